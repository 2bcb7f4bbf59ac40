// SPDX-License-Identifier: MIT
#include "stdlib/core/array.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <functional>
#include <numeric>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"

namespace ansatz::core {

namespace {

std::size_t product(const std::vector<Dimension>& dimensions) {
  return std::accumulate(dimensions.begin(), dimensions.end(), std::size_t{1},
                         [](std::size_t n, const Dimension& d) { return n * d.size; });
}

std::string in_words(const std::vector<Dimension>& dimensions) {
  std::string text = "[";
  for (const Dimension& d : dimensions) {
    if (text.size() > 1) text += ", ";
    text += d.name.empty() ? std::to_string(d.size) : d.name + ": " + std::to_string(d.size);
  }
  return text + "]";
}

void demand_size(const std::vector<Dimension>& dimensions, std::size_t count) {
  if (product(dimensions) == count) return;
  throw Mismatch("an array " + in_words(dimensions) + " holds " + std::to_string(product(dimensions)) +
                 " elements, but " + std::to_string(count) + " were given");
}

[[noreturn]] void refuse_type(ElementType found, ElementType wanted) {
  throw Mismatch("expected an array of " + describe(wanted) + ", found one of " + describe(found));
}

// Equal bits, except that all NaNs are one: the same rule as Fingerprint's, so that equal means equally hashed.
bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}
bool same(const std::complex<double>& a, const std::complex<double>& b) {
  return same(a.real(), b.real()) && same(a.imag(), b.imag());
}
template <class T>
bool same(const T& a, const T& b) {
  return a == b;
}

template <class T>
bool same_elements(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) return false;
  }
  return true;
}

}  // namespace

std::string describe(ElementType type) {
  switch (type) {
    case ElementType::real:
      return "numbers";
    case ElementType::complex:
      return "complex numbers";
    case ElementType::integer:
      return "whole numbers";
    case ElementType::boolean:
      return "truth values";
    case ElementType::text:
      return "texts";
  }
  return "";
}

Dimension::Dimension(std::string dimension_name, Array values) : name(std::move(dimension_name)), size(values.size()) {
  if (values.rank() != 1) {
    throw Mismatch("the coordinate of " + name + " must have one dimension, not " + std::to_string(values.rank()));
  }
  coordinates = std::make_shared<const Array>(std::move(values));
}

bool Dimension::same_coordinates(const Dimension& other) const {
  if (coordinates == other.coordinates) return true;
  if (!coordinates || !other.coordinates) return false;
  return coordinates->same_values(*other.coordinates);
}

Array::Array(std::vector<Dimension> dimensions, std::vector<double> values)
    : dimensions_(std::move(dimensions)), elements_(std::make_shared<std::vector<double>>(std::move(values))) {
  demand_size(dimensions_, size());
}
Array::Array(std::vector<Dimension> dimensions, std::vector<Complex> values)
    : dimensions_(std::move(dimensions)), elements_(std::make_shared<std::vector<Complex>>(std::move(values))) {
  demand_size(dimensions_, size());
}
Array::Array(std::vector<Dimension> dimensions, std::vector<std::int64_t> values)
    : dimensions_(std::move(dimensions)), elements_(std::make_shared<std::vector<std::int64_t>>(std::move(values))) {
  demand_size(dimensions_, size());
}
Array::Array(std::vector<Dimension> dimensions, std::vector<Boolean> values)
    : dimensions_(std::move(dimensions)), elements_(std::make_shared<std::vector<Boolean>>(std::move(values))) {
  demand_size(dimensions_, size());
}
Array::Array(std::vector<Dimension> dimensions, std::vector<std::string> values)
    : dimensions_(std::move(dimensions)), elements_(std::make_shared<std::vector<std::string>>(std::move(values))) {
  demand_size(dimensions_, size());
}

Array Array::of(std::vector<double> values) { return along("", std::move(values)); }

Array Array::along(std::string dimension, std::vector<double> values) {
  const std::size_t n = values.size();
  return Array({Dimension(std::move(dimension), n)}, std::move(values));
}

Array Array::of_texts(std::vector<std::string> values) {
  const std::size_t n = values.size();
  return Array({Dimension("", n)}, std::move(values));
}

std::size_t Array::size() const {
  return std::visit([](const auto& held) { return held->size(); }, elements_);
}

std::optional<std::size_t> Array::find_dimension(std::string_view name) const {
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (dimensions_[i].name == name) return i;
  }
  return std::nullopt;
}

std::size_t Array::stride(std::size_t dimension) const {
  std::size_t step = 1;
  for (std::size_t i = dimension + 1; i < dimensions_.size(); ++i) step *= dimensions_[i].size;
  return step;
}

