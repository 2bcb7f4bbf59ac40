// SPDX-License-Identifier: MIT
#include <utility>

#include "interpreter/check/names.h"
#include "interpreter/check/parsing.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;

namespace {

/// Levels that Lua needs for a part beyond one: where lowering wraps it in a function.
constexpr int kExtraDepth = 3;

bool is_chain(BinaryOperator op) { return op >= BinaryOperator::Add && op <= BinaryOperator::Modulo; }

/// The arguments of `.at(…)` may say `end`.
bool selects_by_coordinate(const Call& call) {
  const auto* field = as<Field>(*call.callee);
  return field && field->name.text == "at";
}

bool is_identifier(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!plain(text[i]) && (i == 0 || text[i] < '0' || text[i] > '9')) return false;
  }
  return !text.empty();
}

}  // namespace

void NamePass::expression(const Expression& whole) {
  // A long sum is a long chain to the left; Lua reads it in a loop, so it does not count as depth.
  const Expression* leftmost = &whole;
  std::vector<const Binary*> chain;
  while (const auto* binary = as<Binary>(*leftmost)) {
    if (!is_chain(binary->op)) break;
    chain.push_back(binary);
    leftmost = binary->left.get();
  }
  if (chain.size() > kChainLimit) {
    if (!std::exchange(facts_.too_deep, true)) facts_.report(whole.span, TooDeep{kChainLimit});
    return;
  }
  if (!enter(whole.span)) return;
  parts(*leftmost);
  const std::size_t factors = unit_factors(*leftmost, chain);
  for (auto binary = chain.rbegin() + static_cast<std::ptrdiff_t>(factors); binary != chain.rend(); ++binary)
    expression(*(*binary)->right);
  --depth_;
}

