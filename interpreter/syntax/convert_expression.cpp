// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/within.h"

namespace ansatz::syntax {

ExpressionPtr Converter::expression(const Part& part) {
  return part.count == 1 ? operation(part.front()) : conditional(part);
}

// `if c then a else b`
ExpressionPtr Converter::conditional(const Part& part) {
  ExpressionPtr condition = expression(part.get(Rule::Expression));
  ExpressionPtr consequence = expression(part.get(Rule::Expression, 1));
  ExpressionPtr alternative = expression(part.get(Rule::Expression, 2));
  const std::initializer_list<const Expression*> parts = {condition.get(), consequence.get(), alternative.get()};
  return make(part.span, Conditional{std::move(condition), std::move(consequence), std::move(alternative)}, parts);
}

// The operand without its first `signs` parts, which are - and not.
ExpressionPtr Converter::value_of(const Part& operand, std::size_t signs) {
  auto next = std::next(operand.begin(), static_cast<std::ptrdiff_t>(signs));
  ExpressionPtr value = atom(*next);
  while (++next != operand.end()) value = postfix(std::move(value), *next);
  return value;
}

ExpressionPtr Converter::atom(const Part& part) {
  switch (part.rule) {
    case Rule::None:
      return constant(part);
    case Rule::Number:
      return number(part);
    case Rule::Group:
      return group(part);
    default:
      return list(part);
  }
}

ExpressionPtr Converter::list(const Part& part) {
  ListLiteral list;
  std::size_t deepest = 0;
  for (const Part& item : part) {
    if (!item.is(Rule::Expression)) continue;
    list.items.push_back(expression(item));
    deepest = std::max(deepest, depth(list.items.back().get()));
  }
  return finish(part.span, std::move(list), deepest + 1);
}

ExpressionPtr Converter::constant(const Part& token) {
  switch (token.token) {
    case TokenKind::Text:
      return make(token.span, Text{text_value(token)});
    case TokenKind::True:
    case TokenKind::False:
      return make(token.span, Truth{token.is(TokenKind::True)});
    case TokenKind::Nothing:
      return make(token.span, Nothing{});
    case TokenKind::LuaText:
      return make(token.span, lua(token));
    default:
      break;
  }
  if (end_is_index_ && text(token) == "end") return make(token.span, End{});
  return make(token.span, Name{read_name(text(token))});
}

LuaBlock Converter::lua(const Part& token) const {
  const std::string_view whole = text(token);
  const Span place = token.span;
  const std::size_t open = whole.find('[');
  const std::size_t body = whole.find('[', open + 1) + 1;
  const std::size_t closer = body - open;
  const Span inside{place.begin + static_cast<std::uint32_t>(body), place.end - static_cast<std::uint32_t>(closer)};
  return {std::string(source_->text(inside)), inside};
}

ExpressionPtr Converter::group(const Part& part) {
  std::vector<Argument> parts = arguments(part.get(Rule::Arguments));
  if (parts.size() == 1 && parts[0].kind == Argument::Kind::Positional) {
    parts[0].value->span = part.span;
    return std::move(parts[0].value);
  }
  const bool is_list = !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const Argument& each) {
    return each.kind == Argument::Kind::Positional;
  });
  if (parts.empty()) {
    report(part.span, "there is nothing between the parentheses", "the empty list is [], no value is 'nothing'");
  } else if (is_list) {
    report(part.span, "several values in parentheses are no value", "a list is written [a, b]");
  } else {
    // A value that follows a named one is reported already.
    for (const Argument& each : parts) {
      if (each.kind == Argument::Kind::Named) break;
      if (each.kind == Argument::Kind::Positional) report(each.span, "every entry of a record has a name", "a = …");
    }
  }
  std::size_t deepest = 0;
  for (const Argument& each : parts) deepest = std::max(deepest, depth(each.value.get()));
  return finish(part.span, RecordLiteral{std::move(parts)}, deepest + 1);
}

