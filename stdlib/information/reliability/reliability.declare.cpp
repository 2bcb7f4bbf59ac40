// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/reliability/mutual_information.h"

namespace ansatz::information {

void declare_reliability(core::Registry& registry) {
  registry.kernel("information.mutual_information", &mutual_information)
      .version(4)  // columns of numbers beside repeated ones are standardised; rows in series, monotone maps
      .summary("Mutual information of two samples of any type, with an interval and whether it can be relied on.")
      .details(
          "The estimator is chosen by the samples, its bias carried off by estimates from parts of them, and the "
          "result "
          "held against what any mutual information must obey: 0 with y in random order, no more about what is made "
          "of y than about y, twice as much of two rows as of one. Where rows have tens of components neighbours fall "
          "short "
          "and variational_mutual_information may see more.")
      .parameter("x", &MutualInformation::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("First sample: a value, a label, or a row of components, for each draw.")
      .parameter("y", &MutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning("Second sample, paired with x by row.")
      .parameter("estimator", &MutualInformation::estimator)
      .range(core::one_of({"automatic", "ksg", "mixed", "gaussian"}))
      .meaning(
          "Nearest neighbours, the same where values repeat, or normal samples; automatic chooses of the first two.")
      .parameter("neighbours", &MutualInformation::neighbours)
      .range(core::at_least(1))
      .meaning("Rank k of the neighbour used, below the number of rows.")
      .parameter("components", &MutualInformation::components)
      .range(core::at_least(0))
      .meaning(
          "The first so many principal components of each sample are looked at in its place; 0 for the sample itself.")
      .parameter("scale", &MutualInformation::scale)
      .range(core::one_of({"standard", "copula"}))
      .meaning(
          "What is done to each column of numbers first: mean 0 and deviation 1, or, for heavy tails, normal scores "
          "of the ranks.")
      .parameter("divisions", &MutualInformation::divisions)
      .range(core::at_least(3))
      .meaning("Parts that the samples are divided into at most.")
      .parameter("confidence", &MutualInformation::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Of the interval.")
      .parameter("base", &MutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &MutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("information", &MutualInformationReport::information)
      .meaning("The estimate, carried on to infinitely many rows.")
      .result("interval", &MutualInformationReport::interval)
      .meaning("Confidence interval; every number where there are too few rows to tell.")
      .result("is_reliable", &MutualInformationReport::is_reliable)
      .meaning("Whether nothing speaks against it.")
      .result("verdict", &MutualInformationReport::verdict)
      .meaning("The result as one line.")
      .result("reasons", &MutualInformationReport::reasons)
      .meaning("What speaks against it.")
      .result("estimator", &MutualInformationReport::estimator)
      .meaning("The estimator taken.")
      .result("whole_sample", &MutualInformationReport::whole_sample)
      .meaning("The plain estimate from all rows.")
      .result("by_division", &MutualInformationReport::by_division)
      .shape("parts")
      .meaning("Mean estimate over so many parts; on a line where the bias falls as 1/N.")
      .result("shuffled", &MutualInformationReport::shuffled)
      .meaning("The same with y in random order: 0 but for chance.")
      .result("doubled", &MutualInformationReport::doubled)
      .meaning("What two rows together tell over what one does: 2 but for chance. 2 where there is too little to tell.")
      .result("folded", &MutualInformationReport::folded)
      .meaning(
          "What |y − median| tells over what y does: at most 1 but for chance. 1 where there is too little to tell.")
      .source(core::cite("holmes2019"))
      .source(core::cite("song2020", "for the consistency checks"))
      .draws_randomness()
      .example("information.mutual_information(normal(0, 1, 500), normal(0, 1, 500)).information", 0, 0.3);
}

}  // namespace ansatz::information
