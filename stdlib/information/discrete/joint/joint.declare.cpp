// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/joint/declare_words.h"
#include "stdlib/information/discrete/joint/dependence.h"
#include "stdlib/information/discrete/joint/joint_distribution.h"
#include "stdlib/information/discrete/joint/mutual.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kEstimator =
    "Of a sample, how each entropy is estimated: as for entropy_of_counts. Masses have no other than plugin.";
constexpr const char* kCounts =
    "A sample (a table or a record of columns), or a table of counts, one dimension a variable.";

void declare_dependence(core::Registry& registry) {
  registry.kernel("information.normalised_mutual", &normalised_mutual)
      .summary("Mutual information as a share of an entropy, from 0 to 1.")
      .parameter("p", &NormalisedMutual::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("x", &NormalisedMutual::x)
      .meaning(kX)
      .parameter("y", &NormalisedMutual::y)
      .meaning(kY)
      .parameter("norm", &NormalisedMutual::norm)
      .range(core::one_of({"arithmetic", "geometric", "smaller", "larger", "joint", "x", "y"}))
      .meaning("The entropy divided by: a mean of both, that of the pair, or that of one (uncertainty coefficient).")
      .parameter("constant", &NormalisedMutual::constant)
      .meaning("What comes out, with a warning, where that entropy is 0.")
      .returns("I(X; Y) over the entropy.")
      .source(core::cite("strehl2002", "for geometric"))
      .source(core::cite("cover2006", "§2.3"))
      .example("information.normalised_mutual([[0.4, 0.1], [0.1, 0.4]], norm = \"joint\")", 0.1614886858157846, 1e-12);

  registry.kernel("information.adjusted_mutual", &adjusted_mutual)
      .summary("Mutual information of two labelings beyond what chance gives, 1 where they are equal.")
      .parameter("counts", &AdjustedMutual::counts)
      .required()
      .range(core::any_number())
      .meaning(kCounts)
      .parameter("x", &AdjustedMutual::x)
      .meaning(kX)
      .parameter("y", &AdjustedMutual::y)
      .meaning(kY)
      .parameter("norm", &AdjustedMutual::norm)
      .range(core::one_of({"arithmetic", "geometric", "smaller", "larger"}))
      .meaning("The mean of both entropies that stands for full agreement.")
      .returns("(I − E)/(norm − E), E the mean over random labelings of the same sizes.")
      .source(core::cite("vinh2010", "eq. 24"))
      .example("information.adjusted_mutual((a = [0, 0, 0, 1, 1, 1, 2, 2, 2], b = [0, 0, 1, 1, 1, 2, 2, 2, 2]))",
               0.40867050972172175, 1e-10);

  registry.kernel("information.mutual_test", &mutual_test)
      .summary("G test: are two discrete variables independent, also given others?")
      .parameter("counts", &MutualTest::counts)
      .required()
      .range(core::any_number())
      .meaning(kCounts)
      .parameter("x", &MutualTest::x)
      .meaning(kX)
      .parameter("y", &MutualTest::y)
      .meaning(kY)
      .parameter("given", &MutualTest::given)
      .meaning(kGiven)
      .parameter("base", &MutualTest::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("information", &MutualTestResult::information)
      .meaning("I(X; Y | Z) of the sample as it is.")
      .result("standard_error", &MutualTestResult::standard_error)
      .meaning("Its standard error, from the spread of the pointwise terms; too small where it is near 0.")
      .result("g", &MutualTestResult::g)
      .meaning("2N times the information in nats.")
      .result("df", &MutualTestResult::df)
      .meaning("Degrees of freedom: (R − 1)(C − 1), summed over the values of Z.")
      .result("p", &MutualTestResult::p)
      .meaning("Chance that χ² of that many degrees exceeds g.")
      .source(core::cite("wilks1938"))
      .example("information.mutual_test([[40, 10], [10, 40]]).g", 38.54895140435148, 1e-10);
}

}  // namespace

void declare_joint(core::Registry& registry) {
  registry.kernel("information.joint", &joint)
      .summary("Joint distribution of discrete variables, counted from a sample.")
      .details(
          "What comes out is an array whose dimensions are the variables and whose coordinates are the values that "
          "occur, so that entropy, mutual and the like find them by name. They take the sample itself just as well, "
          "which is what large alphabets need.")
      .parameter("samples", &JointDistribution::samples)
      .required()
      .meaning("A table, or a record of columns: whole numbers, texts or truth values.")
      .parameter("variables", &JointDistribution::variables)
      .meaning("The columns, in the order of the dimensions; all of them where it is empty.")
      .parameter("counts", &JointDistribution::counts)
      .meaning("How often each cell was seen, in place of its share.")
      .returns("Shares, or counts, over all combinations of the values that occur.")
      .source(core::cite("cover2006", "§2.1"))
      .example("sum(information.joint((x = [0, 0, 1, 1], y = [\"a\", \"b\", \"b\", \"b\"])).at(y = \"b\"))", 0.75, 0);

  registry.kernel("information.entropy", &entropy)
      .summary("Entropy of some variables of a joint distribution, also given others.")
      .parameter("p", &JointEntropy::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("of", &JointEntropy::of)
      .meaning("Names of the variables; all that are not given where it is empty.")
      .parameter("given", &JointEntropy::given)
      .meaning(kGiven)
      .parameter("estimator", &JointEntropy::estimator)
      .meaning(kEstimator)
      .parameter("base", &JointEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("H(X), or H(X, Z) − H(Z).")
      .source(core::cite("shannon1948", "§6"))
      .example("information.entropy([[0.4, 0.1], [0.1, 0.4]], \"1\", given = \"2\")", 0.500402423538188, 1e-12);

  registry.kernel("information.mutual", &mutual)
      .summary("Mutual information of variables of a joint distribution, also given others.")
      .details(
          "p is an array of masses, its dimensions named by the variables (labelled, or information.joint), or a "
          "sample: a table or a record of columns. For continuous samples see the estimators by nearest neighbours.")
      .parameter("p", &Mutual::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("x", &Mutual::x)
      .meaning(kX)
      .parameter("y", &Mutual::y)
      .meaning(kY)
      .parameter("given", &Mutual::given)
      .meaning(kGiven)
      .parameter("estimator", &Mutual::estimator)
      .meaning(kEstimator)
      .parameter("base", &Mutual::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("I(X; Y | Z).")
      .source(core::cite("shannon1948"))
      .example("information.mutual([[0.4, 0.1], [0.1, 0.4]])", 0.1927447570217573, 1e-12);

  registry.kernel("information.pointwise_mutual", &pointwise_mutual)
      .summary("What each cell of a joint distribution adds to a mutual information.")
      .parameter("p", &PointwiseMutual::p)
      .required()
      .range(core::any_number())
      .meaning("Masses that sum to one, one dimension a variable.")
      .parameter("x", &PointwiseMutual::x)
      .meaning(kX)
      .parameter("y", &PointwiseMutual::y)
      .meaning(kY)
      .parameter("given", &PointwiseMutual::given)
      .meaning(kGiven)
      .parameter("base", &PointwiseMutual::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("ln[p(z) p(xyz)/(p(xz) p(yz))] in each cell, 0 where there is no mass; its mean under p is mutual.")
      .source(core::cite("cover2006", "§2.3"))
      .example("information.pointwise_mutual([[0.4, 0.1], [0.1, 0.4]])[1, 1]", 0.4700036292457356, 1e-12);

  declare_dependence(registry);
}

}  // namespace ansatz::information
