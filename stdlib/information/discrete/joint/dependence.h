// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// Which entropies bound a mutual information.
struct NormalisedMutual {
  core::Value p;  ///< as for mutual
  Names x{}, y{};
  /// The divisor: "geometric" √(Hx Hy), "smaller", "larger", "arithmetic" (Hx + Hy)/2, "joint" H(X, Y), or "x", "y":
  /// the uncertainty coefficient, the share of that one's entropy that the other tells.
  std::string norm = "arithmetic";
  double constant = 0;  ///< what two constants get, whose divisor is 0
};

/// I(X; Y) over an entropy, in [0, 1].
///
/// Errors   as mutual; BadParameter: norm.
/// Edges    a divisor of 0 gives `constant` with a warning.
/// Source   Strehl & Ghosh (2002) for "geometric"; Theil's coefficient for "x" and "y".
double normalised_mutual(const NormalisedMutual& question, core::Run& run);

/// Counts and two of their variables.
struct AdjustedMutual {
  core::Value counts;  ///< a sample, or a table of counts, one dimension a variable
  Names x{}, y{};
  std::string norm = "arithmetic";  ///< as for normalised_mutual, without "joint", "x" and "y"
};

/// Mutual information of two labelings of the same rows in excess of what chance gives:
///
///   (I − E)/(norm − E),   E = Σ_ij Σ_n (n/N) ln(nN/(a_i b_j)) P(n | a_i, b_j, N)
///
/// with P hypergeometric: both labelings keep their sizes and rows are dealt at random. 0 on average for unrelated
/// labelings, 1 for equal ones.
///
/// Errors   BadParameter: as mutual; masses in place of counts.
/// Edges    two labelings that are both constant, or both all different, are equal: 1.
/// Cost     O(R C + N min(R, C)) at most.
/// Source   Vinh, Epps & Bailey, J. Mach. Learn. Res. 11 (2010) 2837, eq. 24.
double adjusted_mutual(const AdjustedMutual& question, core::Run& run);

struct MutualTest {
  core::Value counts;  ///< as for adjusted_mutual
  Names x{}, y{}, given{};
  Base base = std::string("nat");
};

struct MutualTestResult {
  double information = 0;     ///< plug-in I(X; Y | Z)
  double standard_error = 0;  ///< √(Var[i]/N) of the pointwise terms; too small where I is near 0
  double g = 0;               ///< 2N I in nats
  double df = 0;
  double p = 1;  ///< that χ² of df exceeds g
};

/// Mutual information of a sample with the G test of (conditional) independence: 2N I ~ χ² with Σ_z (R_z − 1)(C_z − 1)
/// degrees of freedom, R_z and C_z the values that occur together with z.
///
/// Errors   as mutual.
/// Edges    an expected count below 1 is warned of: the χ² limit is then far; no degree of freedom gives p = 1.
/// Source   Wilks (1938).
MutualTestResult mutual_test(const MutualTest& question, core::Run& run);

}  // namespace ansatz::information
