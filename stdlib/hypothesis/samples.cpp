// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/samples.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/print.h"
#include "stdlib/core/squares.h"

namespace ansatz::hypothesis {

namespace {

using core::Array;
using core::BadParameter;

void add(Samples& out, std::string name, const Array& array, const SampleNeeds& needs) {
  if (array.rank() > 1)
    throw BadParameter(needs.kernel, "samples", fmt::format("an array of {} dimensions", array.rank()),
                       "arrays of one dimension, or x by g");
  const Array numbers = array.as_real();
  const auto values = numbers.real();
  out.values.emplace_back(values.begin(), values.end());
  if (name.empty()) name = array.label;
  if (name.empty()) name = std::to_string(out.values.size());
  out.names.push_back(std::move(name));
}

void add_rows(Samples& out, const Array& matrix, const SampleNeeds& needs) {
  const Array numbers = matrix.as_real();
  const auto values = numbers.real();
  const std::size_t rows = matrix.dimension(0).size, length = matrix.dimension(1).size;
  const auto& names = matrix.dimension(0).coordinates;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto part = values.subspan(row * length, length);
    add(out, names ? names->element_text(row) : "", Array::of({part.begin(), part.end()}), needs);
  }
}

/// Those without a label, where no groups are named, are in none.
void add_groups(Samples& out, const core::Groups& groups, const Comparison& question, const SampleNeeds& needs) {
  for (std::size_t g = 0; g < groups.samples.size(); ++g) {
    const std::size_t size = groups.samples[g].size();
    if (!groups.names[g].empty() || !question.groups.empty())
      add(out, groups.names[g], groups.samples[g], needs);
    else if (question.missing == "drop")
      out.missing += static_cast<int>(size);
    else
      throw BadParameter(
          needs.kernel, "samples",
          fmt::format("{} value{} whose group is an empty text, which stands for nothing", size, size == 1 ? "" : "s"),
          "values with a group each; groups = [\"…\", \"…\"] names those to compare, missing = \"drop\" leaves such "
          "values out");
  }
}

void add_value(Samples& out, const core::Value& value, const Comparison& question, const SampleNeeds& needs) {
  if (const auto* groups = value.get<core::Groups>()) {
    add_groups(out, *groups, question, needs);
  } else if (const auto* array = value.get<Array>()) {
    array->rank() == 2 ? add_rows(out, *array, needs) : add(out, "", *array, needs);
  } else if (const auto* list = value.get<core::List>()) {
    for (const auto& item : list->items) add_value(out, item, question, needs);
  } else if (const auto* number = value.get<double>()) {
    add(out, "", Array::of({*number}), needs);
  } else {
    throw BadParameter(needs.kernel, "samples", value.describe(), "arrays of numbers, or x by g");
  }
}

/// Whether each value is a sample and some have draws of several numbers; one array alone holds a sample a row.
bool are_points(const std::vector<core::Value>& values) {
  const auto rank = [](const core::Value& value) {
    const auto* array = value.get<Array>();
    return array ? array->rank() : 0;
  };
  return values.size() > 1 && std::all_of(values.begin(), values.end(), [&](const auto& v) { return rank(v) > 0; }) &&
         std::any_of(values.begin(), values.end(), [&](const auto& v) { return rank(v) == 2; });
}

void add_points(Samples& out, const core::Value& value, const SampleNeeds& needs) {
  const Array numbers = value.get<Array>()->as_real();
  if (numbers.rank() > 2 || numbers.dimension(numbers.rank() - 1).size == 0)
    throw BadParameter(
        needs.kernel, "samples",
        numbers.rank() > 2 ? fmt::format("an array of {} dimensions", numbers.rank()) : "points without components",
        "arrays [draw, component]");
  out.values.emplace_back(numbers.real().begin(), numbers.real().end());
  out.components.push_back(numbers.rank() == 2 ? numbers.dimension(1).size : 1);
  out.names.push_back(numbers.label.empty() ? std::to_string(out.values.size()) : numbers.label);
}

/// Which there are, where they can be told in a sentence.
std::string among(const std::vector<std::string>& names) {
  constexpr std::size_t kFew = 8;
  return names.empty() || names.size() > kFew ? "" : fmt::format(" among \"{}\"", fmt::join(names, "\", \""));
}

Samples choose(const Samples& all, const std::vector<std::string>& groups, const SampleNeeds& needs) {
  Samples chosen;
  for (const auto& name : groups) {
    const auto found = std::find(all.names.begin(), all.names.end(), name);
    if (found == all.names.end())
      throw core::UnknownName(fmt::format("{}: there is no group \"{}\"{}", needs.kernel, name, among(all.names)), name,
                              all.names);
    if (std::find(chosen.names.begin(), chosen.names.end(), name) != chosen.names.end())
      throw BadParameter(needs.kernel, "groups", fmt::format("\"{}\" twice", name), "different groups");
    chosen.names.push_back(name);
    const auto g = static_cast<std::size_t>(found - all.names.begin());
    chosen.values.push_back(all.values[g]);
    if (!all.components.empty()) chosen.components.push_back(all.components[g]);
  }
  return chosen;
}

void check_number(const Samples& samples, const Comparison& question, const SampleNeeds& needs) {
  const std::size_t found = samples.names.size();
  const std::string names = found > 8 ? "" : fmt::format(" (\"{}\")", fmt::join(samples.names, "\", \""));
  const std::string what = fmt::format("{} sample{}{}", found, found == 1 ? "" : "s", found > 0 ? names : "");
  // A number after the sample was meant for a parameter: one_sample_t(x, 0.5).
  const auto number = std::find_if(question.samples.begin(), question.samples.end(),
                                   [](const core::Value& value) { return value.is<double>(); });
  if (found > needs.at_most && number != question.samples.end())
    throw BadParameter(
        needs.kernel, "samples", fmt::format("{}, one of them {}", what, core::text(*number)),
        fmt::format("{}: what is no sample is written with its name (ansatz help {})", needs.at_most, needs.kernel));
  if (found > needs.at_most)
    throw BadParameter(needs.kernel, "samples", what,
                       fmt::format("{}: name them with groups = [\"…\", \"…\"]", needs.at_most));
  if (found < needs.at_least)
    throw BadParameter(needs.kernel, "samples", what, fmt::format("at least {} samples", needs.at_least));
}

/// Leaves out what has a NaN among its components.
void drop_draws(Samples& samples, std::size_t g) {
  auto& values = samples.values[g];
  const std::size_t width = samples.width(g);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); i += width) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(i),
               last = first + static_cast<std::ptrdiff_t>(width);
    if (std::any_of(first, last, [](double v) { return std::isnan(v); })) continue;
    std::copy(first, last, values.begin() + static_cast<std::ptrdiff_t>(kept));
    kept += width;
  }
  values.resize(kept);
}

