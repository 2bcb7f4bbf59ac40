// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// How often a growing sample is looked at, and how the level is spent.
struct GroupSequential {
  int looks = 5;                            ///< K, 1 to 50
  std::vector<double> information{};        ///< share of all observations at each look, rising to 1; empty: evenly
  std::string spending = "obrien_fleming";  ///< or "pocock", "lan_demets_obrien_fleming", "lan_demets_pocock"
  double alpha = 0.05;                      ///< in (0, 1)
  std::string alternative = "two-sided";    ///< or "one-sided"
  std::optional<double> power{};            ///< if given: what the sample must then be
};

struct GroupSequentialResult {
  core::Array boundary;             ///< [look], reject where |z| (or z) is at least that
  core::Array nominal_p;            ///< [look], the p that belongs to it
  core::Array spent;                ///< [look], the level spent up to there
  std::optional<double> drift;      ///< mean of z at the last look for which the power is reached
  std::optional<double> inflation;  ///< largest sample over that of one look with the same power
  std::optional<double> expected;   ///< the same of the mean sample, where the effect is as large as that
  std::string reading;
};

/// Boundaries for z at K looks at a growing sample, such that under the null hypothesis any of them is crossed with
/// probability alpha. z at information t is N(θ √t, 1) with increments that are independent, t = 1 at the last look:
///
///   obrien_fleming   c/√t              pocock   c                        c solved for
///   lan_demets_…     alpha spent up to t is 2 − 2Φ(z_{α/2}/√t) (two-sided: of either half), or α ln(1 + (e − 1) t)
///
/// Spending functions hold whatever the information at the looks turns out to be; the classic bounds are for looks that
/// were planned. The joint distribution is integrated look by look, by Simpson's rule on some 190 points; bounds are
/// good to 1e-6.
///
/// Errors   BadParameter: looks outside 1 to 50, information that does not rise to 1, alpha or power out of range,
/// power
///          not above alpha, an unknown spending.
/// Source   O'Brien & Fleming, Biometrics 35 (1979) 549; Pocock, Biometrika 64 (1977) 191; Lan & DeMets, Biometrika 70
///          (1983) 659; Armitage, McPherson & Rowe, J. R. Stat. Soc. A 132 (1969) 235, for the integration.
GroupSequentialResult group_sequential(const GroupSequential& question, core::Run& run);

}  // namespace ansatz::hypothesis
