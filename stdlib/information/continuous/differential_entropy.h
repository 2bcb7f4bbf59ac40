// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/continuous/bandwidth.h"
#include "stdlib/information/continuous/binning.h"

namespace ansatz::information {

/// A sample of a continuous quantity and how to estimate its density.
struct DifferentialEntropy {
  core::Array x;  ///< [sample], or [sample, component] under "nearest"; the result is in units where its unit is 1
  std::string estimator = "kernel";              ///< "kernel", "nearest" or "histogram"
  Bandwidth bandwidth = std::string("scott");    ///< of "kernel"
  bool leave_one_out = true;                     ///< of "kernel": a value does not count towards its own density
  int neighbours = 3;                            ///< k of "nearest", 1 ≤ k < N
  std::string norm = "largest";                  ///< of "nearest" with components: "largest" or "euclidean"
  bool weighted = false;                         ///< of "nearest": all k distances, weighted against the bias
  Bins bins = std::string("freedman_diaconis");  ///< of "histogram"
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop"
};

/// Differential entropy −∫ ρ ln ρ dx from a sample.
///
///   kernel     −(1/N) Σ ln ρ̂(x_i), with or without x_i in ρ̂(x_i)
///   nearest    ψ(N) − ψ(k) + ln c_d + (d/N) Σ ln ε_i,  ε_i the distance to the k-th neighbour, c_d = 2^d the volume of
///              a ball of radius 1 in the largest norm, π^(d/2)/Γ(1 + d/2) in Euclid's
///   weighted   of "nearest": the same as a mean over the first k distances with weights whose biases cancel
///   histogram  −Σ p ln(p/Δ)
///
/// Errors   BadParameter: fewer than 2 values (k + 1 for nearest), NaN, infinities, a constant sample under "kernel" or
///          "nearest".
/// Edges    histogram of a constant sample: −∞ with a warning; repeated values under "nearest" (ε = 0) are left out
/// with
///          a warning.
/// Accuracy beyond 5000 values the kernel's density comes from binned_density.h: within 1e-4 nat of the exact sum.
/// Cost     kernel O(N²) at worst, O(N log N) beyond 5000 values; nearest O(N log N + N k), histogram O(N log N).
/// Source   Kozachenko & Leonenko (1987), in the form of Kraskov et al., Phys. Rev. E 69 (2004) 066138; Berrett,
///          Samworth & Yuan (2019) for weights; Beirlant et al. (1997) for the plug-in forms.
double differential_entropy(const DifferentialEntropy& question, core::Run& run);

}  // namespace ansatz::information
