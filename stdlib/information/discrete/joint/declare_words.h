// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::information {

/// What the declarations of joint distributions say in the same words.
inline constexpr const char* kJoint =
    "Masses that sum to one, one dimension a variable; or a sample, a table or a record of columns.";
inline constexpr const char* kX = "Names of the first variables; may be left out, with y, where there are just two.";
inline constexpr const char* kY = "Names of the second variables.";
inline constexpr const char* kGiven = "Names of variables known beforehand.";

}  // namespace ansatz::information
