// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct PowerLawPlausibility {
  core::Array x;                  ///< [sample], all above 0
  int draws = 200;                ///< samples drawn from the law, at least 1
  int fewest = 2;                 ///< as for power_law_tail
  std::string missing = "error";  ///< likewise
};

struct Plausibility {
  double p = 0;         ///< share of samples from the law that lie no nearer to theirs
  double distance = 0;  ///< of x from its own
};

/// Whether a sample's tail may be a power law: p of its distance among those of samples of the same size, each value
/// drawn from the law with the probability of being in the tail, else from the values below, and each with a start and
/// an exponent of its own. The authors rule a power law out at p ≤ 0.1. A tail of few values is never ruled out.
///
/// Errors   as power_law_tail; BadParameter: draws below 1.
/// Random   run.stream("samples").
/// Cost     `draws` fits, in threads.
/// Source   Clauset, Shalizi & Newman (2009), §4.1.
Plausibility power_law_plausibility(const PowerLawPlausibility& question, core::Run& run);

struct PowerLawAlternatives {
  core::Array x;                  ///< [sample], all above 0
  std::optional<double> start{};  ///< where the tail begins; unset, where power_law_tail has it
  std::string missing = "error";
};

/// How the same tail is fitted by other laws.
struct TailAlternatives {
  double curvature = 0;         ///< b of a lognormal tail; 0 where it bends no more than the power law
  double lognormal_gain = 0;    ///< its log-likelihood less the power law's, in nats, at least 0
  double lognormal_p = 1;       ///< that a power law's tail bends as much
  double exponential_gain = 0;  ///< the power law's log-likelihood less that of an exponential tail
  double exponential_p = 1;     ///< that neither of these two is nearer the truth
};

/// A tail from x_min on against a lognormal and an exponential one. With y = ln(x/x_min) the lognormal tail is
///
///   p(y) ~ exp(−a y − b y²), b ≥ 0,
///
/// and the power law is its edge, b = 0: twice the gain is, under the power law, 0 in half of all samples and χ² of one
/// degree in the others. The exponential tail is no special case; the two are compared by Vuong's test, where a gain
/// above 0 speaks for the power law.
///
/// Errors   as power_law_tail.
/// Source   Clauset, Shalizi & Newman (2009), §5; Self & Liang (1987) for the edge; Vuong (1989).
TailAlternatives power_law_alternatives(const PowerLawAlternatives& question, core::Run& run);

}  // namespace ansatz::information
