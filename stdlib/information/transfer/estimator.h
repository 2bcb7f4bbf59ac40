// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/neighbours/points.h"
#include "stdlib/information/transfer/embedding.h"
#include "stdlib/information/variational/attention_critic.h"

namespace ansatz::information {

/// How the information of series is estimated.
struct SeriesEstimator {
  std::string name = "ksg";                 ///< "ksg", "gaussian", "discrete", "ordinal" or "attention"
  std::size_t neighbours = 4, window = 0;   ///< of "ksg"
  std::size_t order = 3;                    ///< of "ordinal"
  std::string scale = "none";               ///< of "ksg" and "gaussian"
  std::optional<AttentionCritic> critic{};  ///< of "attention"

  /// Whether what is compared are states.
  bool is_of_states() const { return name == "discrete" || name == "ordinal"; }
};

/// Checks what a kernel was given. Errors   BadParameter: another estimator, order outside 2 … 12, fewer than 1
/// neighbour, a negative window; "attention" where there is no critic to take.
SeriesEstimator checked_estimator(const std::string& kernel, const std::string& name, int neighbours, int window,
                                  int order, const std::string& scale, const AttentionCritic* critic = nullptr);

/// A series for paired_points; texts are states, which relative frequencies alone can take.
/// Errors   BadParameter, naming the series: texts for another estimator.
NamedSample named_series(const std::string& kernel, const SeriesEstimator& estimator, const std::string& name,
                         const core::Array& series);

/// A series as the estimator takes it: rescaled, as patterns of order, or as it is.
/// Errors   BadParameter (parameter "order"): longer than the series.
Points prepared(const std::string& kernel, const SeriesEstimator& estimator, Points series);

/// I(next; source | past) in nats; Z of no columns gives I(next; source). Of surrogates, where the kernel has no name,
/// nothing doubtful is said. `local` is set to the shares of the rows if the estimator comes by them on its way.
double information_of(const std::string& kernel, const SeriesEstimator& estimator, const Embedded& rows, core::Run& run,
                      std::vector<double>* local = nullptr);

/// The share of each row for the others: of states, and "gaussian"; their mean is the information. Empty under
/// "gaussian" where the relation is exact.
std::vector<double> local_information_of(const SeriesEstimator& estimator, const Embedded& rows);

/// Shares as [time], the steps counted from 1, from time `first` (counted from 0) on; without shares an empty array.
core::Array along_time(std::vector<double> shares, std::size_t first, double log_base);

}  // namespace ansatz::information
