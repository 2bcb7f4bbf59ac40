// SPDX-License-Identifier: MIT
// What a claim may say: one number held against another, or one truth value.

#include "interpreter/check/kinds.h"
#include "stdlib/core/number_text.h"

namespace ansatz::check {

using namespace syntax;
using What = Nature::What;

namespace {

constexpr std::size_t kShort = 40;

/// As it is written, where that is short enough to be said again.
std::string quoted(const Source& source, Span span, const char* otherwise) {
  const std::string_view text = source.text(span);
  return text.size() > kShort || text.find('\n') != std::string_view::npos ? otherwise : std::string(text);
}

bool is_relation(BinaryOperator op) { return op >= BinaryOperator::Less && op <= BinaryOperator::GreaterEqual; }

/// Values that an operator compares with their like only.
bool is_numeric(const Nature& nature) {
  return nature.is(What::number) || nature.is_array_of(What::number) || nature.is_array_of(What::truth);
}
bool is_text(const Nature& nature) { return nature.is(What::text) || nature.is_array_of(What::text); }

/// A text beside a number, which no operator compares.
bool are_of_two_kinds(const Nature& left, const Nature& right) {
  return (is_text(left) && is_numeric(right)) || (is_numeric(left) && is_text(right));
}

/// "3", where a text is a number in quotes.
std::string unquoted(const Expression& side) {
  const auto* text = as<Text>(side);
  const bool is_number =
      text && !text->value.empty() && text->value.find_first_not_of("0123456789.-") == std::string::npos;
  return is_number ? "write " + text->value : "";
}

}  // namespace

void KindPass::claimed(const Block& body) {
  for (const auto& each : body.statements) {
    if (const auto* lone = as<ExpressionStatement>(*each)) {
      if (!lone->published || as<Binary>(*lone->value)) claimed(*lone->value);  // else reported as that
    } else if (const auto* choice = as<If>(*each)) {
      for (const auto& branch : choice->branches) claimed(branch.body);
      if (choice->alternative) claimed(*choice->alternative);
    } else if (const auto* loop = as<For>(*each)) {
      claimed(loop->body);
    }
  }
}

/// A claim is a comparison of two numbers, or something that is true or false.
void KindPass::claimed(const Expression& condition) {
  const Source& source = *facts_.checked.file->source;
  if (const auto* binary = as<Binary>(condition)) {
    if (are_of_two_kinds(nature(*binary->left), nature(*binary->right))) return;  // reported as that
    const auto* target = as<Binary>(*binary->right);
    const bool is_near = binary->op == BinaryOperator::Near && target &&
                         (target->op == BinaryOperator::PlusMinus || target->op == BinaryOperator::Within);
    if (is_near || is_relation(binary->op)) {
      const Expression& expected = is_near ? *target->left : *binary->right;
      const bool is_below = binary->op == BinaryOperator::Less || binary->op == BinaryOperator::LessEqual;
      const char* of_all = is_near ? "" : is_below ? "max" : "min";
      const bool is_right = one_number(*binary->left, "measured", of_all) && one_number(expected, "expected", "");
      if (is_right) comparable_units(*binary->left, expected);
      return;
    }
    if (binary->op == BinaryOperator::In && as<Interval>(*binary->right)) {
      one_number(*binary->left, "measured", "");
      return;
    }
  }
  const Nature& found = nature(condition);
  if (found.is(What::unknown) || found.is(What::truth)) return;
  const std::string written = quoted(source, condition.span, "…");
  const bool are_truths = found.is_array_of(What::truth);
  if (found.is(What::array) && !found.is_column && !found.is_several && !are_truths) return;
  facts_.report(condition.span,
                RefusedValue{"a claim must compare two numbers, or be true or false, but this is " + found.describe(),
                             {},
                             {},
                             are_truths ? "all(" + written + "), or any(" + written + ")"
                             : found.is(What::number) && !constants_.of(condition) ? written + " ≈ 1 ± 0.1"
                             : found.is(What::array) && !is_text(found) ? "mean(" + written + ") ≈ 1 ± 0.1"
                                                                        : "max(column) ≈ 1 ± 0.1"});
}

/// One side of a claim's comparison. `of_all` is the function that says it of all rows: max for `<`; or empty.
bool KindPass::one_number(const Expression& side, const char* which, const char* of_all) {
  const Nature& found = nature(side);
  if (found.is(What::unknown) || found.is(What::number)) return true;
  const bool is_column = found.is_column && table_ && table_->has_several_rows;
  if (found.is(What::array) && !is_text(found) && !is_column && !found.is_several) return true;
  const std::string written = quoted(*facts_.checked.file->source, side.span, "…");
  std::string help = unquoted(side);
  if (found.is(What::array) && !is_text(found)) {
    help = "mean(" + written + ")";
    if (*of_all) help = std::string(of_all) + "(" + written + ") says it of all, " + help + " of their mean";
  }
  facts_.report(side.span, RefusedValue{std::string("the ") + which + " side of a claim must be one number, but is " +
                                            found.describe(),
                                        {},
                                        {},
                                        help});
  return false;
}

/// A quantity in nm is not held against a plain number, nor against an energy.
void KindPass::comparable_units(const Expression& measured, const Expression& expected) {
  const auto &left = nature(measured).unit, &right = nature(expected).unit;
  if (!left || !right || left->same_dimension(*right)) return;
  const auto name = [](const core::Unit& unit) {
    return unit.symbol.empty() ? std::string("a plain number") : "in " + unit.symbol;
  };
  const std::string written = quoted(*facts_.checked.file->source, expected.span, "…");
  std::string help;
  if (right->symbol.empty() && as<Number>(expected)) help = "write " + written + " " + left->symbol;
  facts_.report(expected.span, RefusedValue{"the measured side of this claim is " + name(*left) +
                                                ", but the expected one is " + name(*right),
                                            {},
                                            {},
                                            help});
}

/// `phase == 3` where phase is a text, `z < "3"`.
void KindPass::comparison(const Expression& whole, const Binary& binary) {
  const bool is_equality = binary.op == BinaryOperator::Equal || binary.op == BinaryOperator::NotEqual;
  if (!is_equality && !is_relation(binary.op)) return;
  const Nature &left = nature(*binary.left), &right = nature(*binary.right);
  if (!are_of_two_kinds(left, right)) return;
  if (!is_equality && constants_.of(*binary.left) && constants_.of(*binary.right)) return;  // reported with its value
  const std::string help = unquoted(is_text(left) ? *binary.left : *binary.right);
  facts_.report(whole.span, BadOperation{"cannot compare " + left.describe() + " and " + right.describe(), help});
}

}  // namespace ansatz::check
