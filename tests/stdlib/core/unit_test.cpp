// SPDX-License-Identifier: MIT
#include "stdlib/core/unit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/unit_table.h"

using namespace ansatz::core;

namespace {

double factor(const char* from, const char* to) { return conversion(parse_unit(from), parse_unit(to)); }

}  // namespace

TEST_CASE("units: conversions within a dimension are exact where the definition is", "[core][unit]") {
  CHECK(factor("km", "m") == 1000);
  CHECK(factor("nm", "pm") == 1000);
  CHECK(factor("fs", "attos") == 1000);
  CHECK(factor("kg", "g") == 1000);
  CHECK(factor("hour", "s") == 3600);
  CHECK(factor("eV", "J") == 1.602176634e-19);
  CHECK(factor("keV", "eV") == 1000);
  CHECK(factor("atm", "Pa") == 101325);
  CHECK(factor("percent", "") == 0.01);
  CHECK(factor("bit", "nat") == std::log(2));
  CHECK(factor("nm/fs", "m/s") == 1e6);
  CHECK(factor("kg*m/s^2", "N") == 1);
  CHECK(factor("m^2 s^-1", "m^2/s") == 1);
  CHECK(factor("hartree", "eV") == Approx(27.211386245988).epsilon(1e-12));  // CODATA 2018
  CHECK(factor("bohr", "Å") == Approx(0.529177210903).epsilon(1e-12));
  CHECK(factor("deg", "rad") == Approx(M_PI / 180).epsilon(1e-15));
}

TEST_CASE("units: spellings of one unit agree", "[core][unit]") {
  CHECK(parse_unit("µs") == parse_unit("us"));
  CHECK(parse_unit("\u03bcs") == parse_unit("us"));
  CHECK(parse_unit("Ω") == parse_unit("ohm"));
  CHECK(parse_unit("Å") == parse_unit("angstrom"));
  CHECK(parse_unit("") == Unit{});
  CHECK(parse_unit(" ") == Unit{});
}

TEST_CASE("units: words of the language are not units", "[core][unit]") {
  for (const char* word : {"as", "in", "to", "by", "if", "min", "max", "at", "end", "or", "and", "not", "for", "d"}) {
    CAPTURE(word);
    CHECK_FALSE(is_unit_name(word));
  }
  for (const char* name : {"m", "attos", "inch", "minute", "h", "meV", "MeV", "THz", "mT", "kPa", "percent", "deg"}) {
    CAPTURE(name);
    CHECK(is_unit_name(name));
  }
  CHECK(std::is_sorted(unit_names().begin(), unit_names().end()));
}

TEST_CASE("units: products and quotients carry exponents and writing", "[core][unit]") {
  const Unit nm = parse_unit("nm"), fs = parse_unit("fs");
  CHECK((nm / fs).symbol == "nm/fs");
  CHECK((nm / fs).dimension_name() == "velocity");
  CHECK((nm / fs * fs).symbol == "nm");
  CHECK((nm / nm) == Unit{});
  CHECK((Unit{} / fs).symbol == "fs^-1");
  CHECK((parse_unit("kg") * nm / fs / fs).symbol == "kg*nm/fs^2");
  CHECK(parse_unit("J/kg/K").symbol == "J/kg/K");
  CHECK(parse_unit(parse_unit("J/kg/K").symbol) == parse_unit("J kg^-1 K^-1"));
  CHECK((parse_unit("eV") * Unit{}).symbol == "eV");
}

TEST_CASE("units: what cancels but for its size becomes a number", "[core][unit]") {
  const auto absorbed = [](const char* above, const char* below) {
    Unit unit = parse_unit(above) / parse_unit(below);
    const double number = absorb_cancelled(unit);
    return std::make_pair(number, unit.symbol);
  };
  CHECK(absorbed("nm", "m") == std::make_pair(1e-9, std::string()));
  CHECK(absorbed("m/s", "nm") == std::make_pair(1e9, std::string("s^-1")));
  CHECK(absorbed("m^2", "nm") == std::make_pair(1e9, std::string("m")));
  CHECK(absorbed("nm/fs", "m") == std::make_pair(1e-9, std::string("fs^-1")));
  CHECK(absorbed("eV", "nm") == std::make_pair(1.0, std::string("eV/nm")));  // nothing to cancel
  CHECK(absorbed("m*mm", "s") == std::make_pair(1.0, std::string("m*mm/s")));
  // The whole is what it was, to rounding: one product and one power.
  Unit unit = parse_unit("kg*m^2/s^2") / parse_unit("mm^2*ms");
  const double scale = unit.scale, number = absorb_cancelled(unit);
  CHECK(number * unit.scale == Approx(scale).epsilon(1e-14));
}

