// SPDX-License-Identifier: MIT
#include "stdlib/networks/digits/digits.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/array.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/digits/glyphs.h"
#include "stdlib/networks/small_nets.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::array;
using Catch::Matchers::Contains;

namespace {

Record drawn(const Digits& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return digits(question, run);
}

double ink(const Array& x, std::size_t image, std::size_t row, std::size_t column, std::size_t side) {
  return x.real()[(image * side + row) * side + column];
}

}  // namespace

TEST_CASE("digits: numerals take turns, images have side² pixels", "[networks][digits]") {
  const Record task = drawn({.patterns = 23, .held_out = 11, .side = 8});
  CHECK(array(task, "x").dimension(0).name == "pattern");
  CHECK(array(task, "x").dimension(1).name == "pixel");
  CHECK(array(task, "x").dimension(1).size == 64);
  for (std::size_t i = 0; i < 23; ++i) CHECK(array(task, "y").real()[i] == static_cast<double>(i % 10));
  const Record& other = *task.find("held_out")->get<Record>();
  CHECK(array(other, "x").dimension(0).size == 11);
  CHECK(array(other, "y").real()[10] == 0);
  CHECK(drawn({.patterns = 3}).find("held_out") == nullptr);
}

TEST_CASE("digits: stand where strokes are, as drawn", "[networks][digits]") {
  Digits question{.patterns = 10, .side = 24, .distortion = 0, .noise = 0};
  const Record task = drawn(question);
  const Array& x = array(task, "x");
  double most = 0, total = 0;
  for (const double v : x.real()) {
    CHECK((v >= 0 && v <= 1));
    most = std::max(most, v);
    total += v;
  }
  CHECK(most == 1);
  CHECK(total > 0.03 * 10 * 24 * 24);  // a stroke of about 1/10 of the width
  CHECK(total < 0.3 * 10 * 24 * 24);
  CHECK(ink(x, 0, 12, 12, 24) == 0);   // the middle of a 0 is paper
  CHECK(ink(x, 8, 11, 12, 24) > 0.5);  // that of an 8 is ink
  CHECK(ink(x, 7, 4, 8, 24) > 0.5);    // the bar on top of a 7
  CHECK(ink(x, 7, 19, 18, 24) == 0);   // right of its foot
  // The 0 is its own mirror image, from either side and upside down.
  for (std::size_t i = 0; i < 24; ++i)
    for (std::size_t j = 0; j < 24; ++j) {
      CHECK(ink(x, 0, i, j, 24) == Approx(ink(x, 0, i, 23 - j, 24)).epsilon(0).margin(1e-12));
      CHECK(ink(x, 0, i, j, 24) == Approx(ink(x, 0, 23 - i, j, 24)).epsilon(0).margin(1e-12));
    }
}

TEST_CASE("digits: more patterns leave the first ones, another stream none, and held-out ones are others",
          "[networks][digits]") {
  const Record few = drawn({.patterns = 20, .held_out = 20}), many = drawn({.patterns = 200, .held_out = 30});
  const auto first = array(few, "x").real(), again = array(many, "x").real();
  CHECK(std::equal(first.begin(), first.end(), again.begin()));
  const auto kept = array(*few.find("held_out")->get<Record>(), "x").real();
  CHECK(std::equal(kept.begin(), kept.end(), array(*many.find("held_out")->get<Record>(), "x").real().begin()));
  CHECK_FALSE(std::equal(first.begin(), first.end(), kept.begin()));
  const Record other = drawn({.patterns = 20}, 2);
  CHECK_FALSE(std::equal(first.begin(), first.end(), array(other, "x").real().begin()));
}

TEST_CASE("digits: noise has the deviation asked for, and leaves the drawing", "[networks][digits]") {
  const Record plain = drawn({.patterns = 200, .side = 12, .noise = 0});
  const Record noisy = drawn({.patterns = 200, .side = 12, .noise = 0.3});
  double square = 0, sum = 0;
  const auto a = array(plain, "x").real(), b = array(noisy, "x").real();
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += b[i] - a[i];
    square += (b[i] - a[i]) * (b[i] - a[i]);
  }
  // 28 800 draws: standard errors of 0.002 and 0.4 %.
  CHECK(sum / static_cast<double>(a.size()) == Approx(0).epsilon(0).margin(0.008));
  CHECK(std::sqrt(square / static_cast<double>(a.size())) == Approx(0.3).epsilon(0.02));
}

TEST_CASE("digits: are told apart by their nearest neighbours", "[networks][digits]") {
  const Record task = drawn({.patterns = 400, .held_out = 100, .side = 10});
  const Record& other = *task.find("held_out")->get<Record>();
  const auto known = array(task, "x").real(), asked = array(other, "x").real();
  int right = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    double nearest = std::numeric_limits<double>::infinity();
    std::size_t found = 0;
    for (std::size_t k = 0; k < 400; ++k) {
      double square = 0;
      for (std::size_t p = 0; p < 100; ++p) {
        const double off = asked[100 * i + p] - known[100 * k + p];
        square += off * off;
      }
      if (square < nearest) {
        nearest = square;
        found = k;
      }
    }
    right += found % 10 == i % 10 ? 1 : 0;
  }
  CHECK(right > 65);  // chance is 10
  CHECK(right < 100);
}

TEST_CASE("glyphs: curves pass through their places, closed ones come back", "[networks][digits]") {
  for (int numeral = 0; numeral < 10; ++numeral)
    for (const Glyph& glyph : ways_to_write(numeral))
      for (const Stroke& stroke : glyph) {
        const auto line = straightened(stroke);
        for (const Place& place : stroke.places)
          CHECK(std::any_of(line.begin(), line.end(),
                            [&](const Place& at) { return std::hypot(at.x - place.x, at.y - place.y) < 1e-12; }));
        for (const Place& at : line) CHECK((at.x > 0 && at.x < 1 && at.y > 0 && at.y < 1));
        if (stroke.is_closed) CHECK(std::hypot(line.front().x - line.back().x, line.front().y - line.back().y) < 1e-12);
      }
}

TEST_CASE("digits: names what it refuses", "[networks][digits]") {
  CHECK_THROWS_WITH(drawn({.patterns = 0}), "digits: patterns is 0, but must be at least 1");
  CHECK_THROWS_WITH(drawn({.held_out = -1}), "digits: held_out is -1, but must be at least 0");
  CHECK_THROWS_WITH(drawn({.side = 3}), "digits: side is 3, but must be in [4, 64]");
  CHECK_THROWS_WITH(drawn({.side = 65}), Contains("side is 65"));
  CHECK_THROWS_WITH(drawn({.patterns = 2'000'000'000}), Contains("more than 100000000 pixels"));
  CHECK_THROWS_WITH(drawn({.distortion = -1}), Contains("distortion is -1, but must be in [0, 3]"));
  CHECK_THROWS_WITH(drawn({.distortion = NAN}), Contains("distortion is nan"));
  CHECK_THROWS_WITH(drawn({.noise = -0.1}), Contains("noise is -0.1, but must be at least 0"));
  CHECK_THROWS_WITH(drawn({.noise = INFINITY}), Contains("noise is inf"));
}
