// SPDX-License-Identifier: MIT
#include <algorithm>

#include "interpreter/check/lua_names.h"
#include "interpreter/check/names.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

namespace {

/// Names that Lua's `for` holds beside those of the script.
constexpr std::size_t kLoopNames = 5;

/// The first `size` bytes of a place: a clause's word.
Span word_at_start(Span span, std::string_view word) {
  return {span.begin, span.begin + static_cast<std::uint32_t>(word.size())};
}

}  // namespace

std::string describe(Place place) {
  switch (place) {
    case Place::File:
      return "at the top of a file";
    case Place::Experiment:
      return "in an experiment";
    case Place::Clause:
      return "in a clause";
    case Place::Run:
      return "in 'run'";
    case Place::Hypothesis:
      return "in a hypothesis";
    case Place::Claim:
      return "in a claim";
    case Place::Figure:
      return "in a figure";
  }
  return "";
}

void NamePass::misplaced(const char* word, const char* home, Span span) {
  facts_.report(word_at_start(span, word), Misplaced{word, home, in_function() ? "in a function" : describe(place_)});
}

void NamePass::only_at_top(const char* word, Span span) {
  if (place_ == Place::File && !scope_) return;
  if (place_ == Place::File && !deferred_)
    facts_.report(word_at_start(span, word), Misplaced{word, "at the top of a file", "in a block"});
  else
    misplaced(word, "at the top of a file", span);
}

/// One level deeper; false where that is too deep, which is then reported.
bool NamePass::enter(Span span) {
  if (++depth_ <= kDepthLimit) return true;
  if (!std::exchange(facts_.too_deep, true)) facts_.report(span, TooDeep{kDepthLimit});
  --depth_;
  return false;
}

/// While it lives, the value of a name of the file is read: what it uses is what its functions will.
class NamePass::Reading {
 public:
  Reading(NamePass& pass, const Word& name) : pass_(pass), before_(pass.reader_) {
    if (pass.scope_ || pass.place_ != Place::File) return;
    if (const auto found = pass.file_names_.find(name.text); found != pass.file_names_.end())
      pass.reader_ = found->second;
  }
  ~Reading() { pass_.reader_ = before_; }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  NamePass& pass_;
  const Entity* before_;
};

void NamePass::statement(const Statement& whole) {
  // A whole block has no one doubt to answer.
  if (whole.because && (as<Experiment>(whole) || as<Run>(whole)))
    facts_.report(whole.because->span, AnswersBlock{as<Run>(whole) ? "run" : "experiment"});
  const auto visit = [&]<class Node>(const Node& node) {
    if constexpr (std::is_same_v<Node, Binding>) {
      const Reading reading(*this, node.name);
      expression(*node.value);
      checked_.scopes[whole.id] = bind(node.name, node.value.get());
    } else if constexpr (std::is_same_v<Node, FunctionDefinition>) {
      // Bound first: a function may call itself.
      checked_.scopes[whole.id] = bind(node.name, nullptr, &node);
      const Reading reading(*this, node.name);
      function(node.parameters, node.body);
    } else if constexpr (std::is_same_v<Node, Derivative>) {
      misplaced("'", "in a flow, map or pde", node.name.span);
    } else if constexpr (std::is_same_v<Node, If>) {
      for (const auto& branch : node.branches) {
        expression(*branch.condition);
        block(branch.body);
      }
      if (node.alternative) block(*node.alternative);
    } else if constexpr (std::is_same_v<Node, For>) {
      loop(node);
    } else if constexpr (std::is_same_v<Node, While>) {
      expression(*node.condition);
      block(node.body, true);
    } else if constexpr (std::is_same_v<Node, Return>) {
      if (node.value) expression(*node.value);
      exit("return", word_at_start(whole.span, "return"));
    } else if constexpr (std::is_same_v<Node, Break>) {
      exit("break", whole.span);
    } else if constexpr (std::is_same_v<Node, Continue>) {
      exit("continue", whole.span);
    } else if constexpr (std::is_same_v<Node, ExpressionStatement>) {
      lone_expression(node, whole.span);
    } else if constexpr (std::is_same_v<Node, Use>) {
      only_at_top("use", whole.span);
    } else if constexpr (std::is_same_v<Node, Import>) {
      only_at_top("import", whole.span);
    } else if constexpr (std::is_same_v<Node, LuaBlock>) {
      lua(node);
    } else if constexpr (std::is_same_v<Node, Experiment>) {
      only_at_top("experiment", whole.span);
      if (place_ != Place::File || scope_) return;
      checked_.scopes[whole.id] = bind(node.name, nullptr);
      experiment(whole, node);
    } else if constexpr (std::is_same_v<Node, Broken>) {
      blocks_of(node);
    } else if constexpr (std::is_same_v<Node, Model>) {
      const char* word = node.kind == Model::Kind::Flow ? "flow" : node.kind == Model::Kind::Map ? "map" : "pde";
      facts_.report(word_at_start(whole.span, word), NotBuilt{word});
    } else if constexpr (std::is_same_v<Node, Record> || std::is_same_v<Node, Expect>) {
      const bool is_record = std::is_same_v<Node, Record>;
      const bool is_home = place_ == Place::Run && !in_function();
      if (!is_home) {
        // Its names may be those of the row, which are not known here.
        misplaced(is_record ? "record" : "expect", "in 'run'", whole.span);
        return;
      }
      if constexpr (std::is_same_v<Node, Record>) {
        expression(*node.value);
        const bool is_taken =
            experiment_->axes.contains(node.column.text) || experiment_->bindings.contains(node.column.text);
        if (node.is_new_binding && !is_taken) checked_.scopes[whole.id] = bind_record(node.column, node.value.get());
      } else {
        expression(*node.condition);
        if (node.why) expression(*node.why);
      }
    } else {
      clause(whole);
    }
  };
  std::visit(visit, whole.node);
}

