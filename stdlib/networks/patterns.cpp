// SPDX-License-Identifier: MIT
#include "stdlib/networks/patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/extent.h"

namespace ansatz::networks {

namespace {

using core::Array;
using core::BadParameter;
using core::ElementType;

Batch classes_of(const std::string& kernel, const Batch& given, std::size_t classes) {
  Batch out(given.rows, classes);
  for (std::size_t i = 0; i < given.rows; ++i) {
    const double label = given.at(i, 0);
    if (!(label >= 0 && label < static_cast<double>(classes)) || label != std::floor(label))
      throw BadParameter(kernel, "data.y", fmt::format("{:g} in pattern {}", label, i + 1),
                         fmt::format("a class in [0, {}], one for each output of the network", classes - 1));
    out.at(i, static_cast<std::size_t>(label)) = 1;
  }
  return out;
}

void check_shares(const std::string& kernel, const Batch& shares) {
  for (std::size_t i = 0; i < shares.rows; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < shares.columns; ++j) {
      if (shares.at(i, j) < 0)
        throw BadParameter(kernel, "data.y", fmt::format("{:g} in pattern {}", shares.at(i, j), i + 1),
                           "a probability of each class, none negative");
      sum += shares.at(i, j);
    }
    if (std::abs(sum - 1) > 1e-9)
      throw BadParameter(kernel, "data.y", fmt::format("of sum {:.10g} in pattern {}", sum, i + 1),
                         "a probability of each class, summing to one");
  }
}

Array field_of(const std::string& kernel, const core::Record& data, const char* name) {
  const core::Value* value = data.find(name);
  if (!value) throw BadParameter(kernel, "data", std::string("a record without ") + name, "a record with x and y");
  if (const auto* array = value->get<Array>()) return *array;
  if (const auto* number = value->get<double>()) return Array::of({*number});
  throw BadParameter(kernel, std::string("data.") + name, value->describe(), "an array");
}

// Images and sequences, the last index running fastest.
Array one_row_a_pattern(const Array& values) {
  const std::size_t rows = values.dimension(0).size, columns = rows == 0 ? 0 : values.size() / rows;
  const core::Dimension patterns = values.dimension(0);
  if (values.type() != ElementType::real) return one_row_a_pattern(values.as_real());
  return Array({patterns, {"component", columns}}, std::vector<double>(values.real().begin(), values.real().end()));
}

}  // namespace

Batch batch_of(const std::string& kernel, const std::string& name, const Array& values) {
  if (values.type() == ElementType::text || values.type() == ElementType::complex)
    throw BadParameter(kernel, name, describe(values.type()), "numbers");
  if (values.rank() < 1 || values.rank() > 2)
    throw BadParameter(kernel, name, fmt::format("an array of {} dimensions", values.rank()),
                       "[pattern] or [pattern, component]");
  Batch out(values.dimension(0).size, values.rank() == 2 ? values.dimension(1).size : 1);
  if (out.rows == 0 || out.columns == 0) throw BadParameter(kernel, name, "empty", "a pattern at least");
  const Array numbers = values.as_real();
  const auto given = numbers.real();
  const bool all_finite = core::all_finite(given);
  for (std::size_t i = 0; i < given.size() && !all_finite; ++i)
    if (!std::isfinite(given[i]))
      throw BadParameter(kernel, name, fmt::format("{:g} in pattern {}", given[i], i / out.columns + 1), "finite");
  constexpr std::size_t kAtOnce = 64;  // rows, whose numbers stay near
  for (std::size_t first = 0; first < out.rows; first += kAtOnce) {
    const std::size_t end = std::min(out.rows, first + kAtOnce);
    for (std::size_t j = 0; j < out.columns; ++j) {
      const auto column = out.column(j);
      for (std::size_t i = first; i < end; ++i) column[i] = given[i * out.columns + j];
    }
  }
  return out;
}

Batch patterns_of(const std::string& kernel, const std::string& name, const Array& values, const Network& network) {
  Batch out = batch_of(kernel, name, values.rank() > 2 ? one_row_a_pattern(values) : values);
  if (out.columns != network.inputs()) {
    const bool is_turned = out.rows == network.inputs();
    throw BadParameter(kernel, name, fmt::format("{} numbers a pattern", out.columns),
                       fmt::format("{}, as many as the network has inputs{}", network.inputs(),
                                   is_turned ? "; a row is a pattern: transpose(x) turns the array" : ""));
  }
  return out;
}

Examples examples_of(const std::string& kernel, const core::Record& data, const Network& network, Loss loss) {
  Examples out;
  out.inputs = patterns_of(kernel, "data.x", field_of(kernel, data, "x"), network);
  out.targets = batch_of(kernel, "data.y", field_of(kernel, data, "y"));
  if (out.targets.rows != out.inputs.rows)
    throw BadParameter(kernel, "data.y", fmt::format("of {} patterns", out.targets.rows),
                       fmt::format("of {}, as x has", out.inputs.rows));
  if (loss == Loss::cross_entropy && out.targets.columns == 1) {
    out.targets = classes_of(kernel, out.targets, network.outputs());
    return out;
  }
  if (loss == Loss::quantiles) {
    if (out.targets.columns != 1)
      throw BadParameter(kernel, "data.y", fmt::format("{} numbers a pattern", out.targets.columns),
                         "one, whose quantiles the outputs are to be");
    const std::vector<double> wanted = out.targets.values;
    for (std::size_t j = 1; j < network.outputs(); ++j)
      out.targets.values.insert(out.targets.values.end(), wanted.begin(), wanted.end());
    out.targets.columns = network.outputs();
    return out;
  }
  if (out.targets.columns != network.outputs())
    throw BadParameter(kernel, "data.y", fmt::format("{} numbers a pattern", out.targets.columns),
                       fmt::format("{}, as many as the network has outputs", network.outputs()));
  if (loss == Loss::cross_entropy) check_shares(kernel, out.targets);
  return out;
}

}  // namespace ansatz::networks
