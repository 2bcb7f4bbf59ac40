// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// Places of dimensions of a table: its sums over all others.
using Margin = std::vector<std::size_t>;

/// Margins as a script gives them: a list of them, each a name or a list of names, [["a", "b"], "c"]. A dimension
/// without a name is called by its place, "1", "2", …; names are those of the dimensions, in their order.
///
/// Errors   BadParameter: something else than texts; a name twice in a margin. UnknownName: no such dimension.
std::vector<Margin> read_margins(const std::string& kernel, const std::vector<std::string>& names,
                                 const Value& margins);

/// The names by which margins call the dimensions of an array.
std::vector<std::string> margin_names(const Array& table);

struct ProportionalFit {
  std::vector<double> cells;  ///< row-major, as the table
  double off = 0;             ///< furthest that a sum was from the table's in the last sweep, as a share of the total
  int sweeps = 0;
  bool can_be_met = true;  ///< not where a sum above 0 has no cell that may be
};

/// What a fit begins with, and how long it goes on.
struct ProportionalFitStart {
  std::vector<double> cells{};  ///< as many as the table, 0 where nothing may be; empty: all alike
  double tolerance = 1e-12;     ///< of `off`
  int sweeps = 10000;
};

/// The table nearest to the start, in D(fit‖start), among those with some margins of a table: each margin in turn is
/// put right by a factor along it, until all are (iterative proportional fitting). Cells that the margins or the start
/// say are 0 are 0. Margins in each other's shape (a decomposable model) take one sweep and one more to see it; others
/// converge by a factor a sweep, and slowly (as 1/sweeps) where a cell goes to 0 that no margin says is.
///
/// The sizes are of one dimension each, the table and the start row-major and not negative; no margin at all keeps the
/// total. Cost: two passes over the cells for each margin a sweep, over those that may be above 0 where they are few.
/// Source   Deming & Stephan, Ann. Math. Stat. 11 (1940) 427; Csiszár, Ann. Probab. 3 (1975) 146, for what it finds.
ProportionalFit proportional_fit(std::span<const std::size_t> sizes, std::span<const double> table,
                                 const std::vector<Margin>& margins, const ProportionalFitStart& start, const Run& run);

}  // namespace ansatz::core
