// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "interpreter/lower/lowering.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::lower {

using namespace syntax;

void Lowering::figure(const Figure& figure, Span span) {
  out_.open_item(span);
  out_.line(figure.name.span);
  out_.write("name = " + lua_text(figure.name.text) + (figure.is_animated ? ", animate = true," : ","));
  out_.line(figure.name.span);
  out_.write("options = function(" + own_.data + ") return ");
  std::vector<const Argument*> options;
  std::vector<const Expression*> values;
  for (const Argument& each : figure.options) {
    options.push_back(&each);
    values.push_back(each.value.get());
  }
  out_.write("az.named(");
  named(options, is_split(figure.name.span, values), false);
  out_.write(") end,");
  table_block("draw", own_.figure, Place::figure, figure.body, span);
  out_.close_item();
}

/// A mark is a method of the figure, or of the panel around it; what holds a block takes it as a function. One that
/// stands alone at the prompt goes to who draws there.
void Lowering::mark(const Call& call, const Statement& whole) {
  const std::string& word = as<Name>(*call.callee)->name;
  out_.line(whole.span);
  if (place_ == Place::plain) {
    out_.write("az.look(" + lua_text(word) + (call.arguments.empty() ? "" : ", "));
    arguments(call.arguments, whole.span);
    out_.write(")");
    return;
  }
  out_.write(own_.figure + ":" + lua_name(word) + "(");
  if (!call.block) {
    arguments(call.arguments, whole.span);
    out_.write(")");
    return;
  }
  // The block comes after the values and before what is named, which Lua wants last.
  std::vector<const Argument*> named_ones;
  for (const Argument& each : call.arguments) {
    if (each.kind != Argument::Kind::Positional) {
      named_ones.push_back(&each);
      continue;
    }
    expression(*each.value);
    out_.write(", ");
  }
  out_.write("function(" + own_.figure + ")");
  const Place was_at = std::exchange(place_, word == "panels" ? Place::panels : Place::figure);
  const bool was_turn = std::exchange(in_panel_turn_, false);
  block(*call.block);
  in_panel_turn_ = was_turn;
  place_ = was_at;
  end();
  if (!named_ones.empty()) {
    out_.write(", az.named(");
    named(named_ones, false, false);
    out_.write(")");
  }
  out_.write(")");
}

namespace {

/// Whether this loop is left early; loops inside it are left for themselves.
bool breaks(const Block& block) {
  return std::any_of(block.statements.begin(), block.statements.end(), [](const StatementPtr& each) {
    if (as<Break>(*each)) return true;
    const auto* choice = as<If>(*each);
    if (!choice) return false;
    const bool in_branch = std::any_of(choice->branches.begin(), choice->branches.end(),
                                       [](const auto& branch) { return breaks(branch.body); });
    return in_branch || (choice->alternative && breaks(*choice->alternative));
  });
}

}  // namespace

/// A loop directly in `panels`: each turn is one panel.
void Lowering::panel_turns(const For& loop) {
  out_.line(loop.values->span);
  out_.write("for " + own_.ignored);
  for (const Word& name : loop.names) out_.write(", " + lua_name(name.text));
  out_.write(" in az.each(");
  expression(*loop.values);
  if (loop.names.size() > 1)
    out_.write(", " + std::to_string(loop.names.size()) + ") do");
  else
    out_.write(") do");
  out_.indent();
  const bool is_left = breaks(loop.body);
  if (is_left) {
    out_.line(std::nullopt);
    out_.write("local " + own_.stopped + " = false");
  }
  out_.line(std::nullopt);
  out_.write(own_.figure + ":panel(function(" + own_.figure + ")");
  const Place was_at = std::exchange(place_, Place::figure);
  const bool was_turn = std::exchange(in_panel_turn_, true);
  block(loop.body);
  in_panel_turn_ = was_turn;
  place_ = was_at;
  end();
  out_.write(")");
  if (is_left) {
    out_.line(std::nullopt);
    out_.write("if " + own_.stopped + " then break end");
  }
  out_.outdent();
  end();
}

/// `"φ at v = {v}"` as `az.text("φ at v = ", data.v)`.
void Lowering::figure_text(const std::vector<check::TemplatePart>& parts) {
  out_.write("az.text(");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i) out_.write(", ");
    if (parts[i].is_name)
      given_name(parts[i].resolution, parts[i].text);
    else
      out_.write(lua_text(parts[i].text));
  }
  out_.write(")");
}

}  // namespace ansatz::lower
