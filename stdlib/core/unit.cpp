// SPDX-License-Identifier: MIT
#include "stdlib/core/unit.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/core/unit_table.h"

namespace ansatz::core {

namespace {

/// A unit's symbol, taken apart: nm/fs is nm¹ fs⁻¹. Kept in the order of writing.
struct Factor {
  std::string name;
  int exponent = kWholePower;  ///< in sixths
};

bool is_whole(const Factor& factor) { return factor.exponent % kWholePower == 0; }

/// Reads "2", "-1" or "(1/2)" from `at` on, in sixths; where it ends, or null where it is no power.
const char* read_power(const char* at, const char* end, int& exponent) {
  const bool has_brackets = at != end && *at == '(';
  int above = 0, below = 1;
  auto read = std::from_chars(at + (has_brackets ? 1 : 0), end, above);
  if (read.ec != std::errc()) return nullptr;
  if (has_brackets) {
    if (read.ptr != end && *read.ptr == '/') read = std::from_chars(read.ptr + 1, end, below);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != ')') return nullptr;
    ++read.ptr;
  }
  if (std::abs(above) > 100 || below < 1 || kWholePower * above % below != 0) return nullptr;
  exponent = kWholePower * above / below;
  return read.ptr;
}

/// Reads "kg*m/s^2", "m^2 s^-1", "1/s"; names are not looked up. False where the text is none of these.
bool split(std::string_view text, std::vector<Factor>& factors) {
  int sign = 1;
  bool wanted = true;  // a name must come next
  std::size_t i = 0;
  const auto starts = [&](std::string_view what) { return text.substr(i).starts_with(what); };
  while (i < text.size()) {
    if (text[i] == ' ') {
      ++i;
    } else if (text[i] == '*' || starts("·")) {
      if (wanted) return false;
      i += text[i] == '*' ? 1 : std::string_view("·").size();
      sign = 1;
      wanted = true;
    } else if (text[i] == '/') {
      if (wanted) return false;
      ++i;
      sign = -1;
      wanted = true;
    } else if (text[i] == '1' && wanted && factors.empty() && sign == 1) {
      ++i;
      wanted = false;
    } else {
      const std::size_t begin = i;
      while (i < text.size() && text[i] != ' ' && text[i] != '*' && text[i] != '/' && text[i] != '^' && !starts("·"))
        ++i;
      if (i == begin) return false;
      Factor factor{std::string(text.substr(begin, i - begin))};
      if (i < text.size() && text[i] == '^') {
        const char* end = read_power(text.data() + i + 1, text.data() + text.size(), factor.exponent);
        if (!end) return false;
        i = static_cast<std::size_t>(end - text.data());
      }
      factor.exponent *= sign;
      factors.push_back(std::move(factor));
      sign = 1;
      wanted = false;
    }
  }
  return !wanted;
}

void merge(std::vector<Factor>& into, const Factor& factor) {
  for (auto it = into.begin(); it != into.end(); ++it) {
    if (it->name != factor.name) continue;
    it->exponent += factor.exponent;
    if (it->exponent == 0) into.erase(it);
    return;
  }
  if (factor.exponent != 0) into.push_back(factor);
}

std::vector<Factor> factors_of(const Unit& unit) {
  std::vector<Factor> raw, merged;
  if (!unit.symbol.empty()) split(unit.symbol, raw);
  for (const Factor& factor : raw) merge(merged, factor);
  return merged;
}

/// "kg*m/s^2"; without anything above the line, "s^-1".
std::string join(const std::vector<Factor>& factors) {
  std::string above, below;
  const auto write = [](std::string& text, const Factor& factor, int exponent, const char* separator) {
    if (separator[0] == '/' || !text.empty()) text += separator;
    text += factor.name;
    if (exponent != kWholePower) text += "^" + power_text(exponent);
  };
  for (const Factor& factor : factors) {
    if (factor.exponent > 0) write(above, factor, factor.exponent, "*");
  }
  for (const Factor& factor : factors) {
    if (factor.exponent >= 0) continue;
    if (above.empty()) {
      write(below, factor, factor.exponent, "*");
    } else {
      write(below, factor, -factor.exponent, "/");
    }
  }
  return above + below;
}

signed char exponent_of(const Unit& unit, int value) {
  if (std::abs(value) > kWholePower * kLargestPower)
    throw Mismatch("the unit " + unit.symbol + " has too large an exponent");
  return static_cast<signed char>(value);
}

/// The scale of what is written. A root squared is not quite what it was; its writing is.
std::optional<double> scale_of(const std::vector<Factor>& factors) {
  double scale = 1;
  for (const Factor& factor : factors) {
    const Unit* unit = find_unit(factor.name);
    if (!unit) return std::nullopt;
    scale *= std::pow(unit->scale, static_cast<double>(factor.exponent) / kWholePower);
  }
  return scale;
}

Unit combine(const Unit& a, const Unit& b, int sign) {
  Unit result;
  result.scale = sign > 0 ? a.scale * b.scale : a.scale / b.scale;
  for (std::size_t i = 0; i < Unit::kBases; ++i) {
    result.exponents[i] = exponent_of(a, a.exponents[i] + sign * b.exponents[i]);
  }
  std::vector<Factor> factors = factors_of(a);
  bool has_root = !std::all_of(factors.begin(), factors.end(), is_whole);
  for (Factor& factor : factors_of(b)) {
    has_root = has_root || !is_whole(factor);
    factor.exponent *= sign;
    merge(factors, factor);
  }
  result.symbol = join(factors);
  if (has_root) result.scale = scale_of(factors).value_or(result.scale);
  // nm/nm leaves rounding in the scale; what cancels in writing cancels in value.
  if (factors.empty() && result.is_dimensionless()) result.scale = 1;
  return result;
}

// Prefixes are decimal but their doubles are not: 1e-9 / 1e-12 must be 1000, not its neighbour.
double decimal_ratio(double from, double to) {
  if (from == to) return 1;
  const double ratio = from / to;
  char decimal[32];
  std::snprintf(decimal, sizeof decimal, "%.11e", ratio);
  const double rounded = std::strtod(decimal, nullptr);
  return std::abs(rounded - ratio) <= 1e-15 * std::abs(ratio) ? rounded : ratio;
}

}  // namespace

