// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::networks {

// The activations that networks are mostly made of, as loops over many sums at once: a layer's products are small, so
// that a general formula would cost as much as they do. The bits depend neither on the place in the array nor on the
// processor's width. NaN stays NaN. `out` may be `z`.

/// tanh z within 3 units in the last place.
void tanh_of(const double* z, double* out, std::size_t n);
/// 1/(1 + e^−z) within 3 units in the last place.
void sigmoid_of(const double* z, double* out, std::size_t n);
/// max(z, 0).
void relu_of(const double* z, double* out, std::size_t n);

// d · a'(z) from the output a; `out` may be `d`.

/// d (1 − a²)
void tanh_carry(const double* a, const double* d, double* out, std::size_t n);
/// d a (1 − a)
void sigmoid_carry(const double* a, const double* d, double* out, std::size_t n);
/// d where a > 0, else 0
void relu_carry(const double* a, const double* d, double* out, std::size_t n);

}  // namespace ansatz::networks
