// SPDX-License-Identifier: MIT
#include "interpreter/check/constants.h"

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"

namespace ansatz::check {

using namespace syntax;
using core::Value;

namespace {

std::optional<core::BinaryOperator> arithmetic(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add:
      return core::BinaryOperator::add;
    case BinaryOperator::Subtract:
      return core::BinaryOperator::subtract;
    case BinaryOperator::Multiply:
      return core::BinaryOperator::multiply;
    case BinaryOperator::Divide:
      return core::BinaryOperator::divide;
    case BinaryOperator::Modulo:
      return core::BinaryOperator::modulo;
    case BinaryOperator::Power:
      return core::BinaryOperator::power;
    case BinaryOperator::Less:
      return core::BinaryOperator::less;
    case BinaryOperator::LessEqual:
      return core::BinaryOperator::less_equal;
    case BinaryOperator::Greater:
      return core::BinaryOperator::greater;
    case BinaryOperator::GreaterEqual:
      return core::BinaryOperator::greater_equal;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Value> Constants::of(const Expression& expression) {
  // Marked unknown while it is worked out: a name that leads back to itself stays unknown.
  const auto [place, is_new] = known_.try_emplace(expression.id);
  if (!is_new) return place->second;
  std::optional<Value> value = work_out(expression);
  known_[expression.id] = value;
  return value;
}

std::optional<Value> Constants::work_out(const Expression& expression) {
  if (const auto* number = as<Number>(expression)) {
    if (number->is_imaginary) return Value(std::complex<double>(0, number->value));
    return Value(number->value);
  }
  if (const auto* text = as<Text>(expression)) return Value(text->value);
  if (const auto* truth = as<Truth>(expression)) return Value(truth->value);
  if (as<Nothing>(expression)) return Value();
  if (const auto* quantity = as<Quantity>(expression)) {
    try {
      return Value(core::Quantity{quantity->value, core::parse_unit(quantity->unit)});
    } catch (const core::Error&) {
      return std::nullopt;  // an unknown unit has been reported
    }
  }
  if (as<Name>(expression)) {
    const Entity* entity = facts_.entity_of[expression.id];
    if (!entity || !entity->is_known() || !entity->value) return std::nullopt;
    return of(*entity->value);
  }
  if (const auto* unary = as<Unary>(expression)) {
    const auto operand = of(*unary->operand);
    if (!operand || unary->op != UnaryOperator::Negate) return std::nullopt;
    try {
      return core::unary(core::UnaryOperator::negate, *operand);
    } catch (const core::Error& error) {
      facts_.report(expression.span, BadOperation{error.what(), ""});
      return std::nullopt;
    }
  }
  if (const auto* binary = as<Binary>(expression)) return operation(expression, *binary);
  if (const auto* items = as<ListLiteral>(expression)) return list(*items);
  if (const auto* interval = as<Interval>(expression)) {
    const auto low = of(*interval->low), high = of(*interval->high);
    if (!low || !high) return std::nullopt;
    try {
      return Value(core::interval(*low, *high));
    } catch (const core::Error& error) {
      facts_.report(expression.span, BadOperation{error.what(), ""});
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<Value> Constants::operation(const Expression& whole, const Binary& binary) {
  const auto left = of(*binary.left), right = of(*binary.right);
  const auto op = arithmetic(binary.op);
  if (!left || !right || !op) return std::nullopt;
  try {
    return core::binary(*op, *left, *right);
  } catch (const core::Error& error) {
    const bool joins = binary.op == BinaryOperator::Add && (left->is<std::string>() || right->is<std::string>());
    facts_.report(whole.span, BadOperation{error.what(), joins ? "text(a, b) joins" : ""});
    return std::nullopt;
  }
}

/// Numbers make an array, texts too; anything else is left to the run.
std::optional<Value> Constants::list(const ListLiteral& list) {
  std::vector<double> numbers;
  std::vector<std::string> texts;
  for (const auto& item : list.items) {
    const auto value = of(*item);
    if (!value) return std::nullopt;
    if (const auto* number = value->get<double>()) numbers.push_back(*number);
    if (const auto* text = value->get<std::string>()) texts.push_back(*text);
  }
  if (list.items.empty()) return Value(core::List{});
  if (numbers.size() == list.items.size()) return Value(core::Array::of(std::move(numbers)));
  if (texts.size() == list.items.size()) return Value(core::Array::of_texts(std::move(texts)));
  return std::nullopt;
}

}  // namespace ansatz::check
