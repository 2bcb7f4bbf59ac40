// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

/// Bound from above of what a code with normal noise, T = f(x) + σ z, tells of which of the batch's n inputs it was
/// made of, in nats:
///
///   −1/n Σ_i ln 1/n Σ_j exp(−|f_i − f_j|²/2σ²)
///
/// between 0 and ln n. `slopes` is set to its derivatives by f.
/// Source   Kolchinsky, Tracey & Wolpert (2019).
double mixture_bound(const networks::Batch& code, double noise, networks::Batch& slopes);

/// Mean divergence of N(μ, σ²) of each pattern and number from a standard normal, summed over the numbers:
///
///   1/n Σ_i Σ_k ½(μ² + σ² − 1 − ln σ²)
///
/// `encoded` has μ in its first half of columns and s in its second, σ = softplus(s − 5) = ln(1 + e^{s−5}); `slopes`,
/// as many, is set to the derivatives by both.
/// Source   Alemi, Fischer, Dillon & Murphy (2017), with their −5.
double normal_bound(const networks::Batch& encoded, networks::Batch& slopes);

/// σ of normal_bound, and dσ/ds.
double spread(double s);
double spread_slope(double s);

}  // namespace ansatz::bottleneck
