// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/within.h"

namespace ansatz::syntax {
ExpressionPtr Converter::expression(P::ExpressionContext* context) {
  if (context->children.size() == 1) return operation(static_cast<P::OperationContext*>(context->children[0]));
  ExpressionPtr condition = expression(context->expression(0));
  ExpressionPtr consequence = expression(context->expression(1));
  ExpressionPtr alternative = expression(context->expression(2));
  const std::initializer_list<const Expression*> parts = {condition.get(), consequence.get(), alternative.get()};
  return make(span(context), Conditional{std::move(condition), std::move(consequence), std::move(alternative)}, parts);
}

ExpressionPtr Converter::optional_expression(P::ExpressionContext* context) {
  return context == nullptr ? nullptr : expression(context);
}

// The operand without its first `signs` parts, which are - and not.
ExpressionPtr Converter::value_of(P::OperandContext* operand, std::size_t signs) {
  ExpressionPtr value = atom(operand->children[signs]);
  for (std::size_t i = signs + 1; i < operand->children.size(); ++i) {
    value = postfix(std::move(value), static_cast<P::PostfixContext*>(operand->children[i]));
  }
  return value;
}

ExpressionPtr Converter::atom(antlr4::tree::ParseTree* part) {
  if (is_token(part)) return constant(static_cast<Node*>(part));
  switch (static_cast<Rule*>(part)->getRuleIndex()) {
    case P::RuleNumber:
      return number(static_cast<P::NumberContext*>(part));
    case P::RuleGroup:
      return group(static_cast<P::GroupContext*>(part));
    default:
      return list(static_cast<P::ListContext*>(part));
  }
}

ExpressionPtr Converter::list(P::ListContext* context) {
  ListLiteral list;
  std::size_t deepest = 0;
  for (std::size_t i = 1; i + 1 < context->children.size(); i += 2) {
    list.items.push_back(expression(static_cast<P::ExpressionContext*>(context->children[i])));
    deepest = std::max(deepest, depth(list.items.back().get()));
  }
  return finish(span(context), std::move(list), deepest + 1);
}

ExpressionPtr Converter::constant(Node* token) {
  switch (type(token)) {
    case P::TEXT:
      return make(span(token), Text{text_value(token)});
    case P::TRUE:
    case P::FALSE:
      return make(span(token), Truth{type(token) == P::TRUE});
    case P::NOTHING:
      return make(span(token), Nothing{});
    case P::LUA_TEXT:
      return make(span(token), lua(token));
    default:
      break;
  }
  if (end_is_index_ && text(token) == "end") return make(span(token), End{});
  return make(span(token), Name{read_name(text(token))});
}

LuaBlock Converter::lua(Node* node) const {
  const std::string_view whole = text(node);
  const Span place = span(node);
  const std::size_t open = whole.find('[');
  const std::size_t body = whole.find('[', open + 1) + 1;
  const std::size_t closer = body - open;
  const Span inside{place.begin + static_cast<std::uint32_t>(body), place.end - static_cast<std::uint32_t>(closer)};
  return {std::string(source_->text(inside)), inside};
}

ExpressionPtr Converter::group(P::GroupContext* context) {
  std::vector<Argument> parts = arguments(context->arguments());
  if (parts.size() == 1 && parts[0].kind == Argument::Kind::Positional) {
    parts[0].value->span = span(context);
    return std::move(parts[0].value);
  }
  const bool is_list = !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const Argument& part) {
    return part.kind == Argument::Kind::Positional;
  });
  if (parts.empty()) {
    report(span(context), "there is nothing between the parentheses", "the empty list is [], no value is 'nothing'");
  } else if (is_list) {
    report(span(context), "several values in parentheses are no value", "a list is written [a, b]");
  } else {
    // A value that follows a named one is reported already.
    for (const Argument& part : parts) {
      if (part.kind == Argument::Kind::Named) break;
      if (part.kind == Argument::Kind::Positional) report(part.span, "every entry of a record has a name", "a = …");
    }
  }
  std::size_t deepest = 0;
  for (const Argument& part : parts) deepest = std::max(deepest, depth(part.value.get()));
  return finish(span(context), RecordLiteral{std::move(parts)}, deepest + 1);
}

