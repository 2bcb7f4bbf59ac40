// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/multivariate/multivariate.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/joint/declare_words.h"
#include "stdlib/information/discrete/multivariate/common_information.h"
#include "stdlib/information/discrete/multivariate/maximum_entropy.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kXor =
    "labelled([[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]], dimensions = [\"x\", \"y\", \"z\"])";

// What all of them ask.
template <class Question>
void ask(core::KernelBuilder<Question, double>& kernel) {
  kernel.parameter("p", &Question::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("of", &Question::of)
      .meaning("Names of the variables, two or more; all of them where it is empty.")
      .parameter("estimator", &Question::estimator)
      .meaning("Of a sample, how each entropy is estimated: as for entropy_of_counts.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(kBase);
}

std::string of_xor(const char* kernel) {
  return std::string("information.") + kernel + "(" + kXor + ", base = \"bit\")";
}

}  // namespace

void declare_multivariate(core::Registry& registry) {
  auto total = registry.kernel("information.total_correlation", &total_correlation);
  total.summary("How far several variables are from independent (multi-information).");
  ask(total);
  total.returns("Sum of the entropies less that of all together.")
      .source(core::cite("watanabe1960"))
      .example(of_xor("total_correlation"), 1, 1e-12);

  auto dual = registry.kernel("information.dual_total_correlation", &dual_total_correlation);
  dual.summary("How much of the entropy of several variables is shared at all.");
  ask(dual);
  dual.returns("Entropy of all less what each has by itself, given the others.")
      .source(core::cite("han1978"))
      .example(of_xor("dual_total_correlation"), 2, 1e-12);

  auto omega = registry.kernel("information.o_information", &o_information);
  omega.summary("Does redundancy (above 0) or synergy (below) dominate among several variables?");
  ask(omega);
  omega.returns("Total less dual total correlation.")
      .source(core::cite("rosas2019", "eq. 4"))
      .example(of_xor("o_information"), -1, 1e-12);

  auto co = registry.kernel("information.co_information", &co_information);
  co.summary("Information common to several variables in the sense of inclusion and exclusion.");
  co.details(
      "With Bell's sign: of three variables I(X; Y) − I(X; Y | Z), negative where Z makes X and Y dependent. "
      "interaction_information is the same with McGill's sign, the other one for an odd number of variables.");
  ask(co);
  co.returns("−Σ (−1)^|A| H(A) over all parts A; it may be negative.")
      .source(core::cite("bell2003"))
      .example(of_xor("co_information"), -1, 1e-12);

  auto interaction = registry.kernel("information.interaction_information", &interaction_information);
  interaction.summary("co_information with McGill's sign: of three variables I(X; Y | Z) − I(X; Y).");
  ask(interaction);
  interaction.returns("(−1)^n times the co-information of n variables.")
      .source(core::cite("mcgill1954"))
      .example(of_xor("interaction_information"), 1, 1e-12);

  auto common = registry.kernel("information.common_information", &common_information);
  common.summary("Entropy of what each of several variables determines by itself (Gács and Körner).");
  ask(common);
  common.returns("Entropy of the finest common function.")
      .source(core::cite("gacs1973"))
      .example("information.common_information([[0.3, 0.2, 0], [0, 0, 0.5]], base = \"bit\")", 1, 1e-12);

  registry.kernel("information.maximum_entropy", &maximum_entropy)
      .summary("The distribution of greatest entropy with some marginals of another, and what they leave out of it.")
      .details(
          "It is the information projection to a log-linear model, and of shares of counts its estimate by maximum "
          "likelihood; hypothesis.log_linear tests such models.")
      .parameter("p", &MaximumEntropy::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("margins", &MaximumEntropy::margins)
      .required()
      .meaning("Names of variables whose marginal is kept, a list for each: [[\"a\", \"b\"], \"c\"].")
      .parameter("tolerance", &MaximumEntropy::tolerance)
      .range(core::above(0))
      .meaning("How far a marginal may be off.")
      .parameter("sweeps", &MaximumEntropy::sweeps)
      .range(core::at_least(1))
      .meaning("Over all margins, at most.")
      .parameter("base", &MaximumEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("distribution", &MaximumEntropyResult::distribution)
      .meaning("Masses, a dimension a variable.")
      .result("entropy", &MaximumEntropyResult::entropy)
      .meaning("Of the distribution.")
      .result("divergence", &MaximumEntropyResult::divergence)
      .meaning("D(p‖distribution), what p has beyond these marginals.")
      .result("off", &MaximumEntropyResult::off)
      .meaning("Furthest that a marginal is off.")
      .result("sweeps", &MaximumEntropyResult::sweeps)
      .meaning("That the fit took.")
      .source(core::cite("csiszar1975"))
      .source(core::cite("deming1940", "for the fit"))
      .source(core::cite("amari2001", "for orders of interaction"))
      .source(core::cite("schneidman2003", "likewise"))
      .example(
          "information.maximum_entropy((a = [0, 0, 1, 1], b = [0, 1, 0, 1], c = [0, 1, 1, 0]), [[\"a\", \"b\"], "
          "[\"b\", \"c\"], [\"a\", \"c\"]], base = \"bit\").divergence",
          1, 1e-12);

  auto tse = registry.kernel("information.tse_complexity", &tse_complexity);
  tse.summary("Complexity of several variables: small parts free, large parts bound (Tononi, Sporns and Edelman).");
  ask(tse);
  tse.parameter("subsets", &TseComplexity::subsets)
      .range(core::at_least(1))
      .meaning("Subsets of one size that are taken at most; of more, that many are drawn.")
      .returns("Mean entropies of the parts less their share of the whole's, summed over sizes.")
      .source(core::cite("tononi1994"))
      .draws_randomness()
      .example(of_xor("tse_complexity"), 1, 1e-12);
}

}  // namespace ansatz::information
