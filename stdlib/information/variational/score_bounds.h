// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/networks/batch.h"

namespace ansatz::information {

/// Lower bounds on mutual information from a critic's scores of pairs. S_ij is the score of row i of x with row j of y,
/// so that the diagonal holds pairs that belong together and the rest B (B − 1) pairs that do not; lme is the logarithm
/// of a mean of exponentials over the latter.
///
///   nwj       1 + ⟨S_ii − 1⟩ − ⟨e^(S_ij − 1)⟩      (Nguyen, Wainwright & Jordan)
///   dv        ⟨S_ii⟩ − lme S_ij                      (Donsker & Varadhan)
///   mine      as dv; its slopes have the second term's mean replaced by one over past batches
///   infonce   ⟨S_ii − ln Σ_j e^S_ij⟩ + ln B          at most ln B
///   js        trained on −⟨softplus(−S_ii)⟩ − ⟨softplus S_ij⟩, read as nwj of S + 1
///   smile     trained as js, read as ⟨S_ii⟩ − lme clip(S_ij, −τ, τ)
///
/// Source   Poole, Ozair, van den Oord, Alemi & Tucker (2019); Belghazi et al. (2018) for mine; Song & Ermon (2020) for
///          js and smile.
enum class ScoreBound { nwj, dv, mine, infonce, js, smile };

/// By name. Errors   BadParameter (parameter "bound").
ScoreBound score_bound_named(const std::string& kernel, const std::string& name);

/// The value of a bound over blocks of scores: means are taken over all blocks, but infonce's within each.
class ScoreBoundValue {
 public:
  ScoreBoundValue(ScoreBound bound, double clip) : bound_(bound), clip_(clip) {}

  /// A square block; `work` has room for as many numbers and is written over.
  void add(const networks::Batch& scores, networks::Batch& work);
  /// What the bound takes off the score of row i of the last block with itself; 0 where all rows are treated alike.
  double contrast(std::size_t i) const { return bound_ == ScoreBound::infonce ? contrasts_[i] : 0; }
  /// In nats; not finite where the scores were not. At least one block of two rows.
  double value() const;

 private:
  ScoreBound bound_;
  double clip_;
  double rows_ = 0, pairs_ = 0;
  double diagonal_ = 0, contrast_ = 0;
  double largest_ = -1e300, exponentials_ = 0;   ///< Σ e^S over pairs apart, as e^largest_ · exponentials_
  std::vector<double> most_, sums_, contrasts_;  ///< of each row, for infonce
};

/// What training makes of scores: slopes of minus the bound by each of them.
class ScoreBoundSlopes {
 public:
  explicit ScoreBoundSlopes(ScoreBound bound) : bound_(bound) {}

  void operator()(const networks::Batch& scores, networks::Batch& slopes);

 private:
  ScoreBound bound_;
  std::vector<double> most_, sums_;
  bool has_past_ = false;
  double log_past_ = 0;  ///< of mine: logarithm of the running mean of e^S
};

}  // namespace ansatz::information
