// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/unit.h"
#include "stdlib/core/value.h"

namespace ansatz::check {

/// What a value surely is, as far as the text shows. Whatever is left unknown may be anything: a check that refuses
/// needs what is told here, so that no right script is refused.
struct Nature {
  enum class What { unknown, number, truth, text, interval, function, record, array };

  What what = What::unknown;
  What of = What::unknown;          ///< the elements of an array: number, truth or text
  std::optional<std::size_t> rank;  ///< of an array
  std::optional<core::Unit> unit;   ///< of a number, an interval or an array of numbers
  bool is_column = false;           ///< an array with a value, or several, for each row of the table
  bool is_several = false;          ///< an array of more than one element

  bool is(What wanted) const { return what == wanted; }
  bool is_array_of(What wanted) const { return what == What::array && of == wanted; }
  /// A number without a unit, or an array of them.
  bool is_plain() const { return unit && unit->symbol.empty(); }
  /// "a text", "a quantity in nm", "a number for each row".
  std::string describe() const;
};

Nature nature_of(const core::Value& value);

/// What a value is that may be either.
Nature either(const Nature& one, const Nature& other);

/// One of the elements of an array of one dimension.
Nature element(const Nature& array);

/// An element for each row of the table.
Nature column_of(const Nature& element);

}  // namespace ansatz::check
