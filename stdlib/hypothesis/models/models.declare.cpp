// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/models/diebold_mariano.h"
#include "stdlib/hypothesis/models/vuong.h"

namespace ansatz::hypothesis {

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
}

}  // namespace ansatz::hypothesis
