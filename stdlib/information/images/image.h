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
  double least() const { return least_; }
  double largest() const { return largest_; }
  const core::Unit& unit() const { return numbers_.unit; }

 private:
  core::Array numbers_;  // keeps the elements
  std::span<const double> values_;
  double least_ = 0, largest_ = 0;
};

/// Grey levels 0 … levels − 1 in even steps from the least value to the largest; 0 throughout where these are equal.
std::vector<std::uint32_t> grey_levels(const Image& image, std::size_t levels);

/// Grey levels row by row, in even steps over `within`, both ends included, or over all values where it is not given:
/// whole numbers of 8 bits are their own levels with 256 of them within 0..255.
class GreyScale {
 public:
  /// The image must outlive it. Errors   BadParameter (parameter "within"): an end that is not finite, no width, a
  /// value outside.
  GreyScale(const std::string& kernel, const Image& image, std::size_t levels,
            const std::optional<core::Interval>& within);

  /// The levels of a row; `out` has room for it.
  void row(std::size_t y, std::uint32_t* out) const;

 private:
  const Image& image_;
  double levels_, low_, width_;  // of half the values, so that a range as wide as numbers go has a width
};

}  // namespace ansatz::information
