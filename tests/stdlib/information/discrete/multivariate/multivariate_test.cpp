// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/multivariate/multivariate.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/joint/mutual.h"
#include "stdlib/information/discrete/multivariate/common_information.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

// Equally likely rows, a column a variable.
Value rows(const std::vector<std::vector<double>>& columns) {
  Record record;
  for (std::size_t c = 0; c < columns.size(); ++c) record.set("x" + std::to_string(c), Array::of(columns[c]));
  return record;
}

const Value kGiant = rows({{0, 1}, {0, 1}, {0, 1}}), kXor = rows({{0, 0, 1, 1}, {0, 1, 0, 1}, {0, 1, 1, 0}}),
            kAnd = rows({{0, 0, 1, 1}, {0, 1, 0, 1}, {0, 0, 0, 1}}),
            // The pairs and the threefold relation of James & Crutchfield: alike to every sum of entropies.
    kDyadic = rows({{0, 0, 1, 1, 2, 2, 3, 3}, {0, 2, 0, 2, 1, 3, 1, 3}, {0, 1, 2, 3, 0, 1, 2, 3}}),
            kTriadic = rows({{0, 1, 0, 1, 2, 3, 2, 3}, {0, 1, 2, 3, 0, 1, 2, 3}, {0, 1, 2, 3, 2, 3, 0, 1}});

const Value kThree = Array({Dimension("x", 2), Dimension("y", 2), Dimension("z", 2)},
                           std::vector<double>{0.3, 0, 0, 0.2, 0, 0.1, 0.15, 0.25});

struct Bits {
  double tc, dtc, omega, co;
};

Bits bits(const Value& p) {
  Run run;
  const Multivariate question{p, {}, "plugin", std::string("bit")};
  return {total_correlation(question, run), dual_total_correlation(question, run), o_information(question, run),
          co_information(question, run)};
}

double tse(const Value& p, int subsets = 100000, Run* run = nullptr) {
  Run own(Stream(5));
  TseComplexity question;
  question.p = p;
  question.subsets = subsets;
  return tse_complexity(question, run ? *run : own);
}

double common(const Value& p, Names of = {}) {
  Run run;
  return common_information({p, std::move(of), "plugin", std::string("bit")}, run);
}

void check(const Value& p, const Bits& wanted) {
  const Bits found = bits(p);
  CHECK(found.tc == Approx(wanted.tc).epsilon(0).margin(1e-12));
  CHECK(found.dtc == Approx(wanted.dtc).epsilon(0).margin(1e-12));
  CHECK(found.omega == Approx(wanted.omega).epsilon(0).margin(1e-12));
  CHECK(found.co == Approx(wanted.co).epsilon(0).margin(1e-12));
}

Value random_columns(std::uint64_t seed, std::size_t variables, std::size_t n) {
  std::vector<std::vector<double>> columns(variables, std::vector<double>(n));
  for (std::size_t c = 0; c < variables; ++c) {
    Stream(seed * 100 + c).fill_uniform(columns[c]);
    for (std::size_t i = 0; i < n; ++i)
      columns[c][i] = std::floor(3 * columns[c][i] + (c > 0 ? 0.7 * columns[c - 1][i] : 0));
  }
  return rows(columns);
}

}  // namespace

TEST_CASE("multivariate: meets the published values", "[information][multivariate]") {
  check(kGiant, {2, 1, 1, 1});
  check(kXor, {1, 2, -1, -1});
  check(kAnd, {0.8112781244591327, 1, -0.1887218755408668, -0.1887218755408668});
  check(kThree, {0.735512102601475, 1.0983629187454949, -0.36285081614401976, -0.36285081614401976});
  // What entropies of subsets cannot tell apart.
  check(kDyadic, {3, 3, 0, 0});
  check(kTriadic, {3, 3, 0, 0});
}

TEST_CASE("multivariate: of two variables all are mutual information", "[information][multivariate]") {
  Run run;
  const Value p = Array({Dimension("x", 2), Dimension("y", 2)}, std::vector<double>{0.4, 0.1, 0.1, 0.4});
  const double i = 0.1927447570217573;
  CHECK(total_correlation({p}, run) == Approx(i).epsilon(1e-12));
  CHECK(dual_total_correlation({p}, run) == Approx(i).epsilon(1e-12));
  CHECK(co_information({p}, run) == Approx(i).epsilon(1e-12));
  CHECK(interaction_information({p}, run) == Approx(i).epsilon(1e-12));
  CHECK(o_information({p}, run) == Approx(0).epsilon(0).margin(1e-14));
}

