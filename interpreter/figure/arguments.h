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
///          missing. The readers throw core::BadParameter for a value of the wrong kind.
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
  std::optional<std::string> text(std::string_view name) const;
  std::optional<bool> truth(std::string_view name) const;
  std::optional<core::Interval> interval(std::string_view name) const;
  std::optional<std::string> choice(std::string_view name) const;  ///< one of the declared
  std::optional<Color> color(std::string_view name) const;

  [[noreturn]] void refuse(std::string_view name, const std::string& found, const std::string& wanted) const;

 private:
  [[noreturn]] void refuse_kind(std::string_view name, const std::string& wanted) const;
  const MarkParameter& parameter(std::string_view name) const;

  const MarkDeclaration& declaration_;
  NamedValues values_;
};

}  // namespace ansatz::figure
