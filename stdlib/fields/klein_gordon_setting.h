// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/klein_gordon_measures.h"

namespace ansatz::fields {

/// A question made ready to run: every parameter held against its range, the start sampled, the step chosen.
/// Immovable: the equation refers to the basis.
class KleinGordonSetting {
 public:
  /// Errors   BadParameter. Warnings go to `run`.
  KleinGordonSetting(const KleinGordon& question, core::Run& run);
  KleinGordonSetting(const KleinGordonSetting&) = delete;
  KleinGordonSetting& operator=(const KleinGordonSetting&) = delete;

  bool is_published() const { return published_; }  ///< mode compat
  const SplittingScheme& scheme() const { return scheme_; }
  FieldEquation& equation() { return equation_; }
  const std::vector<double>& times() const { return times_; }
  double largest_step() const { return largest_step_; }  ///< what the steps must not exceed
  double stable_step() const { return stable_step_; }    ///< infinite where there is no limit
  std::span<const double> field() const { return u_; }   ///< φ - b at t = 0
  std::span<const double> velocity() const { return velocity_; }

  std::unique_ptr<KleinGordonFlow> make_flow();
  FieldMeter make_meter();

 private:
  void set_background(const KleinGordon& question);
  void sample_start(const KleinGordon& question);
  void check_ends(const KleinGordon& question) const;
  void check_theory(const KleinGordon& question, core::Run& run) const;
  void set_linear_part(const KleinGordon& question);
  void choose_step(const KleinGordon& question, core::Run& run);

  bool published_;
  Boundary boundary_;
  const SplittingScheme& scheme_;
  core::Function potential_;
  SpectralBasis basis_;
  std::vector<double> x_;
  FieldEquation equation_;
  std::vector<double> background_slope_, u_, velocity_, times_;
  double background_rise_ = 0, mass_squared_ = 0, stable_step_ = 0, largest_step_ = 0;
};

}  // namespace ansatz::fields
