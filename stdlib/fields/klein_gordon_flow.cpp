// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon_flow.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace ansatz::fields {

void FieldEquation::force(const double* u, double* out, std::size_t first, std::size_t count) const {
  if (background.empty()) {
    const double* const field = u + first;
    return slope.evaluate({&field, 1}, out, count);
  }
  for (std::size_t i = 0; i < count; ++i) out[i] = u[first + i] + background[first + i];
  const double* const field = out;
  slope.evaluate({&field, 1}, out, count);
  for (std::size_t i = 0; i < count; ++i) out[i] -= background_curvature[first + i];
}

// kick(b₀) drift(a₀) … kick(b_s), the closing kick joined to the opening one of the next step: the field does not move
// between them, so the force is the same. A sponge stands at the seam of two steps, half before and half after; there
// the kicks stay apart.
void KleinGordonFlow::advance(double time, double h, long count, core::Run& run) {
  constexpr long kStepsBetweenChecks = 32;
  const auto [kicks, drifts] = std::pair(scheme_.kicks, scheme_.drifts);
  const bool damped = !equation_.sponge.is_empty();
  prepare(h);
  if (damped && count > 0) damp(h / 2);
  double opening = kicks.front();
  double last_size = largest();
  for (long step = 0; step < count; ++step) {
    run.tick();
    for (std::size_t stage = 0; stage < drifts.size(); ++stage) {
      kick_and_drift((stage == 0 ? opening : kicks[stage]) * h, stage, h);
    }
    const bool last = step + 1 == count;
    opening = kicks.back() + kicks.front();
    if (last || damped) {
      kick(kicks.back() * h);
      opening = kicks.front();
      if (damped) damp(last ? h / 2 : h);
    }
    if (!last && step % kStepsBetweenChecks != kStepsBetweenChecks - 1) continue;
    const double size = largest();
    if (!std::isfinite(size)) {
      const double now = time + h * static_cast<double>(step + 1);
      throw core::Diverged(
          "klein_gordon", now,
          fmt::format("the field is no longer finite; its largest value was {:.3g} shortly before", last_size),
          fmt::format("take a step below {:.3g}, or a potential that is bounded from below", h));
    }
    last_size = size;
  }
}

}  // namespace ansatz::fields
