// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"

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

 private:
  core::Array numbers_;  // keeps the elements
  std::span<const double> values_;
};

/// Grey levels 0 … levels − 1 in even steps from the least value to the largest; 0 throughout where these are equal.
std::vector<std::uint32_t> grey_levels(const Image& image, std::size_t levels);

}  // namespace ansatz::information
