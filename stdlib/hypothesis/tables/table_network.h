// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/hypothesis/tables/counts.h"

namespace ansatz::hypothesis {

/// ln P of a table given its margins, Π r! Π c!/(n! Π x!).
double log_table_probability(const Counts& counts);

struct UnlikelyTables {
  double p = 0;      ///< of all tables with these margins that are no likelier than the given one (relative 10⁻⁷)
  double least = 0;  ///< the same of the least likely table
};

/// Exact, or nothing where it would take more than `steps` steps. Tables are built column by column; what is left of
/// the rows, sorted, is all that the rest of a table depends on, and the longest and shortest way from there tell
/// whether all or none of its tables count.
///
/// Source   Mehta & Patel, J. Am. Stat. Assoc. 78 (1983) 427.
std::optional<UnlikelyTables> unlikely_tables(const Counts& counts, double steps, core::Run& run);

}  // namespace ansatz::hypothesis
