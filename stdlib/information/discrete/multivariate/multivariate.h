// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// Variables whose dependence is measured as a whole.
struct Multivariate {
  core::Value p;                     ///< masses, one dimension a variable; or a sample: a table or record of columns
  Names of{};                        ///< the variables, two or more; empty: all of them
  std::string estimator = "plugin";  ///< of a sample, how each entropy is estimated
  Base base = std::string("nat");
};

/// Total correlation Σ H(X_i) − H(X): how far the variables are from independent; of two, their mutual information.
///
/// Errors   as entropy; BadParameter (parameter "of"): fewer than two variables, or one named twice.
/// Source   Watanabe, IBM J. Res. Dev. 4 (1960) 66.
double total_correlation(const Multivariate& question, core::Run& run);

/// Dual total correlation H(X) − Σ H(X_i | the others): the information that is shared at all.
///
/// Errors   as total_correlation.
/// Source   Han, Inf. Control 36 (1978) 133.
double dual_total_correlation(const Multivariate& question, core::Run& run);

/// Total less dual total correlation, (n − 2) H(X) + Σ [H(X_i) − H(the others)]: above 0 where redundancy dominates,
/// below where synergy does; 0 for two variables.
///
/// Errors   as total_correlation.
/// Source   Rosas et al., Phys. Rev. E 100 (2019) 032305, eq. 4.
double o_information(const Multivariate& question, core::Run& run);

/// Co-information −Σ_{A ≠ ∅} (−1)^|A| H(X_A), with Bell's sign: of two variables their mutual information, of three
/// I(X; Y) − I(X; Y | Z), which is −1 bit for X xor Y = Z. McGill's interaction information is (−1)^n times as much.
///
/// Errors   as total_correlation; BadParameter: more than 20 variables.
/// Cost     2^n − 1 entropies.
/// Source   McGill, Psychometrika 19 (1954) 97; Bell (2003).
double co_information(const Multivariate& question, core::Run& run);
double interaction_information(const Multivariate& question, core::Run& run);

/// How Tononi, Sporns and Edelman's complexity is taken.
struct TseComplexity : Multivariate {
  int subsets = 100000;  ///< of one size, at most; of more, as many drawn ones
};

/// Neural complexity Σ_k [(k/n) TC(X) − ⟨TC(X_A)⟩_{|A| = k}], k = 1 … n: large where small parts look free and large
/// ones do not.
///
/// Errors   as total_correlation; BadParameter: more than 62 variables.
/// Random   run.stream("subset") for sizes with more subsets than `subsets`, which is then warned of.
/// Source   Tononi, Sporns & Edelman, Proc. Natl. Acad. Sci. 91 (1994) 5033.
double tse_complexity(const TseComplexity& question, core::Run& run);

}  // namespace ansatz::information
