// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_step.h"

#include <algorithm>
#include <cmath>

namespace ansatz::fields {

PublishedStep::PublishedStep(double requested, double highest_wavenumber, bool adaptive)
    : shortest_(0.1 / highest_wavenumber),
      longest_(0.5 / highest_wavenumber),
      length_(held(requested)),
      adaptive_(adaptive) {}

double PublishedStep::held(double length) const { return std::clamp(length, shortest_, longest_); }

// As it was written, operation for operation: the count of accepted growths hangs on it.
void PublishedStep::adapt(std::int64_t step, double largest) {
  if (!adaptive_ || step % 20 != 0) return;
  const double factor = largest > 100 ? 0.7 : largest > 10 ? 0.9 : 1.05;
  const double proposed = held(length_ * factor);
  if (std::fabs(proposed - length_) / length_ > 0.05) length_ = proposed;
}

}  // namespace ansatz::fields
