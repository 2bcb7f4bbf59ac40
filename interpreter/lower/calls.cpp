// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "interpreter/lower/call_site.h"
#include "interpreter/lower/lowering.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::lower {

using namespace syntax;
using Kind = check::Resolution::Kind;

/// Kernels, built-ins and `.at` take the named arguments themselves and give one value.
bool Lowering::is_library(const Expression& callee) const {
  const Kind kind = checked_.resolution(callee).kind;
  const auto* field = as<Field>(callee);
  return kind == Kind::kernel || kind == Kind::builtin || (field && field->name.text == "at");
}

/// `max(v where bounces > 1)` of an axis: a boundary read off its rows, which the table is told of.
bool Lowering::boundary(const Call& call) {
  if (!reads_boundaries_ || call.arguments.size() != 1) return false;
  const auto& callee = checked_.resolution(*call.callee);
  const auto* where = as<Binary>(*call.arguments[0].value);
  if (callee.kind != Kind::kernel || (callee.kernel->name != "max" && callee.kernel->name != "min")) return false;
  if (!where || where->op != BinaryOperator::Where || call.arguments[0].kind != Argument::Kind::Positional)
    return false;
  if (checked_.resolution(*where->left).kind != Kind::axis) return false;
  out_.write("az.boundary(" + table_ + ", " + lua_text(as<Name>(*where->left)->name) + ", ");
  expression(*call.callee);
  out_.write(", ");
  single(*where->right);
  out_.write(")");
  return true;
}

void Lowering::call(const Expression& whole, const Call& call) {
  if (boundary(call)) return;
  if (const auto plan = checked_.plans.find(whole.id); plan != checked_.plans.end()) {
    planned_call(whole, call, plan->second);
    return;
  }
  const auto& resolution = checked_.resolution(*call.callee);
  const auto* at = as<Field>(*call.callee);
  const bool selects = at && at->name.text == "at" && resolution.kind != Kind::kernel;
  const bool is_named = std::any_of(call.arguments.begin(), call.arguments.end(),
                                    [](const Argument& each) { return each.kind != Argument::Kind::Positional; });
  if (resolution.kind == Kind::kernel && resolution.kernel->draws_randomness) {
    out_.write("az.site(" + lua_text(call_site(checked_, *resolution.kernel, call)) + ", ");
    expression(*call.callee);
    out_.write(")(");
  } else if (const auto value = checked_.calls_of_values.find(whole.id);
             value != checked_.calls_of_values.end() && value->second <= kMostGiven) {
    const auto* name = as<Name>(*call.callee);
    out_.write(own_.given(value->second) + "[");
    expression(*call.callee);
    out_.note_call(name ? lua_name(name->name) : at ? lua_name(at->name.text) : "");
    out_.write("](");
  } else if (is_library(*call.callee) || (!is_named && value == checked_.calls_of_values.end())) {
    callee(whole, *call.callee);
    out_.write("(");
  } else {
    out_.write("az.call(");
    expression(*call.callee);
    out_.write(", ");
  }
  arguments(call.arguments, whole.span, selects);
  out_.write(")");
}

/// `local given2 = az.given(2)`, for as many values as the file hands to what only running can tell.
void Lowering::given_tables() {
  std::set<std::size_t> counts;
  for (const auto& [id, count] : checked_.calls_of_values) {
    if (count <= kMostGiven) counts.insert(count);
  }
  for (const std::size_t count : counts) {
    out_.line(std::nullopt);
    out_.write("local " + own_.given(count) + " = az.given(" + std::to_string(count) + ")");
  }
}

