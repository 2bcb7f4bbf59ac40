// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/surrogates.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "stdlib/core/fft.h"
#include "stdlib/core/sort.h"

namespace ansatz::information {

namespace {

constexpr int kRounds = 200;

using Order = std::vector<std::size_t>;

Order shuffled(std::size_t count, const core::Stream& stream) {
  Order order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  stream.shuffle(order);
  return order;
}

Order rotated(std::size_t n, const core::Stream& stream) {
  const std::size_t least = std::max<std::size_t>(1, n / 20);
  const std::size_t by = least + stream.below(0, n - 2 * least + 1);
  Order order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = (i + by) % n;
  return order;
}

Order in_blocks(std::size_t n, std::size_t block, const core::Stream& stream) {
  Order order;
  for (const std::size_t b : shuffled((n + block - 1) / block, stream))
    for (std::size_t i = b * block; i < std::min(n, (b + 1) * block); ++i) order.push_back(i);
  return order;
}

class Spectrum {
 public:
  explicit Spectrum(std::span<const double> values)
      : n_(values.size()),
        forward_(core::Transform::real_forward, n_),
        backward_(core::Transform::real_backward, n_),
        values_(n_),
        waves_(2 * (n_ / 2 + 1)) {
    transform(values);
    for (std::size_t k = 0; k <= n_ / 2; ++k) amplitudes_.push_back(amplitude(k));
  }

  /// The values with the phases kept and the amplitudes of the original, times n.
  std::span<const double> impose(std::span<const double> values) {
    transform(values);
    for (std::size_t k = 0; k <= n_ / 2; ++k) {
      const double has = amplitude(k);
      // What has no phase gets none.
      const double factor = has > 0 ? amplitudes_[k] / has : 0;
      waves_[2 * k] = has > 0 ? waves_[2 * k] * factor : amplitudes_[k];
      waves_[2 * k + 1] *= factor;
    }
    backward_.execute(waves_.data(), values_.data());
    return values_.span();
  }

 private:
  void transform(std::span<const double> values) {
    std::copy(values.begin(), values.end(), values_.data());
    forward_.execute(values_.data(), waves_.data());
  }
  double amplitude(std::size_t k) const { return std::hypot(waves_[2 * k], waves_[2 * k + 1]); }

  std::size_t n_;
  core::FftPlan forward_, backward_;
  core::AlignedBuffer values_, waves_;
  std::vector<double> amplitudes_;
};

void keep_spectrum(std::span<double> values, const core::Stream& stream) {
  std::vector<double> sorted(values.begin(), values.end());
  core::sort_numbers(sorted);
  Spectrum spectrum(values);
  const Order start = shuffled(values.size(), stream);
  Order places;
  for (std::size_t i = 0; i < values.size(); ++i) values[start[i]] = sorted[i];
  for (int round = 0; round < kRounds; ++round) {
    Order now = core::sorted_places(spectrum.impose(values));
    if (now == places) return;
    places = std::move(now);
    for (std::size_t i = 0; i < values.size(); ++i) values[places[i]] = sorted[i];
  }
}

}  // namespace

void disconnect(const std::string& how, std::size_t block, const core::Stream& stream, Points& histories) {
  const std::size_t n = histories.count;
  const Order order = how == "rotate"  ? rotated(n, stream)
                      : how == "block" ? in_blocks(n, block, stream)
                                       : shuffled(n, stream);
  std::vector<double> values(n);
  for (std::size_t a = 0; a < histories.dimension; ++a) {
    const auto column = histories.column(a);
    for (std::size_t i = 0; i < n; ++i) values[i] = column[order[i]];
    std::copy(values.begin(), values.end(), column.begin());
  }
}

Points with_the_same_spectrum(const Points& series, const core::Stream& stream) {
  Points out = series;
  for (std::size_t a = 0; a < out.dimension; ++a) keep_spectrum(out.column(a), stream.at(a));
  return out;
}

}  // namespace ansatz::information
