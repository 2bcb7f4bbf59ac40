// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "interpreter/check/walk.h"
#include "interpreter/lower/lowering.h"
#include "interpreter/lower/lua_name.h"
#include "interpreter/lower/phrase.h"

namespace ansatz::lower {

using namespace syntax;
using Kind = check::Resolution::Kind;

namespace {

/// More values than this go into a table: Lua has registers for about 250.
constexpr std::size_t kManyItems = 40;

struct LuaOperator {
  const char* sign;
  Level own, left, right;
};

std::optional<LuaOperator> lua_operator(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add:
      return LuaOperator{" + ", Level::sum, Level::sum, Level::product};
    case BinaryOperator::Subtract:
      return LuaOperator{" - ", Level::sum, Level::sum, Level::product};
    case BinaryOperator::Multiply:
      return LuaOperator{" * ", Level::product, Level::product, Level::minus};
    case BinaryOperator::Divide:
      return LuaOperator{" / ", Level::product, Level::product, Level::minus};
    case BinaryOperator::Modulo:
      return LuaOperator{" % ", Level::product, Level::product, Level::minus};
    case BinaryOperator::Power:
      return LuaOperator{"^", Level::power, Level::simple, Level::minus};
    default:
      return std::nullopt;
  }
}

const char* lua_function(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Equal:
      return "az.equal(";
    case BinaryOperator::NotEqual:
      return "az.not_equal(";
    case BinaryOperator::Less:
      return "az.less(";
    case BinaryOperator::LessEqual:
      return "az.less_equal(";
    case BinaryOperator::Greater:
      return "az.greater(";
    case BinaryOperator::GreaterEqual:
      return "az.greater_equal(";
    case BinaryOperator::Near:
      return "az.near(";
    case BinaryOperator::In:
      return "az.is_in(";
    case BinaryOperator::PlusMinus:
      return "az.plus_minus(";
    case BinaryOperator::Within:
      return "az.within(";
    case BinaryOperator::Where:
      return "az.where(";
    default:
      return "az.by(";
  }
}

/// Whether an expression that may fail is written as a word of Lua that stands first, as `az.index(` does. A sum has
/// its sign, a field its name behind what else it is made of.
bool begins_at_itself(const Expression& expression) {
  if (const auto* binary = as<Binary>(expression)) return !lua_operator(binary->op);
  return as<Call>(expression) || as<Index>(expression) || as<Unary>(expression) || as<ListLiteral>(expression) ||
         as<Interval>(expression) || as<RecordLiteral>(expression);
}

/// Harmless to evaluate whatever the left side of `and` and `or` says.
bool is_harmless(const Expression& expression) {
  if (as<Name>(expression) || as<Number>(expression) || as<Quantity>(expression) || as<Text>(expression) ||
      as<Truth>(expression) || as<Nothing>(expression)) {
    return true;
  }
  if (const auto* unary = as<Unary>(expression)) return is_harmless(*unary->operand);
  const auto* binary = as<Binary>(expression);
  return binary && binary->op >= BinaryOperator::Or && binary->op <= BinaryOperator::GreaterEqual &&
         is_harmless(*binary->left) && is_harmless(*binary->right);
}

/// Whether `end` of this subscript or argument stands in it; subscripts inside have their own.
bool says_end(const Expression& expression) {
  if (as<End>(expression)) return true;
  if (const auto* index = as<Index>(expression)) return says_end(*index->object);
  if (const auto* call = as<Call>(expression)) {
    const auto* field = as<Field>(*call->callee);
    if (field && field->name.text == "at") return says_end(*field->object);
  }
  bool found = false;
  check::each_part(
      expression, [&](const Expression& part) { found = found || says_end(part); },
      [&](const Block& block) {
        check::each_expression(block, [&](const Expression& part) { found = found || as<End>(part) != nullptr; });
      });
  return found;
}

Level level_of(const Expression& expression) {
  if (const auto* number = as<Number>(expression)) return number->is_imaginary ? Level::prefix : Level::simple;
  if (as<Text>(expression) || as<Truth>(expression) || as<Nothing>(expression) || as<FunctionLiteral>(expression))
    return Level::simple;
  if (const auto* unary = as<Unary>(expression))
    return unary->op == UnaryOperator::Negate ? Level::minus : Level::prefix;
  if (const auto* binary = as<Binary>(expression)) {
    const auto op = lua_operator(binary->op);
    return op ? op->own : Level::prefix;
  }
  return Level::prefix;
}

}  // namespace

