// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::information {

/// What the declarations of this module say in the same words.
inline constexpr const char* kBase = "Base of the logarithm: \"nat\", \"bit\", \"dit\" or a number above 1.";
inline constexpr const char* kMissing = "What a NaN gets: an error with their number, or \"drop\" to leave it out.";

}  // namespace ansatz::information
