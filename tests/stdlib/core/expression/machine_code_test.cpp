// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/machine_code.h"

#include <hwy/targets.h>
#include <catch2/catch.hpp>

#include "samples.h"
#include "stdlib/core/expression/derivative.h"
#include "stdlib/core/expression/evaluate.h"

namespace ansatz::core {
namespace {

using samples::same;
using samples::spread;
using samples::x;
using samples::y;

/// A fixed pseudorandom walk through arithmetic: every operation, every way for operands to be read, shared and
/// dropped.
Expression random_arithmetic(unsigned seed, int length, int arguments) {
  std::uint64_t state = seed * 0x9E3779B97F4A7C15u + 1;
  const auto draw = [&](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33) % below;
  };
  std::vector<Expression> made;
  for (int k = 0; k < arguments; ++k) made.push_back(Expression::argument(k));
  const auto pick = [&]() -> Expression {
    if (draw(5) == 0) return 0.25 + 0.5 * static_cast<double>(draw(6));
    return made[made.size() - 1 - draw(std::min<std::size_t>(made.size(), 6))];
  };
  for (int k = 0; k < length; ++k) {
    const Expression a = pick(), b = pick(), c = pick();
    switch (draw(9)) {
      case 0:
        made.push_back(a + b);
        break;
      case 1:
        made.push_back(a - b);
        break;
      case 2:
        made.push_back(a * b);
        break;
      case 3:
        made.push_back(a / b);
        break;
      case 4:
        made.push_back(sqrt(abs(a)));
        break;
      case 5:
        made.push_back(a * b + c);
        break;
      case 6:
        made.push_back(a * b - c);
        break;
      case 7:
        made.push_back(c - a * b);
        break;
      default:
        made.push_back(pow(a, 3) - b);
        break;
    }
  }
  Expression all = made.back();
  for (int k = 0; k < arguments; ++k) all = all + 0.125 * Expression::argument(k);
  return all;
}

/// Points at which code and tape differ, over lengths with every remainder and odd alignments.
std::size_t differences_from_tape(const Expression& e, std::size_t arity,
                                  const std::vector<std::vector<double>>& columns) {
  const Tape tape(e, static_cast<int>(arity));
  const auto code = MachineCode::compile(schedule_of(e), arity);
  if (!code) return 0;
  std::size_t count = 0;
  for (std::size_t n : {0, 1, 3, 4, 7, 8, 9, 31, 40, 200}) {
    std::vector<const double*> inputs;
    for (const auto& column : columns) inputs.push_back(column.data() + 1);
    inputs.resize(arity);
    std::vector<double> ours(n + 2, 77.0), theirs(n);
    code->run(inputs, ours.data() + 1, n);
    evaluate_simd(tape, inputs, theirs.data(), n);
    for (std::size_t i = 0; i < n; ++i) count += same(ours[i + 1], theirs[i]) ? 0 : 1;
    count += ours.front() == 77.0 && ours.back() == 77.0 ? 0 : 1;  // nothing written outside
  }
  return count;
}

/// Runs a check once for AVX2 and once for AVX-512, where the machine has them.
template <class Check>
void on_each_width(const Check& check) {
  for (std::int64_t target : {std::int64_t{HWY_AVX2}, std::int64_t{HWY_AVX3}}) {
    hwy::SetSupportedTargetsForTest(0);
    if (!(hwy::SupportedTargets() & target)) continue;
    hwy::SetSupportedTargetsForTest(target);
    check();
  }
  hwy::SetSupportedTargetsForTest(0);
}

std::vector<std::vector<double>> columns() {
  std::vector<std::vector<double>> all;
  for (int k = 0; k < 6; ++k) all.push_back(spread(203, -2.0 - 0.1 * k, 1.5 + 0.2 * k));
  const std::vector<double> edges = samples::edges();
  for (std::size_t k = 0; k < 6; ++k)
    for (std::size_t i = 0; i < 150; ++i) all[k][50 + i] = edges[(i * (k + 1) + i / edges.size()) % edges.size()];
  return all;
}

TEST_CASE("machine code: gives the bits of the tape", "[core][expression]") {
  const auto points = columns();
  on_each_width([&] {
    int compiled = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
      INFO(seed);
      const int arguments = 1 + static_cast<int>(seed % 6);
      const Expression e = random_arithmetic(seed, 3 + static_cast<int>(seed % 37), arguments);
      CHECK(differences_from_tape(e, static_cast<std::size_t>(arguments), points) == 0);
      compiled += MachineCode::compile(schedule_of(e), static_cast<std::size_t>(arguments)) ? 1 : 0;
    }
    CHECK(compiled > 300);  // the others need more registers than there are
    const Expression well = pow(x() * x() - 1, 2) / 4;
    CHECK(differences_from_tape(well, 1, points) == 0);
    CHECK(differences_from_tape(derivative(well, 0), 1, points) == 0);
    CHECK(differences_from_tape(x(), 1, points) == 0);
    CHECK(differences_from_tape(y(), 3, points) == 0);
  });
}

TEST_CASE("machine code: is made for arithmetic", "[core][expression]") {
  const auto is_made = [](const Expression& e, std::size_t arity) {
    return MachineCode::compile(schedule_of(e), arity) != nullptr;
  };
  on_each_width([&] {
    CHECK(is_made(pow(x() * x() - 1, 2) / 4, 1));
    CHECK(is_made(sqrt(x() * x() + y() * y()) / (1 + abs(x())), 2));
    CHECK_FALSE(is_made(sin(x()) * x(), 1));
    CHECK_FALSE(is_made(min(x(), y()), 2));
    CHECK_FALSE(is_made(x() * x(), 7));
    CHECK_FALSE(is_made(Expression(2.0), 0));
  });
}

TEST_CASE("machine code: leaves what does not fit into the registers to the tape", "[core][expression]") {
  // Forty values made before the first is read again.
  std::vector<Expression> waiting;
  for (int k = 0; k < 40; ++k) waiting.push_back(sqrt(x() + k));
  Expression first = 0, second = 1;
  for (int k = 0; k < 40; ++k) first = first + waiting[k], second = second * waiting[39 - k];
  const auto points = columns();
  on_each_width([&] {
    CHECK(MachineCode::compile(schedule_of(first * second), 1) == nullptr);
    CHECK(differences_from_tape(first * second, 1, points) == 0);
  });
}

TEST_CASE("machine code: may write over an input", "[core][expression]") {
  const Expression e = x() * y() - 0.5 * x();
  const auto code = MachineCode::compile(schedule_of(e), 2);
  if (!code) return;
  std::vector<double> a = spread(43, -1, 1);
  const std::vector<double> b = spread(43, -3, 2), before = a;
  const double* const inputs[] = {a.data(), b.data()};
  code->run(inputs, a.data(), a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double point[] = {before[i], b[i]};
    CHECK(a[i] == evaluate_scalar(Tape(e, 2), point));
  }
}

}  // namespace
}  // namespace ansatz::core
