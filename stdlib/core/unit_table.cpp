// SPDX-License-Identifier: MIT
#include "stdlib/core/unit_table.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <numbers>
#include <numeric>

namespace ansatz::core {

namespace {

using Exponents = std::array<signed char, Unit::kBases>;

/// The tables below count whole powers.
Exponents in_sixths(Exponents exponents) {
  for (signed char& exponent : exponents) exponent = static_cast<signed char>(kWholePower * exponent);
  return exponents;
}

constexpr Exponents kNone{};
//                               m   kg  s   A   K  mol cd
constexpr Exponents kLength{1, 0, 0, 0, 0, 0, 0};
constexpr Exponents kMass{0, 1, 0, 0, 0, 0, 0};
constexpr Exponents kTime{0, 0, 1, 0, 0, 0, 0};
constexpr Exponents kCurrent{0, 0, 0, 1, 0, 0, 0};
constexpr Exponents kTemperature{0, 0, 0, 0, 1, 0, 0};
constexpr Exponents kAmount{0, 0, 0, 0, 0, 1, 0};
constexpr Exponents kIntensity{0, 0, 0, 0, 0, 0, 1};
constexpr Exponents kFrequency{0, 0, -1, 0, 0, 0, 0};
constexpr Exponents kForce{1, 1, -2, 0, 0, 0, 0};
constexpr Exponents kEnergy{2, 1, -2, 0, 0, 0, 0};
constexpr Exponents kPower{2, 1, -3, 0, 0, 0, 0};
constexpr Exponents kPressure{-1, 1, -2, 0, 0, 0, 0};
constexpr Exponents kCharge{0, 0, 1, 1, 0, 0, 0};
constexpr Exponents kVoltage{2, 1, -3, -1, 0, 0, 0};
constexpr Exponents kCapacitance{-2, -1, 4, 2, 0, 0, 0};
constexpr Exponents kResistance{2, 1, -3, -2, 0, 0, 0};
constexpr Exponents kConductance{-2, -1, 3, 2, 0, 0, 0};
constexpr Exponents kFlux{2, 1, -2, -1, 0, 0, 0};
constexpr Exponents kField{0, 1, -2, -1, 0, 0, 0};
constexpr Exponents kInductance{2, 1, -2, -2, 0, 0, 0};
constexpr Exponents kVolume{3, 0, 0, 0, 0, 0, 0};

struct Row {
  const char* name;
  double scale;
  Exponents exponents;
  const char* prefixes;  ///< letters of the table below; "" for none
};

// The usual prefixes. There is no atto here: "as" is a word of the language, so the attosecond is written attos.
constexpr const char* kAll = "fpnumkMGT";

// Sources: SI brochure, 9th edition (2019), for everything exact; CODATA 2018 for Da, hartree and bohr.
// Words of the language (as in to by if min max end at) are never units: min, in and as are therefore missing.
const Row kUnits[] = {
    {"m", 1, kLength, "fpnumcdkM"},
    {"g", 1e-3, kMass, "fpnumkM"},
    {"s", 1, kTime, "fpnum"},
    {"A", 1, kCurrent, kAll},
    {"K", 1, kTemperature, "pnumkMG"},
    {"mol", 1, kAmount, "fpnumk"},
    {"cd", 1, kIntensity, ""},
    {"Hz", 1, kFrequency, "umkMGTP"},
    {"Bq", 1, kFrequency, "umkMGT"},
    {"N", 1, kForce, kAll},
    {"J", 1, kEnergy, kAll},
    {"W", 1, kPower, kAll},
    {"Pa", 1, kPressure, "umhkMGT"},
    {"bar", 1e5, kPressure, "umkM"},
    {"atm", 101325, kPressure, ""},
    {"C", 1, kCharge, kAll},
    {"V", 1, kVoltage, kAll},
    {"F", 1, kCapacitance, "fpnum"},
    {"Ω", 1, kResistance, "umkMGT"},
    {"ohm", 1, kResistance, "umkMGT"},
    {"S", 1, kConductance, "pnumk"},
    {"Wb", 1, kFlux, "um"},
    {"T", 1, kField, "fpnumk"},
    {"H", 1, kInductance, "pnum"},
    {"L", 1e-3, kVolume, "pnum"},
    {"eV", 1.602176634e-19, kEnergy, "npumkMGT"},
    {"hartree", 4.3597447222071e-18, kEnergy, "m"},
    {"Da", 1.66053906660e-27, kMass, "k"},
    {"bohr", 5.29177210903e-11, kLength, ""},
    {"Å", 1e-10, kLength, ""},
    {"angstrom", 1e-10, kLength, ""},
    {"au", 149597870700.0, kLength, ""},
    {"ly", 9460730472580800.0, kLength, ""},
    {"pc", 149597870700.0 * 648000 / std::numbers::pi, kLength, "kMG"},
    {"inch", 0.0254, kLength, ""},
    {"attos", 1e-18, kTime, ""},
    {"minute", 60, kTime, ""},
    {"hour", 3600, kTime, ""},
    {"h", 3600, kTime, ""},
    {"day", 86400, kTime, ""},
    {"week", 604800, kTime, ""},
    {"year", 31557600, kTime, ""},  // Julian
    {"rad", 1, kNone, "num"},
    {"sr", 1, kNone, ""},
    {"deg", std::numbers::pi / 180, kNone, ""},
    {"arcmin", std::numbers::pi / 10800, kNone, ""},
    {"arcsec", std::numbers::pi / 648000, kNone, ""},
    {"percent", 0.01, kNone, ""},
    {"permille", 1e-3, kNone, ""},
    {"ppm", 1e-6, kNone, ""},
    {"nat", 1, kNone, "mk"},
    {"bit", std::numbers::ln2, kNone, "mkMGT"},
    {"dit", std::numbers::ln10, kNone, ""},
};

double prefix_scale(char letter) {
  switch (letter) {
    case 'f':
      return 1e-15;
    case 'p':
      return 1e-12;
    case 'n':
      return 1e-9;
    case 'u':
      return 1e-6;
    case 'm':
      return 1e-3;
    case 'c':
      return 1e-2;
    case 'd':
      return 1e-1;
    case 'h':
      return 1e2;
    case 'k':
      return 1e3;
    case 'M':
      return 1e6;
    case 'G':
      return 1e9;
    case 'T':
      return 1e12;
    default:
      return 1e15;  // P
  }
}

using UnitMap = std::map<std::string, Unit, std::less<>>;

UnitMap make_table() {
  UnitMap table;
  const auto put = [&](const std::string& name, double scale, const Exponents& exponents) {
    table.emplace(name, Unit{scale, in_sixths(exponents), name});
  };
  for (const Row& row : kUnits) {
    put(row.name, row.scale, row.exponents);
    for (const char* p = row.prefixes; *p; ++p) {
      // The gram's own scale is a thousandth; multiplied back, the kilogram must be exactly one.
      const double scale = row.scale == 1e-3 && *p == 'k' ? 1 : row.scale * prefix_scale(*p);
      put(*p + std::string(row.name), scale, row.exponents);
      if (*p == 'u') put("µ" + std::string(row.name), scale, row.exponents);       // micro sign, U+00B5
      if (*p == 'u') put("\u03bc" + std::string(row.name), scale, row.exponents);  // Greek mu
    }
  }
  table.emplace("\u212b", table.at("Å"));  // the Ångström sign and the ohm sign of older keyboards
  table.emplace("\u2126", table.at("Ω"));
  return table;
}

const UnitMap& table() {
  static const UnitMap made = make_table();
  return made;
}

struct NamedDimension {
  Exponents exponents;
  const char* name;
};

const NamedDimension kDimensions[] = {
    {kNone, "a pure number"},
    {kLength, "length"},
    {kMass, "mass"},
    {kTime, "time"},
    {kCurrent, "current"},
    {kTemperature, "temperature"},
    {kAmount, "amount of substance"},
    {kIntensity, "luminous intensity"},
    {kFrequency, "frequency"},
    {kForce, "force"},
    {kEnergy, "energy"},
    {kPower, "power"},
    {kPressure, "pressure"},
    {kCharge, "charge"},
    {kVoltage, "voltage"},
    {kCapacitance, "capacitance"},
    {kResistance, "resistance"},
    {kConductance, "conductance"},
    {kFlux, "magnetic flux"},
    {kField, "magnetic field"},
    {kInductance, "inductance"},
    {kVolume, "volume"},
    {{2, 0, 0, 0, 0, 0, 0}, "area"},
    {{1, 0, -1, 0, 0, 0, 0}, "velocity"},
    {{1, 0, -2, 0, 0, 0, 0}, "acceleration"},
    {{1, 1, -1, 0, 0, 0, 0}, "momentum"},
    {{2, 1, -1, 0, 0, 0, 0}, "action"},
    {{-3, 1, 0, 0, 0, 0, 0}, "mass density"},
    {{-1, 0, 0, 0, 0, 0, 0}, "wave number"},
    {{-3, 0, 0, 0, 0, 0, 0}, "number density"},
    {{2, 0, -1, 0, 0, 0, 0}, "diffusivity"},
    {{1, 1, -3, -1, 0, 0, 0}, "electric field"},
    {{-3, 0, 0, 0, 0, 1, 0}, "concentration"},
};

const char* const kBaseNames[] = {"length", "mass", "time", "current", "temperature", "amount", "intensity"};

}  // namespace

const Unit* find_unit(std::string_view name) {
  const auto it = table().find(name);
  return it == table().end() ? nullptr : &it->second;
}

std::vector<UnitRow> unit_rows() {
  std::vector<UnitRow> rows;
  for (const Row& row : kUnits) {
    const auto* base = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Row& each) {
      return each.exponents == row.exponents && each.scale == 1;
    });
    std::string si = base == std::end(kUnits) || row.exponents == kNone ? "" : base->name;
    if (row.exponents == kMass) si = "kg";
    if (row.exponents == kVolume) si = "m^3";
    UnitRow made{row.name, row.scale, si, name_of_dimension(in_sixths(row.exponents)), {}};
    for (const char* p = row.prefixes; *p; ++p) made.prefixed.push_back(*p + std::string(row.name));
    rows.push_back(std::move(made));
  }
  // Kept in the table's order within a dimension; dimensions in the order of their first units.
  std::vector<UnitRow> sorted;
  for (const UnitRow& first : rows) {
    const auto is_of = [&](const UnitRow& each) { return each.dimension == first.dimension; };
    if (std::any_of(sorted.begin(), sorted.end(), is_of)) continue;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(sorted), is_of);
  }
  return sorted;
}

