// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
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

/// The instants that a kernel was asked to store: `times`, or even ones where there are none.
/// Errors   BadParameter: `until` not above 0, no frames, instants that do not rise within [0, until], more numbers in
/// a
///          field of so many points than a gigabyte holds.
std::vector<double> stored_times(const char* kernel, double until, std::int64_t frames,
                                 const std::optional<std::vector<double>>& times, std::int64_t points);

}  // namespace ansatz::fields
