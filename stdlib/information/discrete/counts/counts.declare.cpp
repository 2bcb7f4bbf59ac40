// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/counts/entropy_of_counts.h"
#include "stdlib/information/discrete/counts/estimators.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

std::vector<std::string> estimator_names() {
  auto names = entropy_estimators();
  names.push_back("dirichlet");
  return names;
}

}  // namespace

void declare_counts(core::Registry& registry) {
  core::Range alphabet = core::at_least(1);
  alphabet.not_finite = true;
  registry.kernel("information.entropy_of_counts", &entropy_of_counts)
      .summary("Entropy of a discrete distribution, estimated from how often each value was seen.")
      .details(
          "Shares of counts put into the formula (plugin) give too little, by about (values − 1)/2N. grassberger "
          "corrects that where most values were seen several times; chao_shen and chao_wang_jost judge by the values "
          "seen once how much was missed; james_stein, nsb and dirichlet draw towards equal shares and need the size "
          "of the alphabet.")
      .parameter("counts", &EntropyOfCounts::counts)
      .required()
      .range(core::any_number())
      .meaning("Whole numbers of at least 0, one for each value.")
      .parameter("estimator", &EntropyOfCounts::estimator)
      .range(core::one_of(estimator_names()))
      .alternatives({"chao_shen", "nsb"})
      .meaning("How it is estimated.")
      .parameter("alphabet", &EntropyOfCounts::alphabet)
      .range(alphabet)
      .meaning("How many values there are, infinity for nsb among them; as many as counts where nothing is given.")
      .parameter("concentration", &EntropyOfCounts::concentration)
      .range(core::above(0))
      .meaning("Of dirichlet: what the prior adds to each count.")
      .parameter("base", &EntropyOfCounts::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("entropy", &EntropyEstimate::entropy)
      .meaning("The estimate.")
      .result("standard_error", &EntropyEstimate::standard_error)
      .meaning("Of nsb and dirichlet the posterior's spread, of others the sampling error of plugin.")
      .result("coverage", &EntropyEstimate::coverage)
      .meaning("Share of the mass whose values have been seen, by Good's formula.")
      .result("samples", &EntropyEstimate::samples)
      .meaning("Sum of the counts.")
      .result("observed", &EntropyEstimate::observed)
      .meaning("Values with a count.")
      .result("shrinkage", &EntropyEstimate::shrinkage)
      .meaning("Of james_stein, how far shares were drawn towards equal ones, in [0, 1].")
      .source(core::cite("grassberger2003"))
      .source(core::cite("chao2003", "for chao_shen"))
      .source(core::cite("chao2013", "for chao_wang_jost"))
      .source(core::cite("hausser2009", "for james_stein"))
      .source(core::cite("nemenman2002", "for nsb"))
      .source(core::cite("wolpert1995", "for dirichlet"))
      .source(core::cite("zhang2012", "for zhang"))
      .source(core::cite("bonachela2008", "for bonachela"))
      .source(core::cite("miller1955", "for miller_madow"))
      .source(core::cite("grassberger1988", "for grassberger88"))
      .example("information.entropy_of_counts([10, 5, 3, 1, 1, 1], estimator = \"chao_shen\").entropy",
               1.63924835885118, 1e-12);
}

}  // namespace ansatz::information
