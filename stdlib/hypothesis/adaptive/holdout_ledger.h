// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/adaptive/holdout.h"

namespace ansatz::hypothesis {

/// Which holdout, and how sure its statement is to be.
struct HoldoutLedgerQuestion {
  std::shared_ptr<core::Callable> holdout;  ///< what `holdout` gave
  double confidence = 0.95;                 ///< 1 − β, in (0, 1)
};

/// What was asked of a holdout, and how much validity is left.
struct HoldoutLedger {
  double asked = 0, spent = 0, left = 0;
  double error = 0;             ///< with the confidence, no held-out mean asked for so far is further from the truth
  double error_when_spent = 0;  ///< what that will be once the budget is spent, with no query more than that takes
  double privacy = 0;           ///< ε of the differential privacy of all answers so far
  double confidence = 0;
  core::Array answers;   ///< [query]
  core::Array held_out;  ///< [query], 1 where the held-out sample spoke
  std::string reading;
};

/// The ledger of a holdout. m queries were asked, the held-out sample spoke in k of them, n samples are held out.
///
///   error    √( ln(2 m N/β′) / 2n ),   N = Σ_{j ≤ k} C(m, j) (n + 2)^j,   β′ = β/(m (m + 1) (k + 1) (k + 2))
///   privacy  (2k + 1)/(σ n), 2k/(σ n) once the budget is spent; laplace: m/(σ n)
///
/// n + 2 stands for how many answers the held-out sample has to give: of a ladder ⌊1/η⌋ + 2, of sparse_validate one. A
/// ladder keeps nothing private.
///
/// The noise set apart, what is asked next hangs on the answers alone. An answer from the training sample says nothing
/// new, one from the held-out sample is one of n + 2 multiples of 1/n, so no more than N courses could have been taken
/// with m N queries among them. Hoeffding's inequality holds for all of these at once, whatever the analyst does, and
/// β′ sums to β over all m and k, so that it also holds when one looks at the ledger whenever one likes. An answer from
/// the training sample is off by at most this error and the gap that was let pass, T + γ + η; one from the held-out
/// sample by at most this error and |ξ|, and half of 1/n.
///
/// Errors   BadParameter: not a holdout, a confidence outside (0, 1).
/// Source   Dwork, Feldman, Hardt, Pitassi, Reingold & Roth, NIPS 28 (2015) 2350: description length, and how private
///          Thresholdout is.
HoldoutLedger holdout_ledger(const HoldoutLedgerQuestion& question, core::Run& run);

}  // namespace ansatz::hypothesis