TEST_CASE("units: roots are units, and squared they are what they were", "[core][unit]") {
  const Unit noise = parse_unit("V/Hz^(1/2)");
  CHECK(noise.symbol == "V/Hz^(1/2)");
  CHECK(noise.scale == 1);
  CHECK(parse_unit(noise.symbol) == noise);
  CHECK(noise * power(parse_unit("Hz"), 1, 2) == parse_unit("V"));
  CHECK(power(noise, 2).symbol == "V^2/Hz");
  CHECK(power(noise, 2) == parse_unit("V^2/Hz"));
  CHECK(conversion(parse_unit("uV/kHz^(1/2)"), noise) == Approx(1e-6 / std::sqrt(1000.0)).epsilon(1e-15));
  // The root of 1e-3 squared is not 1e-3 in doubles; the millimetre is.
  for (const char* name : {"mm", "eV", "fs", "kg*m/s^2", "minute"}) {
    CAPTURE(name);
    const Unit unit = parse_unit(name), root = power(unit, 1, 2), third = power(unit, 1, 3);
    CHECK(root * root == unit);
    CHECK(power(root, 2).symbol == unit.symbol);
    CHECK(third * third * third == unit);
    CHECK_FALSE(root.same_dimension(unit));
  }
  CHECK(power(parse_unit("m"), 1, 2).dimension_name() == "length^(1/2)");
  CHECK(power(parse_unit("eV"), -1, 6).symbol == "eV^(-1/6)");
  CHECK_THROWS_AS(parse_unit("Hz^(1/5)"), UnknownName);
  CHECK_THROWS_AS(parse_unit("Hz^(1/0)"), UnknownName);
  CHECK_THROWS_AS(parse_unit("Hz^(1/2"), UnknownName);
  CHECK_THROWS_WITH(power(parse_unit("m"), 18), "the unit m has too large an exponent");
}

TEST_CASE("units: an exponent goes through one byte, whole ones as themselves", "[core][unit]") {
  for (int sixths = -kWholePower * kLargestPower; sixths <= kWholePower * kLargestPower; ++sixths) {
    CAPTURE(sixths);
    CHECK(exponent_of_code(exponent_code(sixths)) == sixths);
    if (sixths % kWholePower == 0) CHECK(exponent_code(sixths) == sixths / kWholePower);
  }
}

TEST_CASE("units: powers keep sixths and refuse other exponents", "[core][unit]") {
  CHECK(power(parse_unit("m"), 2).symbol == "m^2");
  CHECK(power(parse_unit("m^2/s^4"), 1, 2).symbol == "m/s^2");
  CHECK(power(parse_unit("m"), 0) == Unit{});
  CHECK(power(parse_unit("nm"), -1).symbol == "nm^-1");
  CHECK(power(parse_unit("km^2"), 1, 2).scale == 1000);
  CHECK_THROWS_WITH(power(parse_unit("eV"), 1, 5),
                    "the power 1/5 of eV leaves an exponent that is no half, third or sixth");
}

TEST_CASE("units: refusals name what was found", "[core][unit]") {
  CHECK_THROWS_WITH(factor("eV", "fs"), "cannot convert energy (eV) to time (fs)");
  CHECK_THROWS_WITH(factor("", "fs"), "cannot convert a pure number to time (fs)");
  CHECK_THROWS_WITH(parse_unit("furlong"), "there is no unit 'furlong'");
  CHECK_THROWS_AS(parse_unit("nm//fs"), UnknownName);
  CHECK_THROWS_AS(parse_unit("nm^"), UnknownName);
  CHECK_THROWS_AS(parse_unit("*m"), UnknownName);
  CHECK_THROWS_AS(parse_unit("m/"), UnknownName);
  CHECK(parse_unit("m^3/kg/s^2").dimension_name() == "length^3 mass^-1 time^-2");
}
