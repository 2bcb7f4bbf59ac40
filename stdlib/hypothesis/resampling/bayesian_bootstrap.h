// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/resampling/bootstrap.h"

namespace ansatz::hypothesis {

using SampleColumns = std::vector<std::vector<double>>;
using WeighedStatistic = std::function<double(const SampleColumns& samples, const SampleColumns& weights)>;

/// Draws of bootstrap(method = "bayesian"): not of values but of their weights, uniform on all that sum to 1, which is
/// what is known of a distribution that has these values alone and no others. A statistic is of values and weights:
///
///   mean Σ w x;   median: the least value at which half of the weight is reached;   standard_deviation √Σ w (x − x̄)²;
///   correlation by the weights that matched samples share;   a function of (x, w), of (x, y, v, w), or, of matched
///   samples, of (x, y, w)
///
/// Errors   BadParameter: a block above 1; what a function returns is no number.
class BayesianDraws {
 public:
  BayesianDraws(const Bootstrap& question, const Samples& samples);
  double estimate() const { return estimate_; }  ///< of equal weights
  double operator()(const core::Stream& stream);

 private:
  SampleColumns samples_, weights_;
  WeighedStatistic statistic_;
  double estimate_ = 0;
};

}  // namespace ansatz::hypothesis
