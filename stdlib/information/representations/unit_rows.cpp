// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/unit_rows.h"

#include <algorithm>
#include <cmath>

namespace ansatz::information {

UnitRows unit_rows(std::span<const double> values, std::size_t count, std::size_t dimension) {
  UnitRows out;
  std::vector<double> scales, over;  // squares of what is tiny are nothing, of what is huge no numbers
  for (std::size_t i = 0; i < count; ++i) {
    double scale = 0, square = 0;
    for (std::size_t a = 0; a < dimension; ++a) scale = std::max(scale, std::abs(values[a * count + i]));
    if (scale == 0) continue;
    for (std::size_t a = 0; a < dimension; ++a) {
      const double share = values[a * count + i] / scale;
      square += share * share;
    }
    out.kept.push_back(i);
    scales.push_back(scale);
    over.push_back(std::sqrt(square));
    out.lengths.push_back(scale * over.back());
  }
  out.rows = {out.kept.size(), dimension, {}};
  out.rows.values.reserve(out.kept.size() * dimension);
  for (std::size_t a = 0; a < dimension; ++a)
    for (std::size_t k = 0; k < out.kept.size(); ++k)
      out.rows.values.push_back(values[a * count + out.kept[k]] / scales[k] / over[k]);
  return out;
}

}  // namespace ansatz::information
