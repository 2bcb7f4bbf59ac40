// SPDX-License-Identifier: MIT
#include "interpreter/lower/phrase.h"

#include "stdlib/core/number_text.h"

namespace ansatz::lower {

using namespace syntax;

namespace {

/// How tightly a form binds, loosest first, as in the table of the language.
enum Level {
  kFunction,
  kBy,
  kWhere,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kTolerance,
  kInterval,
  kSum,
  kProduct,
  kMinus,
  kPower,
  kAtom
};

struct Infix {
  const char* sign;
  Level level;
};

Infix infix(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::By:
      return {" by ", kBy};
    case BinaryOperator::Where:
      return {" where ", kWhere};
    case BinaryOperator::Or:
      return {" or ", kOr};
    case BinaryOperator::And:
      return {" and ", kAnd};
    case BinaryOperator::Equal:
      return {" == ", kCompare};
    case BinaryOperator::NotEqual:
      return {" != ", kCompare};
    case BinaryOperator::Less:
      return {" < ", kCompare};
    case BinaryOperator::LessEqual:
      return {" <= ", kCompare};
    case BinaryOperator::Greater:
      return {" > ", kCompare};
    case BinaryOperator::GreaterEqual:
      return {" >= ", kCompare};
    case BinaryOperator::Near:
      return {" ≈ ", kCompare};
    case BinaryOperator::In:
      return {" in ", kCompare};
    case BinaryOperator::PlusMinus:
      return {" ± ", kTolerance};
    case BinaryOperator::Within:
      return {" within ", kTolerance};
    case BinaryOperator::Add:
      return {" + ", kSum};
    case BinaryOperator::Subtract:
      return {" - ", kSum};
    case BinaryOperator::Multiply:
      return {"*", kProduct};
    case BinaryOperator::Divide:
      return {"/", kProduct};
    case BinaryOperator::Modulo:
      return {" % ", kProduct};
    case BinaryOperator::Power:
      return {"^", kPower};
  }
  return {" ", kAtom};
}

std::string at(const Expression& whole, Level wanted);

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + "\"";
}

std::string arguments(const std::vector<Argument>& list) {
  std::string out;
  for (const Argument& each : list) {
    if (!out.empty()) out += ", ";
    if (each.kind == Argument::Kind::Named) out += each.name.text + " = ";
    out += at(*each.value, kFunction);
    if (each.kind == Argument::Kind::Spread) out += "...";
  }
  return out;
}

std::string function(const FunctionLiteral& literal) {
  std::string out;
  for (const Parameter& each : literal.parameters) {
    if (!out.empty()) out += ", ";
    out += each.name.text;
    if (each.default_value) out += " = " + at(*each.default_value, kFunction);
  }
  const bool is_bare = literal.parameters.size() == 1 && !literal.parameters.front().default_value;
  if (!is_bare) out.insert(0, "(").append(")");
  const auto* body = std::get_if<ExpressionPtr>(&literal.body);
  return out + " => " + (body ? at(**body, kFunction) : "{ … }");
}

std::string write(const Expression& whole, Level& own) {
  own = kAtom;
  if (const auto* number = as<Number>(whole))
    return core::number_text(number->value) + (number->is_imaginary ? "i" : "");
  if (const auto* quantity = as<Quantity>(whole)) {
    const bool is_plain =
        quantity->factors.size() == 1 && quantity->factors[0].numerator == 1 && quantity->factors[0].denominator == 1;
    return core::number_text(quantity->value) + (is_plain ? " " + quantity->unit : "[" + quantity->unit + "]");
  }
  if (const auto* text = as<Text>(whole)) return quoted(text->value);
  if (const auto* truth = as<Truth>(whole)) return truth->value ? "true" : "false";
  if (as<Nothing>(whole)) return "nothing";
  if (const auto* name = as<Name>(whole)) return name->name;
  if (as<End>(whole)) return "end";
  if (const auto* record = as<RecordLiteral>(whole)) return "(" + arguments(record->fields) + ")";
  if (const auto* list = as<ListLiteral>(whole)) {
    std::string out;
    for (const auto& item : list->items) out += (out.empty() ? "" : ", ") + at(*item, kFunction);
    return "[" + out + "]";
  }
  if (const auto* call = as<Call>(whole)) return at(*call->callee, kAtom) + "(" + arguments(call->arguments) + ")";
  if (const auto* field = as<Field>(whole)) return at(*field->object, kAtom) + "." + field->name.text;
  if (const auto* index = as<Index>(whole)) {
    std::string out;
    for (const auto& each : index->subscripts)
      out += (out.empty() ? "" : ", ") + (each.value ? at(*each.value, kFunction) : ":");
    return at(*index->object, kAtom) + "[" + out + "]";
  }
  if (const auto* interval = as<Interval>(whole)) {
    own = kInterval;
    return at(*interval->low, kSum) + ".." + at(*interval->high, kSum);
  }
  if (const auto* unary = as<Unary>(whole)) {
    own = unary->op == UnaryOperator::Negate ? kMinus : kNot;
    return (own == kMinus ? "-" : "not ") + at(*unary->operand, own);
  }
  if (const auto* binary = as<Binary>(whole)) {
    const Infix sign = infix(binary->op);
    own = sign.level;
    const bool is_right = binary->op == BinaryOperator::Power;
    const auto tighter = static_cast<Level>(own + 1);
    const Level right = is_right ? kMinus : tighter;  // 2^-x needs no brackets
    return at(*binary->left, is_right ? tighter : own) + sign.sign + at(*binary->right, right);
  }
  own = kFunction;
  if (const auto* conditional = as<Conditional>(whole)) {
    return "if " + at(*conditional->condition, kFunction) + " then " + at(*conditional->consequence, kFunction) +
           " else " + at(*conditional->alternative, kFunction);
  }
  if (const auto* literal = as<FunctionLiteral>(whole)) return function(*literal);
  own = kAtom;
  return "lua [[ … ]]";
}

std::string at(const Expression& whole, Level wanted) {
  Level own = kAtom;
  std::string text = write(whole, own);
  return own < wanted ? "(" + text + ")" : text;
}

}  // namespace

std::string phrase(const Expression& expression) { return at(expression, kFunction); }

}  // namespace ansatz::lower
