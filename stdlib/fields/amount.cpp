// SPDX-License-Identifier: MIT
#include "stdlib/fields/amount.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"

namespace ansatz::fields {
namespace {

// CODATA 2018.
constexpr double kHbar = 1.054571817e-34, kElectronMass = 9.1093837015e-31, kNanometre = 1e-9;

core::Unit scaled(const char* like, double scale) {
  core::Unit unit = core::parse_unit(like);
  unit.scale = scale;
  return unit;
}

const core::Unit& model_length() {
  static const core::Unit kUnit = scaled("nm", kNanometre);
  return kUnit;
}
const core::Unit& model_wavenumber() {
  static const core::Unit kUnit = scaled("nm^-1", 1 / kNanometre);
  return kUnit;
}
const core::Unit& model_time() {
  static const core::Unit kUnit = scaled("fs", kElectronMass * kNanometre * kNanometre / kHbar);
  return kUnit;
}
const core::Unit& model_energy() {
  static const core::Unit kUnit = scaled("eV", kHbar * kHbar / (kElectronMass * kNanometre * kNanometre));
  return kUnit;
}
const core::Unit& model_rate() {
  static const core::Unit kUnit = scaled("fs^-1", 1 / model_time().scale);
  return kUnit;
}
const core::Unit& model_strength() {
  static const core::Unit kUnit = scaled("eV nm", model_energy().scale * kNanometre);
  return kUnit;
}
const core::Unit& model_mass() {
  static const core::Unit kUnit = scaled("kg", kElectronMass);
  return kUnit;
}

constexpr const char* kLength = "a length such as 5 nm";
constexpr const char* kTime = "a time such as 20 fs";
constexpr const char* kEnergy = "an energy such as 0.3 eV";
constexpr const char* kWavenumber = "a wavenumber such as 4[1/nm]";
constexpr const char* kRate = "one over a time such as 0.05[1/fs]";
constexpr const char* kStrength = "an energy times a length such as 0.3[eV nm]";
constexpr const char* kMass = "a mass, or a number of electron masses";

std::string beside_quantities(const char* wanted) {
  return fmt::format("{}, since the call has quantities: then every number with a dimension has its unit", wanted);
}

std::string text(double value, const core::Unit& unit) {
  return core::number_text(value) + (unit.symbol.empty() ? "" : " " + unit.symbol);
}

}  // namespace

double UnitSystem::read(const char* name, const Amount& amount, const core::Unit& model, const char* wanted) const {
  if (!std::isfinite(amount.value)) throw core::BadParameter(kernel_, name, fmt::format("{}", amount.value), "finite");
  if (amount.unit) {
    if (!amount.unit->same_dimension(model))
      throw core::BadParameter(kernel_, name, text(amount.value, *amount.unit), wanted);
    return amount.value * (amount.unit->scale / model.scale);
  }
  if (physical_ && amount.is_given && amount.value != 0)
    throw core::BadParameter(kernel_, name, "the bare number " + core::number_text(amount.value),
                             beside_quantities(wanted));
  return amount.value;
}

double UnitSystem::length(const char* name, const Amount& amount) const {
  return read(name, amount, model_length(), kLength);
}
double UnitSystem::time(const char* name, const Amount& amount) const {
  return read(name, amount, model_time(), kTime);
}
double UnitSystem::energy(const char* name, const Amount& amount) const {
  return read(name, amount, model_energy(), kEnergy);
}
double UnitSystem::wavenumber(const char* name, const Amount& amount) const {
  return read(name, amount, model_wavenumber(), kWavenumber);
}
double UnitSystem::rate(const char* name, const Amount& amount) const {
  return read(name, amount, model_rate(), kRate);
}
double UnitSystem::strength(const char* name, const Amount& amount) const {
  return read(name, amount, model_strength(), kStrength);
}
double UnitSystem::mass(const char* name, const Amount& amount) const {
  if (!amount.unit) return amount.value;
  return read(name, amount, model_mass(), kMass);
}

core::Interval UnitSystem::lengths(const char* name, const Stretched& stretch) const {
  const core::Interval& from = stretch.interval;
  const auto end = [&](double value) {
    Amount amount(value);
    amount.is_given = stretch.is_given;
    if (!from.unit.symbol.empty()) amount.unit = from.unit;
    return length(name, amount);
  };
  return {end(from.low), end(from.high), {}};
}

std::vector<double> UnitSystem::read(const char* name, const core::Array& values, const core::Unit& model,
                                     const char* wanted) const {
  if (values.rank() > 1)
    throw core::BadParameter(kernel_, name, fmt::format("an array of {} dimensions", values.rank()),
                             "a row of numbers");
  std::vector<double> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Amount amount(values.number(i));
    if (!values.unit.symbol.empty()) amount.unit = values.unit;
    out.push_back(read(name, amount, model, wanted));
  }
  return out;
}