const std::vector<std::string>& unit_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, unit] : table()) all.push_back(name);
    return all;
  }();
  return names;
}

signed char exponent_code(int sixths) {
  const int code = sixths % kWholePower == 0 ? sixths / kWholePower : sixths + (sixths > 0 ? 1 : -1) * kLargestPower;
  return static_cast<signed char>(code);
}

int exponent_of_code(signed char code) {
  return std::abs(code) <= kLargestPower ? kWholePower * code : code - (code > 0 ? 1 : -1) * kLargestPower;
}

std::string power_text(int sixths) {
  const int divisor = std::gcd(sixths, kWholePower);
  const std::string above = std::to_string(sixths / divisor);
  return divisor == kWholePower ? above : "(" + above + "/" + std::to_string(kWholePower / divisor) + ")";
}

std::string name_of_dimension(const Exponents& exponents) {
  for (const NamedDimension& known : kDimensions) {
    if (in_sixths(known.exponents) == exponents) return known.name;
  }
  std::string text;
  for (std::size_t i = 0; i < Unit::kBases; ++i) {
    if (exponents[i] == 0) continue;
    if (!text.empty()) text += ' ';
    text += kBaseNames[i];
    if (exponents[i] != kWholePower) text += "^" + power_text(exponents[i]);
  }
  return text;
}

}  // namespace ansatz::core
