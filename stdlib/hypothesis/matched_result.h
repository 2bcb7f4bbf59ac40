// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// start_result for samples that are matched value by value: two of them are copies only where each value stands at its
/// place. Rankings of the same things hold the same ranks and are none.
TestResult start_matched_result(std::string test, std::string symbol, const Samples& samples, core::Run& run);

}  // namespace ansatz::hypothesis
