// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"
#include "stdlib/information/variational/critic.h"
#include "stdlib/information/variational/score_bounds.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/descent.h"

namespace ansatz::information {

/// Nats below which what a critic makes of rows kept apart and of rows learnt from does not differ for more than noise.
inline constexpr double kTellable = 0.1;

/// Two samples paired by row, and a critic that Adam teaches, batch by batch, to make a bound large on some of the
/// rows.
class CriticTraining {
 public:
  struct Rule {
    ScoreBound bound;
    std::size_t batch;  ///< at least 2, no more than the rows learnt from nor than the critic takes
    double rate;
  };
  /// The samples and the critic must outlive it. The critic starts from `start`; epoch e shuffles by orders.at(e);
  /// codes that are drawn come from places of `start`, of each step and of each block that a bound is taken over.
  /// Errors   BadParameter (parameter "rate").
  CriticTraining(const std::string& kernel, const Points& x, const Points& y, Critic& critic, const Rule& rule,
                 std::vector<std::size_t> learnt, const core::Stream& start, const core::Stream& orders);

  /// One step, on the next batch. What is left over of an epoch is not looked at.
  void learn(const core::Run& run);

  /// The bound on these rows, in blocks of a batch; what is left over is not looked at.
  double bound(std::span<const std::size_t> rows, ScoreBoundValue value, const core::Run& run);

  /// The same in blocks of a batch or a few less, so that every row, of two or more, is in one; `together` is set to
  /// the score of each row with itself, less its contrast.
  double bound_of_all(std::span<const std::size_t> rows, ScoreBoundValue value, std::vector<double>& together,
                      const core::Run& run);

  std::vector<double>& parameters() { return parameters_; }

 private:
  void score(std::span<const std::size_t> rows, const core::Run& run);

  const Points &x_, &y_;
  Critic& critic_;
  ScoreBoundSlopes slopes_of_;
  std::size_t batch_, batches_an_epoch_, steps_ = 0;
  std::vector<std::size_t> learnt_;
  core::Stream orders_, codes_;
  std::vector<double> parameters_, gradient_;
  networks::Descender descender_;
  networks::Batch some_x_, some_y_, scores_, slopes_;
};

}  // namespace ansatz::information
