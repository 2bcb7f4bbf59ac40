// SPDX-License-Identifier: MIT
#include "stdlib/fields/spline.h"

#include <algorithm>
#include <utility>

namespace ansatz::fields {

Spline::Spline(std::vector<double> places, std::vector<double> values)
    : places_(std::move(places)), values_(std::move(values)), bends_(places_.size()) {
  // h_{j-1} M_{j-1} + 2 (h_{j-1} + h_j) M_j + h_j M_{j+1} = 6 (slope_j - slope_{j-1}) inside; the two ends are written
  // by their neighbours and put into the first and the last of these rows.
  const std::size_t n = places_.size(), inner = n - 2;
  const auto h = [&](std::size_t j) { return places_[j + 1] - places_[j]; };
  const auto slope = [&](std::size_t j) { return (values_[j + 1] - values_[j]) / h(j); };
  std::vector<double> below(inner), middle(inner), above(inner), right(inner);
  for (std::size_t i = 0; i < inner; ++i) {
    below[i] = h(i);
    middle[i] = 2 * (h(i) + h(i + 1));
    above[i] = h(i + 1);
    right[i] = 6 * (slope(i + 1) - slope(i));
  }
  const double first = h(0) / h(1), last = h(n - 2) / h(n - 3);
  middle.front() += h(0) * (1 + first);
  above.front() -= h(0) * first;
  middle.back() += h(n - 2) * (1 + last);
  below.back() -= h(n - 2) * last;
  for (std::size_t i = 1; i < inner; ++i) {
    const double share = below[i] / middle[i - 1];
    middle[i] -= share * above[i - 1];
    right[i] -= share * right[i - 1];
  }
  for (std::size_t i = inner; i-- > 0;)
    bends_[i + 1] = (right[i] - (i + 1 < inner ? above[i] * bends_[i + 2] : 0.0)) / middle[i];
  bends_[0] = bends_[1] - first * (bends_[2] - bends_[1]);
  bends_[n - 1] = bends_[n - 2] + last * (bends_[n - 2] - bends_[n - 3]);
}

double Spline::operator()(double x) const {
  const auto after = std::upper_bound(places_.begin() + 1, places_.end() - 1, x);
  const auto j = static_cast<std::size_t>(after - places_.begin()) - 1;
  const double h = places_[j + 1] - places_[j], right = (x - places_[j]) / h, left = 1 - right;
  return left * values_[j] + right * values_[j + 1] +
         h * h / 6 * ((left * left * left - left) * bends_[j] + (right * right * right - right) * bends_[j + 1]);
}

}  // namespace ansatz::fields
