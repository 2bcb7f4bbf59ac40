// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/symmetric_rule.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

SymmetricRuleResult rule(const SymmetricRule& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return symmetric_rule(question, run);
}

const Array& of(const ansatz::core::Record& record, const char* name) { return *record.find(name)->get<Array>(); }

double h(double p) { return p > 0 && p < 1 ? -p * std::log2(p) - (1 - p) * std::log2(1 - p) : 0; }

}  // namespace

// The paper parts the 4096 patterns into 64 orbits. They are the power spectra that differ: with the rotations and
// reflections of the icosahedron alone there are 82 (Burnside's lemma).
TEST_CASE("symmetric_rule: its power spectra are 64 for twelve points", "[bottleneck][plane]") {
  CHECK(rule({}).orbits == 64);
  CHECK(rule({.bits = 4}).orbits == 5);   // of a tetrahedron the number of points says all
  CHECK(rule({.bits = 6}).orbits == 10);  // pairs of opposite corners: none, one or both, 0 to 3 of each
}

// Counted in the labels that Shwartz-Ziv & Tishby published.
TEST_CASE("symmetric_rule: class 1 is as frequent among patterns of each size as in the published data",
          "[bottleneck][plane]") {
  const auto found = rule({.gain = std::numeric_limits<double>::infinity(), .held_out = 0});
  std::array<int, 13> ones{};
  for (std::size_t i = 0; i < 4096; ++i) {
    int size = 0;
    for (std::size_t b = 0; b < 12; ++b) size += static_cast<int>(found.patterns.number(12 * i + b));
    ones.at(static_cast<std::size_t>(size)) += static_cast<int>(found.y.number(i));
  }
  CHECK(ones == std::array<int, 13>{0, 0, 0, 0, 0, 60, 532, 732, 495, 220, 66, 12, 1});
}

TEST_CASE("symmetric_rule: the joint distribution is what it says", "[bottleneck][plane]") {
  for (const int bits : {4, 6, 8, 12}) {
    const auto found = rule({.bits = bits, .base = std::string("bit")});
    const std::size_t count = std::size_t{1} << static_cast<unsigned>(bits);
    REQUIRE(found.joint.size() == 2 * count);
    double all = 0, ones = 0, doubt = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double zero = found.joint.real()[2 * i], one = found.joint.real()[2 * i + 1];
      const double p = 1 / (1 + std::exp(-6 * (found.power.real()[i] - found.threshold)));
      CHECK(one * static_cast<double>(count) == Approx(p).epsilon(0).margin(1e-15));
      all += zero + one;
      ones += one;
      doubt += h(p) / static_cast<double>(count);
    }
    CHECK(all == Approx(1).epsilon(1e-13));
    CHECK(found.information == Approx(h(ones) - doubt).epsilon(1e-12));
    CHECK(ones > 0.4);
    CHECK(ones < 0.75);  // half of the patterns or more lie above the threshold
  }
  CHECK(rule({.base = std::string("bit")}).information == Approx(0.99).epsilon(0).margin(0.005));
}

// A pattern turned by a symmetry of the solid has the power it had. Of the cube's corners in their order the reflection
// in the first coordinate exchanges the first four with the last.
TEST_CASE("symmetric_rule: reflections change no power", "[bottleneck][plane]") {
  const auto found = rule({.bits = 8, .held_out = 0});
  for (std::size_t i = 0; i < 256; ++i)
    CHECK(found.power.real()[i] == Approx(found.power.real()[(i >> 4) | (i & 15) << 4]).epsilon(1e-13));
}

TEST_CASE("symmetric_rule: each pattern is learnt from or held out", "[bottleneck][plane]") {
  const auto found = rule({});
  CHECK(found.x.dimension(0).size == 3277);
  CHECK(of(found.held_out, "x").dimension(0).size == 819);
  std::set<std::size_t> seen;
  const auto add = [&](const Array& x) {
    for (std::size_t i = 0; i < x.dimension(0).size; ++i) {
      std::size_t number = 0;
      for (std::size_t b = 0; b < 12; ++b) number = 2 * number + static_cast<std::size_t>(x.number(12 * i + b));
      seen.insert(number);
    }
  };
  add(found.x);
  add(of(found.held_out, "x"));
  CHECK(seen.size() == 4096);
  CHECK(found.x.identical(rule({}).x));
  CHECK_FALSE(found.x.identical(rule({}, 2).x));
  CHECK(rule({.held_out = 0}).x.dimension(0).size == 4096);
}

// With a small gain a class is nearly a coin's throw: 3277 of them stray from the mean of p by 4 · ½/√3277 = 0.035 once
// in 16000 seeds.
TEST_CASE("symmetric_rule: classes are drawn by p(y|x)", "[bottleneck][plane]") {
  const auto found = rule({.gain = 0.01});
  double ones = 0, wanted = 0;
  for (std::size_t i = 0; i < 3277; ++i) ones += found.y.number(i) / 3277;
  for (std::size_t i = 0; i < 4096; ++i) wanted += found.joint.real()[2 * i + 1];
  CHECK(ones == Approx(wanted).epsilon(0).margin(0.035));
}

TEST_CASE("symmetric_rule: names what it refuses", "[bottleneck][plane]") {
  CHECK_THROWS_WITH(rule({.bits = 10}), "symmetric_rule: bits is 10, but must be 4, 6, 8 or 12");
  CHECK_THROWS_WITH(rule({.bits = -4}), Contains("bits is -4"));
  CHECK_THROWS_WITH(rule({.gain = 0}), Contains("gain is 0, but must be above 0"));
  CHECK_THROWS_WITH(rule({.gain = NAN}), Contains("gain is nan"));
  CHECK_THROWS_WITH(rule({.held_out = 1}), Contains("held_out is 1, but must be in [0, 1)"));
  CHECK_THROWS_WITH(rule({.held_out = -0.1}), Contains("held_out is -0.1"));
  CHECK_THROWS_WITH(rule({.bits = 4, .held_out = 0.99}), Contains("held_out is 0.99"));
}
