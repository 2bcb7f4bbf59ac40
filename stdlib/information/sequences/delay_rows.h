// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// States of a series: `parts` values that are `lag` apart, a row from every time that has them all. At least
/// (parts − 1) lag + 1 values.
inline Points delay_rows(std::span<const double> x, std::size_t parts, std::size_t lag) {
  Points out{x.size() - (parts - 1) * lag, parts, {}};
  out.values.reserve(out.count * parts);
  for (std::size_t k = 0; k < parts; ++k)
    for (std::size_t t = 0; t < out.count; ++t) out.values.push_back(x[t + k * lag]);
  return out;
}

}  // namespace ansatz::information