void settle(Samples& samples, std::size_t g, const std::string& missing, const SampleNeeds& needs) {
  auto& values = samples.values[g];
  const auto& name = samples.names[g];
  const auto nans = std::count_if(values.begin(), values.end(), [](double v) { return std::isnan(v); });
  if (nans > 0) {
    if (missing != "drop")
      throw BadParameter(needs.kernel, "samples",
                         fmt::format("{} NaN among the {} values of \"{}\"", nans, values.size(), name),
                         "free of NaN, or missing = \"drop\" to leave them out");
    const std::size_t before = samples.size(g);
    drop_draws(samples, g);
    samples.missing += static_cast<int>(before - samples.size(g));
  }
  const std::size_t size = samples.size(g);
  const char* what = samples.components.empty() ? "value" : "point";
  if (size < needs.size)
    throw BadParameter(needs.kernel, "samples",
                       fmt::format("{} {}{} in \"{}\"", size, what, size == 1 ? "" : "s", name),
                       fmt::format("at least {} {}{} in each", needs.size, what, needs.size == 1 ? "" : "s"));
  if (needs.finite && std::any_of(values.begin(), values.end(), [](double v) { return std::isinf(v); }))
    throw BadParameter(needs.kernel, "samples", fmt::format("infinite in \"{}\"", name), "finite");
  const auto huge =
      std::find_if(values.begin(), values.end(), [](double v) { return std::abs(v) > core::kLargestSquared; });
  if (needs.finite && huge != values.end())
    throw BadParameter(needs.kernel, "samples", fmt::format("{:g} in \"{}\"", *huge, name),
                       fmt::format("within ±{:g}, so that sums of squares are numbers", core::kLargestSquared));
  if (needs.finite && core::vanish_squared(values))
    throw BadParameter(needs.kernel, "samples", fmt::format("as small as {:g} in \"{}\"", values.front(), name),
                       core::kSquarable);
}

}  // namespace

