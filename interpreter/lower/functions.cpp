// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "interpreter/check/kinds.h"
#include "interpreter/lower/lowering.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::lower {

using namespace syntax;

namespace {

/// "f(x, k = 1)"; a function without a name as it is written: "x => …", "(x, k = 1) => …".
FunctionText describe(const std::string& name, const std::vector<Parameter>& parameters, const Source& source) {
  FunctionText text{name, {}, check::signature_of(name, {&parameters}, source)};
  for (const Parameter& each : parameters) text.parameters.push_back({each.name.text, each.default_value != nullptr});
  if (!name.empty()) return text;
  const bool is_bare = parameters.size() == 1 && !parameters[0].default_value;
  text.signature = (is_bare ? parameters[0].name.text : text.signature) + " => …";
  return text;
}

}  // namespace

/// `(x, k) … end`; the caller has written `function` and what stands before the brackets.
void Lowering::function(const std::string& own_name, const std::vector<Parameter>& parameters, const FunctionBody& body,
                        Span span, bool may_be_one_line) {
  out_.note(describe(own_name, parameters, *file_.source));
  const Place was_at = std::exchange(place_, Place::plain);
  const bool was_turn = std::exchange(in_panel_turn_, false);
  ++functions_;
  out_.write("(");
  for (std::size_t i = 0; i < parameters.size(); ++i) out_.write((i ? ", " : "") + lua_name(parameters[i].name.text));
  out_.write(")");
  const auto* value = std::get_if<ExpressionPtr>(&body);
  const auto* branches = value ? as<Conditional>(**value) : nullptr;
  const bool has_defaults = std::any_of(parameters.begin(), parameters.end(),
                                        [](const Parameter& each) { return each.default_value != nullptr; });
  const auto line_of = [&](Span place) { return file_.source->line_at(place.begin); };
  if (may_be_one_line && value && !branches && !has_defaults && line_of(span) == line_of((*value)->span)) {
    out_.write(" return ");
    expression(**value);
    out_.write(" end");
  } else {
    out_.indent();
    for (const Parameter& each : parameters) {
      if (!each.default_value) continue;
      const std::string name = lua_name(each.name.text);
      out_.line(each.default_value->span);
      out_.write("if " + name + " == nil then " + name + " = ");
      expression(*each.default_value);
      out_.write(" end");
    }
    if (branches) {
      return_branches(*branches);
    } else if (value) {
      out_.line((*value)->span);
      out_.write("return ");
      expression(**value);
    }
    out_.outdent();
    if (!value) block(std::get<Block>(body));
    out_.line(span);
    out_.write("end");
  }
  --functions_;
  in_panel_turn_ = was_turn;
  place_ = was_at;
}

void Lowering::definition(const Statement& whole, const FunctionDefinition& definition) {
  const std::string name = lua_name(definition.name.text);
  if (const auto below = checked_.used_below.find(whole.id); below != checked_.used_below.end()) {
    out_.line(whole.span);
    out_.write("local ");
    for (const std::string& each : below->second) out_.write((&each == &below->second[0] ? "" : ", ") + lua_name(each));
  }
  out_.line(whole.span);
  switch (checked_.scope(whole)) {
    case check::BindingScope::assigns_local:
      out_.write(name + " = function");
      break;
    case check::BindingScope::declares_local:
      out_.write("local function " + name);
      break;
    default:
      out_.write("function " + name);
  }
  function(definition.name.text, definition.parameters, definition.body, whole.span);
}

}  // namespace ansatz::lower
