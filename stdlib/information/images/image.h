// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"

namespace ansatz::information {

/// A picture: finite numbers in rows.
class Image {
 public:
  /// Errors   BadParameter (parameter `name`): not two dimensions, fewer rows or columns than asked for, NaN or
  ///          infinities with the place of the first.
  Image(const std::string& kernel, const std::string& name, const core::Array& given, std::size_t least_rows,
        std::size_t least_columns);

  std::size_t rows() const { return numbers_.dimension(0).size; }
  std::size_t columns() const { return numbers_.dimension(1).size; }
  double at(std::size_t row, std::size_t column) const { return values_[row * columns() + column]; }
  std::span<const double> values() const { return values_; }
  const core::Unit& unit() const { return numbers_.unit; }

 private:
  core::Array numbers_;  // keeps the elements
  std::span<const double> values_;
};

/// Grey levels 0 … levels − 1 in even steps from the least value to the largest; 0 throughout where these are equal.
std::vector<std::uint32_t> grey_levels(const Image& image, std::size_t levels);

/// The same in even steps over `within`, both ends included, where it is given: whole numbers of 8 bits are their own
/// levels with 256 of them within 0..255.
/// Errors   BadParameter (parameter "within"): an end that is not finite, no width, a value outside.
std::vector<std::uint32_t> grey_levels(const std::string& kernel, const Image& image, std::size_t levels,
                                       const std::optional<core::Interval>& within);

}  // namespace ansatz::information
