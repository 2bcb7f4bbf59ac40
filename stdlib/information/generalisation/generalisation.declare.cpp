// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/generalisation/contraction.h"
#include "stdlib/information/generalisation/estimation_risk.h"
#include "stdlib/information/generalisation/gap_bounds.h"
#include "stdlib/information/generalisation/inductive_bias.h"
#include "stdlib/information/generalisation/information_criteria.h"
#include "stdlib/information/generalisation/mixture_regret.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kSamples = "Patterns that were learnt from.";

void declare_contraction(core::Registry& registry) {
  registry.kernel("information.noise_contraction", &noise_contraction)
      .summary("What share of information can pass normal noise, at most: its contraction coefficient.")
      .details("Of layers one after the other the product.")
      .parameter("amplitude", &NoiseContraction::amplitude)
      .required()
      .range(core::at_least(0))
      .meaning("Largest norm of an input.")
      .parameter("noise", &NoiseContraction::noise)
      .required()
      .range(core::above(0))
      .meaning("Standard deviation of what is added to each component.")
      .returns("η of I(U; Y) ≤ η I(U; X).")
      .source(core::cite("polyanskiy2016"))
      .example("information.noise_contraction(1, noise = 1)", 0.6826894921370859, 1e-15);

  registry.kernel("information.dropout_contraction", &dropout_contraction)
      .summary("What share of information can pass dropout, at most: its contraction coefficient.")
      .parameter("rate", &DropoutContraction::rate)
      .required()
      .range(core::between(0, 1))
      .meaning("Probability with which a unit is dropped.")
      .parameter("units", &DropoutContraction::units)
      .required()
      .range(core::at_least(1))
      .meaning("Each dropped by itself.")
      .returns("1 − rate^units, the probability that something passes.")
      .source(core::cite("polyanskiy2016"))
      .example("information.dropout_contraction(0.5, units = 3)", 0.875, 1e-15);

  registry.kernel("information.dobrushin_coefficient", &dobrushin_coefficient)
      .summary("What share of any divergence can pass a channel, at most, whatever enters it.")
      .parameter("channel", &DobrushinCoefficient::channel)
      .shape("input", "output")
      .required()
      .range(core::between(0, 1))
      .meaning("Probabilities of outputs, a row of sum 1 an input.")
      .returns("Largest total variation between two rows.")
      .source(core::cite("dobrushin1956"))
      .example("information.dobrushin_coefficient([[0.9, 0.1], [0.2, 0.8]])", 0.7, 1e-15);

  registry.kernel("information.maximal_correlation", &maximal_correlation)
      .summary("The largest correlation that a function of one variable can have with a function of another.")
      .details("Its square is the share of χ² divergence that passes from one to the other at these masses.")
      .parameter("joint", &MaximalCorrelation::joint)
      .shape("x", "y")
      .required()
      .range(core::between(0, 1))
      .meaning("Masses of sum 1.")
      .returns("Between 0, of independent variables, and 1.")
      .source(core::cite("witsenhausen1975"))
      .example("information.maximal_correlation([[0.4, 0.1], [0.1, 0.4]])", 0.6, 1e-12);
}