std::vector<double> Samples::sizes() const {
  std::vector<double> out;
  for (std::size_t g = 0; g < values.size(); ++g) out.push_back(static_cast<double>(size(g)));
  return out;
}

std::size_t Samples::total() const {
  std::size_t sum = 0;
  for (std::size_t g = 0; g < values.size(); ++g) sum += size(g);
  return sum;
}

namespace {

/// `z, ok` where `z by ok` was meant: truth values as a sample beside one of numbers.
void check_types(const std::vector<core::Value>& values, const SampleNeeds& needs) {
  const auto has = [&](bool wanted) {
    return std::any_of(values.begin(), values.end(), [&](const core::Value& value) {
      const auto* array = value.get<Array>();
      return array && (array->type() == core::ElementType::boolean) == wanted;
    });
  };
  if (has(true) && has(false))
    throw BadParameter(needs.kernel, "samples", "one of truth values beside one of numbers",
                       "of one kind; x by g compares x where g holds with x where it does not");
}

Samples gather(const Comparison& question, const SampleNeeds& needs) {
  if (question.missing != "error" && question.missing != "drop")
    throw BadParameter(needs.kernel, "missing", "\"" + question.missing + "\"", "\"error\" or \"drop\"");
  check_types(question.samples, needs);
  Samples samples;
  const bool points = needs.points && are_points(question.samples);
  for (const auto& value : question.samples)
    points ? add_points(samples, value, needs) : add_value(samples, value, question, needs);
  if (!question.groups.empty()) samples = choose(samples, question.groups, needs);
  check_number(samples, question, needs);
  return samples;
}

// Places at which one of them has a NaN are left out of all.
void drop_incomplete(Samples& samples) {
  const std::size_t length = samples.size(0);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < length; ++i) {
    bool complete = true;
    for (std::size_t g = 0; g < samples.values.size(); ++g) {
      const std::size_t width = samples.width(g);
      auto& values = samples.values[g];
      for (std::size_t c = 0; c < width; ++c) {
        complete = complete && !std::isnan(values[i * width + c]);
        values[kept * width + c] = values[i * width + c];
      }
    }
    if (!complete) continue;
    samples.places.push_back(i);
    ++kept;
  }
  for (std::size_t g = 0; g < samples.values.size(); ++g) samples.values[g].resize(kept * samples.width(g));
  samples.missing += static_cast<int>(length - kept);
}

}  // namespace

Samples read_samples(const Comparison& question, const SampleNeeds& needs) {
  Samples samples = gather(question, needs);
  for (std::size_t g = 0; g < samples.values.size(); ++g) settle(samples, g, question.missing, needs);
  return samples;
}

Samples read_matched(const Comparison& question, const SampleNeeds& needs) {
  Samples samples = gather(question, needs);
  for (std::size_t g = 1; g < samples.values.size(); ++g) {
    if (samples.size(g) != samples.size(0))
      throw BadParameter(needs.kernel, "samples",
                         fmt::format("{} values in \"{}\" and {} in \"{}\"", samples.size(0), samples.names[0],
                                     samples.size(g), samples.names[g]),
                         "of one length: they are matched value by value");
  }
  if (question.missing == "drop") drop_incomplete(samples);
  for (std::size_t g = 0; g < samples.values.size(); ++g) settle(samples, g, question.missing, needs);
  return samples;
}

}  // namespace ansatz::hypothesis
