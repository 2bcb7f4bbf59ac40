// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/coupling_bottleneck.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/bottleneck/couplings/masses.h"
#include "stdlib/bottleneck/couplings/minimum_entropy_coupling.h"
#include "stdlib/core/error.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::bottleneck::couplings::Masses;
using ansatz::bottleneck::couplings::random_masses;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Contains;

namespace {

CouplingBottleneckResult bottleneck_in_bits(Masses p, Masses q, double rate, const char* method = "search") {
  Run run;
  return coupling_bottleneck({Array::of(std::move(p)), Array::of(std::move(q)), rate, method, true, std::string("bit")},
                             run);
}

}  // namespace

TEST_CASE("coupling_bottleneck: keeps both marginals and its bounds on random ones",
          "[bottleneck][coupling_bottleneck]") {
  support::SplitMix random{31};
  for (int trial = 0; trial < 60; ++trial) {
    const Masses p = random_masses(random, 2 + static_cast<std::size_t>(5 * random.uniform()));
    const Masses q = random_masses(random, 2 + static_cast<std::size_t>(4 * random.uniform()));
    const double rate = 2 * random.uniform();
    for (const char* method : {"search", "exact", "absorb"}) {
      const auto found = bottleneck_in_bits(p, q, rate, method);
      Masses rows(p.size()), columns(q.size());
      for (std::size_t x = 0; x < p.size(); ++x)
        for (std::size_t y = 0; y < q.size(); ++y) {
          rows[x] += found.coupling.number(x * q.size() + y);
          columns[y] += found.coupling.number(x * q.size() + y);
        }
      for (std::size_t x = 0; x < p.size(); ++x) CHECK(rows[x] == Approx(p[x]).epsilon(0).margin(1e-13));
      for (std::size_t y = 0; y < q.size(); ++y) CHECK(columns[y] == Approx(q[y]).epsilon(0).margin(1e-12));
      CHECK(found.information >= found.bound - 1e-11);
      CHECK(found.information <= std::min(found.i_xt, found.i_ty) + 1e-11);
      CHECK(found.i_xt <= found.entropy + 1e-12);
      CHECK(found.entropy <= rate + 1e-9);
    }
  }
}

TEST_CASE("coupling_bottleneck: is the coupling itself where the rate does not bind",
          "[bottleneck][coupling_bottleneck]") {
  support::SplitMix random{37};
  for (int trial = 0; trial < 20; ++trial) {
    const Masses p = random_masses(random, 4), q = random_masses(random, 5);
    Run run;
    MinimumEntropyCoupling whole;
    whole.marginals = {Array::of(p), Array::of(q)};
    whole.method = "exact";
    whole.base = std::string("bit");
    const auto found = bottleneck_in_bits(p, q, 3, "exact");
    CHECK(found.information == Approx(minimum_entropy_coupling(whole, run).information).epsilon(0).margin(1e-11));
    CHECK(found.bound == Approx(found.information).epsilon(0).margin(1e-11));
  }
}

// Equal symbols, and codes of a whole number of bits: each code goes to a share of the target of its own.
TEST_CASE("coupling_bottleneck: tells the rate of equal symbols", "[bottleneck][coupling_bottleneck]") {
  for (const double rate : {0.0, 1.0, 2.0, 3.0}) {
    const auto found = bottleneck_in_bits(Masses(8, .125), Masses(8, .125), rate);
    CHECK(found.information == Approx(rate).epsilon(0).margin(1e-9));
  }
  // Half the rate is lost where the target has but one bit.
  CHECK(bottleneck_in_bits(Masses(8, .125), {.5, .5}, 2).information == Approx(1).epsilon(0).margin(1e-9));
}

TEST_CASE("coupling_bottleneck: refuses what it cannot do", "[bottleneck][coupling_bottleneck]") {
  CHECK_THROWS_WITH(bottleneck_in_bits({.5, .4}, {1}, 1), Contains("source"));
  CHECK_THROWS_WITH(bottleneck_in_bits({.5, .5}, {.9}, 1), Contains("target"));
  CHECK_THROWS_WITH(bottleneck_in_bits({.5, .5}, {1}, -1), Contains("rate is"));
  CHECK_THROWS_WITH(bottleneck_in_bits({.5, .5}, {1}, 1, "greedy"), Contains("method"));
  CHECK_THROWS_WITH(bottleneck_in_bits(Masses(5000, 1.0 / 5000), Masses(5000, 1.0 / 5000), 1, "huffman"),
                    Contains("2e7 cells"));
  CHECK_THROWS_WITH(bottleneck_in_bits(Masses(10, .1), Masses(8, .125), 5, "exact"), Contains("18 positive masses"));
}
