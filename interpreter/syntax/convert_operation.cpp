// SPDX-License-Identifier: MIT
#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/precedence.h"

namespace ansatz::syntax {

/// Operands and the operators between them, in the order they stand, on the way to a tree: precedence climbing.
class Converter::Chain {
 public:
  Chain(Converter& converter, P::OperationContext* context)
      : converter_(converter), parts_(context->children), size_(parts_.size() / 2 + 1) {}

  ExpressionPtr build() { return climb(Level::By, 0); }

 private:
  // The longest expression from the current operand on whose operators all bind at least as tightly as `loosest`;
  // `prefix` counts the signs of the operand that are already taken.
  ExpressionPtr climb(Level loosest, std::size_t prefix) {
    if (++nesting_ > static_cast<std::size_t>(kNestingLimit)) throw TooDeep{span(operand_at(at_))};
    ExpressionPtr left = operand(loosest, prefix);
    while (at_ + 1 < size_) {
      Node* sign = sign_at(at_);
      const Operator op = infix_operator(type(sign));
      if (op.level < loosest) break;
      ++at_;
      const auto tighter = static_cast<Level>(static_cast<int>(op.level) + 1);
      ExpressionPtr right = climb(op.grouping == Grouping::Right ? op.level : tighter, 0);
      const Span whole = join(left->span, right->span);
      const Expression* left_part = left.get();
      const Expression* right_part = right.get();
      left = op.is_interval
                 ? converter_.make(whole, Interval{std::move(left), std::move(right)}, {left_part, right_part})
                 : converter_.make(whole, Binary{op.op, std::move(left), std::move(right), span(sign)},
                                   {left_part, right_part});
      if (op.grouping == Grouping::None) refuse_repetition(op.level);
    }
    --nesting_;
    return left;
  }

  ExpressionPtr operand(Level loosest, std::size_t prefix) {
    P::OperandContext* context = operand_at(at_);
    Node* sign = is_token(context->children[prefix]) ? static_cast<Node*>(context->children[prefix]) : nullptr;
    const bool is_sign = sign != nullptr && (type(sign) == P::NOT || type(sign) == P::MINUS);
    if (!is_sign) return converter_.value_of(context, prefix);
    const bool is_not = type(sign) == P::NOT;
    if (is_not && loosest > Level::Not) {
      converter_.report(span(sign), "'not' binds looser than what stands before it", "put it in parentheses");
    }
    ExpressionPtr inner = climb(is_not ? Level::Not : Level::Negate, prefix + 1);
    const Span whole = join(span(sign), inner->span);
    const Expression* part = inner.get();
    const UnaryOperator op = is_not ? UnaryOperator::Not : UnaryOperator::Negate;
    return converter_.make(whole, Unary{op, std::move(inner)}, {part});
  }

  // Operands and operators alternate.
  P::OperandContext* operand_at(std::size_t i) const { return static_cast<P::OperandContext*>(parts_[2 * i]); }
  Node* sign_at(std::size_t i) const { return static_cast<Node*>(parts_[2 * i + 1]); }

  void refuse_repetition(Level level) {
    if (at_ + 1 >= size_) return;
    Node* sign = sign_at(at_);
    if (infix_operator(type(sign)).level != level) return;
    const std::string name(converter_.text(sign));
    if (level == Level::Compare) {
      converter_.report(span(sign), "comparisons do not chain", "join two of them with 'and'");
    } else if (level == Level::Interval) {
      converter_.report(span(sign), "an interval has two ends");
    } else {
      converter_.report(span(sign), "'" + name + "' cannot follow another tolerance");
    }
  }

  Converter& converter_;
  const std::vector<antlr4::tree::ParseTree*>& parts_;
  std::size_t size_;    // operands
  std::size_t at_ = 0;  // the operand to read next; the operator of the same number follows it
  std::size_t nesting_ = 0;
};

ExpressionPtr Converter::operation(P::OperationContext* context) {
  const std::size_t count = context->children.size();
  if (count == 1) {  // most operations are one operand
    auto* operand = static_cast<P::OperandContext*>(context->children[0]);
    if (!is_token(operand->children[0]) || operand->children.size() == 1) return value_of(operand, 0);
  }
  const bool is_function = count > 1 && type(static_cast<Node*>(context->children[count - 2])) == P::ARROW;
  return is_function ? function(context) : Chain(*this, context).build();
}

}  // namespace ansatz::syntax