/// What stands in one pair of braces, in the innermost scope.
void NamePass::statements(const std::vector<StatementPtr>& list) {
  Scope& scope = *scope_;
  scope.is_deferred = deferred_;
  for (const auto& each : list) {
    if (const auto* function = as<FunctionDefinition>(*each)) scope.below.emplace(function->name.text, function);
    if (const auto* binding = as<Binding>(*each)) scope.values_below.emplace(binding->name.text, binding->name.span);
  }
  for (const auto& each : list) {
    if (const auto* function = as<FunctionDefinition>(*each)) scope.below.erase(function->name.text);
    if (const auto* binding = as<Binding>(*each)) scope.values_below.erase(binding->name.text);
    scope.at = each.get();
    statement(*each);
  }
  scope.at = nullptr;
}

/// A name that Lua assigns: a local of the script where there is one, else a name of the file.
void NamePass::lua_assigns(const Word& name, const LuaBlock& lua) {
  for (Scope* scope = scope_; scope; scope = scope->parent) {
    const auto found = scope->names.find(name.text);
    if (found == scope->names.end()) continue;
    ++found->second->bindings;
    if (found->second->kind == Kind::axis) facts_.report(name.span, AssignsInRun{name.text, "an axis"});
    return;
  }
  if (!may_bind(name)) return;
  if (place_ == Place::Run) {
    const bool is_near = experiment_->bindings.contains(name.text);
    facts_.report(name.span, AssignsInRun{name.text, is_near ? "bound in the experiment" : "a name of the file"});
    return;
  }
  // One block may assign its names as often as Lua likes; what another one or Ansatz bound stays as it is.
  const auto bound = file_names_.find(name.text);
  if (bound != file_names_.end() && bound->second->span != lua.text_span && !facts_.options.is_prompt)
    facts_.report(name.span, BoundTwice{name.text, facts_.line(bound->second->span), true});
}

void NamePass::lua(const LuaBlock& lua) {
  const LuaNames names = read_lua_names(lua.text);
  for (std::size_t i = 0; i < names.assigned.size(); ++i) {
    const auto begin = lua.text_span.begin + static_cast<std::uint32_t>(names.places[i]);
    const auto length = static_cast<std::uint32_t>(names.assigned[i].size());
    lua_assigns({names.assigned[i], {begin, begin + length}}, lua);
  }
  if (!facts_.options.check_lua) return;
  const auto problem = facts_.options.check_lua(lua.text);
  if (!problem) return;
  const Source& source = *checked_.file->source;
  const std::uint32_t line = facts_.line(lua.text_span) + problem->line - 1;
  const std::uint32_t begin = std::max(source.line_start(line), lua.text_span.begin);
  const std::uint32_t end = source.line_start(line) + static_cast<std::uint32_t>(source.line(line).size());
  facts_.report({begin, std::min(end, lua.text_span.end)}, LuaRefuses{problem->message});
}

void NamePass::block(const Block& block, bool is_loop, const std::vector<Word>* names, const Expression* values) {
  if (!enter(block.span)) return;
  Scope inner;
  inner.parent = scope_;
  inner.is_loop = is_loop;
  scope_ = &inner;
  const std::size_t hidden = names ? kLoopNames : 0;
  function_scope()->held += hidden;
  if (names) {
    for (const Word& name : *names) {
      if (inner.names.contains(name.text)) facts_.report(name.span, NameTwice{name.text, "among the names of 'for'"});
      Entity* entity = declare(name);
      entity->bindings = 2;
      if (names->size() == 1) entity->element_of = values;
    }
  }
  statements(block.statements);
  Scope* around = inner.parent;
  auto& gone = around ? around->gone : file_gone_;
  for (const auto& [name, entity] : inner.names) gone.insert_or_assign(name, entity->span);
  for (const auto& [name, span] : inner.gone) gone.insert_or_assign(name, span);
  scope_ = around;
  if (around) function_scope()->held -= std::min(function_scope()->held, inner.names.size() + hidden);
  --depth_;
}

void NamePass::loop(const For& loop) {
  expression(*loop.values);
  block(loop.body, true, &loop.names, loop.values.get());
}