/// Each part of an expression that may fail is written as from its own place, so that a mistake is told there.
void Lowering::expression(const Expression& whole, Level wanted) {
  const bool in_brackets = level_of(whole) < wanted;
  // Lua gives all calls of a chain `f(x).g(y)` the place of its first word, so that stays the place of the last one.
  const bool is_called = std::exchange(is_called_, false);
  const auto around = begins_at_itself(whole) && !is_called ? out_.at(whole.span) : out_.place();
  if (in_brackets) out_.write("(");
  is_called_ = is_called && as<Field>(whole);
  if (const auto* number = as<Number>(whole)) {
    out_.write(number->is_imaginary ? "az.complex(0.0, " + lua_number(number->value) + ")" : lua_number(number->value));
  } else if (const auto* quantity = as<Quantity>(whole)) {
    out_.write("az.quantity(" + lua_number(quantity->value) + ", " + lua_text(quantity->unit) + ")");
  } else if (const auto* text = as<Text>(whole)) {
    const auto parts = checked_.templates.find(whole.id);
    if (parts != checked_.templates.end())
      figure_text(parts->second);
    else
      out_.write(lua_text(text->value));
  } else if (const auto* truth = as<Truth>(whole)) {
    out_.write(truth->value ? "true" : "false");
  } else if (as<Nothing>(whole)) {
    out_.write("nil");
  } else if (const auto* written = as<Name>(whole)) {
    name(whole, written->name);
  } else if (as<End>(whole)) {
    out_.write(own_.last);
  } else if (const auto* record = as<RecordLiteral>(whole)) {
    std::vector<const Argument*> fields;
    for (const Argument& each : record->fields) fields.push_back(&each);
    std::vector<const Expression*> values;
    for (const Argument& each : record->fields) values.push_back(each.value.get());
    out_.write("az.record(");
    named(fields, is_split(whole.span, values), false);
    out_.write(")");
  } else if (const auto* items = as<ListLiteral>(whole)) {
    list(whole, *items);
  } else if (const auto* interval = as<Interval>(whole)) {
    out_.write("az.interval(");
    expression(*interval->low);
    out_.write(", ");
    single(*interval->high);
    out_.write(")");
  } else if (const auto* literal = as<FunctionLiteral>(whole)) {
    out_.write("function");
    function("", literal->parameters, literal->body, whole.span, true);
  } else if (const auto* called = as<Call>(whole)) {
    call(whole, *called);
  } else if (const auto* subscripts = as<Index>(whole)) {
    index(*subscripts);
  } else if (const auto* selected = as<Field>(whole)) {
    field(whole, *selected);
  } else if (const auto* unary = as<Unary>(whole)) {
    negated(*unary);
  } else if (const auto* operation = as<Binary>(whole)) {
    binary(whole, *operation);
  } else if (const auto* choice = as<Conditional>(whole)) {
    conditional(whole, *choice);
  } else if (const auto* text_of_lua = as<LuaBlock>(whole)) {
    out_.write("az.value((function()");
    lua(*text_of_lua);
    out_.line(whole.span);
    out_.write("end)())");
  }
  if (in_brackets) out_.write(")");
  out_.at(around);
}

/// What stands before the brackets of a call, as Lua has it.
void Lowering::callee(const Expression& whole, const Expression& callee) {
  is_called_ = true;
  expression(callee, Level::prefix);
  is_called_ = false;
  out_.at(whole.span);
}

bool Lowering::is_single(const Expression& whole) const {
  if (const auto* called = as<Call>(whole)) return is_library(*called->callee);
  if (const auto* choice = as<Conditional>(whole))
    return is_single(*choice->consequence) && is_single(*choice->alternative);
  return true;
}

void Lowering::single(const Expression& whole) {
  const bool in_brackets = !is_single(whole);
  if (in_brackets) out_.write("(");
  expression(whole);
  if (in_brackets) out_.write(")");
}

// ── Operators ───────────────────────────────────────────────────────────────────────────────────────────────────────

void Lowering::negated(const Unary& unary) {
  if (unary.op == UnaryOperator::Not) {
    out_.write("az.negated(");
    single(*unary.operand);
    out_.write(")");
    return;
  }
  // Two signs in a row would begin a comment.
  const auto* inner = as<Unary>(*unary.operand);
  out_.write("-");
  expression(*unary.operand, inner && inner->op == UnaryOperator::Negate ? Level::prefix : Level::minus);
}

void Lowering::binary(const Expression& whole, const Binary& binary) {
  if (binary.op == BinaryOperator::And || binary.op == BinaryOperator::Or) {
    both_or_either(binary);
  } else if (const auto op = lua_operator(binary.op)) {
    expression(*binary.left, op->left);
    // Operands on lines of their own keep them, so that a mistake is told on its line.
    const bool is_split =
        file_.source->line_at(binary.left->span.end) < file_.source->line_at(binary.right->span.begin);
    const std::string_view sign = op->sign;
    const auto around = out_.at(whole.span);
    out_.write(is_split ? sign.substr(0, sign.find_last_not_of(' ') + 1) : sign);
    if (is_split) {
      out_.indent();
      out_.line(binary.right->span);
      out_.outdent();
    }
    out_.at(is_split ? binary.right->span : around);
    expression(*binary.right, op->right);
  } else {
    out_.write(lua_function(binary.op));
    expression(*binary.left);
    out_.write(", ");
    // A grouping is labelled by its text, but not in what a row computes: renaming keeps rows.
    const bool is_quoted = binary.op == BinaryOperator::By && !in_run_ && functions_ == 0;
    if (is_quoted) {
      expression(*binary.right);
      const auto* column = as<Field>(*binary.right);  // `coin.p` is grouped by p
      out_.write(", " + lua_text(column ? column->name.text : phrase(*binary.right)));
    } else {
      single(*binary.right);
    }
    out_.write(")");
  }
}

