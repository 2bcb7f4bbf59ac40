// SPDX-License-Identifier: MIT
#include "interpreter/experiment/identity.h"

#include <type_traits>

#include "stdlib/core/error.h"
#include "stdlib/core/unit_table.h"

namespace ansatz::experiment {

namespace {

using core::Fingerprint;

void add_unit(Fingerprint& all, const core::Unit& unit) {
  all.add(unit.scale);
  for (const signed char exponent : unit.exponents)
    all.add(static_cast<std::uint64_t>(core::exponent_code(exponent) + 128));
}

void add_array(Fingerprint& all, const core::Array& array) {
  all.add(core::describe(array.type())).add(static_cast<std::uint64_t>(array.rank()));
  for (const core::Dimension& dimension : array.dimensions()) {
    all.add(dimension.name).add(static_cast<std::uint64_t>(dimension.size));
    all.add(static_cast<std::uint64_t>(dimension.coordinates ? 1 : 0));
    if (dimension.coordinates) add_array(all, *dimension.coordinates);
  }
  switch (array.type()) {
    case core::ElementType::real:
      all.add(array.real());
      break;
    case core::ElementType::complex:
      for (const auto& z : array.complex()) all.add(z.real()).add(z.imag());
      break;
    case core::ElementType::integer:
      for (const std::int64_t i : array.integers()) all.add(static_cast<std::uint64_t>(i));
      break;
    case core::ElementType::boolean:
      for (const auto b : array.booleans()) all.add(static_cast<std::uint64_t>(b));
      break;
    case core::ElementType::text:
      for (const std::string& text : array.texts()) all.add(text);
      break;
  }
  // The label is for the eye; unit and kind change what kernels make of the numbers.
  add_unit(all, array.unit);
  for (const std::string& name : array.density_over) all.add(name);
  all.add(static_cast<std::uint64_t>(array.is_mass ? 1 : 0));
}

struct Adder {
  Fingerprint& all;

  void operator()(const core::Nothing&) const {}
  void operator()(bool truth) const { all.add(static_cast<std::uint64_t>(truth)); }
  void operator()(double number) const { all.add(number); }
  void operator()(const std::complex<double>& z) const { all.add(z.real()).add(z.imag()); }
  void operator()(const std::string& text) const { all.add(text); }
  void operator()(const core::Interval& interval) const {
    all.add(interval.low).add(interval.high);
    if (!interval.unit.symbol.empty()) add_unit(all, interval.unit);
  }
  void operator()(const core::Quantity& quantity) const {
    all.add(quantity.value);
    add_unit(all, quantity.unit);
  }
  void operator()(const core::Array& array) const { add_array(all, array); }
  void operator()(const std::shared_ptr<const core::Record>& record) const {
    all.add(record->type);
    for (const auto& [name, value] : record->fields) all.add(name).add(fingerprint(value));
  }
  void operator()(const std::shared_ptr<const core::List>& list) const {
    for (const core::Value& item : list->items) all.add(fingerprint(item));
  }
  void operator()(const std::shared_ptr<const core::Table>& table) const {
    for (const auto& [name, column] : table->columns) {
      all.add(name);
      add_array(all, column);
    }
  }
  void operator()(const std::shared_ptr<const core::Groups>& groups) const {
    all.add(groups->by);
    for (std::size_t i = 0; i < groups->samples.size(); ++i) {
      all.add(groups->names[i]);
      add_array(all, groups->samples[i]);
    }
  }
  void operator()(const core::Function& function) const { all.add(function.fingerprint()); }
  void operator()(const core::Expression& expression) const {
    all.add(expression.digest().high).add(expression.digest().low);
  }
  void operator()(const std::shared_ptr<core::Callable>&) const {
    throw core::Mismatch("a function of the script cannot be told from another by its value");
  }
};

}  // namespace

Fingerprint fingerprint(const core::Value& value) {
  Fingerprint all;
  all.add(static_cast<std::uint64_t>(value.data().index()));
  std::visit(Adder{all}, value.data());
  return all;
}

core::Stream row_stream(std::uint64_t seed, std::string_view experiment, const RowPlan& row) {
  const auto key = row.stream_key.digest();
  return core::Stream(seed).at(experiment).at(key[0]).at(key[1]).at(static_cast<std::uint64_t>(row.replicate));
}

Fingerprint row_identity(const Fingerprint& closure, const core::Stream& stream) {
  Fingerprint identity;
  identity.add(closure);
  for (const std::uint64_t word : stream.key()) identity.add(word);
  return identity;
}

}  // namespace ansatz::experiment