/// A call with names whose function stands in the file: each argument goes to its place.
void Lowering::planned_call(const Expression& whole, const Call& call, const check::CallPlan& plan) {
  const std::vector<std::size_t>& targets = plan.targets;
  const std::size_t count = targets.empty() ? 0 : *std::max_element(targets.begin(), targets.end()) + 1;
  std::vector<std::size_t> written(count, targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) written[targets[i]] = i;
  const bool in_order = std::is_sorted(targets.begin(), targets.end());
  std::vector<const Expression*> values;
  for (const Argument& each : call.arguments) values.push_back(each.value.get());
  const bool split = is_split(call.callee->span, values);
  const auto write_values = [&](const std::vector<std::size_t>& order) {
    out_.indent();
    for (std::size_t i = 0; i < order.size(); ++i) {
      const bool is_given = order[i] < values.size();
      if (split) out_.line(is_given ? std::optional(values[order[i]]->span) : std::nullopt);
      if (!is_given)
        out_.write("nil");
      else if (i + 1 < order.size())
        expression(*values[order[i]]);
      else
        single(*values[order[i]]);
      if (i + 1 < order.size()) out_.write(split ? "," : ", ");
    }
    out_.outdent();
    if (split) out_.line(call.callee->span);
    out_.write(")");
  };
  if (in_order) {
    callee(whole, *call.callee);
    out_.write("(");
    write_values(written);
    return;
  }
  // Values are worked out in the order they are written, whatever the order of the parameters.
  std::vector<std::size_t> as_written(values.size());
  std::string names, places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    as_written[i] = i;
    names += ", a" + std::to_string(i + 1);
  }
  for (const std::size_t i : written)
    places += (places.empty() ? "" : ", ") + (i < values.size() ? "a" + std::to_string(i + 1) : "nil");
  out_.write("(function(f" + names + ") return f(" + places + ") end)(");
  expression(*call.callee);
  out_.write(split ? "," : ", ");
  write_values(as_written);
}

// ── Arguments ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// Whether parts stand on several lines of the script; then each gets a line of its own.
bool Lowering::is_split(Span around, const std::vector<const Expression*>& parts) const {
  const auto line = file_.source->line_at(around.begin);
  return parts.size() > 1 && std::any_of(parts.begin(), parts.end(), [&](const Expression* part) {
           return file_.source->line_at(part->span.begin) != line;
         });
}

void Lowering::arguments(const std::vector<Argument>& list, Span around, bool is_selector) {
  std::vector<const Argument*> positional, rest;
  std::vector<const Expression*> values;
  for (const Argument& each : list) {
    (each.kind == Argument::Kind::Positional ? positional : rest).push_back(&each);
    values.push_back(each.value.get());
  }
  const bool split = is_split(around, values);
  out_.indent();
  for (std::size_t i = 0; i < positional.size(); ++i) {
    const bool is_last = i + 1 == positional.size() && rest.empty();
    if (split) out_.line(positional[i]->span);
    argument_value(*positional[i], is_last, is_selector);
    if (!is_last) out_.write(split ? "," : ", ");
  }
  out_.outdent();
  if (!rest.empty()) {
    if (split && !positional.empty()) {
      out_.indent();
      out_.line(rest.front()->span);
      out_.outdent();
    }
    out_.write("az.named(");
    named(rest, split, is_selector);
    out_.write(")");
  } else if (split) {
    out_.line(around);
  }
}

/// `"a", 1.0, az.spread(r), "b", 2.0`
void Lowering::named(const std::vector<const Argument*>& list, bool is_split, bool is_selector) {
  out_.indent();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool is_last = i + 1 == list.size();
    if (is_split) out_.line(list[i]->span);
    if (list[i]->kind == Argument::Kind::Spread) {
      out_.write("az.spread(");
      single(*list[i]->value);
      out_.write(")");
    } else {
      out_.write(lua_text(list[i]->name.text) + ", ");
      argument_value(*list[i], is_last, is_selector);
    }
    if (!is_last) out_.write(is_split ? "," : ", ");
  }
  out_.outdent();
  if (is_split) out_.line(std::nullopt);
}

void Lowering::argument_value(const Argument& argument, bool is_last, bool is_selector) {
  if (is_selector)
    selector(*argument.value);
  else if (is_last)
    single(*argument.value);
  else
    expression(*argument.value);
}

}  // namespace ansatz::lower