std::vector<double> UnitSystem::times(const char* name, const core::Array& values) const {
  return read(name, values, model_time(), kTime);
}
std::vector<double> UnitSystem::energies(const char* name, const core::Array& values) const {
  return read(name, values, model_energy(), kEnergy);
}
std::vector<double> UnitSystem::places(const char* name, const core::Array& values) const {
  return read(name, values, model_length(), kLength);
}

namespace {

UnitSystem::Publication publication(bool physical, const core::Unit& model, const char* unit) {
  if (!physical) return {};
  const core::Unit published = core::parse_unit(unit);
  return {model.scale / published.scale, published};
}

}  // namespace

UnitSystem::Publication UnitSystem::published_length() const { return publication(physical_, model_length(), "nm"); }
UnitSystem::Publication UnitSystem::published_time() const { return publication(physical_, model_time(), "fs"); }
UnitSystem::Publication UnitSystem::published_energy() const { return publication(physical_, model_energy(), "eV"); }
UnitSystem::Publication UnitSystem::published_wavenumber() const {
  return publication(physical_, model_wavenumber(), "1/nm");
}
UnitSystem::Publication UnitSystem::published_rate() const { return publication(physical_, model_rate(), "1/fs"); }

core::Value UnitSystem::Publication::of(double value) const {
  if (unit.symbol.empty()) return value;
  return core::Quantity{value * factor, unit};
}

core::Array UnitSystem::Publication::of(core::Array array) const {
  if (unit.symbol.empty()) return array;
  for (double& value : array.mutable_real()) value *= factor;
  array.unit = unit;
  return array;
}

}  // namespace ansatz::fields

namespace ansatz::core {

Kind Convert<fields::Amount>::kind(const Registry& registry) { return Convert<double>::kind(registry); }
bool Convert<fields::Amount>::from(const Value& value, fields::Amount& out, const Item&, const Registry&) {
  if (const auto* number = value.get<double>()) {
    out = fields::Amount(*number);
    return true;
  }
  if (const auto* quantity = value.get<Quantity>()) {
    out = fields::Amount(quantity->value);
    if (!quantity->unit.symbol.empty()) out.unit = quantity->unit;
    return true;
  }
  const auto* array = value.get<Array>();
  if (!array || array->rank() != 0 || array->type() == ElementType::text || array->type() == ElementType::complex)
    return false;
  out = fields::Amount(array->number(0));
  if (!array->unit.symbol.empty()) out.unit = array->unit;
  return true;
}
Value Convert<fields::Amount>::to(const fields::Amount& in, const Registry&) {
  if (in.unit) return Quantity{in.value, *in.unit};
  return in.value;
}

Kind Convert<fields::Stretched>::kind(const Registry& registry) { return Convert<Interval>::kind(registry); }
bool Convert<fields::Stretched>::from(const Value& value, fields::Stretched& out, const Item&, const Registry&) {
  const auto* interval = value.get<Interval>();
  if (interval) {
    out.interval = *interval;
    out.is_given = true;
  }
  return interval != nullptr;
}
Value Convert<fields::Stretched>::to(const fields::Stretched& in, const Registry&) { return in.interval; }

}  // namespace ansatz::core
