// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/tape.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "samples.h"
#include "stdlib/core/expression/derivative.h"
#include "stdlib/core/expression/evaluate.h"

namespace ansatz::core {
namespace {

using samples::x;
using samples::y;

std::size_t count(const Tape& tape, Operation operation) {
  return static_cast<std::size_t>(std::count_if(tape.instructions().begin(), tape.instructions().end(),
                                                [&](const Instruction& step) { return step.operation == operation; }));
}

/// Instructions that compute: all but moves and the end.
std::size_t work(const Tape& tape) { return tape.instructions().size() - count(tape, Operation::argument); }

TEST_CASE("tape: computes a shared subexpression once", "[core][expression]") {
  const Expression shared = sin(x() * y());
  const Tape tape(shared * shared + sin(y() * x()) - exp(shared), 2);
  CHECK(count(tape, Operation::sin) == 1);
  CHECK(count(tape, Operation::exp) == 1);
}

TEST_CASE("tape: fuses products into the sums that alone use them", "[core][expression]") {
  const Tape quartic(pow(pow(x(), 2) - 1, 2) / 4, 1);
  CHECK(work(quartic) == 3);  // x x - 1, its square, a quarter of it
  CHECK(count(quartic, Operation::multiply_add) == 1);
  const Tape slope(derivative(pow(pow(x(), 2) - 1, 2) / 4, 0), 1);
  CHECK(work(slope) == 2);
  const Tape horner(x() * (x() * (x() * 0.3 + 0.1) - 0.7) + 0.2, 1);
  CHECK(work(horner) == 3);
  // A product that is wanted for itself is no part of the sum, unless leaves make it cheap to repeat.
  const Expression product = sin(x()) * y(), cheap = x() * y();
  CHECK(count(Tape((product + 1) * exp(product), 2), Operation::multiply_add) == 0);
  CHECK(count(Tape((cheap + 1) * exp(cheap), 2), Operation::multiply_add) == 1);
}

TEST_CASE("tape: shares the powers of one base", "[core][expression]") {
  CHECK(work(Tape(pow(x(), 8), 1)) == 3);
  CHECK(work(Tape(sin(pow(x(), 4)) + cos(pow(x(), 2)), 1)) == 5);
}

TEST_CASE("tape: takes its cells again", "[core][expression]") {
  // A balanced tree of 1024 leaves needs as many places as it has levels (Sethi and Ullman), not as it has nodes.
  std::vector<Expression> level;
  for (int k = 0; k < 1024; ++k) level.push_back(sin(x() + k));
  while (level.size() > 1) {
    std::vector<Expression> next;
    for (std::size_t k = 0; k < level.size(); k += 2) next.push_back(level[k] * level[k + 1]);
    level = next;
  }
  const Tape tape(level[0], 1);
  CHECK(tape.cells() - tape.first_slot() <= 12);
}

TEST_CASE("tape: goes through ten thousand nodes without recursion", "[core][expression]") {
  Expression chain = x();
  for (int k = 0; k < 10000; ++k) chain = cos(chain) * 0.5 + x();
  const Tape tape(chain, 1);
  CHECK(count(tape, Operation::cos) == 10000);
  double point = 0.3, expected = point;
  for (int k = 0; k < 10000; ++k) expected = std::fma(apply_scalar(Operation::cos, expected, 0, 0), 0.5, point);
  CHECK(evaluate_scalar(tape, std::span<const double>(&point, 1)) == expected);
}

}  // namespace
}  // namespace ansatz::core
