// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare their spread.
struct MoodScale : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first sample is spread wider
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact up to 50 values without ties
  double confidence = 0.95;               ///< of the interval
};

/// Mood's test of scale: are two samples with one median spread equally wide? M sums the squared distances of the first
/// sample's ranks from the middle one:
///
///   a = (r − (N + 1)/2)²,   z = (M − n ā)/√(nm Σ (a − ā)²/(N (N − 1))),   ā = (N² − 1)/12
///
/// Equal values share the mean of what their ranks would get. Against normal samples it is a fifth stronger than Ansari
/// & Bradley's. Effect: the correlation of a with belonging to the first sample, above 0 where that is spread wider.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN; "exact" with ties or beyond 100 values.
/// Edges    infinities are ranked; all values equal: p = 1 with a warning.
/// Source   Mood, Ann. Math. Stat. 25 (1954) 514; Mielke, Technometrics 9 (1967) 312, for ties.
TestResult mood_scale(const MoodScale& question, core::Run& run);

}  // namespace ansatz::hypothesis