ExpressionPtr Converter::postfix(ExpressionPtr object, P::PostfixContext* context) {
  const std::size_t first = type(static_cast<Node*>(context->children[0]));
  if (first == P::OPEN_BRACKET) return index(std::move(object), context);
  const Span whole = join(object->span, span(context));
  const Expression* part = object.get();
  if (first == P::DOT)
    return make(whole, Field{std::move(object), word(static_cast<Node*>(context->children[1]))}, {part});
  const Field* field = as<Field>(*object);
  const bool selects = field != nullptr && field->name.text == "at";
  const Within within(end_is_index_, end_is_index_ || selects);
  Call call;
  call.arguments = arguments(static_cast<P::ArgumentsContext*>(context->children[1]));
  call.callee = std::move(object);
  std::size_t deepest = depth(part);
  for (const Argument& argument : call.arguments) deepest = std::max(deepest, depth(argument.value.get()));
  return finish(whole, std::move(call), deepest + 1);
}

ExpressionPtr Converter::index(ExpressionPtr object, P::PostfixContext* context) {
  const Within within(end_is_index_, true);
  const Span whole = join(object->span, span(context));
  std::size_t deepest = depth(object.get());
  Index index;
  for (P::SubscriptContext* subscript : context->subscript()) {
    index.subscripts.push_back({optional_expression(subscript->expression()), span(subscript)});
    deepest = std::max(deepest, depth(index.subscripts.back().value.get()));
  }
  index.object = std::move(object);
  return finish(whole, std::move(index), deepest + 1);
}

ExpressionPtr Converter::number(P::NumberContext* context) {
  Node* token = static_cast<Node*>(context->children[0]);
  const std::optional<Number> value = read_number(text(token));
  if (!value)
    report(span(token), fmt::format("'{}' is outside the range of numbers", text(token)), "about 5e-324 to 1.8e308");
  const Number read = value.value_or(Number{});
  return context->children.size() > 1 ? quantity(read, context) : make(span(token), read);
}

ExpressionPtr Converter::quantity(const Number& number, P::NumberContext* context) {
  Quantity quantity{number.value, {}, {}, {}};
  if (context->UNIT() != nullptr) {
    quantity.unit_span = span(context->UNIT());
    quantity.factors.push_back({{std::string(text(context->UNIT())), quantity.unit_span}, 1, 1});
  } else {
    quantity.unit_span = span(context->unit());
    unit_factors(context->unit(), 1, quantity.factors);
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
  return make(span(context), std::move(quantity));
}

void Converter::unit_factors(P::UnitContext* context, int sign, std::vector<UnitFactor>& factors) {
  const auto small = [&](Node* node) {
    int value = 0;
    const std::string_view digits = text(node);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || end != digits.data() + digits.size() || value > 99) {
      report(span(node), "the power of a unit is a small whole number, or a fraction of two", "Hz^(1/2)");
      return 1;
    }
    return value;
  };
  bool is_below = false;
  for (antlr4::tree::ParseTree* child : context->children) {
    if (antlrcpp::is<Node*>(child)) {
      is_below = type(static_cast<Node*>(child)) == P::DIVIDE;
      continue;
    }
    auto* factor = static_cast<P::UnitFactorContext*>(child);
    int numerator = is_below ? -sign : sign;
    is_below = false;
    int denominator = 1;
    if (P::ExponentContext* exponent = factor->exponent(); exponent != nullptr) {
      numerator *= small(exponent->NUMBER(0)) * (exponent->MINUS() != nullptr ? -1 : 1);
      if (exponent->DIVIDE() != nullptr) denominator = std::max(1, small(exponent->NUMBER(1)));
    }
    if (factor->unit() != nullptr) {
      if (factor->exponent() != nullptr) report(span(factor), "a power stands at each unit, not at parentheses");
      unit_factors(factor->unit(), numerator, factors);
    } else if (factor->NUMBER() != nullptr) {
      if (text(factor->NUMBER()) != "1" || child != context->children.front())
        report(span(factor), "the only number among units is a leading 1", "1/fs");
    } else {
      factors.push_back({{std::string(text(factor->NAME())), span(factor->NAME())}, numerator, denominator});
    }
  }
}

