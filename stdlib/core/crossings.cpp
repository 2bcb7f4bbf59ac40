// SPDX-License-Identifier: MIT
#include "stdlib/core/crossings.h"

#include <cmath>

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"

namespace ansatz::core {

namespace {

double crossings_of_row(std::span<const double> row, CrossingDirection direction) {
  int side = 0;
  double crossings = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (std::isnan(row[i])) {
      throw BadParameter("crossings", "signal", "nan at element " + std::to_string(i + 1), "a number everywhere");
    }
    const int now = row[i] > 0 ? 1 : row[i] < 0 ? -1 : 0;
    if (now == 0) continue;
    const bool wanted = direction == CrossingDirection::both || (now > 0) == (direction == CrossingDirection::up);
    if (side != 0 && now != side && wanted) ++crossings;
    side = now;
  }
  return crossings;
}

}  // namespace

Value crossings(const Value& signal, const Value& level, CrossingDirection direction) {
  const auto* array = signal.get<Array>();
  if (!array || array->rank() == 0 || array->type() == ElementType::text || array->type() == ElementType::complex) {
    throw Mismatch("crossings takes an array of real numbers, not " + signal.describe());
  }
  // A level of a bare 0 has every unit.
  const auto* zero = level.get<double>();
  const Value distance = zero && *zero == 0 ? Value(array->as_real()) : binary(BinaryOperator::subtract, signal, level);
  const Array& difference = *distance.get<Array>();
  const std::size_t axis = difference.find_dimension("time").value_or(difference.rank() - 1);
  std::vector<std::size_t> order;
  std::vector<Dimension> kept;
  for (std::size_t d = 0; d < difference.rank(); ++d) {
    if (d == axis) continue;
    order.push_back(d);
    kept.push_back(difference.dimension(d));
  }
  order.push_back(axis);
  const Array rows = permute(difference, order);
  const std::size_t length = difference.dimension(axis).size;
  std::size_t many = 1;
  for (const Dimension& d : kept) many *= d.size;
  std::vector<double> counts(many);
  for (std::size_t r = 0; r < many; ++r)
    counts[r] = crossings_of_row(rows.real().subspan(r * length, length), direction);
  return as_value(Array(kept, std::move(counts)));
}

}  // namespace ansatz::core
