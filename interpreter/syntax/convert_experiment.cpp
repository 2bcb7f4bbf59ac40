// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::syntax {

StatementNode Converter::clause(const Part& part) {
  check_home(part.front());
  switch (part.rule) {
    case Rule::Experiment:
      return Experiment{word(part.get(TokenKind::Name)), block(part.get(Rule::Block), BlockKind::Experiment)};
    case Rule::Model:
      return model(part);
    case Rule::Setting:
      return setting(part);
    case Rule::Correction:
      return Correction{word(part.get(TokenKind::Name))};
    case Rule::Vary:
      return vary(part);
    case Rule::Sample:
      return sample(part);
    case Rule::Refine:
      return refine(part);
    case Rule::Along: {
      ExpressionPtr values = expression(part.get(Rule::Expression));
      return Along{word(part.get(TokenKind::Name)), std::move(values), expression(part.get(Rule::Expression, 1))};
    }
    case Rule::Replicate:
      return replicate(part);
    case Rule::Run:
      return Run{block(part.get(Rule::Block), BlockKind::Run)};
    case Rule::Record:
      return record(part);
    case Rule::Expect:
      return expect(part);
    case Rule::Titled:
      return titled(part);
    default:
      return figure(part);
  }
}

// Records, expectations and figures are left to the checker, which knows more about where they may stand.
void Converter::check_home(const Part& opening) {
  const TokenKind token = opening.token;
  if (token == TokenKind::Record || token == TokenKind::Expect || token == TokenKind::Figure ||
      token == TokenKind::Animate)
    return;
  const bool begins_file_statement = token >= TokenKind::Experiment && token <= TokenKind::Pde;
  const bool is_home = begins_file_statement ? is_file_level_ : is_at_home(token, place_);
  if (is_home) return;
  report(opening.span, fmt::format("'{}' belongs {}", text(opening), home_of(token)));
}

Model Converter::model(const Part& part) {
  Model model;
  model.kind = part.has(TokenKind::Flow)  ? Model::Kind::Flow
               : part.has(TokenKind::Map) ? Model::Kind::Map
                                          : Model::Kind::Pde;
  model.name = word(part.get(TokenKind::Name));
  model.state = parameters(part.get(Rule::Arguments));
  for (const Parameter& variable : model.state) {
    if (variable.default_value != nullptr) {
      report(variable.name.span, "a variable of the state has no default", "parameters follow after ';'");
    }
  }
  if (model.state.empty()) report(model.name.span, "a state has at least one variable");
  if (part.has(TokenKind::Semicolon)) model.parameters = parameters(part.get(Rule::Arguments, 1));
  model.body = block(part.get(Rule::Block), BlockKind::Model);
  return model;
}

StatementNode Converter::setting(const Part& part) {
  ExpressionPtr value = expression(part.get(Rule::Expression));
  if (part.has(TokenKind::Alpha)) return Alpha{std::move(value)};
  if (part.has(TokenKind::Title)) return Title{std::move(value)};
  return Citation{std::move(value)};
}

Vary Converter::vary(const Part& part) {
  ExpressionPtr values = expression(part.get(Rule::Expression));
  return {words(part.get(Rule::Names)), std::move(values), optional_expression(part.find(Rule::Expression, 1))};
}

Sample Converter::sample(const Part& part) {
  Sample sample;
  for (const Part& axis : part) {
    if (!axis.is(Rule::Sampled)) continue;
    sample.axes.push_back({word(axis.get(TokenKind::Name)), expression(axis.get(Rule::Expression))});
  }
  sample.points = optional_expression(part.find(Rule::Expression));
  if (const Part* design = part.find(TokenKind::Name); design != nullptr) sample.design = word(*design);
  return sample;
}

Refine Converter::refine(const Part& part) {
  Refine refine;
  refine.axis = word(part.get(TokenKind::Name));
  ExpressionPtr both = expression(part.get(Rule::Expression));
  auto* parts = std::get_if<Binary>(&both->node);
  if (parts == nullptr || parts->op != BinaryOperator::Where) {
    report(both->span, "expected 'where' and what changes", "refine v to 1e-4 where bounces > 1 changes");
    refine.tolerance = std::move(both);
    return refine;
  }
  refine.tolerance = std::move(parts->left);
  refine.criterion = std::move(parts->right);
  return refine;
}

Replicate Converter::replicate(const Part& part) {
  Replicate replicate;
  replicate.count = expression(part.get(Rule::Expression));
  replicate.paired_over = words(part);
  replicate.until = optional_expression(part.find(Rule::Expression, 1));
  return replicate;
}

Record Converter::record(const Part& part) {
  Record record;
  ExpressionPtr what = expression(part.get(Rule::Expression));
  const Name* name = as<Name>(*what);
  const Field* field = as<Field>(*what);
  if (const Part* value = part.find(Rule::Expression, 1); value != nullptr) {
    if (name == nullptr) report(what->span, "a column has a plain name", "record name = …");
    record.column = {name == nullptr ? std::string() : name->name, what->span};
    record.value = expression(*value);
    return record;
  }
  if (name != nullptr) {
    record.column = {name->name, what->span};
    record.is_new_binding = false;
  } else if (field != nullptr) {
    record.column = field->name;
  } else {
    const std::string_view written = source_->text(what->span);
    const bool is_short = written.size() < 40 && written.find('\n') == std::string_view::npos;
    report(what->span, "a recorded value needs a name", "record name = " + (is_short ? std::string(written) : "…"));
  }
  record.value = std::move(what);
  return record;
}

StatementNode Converter::expect(const Part& part) {
  ExpressionPtr condition = expression(part.get(Rule::Expression));
  const Part* why = part.find(Rule::Expression, 1);
  if (place_ == BlockKind::Hypothesis) {
    const Name* verdict = as<Name>(*condition);
    const bool is_verdict = verdict != nullptr && (verdict->name == "reject" || verdict->name == "retain");
    const std::vector<std::string> verdicts = {"reject", "retain"};
    const auto near = verdict && !is_verdict ? nearest(verdict->name, verdicts) : std::nullopt;
    if (!is_verdict || why != nullptr)
      report(near ? condition->span : part.span, "a hypothesis is expected to 'reject' or 'retain'",
             near ? "did you mean '" + *near + "'?" : "");
    return Verdict{is_verdict && verdict->name == "reject"};
  }
  return Expect{std::move(condition), optional_expression(why)};
}

StatementNode Converter::titled(const Part& part) {
  const Part& title = part.get(TokenKind::Text);
  std::string text = text_value(title);
  const Part& body = part.get(Rule::Block);
  if (part.has(TokenKind::Hypothesis)) {
    return Hypothesis{std::move(text), title.span, block(body, BlockKind::Hypothesis)};
  }
  return Claim{std::move(text), title.span, block(body, BlockKind::Claim)};
}

Figure Converter::figure(const Part& part) {
  Figure figure;
  figure.name = word(part.get(TokenKind::Name));
  if (const Part* options = part.find(Rule::Arguments); options != nullptr) figure.options = arguments(*options);
  figure.body = block(part.get(Rule::Block), BlockKind::Figure);
  figure.is_animated = part.has(TokenKind::Animate);
  return figure;
}

}  // namespace ansatz::syntax
