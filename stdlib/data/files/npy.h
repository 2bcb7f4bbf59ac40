// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "stdlib/core/array.h"

namespace ansatz::data {

/// A NumPy array file (format 1.0 to 3.0) as an array with unnamed dimensions; `name` is for messages.
///
/// Floats of 2, 4 or 8 bytes become numbers, integers up to 8 bytes whole numbers, bool truth values, complex of 8 or
/// 16 bytes complex numbers, U and S texts, each in either byte order and either element order.
///
/// Errors   BadData: another format, a cut file, bytes left over, Python objects, records, whole numbers beyond 2⁶³
/// − 1. Source   NumPy Enhancement Proposal 1.
core::Array read_npy(const std::string& name, std::string_view bytes);

/// The same way back, little-endian, row-major, format 1.0: <f8, <i8, |b1, <c16, or <U for texts.
std::string npy_bytes(const core::Array& array);

}  // namespace ansatz::data
