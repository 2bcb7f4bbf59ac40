// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/graph.h"

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/simplify.h"
#include "stdlib/core/expression/text.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::core {

struct Node {
  Operation operation;
  bool boolean = false;
  int argument = 0;
  double value = 0;
  Digest digest;
  std::array<Expression, 3> operands = {Expression(nullptr), Expression(nullptr), Expression(nullptr)};

  explicit Node(Operation of) : operation(of) {}
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  /// Long chains are taken apart here one by one: a destructor calling a destructor would exhaust the stack.
  ~Node() {
    std::vector<std::shared_ptr<const Node>> last;
    release_operands(last);
    while (!last.empty()) {
      const std::shared_ptr<const Node> node = std::move(last.back());
      last.pop_back();
      const_cast<Node&>(*node).release_operands(last);  // no one else holds it
    }
  }

  void release_operands(std::vector<std::shared_ptr<const Node>>& last) {
    for (Expression& operand : operands) {
      std::shared_ptr<const Node> node = std::move(operand.node_);
      if (node && node.use_count() == 1 && arity_of(node->operation) > 0) last.push_back(std::move(node));
    }
  }

  void seal() {
    Fingerprint print;
    // By name, so that a new row in operations.def leaves stored fingerprints as they are.
    print.add(std::string_view(traits(operation).name)).add(std::uint64_t{boolean});
    if (operation == Operation::constant) print.add(value);
    if (operation == Operation::argument) print.add(static_cast<std::uint64_t>(argument));
    for (const Expression& operand : operands) {
      if (!operand.node()) break;
      print.add(operand.digest().high).add(operand.digest().low);
    }
    digest = {print.digest()[0], print.digest()[1]};
  }
};

namespace {

/// Constants first, then arguments by number, then the rest by digest: an order that no history can change.
bool stands_before(const Expression& a, const Expression& b) {
  const auto rank = [](const Expression& e) {
    return e.is_constant() ? 0 : e.operation() == Operation::argument ? 1 : 2;
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (rank(a) == 1) return a.argument_index() < b.argument_index();
  return a.digest() < b.digest();
}

std::string spoken(Operation operation) {
  const OperationTraits& of = traits(operation);
  return *of.symbol ? std::string("`") + of.symbol + "`" : std::string(of.name);
}

void require(bool condition_wanted, const Expression& operand, Operation operation) {
  if (operand.is_boolean() == condition_wanted) return;
  if (condition_wanted)
    throw Mismatch(spoken(operation) + " wants a condition such as `x < 0`, but got the number " +
                   to_text(operand, {}, 60));
  throw Mismatch("the condition " + to_text(operand, {}, 60) + " is used as a number by " + spoken(operation) +
                 "; write if_else(condition, 1, 0)");
}

}  // namespace

Expression::Expression(double value) {
  auto node = std::make_shared<Node>(Operation::constant);
  node->value = std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
  node->seal();
  node_ = std::move(node);
}

Expression Expression::argument(int index) {
  if (index < 0) throw BadParameter("argument", "index", std::to_string(index), "at least 0");
  auto node = std::make_shared<Node>(Operation::argument);
  node->argument = index;
  node->seal();
  return Expression(std::shared_ptr<const Node>(std::move(node)));
}

Expression Expression::boolean(bool value) {
  auto node = std::make_shared<Node>(Operation::constant);
  node->value = value ? 1 : 0;
  node->boolean = true;
  node->seal();
  return Expression(std::shared_ptr<const Node>(std::move(node)));
}

Expression Expression::apply(Operation operation, const Expression& a) {
  return make(operation, {a, Expression(nullptr), Expression(nullptr)});
}
Expression Expression::apply(Operation operation, const Expression& a, const Expression& b) {
  return make(operation, {a, b, Expression(nullptr)});
}
Expression Expression::apply(Operation operation, const Expression& a, const Expression& b, const Expression& c) {
  return make(operation, {a, b, c});
}

Expression Expression::make(Operation operation, std::array<Expression, 3> operands) {
  const OperationTraits& of = traits(operation);
  bool all_constant = true;
  for (int k = 0; k < of.arity; ++k) {
    require(of.takes_conditions && (k == 0 || operation != Operation::if_else), operands[k], operation);
    all_constant = all_constant && operands[k].is_constant();
  }
  if (all_constant) {
    const auto value = [&](int k) { return k < of.arity ? operands[k].value() : 0.0; };
    const double result = apply_scalar(operation, value(0), value(1), value(2));
    return of.gives_condition ? boolean(result != 0) : Expression(result);
  }
  if (of.commutes && stands_before(operands[1], operands[0])) std::swap(operands[0], operands[1]);
  if (auto simpler = simplified(operation, operands[0], operands[1], operands[2])) return *std::move(simpler);

  auto node = std::make_shared<Node>(operation);
  node->boolean = of.gives_condition;
  node->operands = std::move(operands);
  node->seal();
  return Expression(std::shared_ptr<const Node>(std::move(node)));
}

Operation Expression::operation() const { return node_->operation; }
const Expression& Expression::operand(int place) const { return node_->operands[static_cast<std::size_t>(place)]; }
double Expression::value() const { return node_->value; }
int Expression::argument_index() const { return node_->argument; }
bool Expression::is_boolean() const { return node_->boolean; }
const Digest& Expression::digest() const { return node_->digest; }

}  // namespace ansatz::core