Unit operator*(const Unit& a, const Unit& b) {
  if (b.symbol.empty() && b == Unit{}) return a;
  if (a.symbol.empty() && a == Unit{}) return b;
  return combine(a, b, 1);
}

Unit operator/(const Unit& a, const Unit& b) {
  if (b.symbol.empty() && b == Unit{}) return a;
  return combine(a, b, -1);
}

Unit power(const Unit& unit, int numerator, int denominator) {
  if (denominator == 0) throw Mismatch("a unit cannot be raised to a power over zero");
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const auto raised = [&](int exponent) {
    if (exponent * numerator % denominator != 0) {
      const std::string by =
          denominator == 1 ? std::to_string(numerator) : std::to_string(numerator) + "/" + std::to_string(denominator);
      throw Mismatch("the power " + by + " of " + unit.symbol + " leaves an exponent that is no half, third or sixth");
    }
    return exponent * numerator / denominator;
  };
  Unit result;
  for (std::size_t i = 0; i < Unit::kBases; ++i) result.exponents[i] = exponent_of(unit, raised(unit.exponents[i]));
  result.scale = denominator == 1 ? std::pow(unit.scale, numerator)
                                  : std::pow(unit.scale, static_cast<double>(numerator) / denominator);
  std::vector<Factor> factors, before = factors_of(unit);
  for (Factor factor : before) {
    factor.exponent = raised(factor.exponent);
    merge(factors, factor);
  }
  result.symbol = join(factors);
  if (!std::all_of(before.begin(), before.end(), is_whole)) result.scale = scale_of(factors).value_or(result.scale);
  return result;
}

namespace {

/// Of m/s/nm the lengths: what stands above and below the line in two units of one dimension.
double absorb_pairs(Unit& unit) {
  std::vector<Factor> factors = factors_of(unit);
  double number = 1;
  bool cancels = false;
  for (Factor& above : factors) {
    for (Factor& below : factors) {
      if (above.exponent <= 0 || below.exponent >= 0) continue;
      const Unit *one = find_unit(above.name), *other = find_unit(below.name);
      if (!one || !other || one->is_dimensionless() || !one->same_dimension(*other)) continue;
      cancels = true;
      const int shared = std::min(above.exponent, -below.exponent);
      number *= std::pow(decimal_ratio(one->scale, other->scale), static_cast<double>(shared) / kWholePower);
      above.exponent -= shared;
      below.exponent += shared;
    }
  }
  std::erase_if(factors, [](const Factor& each) { return each.exponent == 0; });
  const auto scale = scale_of(factors);
  if (!cancels || !scale) return 1;
  unit.symbol = join(factors);
  unit.scale = *scale;
  return number;
}

}  // namespace

double absorb_cancelled(Unit& unit) {
  if (unit.symbol.empty()) return 1;
  if (!unit.is_dimensionless()) return absorb_pairs(unit);
  Unit kept;
  std::vector<Factor> factors;
  for (const Factor& factor : factors_of(unit)) {
    const Unit* known = find_unit(factor.name);
    if (!known || !known->is_dimensionless()) continue;
    factors.push_back(factor);
    kept.scale *= std::pow(known->scale, static_cast<double>(factor.exponent) / kWholePower);
  }
  kept.symbol = join(factors);
  if (kept.symbol == unit.symbol) return 1;
  const double number = decimal_ratio(unit.scale, kept.scale);
  unit = kept;
  return number;
}

std::string Unit::dimension_name() const { return name_of_dimension(exponents); }

bool is_unit_name(std::string_view name) { return find_unit(name) != nullptr; }

Unit parse_unit(std::string_view text) {
  if (text.find_first_not_of(' ') == std::string_view::npos) return {};
  std::vector<Factor> factors;
  if (!split(text, factors)) {
    throw UnknownName("'" + std::string(text) + "' is not written as a unit; write it like nm/fs or kg*m/s^2",
                      std::string(text), unit_names());
  }
  Unit result;
  for (const Factor& factor : factors) {
    const Unit* unit = find_unit(factor.name);
    if (!unit) throw UnknownName("there is no unit '" + factor.name + "'", factor.name, unit_names());
    result = factor.exponent == kWholePower ? result * *unit : result * power(*unit, factor.exponent, kWholePower);
  }
  return result;
}

double conversion(const Unit& from, const Unit& to) {
  if (!from.same_dimension(to)) {
    const auto named = [](const Unit& unit) {
      const std::string dimension = unit.dimension_name();
      return unit.symbol.empty() ? dimension : dimension + " (" + unit.symbol + ")";
    };
    throw Mismatch("cannot convert " + named(from) + " to " + named(to));
  }
  return decimal_ratio(from.scale, to.scale);
}

}  // namespace ansatz::core
