// SPDX-License-Identifier: MIT
#include "interpreter/lower/lower.h"

#include <algorithm>
#include <utility>

#include "interpreter/check/walk.h"
#include "interpreter/lower/lowering.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::lower {

using namespace syntax;

Lowered lower(const check::Checked& checked) { return Lowering(checked).run(); }

Lowering::Lowering(const check::Checked& checked)
    : checked_(checked), file_(*checked.file), own_(checked), out_(checked.file->source), table_(own_.data) {}

Lowered Lowering::run() {
  std::string title = file_.source->name();
  std::replace(title.begin(), title.end(), '\n', ' ');
  out_.verbatim("-- " + title + " as Lua, lowered by Ansatz.", std::nullopt);
  given_tables();
  for (const auto& each : file_.statements) {
    const bool is_last = each == file_.statements.back();
    const auto* lone = as<ExpressionStatement>(*each);
    const auto* called = lone ? as<Call>(*lone->value) : nullptr;
    const bool is_mark = called && checked_.resolution(*called->callee).kind == check::Resolution::Kind::mark;
    if (checked_.is_prompt && is_last && lone && !is_mark) {
      out_.line(each->span);
      out_.write("return ");
      expression(*lone->value);
    } else {
      statement(*each, is_last);
    }
  }
  return {out_.text(), out_.chunk(), out_.take_lines()};
}

void Lowering::end() {
  out_.line(std::nullopt);
  out_.write("end");
}

void Lowering::body(const std::vector<StatementPtr>& statements) {
  out_.indent();
  for (const auto& each : statements) statement(*each, each == statements.back());
  out_.outdent();
}

void Lowering::block(const Block& block) { body(block.statements); }

void Lowering::statement(const Statement& whole, bool is_last) {
  if (const auto* binding = as<Binding>(whole)) {
    bind(whole, binding->name, *binding->value);
  } else if (const auto* function = as<FunctionDefinition>(whole)) {
    definition(whole, *function);
  } else if (const auto* choice = as<If>(whole)) {
    choose(*choice);
  } else if (const auto* visit = as<For>(whole)) {
    if (place_ == Place::panels)
      panel_turns(*visit);
    else
      loop(*visit, whole);
  } else if (const auto* repeat = as<While>(whole)) {
    out_.line(repeat->condition->span);
    out_.write("while az.truth(");
    single(*repeat->condition);
    out_.write(") do");
    loop_body(repeat->body);
    end();
  } else if (const auto* given = as<Return>(whole)) {
    give_back(*given, whole, is_last);
  } else if (as<Break>(whole)) {
    out_.line(whole.span);
    if (in_panel_turn_)
      out_.write("do " + own_.stopped + " = true return end");
    else
      out_.write("break");
  } else if (as<Continue>(whole)) {
    out_.line(whole.span);
    out_.write(in_panel_turn_ ? "do return end" : "goto continue");
  } else if (const auto* lone = as<ExpressionStatement>(whole)) {
    if (place_ == Place::claim)
      condition(*lone->value, lone->published.get());
    else
      lone_expression(*lone->value, whole);
  } else if (const auto* use = as<Use>(whole)) {
    out_.line(whole.span);
    out_.write("az.use(");
    for (std::size_t i = 0; i < use->modules.size(); ++i) out_.write((i ? ", " : "") + lua_text(use->modules[i].text));
    out_.write(")");
  } else if (const auto* import = as<Import>(whole)) {
    out_.line(whole.span);
    if (import->alias) out_.write(lua_name(import->alias->text) + " = ");
    out_.write("az.import(" + lua_text(import->path) + ")");
  } else if (const auto* text = as<LuaBlock>(whole)) {
    out_.line(whole.span);
    out_.write("do");
    lua(*text);
    end();
  } else if (const auto* described = as<Experiment>(whole)) {
    experiment(whole, *described);
  } else if (const auto* column = as<Record>(whole)) {
    record(*column, whole);
  } else if (const auto* expected = as<Expect>(whole)) {
    expect(*expected);
  }
}

// ── Bindings ────────────────────────────────────────────────────────────────────────────────────────────────────────

void Lowering::bind(const Statement& whole, const Word& name, const Expression& value) {
  if (bind_by_branches(whole, name, value)) return;
  out_.line(whole.span);
  if (checked_.scope(whole) == check::BindingScope::declares_local) out_.write("local ");
  out_.write(lua_name(name.text) + " = ");
  expression(value);
}

