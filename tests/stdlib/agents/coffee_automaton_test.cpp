// SPDX-License-Identifier: MIT
#include "stdlib/agents/coffee_automaton.h"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "stdlib/agents/moments_of_coffee.h"
#include "stdlib/core/random.h"

using namespace ansatz::agents;
using ansatz::agents::test::coffee_moments_of;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

CoffeeStates cup_of(int size, const char* model, std::vector<double> times, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return coffee_automaton({.size = size, .model = model, .times = std::move(times)}, run);
}

// Chances of all 2^(n²) ways to fill a cup after so many tries, each of which is equally likely one of the pairs.
std::vector<double> chances_of_fillings(std::size_t side, std::size_t tries) {
  const std::size_t cells = side * side;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x) {
      if (x + 1 < side) pairs.emplace_back(y * side + x, y * side + x + 1);
      if (y + 1 < side) pairs.emplace_back(y * side + x, (y + 1) * side + x);
    }
  std::vector<double> chances(std::size_t{1} << cells);
  chances[(std::size_t{1} << (cells / 2)) - 1] = 1;
  for (std::size_t t = 0; t < tries; ++t) {
    std::vector<double> next(chances.size());
    for (std::size_t filling = 0; filling < chances.size(); ++filling) {
      if (chances[filling] == 0) continue;
      for (const auto& [a, b] : pairs) {
        const std::size_t differs = ((filling >> a) ^ (filling >> b)) & 1U;
        next[filling ^ (differs << a) ^ (differs << b)] += chances[filling] / static_cast<double>(pairs.size());
      }
    }
    chances = next;
  }
  return chances;
}

}  // namespace

TEST_CASE("coffee automaton: begins in halves and loses no cream", "[agents][coffee]") {
  for (const char* model : {"exclusion", "walkers"}) {
    const auto found = cup_of(10, model, {0, 0.5, 4, 40});
    const auto cells = found.states.integers();
    for (std::size_t i = 0; i < 100; ++i) CHECK(cells[i] == (i < 50 ? 1 : 0));
    for (std::size_t t = 0; t < 4; ++t)
      CHECK(std::accumulate(cells.begin() + static_cast<std::ptrdiff_t>(100 * t),
                            cells.begin() + static_cast<std::ptrdiff_t>(100 * (t + 1)), std::int64_t{0}) == 50);
    CHECK(found.moves.integers()[0] == 0);
    if (model == std::string("exclusion"))
      for (const std::int64_t cell : cells) CHECK((cell == 0 || cell == 1));
    else
      CHECK(found.moves.integers()[3] == 160);
    // The same stream the same cup, instants between change nothing, another stream another cup.
    const auto again = cup_of(10, model, {1, 2, 7, 40});
    const auto last = again.states.integers().subspan(300);
    CHECK(std::equal(last.begin(), last.end(), cells.begin() + 300));
    const auto other = cup_of(10, model, {40}, 2);
    CHECK(!std::equal(last.begin(), last.end(), other.states.integers().begin()));
  }
  // A pair of cells that has been tried once: half of the four pairs of two rows are alike.
  CHECK(cup_of(2, "exclusion", {0.25}).moves.integers()[0] <= 1);
}

// Every filling of four by four cells after 10 tries, exact; 20000 cups. Chances of pairs of cells within 5 errors.
TEST_CASE("coffee automaton: exclusion has the chances of all fillings", "[agents][coffee]") {
  const std::size_t tries = 10, cups = 20000;
  const auto chances = chances_of_fillings(4, tries);
  std::vector<double> both(256), seen(256);
  for (std::size_t filling = 0; filling < chances.size(); ++filling)
    if (chances[filling] > 0)
      for (std::size_t a = 0; a < 16; ++a)
        for (std::size_t b = 0; b < 16; ++b)
          if ((filling >> a & 1U) != 0 && (filling >> b & 1U) != 0) both[16 * a + b] += chances[filling];
  for (std::size_t cup = 0; cup < cups; ++cup) {
    const auto found = cup_of(4, "exclusion", {static_cast<double>(tries) / 24}, 100 + cup);
    const auto cells = found.states.integers();
    for (std::size_t a = 0; a < 16; ++a)
      for (std::size_t b = 0; b < 16; ++b) seen[16 * a + b] += static_cast<double>(cells[a] * cells[b]) / cups;
  }
  for (std::size_t k = 0; k < 256; ++k) {
    INFO(k / 16 << " " << k % 16);
    const double error = std::sqrt(both[k] * (1 - both[k]) / cups);
    CHECK(seen[k] == Approx(both[k]).epsilon(0).margin(5 * error + 1e-12));
  }
  // And what coffee_moments says of them: means, variances of a cell, and a bound for windows.
  const auto one = coffee_moments_of(4, "exclusion", static_cast<double>(tries) / 24);
  const auto three = coffee_moments_of(4, "exclusion", static_cast<double>(tries) / 24, 3);
  for (std::size_t y = 0; y < 4; ++y) {
    for (std::size_t x = 0; x < 4; ++x)
      CHECK(one.mean.real()[y] == Approx(both[17 * (4 * y + x)]).epsilon(0).margin(1e-13));
    const double u = one.mean.real()[y];
    CHECK(one.variance.real()[y] == Approx(u * (1 - u)).epsilon(0).margin(1e-13));
    double sum = 0, square = 0, cells = 0;
    for (std::size_t i = y - std::min<std::size_t>(y, 1); i < std::min<std::size_t>(4, y + 2); ++i)
      for (std::size_t j = 1; j < 4; ++j) {
        ++cells;
        sum += both[17 * (4 * i + j)];
        for (std::size_t k = y - std::min<std::size_t>(y, 1); k < std::min<std::size_t>(4, y + 2); ++k)
          for (std::size_t l = 1; l < 4; ++l) square += both[16 * (4 * i + j) + 4 * k + l];
      }
    CHECK(three.mean.real()[y] == Approx(sum / cells).epsilon(0).margin(1e-13));
    CHECK(three.variance.real()[y] >= (square - sum * sum) / (cells * cells) - 1e-13);
  }
}

