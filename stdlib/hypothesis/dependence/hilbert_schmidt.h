// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples, the kernels' widths and how to look at them.
struct HilbertSchmidt : Comparison {
  double first_width = 0, second_width = 0;  ///< σ of exp(−d²/(2σ²)), each in its unit; 0: the median distance
  std::string method = "permutation";        ///< how p is found: "permutation", or "gamma", for large samples
  int draws = 999;                           ///< B, at least 1
};

/// Hilbert–Schmidt independence criterion with Gaussian kernels: do two quantities, of one component or many, depend on
/// each other in any way?
///
///   HSIC = tr(K H L H)/n²,   K = exp(−dx²/(2σx²)), L likewise of y,   H = 1 − 1/n
///
/// Estimate: HSIC without its bias, 0 on average under independence. Effect: the centred kernel alignment of the same,
/// HSIC(x, y)/√(HSIC(x, x) HSIC(y, y)), 1 where the tables of distances are the same. p is one-sided: a large HSIC.
/// "gamma" takes n HSIC as a gamma variable of the mean and variance that independence gives it. n counts pairs.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 4 pairs ("gamma": 6) or more than
///          5000, NaN, infinities, a width that is negative or not finite.
/// Edges    a constant sample: p = 1 with a warning. "gamma": fewer than 30 pairs are warned of.
/// Random   run.stream("permutation").
/// Cost     O(n²) memory and O(n²) a permutation.
/// Source   Gretton et al., Adv. Neural Inf. Process. Syst. 20 (2008); Song et al., J. Mach. Learn. Res. 13 (2012)
/// 1393,
///          for the estimate; Cortes, Mohri & Rostamizadeh, J. Mach. Learn. Res. 13 (2012) 795, for the alignment.
TestResult hilbert_schmidt(const HilbertSchmidt& question, core::Run& run);

}  // namespace ansatz::hypothesis
