// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/registry.h"

#include <algorithm>
#include <stdexcept>

namespace ansatz::core {

// A wrong declaration is a mistake in our own source: std::logic_error, at start, in every test.

void Registry::module(std::string name, std::string summary, bool always_in_scope) {
  if (find_module(name)) throw std::logic_error("module " + name + " is declared twice");
  modules_.push_back(std::make_unique<Module>(Module{std::move(name), std::move(summary), always_in_scope, {}}));
}

const Module* Registry::find_module(std::string_view name) const {
  const auto found =
      std::find_if(modules_.begin(), modules_.end(), [&](const auto& held) { return held->name == name; });
  return found == modules_.end() ? nullptr : found->get();
}

const Kernel* Registry::find(std::string_view name) const {
  const auto dot = name.find('.');
  const Kernel* only = nullptr;
  for (const auto& kernel : kernels_) {
    if (dot != std::string_view::npos) {
      if (kernel->module == name.substr(0, dot) && kernel->name == name.substr(dot + 1)) return kernel.get();
    } else if (kernel->name == name) {
      if (only) return nullptr;
      only = kernel.get();
    }
  }
  return only;
}

std::vector<const Kernel*> Registry::kernels() const {
  std::vector<const Kernel*> all;
  for (const auto& kernel : kernels_) all.push_back(kernel.get());
  return all;
}

const Kernel* Registry::find_method(std::string_view structure, std::string_view name) const {
  if (structure.empty()) return nullptr;
  for (const auto& kernel : kernels_) {
    if (kernel->name == name && !kernel->draws_randomness && !kernel->parameters.empty() &&
        kernel->parameters.front().kind.structure == structure)
      return kernel.get();
  }
  return nullptr;
}

const Structure* Registry::find_structure(std::type_index type) const {
  const auto found = structure_of_.find(type);
  return found == structure_of_.end() ? nullptr : found->second;
}

const Structure* Registry::find_structure(std::string_view name) const {
  for (const auto& structure : structures_) {
    if (structure->name == name) return structure.get();
  }
  return nullptr;
}

Kernel& Registry::add_kernel(const std::string& dotted_name) {
  const auto dot = dotted_name.find('.');
  if (dot == std::string::npos) throw std::logic_error("kernel " + dotted_name + " names no module");
  auto kernel = std::make_unique<Kernel>();
  kernel->module = dotted_name.substr(0, dot);
  kernel->name = dotted_name.substr(dot + 1);
  const auto module =
      std::find_if(modules_.begin(), modules_.end(), [&](const auto& m) { return m->name == kernel->module; });
  if (module == modules_.end()) throw std::logic_error("kernel " + dotted_name + " is of an undeclared module");
  for (const Kernel* sibling : (*module)->kernels) {
    if (sibling->name == kernel->name) throw std::logic_error("kernel " + dotted_name + " is declared twice");
  }
  (*module)->kernels.push_back(kernel.get());
  kernels_.push_back(std::move(kernel));
  return *kernels_.back();
}

Structure& Registry::add_structure(std::string name, std::type_index type) {
  if (structure_of_.count(type) || find_structure(name))
    throw std::logic_error("structure " + name + " is declared twice");
  auto structure = std::make_unique<Structure>();
  structure->name = std::move(name);
  structure_of_[type] = structure.get();
  structures_.push_back(std::move(structure));
  return *structures_.back();
}

namespace detail {

Item& add_item(std::vector<Item>& items, std::string_view name, const Conversion& conversion, const void* object,
               const void* member, const Registry& registry) {
  Item& item = items.emplace_back();
  item.name = name;
  item.kind = conversion.kind(registry);
  item.conversion = &conversion;
  item.offset = static_cast<std::size_t>(static_cast<const char*>(member) - static_cast<const char*>(object));
  return item;
}

Item& add_parameter(Kernel& kernel, std::string_view name, const Conversion& conversion, const void* defaults,
                    const void* member, const Registry& registry) {
  Item& item = add_item(kernel.parameters, name, conversion, defaults, member, registry);
  kernel.defaults.push_back(item.read(defaults, registry));
  return item;
}

void add_example(Kernel& kernel, std::string_view code, std::optional<double> expected, double tolerance) {
  kernel.examples.push_back({std::string(code), expected, tolerance});
}

}  // namespace detail

}  // namespace ansatz::core
