// SPDX-License-Identifier: MIT
#include "interpreter/figure/palette.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::figure;

namespace {
// Relative luminance (WCAG 2), enough to compare lightness.
double luminance(const Color& c) {
  const auto linear = [](double u) { return u <= 0.04045 ? u / 12.92 : std::pow((u + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(c.red / 255.0) + 0.7152 * linear(c.green / 255.0) + 0.0722 * linear(c.blue / 255.0);
}
}  // namespace

TEST_CASE("palette: grows lighter all along the sequential scale", "[figure][palette]") {
  for (int i = 0; i < 100; ++i)
    CHECK(luminance(shade(Palette::sequential, i / 100.0)) < luminance(shade(Palette::sequential, (i + 1) / 100.0)));
}

TEST_CASE("palette: has published ends and a near-white middle on the diverging scale", "[figure][palette]") {
  CHECK(shade(Palette::diverging, 0) == Color{59, 76, 192});
  CHECK(shade(Palette::diverging, 1) == Color{180, 4, 38});
  CHECK(shade(Palette::diverging, 0.5) == Color{221, 221, 221});  // Moreland 2009, table 1
}

TEST_CASE("palette: meets itself at the ends of the cyclic scale", "[figure][palette]") {
  CHECK(shade(Palette::cyclic, 0) == shade(Palette::cyclic, 1));
  CHECK_FALSE(shade(Palette::cyclic, 0) == shade(Palette::cyclic, 0.5));
}

TEST_CASE("color: reads names and hexadecimal, and names what it does not know", "[figure][palette]") {
  CHECK(parse_color("blue") == Color{0x00, 0x72, 0xb2});
  CHECK(parse_color("#0f8") == Color{0x00, 0xff, 0x88});
  CHECK(parse_color("#102030").hex() == "#102030");
  CHECK_THROWS_AS(parse_color("#10203g"), core::UnknownName);
  CHECK_THROWS_WITH(parse_color("bleu"), Catch::Contains("no color is called 'bleu'"));
}
