// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// How often each value of a discrete variable was seen.
struct EntropyOfCounts {
  core::Array counts;                     ///< whole numbers of at least 0, of any shape
  std::string estimator = "grassberger";  ///< as named in counts/estimators.h, or "dirichlet"
  std::optional<double> alphabet{};       ///< K; nothing: as many values as there are counts, zeros among them
  double concentration = 0.5;  ///< of "dirichlet", a cell: ½ Jeffreys, 1 Laplace, 1/K Schürmann–Grassberger
  Base base = std::string("nat");
};

struct EntropyEstimate {
  double entropy = 0;
  double standard_error = 0;          ///< of "nsb" and "dirichlet" the posterior's spread, else that of the plug-in
  double coverage = 0;                ///< share of the mass that has been seen, 1 − f₁/N
  double samples = 0;                 ///< N
  double observed = 0;                ///< values seen
  std::optional<double> shrinkage{};  ///< of "james_stein": the weight of equal shares
};

/// Entropy of a discrete distribution, estimated from counts; the formulas stand in counts/estimators.h.
///
/// "miller_madow" and "bonachela" take the values seen for all there are unless an alphabet is given; "james_stein",
/// "nsb" and "dirichlet" need one, and take the counts given for all of it, with a warning where none of them is 0.
///
/// Errors   BadParameter: no counts, all 0, negative, not whole, NaN; an alphabet smaller than the values seen;
///          an infinite one for other than "nsb", or for it without a coincidence.
/// Edges    a sample of one gives 0 with a warning, but for the two posteriors; "nsb" without coincidences is warned
///          of, since the prior then decides.
/// Cost     O(cells log cells); "nsb" some 120 nodes times the counts that differ.
/// Source   as named in counts/estimators.h.
EntropyEstimate entropy_of_counts(const EntropyOfCounts& question, core::Run& run);

}  // namespace ansatz::information
