// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "interpreter/figure/marks.h"

namespace ansatz::figure::test {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// 0, step, 2 step …
inline std::vector<double> ramp(std::size_t n, double step = 1) {
  std::vector<double> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = step * static_cast<double>(i);
  return out;
}

inline core::Array labelled(core::Array array, std::string label, const std::string& unit = "") {
  array.label = std::move(label);
  if (!unit.empty()) array.unit = core::parse_unit(unit);
  return array;
}

/// A series over time, every half femtosecond.
inline core::Array series(std::vector<double> values, std::string label, const std::string& unit = "") {
  const core::Array time = labelled(core::Array::along("time", ramp(values.size(), 0.5)), "", "fs");
  return labelled(core::Array(std::vector<core::Dimension>{core::Dimension("time", time)}, std::move(values)),
                  std::move(label), unit);
}

/// rows × columns numbers 0, 1, 2 … along the dimensions "row" and "time".
inline core::Array matrix(std::size_t rows, std::size_t columns) {
  return {std::vector<core::Dimension>{core::Dimension("row", rows), core::Dimension("time", columns)},
          ramp(rows * columns)};
}

inline Figure figure_of(std::vector<Mark> marks, std::string name = "sample") {
  Figure figure;
  figure.name = std::move(name);
  Panel panel;
  for (Mark& mark : marks) add_mark(panel, std::move(mark));
  figure.panels.push_back(std::move(panel));
  return figure;
}

}  // namespace ansatz::figure::test
