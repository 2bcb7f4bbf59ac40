// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample of points and the mean it is held against.
struct OneSampleHotelling {
  core::Array points;          ///< [draw, component], more draws than components
  std::vector<double> mean{};  ///< μ, one a component; empty: 0
  double confidence = 0.95;    ///< of the interval
};

/// Hotelling's T²: is the mean of points μ? S is their covariance, p the number of components:
///
///   T² = n (x̄ − μ)' S⁻¹ (x̄ − μ),   F = (n − p)/(p (n − 1)) T²,   p and n − p degrees of freedom
///
/// Of matched samples hand over the differences. Effect: Mahalanobis' distance D = √((x̄ − μ)' S⁻¹ (x̄ − μ)), with the
/// interval of the noncentral F. Unchanged by any linear map of the components.
///
/// Errors   BadParameter: no array of two dimensions, no more draws than components, NaN, infinities, a mean of other
///          length; components that depend on each other by a line.
/// Source   Hotelling, Ann. Math. Stat. 2 (1931) 360.
TestResult one_sample_hotelling(const OneSampleHotelling& question, core::Run& run);

/// Two samples of points.
struct Hotelling : Comparison {
  double confidence = 0.95;  ///< of the interval
};

/// Hotelling's T² of two samples: have points the same mean, given one covariance S (pooled)?
///
///   T² = nm/(n + m) (x̄ − ȳ)' S⁻¹ (x̄ − ȳ),   F = (n + m − p − 1)/(p (n + m − 2)) T²,   p and n + m − p − 1
///
/// Effect: Mahalanobis' distance of the means, as above. Of one component it is Student's t, squared.
///
/// Errors   BadParameter: other than two samples of points of one space, fewer than 2 points in one, n + m ≤ p + 1,
///          NaN, infinities; components that depend on each other by a line.
/// Source   Hotelling, Ann. Math. Stat. 2 (1931) 360; Reiser, Commun. Stat. Simul. Comput. 30
///          (2001) 37, for the interval.
TestResult hotelling(const Hotelling& question, core::Run& run);

}  // namespace ansatz::hypothesis
