// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "stdlib/fields/environment.h"
#include "stdlib/fields/flux_detector.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/tunnelling_setting.h"

namespace ansatz::fields {

/// ψ on its way past the two detectors, and through the noise of an environment where there is one. Refers to the
/// setting.
class Passage {
 public:
  explicit Passage(const TunnellingSetting& setting, std::optional<Environment> environment = {});

  /// A stretch in even pieces, so short that the detectors miss nothing. Noise kicks in the middle of each.
  void go(const Stretch& stretch, core::Run& run);
  /// Steps of the published length until the instant is passed. Where the clock is cut short at the end of the run, the
  /// step that it counts is a whole one all the same.
  void go_as_published(double instant, core::Run& run);

  const SplitOperator& flow() const { return flow_; }
  const FluxDetector& left() const { return left_; }
  const FluxDetector& right() const { return right_; }
  double dwelled() const { return dwelled_; }
  /// Probability that has gone round the ring, either way; only looked at where no layer stands at its seam.
  double gone_round() const { return gone_round_; }
  long steps() const { return steps_; }
  double longest_step() const { return longest_step_; }

 private:
  void take(double from, double step, long count, core::Run& run);
  void take_noisily(double from, double length, core::Run& run);
  void look(double time);
  void weigh_cells();

  const TunnellingSetting& setting_;
  SplitOperator flow_;
  std::optional<Environment> environment_;
  FluxDetector left_, right_;
  std::optional<FluxDetector> seam_;
  std::vector<double> cells_;
  std::size_t first_cell_ = 0;
  double inside_ = 0, dwelled_ = 0, gone_round_ = 0, longest_step_ = 0, now_ = 0;
  long steps_ = 0;
};

}  // namespace ansatz::fields