void declare_criteria(core::Registry& registry) {
  core::Range divergences = core::at_least(0);
  divergences.not_finite = true;  // a hypothesis that the truth rules out
  registry.kernel("information.mixture_regret", &mixture_regret)
      .summary("What a mixture of hypotheses loses to the truth, by how much of it lies how near.")
      .parameter("divergences", &MixtureRegret::divergences)
      .required()
      .range(divergences)
      .meaning("Of the truth from each hypothesis a sample, in nats; infinite where it is ruled out.")
      .parameter("samples", &MixtureRegret::samples)
      .required()
      .range(core::at_least(0))
      .meaning("Over which the loss is counted.")
      .parameter("weights", &MixtureRegret::weights)
      .range(core::between(0, 1))
      .meaning("Of each hypothesis, of sum 1; equal where none are given.")
      .parameter("radius", &MixtureRegret::radius)
      .range(core::at_least(0))
      .meaning("Of a ball of hypotheses about the truth, in nats.")
      .result("regret", &MixtureRegretEstimate::regret)
      .meaning("−ln Σ w exp(−n D), in nats: no less than the mean loss.")
      .result("ball_weight", &MixtureRegretEstimate::ball_weight)
      .meaning("Weight of the ball; not a number where no radius is given.")
      .result("ball_bound", &MixtureRegretEstimate::ball_bound)
      .meaning("n radius − ln of that weight, which the regret does not exceed.")
      .source(core::cite("clarke1990"))
      .source(core::cite("barron1991"))
      .example("information.mixture_regret([0, 1], samples = 0).regret", 0, 1e-15)
      .example("information.mixture_regret([0, inf], samples = 9).regret", 0.6931471805599453, 1e-15);

  registry.kernel("information.information_criteria", &information_criteria)
      .summary("Akaike's and the Bayesian information criterion of a model fitted by maximum likelihood.")
      .details("The smaller the better; only differences between models of the same data mean something.")
      .parameter("log_likelihood", &InformationCriteria::log_likelihood)
      .required()
      .range(core::any_number())
      .meaning("At its maximum, in nats.")
      .parameter("parameters", &InformationCriteria::parameters)
      .required()
      .range(core::at_least(0))
      .meaning("That were fitted.")
      .parameter("samples", &InformationCriteria::samples)
      .required()
      .range(core::at_least(1))
      .meaning("Fitted to.")
      .result("akaike", &InformationCriteriaValues::akaike)
      .meaning("−2ℓ + 2k.")
      .result("corrected", &InformationCriteriaValues::corrected)
      .meaning("That and 2k(k + 1)/(n − k − 1), for few samples; not a number where n ≤ k + 1.")
      .result("bayesian", &InformationCriteriaValues::bayesian)
      .meaning("−2ℓ + k ln n.")
      .source(core::cite("akaike1974"))
      .source(core::cite("hurvich1989"))
      .source(core::cite("schwarz1978"))
      .example("information.information_criteria(-100, parameters = 3, samples = 50).akaike", 206, 1e-12);

  registry.kernel("information.takeuchi_criterion", &takeuchi_criterion)
      .summary("Akaike's criterion for models that need not hold the truth: Takeuchi's.")
      .parameter("log_likelihood", &TakeuchiCriterion::log_likelihood)
      .required()
      .range(core::any_number())
      .meaning("At its maximum, in nats.")
      .parameter("scores", &TakeuchiCriterion::scores)
      .shape("sample", "parameter")
      .required()
      .range(core::any_number())
      .meaning("Slopes of each sample's log-likelihood at the maximum.")
      .parameter("curvature", &TakeuchiCriterion::curvature)
      .shape("parameter", "other_parameter")
      .required()
      .range(core::any_number())
      .meaning("Minus the mean second derivatives there, positive definite.")
      .result("value", &PenalisedFit::value)
      .meaning("−2ℓ + 2 penalty.")
      .result("penalty", &PenalisedFit::penalty)
      .meaning("tr(J G⁻¹), the number of parameters where the model holds the truth.")
      .source(core::cite("takeuchi1976"))
      .example("information.takeuchi_criterion(-10, scores = [[1], [-1]], curvature = [[2]]).penalty", 0.5, 1e-15);

  registry.kernel("information.watanabe_criterion", &watanabe_criterion)
      .summary("The widely applicable information criterion, from draws of a posterior: Watanabe's.")
      .parameter("log_likelihoods", &WatanabeCriterion::log_likelihoods)
      .shape("draw", "sample")
      .required()
      .range(core::any_number())
      .meaning("Of each sample under each draw, in nats.")
      .result("value", &WatanabeFit::value)
      .meaning("−2 (fit − penalty): the smaller the better.")
      .result("fit", &WatanabeFit::fit)
      .meaning("Log of each sample's likelihood, a mean over draws, summed.")
      .result("penalty", &WatanabeFit::penalty)
      .meaning("Effective number of parameters: variances over draws, summed.")
      .result("error", &WatanabeFit::error)
      .meaning("Standard error of the value.")
      .result("uncertain", &WatanabeFit::uncertain)
      .meaning("Samples whose variance exceeds 0.4.")
      .source(core::cite("watanabe2010"))
      .source(core::cite("vehtari2017"))
      .example("information.watanabe_criterion([[-1, -2], [-1, -2]]).value", 6, 1e-12);
}

