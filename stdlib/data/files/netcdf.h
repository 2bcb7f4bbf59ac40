// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// One variable as a labelled array ("phi", or "group/phi"), or a record of all of them, groups as records within it.
///
/// A variable named as its only dimension is that dimension's coordinate and no field of the record. long_name becomes
/// the label, units the unit where the table of units has it; otherwise the label keeps it and a doubt says so. What
/// was never written (_FillValue, missing_value) is NaN and makes whole numbers numbers; scale_factor and add_offset
/// are applied. `x_re` and `x_im` are one complex x.
///
/// Errors   BadData: no NetCDF file, a damaged one, no such variable (with those there are), a type of a user's own.
core::Value read_netcdf(const std::string& path, const std::string& variable, core::Run& run);

/// Writes a table (along `row`), an array (as `values`, or its label where that is a word), or a record of arrays, with
/// coordinates, units and labels. `path` is a new file.
/// Errors   Mismatch: one name for dimensions of several lengths or coordinates.
void write_netcdf(const std::string& path, const core::Value& value);

}  // namespace ansatz::data