template <class T>
const std::vector<T>& Array::held(ElementType wanted) const {
  if (type() != wanted) refuse_type(type(), wanted);
  return **std::get_if<std::shared_ptr<std::vector<T>>>(&elements_);
}

template <class T>
std::vector<T>& Array::own(ElementType wanted) {
  if (type() != wanted) refuse_type(type(), wanted);
  auto& shared = *std::get_if<std::shared_ptr<std::vector<T>>>(&elements_);
  if (shared.use_count() > 1) shared = std::make_shared<std::vector<T>>(*shared);
  return *shared;
}

std::span<const double> Array::real() const { return held<double>(ElementType::real); }
std::span<const Array::Complex> Array::complex() const { return held<Complex>(ElementType::complex); }
std::span<const std::int64_t> Array::integers() const { return held<std::int64_t>(ElementType::integer); }
std::span<const Array::Boolean> Array::booleans() const { return held<Boolean>(ElementType::boolean); }
std::span<const std::string> Array::texts() const { return held<std::string>(ElementType::text); }

std::span<double> Array::mutable_real() { return own<double>(ElementType::real); }
std::span<Array::Complex> Array::mutable_complex() { return own<Complex>(ElementType::complex); }
std::span<std::int64_t> Array::mutable_integers() { return own<std::int64_t>(ElementType::integer); }
std::span<Array::Boolean> Array::mutable_booleans() { return own<Boolean>(ElementType::boolean); }
std::span<std::string> Array::mutable_texts() { return own<std::string>(ElementType::text); }

template <class T>
Array Array::converted(ElementType wanted) const {
  if (type() == wanted) return *this;
  Array result = *this;
  std::visit(
      [&]<class From>(const std::shared_ptr<std::vector<From>>& from) {
        if constexpr (std::is_arithmetic_v<From> && !std::is_same_v<From, T>) {
          std::vector<T> values(from->size());
          for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>((*from)[i]);
          result.elements_ = std::make_shared<std::vector<T>>(std::move(values));
        } else {
          refuse_type(type(), wanted);
        }
      },
      elements_);
  return result;
}

Array Array::as_real() const { return converted<double>(ElementType::real); }
Array Array::as_complex() const { return converted<Complex>(ElementType::complex); }

double Array::number(std::size_t i) const {
  switch (type()) {
    case ElementType::real:
      return real()[i];
    case ElementType::integer:
      return static_cast<double>(integers()[i]);
    case ElementType::boolean:
      return booleans()[i];
    case ElementType::complex:
    case ElementType::text:
      break;
  }
  refuse_type(type(), ElementType::real);
}

std::string Array::element_text(std::size_t i) const {
  switch (type()) {
    case ElementType::real:
      return number_text(real()[i]);
    case ElementType::complex:
      return number_text(complex()[i]);
    case ElementType::integer:
      return std::to_string(integers()[i]);
    case ElementType::boolean:
      return booleans()[i] ? "true" : "false";
    case ElementType::text:
      return texts()[i];
  }
  return "";
}

std::vector<double> Array::coordinate_values(std::size_t dimension) const {
  const Dimension& d = dimensions_.at(dimension);
  std::vector<double> values(d.size);
  if (d.coordinates) {
    for (std::size_t i = 0; i < d.size; ++i) values[i] = d.coordinates->number(i);
  } else {
    std::iota(values.begin(), values.end(), 1.0);
  }
  return values;
}

void Array::set_dimensions(std::vector<Dimension> dimensions) {
  demand_size(dimensions, size());
  dimensions_ = std::move(dimensions);
}

void Array::copy_labels_from(const Array& other) {
  unit = other.unit;
  label = other.label;
  density_over = other.density_over;
  is_mass = other.is_mass;
}

bool Array::same_values(const Array& other) const {
  if (elements_.index() != other.elements_.index() || !(unit == other.unit)) return false;
  if (dimensions_.size() != other.dimensions_.size()) return false;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (dimensions_[i].size != other.dimensions_[i].size) return false;
  }
  return std::visit(
      [&]<class T>(const std::shared_ptr<std::vector<T>>& mine) {
        const auto& theirs = *std::get_if<std::shared_ptr<std::vector<T>>>(&other.elements_);
        return mine == theirs || same_elements(*mine, *theirs);
      },
      elements_);
}

bool Array::identical(const Array& other) const {
  if (label != other.label || density_over != other.density_over || is_mass != other.is_mass) return false;
  if (unit.symbol != other.unit.symbol || !same_values(other)) return false;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    const Dimension& a = dimensions_[i];
    const Dimension& b = other.dimensions_[i];
    if (a.name != b.name || !a.coordinates != !b.coordinates) return false;
    if (a.coordinates != b.coordinates && !a.coordinates->identical(*b.coordinates)) return false;
  }
  return true;
}

}  // namespace ansatz::core