std::vector<Argument> Converter::arguments(P::ArgumentsContext* context) {
  std::vector<Argument> arguments;
  arguments.reserve(context->children.size() / 2 + 1);
  bool after_named = false;
  for (std::size_t i = 0; i < context->children.size(); i += 2) {
    auto* part = static_cast<P::ArgumentContext*>(context->children[i]);
    Argument argument;
    argument.span = span(part);
    if (part->children.size() == 3) {
      argument.kind = Argument::Kind::Named;
      if (const antlr4::Token* name = lone_name(part->expression(0)); name != nullptr) {
        argument.name = {read_name(source_->text(span_of(*name))), span_of(*name)};
      } else {
        report(span(part->expression(0)), "a name must stand before '='", "compare with '=='");
      }
      argument.value = expression(part->expression(1));
    } else {
      argument.kind = part->children.size() == 2 ? Argument::Kind::Spread : Argument::Kind::Positional;
      argument.value = expression(part->expression(0));
    }
    if (argument.kind == Argument::Kind::Positional && after_named) {
      report(argument.span, "a value without a name cannot follow a named one");
    }
    if (argument.kind == Argument::Kind::Named) {
      after_named = true;
      const auto twin = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& other) {
        return other.kind == Argument::Kind::Named && other.name.text == argument.name.text;
      });
      if (twin != arguments.end()) report(argument.name.span, fmt::format("'{}' is given twice", argument.name.text));
    }
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

std::vector<Parameter> Converter::parameters(P::ArgumentsContext* context) {
  std::vector<Parameter> parameters;
  for (P::ArgumentContext* part : context->argument()) {
    const antlr4::Token* name = part->SPREAD() == nullptr ? lone_name(part->expression(0)) : nullptr;
    if (name == nullptr) {
      report(span(part), "a parameter is a name, or a name with a default: (x, k = 1)");
      continue;
    }
    Parameter parameter{{read_name(source_->text(span_of(*name))), span_of(*name)},
                        optional_expression(part->expression(1))};
    const bool is_repeated = std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& other) {
      return other.name.text == parameter.name.text;
    });
    if (is_repeated) report(parameter.name.span, fmt::format("there are two parameters '{}'", parameter.name.text));
    if (parameter.default_value == nullptr && !parameters.empty() && parameters.back().default_value != nullptr) {
      report(parameter.name.span, "a parameter without a default cannot follow one that has a default");
    }
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

ExpressionPtr Converter::function(P::OperationContext* context) {
  FunctionLiteral function;
  const std::size_t first = depths_.size();
  P::OperandContext* head = lone_operand(context);
  if (head != nullptr && !head->postfix().empty()) head = nullptr;
  if (head != nullptr && head->NAME() != nullptr) {
    function.parameters.push_back({word(head->NAME()), nullptr});
  } else if (head != nullptr && head->group() != nullptr) {
    function.parameters = parameters(head->group()->arguments());
  } else {
    const Span left = join(span_of(*context->start), span(context->operand().back()));
    report(left, "the parameters of a function stand before '=>'", "write x => … or (x, y) => …");
  }
  function.body = function_body(context->functionBody());
  std::size_t deepest = 0;
  for (std::size_t i = first; i < depths_.size(); ++i) deepest = std::max<std::size_t>(deepest, depths_[i]);
  return finish(span(context), std::move(function), deepest + 1);
}

FunctionBody Converter::function_body(P::FunctionBodyContext* context) {
  const Within within(end_is_index_, false);
  if (context->block() != nullptr) return block(context->block());
  return expression(context->expression());
}

// The operand when it stands alone, without signs.
grammar::AnsatzParser::OperandContext* Converter::lone_operand(P::OperationContext* context) const {
  if (context->children.size() > 1 && context->operand().size() > 1) return nullptr;
  auto* operand = static_cast<P::OperandContext*>(context->children[0]);
  if (!is_token(operand->children[0])) return operand;
  const std::size_t first = type(static_cast<Node*>(operand->children[0]));
  return first == P::MINUS || first == P::NOT ? nullptr : operand;
}

const antlr4::Token* Converter::lone_name(P::OperationContext* context) const {
  if (context == nullptr || context->ARROW() != nullptr) return nullptr;
  P::OperandContext* operand = lone_operand(context);
  if (operand == nullptr || operand->children.size() > 1 || operand->NAME() == nullptr) return nullptr;
  return operand->NAME()->getSymbol();
}

const antlr4::Token* Converter::lone_name(P::ExpressionContext* context) const {
  return lone_name(context->operation());
}

}  // namespace ansatz::syntax
