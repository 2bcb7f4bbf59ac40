// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/continuous/differential_entropy.h"
#include "stdlib/information/continuous/joint_density.h"
#include "stdlib/information/continuous/kernel_density.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

void declare_densities(core::Registry& registry) {
  registry.kernel("information.kernel_density", &kernel_density)
      .version(2)
      .summary("Gaussian kernel density estimate of a sample, on an even grid.")
      .parameter("x", &KernelDensity::x)
      .required()
      .range(core::any_number())
      .meaning("The sample, at least 2 values.")
      .parameter("bandwidth", &KernelDensity::bandwidth)
      .meaning(
          "Rule \"scott\", \"silverman\", \"rule_of_thumb\" or, for several modes, \"sheather_jones\"; or a number in "
          "the unit of x.")
      .parameter("points", &KernelDensity::points)
      .range(core::at_least(2))
      .meaning("Points of the grid.")
      .parameter("domain", &KernelDensity::domain)
      .meaning("Ends of the grid; four bandwidths beyond the data where none is given.")
      .parameter("missing", &KernelDensity::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("x", &KernelDensityEstimate::x)
      .meaning("The grid.")
      .result("density", &KernelDensityEstimate::density)
      .meaning("The estimate, a density over x.")
      .result("bandwidth", &KernelDensityEstimate::bandwidth)
      .meaning("The bandwidth used, in the unit of x.")
      .source(core::cite("silverman1986"))
      .source(core::cite("scott1992"))
      .source(core::cite("botev2010", "for sheather_jones"))
      .example("information.kernel_density([1, 2, 4, 7], bandwidth = 0.5).bandwidth", 0.5, 0);

  registry.kernel("information.joint_density", &joint_density)
      .summary("Gaussian kernel density of two quantities at once, on an even grid.")
      .parameter("x", &JointDensity::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("First sample, at least 2 values.")
      .parameter("y", &JointDensity::y)
      .required()
      .range(core::any_number())
      .meaning("Second sample, paired with x by row.")
      .parameter("bandwidths", &JointDensity::bandwidths)
      .meaning("Of x and of y, in their units; by Scott's rule where none are given.")
      .parameter("points", &JointDensity::points)
      .range(core::at_least(2))
      .meaning("Points of the grid along each.")
      .parameter("x_domain", &JointDensity::x_domain)
      .meaning("Ends of the grid; four bandwidths beyond the data where none is given.")
      .parameter("y_domain", &JointDensity::y_domain)
      .meaning("Likewise.")
      .parameter("missing", &JointDensity::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("x", &JointDensityEstimate::x)
      .meaning("The grid.")
      .result("y", &JointDensityEstimate::y)
      .meaning("The grid.")
      .result("density", &JointDensityEstimate::density)
      .meaning("The estimate, a density over both.")
      .result("x_bandwidth", &JointDensityEstimate::x_bandwidth)
      .meaning("The bandwidth used along x.")
      .result("y_bandwidth", &JointDensityEstimate::y_bandwidth)
      .meaning("The bandwidth used along y.")
      .source(core::cite("scott1992", "§6.3"))
      .example("information.joint_density([1, 2, 4, 7], [1, 0, 1, 3], bandwidths = [0.5, 2]).y_bandwidth", 2, 0);

  registry.kernel("information.differential_entropy", &differential_entropy)
      .version(2)
      .summary("Entropy of a continuous quantity, from a sample of it.")
      .parameter("x", &DifferentialEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(
          "The sample, at least 2 values, or rows of components under nearest; the entropy is in units where its unit "
          "is 1.")
      .parameter("estimator", &DifferentialEntropy::estimator)
      .range(core::one_of({"kernel", "nearest", "histogram"}))
      .alternatives({"nearest"})
      .meaning("Mean log of a kernel density, log distances to the nearest neighbours, or a histogram.")
      .parameter("bandwidth", &DifferentialEntropy::bandwidth)
      .meaning("Of the kernel: a rule as for kernel_density, or a number in the unit of x.")
      .parameter("leave_one_out", &DifferentialEntropy::leave_one_out)
      .meaning("Of the kernel: whether a value counts towards its own density.")
      .parameter("neighbours", &DifferentialEntropy::neighbours)
      .range(core::at_least(1))
      .meaning("Of nearest: the rank k of the neighbour used, below the number of values.")
      .parameter("weighted", &DifferentialEntropy::weighted)
      .meaning(
          "Of nearest: all distances up to the k-th, with weights that cancel the leading biases of four and more "
          "dimensions; k is at least their number.")
      .parameter("norm", &DifferentialEntropy::norm)
      .range(core::one_of({"largest", "euclidean"}))
      .meaning("Of nearest, where x has components: distance as the largest difference of one, or Euclid's.")
      .parameter("bins", &DifferentialEntropy::bins)
      .meaning(
          "Of the histogram: \"freedman_diaconis\", \"scott\", \"sturges\", \"rice\", \"sqrt\", \"doane\", \"knuth\", "
          "\"automatic\" or a number.")
      .parameter("base", &DifferentialEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &DifferentialEntropy::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .returns("Estimate of −∫ ρ ln ρ dx.")
      .source(core::cite("kozachenko1987"))
      .source(core::cite("kraskov2004"))
      .source(core::cite("beirlant1997", "for the plug-in estimators"))
      .source(core::cite("berrett2019", "for weights"))
      .example("information.differential_entropy([0, 1, 2, 3, 4], estimator = \"histogram\", bins = 4)",
               1.3321790402101223, 1e-12);
}

}  // namespace ansatz::information
