// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One series, in its order.
struct RunsTest : Comparison {
  std::string alternative = "two-sided";  ///< "less": fewer runs, neighbours alike; "greater": neighbours alternate
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact up to 1000 values
};

/// Wald & Wolfowitz's runs test: are values above and below their median in random order? R counts the runs of either;
/// values at the median are left out.
///
///   P(R = 2k) = 2 C(a − 1, k − 1) C(b − 1, k − 1)/C(a + b, a),   E R = 1 + 2ab/(a + b)
///
/// for a values above and b below. Estimate: the median.
///
/// Errors   BadParameter: other than one sample, an empty one, NaN.
/// Edges    no value off the median: p = 1 with a warning.
/// Source   Wald & Wolfowitz, Ann. Math. Stat. 11 (1940) 147.
TestResult runs_test(const RunsTest& question, core::Run& run);

/// Two samples.
struct TwoSampleRuns : Comparison {
  std::string method = "auto";  ///< "exact", "asymptotic", or "auto": exact up to 1000 values
};

/// Wald & Wolfowitz's test of two samples: do they come from one distribution? R counts the runs of values of one
/// sample in the pooled order; where the distributions differ in whatever way, they mix less and there are few. p is
/// the chance of as few, by the distribution above. Kolmogorov & Smirnov's, Cramér & von Mises' and energy_test mostly
/// find more.
///
/// Values that both samples have can stand in several orders: R is of the one with the most runs, so that p is never
/// too small, and a warning says how few there might be. n, m: sizes. Effect: R over its mean, 1 of samples that mix;
/// without interval, for how R scatters away from that hangs on the distributions.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN.
/// Edges    infinities are ranked.
/// Source   Wald & Wolfowitz, Ann. Math. Stat. 11 (1940) 147.
TestResult two_sample_runs(const TwoSampleRuns& question, core::Run& run);

}  // namespace ansatz::hypothesis
