// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/sequences/curve_dimension.h"
#include "stdlib/information/sequences/fluctuation.h"
#include "stdlib/information/sequences/lempel_ziv.h"
#include "stdlib/information/sequences/match_length.h"

namespace ansatz::information {

namespace {

constexpr const char* kScalingSeries = "A series in even steps.";
constexpr const char* kSequence = "Numbers, labels, or one text, whose characters are the symbols.";
constexpr const char* kSymbols =
    "Of numbers: whether they are at least the median or the mean, or the values themselves.";
constexpr const char* kScales =
    "Lengths of the stretches, at least four; 20 in even ratios from 16 to N/4 where none are given.";

// What the kernels that take trends out of stretches share.
template <class Question, class Out>
void read_stretches(core::KernelBuilder<Question, Out>& kernel) {
  kernel.parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning(kScalingSeries)
      .parameter("order", &Question::order)
      .range(core::between(0, 8))
      .meaning("Of the polynomial taken out of each stretch of the profile.")
      .parameter("scales", &Question::scales)
      .range(core::at_least(2))
      .meaning(kScales);
}

}  // namespace

void declare_scaling(core::Registry& registry) {
  registry.kernel("information.lempel_ziv", &lempel_ziv)
      .summary("Complexity of a sequence as the number of new phrases in it.")
      .parameter("x", &LempelZiv::x)
      .required()
      .range(core::any_number())
      .meaning(kSequence)
      .parameter("parsing", &LempelZiv::parsing)
      .range(core::one_of({"1976", "1978"}))
      .meaning("Whether a phrase ends where it was nowhere before, or where it is no phrase yet.")
      .parameter("symbols", &LempelZiv::symbols)
      .range(core::one_of({"median", "mean", "values"}))
      .meaning(kSymbols)
      .parameter("base", &LempelZiv::base)
      .range(core::any_number())
      .meaning("Of the rate. Base of the logarithm: \"nat\", \"bit\", \"dit\" or a number above 1.")
      .result("phrases", &LempelZivComplexity::phrases)
      .meaning("How many there are; an unfinished last one counts.")
      .result("normalised", &LempelZivComplexity::normalised)
      .meaning("Phrases times ln N/(N ln A): near 1 for symbols drawn alike.")
      .result("rate", &LempelZivComplexity::rate)
      .meaning("c ln c / N, an estimate of the entropy a symbol.")
      .result("alphabet", &LempelZivComplexity::alphabet)
      .meaning("Different symbols.")
      .source(core::cite("lempel1976"))
      .source(core::cite("ziv1978"))
      .source(core::cite("kaspar1987"))
      .source(core::cite("blumer1985", "for the automaton"))
      .example("information.lempel_ziv(\"1001111011000010\").phrases", 6, 1e-12)
      .example("information.lempel_ziv([3, 1, 4, 1, 5, 9, 2, 6]).alphabet", 2, 1e-12);

  registry.kernel("information.match_length_rate", &match_length_rate)
      .summary("Entropy rate of a sequence by how far back its repeats reach.")
      .parameter("x", &MatchLength::x)
      .required()
      .range(core::any_number())
      .meaning(kSequence)
      .parameter("symbols", &MatchLength::symbols)
      .range(core::one_of({"median", "mean", "values"}))
      .meaning(kSymbols)
      .parameter("average", &MatchLength::average)
      .range(core::one_of({"inverse", "mean"}))
      .alternatives({"mean"})
      .meaning("Inverse of the mean of Λ_i/ln i, or the mean of ln i/Λ_i.")
      .parameter("base", &MatchLength::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("rate", &MatchLengthEstimate::rate)
      .meaning("Entropy a symbol.")
      .result("lengths", &MatchLengthEstimate::lengths)
      .shape("place")
      .meaning("Λ: one more than the longest stretch from there on that was there before.")
      .source(core::cite("grassberger1989"))
      .source(core::cite("kontoyiannis1998"))
      .source(core::cite("blumer1985", "for the automaton"))
      .example("information.match_length_rate(\"abab\").lengths[2]", 3, 1e-12)
      .example("information.match_length_rate(uniform(0, 1, 4000), base = \"bit\").rate", 1, 0.15);

  auto fluctuation = registry.kernel("information.detrended_fluctuation", &detrended_fluctuation);
  fluctuation.summary("How what is left of a series' profile after local trends grows with their length.");
  read_stretches(fluctuation);
  fluctuation.parameter("ends", &DetrendedFluctuation::ends)
      .range(core::one_of({"start", "both"}))
      .meaning("Stretches from the start, or from both ends, so that all values count.")
      .result("exponent", &FluctuationEstimate::exponent)
      .meaning("Slope of ln F on ln s: ½ for noise, 3/2 for its sum.")
      .result("exponent_error", &FluctuationEstimate::exponent_error)
      .meaning("Standard error of the straight line.")
      .result("fluctuation", &FluctuationEstimate::fluctuation)
      .shape("scale")
      .meaning("F at each length.")
      .source(core::cite("peng1994"))
      .example("information.detrended_fluctuation(normal(0, 1, 2000)).exponent", 0.5, 0.2);

  auto spectrum = registry.kernel("information.multifractal_spectrum", &multifractal_spectrum);
  spectrum.summary("Multifractal detrended fluctuation analysis: scaling of small and of large fluctuations.");
  read_stretches(spectrum);
  spectrum.parameter("moments", &MultifractalSpectrum::moments)
      .meaning("Orders q, increasing; −5, −4.5, … 5 where none are given.")
      .result("hurst", &MultifractalEstimate::hurst)
      .shape("q")
      .meaning("h(q), slope of ln F_q on ln s.")
      .result("mass", &MultifractalEstimate::mass)
      .shape("q")
      .meaning("τ(q) = q h(q) − 1.")
      .result("strength", &MultifractalEstimate::strength)
      .shape("q")
      .meaning("α = dτ/dq.")
      .result("dimension", &MultifractalEstimate::dimension)
      .shape("q")
      .meaning("f(α) = q α − τ.")
      .result("width", &MultifractalEstimate::width)
      .meaning("Largest less smallest α.")
      .result("fluctuation", &MultifractalEstimate::fluctuation)
      .shape("q", "scale")
      .meaning("F_q at each length.")
      .source(core::cite("kantelhardt2002"))
      .example("information.multifractal_spectrum(normal(0, 1, 2000), moments = [1, 2]).hurst[2]", 0.5, 0.2);

  registry.kernel("information.hurst_exponent", &hurst_exponent)
      .summary("Hurst's exponent of a stationary series: memory that reaches over all scales.")
      .parameter("x", &HurstExponent::x)
      .required()
      .range(core::any_number())
      .meaning(kScalingSeries)
      .parameter("estimator", &HurstExponent::estimator)
      .range(core::one_of({"rescaled_range", "aggregated_variance", "detrended"}))
      .alternatives({"detrended"})
      .meaning("Which statistic of the stretches is followed over their length.")
      .parameter("scales", &HurstExponent::scales)
      .range(core::at_least(2))
      .meaning(kScales)
      .result("exponent", &HurstEstimate::exponent)
      .meaning("H: ½ without memory, more where a rise is followed by rises.")
      .result("exponent_error", &HurstEstimate::exponent_error)
      .meaning("Standard error of the straight line.")
      .result("statistic", &HurstEstimate::statistic)
      .shape("scale")
      .meaning("Mean R/S, variance of means, or F, at each length.")
      .source(core::cite("hurst1951"))
      .source(core::cite("anis1976", "for the expectation of R/S"))
      .source(core::cite("taqqu1995", "for the variance of means"))
      .example("information.hurst_exponent(normal(0, 1, 2000)).exponent", 0.5, 0.2);

  registry.kernel("information.higuchi_dimension", &higuchi_dimension)
      .summary("Fractal dimension of a series' curve by how its length grows in smaller steps (Higuchi).")
      .parameter("x", &HiguchiDimension::x)
      .required()
      .range(core::any_number())
      .meaning(kScalingSeries)
      .parameter("longest", &HiguchiDimension::longest)
      .range(core::at_least(2))
      .meaning("The longest step its length is measured in, k_max; below half the values.")
      .result("dimension", &HiguchiEstimate::dimension)
      .meaning("Slope of ln L on ln 1/k: 1 for a smooth curve, 3/2 for a random walk, 2 for noise.")
      .result("dimension_error", &HiguchiEstimate::dimension_error)
      .meaning("Standard error of the straight line.")
      .result("lengths", &HiguchiEstimate::lengths)
      .shape("step")
      .meaning("L at each step.")
      .source(core::cite("higuchi1988"))
      .example("information.higuchi_dimension(linspace(0, 5, 1000)).dimension", 1, 1e-9)
      .example("information.higuchi_dimension(normal(0, 1, 2000)).dimension", 2, 0.05);

  registry.kernel("information.katz_dimension", &katz_dimension)
      .summary("Fractal dimension of a series' curve by its length against its reach (Katz).")
      .parameter("x", &KatzDimension::x)
      .required()
      .range(core::any_number())
      .meaning(kScalingSeries)
      .parameter("step", &KatzDimension::step)
      .range(core::at_least(0))
      .meaning("What a step of time counts, in the unit of x; 0 for distances of values alone.")
      .returns("ln n/(ln n + ln(d/L)).")
      .source(core::cite("katz1988"))
      .source(core::cite("esteller2001", "for distances of values alone"))
      .example("information.katz_dimension(linspace(0, 5, 1000))", 1, 1e-12);

  registry.kernel("information.petrosian_dimension", &petrosian_dimension)
      .summary("Fractal dimension of a series' curve by the number of its turns alone (Petrosian).")
      .parameter("x", &PetrosianDimension::x)
      .required()
      .range(core::any_number())
      .meaning(kScalingSeries)
      .returns("ln N/(ln N + ln(N/(N + 0.4 turns))).")
      .source(core::cite("petrosian1995"))
      .example("information.petrosian_dimension([1, 2, 3, 4, 5])", 1, 1e-15);
}

}  // namespace ansatz::information
