// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ansatz::core {

/// A physical unit: how many coherent SI units of the same dimension it is, the exponents of that dimension
/// (length, mass, time, current, temperature, amount, luminous intensity) in sixths, so that roots have some, and how
/// it is written: m has 6 of length, Hz^(1/2) −3 of time. There are no affine units. Angles, counts, nats and bits are
/// dimensionless; a bit is ln 2 nats.
struct Unit {
  static constexpr std::size_t kBases = 7;

  double scale = 1;                             ///< value in SI = value in this unit × scale
  std::array<signed char, kBases> exponents{};  ///< in sixths of a whole power
  std::string symbol;                           ///< as written: "nm/fs"; empty for a pure number

  bool is_dimensionless() const { return exponents == std::array<signed char, kBases>{}; }
  bool same_dimension(const Unit& other) const { return exponents == other.exponents; }
  bool operator==(const Unit& other) const { return scale == other.scale && exponents == other.exponents; }

  /// The field's name of the dimension ("energy", "time"), or its base exponents where it has none.
  std::string dimension_name() const;
};

Unit operator*(const Unit& a, const Unit& b);
Unit operator/(const Unit& a, const Unit& b);

/// `unit` to the power numerator / denominator. Throws Mismatch where an exponent would be no sixth.
Unit power(const Unit& unit, int numerator, int denominator = 1);

/// Makes a number of what cancels in a dimensionless unit: nm/m becomes the pure number and 1e-9 is returned; deg,
/// percent and bit stay, with 1.
double absorb_cancelled(Unit& unit);

/// Whether a name stands in the unit table ("eV", "fs", "mm", "percent").
bool is_unit_name(std::string_view name);

/// Every name of the unit table, sorted.
const std::vector<std::string>& unit_names();

/// Reads "eV", "nm/fs", "m^2 s^-1", "kg*m/s^2"; an empty text is the pure number. Throws UnknownName.
Unit parse_unit(std::string_view text);

/// The factor that takes a value in `from` to a value in `to`. Throws Mismatch naming both dimensions.
double conversion(const Unit& from, const Unit& to);

}  // namespace ansatz::core
