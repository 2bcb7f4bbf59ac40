// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

/// The loops that traced functions are held against. Their source is compiled for this very machine at -O3, contraction
/// to fused multiply-add allowed: what a careful physicist would get from C++.
namespace ansatz::bench {

using Loop = void (*)(const double* x, const double* y, double* out, std::size_t n);

void quartic(const double* x, const double* y, double* out, std::size_t n);            ///< (x² − 1)² / 4
void quartic_slope(const double* x, const double* y, double* out, std::size_t n);      ///< x (x² − 1)
void sine_gordon(const double* x, const double* y, double* out, std::size_t n);        ///< 1 − cos x
void sine_gordon_slope(const double* x, const double* y, double* out, std::size_t n);  ///< sin x
void mixed(const double* x, const double* y, double* out, std::size_t n);       ///< 20 operations, 4 of them elementary
void rational(const double* x, const double* y, double* out, std::size_t n);    ///< 20 operations, one a division
void polynomial(const double* x, const double* y, double* out, std::size_t n);  ///< 20 operations, all + − ·

}  // namespace ansatz::bench
