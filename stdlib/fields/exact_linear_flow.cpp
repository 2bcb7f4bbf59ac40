// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {
namespace {

/// The exact flow of φ_tt = φ_xx - m² φ for one time, a rotation of each wave.
struct Rotation {
  double time = 0;
  core::AlignedBuffer cosine, sine_over, sine_times;  // cos Ωt, sin(Ωt)/Ω, Ω sin Ωt, one a double of the spectrum
};

// velocity -= kick · force, then the rotation; `work` receives the field divided by the transform's factor.
void kick_and_rotate(double* __restrict u, double* __restrict velocity, double* __restrict work,
                     const double* __restrict force, const Rotation& r, double kick, double normalisation) {
  const double* __restrict c = r.cosine.data();
  const double* __restrict over = r.sine_over.data();
  const double* __restrict times = r.sine_times.data();
  const std::size_t n = r.cosine.size();
  for (std::size_t i = 0; i < n; ++i) {
    const double before = u[i], v = std::fma(-kick, force[i], velocity[i]);
    const double after = std::fma(c[i], before, over[i] * v);
    velocity[i] = std::fma(c[i], v, -times[i] * before);
    u[i] = after;
    work[i] = after * normalisation;
  }
}

/// Field and velocity live as spectra; a force costs one transform back and one there.
class ExactLinearFlow final : public KleinGordonFlow {
 public:
  ExactLinearFlow(FieldEquation& equation, const SplittingScheme& scheme, double mass_squared)
      : KleinGordonFlow(equation, scheme),
        mass_squared_(mass_squared),
        field_(equation.basis.points()),
        velocity_field_(equation.basis.points()),
        force_(equation.basis.points()),
        u_(equation.basis.spectrum_size()),
        velocity_(equation.basis.spectrum_size()),
        work_(equation.basis.spectrum_size()),
        force_spectrum_(equation.basis.spectrum_size()) {
    for (std::size_t stage = 0; stage < scheme.drifts.size(); ++stage) {
      std::size_t same = 0;
      while (scheme.drifts[same] != scheme.drifts[stage]) ++same;
      rotation_of_.push_back(same == stage ? rotations_.size() : rotation_of_[same]);
      if (same != stage) continue;
      const std::size_t n = u_.size();
      rotations_.push_back({0, core::AlignedBuffer(n), core::AlignedBuffer(n), core::AlignedBuffer(n)});
    }
  }

  void load(std::span<const double> u, std::span<const double> velocity) override {
    std::ranges::copy(u, field_.data());
    std::ranges::copy(velocity, velocity_field_.data());
    equation_.basis.forward(field_.data(), u_.data());
    equation_.basis.forward(velocity_field_.data(), velocity_.data());
    refresh_work();
  }
  void store(std::span<double> u, std::span<double> velocity) override {
    to_points(u_, field_);
    to_points(velocity_, velocity_field_);
    refresh_work();
    std::ranges::copy(field_.span(), u.begin());
    std::ranges::copy(velocity_field_.span(), velocity.begin());
  }

 protected:
  void prepare(double h) override {
    const auto squares = equation_.basis.squares();
    for (std::size_t stage = 0; stage < scheme_.drifts.size(); ++stage) {
      Rotation& rotation = rotations_[rotation_of_[stage]];
      const double time = scheme_.drifts[stage] * h;
      if (rotation.time == time) continue;
      rotation.time = time;
      for (std::size_t i = 0; i < squares.size(); ++i) {
        const double frequency = std::sqrt(squares[i] + mass_squared_), sine = std::sin(frequency * time);
        rotation.cosine[i] = std::cos(frequency * time);
        rotation.sine_over[i] = frequency > 0 ? sine / frequency : time;
        rotation.sine_times[i] = frequency * sine;
      }
    }
  }
  void kick_and_drift(double kick, std::size_t drift_stage, double) override {
    find_force();
    kick_and_rotate(u_.data(), velocity_.data(), work_.data(), force_spectrum_.data(),
                    rotations_[rotation_of_[drift_stage]], kick, equation_.basis.normalisation());
  }
  void kick(double length) override {
    find_force();
    for (std::size_t i = 0; i < velocity_.size(); ++i) velocity_[i] -= length * force_spectrum_[i];
    refresh_work();
  }
  void damp(double length) override {
    to_points(velocity_, velocity_field_);
    equation_.sponge.damp(velocity_field_.data(), length);
    equation_.basis.forward(velocity_field_.data(), velocity_.data());
    refresh_work();
  }
  double largest() const override { return largest_magnitude(u_.span()) * equation_.basis.normalisation(); }

 private:
  // V'(u + b) - b'' - m² u, as a spectrum; `work_` holds the field's spectrum and is used up.
  void find_force() {
    equation_.basis.backward(work_.data(), field_.data());
    for (std::size_t first = 0; first < force_.size(); first += kBlock) {
      const std::size_t count = std::min(kBlock, force_.size() - first);
      equation_.force(field_.data(), force_.data() + first, first, count);
      for (std::size_t i = first; i < first + count; ++i) force_[i] -= mass_squared_ * field_[i];
    }
    equation_.basis.forward(force_.data(), force_spectrum_.data());
  }
  void refresh_work() {
    for (std::size_t i = 0; i < u_.size(); ++i) work_[i] = u_[i] * equation_.basis.normalisation();
  }
  void to_points(const core::AlignedBuffer& spectrum, core::AlignedBuffer& points) {
    for (std::size_t i = 0; i < spectrum.size(); ++i) work_[i] = spectrum[i] * equation_.basis.normalisation();
    equation_.basis.backward(work_.data(), points.data());
  }

  double mass_squared_;
  std::vector<Rotation> rotations_;
  std::vector<std::size_t> rotation_of_;
  core::AlignedBuffer field_, velocity_field_, force_;
  core::AlignedBuffer u_, velocity_, work_, force_spectrum_;
};

}  // namespace

std::unique_ptr<KleinGordonFlow> make_exact_linear_flow(FieldEquation& equation, const SplittingScheme& scheme,
                                                        double mass_squared) {
  return std::make_unique<ExactLinearFlow>(equation, scheme, mass_squared);
}

}  // namespace ansatz::fields
