// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <memory>
#include <vector>

#include "stdlib/fields/schrodinger_nls.h"
#include "stdlib/fields/wave_flow.h"
#include "stdlib/fields/wave_measures.h"

namespace ansatz::fields {

/// A question made ready to run: every parameter held against its range, the start sampled, the step chosen.
/// Immovable: flow and meter refer to the ring.
class SchrodingerNlsSetting {
 public:
  /// Errors   BadParameter. Warnings go to `run`.
  SchrodingerNlsSetting(const SchrodingerNls& question, core::Run& run);
  SchrodingerNlsSetting(const SchrodingerNlsSetting&) = delete;
  SchrodingerNlsSetting& operator=(const SchrodingerNlsSetting&) = delete;

  bool is_published() const { return published_; }  ///< mode compat
  const ComplexRing& ring() const { return ring_; }
  const std::vector<double>& times() const { return times_; }
  double largest_step() const { return largest_step_; }
  double stable_step() const { return stable_step_; }  ///< infinite where there is no limit
  double resolved() const { return resolved_; }        ///< share of the start that the grid has
  int order() const;

  std::unique_ptr<WaveFlow> make_flow();  ///< with the start in it
  WaveMeter make_meter() const;

 private:
  void sample_start(const SchrodingerNls& question, core::Run& run);
  void check_ends(const SchrodingerNls& question, core::Run& run) const;
  void choose_step(const SchrodingerNls& question);
  /// The kicks' rates at the start: the largest and the mean over the ring.
  struct Rate {
    double largest = 0, mean = 0;
  };
  Rate rate(const SchrodingerNls& question) const;

  bool published_;
  const SplittingScheme* scheme_;  ///< null for integrators of a right-hand side
  ComplexRing ring_;
  std::vector<double> x_, potential_, filter_;  ///< V at the points; the multiplier of the waves
  WaveSlope::Term term_;
  Tolerance tolerance_;
  bool adaptive_;
  std::vector<double> times_;
  std::vector<std::complex<double>> start_;
  double stable_step_ = 0, largest_step_ = 0, resolved_ = 1;
};

}  // namespace ansatz::fields
