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
  Structure& add_structure(std::string name, std::type_index type);

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
    item_->shape.clear();
    (item_->shape.emplace_back(names), ...);
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
  Derived& meaning(std::string_view sentence) {
    item_->meaning = sentence;
    return self();
  }
  /// How a script writes the default where the value itself is a formula or a large record. The value still comes from
  /// the member's initialiser.
  Derived& default_text(std::string_view text) {
    item_->default_text = text;
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

// A builder holds one object of its struct and asks it where a member lies; all else about a member hangs on the
// member's type alone. A struct of thirty parameters therefore costs the compiler little more than its initialisers.
namespace detail {
Item& add_item(std::vector<Item>& items, std::string_view name, const Conversion& conversion, const void* object,
               const void* member, const Registry& registry);
Item& add_parameter(Kernel& kernel, std::string_view name, const Conversion& conversion, const void* defaults,
                    const void* member, const Registry& registry);
void add_example(Kernel& kernel, std::string_view code, std::optional<double> expected, double tolerance);
}  // namespace detail

template <class Object>
class StructureBuilder : public ItemBuilder<StructureBuilder<Object>> {
 public:
  StructureBuilder(Registry& registry, Structure& structure) : registry_(registry), structure_(structure) {}

  template <class Member>
  StructureBuilder& field(std::string_view name, Member Object::*member) {
    this->item_ = &detail::add_item(structure_.fields, name, conversion_of<Member>, object_.get(),
                                    &(object_.get()->*member), registry_);
    return *this;
  }

 private:
  Registry& registry_;
  Structure& structure_;
  std::shared_ptr<const Object> object_ = std::make_shared<const Object>();
};

template <class In, class Out>
class KernelBuilder : public ItemBuilder<KernelBuilder<In, Out>> {
 public:
  KernelBuilder(Registry& registry, Kernel& kernel) : registry_(registry), kernel_(kernel) {}

  KernelBuilder& summary(std::string_view sentence) {
    kernel_.summary = sentence;
    return *this;
  }
  /// Further paragraphs for the help page.
  KernelBuilder& details(std::string_view text) {
    kernel_.details = text;
    return *this;
  }
  template <class Object, class Member>
  KernelBuilder& parameter(std::string_view name, Member Object::*member) {
    static_assert(std::is_base_of_v<Object, In>);
    const In* defaults = static_cast<const In*>(input_.get());
    this->item_ =
        &detail::add_parameter(kernel_, name, conversion_of<Member>, defaults, &(defaults->*member), registry_);
    return *this;
  }
  /// A field of the returned struct.
  template <class Object, class Member>
  KernelBuilder& result(std::string_view name, Member Object::*member) {
    static_assert(std::is_base_of_v<Object, Out>);
    if (!own_results_) {
      own_results_ = &registry_.add_structure(kernel_.name, typeid(Out));
      kernel_.results = own_results_;
      output_ = std::make_shared<const Out>();
    }
    this->item_ = &detail::add_item(own_results_->fields, name, conversion_of<Member>, output_.get(),
                                    &(output_.get()->*member), registry_);
    return *this;
  }
  /// The one value returned, where that is no struct.
  KernelBuilder& returns(std::string_view meaning) {
    kernel_.value.meaning = meaning;
    this->item_ = &kernel_.value;
    return *this;
  }
  KernelBuilder& source(std::string_view citation) {
    kernel_.sources.emplace_back(citation);
    return *this;
  }
  KernelBuilder& example(std::string_view code) {
    detail::add_example(kernel_, code, std::nullopt, 0);
    return *this;
  }
  KernelBuilder& example(std::string_view code, double expected, double tolerance) {
    detail::add_example(kernel_, code, expected, tolerance);
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
  std::shared_ptr<const void> input_ = kernel_.make_input();
  Structure* own_results_ = nullptr;
  std::shared_ptr<const Out> output_;
};

template <class Object>
StructureBuilder<Object> Registry::structure(std::string name) {
  return {*this, add_structure(std::move(name), typeid(Object))};
}

template <class In, class Out>
KernelBuilder<In, Out> Registry::kernel(std::string dotted_name, Out (*function)(const In&, Run&)) {
  Kernel& kernel = add_kernel(dotted_name);
  kernel.make_input = []() -> std::shared_ptr<void> { return std::make_shared<In>(); };
  kernel.results = find_structure(std::type_index(typeid(Out)));
  kernel.value.name = "value";
  if (!kernel.results) kernel.value.kind = Convert<Out>::kind(*this);
  kernel.call = [function](const void* input, Run& run, const Registry& registry) {
    return Convert<Out>::to(function(*static_cast<const In*>(input), run), registry);
  };
  return {*this, kernel};
}

}  // namespace ansatz::core
