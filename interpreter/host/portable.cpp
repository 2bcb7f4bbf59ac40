// SPDX-License-Identifier: MIT
#include "interpreter/host/portable.h"

#include <algorithm>

#include "stdlib/core/equality.h"

namespace ansatz::host {

bool holds_functions(const core::Value& value) {
  if (value.is<std::shared_ptr<core::Callable>>()) return true;
  if (const auto* record = value.get<core::Record>()) {
    return std::any_of(record->fields.begin(), record->fields.end(),
                       [](const auto& field) { return holds_functions(field.second); });
  }
  if (const auto* list = value.get<core::List>()) {
    return std::any_of(list->items.begin(), list->items.end(), [](const auto& item) { return holds_functions(item); });
  }
  return false;
}

core::Value portable(const core::Value& value) {
  if (!holds_functions(value)) return value;
  if (const auto* record = value.get<core::Record>()) {
    core::Record copy = *record;
    for (auto& [name, field] : copy.fields) field = portable(field);
    return copy;
  }
  if (const auto* list = value.get<core::List>()) {
    core::List copy = *list;
    for (core::Value& item : copy.items) item = portable(item);
    return copy;
  }
  const auto& callable = *value.get<std::shared_ptr<core::Callable>>();
  if (dynamic_cast<const PortableFunction*>(callable.get())) return value;
  return std::shared_ptr<core::Callable>(std::make_shared<PortableFunction>(Closure::capture(*script_function(value))));
}

core::Fingerprint portable_fingerprint(const core::Value& value) {
  if (!holds_functions(value)) return core::fingerprint(value);
  core::Fingerprint hash;
  if (const auto* record = value.get<core::Record>()) {
    hash.add("record").add(record->type);
    for (const auto& [name, field] : record->fields) hash.add(name).add(portable_fingerprint(field));
  } else if (const auto* list = value.get<core::List>()) {
    hash.add("list");
    for (const core::Value& item : list->items) hash.add(portable_fingerprint(item));
  } else {
    const auto& callable = *value.get<std::shared_ptr<core::Callable>>();
    const auto* function = dynamic_cast<const PortableFunction*>(callable.get());
    hash.add("function")
        .add(function ? function->closure().fingerprint() : Closure::capture(*script_function(value))->fingerprint());
  }
  return hash;
}

core::Value PortableFunction::call(std::span<const core::Value>) {
  throw core::Mismatch("this function is on its way to another state");
}

}  // namespace ansatz::host
