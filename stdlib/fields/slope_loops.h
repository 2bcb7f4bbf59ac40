// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::fields {

// The inner loops of Runge–Kutta sums and of right-hand sides of waves, in the widest vectors the machine has. Products
// and sums are rounded one by one and stand in the order of the formulas, so the bits are those of plain loops.

/// w and k of one term of a sum.
struct WeightedRow {
  double weight;
  const double* row;
};

/// out[i] = Σ w k[i], the first term first; 0 of no rows.
void weighted_sum(std::span<const WeightedRow> rows, double* out, std::size_t n);

/// out[i] = from[i] + h Σ w k[i].
void weighted_step(const double* from, double h, std::span<const WeightedRow> rows, double* out, std::size_t n);

/// shares[j] = 1 / (absolute + relative · max(|a_j|, |b_j|))² of `pairs` complex numbers a and b.
void error_shares(const double* a, const double* b, double absolute, double relative, double* shares,
                  std::size_t pairs);

/// out[i] = values[i] · unit, and · factors[i] where there are factors.
void scale(const double* values, double unit, const double* factors, double* out, std::size_t n);

/// out_j ← factors · out_j - i rate_j y_j, for complex numbers. `rates` has (r_j, -r_j) for each, `factors` two
/// numbers for each or none, which is 1.
void add_linear(const double* y, const double* rates, const double* factors, double* out, std::size_t n);

}  // namespace ansatz::fields
