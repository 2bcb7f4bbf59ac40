// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ansatz::core {

/// The kinds of value a parameter takes or a result has, as a script's reader knows them.
enum class KindTag {
  anything,
  number,
  whole_number,
  truth,
  text,
  complex_number,
  interval,
  array,    ///< a labelled array; a number counts as one without dimensions
  numbers,  ///< a one-dimensional array, or a list of numbers
  texts,    ///< a list of texts
  table,
  groups,    ///< x by g
  formula,   ///< a script function that is traced, or a native one
  callable,  ///< a script function that is called with values
  record,    ///< named fields: a structure the registry knows
  list,      ///< values each of which is of one of `elements`
  several,   ///< any number of values, from the positional arguments that are left
};

struct Kind {
  KindTag tag = KindTag::anything;
  bool may_be_nothing = false;
  std::string structure;           ///< for records: the registered name
  std::vector<Kind> alternatives;  ///< when not empty: any of these, tried in order
  std::vector<Kind> elements;      ///< for lists: what a value in it may be

  /// "a whole number", "a function of 1 argument", "a number or a text".
  std::string describe(int arity = 0) const;
};

}  // namespace ansatz::core