/// The names of a head that could not be read are not known, and so none of its words is called unknown.
void NamePass::blocks_of(const Broken& broken) {
  if (place_ == Place::Experiment && !in_function()) return;  // no such statement stands there
  for (const Block& each : broken.blocks) {
    if (broken.head == Broken::Head::Function) {
      within_function({}, [&] { statements(each.statements); });
    } else {
      block(each, broken.head == Broken::Head::Loop);
    }
  }
}

void NamePass::function(const std::vector<Parameter>& parameters, const FunctionBody& body) {
  within_function(parameters, [&] {
    if (const auto* value = std::get_if<ExpressionPtr>(&body)) {
      expression(**value);
    } else if (enter(std::get<Block>(body).span)) {
      statements(std::get<Block>(body).statements);
      --depth_;
    }
  });
}

void NamePass::within_function(const std::vector<Parameter>& parameters, const std::function<void()>& body) {
  Scope inner;
  inner.parent = scope_;
  inner.is_function = true;
  inner.returns = true;
  scope_ = &inner;
  const bool was_deferred = std::exchange(deferred_, !experiment_);  // an experiment runs where it stands
  for (const Parameter& parameter : parameters) {
    if (inner.names.contains(parameter.name.text))
      facts_.report(parameter.name.span, NameTwice{parameter.name.text, "among the parameters"});
    declare(parameter.name)->bindings = 2;
  }
  for (const Parameter& parameter : parameters) {
    if (parameter.default_value) expression(*parameter.default_value);
  }
  depth_ += 2;
  body();
  depth_ -= 2;
  deferred_ = was_deferred;
  scope_ = inner.parent;
}

void NamePass::exit(const std::string& word, Span span) {
  if (word == "return") {
    if (!in_function()) facts_.report(span, ReturnOutsideFunction{});
    return;
  }
  for (const Scope* scope = scope_; scope && !scope->is_function; scope = scope->parent) {
    if (scope->is_loop) return;
  }
  facts_.report(span, OutsideLoop{word});
}

/// `as published c` follows a comparison of numbers, in a claim.
void NamePass::published(const ExpressionStatement& lone) {
  const Span before = {lone.value->span.end, lone.published->span.begin};
  const auto at = static_cast<std::uint32_t>(checked_.file->source->text(before).find("as"));
  const Span words = {before.begin + at, before.begin + at + 2};
  const auto* binary = as<Binary>(*lone.value);
  const bool compares = binary && (binary->op == BinaryOperator::Near || binary->op == BinaryOperator::Equal ||
                                   binary->op == BinaryOperator::In ||
                                   (binary->op >= BinaryOperator::Less && binary->op <= BinaryOperator::GreaterEqual));
  if (place_ != Place::Claim)
    facts_.report(words, Misplaced{"as published", "in a claim", in_function() ? "in a function" : describe(place_)});
  else if (!compares)
    facts_.report(words, PublishedWithoutComparison{});
  expression(*lone.published);
}

void NamePass::lone_expression(const ExpressionStatement& lone, Span span) {
  if (lone.published) published(lone);
  const auto* call = as<Call>(*lone.value);
  if (call && (place_ == Place::Figure || is_look(*call))) {
    mark(*lone.value, *call);
    return;
  }
  if (place_ == Place::Experiment) {
    facts_.report(span, Misplaced{"a value on its own", "in a block of the experiment", "in the experiment itself"});
    return;
  }
  expression(*lone.value);
}

/// A mark on its own at the prompt, which draws it there. Names that are bound come first.
bool NamePass::is_look(const Call& call) const {
  const auto* name = as<Name>(*call.callee);
  if (!facts_.options.is_prompt || place_ != Place::File || scope_ || !name) return false;
  if (file_names_.contains(name->name) || is_function_of_library(name->name)) return false;
  return std::any_of(facts_.options.marks.begin(), facts_.options.marks.end(),
                     [&](const Signature& each) { return each.name == name->name && !each.holds_block; });
}

/// A statement of a figure: `line(…)`, `panels(1, 2) { … }`, or an ordinary call.
void NamePass::mark(const Expression& whole, const Call& call) {
  const auto* name = as<Name>(*call.callee);
  const auto& marks = facts_.options.marks;
  const auto declared =
      std::find_if(marks.begin(), marks.end(), [&](const Signature& each) { return name && each.name == name->name; });
  if (declared == marks.end() || declared->is_whole) {
    if (call.block) facts_.report(call.callee->span, BlockAfterCall{});
    if (name)
      this->name(*call.callee, Position::statement_callee);
    else
      expression(*call.callee);
    arguments(call.arguments, false);
    if (call.block) block(*call.block);
    return;
  }
  checked_.resolutions[call.callee->id].kind = Resolution::Kind::mark;
  arguments(call.arguments, false, true);
  if (declared->holds_block != call.block.has_value()) {
    facts_.report(whole.span, declared->holds_block
                                  ? Problem(NeedsPart{"'" + declared->name + "'", "block", declared->name + " { … }"})
                                  : Problem(Misplaced{"a block", "after panels and panel", "after " + declared->name}));
  }
  if (call.block) block(*call.block);
}

}  // namespace ansatz::check
