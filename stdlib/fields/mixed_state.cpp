// SPDX-License-Identifier: MIT
#include "stdlib/fields/mixed_state.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace ansatz::fields {

MixedState::MixedState(const ComplexRing& ring, std::size_t trajectories)
    : spacing_(ring.spacing()),
      count_(trajectories),
      x_(ring.coordinates()),
      fields_(trajectories * x_.size()),
      moved_(fields_.size()) {}

Coherence MixedState::measure(double middle) {
  using Fields = Eigen::Map<const Eigen::MatrixXcd>;
  const auto rows = static_cast<Eigen::Index>(x_.size()), columns = static_cast<Eigen::Index>(count_);
  const Fields psi(fields_.data(), rows, columns), moved(moved_.data(), rows, columns);
  // Overlaps of every pair, and the same with x and with x² between.
  const Eigen::MatrixXcd overlap = spacing_ * (psi.adjoint() * psi);
  const auto weigh = [&](int power) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const double x = x_[i % x_.size()] - middle;
      moved_[i] = fields_[i] * (power == 1 ? x : x * x);
    }
  };
  weigh(1);
  const Eigen::MatrixXcd first = spacing_ * (psi.adjoint() * moved);
  weigh(2);
  const Eigen::MatrixXcd second = spacing_ * (psi.adjoint() * moved);

  double trace = 0, pairs = 0, apart = 0;
  std::vector<double> of_one(count_, 0.0);
  for (Eigen::Index a = 0; a < columns; ++a) {
    trace += overlap(a, a).real();
    for (Eigen::Index b = 0; b < columns; ++b) {
      if (a == b) continue;
      const double square = std::norm(overlap(a, b));
      pairs += square;
      of_one[static_cast<std::size_t>(a)] += square;
      apart += 2 * ((std::conj(overlap(a, b)) * second(a, b)).real() - std::norm(first(a, b)));
    }
  }
  Coherence out;
  out.purity = 0;
  if (!(trace > 0)) return out;
  const auto n = static_cast<double>(count_);
  const auto purity = [&](double sum, double size, double total) {
    return sum / (size * (size - 1)) * (size / total) * (size / total);
  };
  out.purity = purity(pairs, n, trace);
  out.length = pairs > 0 ? std::sqrt(std::max(0.0, apart / pairs)) : 0;
  double mean = 0, squares = 0;
  std::vector<double> without;
  for (std::size_t a = 0; a < count_; ++a) {
    const auto at = static_cast<Eigen::Index>(a);
    without.push_back(purity(pairs - 2 * of_one[a], n - 1, trace - overlap(at, at).real()));
    mean += without.back() / n;
  }
  for (double value : without) squares += (value - mean) * (value - mean);
  out.purity_error = std::sqrt((n - 1) / n * squares);
  return out;
}

}  // namespace ansatz::fields
