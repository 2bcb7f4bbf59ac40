// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "stdlib/core/unit.h"

namespace ansatz::core {

class Array;

/// What an array's elements are.
enum class ElementType { real, complex, integer, boolean, text };

/// "numbers", "complex numbers", "whole numbers", "truth values", "texts".
std::string describe(ElementType type);

/// One axis of an array: a name (may be empty), a length, and optional coordinates, a one-dimensional array of that
/// length with a unit and label of its own. Coordinates are real, integer or text.
struct Dimension {
  std::string name;
  std::size_t size = 0;
  std::shared_ptr<const Array> coordinates;

  Dimension() = default;
  Dimension(std::string dimension_name, std::size_t length) : name(std::move(dimension_name)), size(length) {}
  Dimension(std::string dimension_name, Array values);

  /// Whether both have coordinates of equal values and unit, or neither has any.
  bool same_coordinates(const Dimension& other) const;
};

/// A labelled array: contiguous, row-major, with named dimensions, optional coordinates, unit, label and kind.
/// Copies share their elements until one of them is written (copy-on-write); handles may be copied between threads.
/// An array without dimensions holds one element.
///
/// Kind: `density_over` names the dimensions over which the values are a density (per unit of that coordinate); with an
/// empty list they are plain values, or masses per cell where `is_mass` says so.
class Array {
 public:
  using Complex = std::complex<double>;
  /// Truth values are stored a byte each, 0 or 1.
  using Boolean = unsigned char;

  Array() : Array(std::vector<Dimension>{}, std::vector<double>{0.0}) {}
  /// The number of values must be the product of the dimensions' sizes; Mismatch otherwise.
  Array(std::vector<Dimension> dimensions, std::vector<double> values);
  Array(std::vector<Dimension> dimensions, std::vector<Complex> values);
  Array(std::vector<Dimension> dimensions, std::vector<std::int64_t> values);
  Array(std::vector<Dimension> dimensions, std::vector<Boolean> values);
  Array(std::vector<Dimension> dimensions, std::vector<std::string> values);

  /// A one-dimensional array of numbers with an unnamed dimension.
  static Array of(std::vector<double> values);
  /// A one-dimensional array along a named dimension.
  static Array along(std::string dimension, std::vector<double> values);
  static Array of_texts(std::vector<std::string> values);

  ElementType type() const { return static_cast<ElementType>(elements_.index()); }
  std::size_t rank() const { return dimensions_.size(); }
  std::size_t size() const;  ///< number of elements, the product of the dimensions' sizes
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const Dimension& dimension(std::size_t i) const { return dimensions_.at(i); }
  /// Where the dimension of that name stands, if it does.
  std::optional<std::size_t> find_dimension(std::string_view name) const;
  std::size_t stride(std::size_t dimension) const;  ///< elements between neighbours along a dimension

  /// Elements in row-major order, valid while this array lives and is not written. The type must be the stored one;
  /// Mismatch otherwise.
  std::span<const double> real() const;
  std::span<const Complex> complex() const;
  std::span<const std::int64_t> integers() const;
  std::span<const Boolean> booleans() const;
  std::span<const std::string> texts() const;
  /// The same for writing; makes the elements this handle's own first.
  std::span<double> mutable_real();
  std::span<Complex> mutable_complex();
  std::span<std::int64_t> mutable_integers();
  std::span<Boolean> mutable_booleans();
  std::span<std::string> mutable_texts();

  /// f(elements) with the span of the stored type, whichever it is.
  template <class F>
  decltype(auto) visit(F&& f) const {
    return std::visit(
        [&]<class T>(const std::shared_ptr<std::vector<T>>& held) -> decltype(auto) {
          return f(std::span<const T>(*held));
        },
        elements_);
  }

  /// Numbers as reals: whole numbers and truth values are converted; Mismatch for complex and text.
  Array as_real() const;
  Array as_complex() const;
  /// Element i as a real number.
  double number(std::size_t i) const;
  /// Element i as it prints.
  std::string element_text(std::size_t i) const;

  /// The coordinate of a dimension as reals; 1, 2, 3 … where it has none.
  std::vector<double> coordinate_values(std::size_t dimension) const;

  Unit unit;
  std::string label;                      ///< for axes and files: "φ(0, t)"
  std::vector<std::string> density_over;  ///< dimensions this is a density over
  bool is_mass = false;                   ///< a mass per cell: elements are shares, no cell width is taken

  /// Replaces the dimensions; the product of sizes must stay.
  void set_dimensions(std::vector<Dimension> dimensions);
  /// Takes unit, label and kind from `other`.
  void copy_labels_from(const Array& other);

  /// Equal sizes, elements of one type, values (NaN equals NaN) and unit; names, coordinates and labels may differ.
  bool same_values(const Array& other) const;
  /// Exactly equal: type, dimensions with coordinates, elements (NaN equals NaN), unit, label and kind.
  bool identical(const Array& other) const;

 private:
  template <class T>
  const std::vector<T>& held(ElementType wanted) const;
  template <class T>
  std::vector<T>& own(ElementType wanted);
  template <class T>
  Array converted(ElementType wanted) const;

  std::vector<Dimension> dimensions_;
  std::variant<std::shared_ptr<std::vector<double>>, std::shared_ptr<std::vector<Complex>>,
               std::shared_ptr<std::vector<std::int64_t>>, std::shared_ptr<std::vector<Boolean>>,
               std::shared_ptr<std::vector<std::string>>>
      elements_;
};

}  // namespace ansatz::core
