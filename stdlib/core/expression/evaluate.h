// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "stdlib/core/expression/tape.h"

namespace ansatz::core {

/// Two evaluators of one tape. They agree to the bit, but for which NaN a NaN is: both do the same roundings in the
/// same order, and SLEEF's finz functions do not depend on the width.

/// One point.
double evaluate_scalar(const Tape& tape, std::span<const double> point);

/// n points by SIMD, with the widest instructions this processor has; see Function::evaluate for the contract.
///
/// The whole tape runs over one strip of a few vectors, then over the next: the accumulator never leaves the registers,
/// intermediate values never leave the L1 cache, and one dispatch serves 32 (AVX2) or 64 (AVX-512) points.
void evaluate_simd(const Tape& tape, std::span<const double* const> inputs, double* out, std::size_t n);

}  // namespace ansatz::core
