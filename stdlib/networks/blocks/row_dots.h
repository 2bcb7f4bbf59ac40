// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::networks {

/// Columns of a matrix of `rows` rows, `step` columns from one to the next.
struct Columns {
  const double* first;
  std::size_t step = 1;
};

/// out_i = scale Σ_k a_ik b_ik over `count` columns, for every row: products of the rows of two matrices with each
/// other, each row by itself. The bits are the same for any processor's width.
void row_dots(Columns a, Columns b, std::size_t rows, std::size_t count, double scale, double* out);

}  // namespace ansatz::networks
