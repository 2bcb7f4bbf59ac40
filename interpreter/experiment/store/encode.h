// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "stdlib/core/array.h"

namespace ansatz::experiment {

/// An array as bytes, everything it knows of itself included; little-endian. What decodes is identical to what was
/// encoded. decode throws core::BadData when the bytes are cut short or altered in structure.
std::string encode(const core::Array& array);
core::Array decode(std::string_view bytes);

/// "numbers [time 250, x 512]": equal texts stack.
std::string shape_text(const core::Array& array);
/// "time x", a dimension without a name as "-".
std::string dimension_names(const core::Array& array);
/// Fingerprint of what an array says beside its shape and elements: coordinates, units, label, kind.
std::string labels_key(const core::Array& array);

}  // namespace ansatz::experiment
