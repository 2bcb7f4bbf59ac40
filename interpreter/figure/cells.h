// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::figure {

/// The edges of cells with these centres, one more than there are: midway between neighbours, the outermost mirrored in
/// their centre. On a logarithmic axis midway is the geometric mean. Centres must ascend or descend strictly and, on a
/// logarithmic axis, be positive; a single cell is as wide as 1, or a factor of √10 either way.
std::vector<double> cell_edges(const std::vector<double>& centres, bool log);

/// Whether edges lie evenly, to within a thousandth of a cell.
bool evenly_spaced(const std::vector<double>& edges);

/// A grid of values, x fastest; edges of each axis ascend, one more than there are cells.
struct CellGrid {
  std::vector<double> x_edges, y_edges;
  std::vector<double> values;

  std::size_t columns() const { return x_edges.size() - 1; }
  std::size_t rows() const { return y_edges.size() - 1; }
};

/// The mean over each cell of an even grid of `columns` × `rows` on the same rectangle, weighted by the area shared
/// with the given cells. A cell of which less than half is finite is blank (NaN).
CellGrid resample(const CellGrid& grid, std::size_t columns, std::size_t rows);

}  // namespace ansatz::figure
