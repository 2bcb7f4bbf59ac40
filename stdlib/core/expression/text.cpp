// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/text.h"

#include "stdlib/core/number_text.h"

namespace ansatz::core {
namespace {

/// How tightly a form binds, loosest first, as in the language.
enum class Binding { disjunction, conjunction, negation, comparison, sum, product, sign, power, atom };

Binding tighter(Binding binding) { return static_cast<Binding>(static_cast<int>(binding) + 1); }

Binding binding_of(const Expression& e) {
  switch (e.operation()) {
    case Operation::constant:
      return !e.is_boolean() && e.value() < 0 ? Binding::sign : Binding::atom;
    case Operation::add:
    case Operation::subtract:
      return Binding::sum;
    case Operation::multiply:
    case Operation::divide:
      return Binding::product;
    case Operation::negate:
      return Binding::sign;
    case Operation::power:
      return Binding::power;
    case Operation::logical_or:
      return Binding::disjunction;
    case Operation::logical_and:
      return Binding::conjunction;
    case Operation::logical_not:
      return Binding::negation;
    default:
      return traits(e.operation()).gives_condition ? Binding::comparison : Binding::atom;
  }
}

class ExpressionWriter {
 public:
  ExpressionWriter(std::span<const std::string> names, std::size_t limit) : names_(names), limit_(limit) {}

  /// Writes e, in parentheses when it binds more loosely than its surroundings want.
  void write(const Expression& e, Binding wanted, int depth = 0) {
    if (full_) return;
    if (text_.size() > limit_ || depth > kDeepest) {
      text_ += "…";
      full_ = true;
      return;
    }
    const bool parentheses = binding_of(e) < wanted;
    if (parentheses) text_ += '(';
    write_bare(e, depth + 1);
    if (parentheses && !full_) text_ += ')';
  }

  std::string take() { return std::move(text_); }

 private:
  static constexpr int kDeepest = 200;  // beyond, no reader follows, and the stack has an end

  void add(std::string_view piece) {
    if (!full_) text_ += piece;
  }

  void infix(const Expression& left, std::string_view symbol, const Expression& right, Binding binding, int depth) {
    write(left, binding, depth);
    add(symbol);
    write(right, tighter(binding), depth);
  }

  void write_bare(const Expression& e, int depth) {
    const OperationTraits& of = traits(e.operation());
    switch (e.operation()) {
      case Operation::constant:
        return add(e.is_boolean() ? (e.value() != 0 ? "true" : "false") : number_text(e.value()));
      case Operation::argument: {
        const auto index = static_cast<std::size_t>(e.argument_index());
        return add(index < names_.size() ? names_[index] : std::string("x").append(std::to_string(index + 1)));
      }
      case Operation::add:  // a constant stands first in the graph and reads better last
        if (!e.operand(0).is_constant()) return infix(e.operand(0), " + ", e.operand(1), Binding::sum, depth);
        if (e.operand(0).value() < 0)
          return infix(e.operand(1), " - ", Expression(-e.operand(0).value()), Binding::sum, depth);
        return infix(e.operand(1), " + ", e.operand(0), Binding::sum, depth);
      case Operation::subtract:
        return infix(e.operand(0), " - ", e.operand(1), Binding::sum, depth);
      case Operation::multiply:
      case Operation::divide:
        return infix(e.operand(0), of.symbol, e.operand(1), Binding::product, depth);
      case Operation::negate:
        add("-");
        return write(e.operand(0), Binding::product, depth);
      case Operation::power:
        write(e.operand(0), Binding::atom, depth);
        add("^");
        return write(e.operand(1), Binding::power, depth);
      case Operation::logical_not:
        add("not ");
        return write(e.operand(0), Binding::negation, depth);
      default:
        break;
    }
    if (*of.symbol)
      return infix(e.operand(0), std::string(" ").append(of.symbol).append(" "), e.operand(1), binding_of(e), depth);
    add(of.name);
    add("(");
    for (int place = 0; place < e.arity(); ++place) {
      if (place > 0) add(", ");
      write(e.operand(place), Binding::disjunction, depth);
    }
    add(")");
  }

  std::span<const std::string> names_;
  std::size_t limit_;
  std::string text_;
  bool full_ = false;
};

}  // namespace

std::string to_text(const Expression& expression, std::span<const std::string> names, std::size_t limit) {
  ExpressionWriter writer(names, limit);
  writer.write(expression, Binding::disjunction);
  return writer.take();
}

}  // namespace ansatz::core
