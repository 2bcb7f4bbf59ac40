// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/hypothesis/anytime/bounded_mean.h"
#include "stdlib/hypothesis/anytime/confidence_sequences.h"
#include "stdlib/hypothesis/anytime/e_values.h"
#include "stdlib/hypothesis/anytime/group_sequential.h"
#include "stdlib/hypothesis/anytime/mcdiarmid.h"
#include "stdlib/hypothesis/anytime/sanov.h"
#include "stdlib/hypothesis/anytime/surprisal_test.h"
#include "stdlib/hypothesis/anytime/test_martingales.h"

namespace ansatz::hypothesis {

namespace {

void declare_e_values(core::Registry& registry) {
  registry.kernel("hypothesis.calibrated_e", &calibrated_e)
      .summary("e-values from p-values.")
      .details(
          "The mean of an e-value is at most 1 under the null hypothesis. e-values of successive studies may be "
          "multiplied, and averaged always; 1/e is a p-value. With kappa = 0 the calibrators κ p^(κ − 1) are averaged "
          "over all κ.")
      .parameter("p", &CalibratedE::p)
      .required()
      .range(core::between(0, 1))
      .meaning("The p-values.")
      .parameter("kappa", &CalibratedE::kappa)
      .range(core::from_to_below(0, 1))
      .meaning("κ; 0 averages over all.")
      .returns("e-values in the order given.")
      .source(core::cite("vovk2021"))
      .example("hypothesis.calibrated_e([1, 0.01])[1]", 0.5, 1e-12);

  registry.kernel("hypothesis.combined_e", &combined_e)
      .summary("One e-value of several of one hypothesis.")
      .parameter("e", &CombinedE::e)
      .required()
      .range(core::any_number())
      .meaning("The e-values, each at least 0.")
      .parameter("method", &CombinedE::method)
      .range(core::one_of({"mean", "product"}))
      .meaning("\"mean\" holds whatever the dependence, \"product\" for independent or successive studies.")
      .returns("An e-value.")
      .source(core::cite("vovk2021"))
      .example("hypothesis.combined_e([4, 0.5], method = \"product\")", 2, 1e-12);

  registry.kernel("hypothesis.e_benjamini_hochberg", &e_benjamini_hochberg)
      .summary("Benjamini–Hochberg for e-values: the share of false rejections, whatever the dependence.")
      .parameter("e", &FamilyOfE::e)
      .required()
      .range(core::any_number())
      .meaning("The e-values of one family, each at least 0.")
      .returns("The least level at which each is rejected, at most 1, in the order given.")
      .source(core::cite("wang2022"))
      .example("hypothesis.e_benjamini_hochberg([50, 20, 8, 1, 0.5])[1]", 0.1, 1e-12);
}

template <class Question>
void results(core::KernelBuilder<Question, ConfidenceSequence>& kernel) {
  kernel.parameter("confidence", &Question::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Of all intervals at once.");
}

}  // namespace

void declare_anytime_inference(core::Registry& registry) {
  declare_e_values(registry);
  registry.structure<TestMartingale>("test_martingale")
      .field("reading", &TestMartingale::reading)
      .meaning("The result as one line.")
      .field("e", &TestMartingale::e)
      .meaning("The evidence after the last observation.")
      .field("p", &TestMartingale::p)
      .meaning("1 over the largest evidence so far: valid whenever one stops.")
      .field("log_evidence", &TestMartingale::log_evidence)
      .shape("observation")
      .meaning("ln e after each observation.");
  registry.structure<ConfidenceSequence>("confidence_sequence")
      .field("reading", &ConfidenceSequence::reading)
      .meaning("The result as one line.")
      .field("interval", &ConfidenceSequence::interval)
      .meaning("After the last observation.")
      .field("mean", &ConfidenceSequence::mean)
      .shape("observation")
      .meaning("The estimate after each observation.")
      .field("low", &ConfidenceSequence::low)
      .shape("observation")
      .meaning("Lower ends.")
      .field("high", &ConfidenceSequence::high)
      .shape("observation")
      .meaning("Upper ends.")
      .field("confidence", &ConfidenceSequence::confidence)
      .meaning("Of all intervals at once.");

  const char* one_may_stop =
      "One may look after each observation and stop when one likes: e reaches 1/α with a chance "
      "of at most α where the hypothesis holds.";
  registry.kernel("hypothesis.bernoulli_martingale", &bernoulli_martingale)
      .summary("Evidence against a probability of success, valid whenever one stops.")
      .details(one_may_stop)
      .parameter("observations", &BernoulliMartingale::observations)
      .required()
      .meaning("0 or 1, in the order they came.")
      .parameter("probability", &BernoulliMartingale::probability)
      .range(core::strictly_between(0, 1))
      .meaning("The probability that is doubted.")
      .parameter("a", &BernoulliMartingale::a)
      .range(core::above(0))
      .meaning("First parameter of the beta distribution over other probabilities.")
      .parameter("b", &BernoulliMartingale::b)
      .range(core::above(0))
      .meaning("Second parameter.")
      .source(core::cite("robbins1970"))
      .example("hypothesis.bernoulli_martingale([1, 1, 1, 0, 1, 1, 1, 0, 1, 1]).e", 2.0686868686868686, 1e-10);

  registry.kernel("hypothesis.normal_martingale", &normal_martingale)
      .summary("Evidence against the mean of normal observations of known spread, valid whenever one stops.")
      .details(one_may_stop)
      .parameter("observations", &NormalMartingale::observations)
      .required()
      .meaning("In the order they came.")
      .parameter("mean", &NormalMartingale::mean)
      .meaning("The mean that is doubted.")
      .parameter("sd", &NormalMartingale::sd)
      .range(core::above(0))
      .meaning("Standard deviation of one observation.")
      .parameter("prior_sd", &NormalMartingale::prior_sd)
      .range(core::above(0))
      .meaning("How far from it the mean is expected, in the unit of the observations.")
      .source(core::cite("robbins1970"))
      .example("hypothesis.normal_martingale([1, 1, 1]).e", 1.5401084244590155, 1e-10);

  auto normal = registry.kernel("hypothesis.normal_confidence_sequence", &normal_confidence_sequence);
  normal.summary("Intervals for a mean that may be looked at after every observation; known spread.")
      .parameter("observations", &NormalConfidenceSequence::observations)
      .required()
      .meaning("In the order they came.")
      .parameter("sd", &NormalConfidenceSequence::sd)
      .range(core::above(0))
      .meaning("Standard deviation of one observation, or a bound on its tails.")
      .parameter("tuned_to", &NormalConfidenceSequence::tuned_to)
      .range(core::above(0))
      .meaning("About how many observations the interval is to be narrowest for.");
  results(normal);
  normal.source(core::cite("robbins1970"))
      .source(core::cite("howard2021"))
      .example("hypothesis.normal_confidence_sequence([0, 0, 0]).interval.high", 1.8108020209874927, 1e-10);
  const char* narrowest = "About how many observations the interval is to be narrowest for.";
  auto unknown = registry.kernel("hypothesis.t_confidence_sequence", &t_confidence_sequence);
  unknown.summary("Intervals for the mean of normal values that may be looked at after every one; unknown spread.")
      .parameter("observations", &TConfidenceSequence::observations)
      .required()
      .meaning("In the order they came, at least two.")
      .parameter("tuned_to", &TConfidenceSequence::tuned_to)
      .range(core::above(0))
      .meaning(narrowest);
  results(unknown);
  unknown.source(core::cite("lai1976"))
      .source(core::cite("wang2023"))
      .example("hypothesis.t_confidence_sequence([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).interval.low", 1.7949612744898858,
               1e-10);

  auto limit = registry.kernel("hypothesis.asymptotic_confidence_sequence", &asymptotic_confidence_sequence);
  limit.summary("Intervals for a mean that may be looked at after every observation, by the central limit theorem.")
      .parameter("observations", &AsymptoticConfidenceSequence::observations)
      .required()
      .meaning("In the order they came, of any distribution with a variance.")
      .parameter("tuned_to", &AsymptoticConfidenceSequence::tuned_to)
      .range(core::above(0))
      .meaning(narrowest)
      .parameter("first_look", &AsymptoticConfidenceSequence::first_look)
      .range(core::at_least(2))
      .meaning("Before as many observations the interval is infinitely wide.");
  results(limit);
  limit.source(core::cite("waudbysmith2024central"))
      .example("hypothesis.asymptotic_confidence_sequence([1, 0, 1, 0], first_look = 4).interval.high",
               1.2705974984722733, 1e-10);

  auto bounded = registry.kernel("hypothesis.bounded_confidence_sequence", &bounded_confidence_sequence);
  bounded.summary("Intervals for the mean of bounded observations of any distribution, valid whenever one stops.")
      .parameter("observations", &BoundedConfidenceSequence::observations)
      .required()
      .meaning("In the order they came.")
      .parameter("low", &BoundedConfidenceSequence::low)
      .meaning("No observation lies below.")
      .parameter("high", &BoundedConfidenceSequence::high)
      .meaning("No observation lies above.");
  results(bounded);
  bounded.source(core::cite("waudbysmith2024"))
      .example("hypothesis.bounded_confidence_sequence([0, 1, 0, 1]).interval.high", 1, 1e-12);

  registry.kernel("hypothesis.group_sequential", &group_sequential)
      .summary("Boundaries for looking at a growing sample a few times: O'Brien–Fleming, Pocock, Lan–DeMets.")
      .parameter("looks", &GroupSequential::looks)
      .range(core::between(1, 50))
      .meaning("How often the sample is looked at, the last time included.")
      .parameter("information", &GroupSequential::information)
      .range(core::above_up_to(0, 1))
      .meaning("Share of all observations at each look, rising to 1; even where none is given.")
      .parameter("spending", &GroupSequential::spending)
      .range(core::one_of({"obrien_fleming", "pocock", "lan_demets_obrien_fleming", "lan_demets_pocock"}))
      .meaning(
          "The shape of the boundary; \"lan_demets_…\" hold whatever the information at the looks turns out to be.")
      .parameter("alpha", &GroupSequential::alpha)
      .range(core::strictly_between(0, 1))
      .meaning("Chance of crossing at any look under the null hypothesis.")
      .parameter("alternative", &GroupSequential::alternative)
      .range(core::one_of({"two-sided", "one-sided"}))
      .meaning("Whether |z| or z is held against the boundary.")
      .parameter("power", &GroupSequential::power)
      .range(core::strictly_between(0, 1))
      .meaning("If given, how large the sample must be for it.")
      .result("reading", &GroupSequentialResult::reading)
      .meaning("The boundaries as one line.")
      .result("boundary", &GroupSequentialResult::boundary)
      .shape("look")
      .meaning("Reject where z is at least that.")
      .result("nominal_p", &GroupSequentialResult::nominal_p)
      .shape("look")
      .meaning("The p of a single look that belongs to it.")
      .result("spent", &GroupSequentialResult::spent)
      .shape("look")
      .meaning("Chance of having crossed up to there, under the null hypothesis.")
      .result("drift", &GroupSequentialResult::drift)
      .meaning("Mean of z at the last look for which the power is reached.")
      .result("inflation", &GroupSequentialResult::inflation)
      .meaning("Largest sample over that of one look with the same power.")
      .result("expected", &GroupSequentialResult::expected)
      .meaning("Mean sample over that of one look, where the effect is as large as that.")
      .source(core::cite("obrien1979"))
      .source(core::cite("pocock1977"))
      .source(core::cite("lan1983"))
      .example("hypothesis.group_sequential(5, power = 0.9).boundary[5]", 2.040, 5e-4);

  registry.kernel("hypothesis.mcdiarmid", &mcdiarmid)
      .summary("McDiarmid's bound: how far from its mean is a quantity that no value alone can move by much?")
      .parameter("differences", &McDiarmid::differences)
      .required()
      .range(core::at_least(0))
      .meaning("By how much each of the independent values can move it at most.")
      .parameter("deviation", &McDiarmid::deviation)
      .range(core::at_least(0))
      .meaning("How far from its mean it was found, or is feared; nothing asks for the reach alone.")
      .parameter("confidence", &McDiarmid::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the reach.")
      .result("reading", &McDiarmidResult::reading)
      .meaning("The result as one line.")
      .result("reach", &McDiarmidResult::reach)
      .meaning("With the confidence, no further from its mean than this.")
      .result("bound", &McDiarmidResult::bound)
      .meaning("Of the probability to be as far as `deviation`; nothing without one.")
      .result("confidence", &McDiarmidResult::confidence)
      .meaning("Level of the reach.")
      .source(core::cite("mcdiarmid1989"))
      .example("hypothesis.mcdiarmid([0.1, 0.1, 0.1, 0.1], deviation = 0.3).bound", 0.022217993076484612, 1e-12);

  registry.kernel("hypothesis.sanov", &sanov)
      .summary("Sanov's theorem: how unlikely is it that draws from a distribution have a mean as large as that?")
      .parameter("probabilities", &Sanov::probabilities)
      .shape("kind")
      .required()
      .range(core::between(0, 1))
      .meaning("Of each kind, summing to 1.")
      .parameter("values", &Sanov::values)
      .shape("kind")
      .required()
      .range(core::any_number())
      .meaning("What the mean is of: a value of each kind.")
      .parameter("mean", &Sanov::mean)
      .required()
      .meaning("A mean as large as that, or larger.")
      .parameter("draws", &Sanov::draws)
      .required()
      .range(core::at_least(1))
      .meaning("Over how many draws.")
      .result("reading", &SanovResult::reading)
      .meaning("The result as one line.")
      .result("exponent", &SanovResult::exponent)
      .meaning("Nats a draw: how far the nearest distribution with such a mean is.")
      .result("bound", &SanovResult::bound)
      .meaning("Of the probability of such a mean.")
      .result("types_bound", &SanovResult::types_bound)
      .meaning("Of the probability of any set of distributions as far away.")
      .result("nearest", &SanovResult::nearest)
      .shape("kind")
      .meaning("What draws look like that have such a mean after all; NaN where none can.")
      .source(core::cite("sanov1957"))
      .source(core::cite("cover2006", "ch. 11"))
      .example("hypothesis.sanov([0.5, 0.5], [0, 1], mean = 0.75, draws = 10).exponent", 0.13081203594113694, 1e-12);

  registry.kernel("hypothesis.bounded_mean", &bounded_mean)
      .summary("Interval for the mean of bounded values that holds for any distribution and any number of them.")
      .parameter("values", &BoundedMean::values)
      .required()
      .range(core::any_number())
      .meaning("Independent values of one mean.")
      .parameter("low", &BoundedMean::low)
      .meaning("No value lies below.")
      .parameter("high", &BoundedMean::high)
      .meaning("No value lies above.")
      .parameter("method", &BoundedMean::method)
      .range(core::one_of({"chernoff", "hoeffding", "empirical_bernstein"}))
      .meaning("Which bound; \"empirical_bernstein\" for values that hardly vary.")
      .parameter("confidence", &BoundedMean::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the interval.")
      .result("reading", &BoundedMeanResult::reading)
      .meaning("The result as one line.")
      .result("mean", &BoundedMeanResult::mean)
      .meaning("Of the values.")
      .result("interval", &BoundedMeanResult::interval)
      .meaning("For the mean they come from.")
      .result("confidence", &BoundedMeanResult::confidence)
      .meaning("Its level.")
      .source(core::cite("hoeffding1963"))
      .source(core::cite("maurer2009", "\"empirical_bernstein\""))
      .example("hypothesis.bounded_mean([0, 1, 0, 1, 0, 1, 0, 1], method = \"hoeffding\").interval.high",
               0.9801613956599603, 1e-6);

  auto text = registry.kernel("hypothesis.surprisal_test", &surprisal_test);
  text.summary("Did this model make that text? Its surprisals are held against its entropies, symbol by symbol.")
      .parameter("log_probabilities", &SurprisalTest::log_probabilities)
      .required()
      .range(core::any_number())
      .meaning("ln p of each symbol given those before it.")
      .parameter("entropies", &SurprisalTest::entropies)
      .required()
      .range(core::any_number())
      .meaning("The model's entropy before each symbol, in nats.")
      .parameter("variances", &SurprisalTest::variances)
      .range(core::any_number())
      .default_text("[]")
      .meaning("Variance of the surprisal before each symbol; the largest there can be where none is given.")
      .parameter("largest", &SurprisalTest::largest)
      .required()
      .range(core::above(0))
      .meaning("M: no surprisal −ln p can be larger.");
  text.parameter("confidence", &SurprisalTest::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the interval.")
      .source(core::cite("azuma1967"))
      .source(core::cite("freedman1975"))
      .example("hypothesis.surprisal_test([-1, -2], [0.5, 0.5], largest = 3).statistic", 1, 1e-12);
}

}  // namespace ansatz::hypothesis
