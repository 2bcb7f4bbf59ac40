// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/figure/declarations.h"
#include "interpreter/figure/marks.h"

namespace ansatz::figure {

/// The values of one statement of a figure block, held against its declaration.
///
/// A mark whose first positional parameter has a default takes one positional value fewer: line(y), line(x, y).
/// Errors   core::UnknownName: a parameter that is not declared. core::Mismatch: too many values, one given twice, one
///          missing, a value that its declaration refuses, as `hold` says. The readers throw core::BadParameter for a
///          value that does not go with the others.
class Arguments {
 public:
  Arguments(const MarkDeclaration& declaration, const std::vector<core::Value>& positional, const NamedValues& named);

  const std::string& kind() const { return declaration_.name; }
  /// The value of a parameter, or null where it was not given or is `nothing`.
  const core::Value* find(std::string_view name) const;

  std::optional<core::Array> array(std::string_view name) const;  ///< a number is one without dimensions
  core::Array required_array(std::string_view name) const;
  std::optional<core::Quantity> quantity(std::string_view name) const;
  std::optional<double> number(std::string_view name) const;  ///< without a unit
  std::optional<double> millimetres(std::string_view name) const;
  std::optional<std::string> text(std::string_view name) const;
  std::optional<bool> truth(std::string_view name) const;
  std::optional<core::Interval> interval(std::string_view name) const;
  std::optional<std::string> choice(std::string_view name) const;  ///< one of the declared
  std::optional<Color> color(std::string_view name) const;

  [[noreturn]] void refuse(std::string_view name, const std::string& found, const std::string& wanted) const;

 private:
  const MarkParameter& parameter(std::string_view name) const;

  const MarkDeclaration& declaration_;
  NamedValues values_;
};

/// A number, a quantity, or an array that is one of them.
std::optional<core::Quantity> as_quantity(const core::Value& value);

/// Holds one value against its declaration, whatever the others are. Errors   core::BadParameter: another kind, outside
/// the range. core::UnknownName: no such color or choice.
void hold(const MarkDeclaration& mark, const MarkParameter& parameter, const core::Value& value);

/// What `hold` says of a value, with the names that were possible where one was wrong.
struct Refusal {
  std::string sentence;
  std::string name = {};
  std::vector<std::string> known = {};
};
std::optional<Refusal> refusal(std::string_view mark, std::string_view parameter, const core::Value& value);

}  // namespace ansatz::figure
