// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/invoke.h"

#include <algorithm>
#include <map>
#include <optional>

#include "stdlib/core/print.h"
#include "stdlib/core/select.h"

namespace ansatz::core {
namespace {

/// "agents is a text, but couzin wants a whole number of at least 2".
std::string wrong_kind(const Kernel& kernel, const Item& item, const Value& value) {
  std::string sentence = item.name + " is " + (value.is<double>() ? text(value) : value.describe()) + ", but " +
                         kernel.name + " wants " + item.kind.describe(item.arity);
  if (!item.range.is_everything()) sentence += " " + item.range.describe();
  return sentence;
}

BadCall refused(const Kernel& kernel, const Item& item, const std::string& sentence) {
  return {sentence, item.name, item.declaration(&kernel.default_of(item)), "ansatz help " + kernel.name};
}

/// Dimensions of one name must have one length through a call.
void check_shape(const Kernel& kernel, const Item& item, const Value& value,
                 std::map<std::string, std::pair<std::size_t, std::string>>& lengths) {
  if (item.shape.empty()) return;
  const auto* array = value.get<Array>();
  const std::size_t rank = array ? array->rank() : value.is<double>() ? 0 : item.shape.size();
  if (rank != item.shape.size()) {
    std::string wanted;
    for (std::size_t i = 0; i < item.shape.size(); ++i) wanted += (i ? ", " : "") + item.shape[i];
    throw refused(kernel, item,
                  item.name + " is " + value.describe() + ", but " + kernel.name + " wants an array [" + wanted + "]");
  }
  if (!array) return;
  for (std::size_t i = 0; i < rank; ++i) {
    const std::size_t size = array->dimension(i).size;
    const auto [held, is_new] = lengths.try_emplace(item.shape[i], size, item.name);
    if (!is_new && held->second.first != size) {
      throw refused(kernel, item,
                    item.name + " has " + std::to_string(size) + " along " + item.shape[i] + ", but " +
                        held->second.second + " has " + std::to_string(held->second.first));
    }
  }
}

void assign(const Kernel& kernel, const Item& item, const Value& value, void* input, const Registry& registry) {
  std::optional<std::string> outside;
  bool fits = false;
  try {
    fits = item.write(input, value, registry);
  } catch (const Mismatch& mismatch) {
    throw refused(kernel, item, item.name + ": " + mismatch.what());
  }
  // The range is told first: `agents = -1` is out of range, though no count can hold it.
  outside = item.range.violation(fits ? item.read(input, registry) : value);
  if (outside && (fits || value.is<double>())) {
    throw refused(kernel, item,
                  kernel.name + ": " + item.name + " is " + *outside + ", but must be " +
                      wanted(item.range, fits ? item.read(input, registry) : value));
  }
  if (!fits) throw refused(kernel, item, wrong_kind(kernel, item, value));
}

/// How the values of a sample hang together.
enum class Dependence { none, within_rows, in_time };

/// Neighbours in time depend on each other. So do the elements of one row of a table, along whatever they run: a row is
/// what was drawn.
Dependence dependence_of(const Array& array) {
  Dependence found = Dependence::none;
  const bool has_rows = array.find_dimension("row").has_value();
  for (const Dimension& dimension : array.dimensions()) {
    if (dimension.size <= 1) continue;
    if (runs_in_time(dimension.name)) return Dependence::in_time;
    if (dimension.name == kWithinRow || (has_rows && dimension.name != "row")) found = Dependence::within_rows;
  }
  return found;
}

Dependence dependence_of(const Value& value) {
  Dependence found = Dependence::none;
  if (const auto* array = value.get<Array>()) found = dependence_of(*array);
  if (const auto* groups = value.get<Groups>()) {
    for (const Array& sample : groups->samples) found = std::max(found, dependence_of(sample));
  }
  if (const auto* list = value.get<List>()) {
    for (const Value& item : list->items) {
      if (!item.is<List>()) found = std::max(found, dependence_of(item));
    }
  }
  return found;
}

/// Doubts values that are taken to be independent of each other and are not.
void doubt_dependence(const Kernel& kernel, const Value& value, Run& run) {
  const Dependence dependence = dependence_of(value);
  if (dependence == Dependence::in_time)
    run.warn(kernel.name + ": time steps are counted as independent samples; take one number of each series");
  if (dependence == Dependence::within_rows)
    run.warn(kernel.name +
             ": several elements of one row are counted as independent samples; record one number a row, its mean for "
             "instance, and replicate");
}

/// A choice that the call leaves to its default: taken otherwise where the run varies it.
void choose(const Kernel& kernel, const Item& item, void* input, Run& run, const Registry& registry) {
  if (!run.variation()) return;
  const auto other = run.variation()->choices.find(kernel.name + "." + item.name);
  if (other != run.variation()->choices.end()) assign(kernel, item, other->second, input, registry);
}

}  // namespace

Value invoke(const Kernel& kernel, std::span<const Value> positional, std::span<const NamedValue> named, Run& run,
             const Registry& registry) {
  const std::shared_ptr<void> input = kernel.make_input();
  std::vector<bool> given(kernel.parameters.size(), false);
  std::map<std::string, std::pair<std::size_t, std::string>> lengths;
  const auto give = [&](std::size_t place, const Value& value) {
    if (kernel.parameters[place].independent) doubt_dependence(kernel, value, run);
    const Item& item = kernel.parameters[place];
    if (given[place]) throw refused(kernel, item, kernel.name + " is given its parameter '" + item.name + "' twice");
    given[place] = true;
    assign(kernel, item, value, input.get(), registry);
    check_shape(kernel, item, value, lengths);
  };

  for (std::size_t i = 0; i < positional.size(); ++i) {
    if (i < kernel.parameters.size() && kernel.parameters[i].rest) {
      List rest;
      rest.items.assign(positional.begin() + static_cast<std::ptrdiff_t>(i), positional.end());
      // One list handed over whole is the list of values itself.
      give(i, rest.items.size() == 1 && rest.items[0].is<List>() ? rest.items[0] : Value(std::move(rest)));
      break;
    }
    if (i >= kernel.parameters.size()) {
      const std::size_t most = kernel.parameters.size();
      throw BadCall(kernel.name + " takes " +
                        (most == 0 ? std::string("no values")
                                   : "at most " + std::to_string(most) + (most == 1 ? " value" : " values")) +
                        ", but is given " + std::to_string(positional.size()),
                    "", "", "ansatz help " + kernel.name);
    }
    give(i, positional[i]);
  }
  for (const auto& [name, value] : named) {
    const Item* item = kernel.find(name);
    if (!item) {
      std::vector<std::string> known;
      for (const Item& each : kernel.parameters) known.push_back(each.name);
      throw UnknownName(kernel.name + " has no parameter '" + name + "'", name, std::move(known));
    }
    give(static_cast<std::size_t>(item - kernel.parameters.data()), value);
  }
  for (std::size_t i = 0; i < kernel.parameters.size(); ++i) {
    const Item& item = kernel.parameters[i];
    if (item.required && !given[i])
      throw refused(kernel, item, kernel.name + " needs its parameter '" + item.name + "'");
    if (!given[i] && !item.alternatives.empty()) choose(kernel, item, input.get(), run, registry);
  }
  if (kernel.refinement && run.variation()) {
    for (int i = 0; i < run.variation()->refinement; ++i) kernel.refinement->refine(input.get());
  }
  try {
    return kernel.call(input.get(), run, registry);
  } catch (const Mismatch& mismatch) {
    // What kernels share knows no kernel: "a list is wanted here" is told with whose call it was.
    const std::string sentence = mismatch.what();
    if (sentence.find(kernel.name) != std::string::npos) throw;
    throw Mismatch(kernel.name + ": " + sentence);
  }
}

std::string wanted(const Range& range, const Value& value) {
  const auto* number = value.get<double>();
  const auto* quantity = value.get<Quantity>();
  const double found = number ? *number : quantity ? quantity->value : 0;
  const bool lacks_that_alone = std::isinf(found) && found >= range.low && found <= range.high;
  const std::string bounds = range.describe();
  return lacks_that_alone && bounds != "finite" ? "finite and " + bounds : bounds;
}

std::optional<std::string> refusal(const Kernel& kernel, const Item& parameter, const Value& value,
                                   const Registry& registry) {
  const std::shared_ptr<void> input = kernel.make_input();
  try {
    assign(kernel, parameter, value, input.get(), registry);
  } catch (const Error& error) {
    return error.what();
  }
  return std::nullopt;
}

}  // namespace ansatz::core
