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

/// Whole numbers below `end`, `wanted` being what they are called.
void check_whole(const std::string& kernel, const std::string& name, const Batch& given, std::size_t end,
                 const std::string& wanted) {
  for (std::size_t j = 0; j < given.columns; ++j)
    for (std::size_t i = 0; i < given.rows; ++i) {
      const double v = given.at(i, j);
      if (!(v >= 0 && v < static_cast<double>(end)) || v != std::floor(v))
        throw BadParameter(kernel, name, fmt::format("{:g} in pattern {}", v, i + 1),
                           fmt::format("{} in [0, {}]{}", wanted, end - 1,
                                       wanted == "a class" ? ", one for each output of the network" : ""));
    }
}

Batch classes_of(const std::string& kernel, const Batch& given, std::size_t classes) {
  check_whole(kernel, "data.y", given, classes, "a class");
  Batch out(given.rows, classes);
  for (std::size_t i = 0; i < given.rows; ++i) out.at(i, static_cast<std::size_t>(given.at(i, 0))) = 1;
  return out;
}

void check_shares(const std::string& kernel, const Batch& shares, std::size_t places) {
  const std::size_t classes = shares.columns / places;
  for (std::size_t i = 0; i < shares.rows; ++i) {
    for (std::size_t first = 0; first < shares.columns; first += classes) {
      double sum = 0;
      for (std::size_t j = first; j < first + classes; ++j) {
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
  if (network.tokens() > 0) check_whole(kernel, name, out, network.tokens(), "a token");
  return out;
}

namespace {

/// Classes of places, and behind them the weights that the data has.
void tell_by_place(const std::string& kernel, const core::Record& data, std::size_t classes, Examples& examples) {
  Batch& targets = examples.targets;
  const std::size_t places = targets.columns, rows = targets.rows;
  check_whole(kernel, "data.y", targets, classes, "a class");
  examples.told = {places, true, false};
  if (!data.find("weight")) return;
  const Batch weights = batch_of(kernel, "data.weight", field_of(kernel, data, "weight"));
  if (weights.rows != rows || (weights.columns != 1 && weights.columns != places))
    throw BadParameter(kernel, "data.weight", fmt::format("[{}, {}]", weights.rows, weights.columns),
                       fmt::format("[{}], a number a pattern, or [{}, {}], one a place", rows, rows, places));
  examples.told.is_weighted = true;
  targets.columns = 2 * places;
  for (std::size_t p = 0; p < places; ++p) {
    const auto column = weights.column(weights.columns == 1 ? 0 : p);
    targets.values.insert(targets.values.end(), column.begin(), column.end());
  }
}

}  // namespace

Examples examples_of(const std::string& kernel, const core::Record& data, const Network& network, Loss loss,
                     Outputs understood) {
  const std::size_t places = loss == Loss::cross_entropy ? network.places() : 1;
  if (places > 1 && understood == Outputs::by_pattern)
    throw BadParameter(kernel, "net", fmt::format("of outputs at {} places", places),
                       "of one class a pattern: a plain number of units ends its layers so");
  Examples out;
  out.inputs = patterns_of(kernel, "data.x", field_of(kernel, data, "x"), network);
  const Array y = field_of(kernel, data, "y");
  out.targets = batch_of(kernel, "data.y", places > 1 && y.rank() == 3 ? one_row_a_pattern(y) : y);
  if (out.targets.rows != out.inputs.rows)
    throw BadParameter(kernel, "data.y", fmt::format("of {} patterns", out.targets.rows),
                       fmt::format("of {}, as x has", out.inputs.rows));
  if (places > 1 && y.rank() < 3) {
    if (out.targets.columns != places)
      throw BadParameter(kernel, "data.y", fmt::format("of {} numbers a pattern", out.targets.columns),
                         fmt::format("a class of each of the {} places that the network ends in", places));
    tell_by_place(kernel, data, network.outputs() / places, out);
    return out;
  }
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
  if (loss == Loss::cross_entropy) check_shares(kernel, out.targets, places);
  out.told.places = places;
  return out;
}

}  // namespace ansatz::networks
