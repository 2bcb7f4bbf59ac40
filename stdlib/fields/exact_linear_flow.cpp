// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {
namespace {

/// Field and velocity live as waves, each divided by what the transforms multiply it by; a force costs one transform
/// back and one there.
class ExactLinearFlow final : public KleinGordonFlow {
 public:
  ExactLinearFlow(FieldEquation& equation, const SplittingScheme& scheme, double mass_squared)
      : KleinGordonFlow(equation, scheme),
        mass_squared_(mass_squared),
        field_(equation.basis.points()),
        velocity_field_(equation.basis.points()),
        force_(equation.basis.points()),
        u_(equation.basis.packed_size()),
        velocity_(equation.basis.packed_size()),
        force_waves_(equation.basis.packed_size()) {
    for (std::size_t stage = 0; stage < scheme.drifts.size(); ++stage) {
      std::size_t same = 0;
      while (scheme.drifts[same] != scheme.drifts[stage]) ++same;
      rotation_of_.push_back(same == stage ? rotations_.size() : rotation_of_[same]);
      if (same == stage) rotations_.emplace_back();
    }
  }

  void load(std::span<const double> u, std::span<const double> velocity) override {
    std::ranges::copy(u, field_.data());
    std::ranges::copy(velocity, velocity_field_.data());
    to_waves(field_, u_);
    to_waves(velocity_field_, velocity_);
  }
  void store(std::span<double> u, std::span<double> velocity) override {
    equation_.basis.unpack(u_.data(), field_.data());
    equation_.basis.unpack(velocity_.data(), velocity_field_.data());
    std::ranges::copy(field_.span(), u.begin());
    std::ranges::copy(velocity_field_.span(), velocity.begin());
  }

 protected:
  void prepare(double h) override {
    const SpectralBasis& basis = equation_.basis;
    for (std::size_t stage = 0; stage < scheme_.drifts.size(); ++stage) {
      Rotation& rotation = rotations_[rotation_of_[stage]];
      const double time = scheme_.drifts[stage] * h;
      if (rotation.time == time) continue;
      rotation.time = time;
      const auto frequency = [&](double square) { return std::sqrt(square + mass_squared_); };
      rotation.cosine = basis.multiplier([&](double square) { return std::cos(frequency(square) * time); });
      rotation.sine_over = basis.multiplier([&](double square) {
        const double w = frequency(square);
        return w > 0 ? std::sin(w * time) / w : time;
      });
      rotation.sine_times = basis.multiplier([&](double square) {
        const double w = frequency(square);
        return w * std::sin(w * time);
      });
    }
  }
  void kick_and_drift(double kick, std::size_t drift_stage, double) override {
    find_force();
    equation_.basis.kick_and_rotate({u_.data(), velocity_.data(), force_waves_.data()},
                                    rotations_[rotation_of_[drift_stage]], kick * equation_.basis.packed_unit());
  }
  void kick(double length) override {
    find_force();
    const double scaled = length * equation_.basis.packed_unit();
    for (std::size_t i = 0; i < velocity_.size(); ++i) velocity_[i] -= scaled * force_waves_[i];
  }
  void damp(double length) override {
    equation_.basis.unpack(velocity_.data(), velocity_field_.data());
    equation_.sponge.damp(velocity_field_.data(), length);
    to_waves(velocity_field_, velocity_);
  }
  double largest() const override { return largest_magnitude(u_.span()); }

 private:
  // V'(u + b) - b'' - m² u, as waves.
  void find_force() {
    equation_.basis.unpack(u_.data(), field_.data());
    for (std::size_t first = 0; first < force_.size(); first += kBlock) {
      const std::size_t count = std::min(kBlock, force_.size() - first);
      equation_.force(field_.data(), force_.data() + first, first, count);
      for (std::size_t i = first; i < first + count; ++i) force_[i] -= mass_squared_ * field_[i];
    }
    equation_.basis.pack(force_.data(), force_waves_.data());
  }
  void to_waves(const core::AlignedBuffer& points, core::AlignedBuffer& waves) {
    equation_.basis.pack(points.data(), waves.data());
    for (std::size_t i = 0; i < waves.size(); ++i) waves[i] *= equation_.basis.packed_unit();
  }

  double mass_squared_;
  std::vector<Rotation> rotations_;
  std::vector<std::size_t> rotation_of_;
  core::AlignedBuffer field_, velocity_field_, force_;
  core::AlignedBuffer u_, velocity_, force_waves_;
};

}  // namespace

std::unique_ptr<KleinGordonFlow> make_exact_linear_flow(FieldEquation& equation, const SplittingScheme& scheme,
                                                        double mass_squared) {
  return std::make_unique<ExactLinearFlow>(equation, scheme, mass_squared);
}

}  // namespace ansatz::fields
