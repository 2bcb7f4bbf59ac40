// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

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

std::vector<std::uint32_t> grey_levels(const Image& image, std::size_t levels) {
  const auto [least, largest] = std::minmax_element(image.values().begin(), image.values().end());
  std::vector<std::uint32_t> out(image.values().size());
  if (!(*largest > *least)) return out;
  // Halves, so that a range as wide as numbers go has a width.
  const double low = *least / 2, width = *largest / 2 - low;
  const auto count = static_cast<double>(levels);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint32_t>(std::min(count - 1, std::floor((image.values()[i] / 2 - low) / width * count)));
  return out;
}

}  // namespace ansatz::information
