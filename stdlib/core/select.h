// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// x[i, j, …], counted from 1. An index is a number, an interval of whole numbers (a slice, ends included), nothing
/// (all of that dimension, written `:`), an array of numbers (these places) or a mask. Indices that are missing take
/// everything. A number drops its dimension. Lists and texts take one index; a record and a table take a field's name.
///
/// Errors   Mismatch: "index 7 of time is outside 1..5", "index 1.5 is not a whole number", too many indices.
Value index(const Value& x, std::span<const Value> indices);

/// What `end` means in place `place` (from 0) of x[…]: the size of that dimension, or the length of a list or text.
double last_index(const Value& x, std::size_t place);
/// What `end` means in x.at(dimension = …): its last coordinate.
Value last_coordinate(const Value& x, std::string_view dimension);

enum class Outside { refuse, hold };
/// What a number between two coordinates means: as the coordinate's kind says, on the line between the neighbours, or
/// the last coordinate before it.
enum class Between { as_kind, interpolate, hold };

/// x.at(time = 3, …): selects by coordinate, with linear interpolation between neighbours. Text and whole-number
/// coordinates must match; so do the places 1, 2, … of a dimension without coordinates. A number drops the dimension,
/// an interval keeps that stretch, an array puts its own dimensions there. Quantities are converted to the coordinate's
/// unit, numbers are taken to be in it. Outside::hold takes the value of the nearer end.
/// Whether a coordinate counts or measures shows in its element type: integers (epochs, rows, what log_spaced gives)
/// match, reals are a grid of something continuous even where every value happens to be whole.
///
/// Errors   UnknownName: no such dimension, or no such text (with those there are). Mismatch: "time = 25 is outside
///          0..20", a coordinate that neither rises nor falls.
Value at(const Value& x, std::span<const std::pair<std::string, Value>> coordinates, Outside outside = Outside::refuse,
         Between between = Between::as_kind);

/// x where mask. A mask of all dimensions of a one-dimensional x keeps its dimension; otherwise the dimensions of the
/// mask become one, in the place of the first. The kept places of a dimension without coordinates become its
/// coordinates, so that columns stay aligned. Lists and tables are filtered by row.
Value where(const Value& x, const Value& mask);

/// Whether a dimension of this name runs in time, where neighbours depend on each other: "time", "step", "epoch".
bool runs_in_time(std::string_view dimension);

/// What the elements of a group run along where several of them come from one value of g: from within one row.
inline constexpr const char* kWithinRow = "elements of a row";

/// The rows of g whose coordinates are those of x, where x has been filtered and g has not; else g.
Array aligned(const Array& x, const Array& g);

/// x by g: the elements of x, parted by the values of g. Where x has been filtered, the rows of g with the same
/// coordinates are taken. A group keeps the name of a dimension in time, and says where it pools elements of one row.
Groups group_by(const Value& x, const Value& g);

}  // namespace ansatz::core
