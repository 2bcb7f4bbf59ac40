// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/fields/complex_ring.h"
#include "stdlib/fields/splitting_scheme.h"

namespace ansatz::fields {

/// i ψ_t = -ψ_xx/(2m) + (V(x) - i w(x)) ψ - f(|ψ|²) ψ on a ring.
struct SchrodingerEquation {
  double mass = 1;
  std::vector<double> potential{};   ///< V at the points; empty: none
  std::vector<double> absorption{};  ///< w at the points, a rate of decay of ψ, at least 0; empty: none
  double cubic = 0;                  ///< g, where f(ρ) = g ρ
  core::Function nonlinearity{};     ///< f of the density, where it is any other; g is not used then
  std::vector<double> mask{};        ///< ψ ← M ψ at the end of each step, in [0, 1]; empty: none
  std::vector<double> filter{};      ///< what each wave is multiplied by at each drift, as long; empty: 1
  /// V at the points at a time, where it changes: `potential` is not used then.
  std::function<void(double time, std::span<double> values)> moving{};
};

/// Moves ψ through time by a symmetric composition of two exact flows, both a multiplication: kicks by V, w and f in x,
/// drifts by the kinetic term in k. f does not stop the compositions whose kicks must depend on the field alone: a kick
/// leaves |ψ| as it is, so the kinetic energy after it is of second degree in the kick's length, as it is for V.
///
/// One pair of transforms a drift; a step's last kick and the next one's first are one. Phases that do not depend on ψ
/// are made when the step's length changes. Nothing is allocated in a step. One object a thread.
///
/// A V that moves is taken where the drifts before a kick have brought the time: time is one more coordinate that
/// drifts, and kicks still depend on coordinates alone, so that every composition keeps its order.
class SplitOperator {
 public:
  /// Called with the time and ψ (2 n doubles) at the end of every step.
  using Watcher = std::function<void(double time, const double* field)>;

  /// `name` is the kernel that messages speak for.
  SplitOperator(const char* name, const ComplexRing& ring, SchrodingerEquation equation, const SplittingScheme& scheme);

  void load(std::span<const std::complex<double>> field);
  void store(std::span<std::complex<double>> field) const;
  const double* field() const { return field_.data(); }

  /// ψ_j ← ψ_j exp(-i angle_j), between calls of advance.
  void turn_by(std::span<const double> angles);
  /// Steps are not joined then, so that each is seen whole; none to stop it.
  void watch(Watcher watcher) { watcher_ = std::move(watcher); }

  /// `count` steps of length h, starting at `time` (which only messages and the watcher need).
  /// Errors   Diverged: the field is no longer finite, found within 32 steps. Interrupted.
  void advance(double time, double h, long count, core::Run& run);

  /// ∫ |ψ|² dx that absorption and mask have taken so far, in the left and the right half of the ring.
  double absorbed_left() const { return absorbed_left_; }
  double absorbed_right() const { return absorbed_right_; }

 private:
  /// A multiplication in x, of one length.
  struct Kick {
    double length = 0;            ///< in steps
    bool ends_step = false;       ///< with the mask
    core::AlignedBuffer factors;  ///< exp(-i V t) times the damping, where no more is needed
    core::AlignedBuffer damping;  ///< exp(-w t) M, where there is any and it is not in the factors; for `turn`
    core::AlignedBuffer lost;     ///< 1 - damping², each twice
  };
  struct Drift {
    double length = 0;            ///< in steps
    core::AlignedBuffer factors;  ///< packed as the ring's waves
  };

  std::size_t kick_of(double length, bool ends_step);
  std::size_t drift_of(double length);
  void prepare(double h);
  void apply(const Kick& kick, double time);
  void apply(const Drift& drift);
  void set_potential(std::span<const double> values);
  void take(const Kick& kick);
  bool is_linear() const { return !equation_.nonlinearity && equation_.cubic == 0; }
  bool is_damped() const { return !equation_.absorption.empty() || !equation_.mask.empty(); }

  const char* name_;
  const ComplexRing& ring_;
  SchrodingerEquation equation_;
  double step_ = 0;  ///< what the factors were made for
  std::vector<Kick> kicks_;
  std::vector<Drift> drifts_;
  std::vector<std::size_t> kick_at_, drift_at_;     ///< of each stage; the last kick ends the step
  std::size_t joined_ = 0;                          ///< that kick and the next step's first
  std::size_t damped_left_ = 0, damped_right_ = 0;  ///< points [0, left) and [right, n) are damped
  double absorbed_left_ = 0, absorbed_right_ = 0;
  core::AlignedBuffer field_, waves_, density_, angle_;
  std::vector<double> angles_;  ///< V for `turn`
  std::vector<double> moved_;   ///< V at one time
  Watcher watcher_;
};

}  // namespace ansatz::fields