ExpressionPtr Converter::postfix(ExpressionPtr object, const Part& part) {
  if (part.front().is(TokenKind::OpenBracket)) return index(std::move(object), part);
  const Span whole = join(object->span, part.span);
  const Expression* inner = object.get();
  if (part.front().is(TokenKind::Dot)) {
    return make(whole, Field{std::move(object), word(part.get(TokenKind::Name))}, {inner});
  }
  const Field* field = as<Field>(*object);
  const bool selects = field != nullptr && field->name.text == "at";
  const Within within(end_is_index_, end_is_index_ || selects);
  Call call;
  call.arguments = arguments(part.get(Rule::Arguments));
  call.callee = std::move(object);
  std::size_t deepest = depth(inner);
  for (const Argument& argument : call.arguments) deepest = std::max(deepest, depth(argument.value.get()));
  return finish(whole, std::move(call), deepest + 1);
}

ExpressionPtr Converter::index(ExpressionPtr object, const Part& part) {
  const Within within(end_is_index_, true);
  const Span whole = join(object->span, part.span);
  std::size_t deepest = depth(object.get());
  Index index;
  for (const Part& subscript : part) {
    if (!subscript.is(Rule::Subscript)) continue;
    index.subscripts.push_back({optional_expression(subscript.find(Rule::Expression)), subscript.span});
    deepest = std::max(deepest, depth(index.subscripts.back().value.get()));
  }
  index.object = std::move(object);
  return finish(whole, std::move(index), deepest + 1);
}

ExpressionPtr Converter::number(const Part& part) {
  const Part& token = part.front();
  const std::optional<Number> value = read_number(text(token));
  if (!value)
    report(token.span, fmt::format("'{}' is outside the range of numbers", text(token)), "about 5e-324 to 1.8e308");
  const Number read = value.value_or(Number{});
  return part.count > 1 ? quantity(read, part) : make(token.span, read);
}

ExpressionPtr Converter::quantity(const Number& number, const Part& part) {
  Quantity quantity{number.value, {}, {}, {}};
  if (const Part* unit = part.find(TokenKind::Unit); unit != nullptr) {
    quantity.unit_span = unit->span;
    quantity.factors.push_back({{std::string(text(*unit)), unit->span}, 1, 1});
  } else {
    const Part& units = part.get(Rule::Unit);
    quantity.unit_span = units.span;
    unit_factors(units, 1, quantity.factors);
  }
  for (const UnitFactor& factor : quantity.factors) {
    if (!quantity.unit.empty()) quantity.unit += '*';
    quantity.unit += factor.unit.text;
    if (factor.denominator != 1) {
      quantity.unit += fmt::format("^({}/{})", factor.numerator, factor.denominator);
    } else if (factor.numerator != 1) {
      quantity.unit += fmt::format("^{}", factor.numerator);
    }
  }
  return make(part.span, std::move(quantity));
}

void Converter::unit_factors(const Part& unit, int sign, std::vector<UnitFactor>& factors) {
  const auto small = [&](const Part& token) {
    int value = 0;
    const std::string_view digits = text(token);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || end != digits.data() + digits.size() || value > 99) {
      report(token.span, "the power of a unit is a small whole number, or a fraction of two", "Hz^(1/2)");
      return 1;
    }
    return value;
  };
  bool is_below = false;
  for (const Part& factor : unit) {
    if (factor.is_token()) {
      is_below = factor.is(TokenKind::Divide);
      continue;
    }
    int numerator = is_below ? -sign : sign;
    is_below = false;
    int denominator = 1;
    const Part* exponent = factor.find(Rule::Exponent);
    if (exponent != nullptr) {
      numerator *= small(exponent->get(TokenKind::Number)) * (exponent->has(TokenKind::Minus) ? -1 : 1);
      if (exponent->has(TokenKind::Divide)) denominator = std::max(1, small(exponent->get(TokenKind::Number, 1)));
    }
    if (const Part* inner = factor.find(Rule::Unit); inner != nullptr) {
      if (exponent != nullptr) report(factor.span, "a power stands at each unit, not at parentheses");
      unit_factors(*inner, numerator, factors);
    } else if (const Part* number = factor.find(TokenKind::Number); number != nullptr) {
      if (text(*number) != "1" || &factor != &unit.front())
        report(factor.span, "the only number among units is a leading 1", "1/fs");
    } else {
      const Part& name = factor.front();
      factors.push_back({{std::string(text(name)), name.span}, numerator, denominator});
    }
  }
}

}  // namespace ansatz::syntax
