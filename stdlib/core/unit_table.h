// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/unit.h"

namespace ansatz::core {

/// The unit of that name in the table, or null.
const Unit* find_unit(std::string_view name);

/// A unit and those made of it by prefixes, for lists.
struct UnitRow {
  std::string name;                   ///< "eV"
  double scale = 1;                   ///< how many of `si`
  std::string si;                     ///< "J"; empty for a pure number
  std::string dimension;              ///< "energy"
  std::vector<std::string> prefixed;  ///< "neV", "keV"
};
/// The whole table, dimension by dimension.
std::vector<UnitRow> unit_rows();

/// Exponents are counted in sixths, so that roots of units have some: the metre has 6, V/Hz^(1/2) 3 where V has none.
inline constexpr int kWholePower = 6;
inline constexpr int kLargestPower = 17;  ///< of a base, as a whole

/// An exponent as one byte that is the whole power itself where there is one: what files and fingerprints hold.
signed char exponent_code(int sixths);
int exponent_of_code(signed char code);

/// "2", "-1", "(1/2)": a power in sixths, as a unit is written.
std::string power_text(int sixths);

/// "energy", "time"; "a pure number"; "length^2 time^-3" where the field has no name for it.
std::string name_of_dimension(const std::array<signed char, Unit::kBases>& exponents);

}  // namespace ansatz::core
