// SPDX-License-Identifier: MIT
#include "stdlib/networks/sequences/token_chain.h"

#include <tbb/global_control.h>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/sequences/small_languages.h"

using namespace ansatz::networks;
using namespace ansatz::networks::test;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Record drawn(const TokenChain& question) {
  Run run{Stream(6)};
  return token_chain(question, run);
}

double rate(const Record& chain) { return *chain.find("entropy_rate")->get<double>(); }

double entropy(double p) { return -p * std::log(p) - (1 - p) * std::log(1 - p); }

Array cube(std::vector<double> values) { return Array({{"", 2}, {"", 2}, {"", 2}}, std::move(values)); }

}  // namespace

// Left with probabilities a and b: π = (b, a)/(a + b), h = π₀ H(a) + π₁ H(b). Settled within 1e-14 a step that shrinks
// what is missing by (a + b)/2.
TEST_CASE("token_chain: two tokens have their closed forms", "[networks][token_chain]") {
  const double a = GENERATE(0.5, 0.1, 0.9), b = GENERATE(0.3, 0.05);
  const Record chain = drawn({.transitions = matrix(2, {1 - a, a, b, 1 - b}), .patterns = 2, .places = 3});
  const auto frequencies = array(chain, "frequencies").real();
  CHECK(frequencies[0] == Approx(b / (a + b)).epsilon(0).margin(1e-12));
  CHECK(rate(chain) == Approx((b * entropy(a) + a * entropy(b)) / (a + b)).epsilon(0).margin(1e-12));
  for (const double h : array(chain, "entropies").real()) CHECK(h == rate(chain));
}

TEST_CASE("token_chain: tokens in turn are known", "[networks][token_chain]") {
  const Record chain = drawn({.transitions = matrix(3, {0, 1, 0, 0, 0, 1, 1, 0, 0}), .patterns = 30, .places = 5});
  CHECK(rate(chain) == 0);
  for (const double f : array(chain, "frequencies").real()) CHECK(f == Approx(1.0 / 3).epsilon(0).margin(1e-14));
  const auto x = array(chain, "x").real(), y = array(chain, "y").real();
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(y[i] == std::fmod(x[i] + 1, 3));
    if (i % 5 != 0) CHECK(x[i] == y[i - 1]);
  }
  const Record one = drawn({.transitions = matrix(1, {1}), .patterns = 3, .places = 2});
  CHECK(rate(one) == 0);
  for (const double token : array(one, "y").real()) CHECK(token == 0);
}

// Shares of n = 60 000 transitions scatter by at most √(¼ n)/n = 0.002 about theirs; 5 of these are allowed.
TEST_CASE("token_chain: transitions come as often as they should", "[networks][token_chain]") {
  const std::vector<double> next{0.5, 0.3, 0.2, 0.0, 0.9, 0.1, 0.25, 0.25, 0.5};
  const Record chain = drawn({.transitions = matrix(3, next), .patterns = 6000, .places = 10});
  const auto x = array(chain, "x").real(), y = array(chain, "y").real();
  const auto frequencies = array(chain, "frequencies").real();
  std::vector<double> shares(9), first(3);
  for (std::size_t i = 0; i < x.size(); ++i) shares[std::size_t(3 * x[i] + y[i])] += 1 / double(x.size());
  for (std::size_t i = 0; i < x.size(); i += 10) first[std::size_t(x[i])] += 1.0 / 6000;
  for (std::size_t i = 0; i < 9; ++i) CHECK(shares[i] == Approx(frequencies[i / 3] * next[i]).epsilon(0).margin(0.01));
  CHECK(shares[3] == 0);
  // Sequences begin as they go on.
  for (std::size_t i = 0; i < 3; ++i) CHECK(first[i] == Approx(frequencies[i]).epsilon(0).margin(0.033));
}

