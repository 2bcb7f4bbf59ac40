// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/figure/arguments.h"

namespace ansatz::figure {

/// What an array says of the axis it is shown on: label, unit, and the names its texts stand for.
Axis axis_of(const core::Array& array);

/// A name as a label: "energy_drift" reads "energy drift"; a single letter with a lowered part stays one.
std::string readable(const std::string& name);

/// "x [time] has 5 values".
std::string shape_text(std::string_view name, const core::Array& array);
/// What sets two arrays apart that should go together: "x [time] has 4 values, but y [time] has 5 values", or, where it
/// is not the number, "x runs along epoch, but y along width".
std::string difference_text(std::string_view name, const core::Array& array, std::string_view other_name,
                            const core::Array& other);

/// The elements as reals. Texts become their place (from 1) among the `categories` of axis_of.
/// Errors   core::BadParameter: complex numbers, no elements, none that is finite.
std::vector<double> plotted(const Arguments& arguments, std::string_view name, const core::Array& array);

/// The coordinate of a dimension as an array of its own, carrying the dimension's name as its label where it has none.
core::Array coordinate_of(const core::Array& array, std::size_t dimension);

/// The elements of `array` repeated over the shape of `over`: its dimensions are found there by name, an array of the
/// same shape is taken as it stands, one without dimensions is repeated everywhere. Errors   core::Mismatch: a
/// dimension that `over` lacks or has in another size; both arrays are named.
std::vector<double> spread(const Arguments& arguments, std::string_view name, const core::Array& array,
                           const std::vector<double>& numbers, std::string_view over_name, const core::Array& over);

/// The array as it stands beside another one of a mark: where that one runs along an axis of the table, `mean(H by p)`,
/// the column of the axis is its points; where rows of it were chosen, `H where p > 1`, so are the array's.
core::Array matched(const core::Array& array, const core::Array& over);

/// Takes x of two arrays that run side by side, or the coordinate of y where x was left out.
struct Pair {
  core::Array x, y;
  std::vector<double> x_numbers, y_numbers;  ///< of equal length
};
Pair side_by_side(const Arguments& arguments, std::string_view x_name, std::string_view y_name);

/// What takes numbers in the unit of `array` to `wanted`. Errors   core::BadParameter: another dimension, or no unit at
/// all.
double unit_factor(const Arguments& arguments, std::string_view name, const core::Array& array,
                   const core::Unit& wanted);

/// Refuses an array that is not one-dimensional.
void need_one_dimension(const Arguments& arguments, std::string_view name, const core::Array& array);

}  // namespace ansatz::figure
