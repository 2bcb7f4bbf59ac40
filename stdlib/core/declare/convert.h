// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <typeindex>
#include <variant>
#include <vector>

#include "stdlib/core/declare/kernel.h"

namespace ansatz::core {

/// How a C++ member meets a script's value: its kind, and the way in and out. A struct that the registry knows is a
/// record. `from` returns false when the value is of another kind; the caller makes the sentence.
template <class T>
struct Convert {
  static Kind kind(const Registry& registry);
  static bool from(const Value& value, T& out, const Item& item, const Registry& registry);
  static Value to(const T& in, const Registry& registry);
};

#define ANSATZ_CONVERT(T)                                                 \
  template <>                                                             \
  struct Convert<T> {                                                     \
    static Kind kind(const Registry&);                                    \
    static bool from(const Value&, T& out, const Item&, const Registry&); \
    static Value to(const T& in, const Registry&);                        \
  };
ANSATZ_CONVERT(Value)
ANSATZ_CONVERT(double)
ANSATZ_CONVERT(int)
ANSATZ_CONVERT(std::int64_t)
ANSATZ_CONVERT(std::size_t)
ANSATZ_CONVERT(bool)
ANSATZ_CONVERT(std::string)
ANSATZ_CONVERT(std::complex<double>)
ANSATZ_CONVERT(Interval)
ANSATZ_CONVERT(Array)
ANSATZ_CONVERT(std::vector<double>)
ANSATZ_CONVERT(std::vector<std::string>)
ANSATZ_CONVERT(std::vector<Value>)
ANSATZ_CONVERT(std::vector<Array>)
ANSATZ_CONVERT(Table)
ANSATZ_CONVERT(Groups)
ANSATZ_CONVERT(Function)
ANSATZ_CONVERT(std::shared_ptr<Callable>)
ANSATZ_CONVERT(Record)
#undef ANSATZ_CONVERT

/// No list is a record: one of another element is declared as a list of numbers, texts, values or arrays.
template <class T>
struct Convert<std::vector<T>>;

/// A script function of `arity` arguments as a formula: called once with symbolic arguments (design: "Expressions").
Function trace(Callable& callable, int arity);

namespace detail {
const Structure* find_structure(const Registry& registry, std::type_index type);
bool write_structure(const Structure& structure, void* object, const Value& value, const Registry& registry);
Value read_structure(const Structure& structure, const void* object, const Registry& registry);
}  // namespace detail

template <class T>
struct Convert<std::optional<T>> {
  static Kind kind(const Registry& registry) {
    Kind inner = Convert<T>::kind(registry);
    inner.may_be_nothing = true;
    return inner;
  }
  static bool from(const Value& value, std::optional<T>& out, const Item& item, const Registry& registry) {
    if (value.is_nothing()) {
      out.reset();
      return true;
    }
    T held{};
    if (!Convert<T>::from(value, held, item, registry)) return false;
    out = std::move(held);
    return true;
  }
  static Value to(const std::optional<T>& in, const Registry& registry) {
    return in ? Convert<T>::to(*in, registry) : Value();
  }
};

template <class... T>
struct Convert<std::variant<T...>> {
  static Kind kind(const Registry& registry) {
    Kind several;
    several.alternatives = {Convert<T>::kind(registry)...};
    return several;
  }
  static bool from(const Value& value, std::variant<T...>& out, const Item& item, const Registry& registry) {
    return (take<T>(value, out, item, registry) || ...);
  }
  static Value to(const std::variant<T...>& in, const Registry& registry) {
    return std::visit([&]<class Held>(const Held& held) { return Convert<Held>::to(held, registry); }, in);
  }

 private:
  template <class Held>
  static bool take(const Value& value, std::variant<T...>& out, const Item& item, const Registry& registry) {
    Held held{};
    if (!Convert<Held>::from(value, held, item, registry)) return false;
    out = std::move(held);
    return true;
  }
};

template <class T>
Kind Convert<T>::kind(const Registry& registry) {
  const Structure* structure = detail::find_structure(registry, typeid(T));
  Kind kind;
  kind.tag = KindTag::record;
  kind.structure = structure ? structure->name : "record";
  return kind;
}
template <class T>
bool Convert<T>::from(const Value& value, T& out, const Item&, const Registry& registry) {
  const Structure* structure = detail::find_structure(registry, typeid(T));
  return structure && detail::write_structure(*structure, &out, value, registry);
}
template <class T>
Value Convert<T>::to(const T& in, const Registry& registry) {
  const Structure* structure = detail::find_structure(registry, typeid(T));
  return structure ? detail::read_structure(*structure, &in, registry) : Value();
}

/// The conversion of members of type T.
template <class T>
inline constexpr Conversion conversion_of{
    &Convert<T>::kind,
    [](const void* member, const Registry& registry) {
      return Convert<T>::to(*static_cast<const T*>(member), registry);
    },
    [](void* member, const Value& value, const Item& item, const Registry& registry) {
      return Convert<T>::from(value, *static_cast<T*>(member), item, registry);
    }};

}  // namespace ansatz::core