TEST_CASE("multivariate: obeys its identities on random columns", "[information][multivariate]") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Run run;
    const Value p = random_columns(seed, 4, 200);
    const Multivariate three{p, {"x0", "x1", "x2"}}, four{p};
    const auto i = [&](Names x, Names y, Names z = {}) { return mutual({p, x, y, z}, run); };
    // co-information of three, and its recursion: co(0123) = co(012) − co(012 | 3).
    CHECK(co_information(three, run) == Approx(i({"x0"}, {"x1"}) - i({"x0"}, {"x1"}, {"x2"})).epsilon(0).margin(1e-12));
    CHECK(interaction_information(three, run) == Approx(-co_information(three, run)).epsilon(0).margin(1e-14));
    CHECK(interaction_information(four, run) == Approx(co_information(four, run)).epsilon(0).margin(1e-14));
    // Ω of three is the co-information; TC by the chain rule.
    CHECK(o_information(three, run) == Approx(co_information(three, run)).epsilon(0).margin(1e-12));
    CHECK(total_correlation(four, run) ==
          Approx(i({"x0"}, {"x1"}) + i({"x0", "x1"}, {"x2"}) + i({"x0", "x1", "x2"}, {"x3"})).epsilon(0).margin(1e-12));
    CHECK(o_information(four, run) ==
          Approx(total_correlation(four, run) - dual_total_correlation(four, run)).epsilon(0).margin(1e-14));
    CHECK(dual_total_correlation(four, run) >= 0);
  }
}

TEST_CASE("tse_complexity: is its sum, drawn or whole", "[information][multivariate]") {
  // XOR: (2 entropies of parts less their share): 1 − 2/3 + 2 − 4/3 = 1 bit.
  CHECK(tse(kXor) == Approx(std::log(2.0)).epsilon(1e-12));
  CHECK(tse(rows({{0, 0, 1, 1}, {0, 1, 0, 1}})) == Approx(0).epsilon(0).margin(1e-14));  // independent
  // By the definition for four columns: Σ_k (k/4) TC − mean TC of the k-subsets.
  Run run(Stream(5));
  const Value p = random_columns(3, 4, 300);
  const auto tc = [&](Names of) { return of.size() < 2 ? 0.0 : total_correlation({p, of}, run); };
  const double all = tc({"x0", "x1", "x2", "x3"});
  const double pairs = (tc({"x0", "x1"}) + tc({"x0", "x2"}) + tc({"x0", "x3"}) + tc({"x1", "x2"}) + tc({"x1", "x3"}) +
                        tc({"x2", "x3"})) /
                       6;
  const double triples =
      (tc({"x0", "x1", "x2"}) + tc({"x0", "x1", "x3"}) + tc({"x0", "x2", "x3"}) + tc({"x1", "x2", "x3"})) / 4;
  const double whole = tse(p);
  CHECK(whole == Approx(all * (0.25 + 0.5 + 0.75) - pairs - triples).epsilon(0).margin(1e-12));
  // Drawn: 5 of the 6 pairs' kind; the mean over 4000 runs of the stream comes near.
  double mean = 0;
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    Run drawn{Stream(seed)};
    mean += tse(p, 5, &drawn) / 4000;
    if (seed == 0) CHECK(drawn.warnings().size() == 1);
  }
  CHECK(mean == Approx(whole).epsilon(0).margin(3e-3));
}

TEST_CASE("common_information: is the entropy of the components", "[information][multivariate]") {
  CHECK(common(kGiant) == Approx(1));
  CHECK(common(kXor) == Approx(0).epsilon(0).margin(1e-14));
  // A shared bit beside noise of one's own; the third sees the bit only.
  const Value p = rows({{0, 1, 2, 3, 0, 1, 2, 3}, {0, 0, 5, 5, 1, 1, 6, 6}, {0, 0, 1, 1, 0, 0, 1, 1}});
  CHECK(common(p) == Approx(1));
  CHECK(common(p, {"x0", "x1"}) == Approx(1));
  // At most the mutual information, on random supports with many holes.
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::vector<double> u(24);
    Stream(seed).fill_uniform(u);
    std::vector<double> x, y;
    for (std::size_t i = 0; i < 12; ++i) {
      x.push_back(std::floor(8 * u[i]));
      y.push_back(std::floor(8 * u[12 + i]));
    }
    const Value q = rows({x, y});
    Run run;
    const double shared = common(q), i = mutual({q, {}, {}, {}, "plugin", std::string("bit")}, run);
    CHECK(shared <= i + 1e-12);
    CHECK(common(rows({x, x})) == Approx(mutual({rows({x, x}), {}, {}, {}, "plugin", std::string("bit")}, run)));
  }
}

TEST_CASE("multivariate: names what it refuses", "[information][multivariate]") {
  Run run;
  CHECK_THROWS_WITH(total_correlation({rows({{0, 1}})}, run), Contains("of is 1 variable, but must be two variables"));
  CHECK_THROWS_WITH(total_correlation({kXor, {"x0", "x0"}}, run), Contains("a variable twice"));
  CHECK_THROWS_WITH(o_information({kThree, {}, "grassberger"}, run), Contains("\"plugin\" for masses"));
  CHECK_THROWS_WITH(co_information({rows(std::vector<std::vector<double>>(21, {0, 1}))}, run), Contains("at most 20"));
  CHECK_THROWS_AS(co_information({kXor, {"x0", "x7"}}, run), UnknownName);
  CHECK(total_correlation({rows({{3}, {4}, {5}})}, run) == 0);
}
