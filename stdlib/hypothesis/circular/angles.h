// SPDX-License-Identifier: MIT
#pragma once

#include <numbers>
#include <span>
#include <string>

#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Samples on a circle.
struct CircularComparison : Comparison {
  double period = 2 * std::numbers::pi;  ///< what a whole turn is in the numbers given, above 0: 360, 24
};

/// Makes angles in radians of what was read, one sample as its place tells, and says what a whole turn is in the
/// numbers that were given: the period, or 360 of an array in deg. Other units of angle likewise.
///
/// Errors   BadParameter: a period that is not above 0 and finite, or one given beside a unit of angle.
double make_angles(const std::string& kernel, const CircularComparison& question, Samples& samples, std::size_t sample);
/// The same for all samples; the turn of the first.
double make_angles(const std::string& kernel, const CircularComparison& question, Samples& samples);

/// Where angles point on average, and how closely.
struct Resultant {
  double n = 0, cosines = 0, sines = 0;

  double length() const;       ///< R, from 0 to n
  double mean_length() const;  ///< R̄ = R/n
  double direction() const;    ///< in (−π, π]
};
Resultant resultant(std::span<const double> angles);

}  // namespace ansatz::hypothesis
