// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/within.h"

namespace ansatz::syntax {

Block Converter::block(P::BlockContext* context, BlockKind kind) {
  const Within place(place_, kind);
  const Within level(is_file_level_, false);
  return {statements(context->statements()), span(context)};
}

std::vector<StatementPtr> Converter::statements(P::StatementsContext* context) {
  std::vector<StatementPtr> made;
  for (antlr4::tree::ParseTree* child : context->children) {
    if (is_token(child)) continue;
    auto* part = static_cast<P::StatementContext*>(child);
    if (part->exception != nullptr) continue;
    if (StatementPtr one = statement(part); one != nullptr) made.push_back(std::move(one));
  }
  return made;
}

StatementPtr Converter::statement(P::StatementContext* context) {
  try {
    auto made = std::make_unique<Statement>();
    made->span = span(context);
    made->node = node(context);
    if (P::BecauseContext* because = context->because(); because != nullptr) {
      made->because = Because{text_value(because->TEXT()), span(because->TEXT())};
    }
    depths_.resize(next_id_ + 1);
    made->id = next_id_++;
    return made;
  } catch (const TooDeep& problem) {
    report(problem.span, fmt::format("expressions are nested more than {} deep", kNestingLimit),
           "give a part of it a name");
    return nullptr;
  }
}

StatementNode Converter::node(P::StatementContext* context) {
  auto* rule = static_cast<Rule*>(context->children[0]);
  switch (rule->getRuleIndex()) {
    case P::RulePlain:
      return plain(static_cast<P::PlainContext*>(rule));
    case P::RuleDerivative: {
      auto* derivative = static_cast<P::DerivativeContext*>(rule);
      Word name = word(derivative->PRIMED());
      name.text.pop_back();
      if (place_ != BlockKind::Model) report(name.span, "a primed name is bound only in flow, map and pde");
      return Derivative{std::move(name), expression(derivative->expression())};
    }
    case P::RuleChoice:
      return choice(static_cast<P::ChoiceContext*>(rule));
    case P::RuleLoop: {
      auto* loop = static_cast<P::LoopContext*>(rule);
      ExpressionPtr values = expression(loop->expression());
      return For{words(loop->names()->NAME()), std::move(values), block(loop->block())};
    }
    case P::RuleWhileLoop: {
      auto* loop = static_cast<P::WhileLoopContext*>(rule);
      ExpressionPtr condition = expression(loop->expression());
      return While{std::move(condition), block(loop->block())};
    }
    case P::RuleExit:
      return exit(static_cast<P::ExitContext*>(rule));
    case P::RuleFunction: {
      auto* function = static_cast<P::FunctionContext*>(rule);
      std::vector<Parameter> list = parameters(function->arguments());
      return FunctionDefinition{word(function->NAME()), std::move(list), block(function->block())};
    }
    case P::RuleUse: {
      auto* use = static_cast<P::UseContext*>(rule);
      if (!is_file_level_) report(span(use), "'use' stands at the top of a file");
      return Use{words(use->NAME())};
    }
    case P::RuleImporting:
      return importing(static_cast<P::ImportingContext*>(rule));
    default:
      return clause(context);
  }
}

StatementNode Converter::plain(P::PlainContext* context) {
  if (context->BIND() != nullptr) return definition(context);
  ExpressionPtr value = operation(context->operation());
  if (context->PUBLISHED() != nullptr) return ExpressionStatement{std::move(value), expression(context->expression())};
  if (P::BlockContext* body = context->block(); body != nullptr) {
    Call call;
    if (auto* called = std::get_if<Call>(&value->node)) {
      call = std::move(*called);
    } else {
      if (as<Name>(*value) == nullptr) report(value->span, "only a call can be followed by a block");
      call.has_parentheses = false;
      call.callee = std::move(value);
    }
    if (place_ != BlockKind::Figure) report(span(body), "a block after a call stands only in a figure");
    call.block = block(body);
    return ExpressionStatement{make(span(context), std::move(call)), nullptr};
  }
  if (auto* block = std::get_if<LuaBlock>(&value->node)) return std::move(*block);
  if (const Name* name = as<Name>(*value); name != nullptr && name->name == "end") {
    report(value->span, "a block ends with '}', not 'end'");
  }
  return ExpressionStatement{std::move(value), nullptr};
}

// What stands before '=' was read as an expression; it must be `name` or `name(parameters)`.
StatementNode Converter::definition(P::PlainContext* context) {
  P::OperationContext* left = context->operation();
  if (const antlr4::Token* name = lone_name(left); name != nullptr) {
    const Span place = span_of(*name);
    return Binding{{read_name(source_->text(place)), place}, expression(context->expression())};
  }
  P::OperandContext* operand = left->ARROW() == nullptr ? lone_operand(left) : nullptr;
  const bool is_call = operand != nullptr && operand->NAME() != nullptr && operand->postfix().size() == 1 &&
                       operand->postfix(0)->OPEN_PAREN() != nullptr;
  if (is_call) {
    std::vector<Parameter> list = parameters(operand->postfix(0)->arguments());
    return FunctionDefinition{word(operand->NAME()), std::move(list), expression(context->expression())};
  }
  const bool is_part = operand != nullptr && !operand->postfix().empty();
  report(span(left), "only a name can be bound",
         is_part ? "arrays and records are not changed in place" : "compare with '=='");
  return Binding{{"", span(left)}, expression(context->expression())};
}

StatementNode Converter::choice(P::ChoiceContext* context) {
  if (context->THEN() != nullptr) {
    ExpressionPtr condition = expression(context->expression(0));
    ExpressionPtr consequence = expression(context->expression(1));
    ExpressionPtr alternative = expression(context->expression(2));
    const std::initializer_list<const Expression*> parts = {condition.get(), consequence.get(), alternative.get()};
    Conditional node{std::move(condition), std::move(consequence), std::move(alternative)};
    return ExpressionStatement{make(span(context), std::move(node), parts), nullptr};
  }
  If choice;
  ExpressionPtr condition = expression(context->expression(0));
  choice.branches.push_back({std::move(condition), block(context->block())});
  for (P::AlternativeContext* alternative : context->alternative()) {
    if (choice.alternative) report(span(alternative), "nothing can follow a plain 'else'", "the 'if' ended there");
    if (alternative->IF() == nullptr) {
      choice.alternative = block(alternative->block());
    } else {
      ExpressionPtr next = expression(alternative->expression());
      choice.branches.push_back({std::move(next), block(alternative->block())});
    }
  }
  return choice;
}

StatementNode Converter::exit(P::ExitContext* context) {
  if (context->BREAK() != nullptr) return Break{};
  if (context->CONTINUE() != nullptr) return Continue{};
  return Return{optional_expression(context->expression())};
}

Import Converter::importing(P::ImportingContext* context) {
  if (!is_file_level_) report(span(context), "'import' stands at the top of a file");
  Import import{text_value(context->TEXT()), span(context->TEXT()), {}};
  if (context->NAME() != nullptr) import.alias = word(context->NAME());
  return import;
}

}  // namespace ansatz::syntax
