// SPDX-License-Identifier: MIT
#include "interpreter/figure/palette.h"

#include <algorithm>
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

TEST_CASE("palette: gives the very bytes of sRGB's formula", "[figure][palette]") {
  // CIE 1976 L*a*b* under D65 to sRGB (IEC 61966-2-1), the plain way: the palettes take a table instead of the power.
  const auto byte = [](double u) {
    return static_cast<unsigned char>(
        std::lround(255 * (u <= 0.0031308 ? 12.92 * std::max(u, 0.0) : 1.055 * std::pow(u, 1 / 2.4) - 0.055)));
  };
  std::size_t differ = 0;
  for (int i = 0; i <= 20000; ++i) {
    const double p = i / 20000.0, hue = 2 * std::acos(-1.0) * (p + 0.05);
    const double fy = (64.0 + 16) / 116, fx = fy + 36 * std::cos(hue) / 500, fz = fy - 36 * std::sin(hue) / 200;
    const double x = 0.95047 * (fx * fx * fx), y = 1.0 * (fy * fy * fy), z = 1.08883 * (fz * fz * fz);
    const Color plain{byte(3.2406 * x - 1.5372 * y - 0.4986 * z), byte(-0.9689 * x + 1.8758 * y + 0.0415 * z),
                      byte(0.0557 * x - 0.2040 * y + 1.0570 * z)};
    differ += shade(Palette::cyclic, p) == plain ? 0 : 1;
  }
  CHECK(differ == 0);
}

TEST_CASE("color: reads names and hexadecimal, and names what it does not know", "[figure][palette]") {
  CHECK(parse_color("blue") == Color{0x00, 0x72, 0xb2});
  CHECK(parse_color("#0f8") == Color{0x00, 0xff, 0x88});
  CHECK(parse_color("#102030").hex() == "#102030");
  CHECK_THROWS_AS(parse_color("#10203g"), core::UnknownName);
  CHECK_THROWS_WITH(parse_color("bleu"), Catch::Contains("no color is called 'bleu'"));
}
