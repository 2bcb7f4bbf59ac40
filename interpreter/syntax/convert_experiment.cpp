// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "interpreter/syntax/convert.h"

namespace ansatz::syntax {

StatementNode Converter::clause(P::StatementContext* context) {
  auto* rule = static_cast<Rule*>(context->children[0]);
  check_home(rule->start);
  switch (rule->getRuleIndex()) {
    case P::RuleExperiment: {
      auto* experiment = static_cast<P::ExperimentContext*>(rule);
      return Experiment{word(experiment->NAME()), block(experiment->block(), BlockKind::Experiment)};
    }
    case P::RuleModel:
      return model(static_cast<P::ModelContext*>(rule));
    case P::RuleSetting:
      return setting(static_cast<P::SettingContext*>(rule));
    case P::RuleCorrection:
      return Correction{word(static_cast<P::CorrectionContext*>(rule)->NAME())};
    case P::RuleVary:
      return vary(static_cast<P::VaryContext*>(rule));
    case P::RuleSample:
      return sample(static_cast<P::SampleContext*>(rule));
    case P::RuleRefine:
      return refine(static_cast<P::RefineContext*>(rule));
    case P::RuleAlong: {
      auto* along = static_cast<P::AlongContext*>(rule);
      ExpressionPtr values = expression(along->expression(0));
      return Along{word(along->NAME()), std::move(values), expression(along->expression(1))};
    }
    case P::RuleReplicate:
      return replicate(static_cast<P::ReplicateContext*>(rule));
    case P::RuleRun:
      return Run{block(static_cast<P::RunContext*>(rule)->block(), BlockKind::Run)};
    case P::RuleRecord:
      return record(static_cast<P::RecordContext*>(rule));
    case P::RuleExpect:
      return expect(static_cast<P::ExpectContext*>(rule));
    case P::RuleTitled:
      return titled(static_cast<P::TitledContext*>(rule));
    default:
      return figure(static_cast<P::FigureContext*>(rule));
  }
}

// Records, expectations and figures are left to the checker, which knows more about where they may stand.
void Converter::check_home(const antlr4::Token* opening) {
  const std::size_t token = opening->getType();
  if (token == P::RECORD || token == P::EXPECT || token == P::FIGURE || token == P::ANIMATE) return;
  const bool begins_file_statement = token >= P::EXPERIMENT && token <= P::PDE;
  const bool is_home = begins_file_statement ? is_file_level_ : is_at_home(token, place_);
  if (is_home) return;
  const Span place = span_of(*opening);
  report(place, fmt::format("'{}' belongs {}", source_->text(place), home_of(token)));
}

Model Converter::model(P::ModelContext* context) {
  Model model;
  model.kind = context->FLOW() != nullptr  ? Model::Kind::Flow
               : context->MAP() != nullptr ? Model::Kind::Map
                                           : Model::Kind::Pde;
  model.name = word(context->NAME());
  model.state = parameters(context->arguments(0));
  for (const Parameter& variable : model.state) {
    if (variable.default_value != nullptr) {
      report(variable.name.span, "a variable of the state has no default", "parameters follow after ';'");
    }
  }
  if (model.state.empty()) report(model.name.span, "a state has at least one variable");
  if (context->SEMICOLON() != nullptr) model.parameters = parameters(context->arguments(1));
  model.body = block(context->block(), BlockKind::Model);
  return model;
}

StatementNode Converter::setting(P::SettingContext* context) {
  ExpressionPtr value = expression(context->expression());
  if (context->ALPHA() != nullptr) return Alpha{std::move(value)};
  if (context->TITLE() != nullptr) return Title{std::move(value)};
  return Citation{std::move(value)};
}

Vary Converter::vary(P::VaryContext* context) {
  ExpressionPtr values = expression(context->expression(0));
  return {words(context->names()->NAME()), std::move(values), optional_expression(context->expression(1))};
}

Sample Converter::sample(P::SampleContext* context) {
  Sample sample;
  for (P::SampledContext* axis : context->sampled()) {
    sample.axes.push_back({word(axis->NAME()), expression(axis->expression())});
  }
  sample.points = optional_expression(context->expression());
  if (context->NAME() != nullptr) sample.design = word(context->NAME());
  return sample;
}

Refine Converter::refine(P::RefineContext* context) {
  Refine refine;
  refine.axis = word(context->NAME());
  ExpressionPtr both = expression(context->expression());
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

Replicate Converter::replicate(P::ReplicateContext* context) {
  Replicate replicate;
  replicate.count = expression(context->expression(0));
  replicate.paired_over = words(context->NAME());
  replicate.until = optional_expression(context->expression(1));
  return replicate;
}

Record Converter::record(P::RecordContext* context) {
  Record record;
  ExpressionPtr what = expression(context->expression(0));
  const Name* name = as<Name>(*what);
  const Field* field = as<Field>(*what);
  if (context->BIND() != nullptr) {
    if (name == nullptr) report(what->span, "a column has a plain name", "record name = …");
    record.column = {name == nullptr ? std::string() : name->name, what->span};
    record.value = expression(context->expression(1));
    return record;
  }
  if (name != nullptr) {
    record.column = {name->name, what->span};
    record.is_new_binding = false;
  } else if (field != nullptr) {
    record.column = field->name;
  } else {
    report(what->span, "a recorded value needs a name", "record name = …");
  }
  record.value = std::move(what);
  return record;
}

StatementNode Converter::expect(P::ExpectContext* context) {
  ExpressionPtr condition = expression(context->expression(0));
  if (place_ == BlockKind::Hypothesis) {
    const Name* verdict = as<Name>(*condition);
    const bool is_verdict = verdict != nullptr && (verdict->name == "reject" || verdict->name == "retain");
    if (!is_verdict || context->expression(1) != nullptr) {
      report(span(context), "a hypothesis is expected to 'reject' or 'retain'");
    }
    return Verdict{is_verdict && verdict->name == "reject"};
  }
  return Expect{std::move(condition), optional_expression(context->expression(1))};
}

StatementNode Converter::titled(P::TitledContext* context) {
  std::string title = text_value(context->TEXT());
  const Span place = span(context->TEXT());
  if (context->HYPOTHESIS() != nullptr) {
    return Hypothesis{std::move(title), place, block(context->block(), BlockKind::Hypothesis)};
  }
  return Claim{std::move(title), place, block(context->block(), BlockKind::Claim)};
}

Figure Converter::figure(P::FigureContext* context) {
  Figure figure;
  figure.name = word(context->NAME());
  if (context->arguments() != nullptr) figure.options = arguments(context->arguments());
  figure.body = block(context->block(), BlockKind::Figure);
  figure.is_animated = context->ANIMATE() != nullptr;
  return figure;
}

}  // namespace ansatz::syntax
