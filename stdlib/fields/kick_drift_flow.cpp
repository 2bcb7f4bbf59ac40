// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <optional>

#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/sine_kick.h"
#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {
namespace {

/// Field and velocity live at the grid's points; a force costs one transform there and one back.
class KickDriftFlow final : public KleinGordonFlow {
 public:
  KickDriftFlow(FieldEquation& equation, const SplittingScheme& scheme)
      : KleinGordonFlow(equation, scheme),
        u_(equation.basis.points()),
        velocity_(equation.basis.points()),
        curvature_(equation.basis.points()),
        force_(kBlock),
        amplitude_(equation.background.empty() ? sine_amplitude(equation.slope) : std::nullopt) {}

  void load(std::span<const double> u, std::span<const double> velocity) override {
    std::ranges::copy(u, u_.data());
    std::ranges::copy(velocity, velocity_.data());
  }
  void store(std::span<double> u, std::span<double> velocity) override {
    std::ranges::copy(u_.span(), u.begin());
    std::ranges::copy(velocity_.span(), velocity.begin());
  }

 protected:
  void prepare(double) override {}
  void kick_and_drift(double kick, std::size_t drift_stage, double h) override {
    pass(kick, scheme_.drifts[drift_stage] * h);
  }
  void kick(double length) override { pass(length, 0.0); }
  void damp(double length) override { equation_.sponge.damp(velocity_.data(), length); }
  double largest() const override { return largest_magnitude(u_.span()); }

 private:
  void pass(double kick, double drift) {
    equation_.basis.curvature(u_.data(), curvature_.data());
    const Move move{kick, drift};
    if (amplitude_) {
      sine_kick_and_drift(u_.data(), velocity_.data(), curvature_.data(), u_.size(), *amplitude_, move);
      return;
    }
    for (std::size_t first = 0; first < u_.size(); first += kBlock) {
      const std::size_t count = std::min(kBlock, u_.size() - first);
      equation_.force(u_.data(), force_.data(), first, count);
      fields::kick_and_drift(u_.data() + first, velocity_.data() + first, curvature_.data() + first, force_.data(),
                             count, move);
    }
  }

  core::AlignedBuffer u_, velocity_, curvature_, force_;
  std::optional<double> amplitude_;  ///< where V' = a sin φ: a
};

}  // namespace

std::unique_ptr<KleinGordonFlow> make_kick_drift_flow(FieldEquation& equation, const SplittingScheme& scheme) {
  return std::make_unique<KickDriftFlow>(equation, scheme);
}

}  // namespace ansatz::fields
