// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "stdlib/core/declare/convert.h"
#include "stdlib/core/declare/kernel.h"

namespace ansatz::core {

struct Module {
  std::string name, summary;
  bool always_in_scope = false;
  std::vector<const Kernel*> kernels;  ///< in the order of the reference page
};

template <class Object>
class StructureBuilder;
template <class In, class Out>
class KernelBuilder;

/// Everything scripts can call, from one declaration each: checks, bindings, help, completion, reference pages and
/// file attributes are all read off here. Filled once at start, constant afterwards.
class Registry {
 public:
  Registry() = default;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  void module(std::string name, std::string summary, bool always_in_scope = false);

  /// Declares a C++ struct that scripts see as a record, for results shared by several kernels.
  template <class Object>
  StructureBuilder<Object> structure(std::string name);

  /// Declares a kernel: `registry.kernel("information.shannon", &shannon).summary(…).parameter(…)…`. The module must
  /// have been declared. `In` must be default-constructible: its member initialisers are the defaults.
  template <class In, class Out>
  KernelBuilder<In, Out> kernel(std::string dotted_name, Out (*function)(const In&, Run&));

  const std::vector<std::unique_ptr<Module>>& modules() const { return modules_; }
  const Module* find_module(std::string_view name) const;
  /// "fields.klein_gordon", or "klein_gordon" where one module alone has it.
  const Kernel* find(std::string_view name) const;
  std::vector<const Kernel*> kernels() const;
  /// The kernel that record.name(…) means, for a record of the named structure, which it takes first. None that draws:
  /// what is written decides which numbers it gets, and x.name does not say whose it is. Null where there is none.
  const Kernel* find_method(std::string_view structure, std::string_view name) const;
  const Structure* find_structure(std::type_index type) const;
  const Structure* find_structure(std::string_view name) const;

 private:
  template <class, class>
  friend class KernelBuilder;
  Kernel& add_kernel(const std::string& dotted_name);
  Structure& add_structure(std::string name, std::type_index type, std::function<std::shared_ptr<void>()> make);

  std::vector<std::unique_ptr<Module>> modules_;
  std::vector<std::unique_ptr<Kernel>> kernels_;
  std::vector<std::unique_ptr<Structure>> structures_;
  std::map<std::type_index, const Structure*> structure_of_;
};

/// What can be said of one parameter, field or value; shared by the builders below.
template <class Derived>
class ItemBuilder {
 public:
  template <class... Names>
  Derived& shape(Names... names) {
    item_->shape = {std::string(names)...};
    return self();
  }
  Derived& unit(std::string_view text) {
    item_->unit = parse_unit(text);
    return self();
  }
  Derived& range(Range allowed) {
    item_->range = std::move(allowed);
    return self();
  }
  /// How many arguments a formula or callable takes; −1: that hangs on the other parameters.
  Derived& arity(int arguments) {
    item_->arity = arguments;
    return self();
  }
  Derived& meaning(std::string sentence) {
    item_->meaning = std::move(sentence);
    return self();
  }
  /// How a script writes the default where the value itself is a formula or a large record. The value still comes from
  /// the member's initialiser.
  Derived& default_text(std::string text) {
    item_->default_text = std::move(text);
    return self();
  }
  /// Has no default.
  Derived& required() {
    item_->required = true;
    return self();
  }
  /// A choice of method, made by a text: the other texts that would have done as well. A claim that hangs on such a
  /// default is doubted under --verify.
  Derived& alternatives(std::vector<std::string> others) {
    item_->alternatives = std::move(others);
    return self();
  }
  /// Its values are taken to be independent of each other, which steps in time are not.
  Derived& independent() {
    item_->independent = true;
    return self();
  }
  /// What is asked is how its samples depend on each other, not how they differ: an axis of the table may be one.
  Derived& takes_axes() {
    item_->takes_axes = true;
    return self();
  }
  /// How many samples are compared at most.
  Derived& at_most(std::size_t samples) {
    item_->at_most = samples;
    return self();
  }
  /// What a value of any kind is, for what it is made of.
  Derived& gives(Gives what) {
    item_->gives = what;
    return self();
  }
  /// Takes all positional arguments from here on; the member is a vector of Value or Array.
  Derived& rest() {
    item_->rest = true;
    return self();
  }

