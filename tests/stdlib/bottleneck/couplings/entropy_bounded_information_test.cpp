// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/entropy_bounded_information.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/bottleneck/couplings/code_mapping.h"
#include "stdlib/bottleneck/couplings/masses.h"
#include "stdlib/bottleneck/couplings/split_code.h"
#include "stdlib/core/error.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::bottleneck::couplings::Masses;
using ansatz::bottleneck::couplings::random_masses;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Contains;

namespace {

EntropyBoundedInformationResult bounded_in_bits(Masses source, double rate, const char* method = "search",
                                                bool split = true) {
  Run run;
  return entropy_bounded_information({Array::of(std::move(source)), rate, method, split, std::string("bit")}, run);
}

double term(double p) { return p > 0 ? -p * std::log2(p) : 0; }
double h(double p) { return term(p) + term(1 - p); }

struct Told {
  double information = 0, entropy = 0;
};

// I(X; T) and H(T) of what the result says the code is.
Told told(const Masses& source, const EntropyBoundedInformationResult& found) {
  const std::size_t codes = found.code.size();
  Told out;
  for (std::size_t t = 0; t < codes; ++t) {
    double mass = 0;
    for (std::size_t x = 0; x < source.size(); ++x) mass += source[x] * found.encoder->number(x * codes + t);
    CHECK(mass == Approx(found.code.number(t)).epsilon(0).margin(1e-14));
    out.entropy += term(mass);
  }
  out.information = out.entropy;
  for (std::size_t x = 0; x < source.size(); ++x)
    for (std::size_t t = 0; t < codes; ++t) out.information -= source[x] * term(found.encoder->number(x * codes + t));
  return out;
}

}  // namespace

TEST_CASE("entropy_bounded_information: walks the chains of merges", "[bottleneck][entropy_bounded_information]") {
  const Masses p{.4, .3, .2, .1};
  struct Step {
    const char* method;
    double entropy;
  };
  const Step steps[] = {{"largest", 1.8464393446710152}, {"largest", 1.1567796494470395},
                        {"largest", 0.4689955935892813}, {"absorb", 1.4854752972273342},
                        {"absorb", 0.8812908992306925},  {"huffman", 1.5709505944546684},
                        {"huffman", 0.9709505944546685}};
  for (const Step& step : steps) {
    INFO(step.method << " " << step.entropy);
    // Just at an entropy of the chain, and so little below it that only the next step is left.
    CHECK(bounded_in_bits(p, step.entropy + 1e-9, step.method, false).information ==
          Approx(step.entropy).epsilon(0).margin(1e-12));
    CHECK(bounded_in_bits(p, step.entropy - 1e-9, step.method, false).information < step.entropy - 0.3);
  }
  CHECK(bounded_in_bits(p, 1, "largest", false).information == Approx(0.4689955935892813).epsilon(0).margin(1e-12));
  CHECK(bounded_in_bits(p, 1, "huffman", false).information == Approx(0.9709505944546685).epsilon(0).margin(1e-12));
  for (const char* method : {"search", "exact"}) {
    const auto found = bounded_in_bits(p, 1, method, false);
    CHECK(found.information == Approx(1).epsilon(0).margin(1e-12));
    CHECK(found.mapping.number(0) == found.mapping.number(3));
    CHECK(found.mapping.number(1) == found.mapping.number(2));
    CHECK(found.mapping.number(0) != found.mapping.number(1));
  }
}

TEST_CASE("entropy_bounded_information: chains that merge with the largest lose no more than h(p2)",
          "[bottleneck][entropy_bounded_information]") {
  support::SplitMix random{8};
  for (int trial = 0; trial < 300; ++trial) {
    Masses p = random_masses(random, 2 + static_cast<std::size_t>(8 * random.uniform()));
    Masses sorted = p;
    std::sort(sorted.rbegin(), sorted.rend());
    double whole = 0;
    for (const double x : p) whole += term(x);
    const double rate = random.uniform() * whole;
    for (const char* method : {"largest", "absorb", "search"}) {
      const auto found = bounded_in_bits(p, rate, method, false);
      CHECK(found.information >= rate - h(sorted[1]) - 1e-12);
      CHECK(found.information == found.deterministic);
      CHECK(found.entropy <= rate + 1e-11);
    }
  }
}

TEST_CASE("entropy_bounded_information: exact beats each deterministic code, and splitting uses the rate up",
          "[bottleneck][entropy_bounded_information]") {
  support::SplitMix random{21};
  for (int trial = 0; trial < 40; ++trial) {
    const Masses p = random_masses(random, 3 + static_cast<std::size_t>(5 * random.uniform()));
    double whole = 0;
    for (const double x : p) whole += term(x);
    const double rate = random.uniform() * whole;
    const auto exact = bounded_in_bits(p, rate, "exact"), search = bounded_in_bits(p, rate);
    for (const auto* found : {&exact, &search}) {
      const Told have = told(p, *found);
      CHECK(have.information == Approx(found->information).epsilon(0).margin(1e-11));
      CHECK(have.entropy == Approx(found->entropy).epsilon(0).margin(1e-11));
      CHECK(found->information <= found->entropy + 1e-12);
      CHECK(found->entropy <= rate + 1e-9);
      CHECK(found->information >= found->deterministic);
      CHECK(found->bound == Approx(rate).epsilon(0).margin(1e-15));
    }
    CHECK(exact.information >= search.information - 1e-9);
    CHECK(exact.deterministic >= search.deterministic - 1e-12);
  }
}

