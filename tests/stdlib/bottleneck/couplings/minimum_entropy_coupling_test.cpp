// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/minimum_entropy_coupling.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/bottleneck/couplings/masses.h"
#include "stdlib/core/error.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::bottleneck::couplings::Masses;
using ansatz::bottleneck::couplings::random_masses;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Contains;

namespace {

MinimumEntropyCouplingResult coupling_in_bits(std::vector<Masses> marginals, const char* method = "greedy") {
  Run run;
  MinimumEntropyCoupling question;
  for (auto& one : marginals) question.marginals.push_back(Array::of(std::move(one)));
  question.method = method;
  question.base = std::string("bit");
  return minimum_entropy_coupling(question, run);
}

double bits_of(const Masses& masses) {
  double sum = 0;
  for (const double p : masses) sum -= p > 0 ? p * std::log2(p) : 0;
  return sum;
}

// The least entropy of two marginals by brute force: a vertex has the cells of a forest, so at most n + m − 1 of them;
// each set of that many cells whose equations have one solution, without negative masses, is one.
class Vertices {
 public:
  Vertices(Masses p, Masses q) : p_(std::move(p)), q_(std::move(q)) {}

  double least() {
    choose(0, 0);
    return least_;
  }

 private:
  void choose(std::size_t cell, std::size_t count) {
    if (count == p_.size() + q_.size() - 1) {
      solve();
      return;
    }
    if (cell == p_.size() * q_.size()) return;
    taken_.push_back(cell);
    choose(cell + 1, count + 1);
    taken_.pop_back();
    choose(cell + 1, count);
  }

  // A row or column with one unknown cell left has it settled.
  void solve() {
    std::vector<std::size_t> open = taken_;
    Masses p = p_, q = q_;
    double entropy = 0;
    const std::size_t m = q.size();
    while (!open.empty()) {
      const auto settled = std::find_if(open.begin(), open.end(), [&](std::size_t cell) {
        const auto in_row = [&](std::size_t other) { return other / m == cell / m; };
        const auto in_column = [&](std::size_t other) { return other % m == cell % m; };
        return std::count_if(open.begin(), open.end(), in_row) == 1 ||
               std::count_if(open.begin(), open.end(), in_column) == 1;
      });
      if (settled == open.end()) return;  // a cycle
      const std::size_t i = *settled / m, j = *settled % m;
      const bool by_row = std::count_if(open.begin(), open.end(), [&](std::size_t c) { return c / m == i; }) == 1;
      const double mass = by_row ? p[i] : q[j];
      if (mass < -1e-12) return;
      if (mass > 0) entropy -= mass * std::log2(mass);
      p[i] -= mass;
      q[j] -= mass;
      open.erase(settled);
    }
    for (const double rest : p)
      if (std::abs(rest) > 1e-12) return;
    for (const double rest : q)
      if (std::abs(rest) > 1e-12) return;
    least_ = std::min(least_, entropy);
  }

  Masses p_, q_;
  std::vector<std::size_t> taken_;
  double least_ = std::numeric_limits<double>::infinity();
};

void check_marginals(const MinimumEntropyCouplingResult& found, const std::vector<Masses>& marginals) {
  std::vector<Masses> sums;
  for (const auto& one : marginals) sums.emplace_back(one.size());
  for (std::size_t a = 0; a < found.masses.size(); ++a) {
    REQUIRE(found.masses.number(a) > 0);
    for (std::size_t i = 0; i < marginals.size(); ++i)
      sums[i][static_cast<std::size_t>(found.states.number(a * marginals.size() + i)) - 1] += found.masses.number(a);
  }
  for (std::size_t i = 0; i < marginals.size(); ++i)
    for (std::size_t k = 0; k < marginals[i].size(); ++k)
      REQUIRE(sums[i][k] ==
              Approx(marginals[i][k]).epsilon(0).margin(1e-13 * static_cast<double>(marginals[i].size())));
}

}  // namespace

