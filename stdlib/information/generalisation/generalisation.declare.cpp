// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/generalisation/estimation_risk.h"
#include "stdlib/information/generalisation/gap_bounds.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kSamples = "Patterns that were learnt from.";

}  // namespace

void declare_generalisation(core::Registry& registry) {
  registry.kernel("information.information_gap_bound", &information_gap_bound)
      .summary("How far the loss on new patterns may lie from that on those learnt from, by what was learnt of them.")
      .parameter("information", &InformationGap::information)
      .required()
      .range(core::at_least(0))
      .meaning("Of what was learnt on the sample, in nats.")
      .parameter("samples", &InformationGap::samples)
      .required()
      .range(core::at_least(1))
      .meaning(kSamples)
      .parameter("spread", &InformationGap::spread)
      .range(core::at_least(0))
      .meaning("σ of a loss that is σ-subgaussian; ½ for one between 0 and 1.")
      .parameter("conditional", &InformationGap::conditional)
      .meaning("The information is on which of two patterns each was learnt from, given both; losses between 0 and 1.")
      .returns("√(2σ² I/n), or √(2 I/n) where it is conditional: a bound on the mean gap.")
      .source(core::cite("xu2017", "theorem 1"))
      .source(core::cite("steinke2020"))
      .example("information.information_gap_bound(3, 200)", 0.08660254037844387, 1e-15);

  registry.kernel("information.code_gap", &code_gap)
      .summary("What rules the gap of a network by its code: how much that keeps beyond the label.")
      .details("The main term of a bound, without its constants: it ranks networks and bounds none.")
      .parameter("code", &CodeGap::code)
      .required()
      .range(core::at_least(0))
      .meaning("I(X; Z | Y) in nats; I(X; Z) − I(Z; Y) where Z is a function of X.")
      .parameter("encoder", &CodeGap::encoder)
      .range(core::at_least(0))
      .meaning("Information of the encoder on the sample it was learnt from, in nats; 0 where it was not.")
      .parameter("samples", &CodeGap::samples)
      .required()
      .range(core::at_least(1))
      .meaning(kSamples)
      .returns("√((code + encoder)/samples).")
      .source(core::cite("kawaguchi2023"))
      .example("information.code_gap(3, encoder = 5, samples = 200)", 0.2, 1e-15);

  registry.kernel("information.pac_bayes_bound", &pac_bayes_bound)
      .summary("How large the true risk may be, by how far the posterior has moved from the prior.")
      .parameter("divergence", &PacBayes::divergence)
      .required()
      .range(core::at_least(0))
      .meaning("Kullback–Leibler's, of the posterior from the prior, in nats.")
      .parameter("samples", &PacBayes::samples)
      .required()
      .range(core::at_least(8))
      .meaning(kSamples)
      .parameter("confidence", &PacBayes::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Probability with which the bound holds.")
      .parameter("risk", &PacBayes::risk)
      .range(core::between(0, 1))
      .meaning("Share of errors on the sample.")
      .result("right_side", &PacBayesBound::right_side)
      .meaning("(D + ln(2√n/δ))/n, which the divergence of the risk from the true one does not exceed.")
      .result("gap", &PacBayesBound::gap)
      .meaning("√(right_side/2): how far the true risk may lie above.")
      .result("risk", &PacBayesBound::risk)
      .meaning("The largest true risk that right_side allows; not a number where no risk is given.")
      .source(core::cite("mcallester1999"))
      .source(core::cite("maurer2004"))
      .example("information.pac_bayes_bound(3, 200).right_side", 0.046690190686939775, 1e-15);

  registry.kernel("information.estimation_risk", &estimation_risk)
      .summary("What it costs to have estimated a distribution from so many samples, and how many would do.")
      .parameter("parameters", &EstimationRisk::parameters)
      .range(core::at_least(1))
      .meaning("Of an exponential family.")
      .parameter("masses", &EstimationRisk::masses)
      .range(core::strictly_between(0, 1))
      .meaning("Of a multinomial distribution in place of parameters.")
      .parameter("samples", &EstimationRisk::samples)
      .range(core::above(0))
      .meaning("For which the risk is asked.")
      .parameter("tolerance", &EstimationRisk::tolerance)
      .range(core::above(0))
      .meaning("The risk that will do, in nats: 8ε² for ε less error in telling the estimate from the truth.")
      .result("risk", &EstimationRiskEstimate::risk)
      .meaning("Mean divergence of the estimate from the truth, in nats; not a number where no samples are given.")
      .result("samples", &EstimationRiskEstimate::samples)
      .meaning("At which the risk is the tolerance.")
      .result("second", &EstimationRiskEstimate::second)
      .meaning("Of masses: c₂ of p/(2n) + c₂/n².")
      .result("is_enough", &EstimationRiskEstimate::is_enough)
      .meaning("Whether the samples given reach the tolerance.")
      .source(core::cite("sheena2021"))
      .example("information.estimation_risk(masses = [0.25, 0.25, 0.25, 0.25]).samples", 78.04318685056714, 1e-10);
}

}  // namespace ansatz::information
