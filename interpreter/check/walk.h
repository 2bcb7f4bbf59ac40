// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/tree.h"

/// The parts of a node, in the order of the text; for passes that treat most nodes alike.
namespace ansatz::check {

template <class Visit>
void each_argument(const std::vector<syntax::Argument>& arguments, Visit&& visit) {
  for (const syntax::Argument& argument : arguments) visit(*argument.value);
}

/// Calls `expression(const Expression&)` for each direct part of a node, and `block(const Block&)` for each block in
/// it.
template <class OnExpression, class OnBlock>
void each_part(const syntax::Expression& whole, OnExpression&& expression, OnBlock&& block) {
  using namespace syntax;
  const auto give = [&](const ExpressionPtr& part) {
    if (part) expression(*part);
  };
  const auto body = [&](const FunctionBody& function) {
    if (const auto* value = std::get_if<ExpressionPtr>(&function))
      give(*value);
    else
      block(std::get<Block>(function));
  };
  if (const auto* record = as<RecordLiteral>(whole)) {
    each_argument(record->fields, expression);
  } else if (const auto* list = as<ListLiteral>(whole)) {
    for (const auto& item : list->items) give(item);
  } else if (const auto* interval = as<Interval>(whole)) {
    give(interval->low);
    give(interval->high);
  } else if (const auto* function = as<FunctionLiteral>(whole)) {
    for (const auto& parameter : function->parameters) give(parameter.default_value);
    body(function->body);
  } else if (const auto* call = as<Call>(whole)) {
    give(call->callee);
    each_argument(call->arguments, expression);
    if (call->block) block(*call->block);
  } else if (const auto* index = as<Index>(whole)) {
    give(index->object);
    for (const auto& subscript : index->subscripts) give(subscript.value);
  } else if (const auto* field = as<Field>(whole)) {
    give(field->object);
  } else if (const auto* unary = as<Unary>(whole)) {
    give(unary->operand);
  } else if (const auto* binary = as<Binary>(whole)) {
    give(binary->left);
    give(binary->right);
  } else if (const auto* conditional = as<Conditional>(whole)) {
    give(conditional->condition);
    give(conditional->consequence);
    give(conditional->alternative);
  }
}

/// The same for a statement.
template <class OnExpression, class OnBlock>
void each_part(const syntax::Statement& whole, OnExpression&& expression, OnBlock&& block) {
  using namespace syntax;
  const auto give = [&](const ExpressionPtr& part) {
    if (part) expression(*part);
  };
  const auto visit = [&]<class Node>(const Node& node) {
    if constexpr (std::is_same_v<Node, Binding> || std::is_same_v<Node, Derivative> || std::is_same_v<Node, Return> ||
                  std::is_same_v<Node, Record> || std::is_same_v<Node, Alpha>) {
      give(node.value);
    } else if constexpr (std::is_same_v<Node, ExpressionStatement>) {
      give(node.value);
      give(node.published);
    } else if constexpr (std::is_same_v<Node, Title> || std::is_same_v<Node, Citation>) {
      give(node.text);
    } else if constexpr (std::is_same_v<Node, FunctionDefinition>) {
      for (const auto& parameter : node.parameters) give(parameter.default_value);
      if (const auto* value = std::get_if<ExpressionPtr>(&node.body))
        give(*value);
      else
        block(std::get<Block>(node.body));
    } else if constexpr (std::is_same_v<Node, If>) {
      for (const auto& branch : node.branches) {
        give(branch.condition);
        block(branch.body);
      }
      if (node.alternative) block(*node.alternative);
    } else if constexpr (std::is_same_v<Node, For>) {
      give(node.values);
      block(node.body);
    } else if constexpr (std::is_same_v<Node, While>) {
      give(node.condition);
      block(node.body);
    } else if constexpr (std::is_same_v<Node, Vary>) {
      give(node.values);
      give(node.named);
    } else if constexpr (std::is_same_v<Node, Sample>) {
      for (const auto& axis : node.axes) give(axis.distribution);
      give(node.points);
    } else if constexpr (std::is_same_v<Node, Refine>) {
      give(node.tolerance);
      give(node.criterion);
    } else if constexpr (std::is_same_v<Node, Along>) {
      give(node.values);
    } else if constexpr (std::is_same_v<Node, Replicate>) {
      give(node.count);
      give(node.until);
    } else if constexpr (std::is_same_v<Node, Expect>) {
      give(node.condition);
      give(node.why);
    } else if constexpr (std::is_same_v<Node, Figure>) {
      each_argument(node.options, expression);
      block(node.body);
    } else if constexpr (std::is_same_v<Node, Experiment> || std::is_same_v<Node, Run> ||
                         std::is_same_v<Node, Hypothesis> || std::is_same_v<Node, Claim>) {
      block(node.body);
    } else if constexpr (std::is_same_v<Node, Broken>) {
      for (const Block& each : node.blocks) block(each);
    }
    // Models are refused before anyone asks for their parts; what `along` keeps is a name and no value.
  };
  std::visit(visit, whole.node);
}

/// Every expression in a block, inner ones after those that hold them.
template <class Visit>
void each_expression(const syntax::Block& block, const Visit& visit);

template <class Visit>
void each_expression(const syntax::Expression& expression, const Visit& visit) {
  visit(expression);
  each_part(
      expression, [&](const syntax::Expression& part) { each_expression(part, visit); },
      [&](const syntax::Block& block) { each_expression(block, visit); });
}

template <class Visit>
void each_expression(const syntax::Statement& statement, const Visit& visit) {
  each_part(
      statement, [&](const syntax::Expression& part) { each_expression(part, visit); },
      [&](const syntax::Block& block) { each_expression(block, visit); });
}

template <class Visit>
void each_expression(const syntax::Block& block, const Visit& visit) {
  for (const auto& statement : block.statements) each_expression(*statement, visit);
}

}  // namespace ansatz::check
