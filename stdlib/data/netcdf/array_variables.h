// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/data/netcdf/field_writer.h"

namespace ansatz::data {

/// How a labelled array stands in a NetCDF file: one variable, or two for complex numbers, `name_re` and `name_im`,
/// with its label as long_name, its unit as units, and its kind as density_over or kind.
inline constexpr const char* kRealPart = "_re";
inline constexpr const char* kImaginaryPart = "_im";
inline constexpr const char* kDensityOver = "density_over";
inline constexpr const char* kKind = "kind";
inline constexpr const char* kMassPerCell = "mass per cell";
inline constexpr const char* kFlagMeanings = "flag_meanings";
inline constexpr const char* kTruthFlags = "0: false, 1: true, -1: none";

FieldType field_type(core::ElementType type);

/// Defines the variables of an array along these dimensions.
std::vector<int> define_array(FieldWriter& writer, int group, const std::string& name, const core::Array& array,
                              const std::vector<int>& dimensions, const FieldWriter::Chunk& chunk);

/// Writes an array's elements to the variables that define_array gave, from this corner on.
void put_array(FieldWriter& writer, int group, const std::vector<int>& variables, const core::Array& array,
               const std::vector<std::size_t>& start, const std::vector<std::size_t>& count);

}  // namespace ansatz::data
