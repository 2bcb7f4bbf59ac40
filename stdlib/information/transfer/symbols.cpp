// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/symbols.h"

#include <cstdint>
#include <vector>

#include "stdlib/information/sequences/ordinal_counts.h"

namespace ansatz::information {

Points ordinal_symbols(const Points& series, std::size_t order) {
  Points out{series.count - order + 1, series.dimension, {}};
  std::vector<std::int64_t> numbers(out.count);
  for (std::size_t a = 0; a < series.dimension; ++a) {
    number_patterns({series.column(a), order, 1}, 0, out.count, numbers.data());
    out.values.insert(out.values.end(), numbers.begin(), numbers.end());
  }
  return out;
}

}  // namespace ansatz::information
