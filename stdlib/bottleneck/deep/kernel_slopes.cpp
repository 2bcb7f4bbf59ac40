// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/kernel_slopes.h"

#include <vector>

#include "stdlib/bottleneck/rows_as_points.h"
#include "stdlib/information/representations/gaussian_kernel.h"
#include "stdlib/networks/products.h"

namespace ansatz::bottleneck {

using networks::Batch;

Batch gaussian_matrix(const Batch& a, const Batch& b, double width) {
  const information::Points rows = as_points(a), others = as_points(b);
  Batch out(a.rows, b.rows);
  for (std::size_t j = 0; j < b.rows; ++j) information::gaussian_column(rows, others, j, width, out.column(j));
  return out;
}

void add_kernel_slopes(const Batch& weighted, const Batch& a, const Batch& b, double width, double factor,
                       Batch& slopes) {
  std::vector<double> sums(a.rows);
  for (std::size_t j = 0; j < b.rows; ++j)
    for (std::size_t i = 0; i < a.rows; ++i) sums[i] += weighted.at(i, j);
  Batch pulled(a.rows, b.columns);
  networks::multiply(weighted.values.data(), a.rows, b.rows, b.values.data(), b.columns, pulled.values.data());
  const double scale = factor / (width * width);
  for (std::size_t k = 0; k < a.columns; ++k)
    for (std::size_t i = 0; i < a.rows; ++i) slopes.at(i, k) += scale * (pulled.at(i, k) - sums[i] * a.at(i, k));
}

}  // namespace ansatz::bottleneck
