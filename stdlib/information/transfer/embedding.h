// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// How much of a series' past is looked at.
struct History {
  std::size_t length = 1;  ///< values
  std::size_t delay = 1;   ///< steps between them
  std::size_t lag = 1;     ///< steps from the latest of them to now
};

/// A step of the target with what may tell of it, a row for each usable time.
struct Embedded {
  Points next;    ///< y_t
  Points source;  ///< x_{t − lag}, x_{t − lag − delay}, …
  Points past;    ///< y_{t − 1}, y_{t − 1 − delay}, …, and likewise the given series
  std::size_t source_steps = 1, own_steps = 1, given_steps = 0;  ///< of the source, of the target's past, of the given
};

/// The series, and how much of each is looked at. `given` may be null.
struct Coupled {
  const Points* source = nullptr;
  const Points* target = nullptr;
  const Points* given = nullptr;
  History of_source, of_target, of_given;

  /// The first time (from 0) at which all of it is there.
  std::size_t first_usable() const;
  /// Rows for the times first … N − 1.
  Embedded rows_from(std::size_t first) const;
};

/// The values of a history at the times first … N − 1, latest first.
Points past_of(const Points& series, const History& history, std::size_t first);

}  // namespace ansatz::information
