// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/fft.h"
#include "stdlib/fields/slope_loops.h"

namespace ansatz::fields {

/// The explicit Runge–Kutta method of order 8 with estimates of order 5 and 3, twelve stages and a dense output of
/// order 7, of y' = f(y). Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I (1993), sections II.5,
/// II.6 and II.10. Pairs of doubles are complex numbers to its norms.
///
/// A step is accepted where err = h |e₅|² / √((|e₅|² + |e₃|²/100) n) < 1, e in units of absolute + relative · max(|y|,
/// |y_new|). The next one is 0.9 err^(-1/8) times as long, between 0.2 and 10 times, and not longer just after a
/// refusal. All is allocated at construction.
class DormandPrince {
 public:
  using Slope = std::function<void(const double* y, double* out)>;
  struct Control {
    double relative = 1e-9, absolute = 1e-11, largest_step = 1, until = 1;
  };

  DormandPrince(std::size_t doubles, Slope slope, const Control& control);

  void start(std::span<const double> y);
  /// One accepted step, cut off at `until`. False where no step is long enough to tell times apart, or nothing is
  /// finite.
  bool step();

  double time() const { return time_; }
  double before() const { return before_; }  ///< where the last step began
  long steps() const { return steps_; }
  long refused() const { return refused_; }
  double longest_step() const { return longest_; }
  std::span<const double> state() const { return y_.span(); }
  /// y at a time within the last step.
  void at(double time, std::span<double> out);

 private:
  using Row = core::AlignedBuffer;  ///< a vector that is read across two lines of the cache takes 1.6 times as long
  std::span<const WeightedRow> rows_of(const double* weights, int stages);
  void combine(const double* weights, int stages, double h, Row& out);
  double first_step() const;
  double error(double h);
  void make_dense();

  Slope slope_;
  Control control_;
  double time_ = 0, before_ = 0, step_ = 0, longest_ = 0;
  long steps_ = 0, refused_ = 0;
  bool dense_ = false;
  Row y_, old_, trial_;
  std::vector<Row> k_;  ///< 16 stages; the last step's
  std::vector<Row> dense_rows_;
  Row e5_, e3_, shares_;
  std::vector<WeightedRow> rows_;  ///< of the sum being taken
};

}  // namespace ansatz::fields
