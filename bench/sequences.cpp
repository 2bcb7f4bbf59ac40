// SPDX-License-Identifier: MIT
//
// Patterns of order against a plain pass over the same memory; what else sequences and representations cost.
#include <fmt/format.h>
#include <tbb/global_control.h>

#include <optional>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/information/sequences/fuzzy_entropy.h"
#include "stdlib/information/sequences/match_length.h"
#include "stdlib/information/sequences/permutation_entropy.h"
#include "stdlib/information/sequences/sample_entropy.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::information;

double wall_seconds(auto&& work) { return bench::least_seconds(3, work, CLOCK_MONOTONIC); }

core::Array normals(std::size_t n) {
  std::vector<double> x(n);
  core::Stream(1).fill_normal(x);
  return core::Array::of(std::move(x));
}

// What any one look at every value costs.
double plain_pass(const core::Array& x) {
  double sums[8] = {};
  const auto values = x.real();
  return wall_seconds([&] {
    for (std::size_t i = 0; i + 8 <= values.size(); i += 8)
      for (std::size_t k = 0; k < 8; ++k) sums[k] += values[i + k];
    [[maybe_unused]] volatile double kept =
        sums[0] + sums[1] + sums[2] + sums[3] + sums[4] + sums[5] + sums[6] + sums[7];
  });
}

void patterns() {
  constexpr std::size_t kMany = 10'000'000;
  const core::Array x = normals(kMany);
  const double plain = plain_pass(x);
  fmt::print("permutation entropy of {:.0e} values; a plain pass takes {:.0f} ms\n", double{kMany}, 1e3 * plain);
  for (const int threads : {1, 2}) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    for (const int order : {3, 5, 7}) {
      PermutationEntropy question;
      question.x = x;
      question.order = order;
      core::Run run;
      const double seconds = wall_seconds([&] { permutation_entropy(question, run); });
      fmt::print("  {} thread{}  m = {}  {:6.1f} ms  {:5.2f} ns a value  {:5.1f} plain passes\n", threads,
                 threads > 1 ? "s" : " ", order, 1e3 * seconds, 1e9 * seconds / kMany, seconds / plain);
    }
  }
}

void regularity() {
  for (const std::size_t n : {10'000U, 40'000U}) {
    SampleEntropy question;
    question.x = normals(n);
    ApproximateEntropy biased;
    biased.x = question.x;
    core::Run run;
    const double pairs = 0.5 * static_cast<double>(n) * static_cast<double>(n);
    const double seconds = wall_seconds([&] { sample_entropy(question, run); });
    const double each = wall_seconds([&] { approximate_entropy(biased, run); });
    fmt::print("sample entropy of {} values  {:.1f} ms, {:.2f} ns a pair; approximate entropy {:.1f} ms\n", n,
               1e3 * seconds, 1e9 * seconds / pairs, 1e3 * each);
    if (n > 10'000) continue;
    FuzzyEntropy fuzzy;
    fuzzy.x = question.x;
    const double by_degrees = wall_seconds([&] { fuzzy_entropy(fuzzy, run); });
    fmt::print("fuzzy entropy of {} values  {:.1f} ms, {:.1f} of sample entropy\n", n, 1e3 * by_degrees,
               by_degrees / seconds);
  }
}

void repeats() {
  constexpr std::size_t kMany = 1'000'000;
  MatchLength question;
  question.x = normals(kMany);
  core::Run run;
  const double seconds = wall_seconds([&] { match_length_rate(question, run); });
  fmt::print("match lengths of {:.0e} binary symbols  {:.0f} ms, {:.0f} ns a symbol\n", double{kMany}, 1e3 * seconds,
             1e9 * seconds / kMany);
}

}  // namespace

int main() {
  patterns();
  regularity();
  repeats();
}
