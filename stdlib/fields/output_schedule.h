// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::fields {

/// One stretch between stored instants: `count` equal steps.
struct Stretch {
  double from = 0, step = 0;
  long count = 0;
};

/// The stretches from 0 to each of the rising `times`, cut into the fewest equal steps not above `largest_step`. A time
/// of 0 gives a stretch without steps.
std::vector<Stretch> output_schedule(const std::vector<double>& times, double largest_step);

/// 0, until/frames, …, until.
std::vector<double> even_times(double until, long frames);

}  // namespace ansatz::fields