/// `x = if c then a else b` as a statement, where x does not occur in it.
bool Lowering::bind_by_branches(const Statement& whole, const Word& name, const Expression& value) {
  const auto* conditional = as<Conditional>(value);
  bool mentions_itself = false;
  check::each_expression(value, [&](const Expression& part) {
    const auto* written = as<Name>(part);
    mentions_itself |= written && written->name == name.text;
  });
  if (!conditional || mentions_itself) return false;
  const std::string target = lua_name(name.text);
  if (checked_.scope(whole) == check::BindingScope::declares_local) {
    out_.line(whole.span);
    out_.write("local " + target);
  }
  const auto assign = [&](const Expression& part) {
    out_.indent();
    out_.line(part.span);
    out_.write(target + " = ");
    expression(part);
    out_.outdent();
  };
  const char* word = "if";
  const Expression* rest = &value;
  for (; (conditional = as<Conditional>(*rest)); rest = conditional->alternative.get()) {
    out_.line(conditional->condition->span);
    out_.write(std::string(std::exchange(word, "elseif")) + " az.truth(");
    single(*conditional->condition);
    out_.write(") then");
    assign(*conditional->consequence);
  }
  out_.line(std::nullopt);
  out_.write("else");
  assign(*rest);
  end();
  return true;
}

// ── Control ─────────────────────────────────────────────────────────────────────────────────────────────────────────

void Lowering::choose(const If& choice) {
  const char* word = "if";
  // A loop in a branch is no longer directly in `panels`.
  const Place was_at = place_;
  if (place_ == Place::panels) place_ = Place::figure;
  for (const auto& branch : choice.branches) {
    out_.line(branch.condition->span);
    out_.write(std::string(std::exchange(word, "elseif")) + " az.truth(");
    single(*branch.condition);
    out_.write(") then");
    block(branch.body);
  }
  if (choice.alternative) {
    out_.line(std::nullopt);
    out_.write("else");
    block(*choice.alternative);
  }
  end();
  place_ = was_at;
}

void Lowering::loop(const For& loop, const Statement&) {
  out_.line(loop.values->span);
  out_.write("for " + own_.ignored);
  for (const Word& name : loop.names) out_.write(", " + lua_name(name.text));
  out_.write(" in az.each(");
  if (loop.names.size() == 1) {
    single(*loop.values);
  } else {
    expression(*loop.values);
    out_.write(", " + std::to_string(loop.names.size()));
  }
  out_.write(") do");
  loop_body(loop.body);
  end();
}

namespace {

/// Whether a `continue` of this loop stands in the block; loops inside it have their own.
bool continues(const Block& block) {
  return std::any_of(block.statements.begin(), block.statements.end(), [](const StatementPtr& each) {
    if (as<Continue>(*each)) return true;
    const auto* choice = as<If>(*each);
    if (!choice) return false;
    const bool in_branch = std::any_of(choice->branches.begin(), choice->branches.end(),
                                       [](const auto& branch) { return continues(branch.body); });
    return in_branch || (choice->alternative && continues(*choice->alternative));
  });
}

}  // namespace

void Lowering::loop_body(const Block& inner) {
  const bool was_turn = std::exchange(in_panel_turn_, false);
  if (!continues(inner)) {
    block(inner);
  } else {
    out_.indent();
    // Lua wants `return`, `break` and `goto` before a label inside a block of their own.
    for (const auto& each : inner.statements) statement(*each, false);
    out_.line(std::nullopt);
    out_.write("::continue::");
    out_.outdent();
  }
  in_panel_turn_ = was_turn;
}

void Lowering::give_back(const Return& given, const Statement& whole, bool is_last) {
  const auto* branches = given.value ? as<Conditional>(*given.value) : nullptr;
  if (branches) {
    return_branches(*branches);
    return;
  }
  out_.line(whole.span);
  if (!is_last) out_.write("do ");
  out_.write("return");
  if (given.value) {
    out_.write(" ");
    expression(*given.value);
  }
  if (!is_last) out_.write(" end");
}

void Lowering::lone_expression(const Expression& value, const Statement& whole) {
  const auto* called = as<Call>(value);
  if (called && checked_.resolution(*called->callee).kind == check::Resolution::Kind::mark) {
    mark(*called, whole);
    return;
  }
  out_.line(whole.span);
  // A call of a name or a field stands as it is; anything else would be no statement of Lua.
  const bool stands_alone =
      called && (as<Name>(*called->callee) || as<Field>(*called->callee)) && !checked_.plans.contains(value.id);
  if (stands_alone) {
    expression(value);
    return;
  }
  out_.write("az.ignore(");
  single(value);
  out_.write(")");
}

// ── Lua ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The text as it stands, each line of it mapped to its own line.
void Lowering::lua(const LuaBlock& lua) {
  std::uint32_t begin = 0;
  const std::string_view text = lua.text;
  while (begin <= text.size()) {
    const auto found = text.find('\n', begin);
    const auto end = static_cast<std::uint32_t>(found == std::string_view::npos ? text.size() : found);
    const std::string_view content = text.substr(begin, end - begin);
    const bool is_edge = begin == 0 || end == text.size();
    if (!is_edge || content.find_first_not_of(" \t\r") != std::string_view::npos)
      out_.verbatim(content, Span{lua.text_span.begin + begin, lua.text_span.begin + end});
    begin = end + 1;
  }
}

}  // namespace ansatz::lower
