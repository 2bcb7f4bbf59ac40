// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/figure/arguments.h"
#include "stdlib/core/error.h"
#include "stdlib/core/print.h"

namespace ansatz::figure {
namespace {

using Kind = ArgumentKind;

// One value and its declaration.
class Held {
 public:
  Held(const MarkDeclaration& mark, const MarkParameter& parameter, const core::Value& value)
      : mark_(mark), parameter_(parameter), value_(value) {}

  void hold() const {
    switch (parameter_.kind) {
      case Kind::number:
      case Kind::count:
        return plain_number();
      case Kind::length:
        return length();
      case Kind::quantity:
        return finite();
      case Kind::numbers:
        return numbers("an array of numbers");
      case Kind::text:
        return must(value_.is<std::string>(), "a text");
      case Kind::truth:
        return must(value_.is<bool>(), "true or false");
      case Kind::interval:
        return interval();
      case Kind::choice:
        return choice("");
      case Kind::color:
        return color("a text: a color's name or \"#rrggbb\"");
      case Kind::shades:
        return value_.is<std::string>() ? color("") : numbers("a color, or an array of numbers or texts");
      case Kind::dimension:
        return value_.is<std::string>() ? void() : numbers("a dimension's name, or the coordinates along it");
      case Kind::samples:
        return value_.is<core::Groups>() ? void() : numbers("an array of numbers, or groups of them: x by g");
      case Kind::bins:
        return bins();
    }
  }

 private:
  [[noreturn]] void refuse(const std::string& found, const std::string& wanted) const {
    throw core::BadParameter(mark_.name, parameter_.name, found, wanted);
  }
  void must(bool is_so, const std::string& wanted) const {
    if (!is_so) refuse(value_.describe(), wanted);
  }
  void numbers(const std::string& wanted) const {
    must(value_.is<core::Array>() || value_.is<double>() || value_.is<core::Quantity>(), wanted);
  }

  core::Quantity one_number(const std::string& wanted) const {
    const auto number = as_quantity(value_);
    must(number.has_value(), wanted);
    return *number;
  }

  void within_range(double number, const std::string& unit) const {
    const bool is_whole = parameter_.kind == Kind::count || parameter_.kind == Kind::bins;
    if (!parameter_.range.violation(number) && !(is_whole && number != std::floor(number))) return;
    refuse(fmt::format("{:g}{}", number, unit), bounds(parameter_));
  }

  void plain_number() const {
    const core::Quantity number = one_number(parameter_.kind == Kind::count ? "a whole number" : "a number");
    if (!number.unit.is_dimensionless()) refuse("in " + number.unit.symbol, "a plain number");
    within_range(number.value * number.unit.scale, "");
  }

  void length() const {
    const std::string wanted = "a length, such as 86 mm";
    const core::Quantity number = one_number(wanted);
    if (!number.unit.same_dimension(core::parse_unit("m"))) refuse(core::text(core::Value(number)), wanted);
    within_range(number.value * number.unit.scale * 1000, " mm");
  }

  void finite() const {
    if (!std::isfinite(one_number("a number").value)) refuse("not finite", "a number");
  }

  void interval() const {
    const auto* interval = value_.get<core::Interval>();
    must(interval != nullptr, "a stretch a..b");
    if (!interval->unit.symbol.empty())
      refuse("in " + interval->unit.symbol, "a stretch of plain numbers, in the unit of the axis");
    if (!std::isfinite(interval->low) || !std::isfinite(interval->high) || !(interval->low < interval->high))
      refuse(fmt::format("{}..{}", interval->low, interval->high), "a stretch of some length");
  }

  // One of the declared, or `otherwise`.
  void choice(const std::string& otherwise) const {
    const auto* word = value_.get<std::string>();
    must(word != nullptr, otherwise + "a text");
    const auto& choices = parameter_.choices;
    if (std::find(choices.begin(), choices.end(), *word) != choices.end()) return;
    throw core::UnknownName(fmt::format("{}: {} is \"{}\", but must be {}{}", mark_.name, parameter_.name, *word,
                                        otherwise, core::one_of(choices).describe()),
                            *word, choices);
  }

  void color(const std::string& wanted) const {
    must(value_.is<std::string>(), wanted);
    parse_color(*value_.get<std::string>());
  }

  void bins() const {
    if (value_.is<std::string>()) return choice("a number, edges, or ");
    const auto* array = value_.get<core::Array>();
    if (array && array->rank() > 0) return;
    plain_number();
  }

  const MarkDeclaration& mark_;
  const MarkParameter& parameter_;
  const core::Value& value_;
};

}  // namespace

void hold(const MarkDeclaration& mark, const MarkParameter& parameter, const core::Value& value) {
  Held(mark, parameter, value).hold();
}

std::optional<Refusal> refusal(std::string_view mark, std::string_view parameter, const core::Value& value) {
  const MarkDeclaration* declaration = find_declaration(mark);
  if (!declaration || value.is_nothing()) return std::nullopt;
  for (const MarkParameter& each : declaration->parameters) {
    if (each.name != parameter) continue;
    try {
      hold(*declaration, each, value);
    } catch (const core::UnknownName& error) {
      return Refusal{error.what(), error.name, error.known};
    } catch (const core::Error& error) {
      return Refusal{error.what()};
    }
  }
  return std::nullopt;
}

}  // namespace ansatz::figure