// Cells are sums of a few terms; tolerance: their rounding.
TEST_CASE("minimum_entropy_coupling: meets known optima", "[bottleneck][minimum_entropy_coupling]") {
  struct Known {
    Masses p, q;
    double entropy, bound;
  };
  const Known known[] = {
      {{.5, .25, .25}, {.5, .5}, 1.5, 1.5},
      {{.6, .4}, {.5, .5}, 1.360964047443681, 1.0},
      {{.4, .3, .2, .1}, {.5, .3, .2}, 1.8464393446710152, 1.8464393446710152},
      {{.36, .24, .24, .16}, {.5, .5}, 2.028871499821273, 1.9419011889093374},
      {{1}, {.5, .5}, 1, 1},
      {{.3, .7}, {.7, .3}, bits_of({.3, .7}), bits_of({.3, .7})},
  };
  for (const Known& one : known) {
    const auto exact = coupling_in_bits({one.p, one.q}, "exact");
    CHECK(exact.entropy == Approx(one.entropy).epsilon(0).margin(1e-12));
    CHECK(exact.gap == 0);
    check_marginals(exact, {one.p, one.q});
    const auto greedy = coupling_in_bits({one.p, one.q});
    CHECK(greedy.entropy == Approx(one.entropy).epsilon(0).margin(1e-12));
    CHECK(greedy.lower_bound == Approx(one.bound).epsilon(0).margin(1e-12));
    CHECK(greedy.gap == Approx(one.entropy - one.bound).epsilon(0).margin(1e-12));
    CHECK(greedy.information == Approx(bits_of(one.p) + bits_of(one.q) - one.entropy).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("minimum_entropy_coupling: gives largest masses to each other, the first of equal ones first",
          "[bottleneck][minimum_entropy_coupling]") {
  const auto found = coupling_in_bits({{.25, .5, .25}, {.5, .5}});
  CHECK(found.masses.number(0) == .5);
  CHECK(found.states.number(0) == 2);
  CHECK(found.states.number(1) == 1);
  CHECK(found.states.number(2) == 1);
  CHECK(found.states.number(3) == 2);
  REQUIRE(found.coupling.has_value());
  CHECK(found.coupling->number(2) == .5);
  CHECK(found.coupling->number(1) == .25);
  CHECK(found.coupling->number(5) == .25);
}

TEST_CASE("minimum_entropy_coupling: exact is what brute force over vertices finds",
          "[bottleneck][minimum_entropy_coupling]") {
  support::SplitMix random{3};
  const std::pair<std::size_t, std::size_t> sizes[] = {{2, 2}, {2, 3}, {3, 3}, {2, 5}, {3, 4}, {4, 3}};
  for (const auto& [n, m] : sizes) {
    for (int trial = 0; trial < 8; ++trial) {
      const Masses p = random_masses(random, n), q = random_masses(random, m);
      const auto exact = coupling_in_bits({p, q}, "exact");
      CHECK(exact.entropy == Approx(Vertices(p, q).least()).epsilon(0).margin(1e-11));
      check_marginals(exact, {p, q});
    }
  }
}

TEST_CASE("minimum_entropy_coupling: its bounds hold on random marginals", "[bottleneck][minimum_entropy_coupling]") {
  support::SplitMix random{11};
  for (int trial = 0; trial < 60; ++trial) {
    const Masses p = random_masses(random, 2 + static_cast<std::size_t>(4 * random.uniform()));
    const Masses q = random_masses(random, 2 + static_cast<std::size_t>(4 * random.uniform()));
    const auto greedy = coupling_in_bits({p, q}), exact = coupling_in_bits({p, q}, "exact");
    check_marginals(greedy, {p, q});
    CHECK(greedy.lower_bound <= exact.entropy + 1e-12);
    CHECK(exact.entropy <= greedy.entropy + 1e-12);
    CHECK(greedy.entropy <= exact.entropy + std::numbers::log2e / std::numbers::e);
    CHECK(greedy.lower_bound >= std::max(bits_of(p), bits_of(q)) - 1e-12);
    CHECK(greedy.masses.size() <= p.size() + q.size() - 1);
  }
}

TEST_CASE("minimum_entropy_coupling: couples any number of marginals", "[bottleneck][minimum_entropy_coupling]") {
  support::SplitMix random{29};
  for (std::size_t count = 3; count <= 5; ++count) {
    std::vector<Masses> marginals;
    std::size_t cells = 0;
    for (std::size_t i = 0; i < count; ++i) {
      marginals.push_back(random_masses(random, 3 + i));
      cells += 3 + i;
    }
    const auto found = coupling_in_bits(marginals);
    check_marginals(found, marginals);
    CHECK(found.masses.size() <= cells - count + 1);
    CHECK(found.gap <= 0.5 * (1 + std::numbers::log2e));
    CHECK(found.gap >= 0);
    REQUIRE(found.coupling.has_value());
    CHECK(found.coupling->rank() == count);
  }
  // Equal marginals need no more than one of them.
  CHECK(coupling_in_bits({{.2, .8}, {.8, .2}, {.2, .8}}).entropy == Approx(bits_of({.2, .8})).epsilon(0).margin(1e-14));
}

// Kocaoglu's question: what noise makes p(y|x) of both x. By hand: 0.5 of 0.75, then 0.5 − of the rest 0.25 and 0.25.
TEST_CASE("minimum_entropy_coupling: takes conditionals as rows of a matrix",
          "[bottleneck][minimum_entropy_coupling]") {
  Run run;
  MinimumEntropyCoupling question;
  question.marginals = {Array({Dimension("x", 2), Dimension("y", 2)}, Masses{.5, .5, .25, .75})};
  question.base = std::string("bit");
  CHECK(minimum_entropy_coupling(question, run).entropy == Approx(1.5).epsilon(0).margin(1e-14));
}

TEST_CASE("minimum_entropy_coupling: copes with masses of 0, tiny masses and many cells",
          "[bottleneck][minimum_entropy_coupling]") {
  CHECK(coupling_in_bits({{0, 1, 0}, {.5, 0, .5}}).entropy == 1);
  CHECK(coupling_in_bits({{0, 1, 0}, {.5, 0, .5}}, "exact").entropy == 1);
  CHECK(coupling_in_bits({{1e-300, 1}, {.5, .5}}).entropy == Approx(1).epsilon(0).margin(1e-12));
  const std::size_t n = 6000;
  const auto large = coupling_in_bits({Masses(n, 1.0 / n), Masses(n, 1.0 / n)});
  CHECK(large.entropy == Approx(std::log2(n)).epsilon(0).margin(1e-9));
  CHECK(large.masses.size() == n);
  CHECK_FALSE(large.coupling.has_value());  // 3.6e7 cells
}

TEST_CASE("minimum_entropy_coupling: refuses what is no marginal", "[bottleneck][minimum_entropy_coupling]") {
  Run run;
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}}), Contains("1 distribution"));
  CHECK_THROWS_WITH(coupling_in_bits({}), Contains("0 distributions"));
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}, {}}), Contains("marginals"));
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}, {.5, .4}}), Contains("marginals"));
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}, {1.5, -.5}}), Contains("marginals"));
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}, {NAN, 1}}), Contains("marginals"));
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}, {.5, .5}}, "best"), Contains("one of \"greedy\", \"exact\""));
  CHECK_THROWS_WITH(coupling_in_bits({{.5, .5}, {.5, .5}, {.5, .5}}, "exact"), Contains("\"exact\" of 3 marginals"));
  CHECK_THROWS_WITH(coupling_in_bits({Masses(8, .125), Masses(8, .125)}, "exact"),
                    Contains("\"exact\" of 16 positive masses"));
}
