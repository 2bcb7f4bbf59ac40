// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

// What gives arrays their dimensions and labels, and puts them together.
namespace ansatz::basic {

/// An array with names for its dimensions and what else it should know. What is not given stays as it was.
/// Errors   Mismatch: not one name a dimension; coordinates of another length; a unit where there is another.
struct Labelled {
  core::Value x;
  std::optional<std::vector<std::string>> dimensions;  ///< one name each
  core::Record coordinates;                            ///< by dimension name
  std::optional<std::string> unit;
  std::optional<std::string> label;
  std::optional<std::vector<std::string>> density_over;
};
core::Value labelled(const Labelled& question, core::Run& run);

/// How many elements a list has, an array along its first dimension, an interval of whole numbers, rows a table,
/// characters a text.
struct Length {
  core::Value x;
};
double length(const Length& question, core::Run& run);

/// Numbers or texts in rising (or falling) order; NaN comes last. Mismatch: more than one dimension, complex.
struct Sort {
  core::Value x;
  bool descending = false;
};
core::Value sort(const Sort& question, core::Run& run);

/// Each different element once, in the order of first appearance.
struct Unique {
  core::Value x;
};
core::Value unique(const Unique& question, core::Run& run);

/// The dimensions of an array in another order; turned round where none is named.
struct Transpose {
  core::Array x;
  std::optional<std::vector<std::string>> dimensions;  ///< all of them, in the new order
};
core::Value transpose(const Transpose& question, core::Run& run);

/// The same elements, row by row, in other dimensions; without coordinates, and no density any more.
/// Errors   Mismatch: sizes that hold another number of elements, other numbers of names than of sizes.
struct Reshape {
  core::Array x;
  std::vector<double> sizes;            ///< outermost first, whole, at least 0; none: one dimension
  std::vector<std::string> dimensions;  ///< one name each; none: unnamed
};
core::Value reshape(const Reshape& question, core::Run& run);

/// Arrays of one shape beside each other, along a new outermost dimension.
struct Stack {
  core::Value parts;
  std::string dimension;
};
core::Value stack(const Stack& question, core::Run& run);

/// Arrays one after another along a dimension they have; those of one array along its first dimension, if that has no
/// name, as of a list. A plain value is an array of one, an empty list nothing. Parts that no array can hold (records)
/// make a list. Mismatch: shapes or dimensions that differ, tables.
struct Join {
  std::vector<core::Value> parts;
  std::string over;
};
core::Value join(const Join& question, core::Run& run);

/// The same quantity in another unit. Mismatch: of another dimension.
struct ConvertTo {
  core::Value x;
  std::string unit;
};
core::Value convert(const ConvertTo& question, core::Run& run);

}  // namespace ansatz::basic
