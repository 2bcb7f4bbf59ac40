// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <complex>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/fields/klein_gordon.h"

// Short ways to solve and to read a solution, for the tests of this folder.
namespace ansatz::fields::solved {

/// A kernel of a struct in, called by a caller who wants no progress and never stops it.
template <class Out, class In>
Out quietly(Out (*kernel)(const In&, core::Run&), const In& question = {}) {
  core::Run run;
  return kernel(question, run);
}

inline KleinGordonSolution solve(const KleinGordon& question) { return quietly(&klein_gordon, question); }

/// Row `i` (from the back where negative) of a [time, x] array.
inline std::span<const double> row(const core::Array& field, int i) {
  const std::size_t rows = field.dimension(0).size, columns = field.dimension(1).size;
  return field.real().subspan((i < 0 ? rows - static_cast<std::size_t>(-i) : static_cast<std::size_t>(i)) * columns,
                              columns);
}

inline std::vector<double> x_of(const core::Array& field) { return field.coordinate_values(field.rank() - 1); }

/// max_j |field_j - exact(x_j)|.
template <class Exact>
double distance(std::span<const double> field, const std::vector<double>& x, Exact exact) {
  double largest = 0;
  for (std::size_t j = 0; j < x.size(); ++j) largest = std::fmax(largest, std::fabs(field[j] - exact(x[j])));
  return largest;
}

inline double distance(std::span<const double> a, std::span<const double> b) {
  double largest = 0;
  for (std::size_t j = 0; j < a.size(); ++j) largest = std::fmax(largest, std::fabs(a[j] - b[j]));
  return largest;
}

inline double distance(const std::vector<std::complex<double>>& a, const std::vector<std::complex<double>>& b) {
  double largest = 0;
  for (std::size_t j = 0; j < a.size(); ++j) largest = std::fmax(largest, std::abs(a[j] - b[j]));
  return largest;
}

/// The sentence of what a call throws; empty when it throws nothing of ours.
template <class Call>
std::string sentence_of(Call call) {
  try {
    call();
  } catch (const core::Error& error) {
    return error.what();
  }
  return {};
}

/// The traced function x ↦ formula(x).
template <class Formula>
core::Function traced(Formula formula) {
  return core::Function::traced(formula(core::Expression::argument(0)), 1);
}

/// The least-squares slope of a series, a step of its index.
inline double slope_of(std::span<const double> values) {
  const double middle = (static_cast<double>(values.size()) - 1) / 2;
  double slope = 0, weight = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double from = static_cast<double>(i) - middle;
    slope += from * values[i];
    weight += from * from;
  }
  return slope / weight;
}

}  // namespace ansatz::fields::solved
