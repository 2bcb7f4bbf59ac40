// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/sequences/complexity_curve.h"
#include "stdlib/information/sequences/ordinal_sampling.h"
#include "stdlib/information/sequences/ordinal_transitions.h"
#include "stdlib/information/sequences/permutation_entropy.h"

namespace ansatz::information {

namespace {

// What the kernels of order patterns share.
template <class Question, class Out>
void read_windows(core::KernelBuilder<Question, Out>& kernel, double longest) {
  kernel.parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning("A series in even steps.")
      .parameter("order", &Question::order)
      .range(core::between(2, longest))
      .meaning("Values a window: m! patterns, each of which should have been seen often.")
      .parameter("lag", &Question::lag)
      .range(core::at_least(1))
      .meaning("Steps between the values of a window.")
      .parameter("ties", &Question::ties)
      .range(core::one_of({"time", "drop"}))
      .meaning("Equal values in a window: the earlier counts as smaller, or the window is left out.");
}

}  // namespace

void declare_ordinal(core::Registry& registry) {
  auto entropy = registry.kernel("information.permutation_entropy", &permutation_entropy);
  entropy.summary("Entropy of the patterns of order in short windows of a series.");
  read_windows(entropy, 12);
  entropy.parameter("weights", &PermutationEntropy::weights)
      .range(core::one_of({"none", "variance"}))
      .meaning("What a window counts: one, or the variance of its values; with weights the order is at most 8.")
      .parameter("normalised", &PermutationEntropy::normalised)
      .meaning("Divide by that of m! patterns alike, so that it lies in [0, 1].")
      .parameter("base", &PermutationEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ p ln p over the patterns that were seen.")
      .source(core::cite("bandt2002"))
      .source(core::cite("fadlallah2013", "for weights"))
      .example("information.permutation_entropy([4, 7, 9, 10, 6, 11, 3], base = \"bit\")", 1.5219280948873621, 1e-12);

  auto complexity = registry.kernel("information.statistical_complexity", &statistical_complexity);
  complexity.summary("Place of a series in the plane of permutation entropy and statistical complexity.");
  read_windows(complexity, 12);
  complexity.result("entropy", &ComplexityEstimate::entropy)
      .meaning("Permutation entropy over that of m! patterns alike.")
      .result("complexity", &ComplexityEstimate::complexity)
      .meaning("Jensen–Shannon divergence from the uniform distribution, scaled, times the entropy.")
      .result("missing", &ComplexityEstimate::missing)
      .meaning("Share of the m! patterns that no window has.")
      .result("windows", &ComplexityEstimate::windows)
      .meaning("Windows that were counted.")
      .source(core::cite("rosso2007"))
      .source(core::cite("lamberti2004"))
      .example("information.statistical_complexity([4, 7, 9, 10, 6, 11, 3]).complexity", 0.2899544464646194, 1e-12);

  registry.kernel("information.complexity_bounds", &complexity_bounds)
      .summary("The curves between which every series lies in the plane of entropy and complexity.")
      .parameter("order", &ComplexityBounds::order)
      .range(core::between(2, 12))
      .meaning("Values a window.")
      .parameter("points", &ComplexityBounds::points)
      .range(core::at_least(2))
      .meaning("Of the grid of entropies, from 0 to 1.")
      .result("entropy", &ComplexityCurves::entropy)
      .shape("entropy")
      .meaning("The grid.")
      .result("least", &ComplexityCurves::least)
      .shape("entropy")
      .meaning("Least complexity at each entropy.")
      .result("greatest", &ComplexityCurves::greatest)
      .shape("entropy")
      .meaning("Greatest complexity at each entropy.")
      .source(core::cite("martin2006"))
      .example("max(information.complexity_bounds(order = 3).greatest)", 0.29124306187377735, 1e-12);

  registry.structure<ComplexityCurveEstimate>("entropy_complexity_curve")
      .field("entropy", &ComplexityCurveEstimate::entropy)
      .shape("q")
      .meaning("Entropy of order q over that of all patterns alike.")
      .field("complexity", &ComplexityCurveEstimate::complexity)
      .shape("q")
      .meaning("Jensen divergence of that order from the uniform distribution, scaled, times the entropy.")
      .field("missing", &ComplexityCurveEstimate::missing)
      .meaning("Share of the patterns that no window has.")
      .field("windows", &ComplexityCurveEstimate::windows)
      .meaning("Windows that were counted.");
  auto curve = registry.kernel("information.complexity_curve", &complexity_curve);
  curve
      .summary(
          "A series in the plane of entropy and complexity as a curve over the order of Tsallis' or Rényi's entropy.")
      .details(
          "Order 1 is statistical_complexity. Order 0 counts patterns, so that the curve closes at (1, 0) where "
          "none is missing.");
  read_windows(curve, 12);
  curve.parameter("family", &ComplexityCurve::family)
      .range(core::one_of({"tsallis", "renyi"}))
      .meaning("Of entropies.")
      .parameter("orders", &ComplexityCurve::orders)
      .range(core::at_least(0))
      .meaning("Orders q, infinity too for \"renyi\"; where none are given 0, and 0.01 to 100 in 60 equal factors.")
      .source(core::cite("ribeiro2017"))
      .source(core::cite("jauregui2018", "for \"renyi\""))
      .example("information.complexity_curve([4, 7, 9, 10, 6, 11, 3], order = 2, orders = [2]).complexity[1]",
               0.07619047619047618, 1e-12);

  auto transitions = registry.kernel("information.ordinal_transitions", &ordinal_transitions);
  transitions.summary(
      "The network of patterns of order that a series walks through, and how uncertain a step of it is.");
  read_windows(transitions, 6);
  transitions.parameter("loops", &OrdinalTransitions::loops)
      .meaning("Count steps that stay at their pattern.")
      .parameter("base", &OrdinalTransitions::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("shares", &OrdinalNetwork::shares)
      .shape("pattern", "next")
      .meaning("Of all steps: from a pattern to the next one.")
      .result("node_entropies", &OrdinalNetwork::node_entropies)
      .shape("pattern")
      .meaning("Of the step that leaves a pattern; 0 where none does.")
      .result("node_entropy", &OrdinalNetwork::node_entropy)
      .meaning("Their mean, each weighing as many windows as have the pattern: the global node entropy.")
      .result("entropy", &OrdinalNetwork::entropy)
      .meaning("−Σ p ln p over the shares of steps: of the network.")
      .result("steps", &OrdinalNetwork::steps)
      .meaning("Steps that were counted.")
      .source(core::cite("mccullough2017"))
      .source(core::cite("pessa2019", "with loops"))
      .example("information.ordinal_transitions([1, 3, 2, 4, 3, 5, 4, 6], order = 2).node_entropy", 0, 1e-12);

  auto patterns = registry.kernel("information.ordinal_patterns", &ordinal_patterns);
  patterns.version(2).summary("How often each pattern of order occurs, which never do, and what follows them.");
  read_windows(patterns, 8);
  patterns.result("counts", &OrdinalPatternTable::counts)
      .shape("pattern")
      .meaning("Windows of each pattern; the first is the rising one, the last the falling one.")
      .result("ranks", &OrdinalPatternTable::ranks)
      .shape("pattern", "place")
      .meaning("Ranks of a pattern's values, in the order of time.")
      .result("missing", &OrdinalPatternTable::missing)
      .meaning("Share of the patterns that never occur.")
      .result("node_entropy", &OrdinalPatternTable::node_entropy)
      .meaning("Mean entropy, in nats, of which other pattern comes next.")
      .source(core::cite("bandt2002"))
      .source(core::cite("amigo2007", "for forbidden patterns"))
      .source(core::cite("mccullough2017", "for node_entropy"))
      .example("information.ordinal_patterns([4, 7, 9, 10, 6, 11, 3]).missing", 0.5, 1e-12);

  registry.kernel("information.ordinal_sampling", &ordinal_sampling)
      .summary("The lag at which patterns of order tell most of a series, from how often it crosses its mean.")
      .parameter("x", &OrdinalSampling::x)
      .required()
      .range(core::any_number())
      .meaning("A series in even steps.")
      .parameter("order", &OrdinalSampling::order)
      .range(core::between(2, 12))
      .meaning("Values a window.")
      .parameter("step", &OrdinalSampling::step)
      .range(core::above(0))
      .meaning("Between values; times come in its unit.")
      .result("natural_time", &OrdinalSamplingAdvice::natural_time)
      .meaning("Twice the record over its crossings of the mean.")
      .result("lag", &OrdinalSamplingAdvice::lag)
      .meaning("In the middle of what is advised; 0 where steps are too coarse for any.")
      .result("shortest_lag", &OrdinalSamplingAdvice::shortest_lag)
      .meaning("Least lag whose windows span 0.3 natural times.")
      .result("longest_lag", &OrdinalSamplingAdvice::longest_lag)
      .meaning("Greatest lag whose windows span no more than 0.5.")
      .result("natural_times", &OrdinalSamplingAdvice::natural_times)
      .meaning("Length of the record; 1.5 or more are advised.")
      .source(core::cite("hyman2025"))
      .example("information.ordinal_sampling(sin(linspace(0, 62.83, 1001)), order = 5).lag", 10, 1e-12);
}

}  // namespace ansatz::information