// A memory of two tokens of which the older is all that counts: two chains that take turns. Who sees one place knows
// nothing, who sees two the chain's own entropy.
TEST_CASE("token_chain: a longer memory is worth its entropy", "[networks][token_chain]") {
  const Record two =
      drawn({.transitions = cube({0.8, 0.2, 0.8, 0.2, 0.2, 0.8, 0.2, 0.8}), .patterns = 5000, .places = 4});
  const auto entropies = array(two, "entropies").real();
  CHECK(entropies[0] == Approx(std::log(2)).epsilon(0).margin(1e-12));
  for (std::size_t p = 1; p < 4; ++p) CHECK(entropies[p] == Approx(entropy(0.2)).epsilon(0).margin(1e-12));
  CHECK(rate(two) == Approx(entropy(0.2)).epsilon(0).margin(1e-12));
  const auto x = array(two, "x").real(), y = array(two, "y").real();
  double same = 0, count = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (i % 4 > 0) {
      ++count;
      same += y[i] == x[i - 1] ? 1 : 0;
    }
  CHECK(same / count == Approx(0.8).epsilon(0).margin(5 * std::sqrt(0.16 / count)));
  // One that counts for nothing.
  const Record flat =
      drawn({.transitions = cube({0.9, 0.1, 0.3, 0.7, 0.9, 0.1, 0.3, 0.7}), .patterns = 1, .places = 2});
  const Record pairs = drawn({.transitions = matrix(2, {0.9, 0.1, 0.3, 0.7}), .patterns = 1, .places = 2});
  CHECK(rate(flat) == Approx(rate(pairs)).epsilon(0).margin(1e-12));
  CHECK(array(flat, "entropies").real()[0] == Approx(rate(pairs)).epsilon(0).margin(1e-12));
}

TEST_CASE("token_chain: more patterns leave the first as they are, on any number of threads",
          "[networks][token_chain]") {
  TokenChain question{.transitions = matrix(2, {0.5, 0.5, 0.5, 0.5}), .patterns = 100, .places = 6, .held_out = 100};
  const Record few = drawn(question);
  question.patterns = 300;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
  const Record many = drawn(question);
  CHECK(std::equal(array(few, "x").real().begin(), array(few, "x").real().end(), array(many, "x").real().begin()));
  const Record& held_out = *few.find("held_out")->get<Record>();
  CHECK_FALSE(array(held_out, "x").identical(array(few, "x")));
  CHECK(array(held_out, "x").identical(array(*many.find("held_out")->get<Record>(), "x")));
}

TEST_CASE("token_chain: names what it refuses", "[networks][token_chain]") {
  const auto refused = [](Array transitions) { drawn({.transitions = std::move(transitions), .patterns = 1}); };
  CHECK_THROWS_WITH(refused(Array::of({1})), Contains("transitions is an array of 1 dimensions"));
  CHECK_THROWS_WITH(refused(matrix(2, {1, 0, 0, 0, 1, 0})), Contains("transitions is of sides 2 and 3"));
  CHECK_THROWS_WITH(refused(matrix(2, {1.5, -0.5, 0, 1})), Contains("transitions is -0.5 in row 1"));
  CHECK_THROWS_WITH(refused(matrix(2, {1, 0, NAN, 1})), Contains("transitions is nan in row 2"));
  CHECK_THROWS_WITH(refused(matrix(2, {1, 0, 0.5, 0.4})),
                    "token_chain: transitions is of sum 0.9 in row 2, but must be rows that sum to one");
  CHECK_THROWS_WITH(refused(Array({{"", 0}, {"", 0}}, std::vector<double>{})), Contains("transitions is empty"));
  const double rare = 1e-7;
  CHECK_THROWS_WITH(refused(matrix(2, {1 - rare, rare, 2 * rare, 1 - 2 * rare})), Contains("has not settled"));
  const Array fair = matrix(2, {0.5, 0.5, 0.5, 0.5});
  CHECK_THROWS_WITH(drawn({.transitions = fair, .patterns = 0}), "token_chain: patterns is 0, but must be at least 1");
  CHECK_THROWS_WITH(drawn({.transitions = fair, .places = 0}), "token_chain: places is 0, but must be at least 1");
  CHECK_THROWS_WITH(drawn({.transitions = fair, .held_out = -1}),
                    "token_chain: held_out is -1, but must be at least 0");
  CHECK_THROWS_WITH(drawn({.transitions = fair, .patterns = 100'000'000}), Contains("more than 100000000 tokens"));
}
