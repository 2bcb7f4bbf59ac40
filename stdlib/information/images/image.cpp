// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"

namespace ansatz::information {

using core::BadParameter;

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
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (!std::isfinite(values_[i]))
      throw BadParameter(kernel, name,
                         fmt::format("{:g} at [{}, {}]", values_[i], i / columns() + 1, i % columns() + 1),
                         "finite everywhere");
}

namespace {

// Halves, so that a range as wide as numbers go has a width.
std::vector<std::uint32_t> even_levels(std::span<const double> values, std::size_t levels, double least,
                                       double largest) {
  std::vector<std::uint32_t> out(values.size());
  const double low = least / 2, width = largest / 2 - low;
  const auto count = static_cast<double>(levels);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint32_t>(
        static_cast<std::int32_t>(std::min(count - 1, std::floor((values[i] / 2 - low) / width * count))));
  return out;
}

}  // namespace

std::vector<std::uint32_t> grey_levels(const Image& image, std::size_t levels) {
  const auto [least, largest] = std::minmax_element(image.values().begin(), image.values().end());
  if (!(*largest > *least)) return std::vector<std::uint32_t>(image.values().size());
  return even_levels(image.values(), levels, *least, *largest);
}

std::vector<std::uint32_t> grey_levels(const std::string& kernel, const Image& image, std::size_t levels,
                                       const std::optional<core::Interval>& within) {
  if (!within) return grey_levels(image, levels);
  const core::Interval range = core::in_unit(*within, image.unit());
  const std::string written = fmt::format("{:g}..{:g}", range.low, range.high);
  if (!std::isfinite(range.low) || !std::isfinite(range.high) || !(range.low < range.high))
    throw BadParameter(kernel, "within", written, "finite at both ends, the lower one first");
  const auto [least, largest] = std::minmax_element(image.values().begin(), image.values().end());
  if (*least < range.low || *largest > range.high)
    throw BadParameter(kernel, "within", written,
                       fmt::format("so wide that all of x is in it, {:g}..{:g}", *least, *largest));
  return even_levels(image.values(), levels, range.low, range.high);
}

}  // namespace ansatz::information
