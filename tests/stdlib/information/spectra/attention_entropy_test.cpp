// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/attention_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "support/not_finite.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::in_rows;
using support::kNaN;

namespace {

AttentionEntropyEstimate attention_entropy_of(const Array& weights, bool causal = false, double collapse = 0.1,
                                              double overload = 0.95) {
  Run run;
  return attention_entropy({.weights = weights, .causal = causal, .collapse = collapse, .overload = overload}, run);
}

double least(double norm, int keys) {
  Run run;
  return least_attention_entropy({.norm = norm, .keys = keys}, run);
}

double softmax_entropy(const std::vector<double>& scores) {
  double sum = 0, entropy = 0;
  for (const double s : scores) sum += std::exp(s);
  for (const double s : scores) entropy -= std::exp(s) / sum * (s - std::log(sum));
  return entropy;
}

}  // namespace

TEST_CASE("attention entropy: one key, two, and all", "[information][spectra]") {
  const auto out = attention_entropy_of(in_rows(3, {0, 1, 0, 0, 0.5, 0, 0.5, 0, 0.25, 0.25, 0.25, 0.25}));
  CHECK(out.entropy.dimensions().size() == 1);
  CHECK(out.entropy.number(0) == 0);
  CHECK(out.entropy.number(1) == Approx(std::log(2)).epsilon(1e-15));
  CHECK(out.entropy.number(2) == Approx(std::log(4)).epsilon(1e-15));
  CHECK(out.mean.rank() == 0);
  CHECK(out.mean.number(0) == Approx(std::log(2)).epsilon(1e-15));  // (0 + 1 + 2)/3 of ln 2
  CHECK(out.relative.number(0) == Approx(0.5).epsilon(1e-15));
  CHECK(out.collapsed.number(0) == Approx(1.0 / 3));
  CHECK(out.overloaded.number(0) == Approx(1.0 / 3));
}

TEST_CASE("attention entropy: heads by themselves, and causal rows by the keys they see", "[information][spectra]") {
  // Two heads of three causal queries: one spreads over all it sees, one looks at the first key alone.
  const std::vector<double> spread{1, 0, 0, 0.5, 0.5, 0, 1.0 / 3, 1.0 / 3, 1.0 / 3}, first{1, 0, 0, 1, 0, 0, 1, 0, 0};
  std::vector<double> both(spread);
  both.insert(both.end(), first.begin(), first.end());
  const auto out = attention_entropy_of(Array({{"head", 2}, {"query", 3}, {"key", 3}}, both), true);
  CHECK(out.mean.dimension(0).name == "head");
  CHECK(out.entropy.dimension(1).name == "query");
  CHECK(out.relative.number(0) == Approx(1).epsilon(1e-14));
  CHECK(out.overloaded.number(0) == 1);
  CHECK(out.collapsed.number(0) == 0);
  CHECK(out.relative.number(1) == 0);
  CHECK(out.collapsed.number(1) == 1);
  CHECK(attention_entropy_of(in_rows(2, {1, 0, 0.5, 0.5}), false).collapsed.number(0) == 0.5);
  CHECK(attention_entropy_of(in_rows(2, {1, 0, 0.5, 0.5}), true).collapsed.number(0) ==
        0);  // the first query has no choice
  CHECK(std::isnan(attention_entropy_of(in_rows(1, {1})).relative.number(0)));
}

TEST_CASE("attention entropy: refuses what is no attention", "[information][spectra]") {
  CHECK_THROWS_WITH(attention_entropy_of(in_rows(2, {0.5, 0.5, 0.5, 0.4})), Catch::Contains("row 2 of sum 0.9"));
  CHECK_THROWS_WITH(attention_entropy_of(in_rows(2, {0.5, 0.5, 0.5, 0.5}), true),
                    Catch::Contains("from query 1 on key 2"));
  CHECK_THROWS_AS(attention_entropy_of(in_rows(1, {0.5, 0.5}), true), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(in_rows(1, {-0.5, 1.5})), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(in_rows(1, {kNaN, 1})), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(Array::of({1})), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(Array({{"query", 0}, {"key", 2}}, std::vector<double>{})), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(in_rows(1, {1, 0}), false, 0.5, 0.4), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(in_rows(1, {1, 0}), false, -0.1), BadParameter);
  CHECK_THROWS_AS(attention_entropy_of(in_rows(1, {1, 0}), false, 0.1, kNaN), BadParameter);
}

TEST_CASE("least attention entropy: is reached, and nothing goes below", "[information][spectra]") {
  for (const int keys : {2, 5, 40})
    for (const double norm : {0.0, 0.7, 3.0, 12.0}) {
      // One score stands out, all of them sum to 0.
      const double others = keys - 1.0;
      std::vector<double> scores(static_cast<std::size_t>(keys), -norm / std::sqrt(keys * others));
      scores[0] = norm * std::sqrt(others / keys);
      CHECK(least(norm, keys) == Approx(softmax_entropy(scores)).epsilon(1e-9).margin(1e-13));
      for (std::uint64_t seed = 0; seed < 100; ++seed) {
        std::vector<double> random = support::normals(seed + 1, static_cast<std::size_t>(keys));
        double length = 0;
        for (const double r : random) length += r * r;
        for (double& r : random) r *= norm / std::sqrt(length);
        CHECK(softmax_entropy(random) >= least(norm, keys) - 1e-12);
      }
    }
  CHECK(least(0, 7) == Approx(std::log(7)).epsilon(1e-15));
  CHECK(least(5, 1) == 0);
  CHECK(least(1e4, 3) == 0);
  CHECK_THROWS_AS(least(-1, 3), BadParameter);
  CHECK_THROWS_AS(least(kNaN, 3), BadParameter);
  CHECK_THROWS_AS(least(1, 0), BadParameter);
}
