// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>

#include "stdlib/core/random.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// The principal axes of columns, standardised or as they are, the widest first; signs are such that the largest weight
/// is positive.
///
/// Cost     O(N d min(N, d)).
/// Source   Pearson (1901).
class PrincipalAxes {
 public:
  explicit PrincipalAxes(const Points& points, bool is_standardised = true);
  ~PrincipalAxes();
  PrincipalAxes(PrincipalAxes&&) noexcept;

  /// The points along the first `count` axes, or along as many as there are.
  Points components(std::size_t count) const;
  /// How many axes carry the variance: (Σ λ)²/Σ λ², at least 1.
  double count() const;
  /// The share of the variance along the first `count` axes; one where there is none.
  double share(std::size_t count) const;
  /// Of the columns together, as they were taken.
  double variance() const;
  /// How many there are.
  std::size_t size() const;
  /// Points with these coordinates, in units of the axes' deviations, the widest axis first.
  Points place(const Points& coordinates) const;

 private:
  struct Spectrum;
  std::unique_ptr<const Spectrum> spectrum_;
};

/// Two normal samples.
struct Planted {
  Points x, y;
};

/// Normal samples of the covariances that x and y have each, with so many nats of information: as many pairs of
/// principal axes as carry the variance of both are correlated, all alike.
Planted plant(const PrincipalAxes& x, const PrincipalAxes& y, std::size_t rows, double information,
              const core::Stream& stream);

}  // namespace ansatz::information
