// SPDX-License-Identifier: MIT
#include "interpreter/completion/shown.h"

#include <algorithm>

#include "stdlib/core/print.h"

namespace ansatz::completion {
namespace {

constexpr int kFarEnough = 24;      // names that lead to names
constexpr std::size_t kShort = 48;  // bytes of a text that stand in a line

bool is_array_kind(const core::Kind& kind) {
  using core::KindTag;
  if (kind.tag == KindTag::array || kind.tag == KindTag::numbers || kind.tag == KindTag::texts) return true;
  return std::any_of(kind.alternatives.begin(), kind.alternatives.end(), is_array_kind);
}

Shown of_item(const core::Item& item, const Surroundings& surroundings) {
  Shown shown;
  shown.item = &item;
  shown.is_array = is_array_kind(item.kind) || !item.shape.empty();
  if (item.kind.tag == core::KindTag::record && item.kind.alternatives.empty())
    shown.structure = surroundings.registry.find_structure(std::string_view(item.kind.structure));
  return shown;
}

Shown result_of(const core::Kernel& kernel, const Surroundings& surroundings) {
  Shown shown;
  shown.structure = kernel.results;
  if (!kernel.results) shown = of_item(kernel.value, surroundings);
  return shown;
}

/// The record type of a value or a declared result; empty where it is none.
std::string record_of(const Shown& shown) {
  if (const auto* record = shown.value ? shown.value->get<core::Record>() : nullptr) return record->type;
  return !shown.value && shown.structure ? shown.structure->name : "";
}

Shown field_of(const Shown& owner, const std::string& name, const Surroundings& surroundings) {
  Shown shown;
  if (owner.value) {
    if (const auto* record = owner.value->get<core::Record>()) {
      if (const core::Value* found = record->find(name)) shown.value = *found;
    } else if (const auto* table = owner.value->get<core::Table>()) {
      if (const core::Array* found = table->find(name)) shown.value = *found;
    } else if (owner.value->is<core::Array>()) {
      shown.is_array = owner.value->get<core::Array>()->find_dimension(name).has_value();
    }
  } else if (owner.module) {
    for (const core::Kernel* kernel : owner.module->kernels) {
      if (kernel->name == name) shown.kernel = kernel;
    }
  } else if (owner.structure) {
    if (const core::Item* item = owner.structure->find(name)) shown = of_item(*item, surroundings);
  } else if (owner.item) {
    const auto& shape = owner.item->shape;
    shown.is_array = std::find(shape.begin(), shape.end(), name) != shape.end();
  }
  const bool is_known = shown.value || shown.kernel || shown.item || shown.is_array;
  if (const core::Kernel* method = is_known ? nullptr : surroundings.registry.find_method(record_of(owner), name)) {
    shown.kernel = method;
    shown.is_method = true;
  }
  return shown;
}

Shown base_of(const std::string& name, const Reading& reading, const Surroundings& surroundings, int depth);

Shown follow(const Chain& chain, const Reading& reading, const Surroundings& surroundings, int depth) {
  if (chain.empty() || depth > kFarEnough) return {};
  Shown shown = base_of(chain[0].word, reading, surroundings, depth);
  const auto call = [&](const Link& link) {
    if (!link.called) return;
    if (shown.kernel)
      shown = result_of(*shown.kernel, surroundings);
    else
      shown = {};
  };
  call(chain[0]);
  for (std::size_t i = 1; i < chain.size(); ++i) {
    // What `.at(…)` leaves of an array has its fields and fewer dimensions.
    if (chain[i].word == "at" && chain[i].called) continue;
    shown = field_of(shown, chain[i].word, surroundings);
    call(chain[i]);
  }
  return shown;
}

Shown base_of(const std::string& name, const Reading& reading, const Surroundings& surroundings, int depth) {
  Shown shown;
  if (const BoundName* bound = reading.find(name)) {
    shown = follow(bound->value, reading, surroundings, depth + 1);
    shown.fields = bound->fields;
    return shown;
  }
  const auto& held = surroundings.names;
  const bool is_held = std::any_of(held.begin(), held.end(), [&](const HeldName& each) { return each.name == name; });
  if (is_held) {
    if (surroundings.value_of) shown.value = surroundings.value_of(name);
    return shown;
  }
  shown.kernel = kernel_named(name, reading, surroundings);
  if (!shown.kernel) shown.module = surroundings.registry.find_module(name);
  return shown;
}

std::string shape_text(const core::Array& array) {
  std::string names, sizes;
  for (const core::Dimension& dimension : array.dimensions()) {
    names += (names.empty() ? "" : ", ") + (dimension.name.empty() ? std::to_string(dimension.size) : dimension.name);
    sizes += (sizes.empty() ? "" : " × ") + std::to_string(dimension.size);
  }
  std::string text = "[" + names + "]";
  if (names != sizes) text += " " + sizes;
  return array.unit.symbol.empty() ? text : text + " in " + array.unit.symbol;
}

}  // namespace

const core::Kernel* kernel_named(const std::string& name, const Reading& reading, const Surroundings& surroundings) {
  const auto is_used = [&](const core::Module& module) {
    const auto names = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), module.name) != list.end();
    };
    return module.always_in_scope || names(reading.modules()) || names(surroundings.used_modules);
  };
  for (const auto& module : surroundings.registry.modules()) {
    if (!is_used(*module)) continue;
    for (const core::Kernel* kernel : module->kernels) {
      if (kernel->name == name) return kernel;
    }
  }
  return surroundings.registry.find(name);
}

