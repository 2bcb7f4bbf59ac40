// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "stdlib/core/declare/registry.h"

/// What declarations of the library leave open, and a check can rely on all the same: held to the kernels themselves by
/// tests/language/results_test.cpp.
namespace ansatz::check {

/// What a kernel of the core gives, whose declared result is any value.
enum class Gives {
  anything,
  sequence,     ///< an array of one dimension, in the unit of its first argument
  elementwise,  ///< a number, or an array of numbers of the same shape as its first argument
  one_of_them,  ///< of an array without `over`: one number, in its unit
  one_number,   ///< likewise, in another unit or none
  one_truth,    ///< likewise, true or false
};
Gives result_of(const core::Kernel& kernel);

/// How many samples a test compares at most: 2 for those of two samples, else 0, which is any number.
std::size_t most_samples(const core::Kernel& kernel);

}  // namespace ansatz::check