/// The s of `3 m/s` is a variable: a quantity ends with its unit. Reads the operands that could be units, and says so.
std::size_t NamePass::unit_factors(const Expression& quantity, const std::vector<const Binary*>& chain) {
  const auto* written = as<Quantity>(quantity);
  const Source& source = *checked_.file->source;
  if (!written || chain.empty() || source.text({quantity.span.end - 1, quantity.span.end}) == "]") return 0;
  if (source.text(quantity.span).front() == '(') return 0;
  const auto unit_in = [](const Binary& factor) {
    if (factor.op != BinaryOperator::Multiply && factor.op != BinaryOperator::Divide)
      return static_cast<const Expression*>(nullptr);
    const auto* power = as<Binary>(*factor.right);
    const bool is_power = power && power->op == BinaryOperator::Power && as<Number>(*power->right);
    const Expression* base = is_power ? power->left.get() : factor.right.get();
    const auto* name = as<Name>(*base);
    return name && core::is_unit_name(name->name) ? base : nullptr;
  };
  std::vector<const Expression*> units;
  Span last = quantity.span;
  for (auto factor = chain.rbegin(); factor != chain.rend(); ++factor) {
    const Expression* unit = unit_in(**factor);
    // A product is often meant, and then has blanks: 5 kg * m.
    const bool touches = (*factor)->right->span.begin == last.end + 1;
    if (!unit || ((*factor)->op == BinaryOperator::Multiply && !touches)) break;
    units.push_back(unit);
    last = (*factor)->right->span;
  }
  if (units.empty()) return 0;
  const Span unit{written->unit_span.begin, last.end};
  std::string compound(source.text({quantity.span.begin, unit.begin}));
  compound += "[" + std::string(source.text(unit)) + "]";
  std::erase_if(compound, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  auto factor = chain.rbegin();
  for (std::size_t i = 0; i < units.size(); ++i, ++factor) {
    compound_ = compound;
    expression(*(*factor)->right);
    compound_.clear();
  }
  const Resolution& first = checked_.resolution(*units.front());
  if (first.kind != Resolution::Kind::unresolved) {
    facts_.report(units.front()->span, UnitOrVariable{std::string(source.text(units.front()->span)),
                                                      std::string(source.text(quantity.span)), compound});
  }
  return units.size();
}

void NamePass::parts(const Expression& whole) {
  if (as<Name>(whole)) {
    name(whole, Position::value);
  } else if (as<End>(whole)) {
    if (!end_allowed_) facts_.report(whole.span, EndOutside{});
  } else if (const auto* written = as<Quantity>(whole)) {
    quantity(*written);
  } else if (const auto* record = as<RecordLiteral>(whole)) {
    for (std::size_t i = 0; i < record->fields.size(); ++i) {
      const Argument& field = record->fields[i];
      for (std::size_t j = 0; j < i && field.kind == Argument::Kind::Named; ++j) {
        const Argument& before = record->fields[j];
        if (before.kind != Argument::Kind::Named || before.name.text != field.name.text) continue;
        facts_.report(field.name.span, NameTwice{field.name.text, "in this record"});
        break;
      }
    }
    arguments(record->fields, end_allowed_);
  } else if (const auto* literal = as<FunctionLiteral>(whole)) {
    function(literal->parameters, literal->body);
  } else if (const auto* called = as<Call>(whole)) {
    call(whole, *called);
  } else if (const auto* member = as<Field>(whole)) {
    field(whole, *member);
  } else if (const auto* index = as<Index>(whole)) {
    expression(*index->object);
    const bool was_allowed = std::exchange(end_allowed_, true);
    depth_ += kExtraDepth;
    for (const auto& subscript : index->subscripts) {
      if (subscript.value) expression(*subscript.value);
    }
    depth_ -= kExtraDepth;
    end_allowed_ = was_allowed;
  } else if (const auto* text = as<LuaBlock>(whole)) {
    lua(*text);
  } else {
    const auto* connective = as<Binary>(whole);
    if (connective && (connective->op == BinaryOperator::And || connective->op == BinaryOperator::Or)) {
      expression(*connective->left);
      depth_ += kExtraDepth;
      expression(*connective->right);
      depth_ -= kExtraDepth;
      return;
    }
    if (connective && connective->op == BinaryOperator::Power) power(whole, *connective);
    const bool wraps = as<Conditional>(whole) != nullptr;
    depth_ += wraps ? kExtraDepth : 0;
    const auto* conditional = as<Conditional>(whole);
    for (; conditional; conditional = as<Conditional>(*conditional->alternative)) {
      // A chain of `else if` is one level, as it is in Lua.
      expression(*conditional->condition);
      expression(*conditional->consequence);
      if (!as<Conditional>(*conditional->alternative)) expression(*conditional->alternative);
    }
    if (!as<Conditional>(whole)) {
      each_part(
          whole, [&](const Expression& part) { expression(part); }, [&](const Block& inner) { block(inner); });
    }
    depth_ -= wraps ? kExtraDepth : 0;
  }
}

void NamePass::name(const Expression& whole, Position position) {
  const Found found = find(as<Name>(whole)->name, whole.span, position);
  checked_.resolutions[whole.id] = found.resolution;
  facts_.entity_of[whole.id] = found.entity;
  if (found.entity) facts_.note(whole.span, *found.entity);
}

void NamePass::call(const Expression&, const Call& call) {
  if (as<Name>(*call.callee))
    name(*call.callee, Position::callee);
  else
    expression(*call.callee);
  arguments(call.arguments, end_allowed_ || selects_by_coordinate(call));
  if (call.block) {
    facts_.report(call.callee->span, BlockAfterCall{});
    block(*call.block);
  }
}

void NamePass::arguments(const std::vector<Argument>& arguments, bool end_allowed, bool figure_texts) {
  const bool was_allowed = std::exchange(end_allowed_, end_allowed);
  for (const Argument& argument : arguments) {
    expression(*argument.value);
    if (figure_texts) figure_text(argument);
  }
  end_allowed_ = was_allowed;
}

void NamePass::field(const Expression& whole, const Field& field) {
  const Word* was_taken = std::exchange(member_, &field.name);
  expression(*field.object);
  member_ = was_taken;
  const Resolution& owner = checked_.resolution(*field.object);
  if (owner.kind != Resolution::Kind::module) return;
  std::vector<std::string> names;
  for (const core::Kernel* kernel : owner.module->kernels) {
    names.push_back(kernel->name);
    if (kernel->name != field.name.text) continue;
    checked_.resolutions[whole.id] = {.kind = Resolution::Kind::kernel, .kernel = kernel};
    return;
  }
  facts_.report(field.name.span, UnknownInModule{owner.module->name, field.name.text, nearest(field.name.text, names)});
}

void NamePass::quantity(const Quantity& quantity) {
  for (const UnitFactor& factor : quantity.factors) {
    if (core::is_unit_name(factor.unit.text)) continue;
    // Nothing but a unit can stand here, so a near one is meant however short it is.
    auto meant = meant_unit(factor.unit.text);
    if (!meant) meant = nearest(factor.unit.text, core::unit_names());
    facts_.report(factor.unit.span, UnknownUnit{factor.unit.text, meant});
  }
}

/// `4 m^2` reads as an area and is (4 m)^2; brackets of either kind say which.
void NamePass::power(const Expression& whole, const Binary& power) {
  const auto* base = as<Quantity>(*power.left);
  const auto* exponent = as<Number>(*power.right);
  if (!base || !exponent) return;
  const Source& source = *checked_.file->source;
  const std::string written(source.text(power.left->span));
  if (written.starts_with("(") || written.ends_with("]")) return;
  const std::string number(source.text({power.left->span.begin, base->unit_span.begin}));
  facts_.report(whole.span,
                PowerOfQuantity{written, number.substr(0, number.find_last_not_of(" \t") + 1) + "[" + base->unit + "^" +
                                             std::string(source.text(power.right->span)) + "]"});
}

/// `title`, `label` and `caption` take `{name}`.
void NamePass::figure_text(const Argument& argument) {
  const auto* text = as<Text>(*argument.value);
  const std::string& what = argument.name.text;
  if (!text || argument.kind != Argument::Kind::Named || (what != "title" && what != "label" && what != "caption"))
    return;
  if (text->value.find('{') == std::string::npos) return;
  std::vector<TemplatePart> parts;
  std::string literal;
  std::size_t written = argument.value->span.begin;  // in the source, where escapes make it longer
  const auto flush = [&] {
    if (!literal.empty()) parts.push_back({std::exchange(literal, {}), false, {}});
  };
  for (std::size_t i = 0; i < text->value.size(); ++i) {
    const char c = text->value[i];
    if (c != '{') {
      literal += c;
    } else if (text->value.compare(i, 2, "{{") == 0) {
      literal += '{';
      ++i;
    } else {
      const std::size_t close = text->value.find('}', i);
      const std::string inside = text->value.substr(i + 1, close == std::string::npos ? close : close - i - 1);
      if (close == std::string::npos || !is_identifier(inside)) {
        facts_.report(argument.value->span,
                      BadTemplate{close == std::string::npos ? "a brace that is never closed" : "'{" + inside + "}'"});
        return;
      }
      flush();
      const Found found = find(inside, argument.value->span, Position::value);
      written = checked_.file->source->text().find('{' + inside + '}', written) + 1;
      const auto begin = static_cast<std::uint32_t>(written);
      if (found.entity) facts_.note({begin, begin + static_cast<std::uint32_t>(inside.size())}, *found.entity);
      parts.push_back({inside, true, found.resolution});
      i = close;
    }
  }
  flush();
  checked_.templates[argument.value->id] = std::move(parts);
}

}  // namespace ansatz::check
