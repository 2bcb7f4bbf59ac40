// SPDX-License-Identifier: MIT
#include "stdlib/core/proportional_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"

namespace ansatz::core {

namespace {

std::size_t dimension_called(const std::string& kernel, const std::vector<std::string>& names,
                             const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw UnknownName(fmt::format("{}: there is no dimension \"{}\" to have a margin of", kernel, name), name, names);
  if (std::find(found + 1, names.end(), name) != names.end())
    throw BadParameter(kernel, "margins", fmt::format("\"{}\", which several dimensions are called", name),
                       "names of one dimension each");
  return static_cast<std::size_t>(found - names.begin());
}

[[noreturn]] void refuse_margins(const std::string& kernel, const Value& found) {
  throw BadParameter(kernel, "margins", found.describe(),
                     "a list of margins, each a name of a dimension or a list of names");
}

Margin margin_of(const std::string& kernel, const std::vector<std::string>& names,
                 std::span<const std::string> wanted) {
  Margin out;
  for (const std::string& name : wanted) {
    const std::size_t place = dimension_called(kernel, names, name);
    if (std::find(out.begin(), out.end(), place) != out.end())
      throw BadParameter(kernel, "margins", fmt::format("\"{}\" twice in one", name), "once in each");
    out.push_back(place);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Texts of a list, an array or a text alone.
std::vector<std::string> texts_of(const std::string& kernel, const Value& value) {
  if (const auto* text = value.get<std::string>()) return {*text};
  if (const auto* array = value.get<Array>(); array && array->type() == ElementType::text && array->rank() == 1)
    return {array->texts().begin(), array->texts().end()};
  const auto* list = value.get<List>();
  if (!list) refuse_margins(kernel, value);
  std::vector<std::string> out;
  for (const Value& item : list->items) {
    const auto* text = item.get<std::string>();
    if (!text) refuse_margins(kernel, item);
    out.push_back(*text);
  }
  return out;
}

/// The cells that may be above 0, and where each stands in each margin.
struct Places {
  std::vector<std::size_t> cells;
  std::vector<std::vector<std::uint32_t>> in_margin;  ///< [margin][cell]
  std::vector<std::vector<double>> wanted;            ///< [margin][sum]
};

std::vector<std::uint32_t> places_in(std::span<const std::size_t> sizes, const Margin& margin, std::size_t cells) {
  std::vector<std::uint32_t> out(cells, 0);
  std::size_t across = 1;
  for (std::size_t k = margin.size(); k-- > 0;) {
    std::size_t stride = 1;
    for (std::size_t d = margin[k] + 1; d < sizes.size(); ++d) stride *= sizes[d];
    for (std::size_t i = 0; i < cells; ++i)
      out[i] += static_cast<std::uint32_t>(i / stride % sizes[margin[k]] * across);
    across *= sizes[margin[k]];
  }
  return out;
}

Places places_of(std::span<const std::size_t> sizes, std::span<const double> table, const std::vector<Margin>& margins,
                 const std::vector<double>& start) {
  Places out;
  std::vector<char> may_be(table.size(), 1);
  for (std::size_t i = 0; i < start.size(); ++i) may_be[i] = start[i] > 0;
  for (const Margin& margin : margins) {
    std::size_t sums = 1;
    for (const std::size_t d : margin) sums *= sizes[d];
    out.in_margin.push_back(places_in(sizes, margin, table.size()));
    std::vector<double>& wanted = out.wanted.emplace_back(sums, 0.0);
    for (std::size_t i = 0; i < table.size(); ++i) wanted[out.in_margin.back()[i]] += table[i];
    for (std::size_t i = 0; i < table.size(); ++i)
      if (!(wanted[out.in_margin.back()[i]] > 0)) may_be[i] = 0;
  }
  for (std::size_t i = 0; i < table.size(); ++i)
    if (may_be[i]) out.cells.push_back(i);
  for (auto& places : out.in_margin) {
    for (std::size_t k = 0; k < out.cells.size(); ++k) places[k] = places[out.cells[k]];
    places.resize(out.cells.size());
  }
  return out;
}

/// Puts one margin right, and says how far it was off; below 0 where it cannot be.
double adjust(std::vector<double>& fitted, const std::vector<std::uint32_t>& places, const std::vector<double>& wanted,
              std::vector<double>& sums) {
  sums.assign(wanted.size(), 0.0);
  for (std::size_t k = 0; k < fitted.size(); ++k) sums[places[k]] += fitted[k];
  double off = 0;
  for (std::size_t s = 0; s < sums.size(); ++s) {
    off = std::max(off, std::abs(sums[s] - wanted[s]));
    if (!(sums[s] > 0) && wanted[s] > 0) return -1;
    sums[s] = sums[s] > 0 ? wanted[s] / sums[s] : 0;
  }
  for (std::size_t k = 0; k < fitted.size(); ++k) fitted[k] *= sums[places[k]];
  return off;
}

}  // namespace

std::vector<std::string> margin_names(const Array& table) {
  std::vector<std::string> names;
  for (std::size_t d = 0; d < table.rank(); ++d)
    names.push_back(table.dimension(d).name.empty() ? std::to_string(d + 1) : table.dimension(d).name);
  return names;
}

std::vector<Margin> read_margins(const std::string& kernel, const std::vector<std::string>& names,
                                 const Value& margins) {
  std::vector<Margin> out;
  const auto add = [&](std::span<const std::string> wanted) { out.push_back(margin_of(kernel, names, wanted)); };
  if (const auto* list = margins.get<List>()) {
    for (const Value& item : list->items) add(texts_of(kernel, item));
    return out;
  }
  const auto* array = margins.get<Array>();
  if (array && array->size() == 0) return out;
  if (array && array->type() == ElementType::text && array->rank() == 2) {
    for (std::size_t i = 0; i < array->dimension(0).size; ++i)
      add(array->texts().subspan(i * array->dimension(1).size, array->dimension(1).size));
    return out;
  }
  for (const std::string& name : texts_of(kernel, margins)) add({&name, 1});
  return out;
}

ProportionalFit proportional_fit(std::span<const std::size_t> sizes, std::span<const double> table,
                                 const std::vector<Margin>& margins, const ProportionalFitStart& start,
                                 const Run& run) {
  const std::vector<Margin> total_alone{Margin{}};
  const Places places = places_of(sizes, table, margins.empty() ? total_alone : margins, start.cells);
  double total = 0;
  for (const double v : table) total += v;
  std::vector<double> fitted(places.cells.size(), 1.0), sums;
  if (!start.cells.empty())
    for (std::size_t k = 0; k < fitted.size(); ++k) fitted[k] = start.cells[places.cells[k]];
  ProportionalFit out;
  out.cells.assign(table.size(), 0.0);
  while (out.sweeps < start.sweeps) {
    run.tick();
    ++out.sweeps;
    out.off = 0;
    for (std::size_t m = 0; m < places.wanted.size(); ++m) {
      const double off = adjust(fitted, places.in_margin[m], places.wanted[m], sums);
      if (off < 0) {
        out.can_be_met = false;
        return out;
      }
      out.off = std::max(out.off, off / total);
    }
    if (out.off <= start.tolerance) break;
  }
  for (std::size_t k = 0; k < fitted.size(); ++k) out.cells[places.cells[k]] = fitted[k];
  return out;
}

}  // namespace ansatz::core