// All codes of two letters on a grid: none is better than the kernel's, which has three letters to spend and no grid to
// keep to, and the best comes as near as one step of the grid allows: that moves 0.7/60 of mass, at most h(0.7/60) bit.
TEST_CASE("entropy_bounded_information: exact is what brute force over encoders finds",
          "[bottleneck][entropy_bounded_information]") {
  const int steps = 60;
  for (const Masses& p : {Masses{.7, .3}, Masses{.5, .3, .2}}) {
    for (const double rate : {0.3, 0.6, 0.8, 0.95}) {
      double best = 0;
      const int third = p.size() == 3 ? steps : 0;
      for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j)
          for (int k = 0; k <= third; ++k) {
            const double to[] = {i / double(steps), j / double(steps), k / double(steps)};
            double mass = 0, open = 0;
            for (std::size_t x = 0; x < p.size(); ++x) {
              mass += p[x] * to[x];
              open += p[x] * h(to[x]);
            }
            if (h(mass) <= rate) best = std::max(best, h(mass) - open);
          }
      const double found = bounded_in_bits(p, rate, "exact").information;
      CHECK(best <= found + 1e-9);
      CHECK(found <= best + h(0.7 / steps));
    }
  }
}

TEST_CASE("entropy_bounded_information: splits the smallest cell to rise, and the smallest code to fall",
          "[bottleneck][entropy_bounded_information]") {
  const Masses p{.7, .2, .1};
  const auto mapping = mapping_of(p, {0, 0, 0});
  const double small = 0.01;
  const auto up = raised(p, mapping, small);
  CHECK(up.symbol == 2);
  CHECK(up.entropy == Approx(small).epsilon(0).margin(1e-12));
  const auto free_up = best_split(p, mapping, small);
  REQUIRE(free_up.has_value());
  CHECK(free_up->information == Approx(up.information).epsilon(0).margin(1e-12));

  const auto fine = mapping_of(p, {0, 1, 2});
  const auto down = lowered(p, fine, fine.entropy - small);
  REQUIRE(down.has_value());
  CHECK(down->symbol == 2);
  CHECK(down->to == 0);
  CHECK(down->entropy == Approx(fine.entropy - small).epsilon(0).margin(1e-12));
  const auto free_down = best_split(p, fine, fine.entropy - small);
  REQUIRE(free_down.has_value());
  CHECK(free_down->information == Approx(down->information).epsilon(0).margin(1e-12));
}

TEST_CASE("entropy_bounded_information: tells all at a rate of H(X), and nothing at 0",
          "[bottleneck][entropy_bounded_information]") {
  const Masses p{.5, 0, .25, .25};
  for (const char* method : {"search", "exact", "largest", "absorb", "huffman"}) {
    const auto all = bounded_in_bits(p, 5, method);
    CHECK(all.information == 1.5);
    CHECK(all.bound == 1.5);
    CHECK(all.mapping.number(1) == 0);
    CHECK(all.encoder->number(3) == .5);  // of the symbol that never comes: p(t)
    const auto none = bounded_in_bits(p, 0, method);
    CHECK(none.information == 0);
    CHECK(none.code.size() == 1);
  }
  CHECK(bounded_in_bits({1}, 1).information == 0);
}

TEST_CASE("entropy_bounded_information: uses nearly all of the rate for many symbols",
          "[bottleneck][entropy_bounded_information]") {
  support::SplitMix random{2};
  const auto found = bounded_in_bits(random_masses(random, 3000), 4);
  CHECK(found.deterministic > 4 - 1e-6);
  const auto coarse = bounded_in_bits(random_masses(random, 20000), 3, "absorb");
  CHECK(coarse.entropy <= 3 + 1e-9);
  CHECK_FALSE(coarse.encoder.has_value());
  const auto even = bounded_in_bits(Masses(512, 1.0 / 512), 3);
  CHECK(even.information == Approx(3).epsilon(0).margin(1e-9));
}

TEST_CASE("entropy_bounded_information: refuses what it cannot do", "[bottleneck][entropy_bounded_information]") {
  CHECK_THROWS_WITH(bounded_in_bits({.5, .4}, 1), Contains("source"));
  CHECK_THROWS_WITH(bounded_in_bits({}, 1), Contains("source"));
  CHECK_THROWS_WITH(bounded_in_bits({.5, .5}, -1), Contains("rate is"));
  CHECK_THROWS_WITH(bounded_in_bits({.5, .5}, NAN), Contains("rate is nan"));
  CHECK_THROWS_WITH(bounded_in_bits({.5, .5}, 1, "best"), Contains("one of \"search\", \"exact\""));
  CHECK_THROWS_WITH(bounded_in_bits(Masses(13, 1.0 / 13), 1, "exact"), Contains("\"exact\" of 13 symbols"));
}
