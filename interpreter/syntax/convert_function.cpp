// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/lone.h"
#include "interpreter/syntax/within.h"

namespace ansatz::syntax {

std::vector<Argument> Converter::arguments(const Part& part) {
  std::vector<Argument> arguments;
  arguments.reserve(part.count / 2 + 1);
  bool after_named = false;
  for (const Part& each : part) {
    if (each.is_token()) continue;
    Argument argument;
    argument.span = each.span;
    const Part& first = each.front();
    if (const Part* value = each.find(Rule::Expression, 1); value != nullptr) {
      argument.kind = Argument::Kind::Named;
      if (const Part* name = lone_name(first); name != nullptr) {
        argument.name = word(*name);
      } else {
        report(first.span, "a name must stand before '='", "compare with '=='");
      }
      argument.value = expression(*value);
    } else {
      argument.kind = each.has(TokenKind::Spread) ? Argument::Kind::Spread : Argument::Kind::Positional;
      argument.value = expression(first);
    }
    if (argument.kind == Argument::Kind::Positional && after_named) {
      report(argument.span, "a value without a name cannot follow a named one");
    }
    if (argument.kind == Argument::Kind::Named) {
      after_named = true;
      const bool is_repeated = std::any_of(arguments.begin(), arguments.end(), [&](const Argument& other) {
        return other.kind == Argument::Kind::Named && other.name.text == argument.name.text;
      });
      if (is_repeated) report(argument.name.span, fmt::format("'{}' is given twice", argument.name.text));
    }
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

std::vector<Parameter> Converter::parameters(const Part& arguments) {
  std::vector<Parameter> parameters;
  for (const Part& part : arguments) {
    if (part.is_token()) continue;
    const Part* name = part.has(TokenKind::Spread) ? nullptr : lone_name(part.front());
    if (name == nullptr) {
      report(part.span, "a parameter is a name, or a name with a default: (x, k = 1)");
      continue;
    }
    Parameter parameter{word(*name), optional_expression(part.find(Rule::Expression, 1))};
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

// `operands => body`
ExpressionPtr Converter::function(const Part& operation) {
  FunctionLiteral function;
  const std::size_t first = depths_.size();
  const Part* head = lone_operand(operation);
  if (head != nullptr && head->front().is(TokenKind::Name) && head->count == 1) {
    function.parameters.push_back({word(head->front()), nullptr});
  } else if (head != nullptr && head->front().is(Rule::Group) && head->count == 1) {
    function.parameters = parameters(head->front().get(Rule::Arguments));
  } else {
    Span left = operation.front().span;
    for (const Part& part : operation) {
      if (part.is(Rule::Operand)) left = join(left, part.span);
    }
    report(left, "the parameters of a function stand before '=>'", "write x => … or (x, y) => …");
  }
  function.body = function_body(operation.get(Rule::Body));
  std::size_t deepest = 0;
  for (std::size_t i = first; i < depths_.size(); ++i) deepest = std::max<std::size_t>(deepest, depths_[i]);
  return finish(operation.span, std::move(function), deepest + 1);
}

FunctionBody Converter::function_body(const Part& part) {
  const Within within(end_is_index_, false);
  if (part.front().is(Rule::Block)) return block(part.front());
  return expression(part.front());
}

}  // namespace ansatz::syntax
