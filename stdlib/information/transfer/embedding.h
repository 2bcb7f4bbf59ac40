// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// How much of a series' past is looked at.
struct History {
  std::size_t length = 1;  ///< values
  std::size_t delay = 1;   ///< steps between them
};

/// A step of the target with what may tell of it, a row for each usable time.
struct Embedded {
  Points next;    ///< y_t
  Points source;  ///< x_{t − lag}, x_{t − lag − delay}, …
  Points past;    ///< y_{t − 1}, y_{t − 1 − delay}, …, and the given series at t − 1
};

/// The first time (from 0) at which all of it is there.
std::size_t first_usable(const History& target, const History& source, std::size_t lag);

/// Rows for the times first … N − 1. `given` may be null.
Embedded embed(const Points& source, const Points& target, const Points* given, const History& source_history,
               const History& target_history, std::size_t lag, std::size_t first);

}  // namespace ansatz::information
