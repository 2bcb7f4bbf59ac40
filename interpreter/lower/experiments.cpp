// SPDX-License-Identifier: MIT
#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/walk.h"
#include "interpreter/lower/lowering.h"
#include "interpreter/lower/lua_name.h"
#include "interpreter/lower/phrase.h"

namespace ansatz::lower {

using namespace syntax;

namespace {

/// Conditions of a run, nested blocks included, in the order of the text.
void collect_expectations(const Block& block, std::vector<std::string>& texts) {
  for (const auto& each : block.statements) {
    if (const auto* expect = as<Expect>(*each)) texts.push_back(phrase(*expect->condition));
    if (const auto* choice = as<If>(*each)) {
      for (const auto& branch : choice->branches) collect_expectations(branch.body, texts);
      if (choice->alternative) collect_expectations(*choice->alternative, texts);
    }
    if (const auto* loop = as<For>(*each)) collect_expectations(loop->body, texts);
    if (const auto* loop = as<While>(*each)) collect_expectations(loop->body, texts);
  }
}

}  // namespace

void Lowering::experiment(const Statement& whole, const Experiment& experiment) {
  const check::ExperimentFacts& facts = checked_.experiments.at(whole.id);
  const auto each_of = [&]<class Node>(std::type_identity<Node>, const auto& visit) {
    for (const auto& each : experiment.body.statements) {
      if (const auto* node = as<Node>(*each)) visit(*node, each->span);
    }
  };
  const auto group = [&](const char* key, const std::function<bool()>& any, const std::function<void()>& write) {
    if (!any()) return;
    out_.line(std::nullopt);
    out_.write(std::string(key) + " = {");
    out_.indent();
    write();
    out_.close_item();
  };
  const auto has = [&]<class Node>(std::type_identity<Node>) {
    for (const auto& each : experiment.body.statements) {
      if (as<Node>(*each)) return true;
    }
    return false;
  };

  out_.line(experiment.name.span);
  out_.write(lua_name(experiment.name.text) + " = az.experiment(" + lua_text(experiment.name.text) + ", {");
  out_.indent();
  clauses(experiment);
  group(
      "vary", [&] { return !facts.axes.empty(); },
      [&] {
        for (const auto& each : experiment.body.statements) {
          if (const auto* node = as<Vary>(*each)) vary(*node, each->span);
          if (const auto* node = as<Sample>(*each)) sample(*node, each->span);
          if (const auto* node = as<Along>(*each)) along(*node, each->span);
        }
      });
  group(
      "refine", [&] { return has(std::type_identity<Refine>{}); },
      [&] { each_of(std::type_identity<Refine>{}, [&](const Refine& node, Span span) { refine(node, span); }); });
  each_of(std::type_identity<Replicate>{}, [&](const Replicate& node, Span span) { replicate(node, span); });
  each_of(std::type_identity<Run>{}, [&](const Run& node, Span span) { run_block(node, facts, span); });
  group(
      "bindings", [&] { return !facts.bindings.empty(); },
      [&] {
        std::size_t i = 0;
        for (const auto& each : experiment.body.statements) {
          if (as<Binding>(*each) || as<FunctionDefinition>(*each)) free_binding(*each, experiment, facts.bindings[i++]);
        }
      });
  group(
      "hypotheses", [&] { return has(std::type_identity<Hypothesis>{}); },
      [&] {
        const Correction* common = nullptr;
        each_of(std::type_identity<Correction>{}, [&](const Correction& node, Span) { common = &node; });
        each_of(std::type_identity<Hypothesis>{},
                [&](const Hypothesis& node, Span span) { hypothesis(node, common, span); });
      });
  group(
      "claims", [&] { return has(std::type_identity<Claim>{}); },
      [&] { each_of(std::type_identity<Claim>{}, [&](const Claim& node, Span span) { claim(node, span); }); });
  group(
      "figures", [&] { return has(std::type_identity<Figure>{}); },
      [&] { each_of(std::type_identity<Figure>{}, [&](const Figure& node, Span span) { figure(node, span); }); });
  out_.outdent();
  out_.line(std::nullopt);
  out_.write("})");
}

void Lowering::clauses(const Experiment& experiment) {
  const auto write = [&](const char* key, const Expression& value) {
    out_.line(value.span);
    out_.write(std::string(key) + " = ");
    single(value);
    out_.write(",");
  };
  for (const auto& each : experiment.body.statements) {
    if (const auto* title = as<Title>(*each)) write("title", *title->text);
    if (const auto* citation = as<Citation>(*each)) write("source", *citation->text);
  }
}

void Lowering::table_function(const char* key, const std::string& parameters, const Expression& value) {
  out_.line(value.span);
  out_.write(std::string(key) + " = function(" + parameters + ") return ");
  expression(value);
  out_.write(" end,");
}

void Lowering::table_block(const char* key, const std::string& own, Place place, const Block& body, Span span) {
  out_.line(span);
  out_.write(std::string(key) + " = function(" + own_.data + ", " + own + ")");
  place_ = place;
  block(body);
  place_ = Place::plain;
  end();
  out_.write(",");
}

void Lowering::texts(const char* key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out_.line(std::nullopt);
  out_.write(std::string(key) + " = { ");
  for (std::size_t i = 0; i < values.size(); ++i) out_.write((i ? ", " : "") + lua_text(values[i]));
  out_.write(" },");
}

void Lowering::vary(const Vary& vary, Span span) {
  std::string names, parameters;
  for (const Word& axis : vary.axes) {
    names += (names.empty() ? "" : ", ") + lua_text(axis.text);
    parameters += (parameters.empty() ? "" : ", ") + lua_name(axis.text);
  }
  out_.open_item(span);
  out_.line(span);
  out_.write("names = { " + names + " },");
  table_function("values", own_.data, *vary.values);
  if (vary.named) table_function("named", parameters, *vary.named);
  out_.close_item();
}

void Lowering::sample(const Sample& sample, Span span) {
  std::string names;
  for (const auto& axis : sample.axes) names += (names.empty() ? "" : ", ") + lua_text(axis.name.text);
  out_.open_item(span);
  out_.line(span);
  out_.write("names = { " + names + " },");
  out_.line(span);
  out_.write("from = {");
  out_.indent();
  for (const auto& axis : sample.axes) {
    out_.line(axis.distribution->span);
    out_.write("function(" + own_.data + ") return ");
    expression(*axis.distribution);
    out_.write(" end,");
  }
  out_.close_item();
  table_function("points", own_.data, *sample.points);
  out_.line(sample.design->span);
  out_.write("using = " + lua_text(sample.design->text) + ",");
  out_.close_item();
}

void Lowering::along(const Along& along, Span span) {
  out_.open_item(span);
  out_.line(span);
  out_.write("names = { " + lua_text(along.axis.text) + " },");
  table_function("values", own_.data, *along.values);
  out_.line(along.state->span);
  out_.write("keeping = " + lua_text(as<Name>(*along.state)->name) + ",");
  out_.close_item();
}

void Lowering::refine(const Refine& refine, Span span) {
  out_.open_item(span);
  out_.line(refine.axis.span);
  out_.write("axis = " + lua_text(refine.axis.text) + ",");
  table_function("to", own_.data, *refine.tolerance);
  const std::string was_table = std::exchange(table_, own_.data);
  table_function("changes", own_.data, *refine.criterion);
  table_ = was_table;
  out_.line(refine.criterion->span);
  out_.write("text = " + lua_text(phrase(*refine.criterion)) + ",");
  out_.close_item();
}

void Lowering::replicate(const Replicate& replicate, Span span) {
  table_function("replicate", own_.data, *replicate.count);
  std::vector<std::string> axes;
  for (const Word& axis : replicate.paired_over) axes.push_back(axis.text);
  texts("paired", axes);
  if (!replicate.until) return;
  const std::string was_table = std::exchange(table_, own_.data);
  table_function("enough", own_.data, *replicate.until);
  table_ = was_table;
  out_.line(span);
  out_.write("enough_text = " + lua_text(phrase(*replicate.until)) + ",");
}

// ── The run ─────────────────────────────────────────────────────────────────────────────────────────────────────────

void Lowering::run_block(const Run& run, const check::ExperimentFacts& facts, Span span) {
  texts("columns", facts.columns);
  std::vector<std::string> expectations;
  collect_expectations(run.body, expectations);
  texts("expectations", expectations);
  expectations_.clear();
  out_.line(span);
  out_.write("run = function(" + own_.row);
  for (const std::string& axis : facts.axes) out_.write(", " + lua_name(axis));
  if (!facts.kept.empty()) out_.write(", " + lua_name(facts.kept));
  out_.write(")");
  const std::string was_table = std::exchange(table_, own_.row);
  in_run_ = true;
  block(run.body);
  in_run_ = false;
  table_ = was_table;
  if (!facts.kept.empty()) {
    out_.indent();
    out_.line(span);
    out_.write(own_.row + ":keep(" + lua_name(facts.kept) + ")");
    out_.outdent();
  }
  end();
  out_.write(",");
}

void Lowering::record(const Record& record, const Statement& whole) {
  out_.line(whole.span);
  if (record.is_new_binding) {
    if (checked_.scope(whole) == check::BindingScope::declares_local) out_.write("local ");
    out_.write(lua_name(record.column.text) + " = ");
  }
  out_.write(own_.row + ":record(" + lua_text(record.column.text) + ", ");
  single(*record.value);
  out_.write(")");
}

void Lowering::expect(const Expect& expect) {
  expectations_.push_back(phrase(*expect.condition));
  out_.line(expect.condition->span);
  out_.write(own_.row + ":expect(");
  expression(*expect.condition);
  out_.write(", " + std::to_string(expectations_.size()));
  if (expect.why) {
    out_.write(", ");
    single(*expect.why);
  }
  out_.write(")");
}

void Lowering::free_binding(const Statement& whole, const Experiment& experiment,
                            const check::ExperimentFacts::FreeBinding& facts) {
  const auto* binding = as<Binding>(whole);
  out_.line(whole.span);
  out_.write("{ name = " + lua_text(facts.name) + ", reads_columns = " + (facts.reads_columns ? "true" : "false") +
             ", value = function(" + own_.data + ")");
  if (!binding || as<FunctionLiteral>(*binding->value)) {
    std::vector<const Statement*> together;
    for (const auto& each : experiment.body.statements) {
      const auto* function = as<FunctionDefinition>(*each);
      const bool is_of_circle =
          function && std::find(facts.circle.begin(), facts.circle.end(), function->name.text) != facts.circle.end();
      if (each.get() == &whole || is_of_circle) together.push_back(each.get());
    }
    free_functions(whole, facts.name, together);
  } else {
    out_.write(" return ");
    reads_boundaries_ = facts.reads_columns;
    expression(*binding->value);
    reads_boundaries_ = false;
    out_.write(" ");
  }
  out_.write("end },");
}

/// A function takes along the bindings it uses, not the table they are in: rows may call it on other threads. Functions
/// that call each other go together.
void Lowering::free_functions(const Statement& whole, const std::string& wanted,
                              const std::vector<const Statement*>& together) {
  const auto name_of = [](const Statement& each) {
    const auto* binding = as<Binding>(each);
    return binding ? binding->name.text : as<FunctionDefinition>(each)->name.text;
  };
  for (const Statement* each : together) {
    check::each_expression(*each, [&](const Expression& part) {
      const auto* name = as<Name>(part);
      const bool is_binding = name && checked_.resolution(part).kind == check::Resolution::Kind::experiment_binding;
      if (is_binding) taken_along_.insert(name->name);
    });
  }
  std::string own;
  out_.indent();
  for (const Statement* each : together) {
    own += (own.empty() ? "" : ", ") + lua_name(name_of(*each));
    taken_along_.insert(name_of(*each));
  }
  for (const std::string& name : taken_along_) {
    if (std::any_of(together.begin(), together.end(), [&](const Statement* each) { return name_of(*each) == name; }))
      continue;
    out_.line(whole.span);
    out_.write("local " + lua_name(name) + " = ");
    member(own_.data, name);
  }
  if (together.size() > 1) {
    out_.line(whole.span);
    out_.write("local " + own);
  }
  for (const Statement* each : together) {
    const auto* binding = as<Binding>(*each);
    const auto* literal = binding ? as<FunctionLiteral>(*binding->value) : nullptr;
    const auto* definition = as<FunctionDefinition>(*each);
    out_.line(each->span);
    out_.write((together.size() > 1 ? "function " : "local function ") + lua_name(name_of(*each)));
    if (literal)
      function(name_of(*each), literal->parameters, literal->body, each->span);
    else
      function(name_of(*each), definition->parameters, definition->body, each->span);
  }
  out_.line(whole.span);
  out_.write("return " + lua_name(wanted));
  out_.outdent();
  out_.line(std::nullopt);
  taken_along_.clear();
}

// ── What is read off the table ──────────────────────────────────────────────────────────────────────────────────────

/// `common`: the correction that the experiment names for hypotheses which name none; or null.
void Lowering::hypothesis(const Hypothesis& hypothesis, const Correction* common, Span span) {
  out_.open_item(span);
  out_.line(hypothesis.title_span);
  out_.write("title = " + lua_text(hypothesis.title) + ",");
  out_.line(span);
  out_.write("test = function(" + own_.data + ")");
  out_.indent();
  const Statement* test = nullptr;
  for (const auto& each : hypothesis.body.statements) {
    if (as<ExpressionStatement>(*each))
      test = each.get();
    else
      statement(*each, false);  // clauses write nothing here
  }
  out_.line(test->span);
  out_.write("return ");
  expression(*as<ExpressionStatement>(*test)->value);
  out_.outdent();
  end();
  out_.write(",");
  for (const auto& each : hypothesis.body.statements) {
    if (const auto* own = as<Correction>(*each)) common = own;
  }
  if (common) {
    out_.line(common->method.span);
    out_.write("correct = " + lua_text(common->method.text) + ",");
  }
  for (const auto& each : hypothesis.body.statements) {
    if (const auto* alpha = as<Alpha>(*each)) table_function("alpha", own_.data, *alpha->value);
    if (const auto* verdict = as<Verdict>(*each)) {
      out_.line(each->span);
      out_.write(verdict->reject ? "expect = \"reject\"," : "expect = \"retain\",");
    }
  }
  out_.close_item();
}

void Lowering::claim(const Claim& claim, Span span) {
  out_.open_item(span);
  out_.line(claim.title_span);
  out_.write("title = " + lua_text(claim.title) + ",");
  for (const auto& each : claim.body.statements) {
    const auto* citation = as<Citation>(*each);
    if (!citation) continue;
    out_.line(each->span);
    out_.write("source = ");
    single(*citation->text);
    out_.write(",");
  }
  reads_boundaries_ = true;
  table_block("check", own_.claim, Place::claim, claim.body, span);
  reads_boundaries_ = false;
  out_.close_item();
}

void Lowering::condition(const Expression& value, const Expression* published) {
  out_.line(value.span);
  out_.write(own_.claim + ":");
  const auto* binary = as<Binary>(value);
  const auto* tolerance = binary && binary->op == BinaryOperator::Near ? as<Binary>(*binary->right) : nullptr;
  if (tolerance && (tolerance->op == BinaryOperator::PlusMinus || tolerance->op == BinaryOperator::Within)) {
    out_.write(tolerance->op == BinaryOperator::PlusMinus ? "near(" : "near_within(");
    expression(*binary->left);
    out_.write(", ");
    expression(*tolerance->left);
    out_.write(", ");
    expression(*tolerance->right);
  } else if (binary && binary->op >= BinaryOperator::Less && binary->op <= BinaryOperator::GreaterEqual) {
    const char* signs[] = {"<", "<=", ">", ">="};
    const auto place = static_cast<int>(binary->op) - static_cast<int>(BinaryOperator::Less);
    out_.write("compare(" + lua_text(signs[place]) + ", ");
    expression(*binary->left);
    out_.write(", ");
    expression(*binary->right);
  } else if (binary && binary->op == BinaryOperator::Equal) {
    out_.write("equal(");
    expression(*binary->left);
    out_.write(", ");
    expression(*binary->right);
  } else if (binary && binary->op == BinaryOperator::In && as<Interval>(*binary->right)) {
    out_.write("inside(");
    expression(*binary->left);
    out_.write(", ");
    expression(*binary->right);
  } else {
    out_.write("holds(");
    expression(value);
  }
  out_.write(", " + lua_text(phrase(value)));
  if (published) {
    out_.write(", ");
    expression(*published);
    out_.write(", " + lua_text(phrase(*published)));
  }
  out_.write(")");
}

}  // namespace ansatz::lower
