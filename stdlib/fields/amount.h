// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/declare/convert.h"
#include "stdlib/core/value.h"

namespace ansatz::fields {

/// A number of a script with the unit it was written in, if any: kernels of quantum mechanics take bare numbers for
/// model units (ħ = 1) and quantities for eV, nm and fs, and must tell which they were given.
struct Amount {
  double value = 0;
  std::optional<core::Unit> unit{};
  bool is_given = true;  ///< not a default

  Amount() = default;
  Amount(double number) : value(number) {}
  Amount(double number, const char* unit_text) : value(number), unit(core::parse_unit(unit_text)) {}
  static Amount standard(double number) {
    Amount amount(number);
    amount.is_given = false;
    return amount;
  }
};

/// The same of a stretch, low … high.
struct Stretched {
  core::Interval interval;
  bool is_given = true;

  Stretched() = default;
  Stretched(double low, double high) : interval{low, high} {}
  static Stretched standard(double low, double high) {
    Stretched stretch(low, high);
    stretch.is_given = false;
    return stretch;
  }
};

/// What a kernel's numbers mean: model units, or eV, nm and fs as soon as one of them is a quantity. Computation is in
/// model units either way: ħ = 1, masses in electron masses, and where there are quantities lengths in nm, so that the
/// unit of energy is ħ²/(m_e nm²) = 0.07620 eV and that of time m_e nm²/ħ = 8.638 fs. Numbers left to their defaults
/// are model units always.
///
/// Errors of the readers   BadParameter: a bare number (other than 0) beside quantities, a quantity of another
///                         dimension, a value that is not finite.
class UnitSystem {
 public:
  explicit UnitSystem(const char* kernel) : kernel_(kernel) {}

  /// Every amount of the call is shown first, then read.
  void notice(const Amount& amount) { physical_ = physical_ || amount.unit.has_value(); }
  void notice(const std::optional<Amount>& amount) {
    if (amount) notice(*amount);
  }
  void notice(const Stretched& stretch) { physical_ = physical_ || !stretch.interval.unit.symbol.empty(); }
  void notice(const std::optional<core::Array>& values) {
    physical_ = physical_ || (values && !values->unit.symbol.empty());
  }
  bool is_physical() const { return physical_; }
  const char* kernel() const { return kernel_; }

  double length(const char* name, const Amount& amount) const;
  double time(const char* name, const Amount& amount) const;
  double energy(const char* name, const Amount& amount) const;
  double wavenumber(const char* name, const Amount& amount) const;
  double rate(const char* name, const Amount& amount) const;      ///< one over a time
  double strength(const char* name, const Amount& amount) const;  ///< energy times length
  double mass(const char* name, const Amount& amount) const;      ///< a bare number is in electron masses, always
  core::Interval lengths(const char* name, const Stretched& stretch) const;
  std::vector<double> times(const char* name, const core::Array& values) const;
  std::vector<double> energies(const char* name, const core::Array& values) const;
  std::vector<double> places(const char* name, const core::Array& values) const;

  /// What a number of model units is multiplied by to be published, and its unit then.
  struct Publication {
    double factor = 1;
    core::Unit unit{};
    core::Value of(double value) const;
    core::Array of(core::Array array) const;
  };
  Publication published_length() const;
  Publication published_time() const;
  Publication published_energy() const;
  Publication published_wavenumber() const;
  Publication published_rate() const;  ///< one over a time

 private:
  double read(const char* name, const Amount& amount, const core::Unit& model, const char* wanted) const;
  std::vector<double> read(const char* name, const core::Array& values, const core::Unit& model,
                           const char* wanted) const;

  const char* kernel_;
  bool physical_ = false;
};

}  // namespace ansatz::fields

namespace ansatz::core {

template <>
struct Convert<fields::Amount> {
  static Kind kind(const Registry&);
  static bool from(const Value&, fields::Amount& out, const Item&, const Registry&);
  static Value to(const fields::Amount& in, const Registry&);
};
template <>
struct Convert<fields::Stretched> {
  static Kind kind(const Registry&);
  static bool from(const Value&, fields::Stretched& out, const Item&, const Registry&);
  static Value to(const fields::Stretched& in, const Registry&);
};

}  // namespace ansatz::core