Shown show(const Chain& chain, const Reading& reading, const Surroundings& surroundings) {
  return follow(chain, reading, surroundings, 0);
}

std::vector<std::pair<std::string, std::string>> fields_of(const Shown& shown) {
  std::vector<std::pair<std::string, std::string>> fields;
  const auto array_fields = [&] {
    fields.insert(fields.end(), {{"at", "the part at coordinates: a.at(time = 3)"},
                                 {"size", "number of elements"},
                                 {"shape", "elements along each dimension"},
                                 {"dims", "names of the dimensions"},
                                 {"unit", "its unit, as text"},
                                 {"label", "what it is called on axes"}});
  };
  if (shown.value) {
    const core::Value& value = *shown.value;
    if (const auto* record = value.get<core::Record>()) {
      for (const auto& [name, held] : record->fields) fields.emplace_back(name, brief(held));
    } else if (const auto* table = value.get<core::Table>()) {
      for (const auto& [name, column] : table->columns) fields.emplace_back(name, brief(core::Value(column)));
    } else if (const auto* array = value.get<core::Array>()) {
      for (const core::Dimension& dimension : array->dimensions()) {
        if (!dimension.name.empty()) fields.emplace_back(dimension.name, "coordinates of this dimension");
      }
      array_fields();
    } else if (value.is<core::Interval>()) {
      fields = {{"low", "the lower end"}, {"high", "the upper end"}};
    } else if (value.is<core::Quantity>()) {
      fields = {{"value", "the number alone"}, {"unit", "the unit, as text"}, {"to", "in another unit: q.to(\"nm\")"}};
    } else if (value.is<core::Groups>()) {
      fields = {{"names", "one a group"}, {"samples", "one a group"}, {"by", "what it is grouped by"}};
    }
    return fields;
  }
  if (shown.module) {
    for (const core::Kernel* kernel : shown.module->kernels) fields.emplace_back(kernel->name, kernel->summary);
  } else if (shown.structure) {
    for (const core::Item& item : shown.structure->fields) fields.emplace_back(item.name, item.meaning);
  }
  for (const std::string& name : shown.fields) fields.emplace_back(name, "");
  if (shown.item) {
    for (const std::string& name : shown.item->shape) fields.emplace_back(name, "coordinates of this dimension");
  }
  if (shown.is_array) array_fields();
  return fields;
}

std::vector<const core::Kernel*> methods_of(const Shown& shown, const Surroundings& surroundings) {
  std::vector<const core::Kernel*> methods;
  const std::string record = record_of(shown);
  if (record.empty()) return methods;
  for (const core::Kernel* kernel : surroundings.registry.kernels()) {
    if (surroundings.registry.find_method(record, kernel->name) == kernel) methods.push_back(kernel);
  }
  return methods;
}

std::vector<std::string> dimensions_of(const Shown& shown) {
  std::vector<std::string> names;
  if (const auto* array = shown.value ? shown.value->get<core::Array>() : nullptr) {
    for (const core::Dimension& dimension : array->dimensions()) {
      if (!dimension.name.empty()) names.push_back(dimension.name);
    }
  } else if (shown.item) {
    names = shown.item->shape;
  }
  return names;
}

std::string brief(const core::Value& value) {
  if (const auto* array = value.get<core::Array>(); array && array->rank() > 0) return shape_text(*array);
  if (const auto* record = value.get<core::Record>()) {
    const std::string type = record->type.empty() ? "a record" : record->type;
    return type + " of " + std::to_string(record->fields.size()) + (record->fields.size() == 1 ? " field" : " fields");
  }
  if (const auto* table = value.get<core::Table>())
    return "a table of " + std::to_string(table->columns.size()) + " columns, " + std::to_string(table->rows()) +
           " rows";
  const std::string text = core::text(value);
  return text.size() <= kShort && text.find('\n') == std::string::npos ? text : value.describe();
}

}  // namespace ansatz::completion
