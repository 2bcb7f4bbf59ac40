// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <iterator>

#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/precedence.h"

namespace ansatz::syntax {

/// Operands and the operators between them, in the order they stand, on the way to a tree: precedence climbing.
class Converter::Chain {
 public:
  Chain(Converter& converter, const Part& operation)
      : converter_(converter), at_(operation.begin()), end_(operation.end()) {}

  ExpressionPtr build() { return climb(Level::By, 0); }

 private:
  // The longest expression from the current operand on whose operators all bind at least as tightly as `loosest`;
  // `prefix` counts the signs of the operand that are already taken.
  ExpressionPtr climb(Level loosest, std::size_t prefix) {
    if (++nesting_ > static_cast<std::size_t>(kNestingLimit)) throw TooDeep{at_->span};
    ExpressionPtr left = operand(loosest, prefix);
    for (const Part* sign = this->sign(); sign != nullptr; sign = this->sign()) {
      const Operator op = infix_operator(sign->token);
      if (op.level < loosest) break;
      ++ ++at_;
      const auto tighter = static_cast<Level>(static_cast<int>(op.level) + 1);
      ExpressionPtr right = climb(op.grouping == Grouping::Right ? op.level : tighter, 0);
      const Span whole = join(left->span, right->span);
      const Expression* left_part = left.get();
      const Expression* right_part = right.get();
      left = op.is_interval
                 ? converter_.make(whole, Interval{std::move(left), std::move(right)}, {left_part, right_part})
                 : converter_.make(whole, Binary{op.op, std::move(left), std::move(right), sign->span},
                                   {left_part, right_part});
      if (op.grouping == Grouping::None) refuse_repetition(op.level);
    }
    --nesting_;
    return left;
  }

  ExpressionPtr operand(Level loosest, std::size_t prefix) {
    const Part& whole = *at_;
    const Part& first = *std::next(whole.begin(), static_cast<std::ptrdiff_t>(prefix));
    const bool is_not = first.is(TokenKind::Not);
    if (!is_not && !first.is(TokenKind::Minus)) return converter_.value_of(whole, prefix);
    if (is_not && loosest > Level::Not) {
      converter_.report(first.span, "'not' binds looser than what stands before it", "put it in parentheses");
    }
    ExpressionPtr inner = climb(is_not ? Level::Not : Level::Negate, prefix + 1);
    const Span both = join(first.span, inner->span);
    const Expression* part = inner.get();
    const UnaryOperator op = is_not ? UnaryOperator::Not : UnaryOperator::Negate;
    return converter_.make(both, Unary{op, std::move(inner)}, {part});
  }

  // The operator after the current operand; null after the last.
  const Part* sign() const {
    const Part::Iterator next = std::next(at_);
    return next == end_ ? nullptr : &*next;
  }

  void refuse_repetition(Level level) {
    const Part* sign = this->sign();
    if (sign == nullptr || infix_operator(sign->token).level != level) return;
    if (level == Level::Compare) {
      converter_.report(sign->span, "comparisons do not chain", "join two of them with 'and'");
    } else if (level == Level::Interval) {
      converter_.report(sign->span, "an interval has two ends");
    } else {
      converter_.report(sign->span, fmt::format("'{}' cannot follow another tolerance", converter_.text(*sign)));
    }
  }

  Converter& converter_;
  Part::Iterator at_;  // the operand to read next
  Part::Iterator end_;
  std::size_t nesting_ = 0;
};

ExpressionPtr Converter::operation(const Part& part) {
  // Most operations are one operand, and most operands one value.
  if (part.count == 1 && (!part.front().front().is_token() || part.front().count == 1))
    return value_of(part.front(), 0);
  return part.has(TokenKind::Arrow) ? function(part) : Chain(*this, part).build();
}

}  // namespace ansatz::syntax