void declare_inductive_bias(core::Registry& registry) {
  using Estimate = InductiveBiasEstimate;
  registry.kernel("information.inductive_bias", &inductive_bias)
      .summary("How much has to be said to single out the hypotheses that do well: −log of their share of a prior.")
      .details(
          "Losses are those of hypotheses drawn from a prior, random weights of a network say, or of such among them "
          "as fit what was learnt from (training_losses, training_target). Where enough of them reach a target they "
          "are counted; beyond, the tail of a law fitted to all of them is asked, which is extrapolation: see fit_p "
          "and misfit.")
      .parameter("losses", &InductiveBias::losses)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("On new patterns, one for each hypothesis.")
      .parameter("targets", &InductiveBias::targets)
      .required()
      .range(core::any_number())
      .meaning("The loss to be reached, or several.")
      .parameter("method", &InductiveBias::method)
      .range(core::one_of({"automatic", "empirical", "tail"}))
      .meaning("Counting, the law of the tail, or the latter where too few losses reach the target.")
      .parameter("tail", &InductiveBias::tail)
      .range(core::one_of({"gamma", "noncentral_chi_squared"}))
      .alternatives({"noncentral_chi_squared"})
      .meaning("The law of losses, fitted by two moments or by three.")
      .parameter("fewest", &InductiveBias::fewest)
      .range(core::at_least(1))
      .meaning("Losses that must reach a target for automatic to count them.")
      .parameter("training_losses", &InductiveBias::training_losses)
      .range(core::any_number())
      .meaning("On the patterns learnt from, one for each hypothesis.")
      .parameter("training_target", &InductiveBias::training_target)
      .range(core::any_number())
      .meaning("Only hypotheses whose training loss reaches it count.")
      .parameter("confidence", &InductiveBias::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Of the intervals.")
      .parameter("resamples", &InductiveBias::resamples)
      .range(core::at_least(20))
      .meaning("Of the bootstrap of the tail, and of the test of its law.")
      .parameter("base", &InductiveBias::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("information", &Estimate::information)
      .meaning("−log P(loss ≤ target), one for each target; infinite where it was counted and none reaches it.")
      .result("low", &Estimate::low)
      .meaning("Lower end of its interval: Clopper and Pearson's where it was counted, else the bootstrap's.")
      .result("high", &Estimate::high)
      .meaning("Upper end.")
      .result("error", &Estimate::error)
      .meaning("Standard error.")
      .result("reached", &Estimate::reached)
      .meaning("How many losses reach the target.")
      .result("extrapolated", &Estimate::extrapolated)
      .meaning("Whether fewer than `fewest` do and the law of the tail was asked.")
      .result("hypotheses", &Estimate::hypotheses)
      .meaning("How many count.")
      .result("degrees", &Estimate::degrees)
      .meaning("Of the law, a χ² with a scale; not a number where none was asked.")
      .result("noncentrality", &Estimate::noncentrality)
      .meaning("Of the law; 0 of gamma.")
      .result("scale", &Estimate::scale)
      .meaning("Of the law.")
      .result("fit_p", &Estimate::fit_p)
      .meaning(
          "p of the law by Kolmogorov's distance, its parameters fitted anew to samples drawn from it; of 1000 losses.")
      .result("misfit", &Estimate::misfit)
      .meaning("By how much the law exceeds the count, where `fewest` losses reach.")
      .source(core::cite("boopathy2024"))
      .source(core::cite("clopper1934"))
      .draws_randomness()
      .example("information.inductive_bias([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], targets = 5, fewest = 5).information", 1,
               1e-15);
}

}  // namespace

void declare_generalisation(core::Registry& registry) {
  declare_contraction(registry);
  declare_criteria(registry);
  declare_inductive_bias(registry);
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
      .details(
          "The risk is c₁/n + c₂/n². With margins it is that of a log-linear model, whether the masses follow it or "
          "not: c₁ is p/2 where they do, and half the trace of the sandwich where they do not.")
      .parameter("parameters", &EstimationRisk::parameters)
      .range(core::at_least(1))
      .meaning("Of an exponential family.")
      .parameter("masses", &EstimationRisk::masses)
      .range(core::strictly_between(0, 1))
      .meaning("Of the cells of a table, in place of parameters.")
      .parameter("margins", &EstimationRisk::margins)
      .default_text("nothing")
      .meaning(
          "Names of dimensions of the masses that a log-linear model lets interact, as log_linear takes them; without "
          "margins the cells may have any masses.")
      .parameter("samples", &EstimationRisk::samples)
      .range(core::above(0))
      .meaning("For which the risk is asked.")
      .parameter("tolerance", &EstimationRisk::tolerance)
      .range(core::above(0))
      .meaning(
          "The risk that will do, in nats. For ε less error in telling the estimate from the truth 8ε² is enough by "
          "Pinsker's inequality, 4πε² to first order.")
      .result("risk", &EstimationRiskEstimate::risk)
      .meaning(
          "Mean divergence of the estimate from what it goes to, in nats; not a number where no samples are given.")
      .result("samples", &EstimationRiskEstimate::samples)
      .meaning("At which the risk is the tolerance; 0 where it never is.")
      .result("first", &EstimationRiskEstimate::first)
      .meaning("c₁, half the parameters where the family holds the truth.")
      .result("second", &EstimationRiskEstimate::second)
      .meaning("c₂, of masses; 0 of parameters alone.")
      .result("fall", &EstimationRiskEstimate::fall)
      .meaning(
          "By how much the error of telling the estimate from what it goes to falls below ½, to first order; of "
          "parameters alone the most it can.")
      .result("is_enough", &EstimationRiskEstimate::is_enough)
      .meaning("Whether the samples given reach the tolerance.")
      .source(core::cite("sheena2021"))
      .example("information.estimation_risk(masses = [0.25, 0.25, 0.25, 0.25]).samples", 78.04318685056714, 1e-10)
      .example("information.estimation_risk(masses = [[0.25, 0.25], [0.25, 0.25]], margins = [\"1\", \"2\"]).second",
               1.5, 1e-10);
}

}  // namespace ansatz::information
