// SPDX-License-Identifier: MIT
//
// Traced functions over arrays, each timed turn by turn with the same loop in C++ (expression_native.cpp).

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "expression_native.h"
#include "stdlib/core/expression/function.h"
#include "stopwatch.h"

namespace ansatz::bench {
namespace {

using core::Expression;
using core::Function;

struct Case {
  std::string name;
  bool elementary;  ///< whether elementary functions take part
  Function traced;
  Loop native;
};

std::vector<Case> cases() {
  const Expression x = Expression::argument(0), y = Expression::argument(1);
  const Function quartic_well = Function::traced(pow(x * x - 1, 2) / 4, 1, {"φ"});
  const Function pendulum = Function::traced(1 - cos(x), 1, {"φ"});
  const Expression twenty = sin(0.3 * x + y) * tanh(2 * y) + x * y - x / 2 + exp(-x * x / 2) * sqrt(x * x + y * y + 1) -
                            y * y * y + abs(x - y);
  const Expression ratio =
      (x * x * y - 3 * x * y + 0.7 * x - 1) / (1 + x * x + y * y) + (x - y) * (x + 2 * y) - 0.1 * y * y * y;
  const Expression terms = (x * x * y + 3 * x * y - 0.5 * y * y + x - 1.5) * (x + 0.3 * y + y * y * x) -
                           (x - y) * (x * y + 2) + 0.1 * x * x * x;
  return {{"quartic", false, quartic_well, quartic},
          {"quartic slope", false, quartic_well.derivative(), quartic_slope},
          {"sine-Gordon", true, pendulum, sine_gordon},
          {"sine-Gordon slope", true, pendulum.derivative(), sine_gordon_slope},
          {"mixed", true, Function::traced(twenty, 2), mixed},
          {"rational", false, Function::traced(ratio, 2), rational},
          {"polynomial", false, Function::traced(terms, 2), polynomial}};
}

double target(const Case& of, std::size_t n) { return of.elementary ? 1.15 : n >= 1000000 ? 1.2 : 1.6; }

struct Row {
  const Case* of;
  std::size_t n;
  double ratio = 0, nanoseconds = 0;  ///< traced over native; traced, per point
};

/// Seconds that `repeats` calls take.
double seconds(std::size_t repeats, auto&& call) {
  const auto all = [&] {
    for (std::size_t k = 0; k < repeats; ++k) call();
  };
  return bench::seconds(all, CLOCK_MONOTONIC);
}

/// Each iteration times one after the other; the ratio is that of the quickest turns, which neighbours disturb least.
void compare(benchmark::State& state, Row& row) {
  const std::size_t n = row.n, repeats = std::max<std::size_t>(1, 40000 / n);
  std::vector<double> x(n), y(n), out(n), expected;
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = 1.7 * std::sin(0.37 * static_cast<double>(i));
    y[i] = 1.3 * std::cos(0.11 * static_cast<double>(i));
  }
  const double* const both[] = {x.data(), y.data()};
  const std::span<const double* const> inputs(both, static_cast<std::size_t>(row.of->traced.arity()));
  const auto traced = [&] {
    row.of->traced.evaluate(inputs, out.data(), n);
    benchmark::ClobberMemory();
  };
  const auto native = [&] {
    row.of->native(x.data(), y.data(), out.data(), n);  // the same array: where it lies matters
    benchmark::ClobberMemory();
  };
  std::vector<double> ours, theirs;
  for ([[maybe_unused]] auto _ : state) {
    theirs.push_back(seconds(repeats, native));
    ours.push_back(seconds(repeats, traced));
    state.SetIterationTime(ours.back());
  }
  native();
  expected = out;
  traced();
  for (std::size_t i = 0; i < n; ++i)
    if (!(std::fabs(out[i] - expected[i]) <= 1e-12 * (1 + std::fabs(expected[i])))) state.SkipWithError("wrong values");
  const double own = *std::min_element(ours.begin(), ours.end());
  row.ratio = own / *std::min_element(theirs.begin(), theirs.end());
  row.nanoseconds = own / static_cast<double>(repeats * n) * 1e9;
  state.counters["ratio"] = row.ratio;
}

void print(const std::vector<Row>& rows) {
  fmt::print("\n{:<18} {:>8} {:>10} {:>7} {:>7}\n", "case", "n", "ns/point", "ratio", "target");
  for (const Row& row : rows) {
    if (row.ratio == 0) continue;  // left out by --benchmark_filter
    const double wanted = target(*row.of, row.n);
    fmt::print("{:<18} {:>8} {:>10.3f} {:>7.2f} {:>7.2f}{}\n", row.of->name, row.n, row.nanoseconds, row.ratio, wanted,
               row.ratio <= wanted ? "" : "  missed");
  }
}

}  // namespace
}  // namespace ansatz::bench

int main(int count, char** words) {
  using namespace ansatz::bench;
  std::vector<char*> arguments(words, words + count);
  std::string brief = "--benchmark_min_time=0.002";
  for (char*& word : arguments)
    if (std::strcmp(word, "--smoke") == 0) word = brief.data();
  const std::vector<Case> all = cases();
  std::vector<Row> rows;
  for (const Case& of : all)
    for (std::size_t n : {std::size_t{256}, std::size_t{4096}, std::size_t{65536}, std::size_t{1000000}})
      rows.push_back({&of, n});
  for (Row& row : rows)
    benchmark::RegisterBenchmark(fmt::format("{}/{}", row.of->name, row.n).c_str(),
                                 [&row](benchmark::State& state) { compare(state, row); })
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
  benchmark::Initialize(&count, arguments.data());
  benchmark::RunSpecifiedBenchmarks();
  print(rows);
}
