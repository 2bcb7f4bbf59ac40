// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/continuous/joint_density.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/neighbours/kernel_mutual_information.h"
#include "stdlib/information/neighbours/ksg_conditional_mutual_information.h"
#include "stdlib/information/neighbours/ksg_independence_test.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/ksg_total_correlation.h"
#include "stdlib/information/neighbours/mixed_mutual_information.h"

namespace ansatz::information {

namespace {

constexpr const char* kFirst = "First sample: a value, or a row of components, for each draw.";
constexpr const char* kSecond = "Second sample, paired with x by row.";
constexpr const char* kScale =
    "What is done to each column first: nothing, mean 0 and deviation 1, or normal scores of the ranks.";
constexpr const char* kWindow =
    "Rows that differ by so little in number are no neighbours of each other: for series in time.";

core::Range scales() { return core::one_of({"none", "standard", "copula"}); }

}  // namespace

void declare_neighbours(core::Registry& registry) {
  registry.structure<MutualInformationEstimate>("information_estimate")
      .field("information", &MutualInformationEstimate::information)
      .meaning("The estimate, in the base asked for; may be a little negative.")
      .field("local", &MutualInformationEstimate::local)
      .shape("sample")
      .meaning("The share of each row; their mean is the estimate. NaN for a row that was left out.");

  registry.kernel("information.ksg_mutual_information", &ksg_mutual_information)
      .version(3)  // constants tell nothing; values below 1e-150 vary
      .summary("Mutual information of two samples by nearest-neighbour distances.")
      .parameter("x", &KsgMutualInformation::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning(kFirst)
      .parameter("y", &KsgMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning(kSecond)
      .parameter("neighbours", &KsgMutualInformation::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour used, below the number of rows. More lowers the spread and adds bias.")
      .parameter("estimator", &KsgMutualInformation::estimator)
      .range(core::one_of({"ksg1", "ksg2", "lnc"}))
      .alternatives({"ksg2"})
      .meaning("Kraskov's first or second kind, or the second corrected for strong dependence.")
      .parameter("slant", &KsgMutualInformation::slant)
      .meaning(
          "Of lnc: how small the box along a neighbourhood's own axes must be, as a share of the usual one; or "
          "\"calibrated\", so that one of 200 is that small by chance.")
      .parameter("scale", &KsgMutualInformation::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("window", &KsgMutualInformation::window)
      .range(core::at_least(0))
      .meaning(kWindow)
      .parameter("base", &KsgMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &KsgMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("kraskov2004", "eqs. 8 and 9"))
      .source(core::cite("gao2015", "for lnc"))
      // No count is above 0: ψ(4) − ψ(1).
      .example("information.ksg_mutual_information([0, 1, 2, 3], [0, 1, 2, 3], neighbours = 1).information", 11.0 / 6,
               1e-12)
      .example("information.ksg_mutual_information(normal(0, 1, 1000), normal(0, 1, 1000)).information", 0, 0.2);

  registry.kernel("information.ksg_conditional_mutual_information", &ksg_conditional_mutual_information)
      .version(3)  // constants tell nothing; values below 1e-150 vary
      .summary("Mutual information of two samples given a third, by nearest-neighbour distances.")
      .parameter("x", &KsgConditionalMutualInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kFirst)
      .parameter("y", &KsgConditionalMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning(kSecond)
      .parameter("given", &KsgConditionalMutualInformation::given)
      .required()
      .range(core::any_number())
      .meaning("What is known beforehand, paired with x by row.")
      .parameter("neighbours", &KsgConditionalMutualInformation::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour used, below the number of rows.")
      .parameter("estimator", &KsgConditionalMutualInformation::estimator)
      .range(core::one_of({"frenzel_pompe", "mesner_shalizi"}))
      .meaning("For continuous samples, or for samples in which values repeat.")
      .parameter("scale", &KsgConditionalMutualInformation::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("window", &KsgConditionalMutualInformation::window)
      .range(core::at_least(0))
      .meaning(kWindow)
      .parameter("base", &KsgConditionalMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &KsgConditionalMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("frenzel2007", "eq. 5"))
      .source(core::cite("mesner2021"))
      .example(
          "information.ksg_conditional_mutual_information(normal(0, 1, 1000), normal(0, 1, 1000), "
          "normal(0, 1, 1000)).information",
          0, 0.2);

  registry.kernel("information.ksg_total_correlation", &ksg_total_correlation)
      .version(2)  // values below 1e-150 vary
      .summary("Total correlation of several variables, by nearest-neighbour distances.")
      .parameter("x", &KsgTotalCorrelation::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("Samples, a column a variable ([sample, component]).")
      .parameter("neighbours", &KsgTotalCorrelation::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour used, below the number of rows.")
      .parameter("estimator", &KsgTotalCorrelation::estimator)
      .range(core::one_of({"ksg1", "ksg2"}))
      .meaning("Kraskov's first or second kind.")
      .parameter("scale", &KsgTotalCorrelation::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("window", &KsgTotalCorrelation::window)
      .range(core::at_least(0))
      .meaning(kWindow)
      .parameter("base", &KsgTotalCorrelation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &KsgTotalCorrelation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("kraskov2004", "§III"))
      // No count is above 0, in any of three columns: ψ(1) + 2 ψ(4) − 3 ψ(1).
      .example(
          "information.ksg_total_correlation(transpose(stack([[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]])), "
          "neighbours = 1).information",
          11.0 / 3, 1e-12);

  registry.kernel("information.ksg_independence_test", &ksg_independence_test)
      .version(3)  // constants tell nothing; values below 1e-150 vary
      .summary("Independence of two samples of any shape, given a third or not, by nearest neighbours and permutation.")
      .parameter("x", &KsgIndependenceTest::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning(kFirst)
      .parameter("y", &KsgIndependenceTest::y)
      .required()
      .range(core::any_number())
      .meaning(kSecond)
      .parameter("given", &KsgIndependenceTest::given)
      .range(core::any_number())
      .meaning("What may explain how they hang together, paired with x by row; nothing where none is given.")
      .parameter("neighbours", &KsgIndependenceTest::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour used, below the number of rows.")
      .parameter("permutations", &KsgIndependenceTest::permutations)
      .range(core::at_least(1))
      .meaning("How many samples without connection to compare with.")
      .parameter("near", &KsgIndependenceTest::near)
      .range(core::at_least(1))
      .meaning("With given: rows are exchanged among so many that are nearest in it.")
      .parameter("scale", &KsgIndependenceTest::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("base", &KsgIndependenceTest::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &KsgIndependenceTest::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("information", &KsgIndependence::information)
      .meaning("The estimate.")
      .result("excess", &KsgIndependence::excess)
      .meaning("The estimate less the mean without connection.")
      .result("p", &KsgIndependence::p)
      .meaning("Of independence.")
      .result("permuted", &KsgIndependence::permuted)
      .shape("permutation")
      .meaning("The estimates without connection.")
      .source(core::cite("runge2018"))
      .source(core::cite("kraskov2004", "eq. 8"))
      .source(core::cite("frenzel2007", "eq. 5"))
      .draws_randomness()
      .example("information.ksg_independence_test(linspace(0, 1, 40), linspace(0, 1, 40)^2, permutations = 19).p", 0.05,
               1e-12);

  registry.kernel("information.mixed_mutual_information", &mixed_mutual_information)
      .version(2)  // truth values are labels
      .summary("Mutual information of samples in which values may repeat: continuous, counts, labels, or mixtures.")
      .parameter("x", &MixedMutualInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kFirst)
      .parameter("y", &MixedMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning(kSecond)
      .parameter("neighbours", &MixedMutualInformation::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour used, below the number of rows.")
      .parameter("scale", &MixedMutualInformation::scale)
      .range(scales())
      .meaning(
          "What is done to each column of numbers first: nothing, mean 0 and deviation 1, or normal scores of the "
          "ranks. Texts and truth values are labels, far from each other in any unit.")
      .parameter("base", &MixedMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &MixedMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("gao2017"))
      // ψ(2) + ln 4 − 2 ψ(2): four rows of two labels that say the same.
      .example("information.mixed_mutual_information([1, 1, 2, 2], [5, 5, 7, 7], neighbours = 1).information",
               0.9635100260214236, 1e-12);

  registry.kernel("information.ross_mutual_information", &ross_mutual_information)
      .summary("Mutual information of a continuous sample and a label for each of its rows.")
      .parameter("x", &RossMutualInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kFirst)
      .parameter("labels", &RossMutualInformation::labels)
      .required()
      .range(core::any_number())
      .meaning("A text or number for each row of x; equal ones are one label.")
      .parameter("neighbours", &RossMutualInformation::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour of the same label; fewer where a label has no more rows.")
      .parameter("base", &RossMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &RossMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("ross2014"))
      .example(
          "information.ross_mutual_information([1, 2, 11, 12], [\"a\", \"a\", \"b\", \"b\"], "
          "neighbours = 1).information",
          5.0 / 6, 1e-12);

  registry.kernel("information.kernel_mutual_information", &kernel_mutual_information)
      .version(2)  // values below 1e-150 vary
      .summary("Mutual information of two samples by counting neighbours within a radius.")
      .parameter("x", &KernelMutualInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kFirst)
      .parameter("y", &KernelMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning(kSecond)
      .parameter("radius", &KernelMutualInformation::radius)
      .range(core::above(0))
      .meaning("How far a neighbourhood reaches, after scaling.")
      .parameter("scale", &KernelMutualInformation::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("window", &KernelMutualInformation::window)
      .range(core::at_least(0))
      .meaning(kWindow)
      .parameter("base", &KernelMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &KernelMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("schreiber2000"))
      .source(core::cite("moon1995"))
      .example("information.kernel_mutual_information([1, 1, 2, 2], [5, 5, 7, 7], radius = 0.1).information",
               1.0986122886681098, 1e-12);

  registry.kernel("information.density_mutual_information", &density_mutual_information)
      .summary("Mutual information of two samples by Gaussian kernel densities.")
      .parameter("x", &DensityMutualInformation::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("First sample: a value, or a row of components, for each draw.")
      .parameter("y", &DensityMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning("Second sample, paired with x by row.")
      .parameter("bandwidths", &DensityMutualInformation::bandwidths)
      .meaning("Of each column of x, then of y, in their units; by Scott's rule where none are given.")
      .parameter("base", &DensityMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &DensityMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .source(core::cite("moon1995"))
      // Of each of two pairs of twins the one neighbour that counts is its twin: ln(3 · 1/(1 · 1)).
      .example(
          "information.density_mutual_information([0, 0, 9, 9], [0, 0, 9, 9], bandwidths = [0.1, 0.1]).information",
          1.0986122886681098, 1e-12);
}

}  // namespace ansatz::information