// 4000 cups of 8 by 8: means and variances of a window within 5 errors of what is exact.
TEST_CASE("coffee automaton: walkers have the means and variances of walkers", "[agents][coffee]") {
  const std::size_t cups = 4000;
  const double time = 6;
  std::vector<double> sums(8), squares(8);
  for (std::size_t cup = 0; cup < cups; ++cup) {
    const auto found = cup_of(8, "walkers", {time}, 7000 + cup);
    const auto cells = found.states.integers();
    for (std::size_t y = 0; y < 8; ++y) {
      double window = 0, number = 0;
      for (std::size_t i = y - std::min<std::size_t>(y, 1); i < std::min<std::size_t>(8, y + 2); ++i)
        for (std::size_t j = 3; j < 6; ++j) window += static_cast<double>(cells[8 * i + j]), ++number;
      sums[y] += window / number;
      squares[y] += window / number * window / number;
    }
  }
  const auto wanted = coffee_moments_of(8, "walkers", time, 3);
  for (std::size_t y = 0; y < 8; ++y) {
    const double mean = sums[y] / cups, variance = squares[y] / cups - mean * mean;
    CHECK(mean == Approx(wanted.mean.real()[y]).epsilon(0).margin(5 * std::sqrt(variance / cups)));
    // Counts are nearly Poisson's: a variance's error is √((2 + 1/mean count)/N) of it, below 0.04.
    CHECK(variance == Approx(wanted.variance.real()[y]).epsilon(0.2));
  }
}

// Mixed, a try finds two unlike cells with the chance that two of N cells differ of which half are full, N/2(N − 1),
// one after another all but independent: 10⁶ tries of 20 by 20 within 5 errors, of a half each.
TEST_CASE("coffee automaton: counts the swaps that tell cells apart", "[agents][coffee]") {
  const double tries_a_sweep = 2 * 20 * 19, mixed = 2000;
  const double sweeps = std::ceil(1e6 / tries_a_sweep);
  const auto found = cup_of(20, "exclusion", {mixed, mixed + sweeps});
  const auto moves = found.moves.integers();
  const double tries = sweeps * tries_a_sweep, unlike = 400.0 / (2 * 399);
  CHECK(static_cast<double>(moves[1] - moves[0]) / tries ==
        Approx(unlike).epsilon(0).margin(5 * std::sqrt(2 * 0.25 / tries)));
}

TEST_CASE("coffee automaton: refuses what it cannot do, by name", "[agents][coffee]") {
  CHECK_THROWS_WITH(cup_of(7, "exclusion", {1}), Contains("size is 7, but must be even"));
  CHECK_THROWS_WITH(cup_of(0, "exclusion", {1}), Contains("size is 0"));
  CHECK_THROWS_WITH(cup_of(5000, "exclusion", {1}), Contains("size is 5000"));
  CHECK_THROWS_WITH(cup_of(4, "milk", {1}), Contains("model is \"milk\""));
  CHECK_THROWS_WITH(cup_of(4, "exclusion", {}), Contains("times is empty"));
  CHECK_THROWS_WITH(cup_of(4, "exclusion", {1, 1}), Contains("times is 1 behind 1"));
  CHECK_THROWS_WITH(cup_of(4, "exclusion", {-1}), Contains("times is -1"));
  CHECK_THROWS_WITH(cup_of(4, "exclusion", {NAN}), Contains("times is nan"));
  CHECK_THROWS_WITH(cup_of(4, "exclusion", {INFINITY}), Contains("times is inf"));
  CHECK_THROWS_WITH(cup_of(4, "walkers", {0.3}), Contains("a multiple of 0.25"));
}
