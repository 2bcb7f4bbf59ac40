// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"

namespace ansatz::information {

using core::BadParameter;

namespace {

struct Ends {
  double least = 0, largest = 0;
  bool is_finite = true;
};

// Eight lanes of their own, so that the loop becomes vectors; what is infinite or NaN makes its difference from itself
// NaN.
Ends ends_of(std::span<const double> values) {
  constexpr std::size_t kLanes = 8;
  if (values.empty()) return {};
  std::array<double, kLanes> least, largest, off{};
  least.fill(values[0]);
  largest.fill(values[0]);
  const auto look = [&](double v, std::size_t lane) {
    least[lane] = v < least[lane] ? v : least[lane];
    largest[lane] = v > largest[lane] ? v : largest[lane];
    off[lane] += v - v;
  };
  std::size_t i = 0;
  for (; i + kLanes <= values.size(); i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) look(values[i + lane], lane);
  for (; i < values.size(); ++i) look(values[i], 0);
  Ends out{least[0], largest[0], true};
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    out.least = std::min(out.least, least[lane]);
    out.largest = std::max(out.largest, largest[lane]);
    out.is_finite = out.is_finite && off[lane] == 0;
  }
  return out;
}

}  // namespace

Image::Image(const std::string& kernel, const std::string& name, const core::Array& given, std::size_t least_rows,
             std::size_t least_columns) {
  if (given.rank() != 2)
    throw BadParameter(kernel, name,
                       fmt::format("an array of {} dimension{}", given.rank(), given.rank() == 1 ? "" : "s"),
                       "rows and columns of a picture");
  numbers_ = given.as_real();
  values_ = numbers_.real();
  if (rows() < least_rows || columns() < least_columns)
    throw BadParameter(kernel, name, fmt::format("{} × {}", rows(), columns()),
                       fmt::format("at least {} × {}", least_rows, least_columns));
  const Ends ends = ends_of(values_);
  least_ = ends.least;
  largest_ = ends.largest;
  if (ends.is_finite) return;
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (!std::isfinite(values_[i]))
      throw BadParameter(kernel, name,
                         fmt::format("{:g} at [{}, {}]", values_[i], i / columns() + 1, i % columns() + 1),
                         "finite everywhere");
}

GreyScale::GreyScale(const std::string& kernel, const Image& image, std::size_t levels,
                     const std::optional<core::Interval>& within)
    : image_(image), levels_(static_cast<double>(levels)) {
  double low = image.least(), high = image.largest();
  if (within) {
    const core::Interval range = core::in_unit(*within, image.unit());
    const std::string written = fmt::format("{:g}..{:g}", range.low, range.high);
    if (!std::isfinite(range.low) || !std::isfinite(range.high) || !(range.low < range.high))
      throw BadParameter(kernel, "within", written, "finite at both ends, the lower one first");
    if (low < range.low || high > range.high)
      throw BadParameter(kernel, "within", written,
                         fmt::format("so wide that all of x is in it, {:g}..{:g}", low, high));
    low = range.low;
    high = range.high;
  }
  low_ = low / 2;
  width_ = high / 2 - low_;
}

void GreyScale::row(std::size_t y, std::uint32_t* out) const {
  const std::size_t columns = image_.columns();
  if (!(width_ > 0)) {
    std::fill_n(out, columns, 0U);
    return;
  }
  const double* values = image_.values().data() + y * columns;
  for (std::size_t i = 0; i < columns; ++i)
    out[i] = static_cast<std::uint32_t>(
        static_cast<std::int32_t>(std::min(levels_ - 1, std::floor((values[i] / 2 - low_) / width_ * levels_))));
}

std::vector<std::uint32_t> grey_levels(const Image& image, std::size_t levels) {
  std::vector<std::uint32_t> out(image.values().size());
  const GreyScale scale("", image, levels, std::nullopt);
  for (std::size_t y = 0; y < image.rows(); ++y) scale.row(y, &out[y * image.columns()]);
  return out;
}

}  // namespace ansatz::information
