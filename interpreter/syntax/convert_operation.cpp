// SPDX-License-Identifier: MIT
#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/precedence.h"

namespace ansatz::syntax {

/// Operands and the operators between them, in the order they stand, on the way to a tree: precedence climbing.
class Converter::Chain {
 public:
  Chain(Converter& converter, P::OperationContext* context)
      : converter_(converter), operands_(context->operand()), infixes_(context->infix()) {}

  ExpressionPtr build() { return climb(Level::By, 0); }

 private:
  // The longest expression from the current operand on whose operators all bind at least as tightly as `loosest`;
  // `prefix` counts the signs of the operand that are already taken.
  ExpressionPtr climb(Level loosest, std::size_t prefix) {
    if (++nesting_ > static_cast<std::size_t>(kNestingLimit)) throw TooDeep{span(operands_[at_])};
    ExpressionPtr left = operand(loosest, prefix);
    while (at_ < infixes_.size()) {
      Node* sign = static_cast<Node*>(infixes_[at_]->children[0]);
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
    P::OperandContext* context = operands_[at_];
    Node* sign = prefix < context->children.size() ? as_sign(context->children[prefix]) : nullptr;
    if (sign == nullptr) return converter_.value_of(context);
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

  static Node* as_sign(antlr4::tree::ParseTree* child) {
    return antlrcpp::is<Node*>(child) ? static_cast<Node*>(child) : nullptr;
  }

  void refuse_repetition(Level level) {
    if (at_ >= infixes_.size()) return;
    Node* sign = static_cast<Node*>(infixes_[at_]->children[0]);
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
  std::vector<P::OperandContext*> operands_;
  std::vector<P::InfixContext*> infixes_;
  std::size_t at_ = 0;  // the operand to read next; the operator of the same number follows it
  std::size_t nesting_ = 0;
};

ExpressionPtr Converter::operation(P::OperationContext* context) {
  if (context->ARROW() != nullptr) return function(context);
  return Chain(*this, context).build();
}

}  // namespace ansatz::syntax
