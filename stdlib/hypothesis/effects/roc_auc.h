// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Scores of what has a property, and of what has not.
struct RocAuc : Comparison {
  double confidence = 0.95;  ///< of the interval
};

/// Area under the receiver operating characteristic: the chance that something with the property scores higher, ties
/// counted half. A = P(X > Y) + ½ P(X = Y), with DeLong's variance
///
///   Var(P(x > Y) over x)/n + Var(P(X > y) over y)/m
///
/// z holds A against ½ with that error; the interval is of logit A. Effect: A.
///
/// Errors   BadParameter: other than two samples, fewer than 2 values in one, NaN.
/// Edges    infinities are ranked; no overlap: no error and no interval, p of Mann & Whitney's test is what to take.
/// Cost     O(N log N).
/// Source   DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988) 837; Sun & Xu, IEEE Signal Process. Lett. 21 (2014)
///          1389.
TestResult roc_auc(const RocAuc& question, core::Run& run);

/// Two scores of the same things, and which of them have the property.
struct DeLong {
  core::Array has;            ///< [thing], truth values, or 0 and 1
  core::Array first, second;  ///< [thing], scores
  double confidence = 0.95;   ///< of the interval
};

/// Do two scores tell the same things apart equally well? z is the difference of their areas over its error, which
/// allows for both being of the same things.
///
/// Errors   BadParameter: lengths that differ, fewer than 2 things with or without the property, NaN, values other
///          than 0 and 1.
/// Edges    scores that order all things alike: undefined.
/// Source   as of roc_auc.
TestResult delong(const DeLong& question, core::Run& run);

}  // namespace ansatz::hypothesis
