// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/ordinal_transitions.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "stdlib/information/sequences/permutation_entropy.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

OrdinalTransitions walk_of(std::vector<double> x, int order, bool loops = true) {
  OrdinalTransitions question;
  question.x = Array::of(std::move(x));
  question.order = order;
  question.loops = loops;
  question.base = "bit";
  return question;
}

OrdinalNetwork network_of(const OrdinalTransitions& question) {
  Run run;
  return ordinal_transitions(question, run);
}

}  // namespace

TEST_CASE("ordinal transitions: are by hand for a few steps", "[information][ordinal]") {
  // Up up down up down: patterns of two 0 0 1 0 1.
  const auto found = network_of(walk_of({1, 2, 3, 1, 4, 2}, 2));
  CHECK(found.steps == 4);
  const std::vector<double> shares(found.shares.real().begin(), found.shares.real().end());
  CHECK(shares == std::vector<double>{0.25, 0.5, 0.25, 0});
  // From 0 one step stays and two leave; from 1 one step. Three of five windows are 0.
  const double node = std::log2(3) - 2.0 / 3;
  CHECK(found.node_entropies.real()[0] == Approx(node).epsilon(0).margin(1e-14));
  CHECK(found.node_entropies.real()[1] == 0);
  CHECK(found.node_entropy == Approx(0.6 * node).epsilon(0).margin(1e-14));
  CHECK(found.entropy == Approx(1.5).epsilon(0).margin(1e-14));
  const auto without = network_of(walk_of({1, 2, 3, 1, 4, 2}, 2, false));
  CHECK(without.steps == 3);
  CHECK(without.node_entropy == 0);
  CHECK(without.entropy == Approx(std::log2(3) - 2.0 / 3).epsilon(0).margin(1e-14));
}

// A window of m independent values and the next one make (m + 1)! equal orders of m + 1 values: so many steps of equal
// share, some of which are the same step. At m = 3 Pessa and Ribeiro have 1.5 bit. N = 2·10⁵ windows and 18 steps:
// errors of 1e-3 at most.
TEST_CASE("ordinal transitions: of noise are those of longer windows", "[information][ordinal]") {
  for (const std::size_t order : {2U, 3U, 4U}) {
    std::map<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>, double> steps;
    std::map<std::vector<std::size_t>, double> starts;
    std::vector<std::size_t> ranks(order + 1);
    std::iota(ranks.begin(), ranks.end(), 0U);
    double all = 0;
    const auto pattern = [&](std::size_t first) {
      std::vector<std::size_t> places(order);
      std::iota(places.begin(), places.end(), 0U);
      std::sort(places.begin(), places.end(),
                [&](std::size_t a, std::size_t b) { return ranks[first + a] < ranks[first + b]; });
      return places;
    };
    do {
      ++steps[{pattern(0), pattern(1)}];
      ++starts[pattern(0)];
      ++all;
    } while (std::next_permutation(ranks.begin(), ranks.end()));
    double joint = 0, start = 0;
    for (const auto& [step, count] : steps) joint -= count / all * std::log2(count / all);
    for (const auto& [from, count] : starts) start -= count / all * std::log2(count / all);
    if (order == 3) CHECK(joint - start == Approx(1.5).epsilon(0).margin(1e-13));
    const auto found = network_of(walk_of(support::uniforms(order, 200000), static_cast<int>(order)));
    CHECK(found.node_entropy == Approx(joint - start).epsilon(0).margin(2e-3));
    CHECK(found.entropy == Approx(joint).epsilon(0).margin(2e-3));
  }
}

TEST_CASE("ordinal transitions: without loops are those of ordinal_patterns", "[information][ordinal]") {
  auto x = support::uniforms(8, 500);
  for (double& v : x) v = std::floor(9 * v);
  for (const char* ties : {"time", "drop"}) {
    auto question = walk_of(x, 3, false);
    question.ties = ties;
    question.base = "nat";
    OrdinalPatterns table;
    table.x = question.x;
    table.ties = ties;
    Run run;
    CHECK(ordinal_patterns(table, run).node_entropy == network_of(question).node_entropy);
    // By a map of the walk, broken where a window is left out.
    std::map<std::pair<std::int64_t, std::int64_t>, double> steps;
    std::map<std::int64_t, double> leaving, windows;
    std::int64_t last = -1;
    double counted = 0, wanted = 0;
    for (std::size_t t = 0; t + 2 < x.size(); ++t) {
      const bool tied = x[t] == x[t + 1] || x[t + 1] == x[t + 2] || x[t] == x[t + 2];
      if (tied && ties == std::string("drop")) {
        last = -1;
        continue;
      }
      const std::int64_t number = 2 * ((x[t + 1] < x[t]) + (x[t + 2] < x[t])) + (x[t + 2] < x[t + 1]);
      ++windows[number], ++counted;
      if (last >= 0 && last != number) ++steps[{last, number}], ++leaving[last];
      last = number;
    }
    for (const auto& [step, count] : steps) {
      const double share = count / leaving[step.first];
      wanted -= windows[step.first] / counted * share * std::log(share);
    }
    CHECK(network_of(question).node_entropy == Approx(wanted).epsilon(0).margin(1e-13));
  }
}

TEST_CASE("ordinal transitions: a monotone series stays, and what cannot be read is refused",
          "[information][ordinal]") {
  const auto rising = network_of(walk_of({1, 2, 3, 4, 5, 6, 7, 8, 9}, 2));
  CHECK(rising.node_entropy == 0);
  CHECK(rising.entropy == 0);
  CHECK(rising.steps == 7);
  Run run;
  CHECK(ordinal_transitions(walk_of({1, 2, 3, 4}, 2, false), run).steps == 0);
  CHECK_THAT(run.warnings().back(), Contains("no step from one pattern to another"));
  Run other;
  CHECK(ordinal_transitions(walk_of({1, 2}, 2), other).entropy == 0);
  CHECK_THAT(other.warnings().back(), Contains("no step from one pattern to a next one"));
  CHECK_THROWS_WITH(network_of(walk_of({1, 2, 3}, 7)), Contains("order is 7, but must be in [2, 6]"));
  CHECK_THROWS_WITH(network_of(walk_of({1}, 2)), Contains("x is 1 value"));
  CHECK_THROWS_WITH(network_of(walk_of({1, INFINITY, 3}, 2)), Contains("inf"));
  auto lagged = walk_of({1, 2, 3}, 2);
  lagged.lag = 0;
  CHECK_THROWS_WITH(network_of(lagged), Contains("lag is 0"));
}