void Lowering::both_or_either(const Binary& binary) {
  out_.write(binary.op == BinaryOperator::And ? "az.both(" : "az.either(");
  expression(*binary.left);
  out_.write(", ");
  if (is_harmless(*binary.right)) {
    expression(*binary.right);
  } else {
    out_.write("function() return ");
    expression(*binary.right);
    out_.write(" end");
  }
  out_.write(")");
}

/// `if … then return a elseif … else return b end`, on lines of its own: a condition that cannot be decided is reported
/// where it stands.
void Lowering::return_branches(const Conditional& first) {
  const auto give = [&](const Expression& value) {
    out_.indent();
    out_.line(value.span);
    out_.write("return ");
    expression(value);
    out_.outdent();
  };
  const char* word = "if";
  const Conditional* each = &first;
  for (;; each = as<Conditional>(*each->alternative)) {
    out_.line(each->condition->span);
    out_.write(std::string(std::exchange(word, "elseif")) + " az.truth(");
    single(*each->condition);
    out_.write(") then");
    give(*each->consequence);
    if (!as<Conditional>(*each->alternative)) break;
  }
  out_.line(std::nullopt);
  out_.write("else");
  give(*each->alternative);
  end();
}

void Lowering::conditional(const Expression& whole, const Conditional& conditional) {
  out_.write("(function()");
  out_.indent();
  return_branches(conditional);
  out_.outdent();
  out_.line(whole.span);
  out_.write("end)()");
}

// ── Names and parts ─────────────────────────────────────────────────────────────────────────────────────────────────

void Lowering::member(const std::string& object, const std::string& name) {
  out_.write(object + (is_lua_identifier(name) ? "." + name : "[" + lua_text(name) + "]"));
}

void Lowering::given_name(const check::Resolution& resolution, const std::string& name) {
  switch (resolution.kind) {
    case Kind::column:
    case Kind::axis:
    case Kind::dimension:
    case Kind::experiment_binding:
      if (taken_along_.contains(name))
        out_.write(lua_name(name));
      else
        member(table_, name);
      break;
    case Kind::kernel:
      out_.write(resolution.through_block ? "az." + resolution.kernel->dotted_name() : lua_name(name));
      break;
    default:
      out_.write(lua_name(name));
  }
}

void Lowering::name(const Expression& whole, const std::string& name) {
  const check::Resolution& resolution = checked_.resolution(whole);
  // Reading a column or a binding of the experiment may fail.
  const bool is_of_table = resolution.kind == Kind::column || resolution.kind == Kind::axis ||
                           resolution.kind == Kind::dimension || resolution.kind == Kind::experiment_binding;
  const auto around = is_of_table ? out_.at(whole.span) : out_.place();
  given_name(resolution, name);
  out_.at(around);
}

void Lowering::field(const Expression& whole, const Field& field) {
  if (checked_.resolution(*field.object).kind == Kind::of_lua) {  // only reading can tell what is there
    is_called_ = false;
    const auto around = out_.at(whole.span);
    out_.write("az.part(");
    expression(*field.object);
    out_.write(", " + lua_text(field.name.text) + ")");
    out_.at(around);
    return;
  }
  expression(*field.object, Level::prefix);
  const auto around = out_.at(whole.span);
  member("", field.name.text);
  out_.at(around);
}

void Lowering::index(const Index& index) {
  out_.write("az.index(");
  expression(*index.object);
  for (const auto& subscript : index.subscripts) {
    out_.write(", ");
    if (subscript.value)
      selector(*subscript.value);
    else
      out_.write("az.all");
  }
  out_.write(")");
}

/// A subscript, or an argument of `.at`: where it says `end`, a function of the last index or coordinate.
void Lowering::selector(const Expression& value) {
  if (!says_end(value)) {
    single(value);
    return;
  }
  out_.write("function(" + own_.last + ") return ");
  expression(value);
  out_.write(" end");
}

void Lowering::list(const Expression& whole, const ListLiteral& list) {
  std::vector<const Expression*> items;
  for (const auto& each : list.items) items.push_back(each.get());
  const bool many = items.size() > kManyItems;
  const bool split = is_split(whole.span, items);
  out_.write(many ? "az.list({ n = " + std::to_string(items.size()) + ", " : "az.list(");
  out_.indent();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool is_last = i + 1 == items.size();
    if (split) out_.line(items[i]->span);
    if (is_last)
      single(*items[i]);
    else
      expression(*items[i]);
    if (!is_last) out_.write(split ? "," : ", ");
  }
  out_.outdent();
  if (split) out_.line(whole.span);
  out_.write(many ? " })" : ")");
}

}  // namespace ansatz::lower
