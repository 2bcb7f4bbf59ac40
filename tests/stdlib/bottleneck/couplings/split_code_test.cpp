// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/split_code.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "stdlib/core/random.h"

using namespace ansatz::bottleneck;

namespace {

std::vector<double> random_source(std::size_t symbols, std::uint64_t seed) {
  std::vector<double> p(symbols);
  ansatz::core::Stream(seed).fill_uniform(p);
  const double sum = std::accumulate(p.begin(), p.end(), 0.0);
  for (double& x : p) x /= sum;
  return p;
}

/// H(T) and I(X; T) of a split code from its joint distribution.
std::pair<double, double> measured(const std::vector<double>& source, const SplitCode& code) {
  std::vector<double> masses(code.mapping.masses.size() + 1);
  double open = 0;
  const auto term = [](double x) { return x > 0 ? -x * std::log(x) : 0.0; };
  for (std::size_t x = 0; x < source.size(); ++x) {
    const bool is_split = code.moved > 0 && x == code.symbol;
    const double moved = is_split ? code.moved : 0;
    masses[code.mapping.code[x]] += source[x] - moved;
    if (is_split) masses[code.to] += moved;
    open += term(source[x] - moved) + term(moved) - term(source[x]);
  }
  double entropy = 0;
  for (const double q : masses) entropy += term(q);
  return {entropy, entropy - open};
}

}  // namespace

TEST_CASE("split_code: comes up to the rate, or down to it, and is worth what it says", "[bottleneck][couplings]") {
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    const std::vector<double> source = random_source(9, seed);
    std::vector<std::uint32_t> thirds;
    for (std::uint32_t x = 0; x < 9; ++x) thirds.push_back(x % 3);
    const CodeMapping mapping = mapping_of(source, thirds);
    for (const double off : {0.02, 0.2, 0.4}) {
      INFO(seed << " " << off);
      const SplitCode up = raised(source, mapping, mapping.entropy + off);
      CHECK(up.entropy == Approx(mapping.entropy + off).epsilon(0).margin(1e-12));
      CHECK(measured(source, up).first == Approx(up.entropy).epsilon(0).margin(1e-12));
      CHECK(measured(source, up).second == Approx(up.information).epsilon(0).margin(1e-12));
      const auto down = lowered(source, mapping, mapping.entropy - off);
      REQUIRE(down);
      CHECK(down->entropy == Approx(mapping.entropy - off).epsilon(0).margin(1e-12));
      CHECK(measured(source, *down).first == Approx(down->entropy).epsilon(0).margin(1e-12));
      CHECK(measured(source, *down).second == Approx(down->information).epsilon(0).margin(1e-12));
      CHECK(down->information <= down->entropy + 1e-15);
    }
  }
}

// A code of all 200 symbols together is ln 200 below the rate of all apart; 64 moves of one symbol each come part of
// the way, and what they leave is deterministic.
TEST_CASE("split_code: moves at most 64 symbols whole", "[bottleneck][couplings]") {
  const std::vector<double> source(200, 1.0 / 200);
  const SplitCode far = raised(source, mapping_of(source, std::vector<std::uint32_t>(200, 0)), std::log(200.0) - 1e-3);
  CHECK(far.moved == 0);
  CHECK(far.mapping.masses.size() == 65);
  CHECK(far.information == far.entropy);
  CHECK(far.entropy < std::log(200.0) - 1e-3);

  std::vector<std::uint32_t> apart(200);
  std::iota(apart.begin(), apart.end(), 0U);
  CHECK_FALSE(lowered(source, mapping_of(source, apart), 0.1));
  // One that is near needs few.
  CHECK(lowered(source, mapping_of(source, apart), std::log(200.0) - 0.05));
}

TEST_CASE("split_code: the best split uses the rate and beats the unsplit code", "[bottleneck][couplings]") {
  for (const std::uint64_t seed : {11, 12, 13}) {
    const std::vector<double> source = random_source(7, seed);
    const CodeMapping mapping = mapping_of(source, {0, 0, 1, 1, 2, 2, 2});
    const double rate = mapping.entropy + 0.05;
    const auto best = best_split(source, mapping, rate);
    REQUIRE(best);
    CHECK(best->entropy == Approx(rate).epsilon(0).margin(1e-12));
    CHECK(measured(source, *best).second == Approx(best->information).epsilon(0).margin(1e-12));
    CHECK(best->information >= raised(source, mapping, rate).information - 1e-12);
  }
  const std::vector<double> one{1.0};
  CHECK_FALSE(best_split(one, mapping_of(one, {0}), 1.0));
}
