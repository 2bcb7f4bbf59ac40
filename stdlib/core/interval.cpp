// SPDX-License-Identifier: MIT
#include "stdlib/core/interval.h"

#include <optional>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/core/print.h"

namespace ansatz::core {

namespace {

std::optional<Quantity> as_quantity(const Value& value) {
  if (const auto* number = value.get<double>()) return Quantity{*number, {}};
  if (const auto* quantity = value.get<Quantity>()) return *quantity;
  const auto* array = value.get<Array>();
  const bool is_number = array && array->rank() == 0 && array->type() != ElementType::text &&
                         array->type() != ElementType::complex && array->type() != ElementType::boolean;
  return is_number ? std::optional(Quantity{array->number(0), array->unit}) : std::nullopt;
}

Quantity demand(const Value& value, const char* which) {
  if (const auto quantity = as_quantity(value)) return *quantity;
  throw Mismatch(std::string("the ") + which + " end of an interval must be a number, but is " + value.describe());
}

std::string dimension_of(const Unit& unit) { return unit.symbol.empty() ? "a plain number" : unit.dimension_name(); }

}  // namespace

Interval interval(const Value& low, const Value& high) {
  const Quantity first = demand(low, "lower"), last = demand(high, "upper");
  const bool both_or_none = first.unit.symbol.empty() == last.unit.symbol.empty();
  if (!both_or_none || !first.unit.same_dimension(last.unit)) {
    throw Mismatch("the ends of an interval must be of one kind, but " + text(low) + " is " + dimension_of(first.unit) +
                   " and " + text(high) + " is " + dimension_of(last.unit));
  }
  return {first.value, last.value * conversion(last.unit, first.unit), first.unit};
}

Value low_end(const Interval& stretch) {
  return stretch.unit.symbol.empty() ? Value(stretch.low) : Value(Quantity{stretch.low, stretch.unit});
}

Value high_end(const Interval& stretch) {
  return stretch.unit.symbol.empty() ? Value(stretch.high) : Value(Quantity{stretch.high, stretch.unit});
}

Interval in_unit(const Interval& stretch, const Unit& unit) {
  if (stretch.unit.symbol.empty()) return {stretch.low, stretch.high, unit};
  const double factor = conversion(stretch.unit, unit);
  return {stretch.low * factor, stretch.high * factor, unit};
}

}  // namespace ansatz::core
