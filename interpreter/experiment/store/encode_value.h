// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "stdlib/core/value.h"

namespace ansatz::experiment {

/// A value as bytes, with all its parts; what decodes is identical to what was encoded.
///
/// Errors   encode_value: core::Mismatch for functions and traced values, naming the field that is one.
///          decode_value: core::BadData when the bytes are cut short or altered in structure.
std::string encode_value(const core::Value& value);
core::Value decode_value(std::string_view bytes);

}  // namespace ansatz::experiment
