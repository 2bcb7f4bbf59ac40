// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/filter_places.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr double kMost = 1e6;

/// Along side `at` of two.
std::size_t along(const std::vector<double>& numbers, std::size_t at) {
  return static_cast<std::size_t>(numbers[numbers.size() == 1 ? 0 : at]);
}

}  // namespace

std::string text_of_shape(const std::vector<std::size_t>& shape) {
  const auto counted = [](std::size_t n, const char* what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
  };
  if (shape.size() == 1) return counted(shape[0], "unit");
  const std::string of = " of " + counted(shape.back(), "channel");
  if (shape.size() == 2) return counted(shape[0], "place") + of;
  return fmt::format("{} × {} places", shape[0], shape[1]) + of;
}

void check_filter(const std::string& kernel, const std::string& name, const std::vector<double>& numbers,
                  double least) {
  if (numbers.empty() || numbers.size() > 2)
    throw BadParameter(kernel, name, fmt::format("{} numbers", numbers.size()), "one, or one for each of two sides");
  for (const double n : numbers) {
    if (!(n >= least) || n != std::floor(n))
      throw BadParameter(kernel, name, fmt::format("{:g}", n), fmt::format("a whole number of at least {:g}", least));
    if (n > kMost) throw BadParameter(kernel, name, fmt::format("{:g}", n), fmt::format("at most {:g}", kMost));
  }
}

FilterPlaces filter_places(const std::string& kernel, const std::string& parameter, const std::string& what,
                           const std::vector<std::size_t>& shape, const std::vector<double>& size,
                           const std::vector<double>& stride, const std::vector<double>& padding) {
  if (shape.size() < 2)
    throw BadParameter(
        kernel, parameter, fmt::format("{} on {}", what, text_of_shape(shape)),
        "one on an image or a sequence: [height, width, channels] or [places, channels] first, and no plain number "
        "of units before it");
  const bool is_image = shape.size() == 3;
  for (const auto* numbers : {&size, &stride, &padding})
    if (!is_image && numbers->size() > 1)
      throw BadParameter(kernel, parameter, what + " of two sides on a sequence", "one of a single size on a sequence");
  FilterPlaces out;
  out.channels = shape.back();
  out.across = {shape[is_image ? 1 : 0], along(size, 1), along(stride, 1), along(padding, 1)};
  if (is_image) out.down = {shape[0], along(size, 0), along(stride, 0), along(padding, 0)};
  for (const Side& side : {out.down, out.across}) {
    if (side.padding >= side.size)
      throw BadParameter(kernel, parameter, fmt::format("{} of size {} with padding {}", what, side.size, side.padding),
                         "one whose padding is smaller than its size");
    if (side.size > side.length + 2 * side.padding)
      throw BadParameter(kernel, parameter, fmt::format("{} of size {} on {}", what, side.size, text_of_shape(shape)),
                         fmt::format("one of size {} at most", side.length + 2 * side.padding));
  }
  return out;
}

}  // namespace ansatz::networks
