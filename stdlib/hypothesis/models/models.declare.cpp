// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/models/diebold_mariano.h"
#include "stdlib/hypothesis/models/model_confidence_set.h"
#include "stdlib/hypothesis/models/predictive_ability.h"
#include "stdlib/hypothesis/models/vuong.h"

namespace ansatz::hypothesis {

namespace {

template <class Question, class Out>
void read_draws(core::KernelBuilder<Question, Out>& kernel) {
  kernel.parameter("block", &Question::block)
      .range(core::at_least(-1))
      .meaning("Mean length of the stretches of the series that are drawn; −1 takes √n.")
      .parameter("draws", &Question::draws)
      .range(core::between(1, 1000000))
      .meaning("Draws B of the stationary bootstrap.")
      .draws_randomness();
}

constexpr const char* kRivals =
    "([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], [2, 1, 3, 0, 4, 7, 1, 5, 5, 2], [5, 8, 9, 7, 9, 3, 2, 3, 8, 4])";

void declare_best_of_several(core::Registry& registry) {
  auto rivals = registry.kernel("hypothesis.predictive_ability", &predictive_ability);
  rivals
      .summary(
          "Hansen's test of superior predictive ability, or White's reality check: does the best of several rivals do "
          "better than a benchmark?")
      .details("The gain of the best rival has no interval: of the best of several it leans high.");
  read_dependence(rivals, {"Losses of the benchmark, then of its rivals, step by step: arrays of one length."});
  rivals.parameter("statistic", &PredictiveAbility::statistic)
      .range(core::one_of({"studentised", "plain"}))
      .meaning("Hansen's, each gain in units of its error, or White's.")
      .parameter("null", &PredictiveAbility::null)
      .range(core::one_of({"consistent", "lower", "upper"}))
      .meaning("Which rivals count: those that are not clearly worse, or bounds of p that count the fewest or all.");
  read_draws(rivals);
  rivals.source(core::cite("hansen2005"))
      .source(core::cite("white2000", "for \"plain\""))
      .source(core::cite("politis1994", "for the draws"))
      .example(std::string("hypothesis.predictive_ability") + kRivals + ".estimate", 0.9, 1e-12);

  using Set = ModelConfidenceSetResult;
  auto best = registry.kernel("hypothesis.model_confidence_set", &model_confidence_set);
  best.summary("Model confidence set: which of several models may be the best?");
  read_dependence(best, {"Losses of each model, step by step: arrays of one length, or x by g."});
  best.parameter("statistic", &ModelConfidenceSet::statistic)
      .range(core::one_of({"range", "max"}))
      .meaning("Whether models are held against each other or against their mean.");
  read_confidence(best, &ModelConfidenceSet::confidence);
  read_draws(best);
  best.result("reading", &Set::reading)
      .meaning("The result as one line.")
      .result("p", &Set::p)
      .meaning("That all models cost the same.")
      .result("models", &Set::models)
      .meaning("Names of those that may be the best, the one of least mean loss first.")
      .result("loss", &Set::loss)
      .shape("model")
      .meaning("Mean losses.")
      .result("model_p", &Set::model_p)
      .shape("model")
      .meaning("A model is in the set of confidence 1 − α where it is above α.")
      .result("eliminated", &Set::eliminated)
      .shape("model")
      .meaning("In which order models leave, 1 for the first; the last one stays.")
      .result("n", &Set::n)
      .meaning("Steps.")
      .result("groups", &Set::groups)
      .meaning("Names of the models.")
      .result("missing", &Set::missing)
      .meaning("Steps left out for a NaN.")
      .result("warnings", &Set::warnings)
      .meaning("Doubts about the result.")
      .source(core::cite("hansen2011"))
      .source(core::cite("politis1994", "for the draws"))
      .example(std::string("hypothesis.model_confidence_set") + kRivals + ".eliminated[2]", 3, 0);
}

}  // namespace

void declare_model_comparisons(core::Registry& registry) {
  auto forecasts = registry.kernel("hypothesis.diebold_mariano", &diebold_mariano);
  forecasts.summary("Diebold–Mariano test: does one forecast of a series cost more than another?");
  read_dependence(forecasts,
                  {"Errors of two forecasts of one series, in the order of time: two arrays of one length.", 2});
  forecasts.parameter("loss", &DieboldMariano::loss)
      .range(core::one_of({"squared", "absolute", "given"}))
      .meaning("What an error of the forecasts costs; \"given\": the samples are losses themselves.")
      .parameter("horizon", &DieboldMariano::horizon)
      .range(core::at_least(1))
      .meaning("Steps ahead that were forecast.")
      .parameter("variance", &DieboldMariano::variance)
      .range(core::one_of({"rectangular", "bartlett"}))
      .meaning("How autocovariances of the differences are weighed up to the horizon.")
      .parameter("small_sample", &DieboldMariano::small_sample)
      .meaning("Whether with Harvey, Leybourne and Newbold's correction.");
  read_alternative(forecasts, &DieboldMariano::alternative, "\"greater\": the first forecast costs more.");
  read_confidence(forecasts, &DieboldMariano::confidence);
  forecasts.source(core::cite("diebold1995"))
      .source(core::cite("harvey1997", "for small samples"))
      .example("hypothesis.diebold_mariano([1, -2, 3, 1, 2], [1, 1, -2, 1, 1]).estimate", 2.2, 1e-12);

  auto closer = registry.kernel("hypothesis.vuong", &vuong);
  closer.summary("Vuong's test: which of two models that do not hold one another is closer to where values come from?");
  read_dependence(closer, {"ln f(x) of each value x by either model, in nats: two arrays of one length.", 2});
  closer.parameter("correction", &Vuong::correction)
      .range(core::one_of({"none", "aic", "bic"}))
      .meaning("For how many parameters the models have, by Akaike's criterion or Schwarz'.")
      .parameter("parameters", &Vuong::parameters)
      .range(core::at_least(0))
      .meaning("How many each has; needed for a correction.");
  read_alternative(closer, &Vuong::alternative, "\"greater\": the first model is closer.");
  read_confidence(closer, &Vuong::confidence);
  closer.source(core::cite("vuong1989"))
      .example("hypothesis.vuong([-1, -2, -1, -2], [-2, -3, -1, -4]).statistic", 2.0 * 1.4142135623730951, 1e-12);
  declare_best_of_several(registry);
}

}  // namespace ansatz::hypothesis