 protected:
  Derived& self() { return static_cast<Derived&>(*this); }
  Item* item_ = nullptr;
};

template <class Object, class Member>
Item make_item(std::string name, Member Object::*member, const Registry& registry) {
  Item item;
  item.name = std::move(name);
  item.kind = Convert<Member>::kind(registry);
  item.read = [member](const void* object, const Registry& known) {
    return Convert<Member>::to(static_cast<const Object*>(object)->*member, known);
  };
  item.write = [member](void* object, const Value& value, const Item& declared, const Registry& known) {
    return Convert<Member>::from(value, static_cast<Object*>(object)->*member, declared, known);
  };
  return item;
}

template <class Object>
class StructureBuilder : public ItemBuilder<StructureBuilder<Object>> {
 public:
  StructureBuilder(Registry& registry, Structure& structure) : registry_(registry), structure_(structure) {}

  template <class Member>
  StructureBuilder& field(std::string name, Member Object::*member) {
    structure_.fields.push_back(make_item(std::move(name), member, registry_));
    this->item_ = &structure_.fields.back();
    return *this;
  }

 private:
  Registry& registry_;
  Structure& structure_;
};

template <class In, class Out>
class KernelBuilder : public ItemBuilder<KernelBuilder<In, Out>> {
 public:
  KernelBuilder(Registry& registry, Kernel& kernel) : registry_(registry), kernel_(kernel) {}

  KernelBuilder& summary(std::string sentence) {
    kernel_.summary = std::move(sentence);
    return *this;
  }
  /// Further paragraphs for the help page.
  KernelBuilder& details(std::string text) {
    kernel_.details = std::move(text);
    return *this;
  }
  template <class Object, class Member>
  KernelBuilder& parameter(std::string name, Member Object::*member) {
    static_assert(std::is_base_of_v<Object, In>);
    kernel_.parameters.push_back(make_item<In, Member>(std::move(name), member, registry_));
    Item& item = kernel_.parameters.back();
    const In defaults{};
    kernel_.defaults.push_back(item.read(&defaults, registry_));
    this->item_ = &item;
    return *this;
  }
  /// A field of the returned struct.
  template <class Object, class Member>
  KernelBuilder& result(std::string name, Member Object::*member) {
    static_assert(std::is_base_of_v<Object, Out>);
    if (!own_results_) {
      own_results_ = &registry_.add_structure(kernel_.name, typeid(Out), [] { return std::make_shared<Out>(); });
      kernel_.results = own_results_;
    }
    own_results_->fields.push_back(make_item<Out, Member>(std::move(name), member, registry_));
    this->item_ = &own_results_->fields.back();
    return *this;
  }
  /// The one value returned, where that is no struct.
  KernelBuilder& returns(std::string meaning) {
    kernel_.value.meaning = std::move(meaning);
    this->item_ = &kernel_.value;
    return *this;
  }
  KernelBuilder& source(std::string citation) {
    kernel_.sources.push_back(std::move(citation));
    return *this;
  }
  KernelBuilder& example(std::string code) {
    kernel_.examples.push_back({std::move(code), std::nullopt, 0});
    return *this;
  }
  KernelBuilder& example(std::string code, double expected, double tolerance) {
    kernel_.examples.push_back({std::move(code), expected, tolerance});
    return *this;
  }
  KernelBuilder& draws_randomness() {
    kernel_.draws_randomness = true;
    return *this;
  }
  KernelBuilder& uses_files() {
    kernel_.uses_files = true;
    return *this;
  }
  /// How a call is made finer, so that the numerical error of what is claimed can be told: `how` in words, the least
  /// order in which the error falls, and what is done to the input.
  KernelBuilder& refines(std::string how, int order, void (*refine)(In&)) {
    kernel_.refinement =
        Kernel::Refinement{std::move(how), order, [refine](void* input) { refine(*static_cast<In*>(input)); }};
    return *this;
  }
  KernelBuilder& version(int number) {
    kernel_.version = number;
    return *this;
  }

 private:
  Registry& registry_;
  Kernel& kernel_;
  Structure* own_results_ = nullptr;
};

template <class Object>
StructureBuilder<Object> Registry::structure(std::string name) {
  return {*this, add_structure(std::move(name), typeid(Object), [] { return std::make_shared<Object>(); })};
}

template <class In, class Out>
KernelBuilder<In, Out> Registry::kernel(std::string dotted_name, Out (*function)(const In&, Run&)) {
  Kernel& kernel = add_kernel(dotted_name);
  kernel.make_input = [] { return std::make_shared<In>(); };
  kernel.results = find_structure(std::type_index(typeid(Out)));
  kernel.value.name = "value";
  if (!kernel.results) kernel.value.kind = Convert<Out>::kind(*this);
  kernel.call = [function](const void* input, Run& run, const Registry& registry) {
    return Convert<Out>::to(function(*static_cast<const In*>(input), run), registry);
  };
  return {*this, kernel};
}

}  // namespace ansatz::core
