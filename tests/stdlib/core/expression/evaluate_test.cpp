// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/evaluate.h"

#include <hwy/targets.h>
#include <catch2/catch.hpp>
#include <map>
#include <thread>

#include "samples.h"
#include "stdlib/core/expression/function.h"

namespace ansatz::core {
namespace {

using samples::same;
using samples::spread;
using samples::x;
using samples::y;

std::vector<double> by_simd(const Expression& e, const std::vector<double>& a, const std::vector<double>& b) {
  const Tape tape(e, 2);
  const double* const inputs[] = {a.data(), b.data()};
  std::vector<double> out(a.size());
  evaluate_simd(tape, inputs, out.data(), a.size());
  return out;
}

std::vector<double> by_scalar(const Expression& e, const std::vector<double>& a, const std::vector<double>& b) {
  const Tape tape(e, 2);
  std::vector<double> out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double point[] = {a[i], b[i]};
    out[i] = evaluate_scalar(tape, point);
  }
  return out;
}

std::size_t differences(const std::vector<double>& a, const std::vector<double>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += same(a[i], b[i]) ? 0 : 1;
  return count;
}

/// All pairs of edges, then ordinary points.
struct Points {
  std::vector<double> a, b;
};
Points points() {
  Points all;
  for (double a : samples::edges())
    for (double b : samples::edges()) all.a.push_back(a), all.b.push_back(b);
  for (double a : spread(997, -12, 12)) all.a.push_back(a);
  for (double b : spread(997, -3, 5)) all.b.push_back(b);
  for (double a : spread(501, 0, 1)) all.a.push_back(a), all.b.push_back(1 - a);
  return all;
}

/// Expressions in which every kind of instruction occurs.
std::vector<Expression> mixtures() {
  const Expression a = x(), b = y();
  return {
      pow(pow(a, 2) - 1, 2) / 4,
      a * (a * (a * (a * 0.3 + 0.1) - 0.7) + 0.2) + 1.1,
      (a * a * b + 3 * a * b - b * b * 0.5 + a - 1.5) * (a + b * 0.3 + b * b * a) - (a - b) * (a * b + 2) +
          a * a * a * 0.1,
      sin(a * 0.3 + b) * tanh(b * 2) + a * b - a / 2 + exp(-a * a / 2) * sqrt(a * a + b * b + 1) - b * b * b +
          abs(a - b),
      if_else(logical_or(less(a, b), logical_not(less_equal(b, 0.5))), min(a, b) / max(b, 0.25), floor(a) - ceil(b)),
      if_else(logical_and(equal(a, b), not_equal(a, 0)), sign(a), hypot(a, b)),
      (1 / (1 + a * a) - (a - b) * (a + b)) / (2 - sqrt(abs(a))) - (3 - a * b) * (b - 4) * (a * b - 7),
      a,
      Expression(2.5),
      -a,
      less(a, b)};
}

TEST_CASE("evaluate: gives the same bits one by one and by SIMD, for every operation and edge", "[core][expression]") {
  const Points all = points();
  for (const samples::Sample& sample : samples::every_operation()) {
    INFO(sample.name);
    CHECK(differences(by_simd(sample.expression, all.a, all.b), by_scalar(sample.expression, all.a, all.b)) == 0);
  }
  for (const Expression& e : mixtures()) CHECK(differences(by_simd(e, all.a, all.b), by_scalar(e, all.a, all.b)) == 0);
}

TEST_CASE("evaluate: gives the same bits on every compiled SIMD target", "[core][expression]") {
  const Points all = points();
  std::vector<Expression> expressions = mixtures();
  for (const samples::Sample& sample : samples::every_operation()) expressions.push_back(sample.expression);
  const std::int64_t best = hwy::SupportedTargets() & HWY_TARGETS;
  for (const Expression& e : expressions) {
    const std::vector<double> expected = by_scalar(e, all.a, all.b);
    for (std::int64_t target = 1; target > 0 && target <= best; target <<= 1) {
      if (!(best & target)) continue;
      hwy::SetSupportedTargetsForTest(target);
      hwy::GetChosenTarget().Update(hwy::SupportedTargets());
      CHECK(differences(by_simd(e, all.a, all.b), expected) == 0);
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

TEST_CASE("evaluate: depends neither on the length nor on the place nor on alignment", "[core][expression]") {
  const std::vector<double> a = spread(300, -3, 3), b = spread(300, -1, 2);
  for (const Expression& e : mixtures()) {
    const Tape tape(e, 2);
    const std::vector<double> expected = by_scalar(e, a, b);
    for (std::size_t n = 0; n <= 140; ++n) {
      for (std::size_t offset : {0, 1, 3}) {
        std::vector<double> out(n + 2, 99.0);
        const double* const inputs[] = {a.data() + offset, b.data() + offset};
        evaluate_simd(tape, inputs, out.data() + 1, n);
        bool all_same = out.front() == 99.0 && out.back() == 99.0;  // nothing written outside
        for (std::size_t i = 0; i < n; ++i) all_same = all_same && same(out[1 + i], expected[i + offset]);
        CHECK(all_same);
      }
    }
  }
}

TEST_CASE("evaluate: may write over one of its inputs", "[core][expression]") {
  for (const Expression& e : mixtures()) {
    std::vector<double> a = spread(203, -3, 3);
    const std::vector<double> b = spread(203, -1, 2), expected = by_scalar(e, a, b);
    const double* const inputs[] = {a.data(), b.data()};
    evaluate_simd(Tape(e, 2), inputs, a.data(), a.size());
    CHECK(differences(a, expected) == 0);
  }
}

/// Distance in units of the last place of the exact value; 0 where both are NaN or the same infinity.
double ulps(double found, long double exact) {
  const double rounded = static_cast<double>(exact);
  if (std::isnan(found) && std::isnan(rounded)) return 0;
  if (found == rounded) return 0;
  const double unit = std::nextafter(std::fabs(rounded), HUGE_VAL) - std::fabs(rounded);
  return static_cast<double>(std::fabs(found - exact) / unit);
}

// SLEEF states 1.0 ulp for its u10 functions, 1.5 for u15 (erfc) and 0.5 for u05 (hypot). The long double functions of
// libm add less than 0.01 ulp of a double. sinh and cosh overflow half a unit early, above 710, which [-12, 12] does
// not reach.
TEST_CASE("evaluate: is within the stated error of the exact value", "[core][expression]") {
  using Exact = long double (*)(long double, long double);
  const std::map<Operation, Exact> exact = {
#define ANSATZ_EXACT(name)                                                   \
  {                                                                          \
    Operation::name, [](long double a, long double) { return std::name(a); } \
  }
      ANSATZ_EXACT(exp),
      ANSATZ_EXACT(expm1),
      ANSATZ_EXACT(exp2),
      ANSATZ_EXACT(log),
      ANSATZ_EXACT(log1p),
      ANSATZ_EXACT(log2),
      ANSATZ_EXACT(log10),
      ANSATZ_EXACT(sin),
      ANSATZ_EXACT(cos),
      ANSATZ_EXACT(tan),
      ANSATZ_EXACT(asin),
      ANSATZ_EXACT(acos),
      ANSATZ_EXACT(atan),
      ANSATZ_EXACT(sinh),
      ANSATZ_EXACT(cosh),
      ANSATZ_EXACT(tanh),
      ANSATZ_EXACT(asinh),
      ANSATZ_EXACT(acosh),
      ANSATZ_EXACT(atanh),
      ANSATZ_EXACT(erf),
      ANSATZ_EXACT(erfc),
      ANSATZ_EXACT(cbrt),
      ANSATZ_EXACT(sqrt),
      ANSATZ_EXACT(floor),
      ANSATZ_EXACT(ceil),
      {Operation::power, [](long double a, long double b) { return std::pow(a, b); }},
      {Operation::atan2, [](long double a, long double b) { return std::atan2(a, b); }},
      {Operation::hypot, [](long double a, long double b) { return std::hypot(a, b); }}};
  for (const samples::Sample& sample : samples::every_operation()) {
    if (!exact.contains(sample.operation)) continue;
    INFO(sample.name);
    const double bound = sample.operation == Operation::erfc ? 1.52 : 1.02;
    for (const auto& [low, high] : {std::pair{-12.0, 12.0}, std::pair{-1.0, 1.0}, std::pair{1.0, 1e6}}) {
      const std::vector<double> a = spread(4001, low, high), b = spread(4001, -3, 5);
      const std::vector<double> found = by_simd(sample.expression, a, b);
      double worst = 0;
      for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, ulps(found[i], exact.at(sample.operation)(a[i], b[i])));
      CHECK(worst <= (std::isinf(found.back()) ? 2 : bound));
    }
  }
}

TEST_CASE("evaluate: goes on where SLEEF's logarithmic functions give up", "[core][expression]") {
  for (double a : {1.5e150, 1e200, 1e307, std::numeric_limits<double>::max()}) {
    const std::vector<double> points(5, a), unused(5, 0.0);
    // log|a| + log 2 is rounded once more than log|a|: two units cover both.
    CHECK(ulps(by_simd(asinh(x()), points, unused)[3], std::asinh(static_cast<long double>(a))) <= 2);
    CHECK(ulps(by_simd(acosh(x()), points, unused)[3], std::acosh(static_cast<long double>(a))) <= 2);
    CHECK(ulps(by_simd(log1p(x()), points, unused)[3], std::log1p(static_cast<long double>(a))) <= 2);
    CHECK(by_simd(asinh(-x()), points, unused)[3] == -by_simd(asinh(x()), points, unused)[3]);
    CHECK(std::isnan(by_simd(acosh(-x()), points, unused)[3]));
  }
}

TEST_CASE("evaluate: lets NaN through min, max, products with 0 and branches", "[core][expression]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> a = {nan, 1.0, nan}, b = {1.0, nan, nan};
  for (const Expression& e : {min(x(), y()), max(x(), y()), 0 * x() + 0 * y(), x() - y()})
    for (double value : by_simd(e, a, b)) CHECK(std::isnan(value));
  CHECK(by_simd(if_else(less(x(), y()), 1, 2), a, b) == std::vector<double>{2, 2, 2});
}

TEST_CASE("evaluate: multiplies whole powers out within their stated roundings", "[core][expression]") {
  for (int n = 2; n <= 32; ++n) {
    const std::vector<double> a = spread(500, -1.9, 1.9), unused(500, 0.0);
    const std::vector<double> found = by_simd(pow(x(), n), a, unused);
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      worst = std::max(worst, ulps(found[i], std::pow(static_cast<long double>(a[i]), n)));
    CHECK(worst <= n - 1);  // each of at most n - 1 roundings moves the result by at most one unit
  }
}

TEST_CASE("evaluate: runs on two threads at once", "[core][expression]") {
  const std::vector<double> a = spread(5000, -3, 3), b = spread(5000, -1, 2);
  const Expression e = mixtures()[3];
  const Function f = Function::traced(e, 2);
  const std::vector<double> expected = by_scalar(e, a, b);
  std::vector<std::vector<double>> out(2, std::vector<double>(a.size()));
  std::vector<std::thread> threads;
  for (std::vector<double>& own : out)
    threads.emplace_back([&] {
      const double* const inputs[] = {a.data(), b.data()};
      for (int repeat = 0; repeat < 20; ++repeat) f.evaluate(inputs, own.data(), own.size());
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(differences(out[0], expected) == 0);
  CHECK(differences(out[1], expected) == 0);
}

}  // namespace
}  // namespace ansatz::core
