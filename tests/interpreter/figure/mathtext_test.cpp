// SPDX-License-Identifier: MIT
#include "interpreter/figure/mathtext.h"

#include <catch2/catch.hpp>

using namespace ansatz;
using namespace ansatz::figure;

namespace {
// No-break spaces read as spaces.
std::string seen(std::string text) {
  const std::string space = "\u00A0";
  for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space))
    text.replace(at, space.size(), " ");
  return text;
}
std::string math(std::string_view text) { return seen(mathtext(text).enhanced); }
}  // namespace

TEST_CASE("mathtext: sets single letters in italics and words upright", "[figure][mathtext]") {
  CHECK(math("x") == "{/:Italic x}");
  CHECK(math("time") == "time");
  CHECK(math("φ(0, t)") == "{/:Italic φ}(0, {/:Italic t})");
  CHECK(math("score of a run") == "score of a run");
  CHECK(math("time (s)") == "time (s)");
  CHECK(math("2D") == "2D");
}

TEST_CASE("mathtext: raises and lowers after a letter, a number or a bracket", "[figure][mathtext]") {
  CHECK(math("φ_1") == "{/:Italic φ}_{1}");
  CHECK(math("x^2") == "{/:Italic x}^{2}");
  CHECK(math("i_tx") == "{/:Italic i}_{tx}");
  CHECK(math("x_{max, i}^2") == "{/:Italic x}_{max, {/:Italic i}}^{2}");
  CHECK(math("10^-3") == "10^{−3}");
  CHECK(math("\\alpha_0 \\times 2") == "{/:Italic α}_{0} × 2");
  CHECK(math("\\rm{x} \\it{ab}") == "x {/:Italic ab}");
}

TEST_CASE("mathtext: leaves the underscores of names alone", "[figure][mathtext]") {
  CHECK(math("energy_drift") == "energy\\_drift");
  CHECK(math("_private") == "\\_private");
  CHECK(math("a^") == "{/:Italic a}\\^");
}

TEST_CASE("mathtext: escapes all that gnuplot would read", "[figure][mathtext]") {
  CHECK(math("{@ & ~}") == "\\{\\@ \\& \\~\\}");
  CHECK(math("\\_ \\^ \\\\ 50\\nope") == "\\_ \\^ \\\\ 50\\\\nope");
  CHECK(math("`ls`").find('\'') == std::string::npos);
  CHECK(math("Ohm's") == "Ohm’s");
  CHECK(math("a\nb\x01") == "{/:Italic a} {/:Italic b} ");
  CHECK(math("\xff\xc3") == "\uFFFD\uFFFD");
}

TEST_CASE("mathtext: writes units upright with raised exponents", "[figure][mathtext]") {
  CHECK(seen(unit_text(core::parse_unit("m^2")).enhanced) == "m^{2}");
  CHECK(seen(unit_text(core::parse_unit("V/Hz^(1/2)")).enhanced) == "V/Hz^{1/2}");
  core::Unit speed;
  speed.symbol = "kg*m s^-1";
  CHECK(seen(unit_text(speed).enhanced) == "kg·m s^{−1}");
  CHECK(unit_text({}).enhanced.empty());
}

TEST_CASE("mathtext: breaks long labels at spaces and cuts what is left", "[figure][mathtext]") {
  CHECK(wrap("one two three", 100, 2) == std::vector<std::string>{"one two three"});
  CHECK(wrap("one two three", 5, 3) == std::vector<std::string>{"one two", "three"});
  const auto cut = wrap(std::string(10000, 'm'), 10, 1);
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].ends_with("…"));
  CHECK(mathtext(cut[0]).width_em <= 10);
}
