// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/spectra/attention_entropy.h"
#include "stdlib/information/spectra/condition.h"
#include "stdlib/information/spectra/entanglement_entropy.h"
#include "stdlib/information/spectra/fourier_features.h"
#include "stdlib/information/spectra/matrix_spectrum.h"
#include "stdlib/information/spectra/noise_bulk.h"
#include "stdlib/information/spectra/power_law_doubts.h"
#include "stdlib/information/spectra/power_law_tail.h"
#include "stdlib/information/spectra/spectral_condition.h"
#include "stdlib/information/spectra/weight_tail.h"

namespace ansatz::information {

namespace {

constexpr const char* kMatrix = "Rows of numbers, such as the weights of a layer.";
constexpr const char* kFewest = "Values of a tail that may be chosen.";
constexpr const char* kBothSides = "Compare the law with the shares before and at each value, not before alone.";

void declare_tails(core::Registry& registry) {
  registry.kernel("information.power_law_tail", &power_law_tail)
      .summary("A power law fitted to the tail of a sample, with the place where the tail begins.")
      .details(
          "The exponent is that of greatest likelihood, 1 + n/Σ ln(x/start); the start is the value at which the law "
          "is nearest to the shares of the tail. A law is found in any sample: whether it is one is another question.")
      .parameter("x", &PowerLawTail::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("Numbers above 0.")
      .parameter("start", &PowerLawTail::start)
      .range(core::above(0))
      .meaning("Where the tail begins; chosen where none is given.")
      .parameter("fewest", &PowerLawTail::fewest)
      .range(core::at_least(2))
      .meaning(kFewest)
      .parameter("both_sides", &PowerLawTail::both_sides)
      .meaning(kBothSides)
      .parameter("missing", &PowerLawTail::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("exponent", &PowerLaw::exponent)
      .meaning("α of a density ~ x^−α.")
      .result("start", &PowerLaw::start)
      .meaning("Where the tail begins.")
      .result("distance", &PowerLaw::distance)
      .meaning("Largest distance of the law from the shares of the tail.")
      .result("error", &PowerLaw::error)
      .meaning("Standard error of the exponent for that start, (α − 1)/√count.")
      .result("count", &PowerLaw::count)
      .meaning("Values in the tail.")
      .source(core::cite("clauset2009", "eqs. 3.1, 3.2, 3.9"))
      // Quantiles of a Pareto law of exponent 2.5.
      .example("information.power_law_tail((1 - (linspace(1, 1000, 1000) - 0.5) / 1000)^(-1 / 1.5)).exponent",
               2.5012710616011047, 1e-9);

  registry.kernel("information.trace_log_tail", &trace_log_tail)
      .summary("The tail of eigenvalues that meets the trace-log condition: as large a volume as all of them.")
      .parameter("x", &TraceLogTail::x)
      .required()
      .range(core::at_least(0))
      .meaning("Eigenvalues in any order.")
      .result("start", &TraceLog::start)
      .meaning("Smallest eigenvalue of the tail.")
      .result("count", &TraceLog::count)
      .meaning("Eigenvalues in the tail.")
      .result("sum", &TraceLog::sum)
      .meaning("Σ ln λ over the tail, of eigenvalues scaled to a mean of one: the least that is not below 0.")
      .source(core::cite("martin2025"))
      .example("information.trace_log_tail([0.1, 0.2, 0.4, 0.8, 1.5, 3, 6]).count", 4, 0);

  registry.kernel("information.weight_tail", &weight_tail)
      .summary("How heavy the tail of a weight matrix's eigenvalues is, and whether two ways to begin it agree.")
      .details(
          "A power law fitted to the eigenvalues λ = σ², and the tail of the trace-log condition. Layers of networks "
          "that generalise well are said to have an exponent of 2 to 6, near 2 at best, where both tails begin in one "
          "place; shuffled_entries gives the control.")
      .parameter("matrix", &WeightTail::matrix)
      .required()
      .range(core::any_number())
      .meaning(kMatrix)
      .parameter("fewest", &WeightTail::fewest)
      .range(core::at_least(2))
      .meaning(kFewest)
      .parameter("both_sides", &WeightTail::both_sides)
      .meaning(kBothSides)
      .parameter("clip", &WeightTail::clip)
      .range(core::at_least(0))
      .meaning(
          "Largest eigenvalues that may be left out as outliers, one after the other while the exponent or its error "
          "falls; "
          "published: 10.")
      .result("exponent", &WeightTailQuality::exponent)
      .meaning("α of the power law.")
      .result("start", &WeightTailQuality::start)
      .meaning("Eigenvalue where its tail begins.")
      .result("distance", &WeightTailQuality::distance)
      .meaning("Largest distance of the law from the shares of the tail.")
      .result("error", &WeightTailQuality::error)
      .meaning("Standard error of α for that start.")
      .result("count", &WeightTailQuality::count)
      .meaning("Eigenvalues in the tail.")
      .result("clipped", &WeightTailQuality::clipped)
      .meaning("Eigenvalues left out above it.")
      .result("weighted", &WeightTailQuality::weighted)
      .meaning("α log₁₀ of the largest eigenvalue.")
      .result("log_norm", &WeightTailQuality::log_norm)
      .meaning("log₁₀ Σ λ^α.")
      .result("trace_log_start", &WeightTailQuality::trace_log_start)
      .meaning("Eigenvalue where the tail of the trace-log condition begins.")
      .result("trace_log_count", &WeightTailQuality::trace_log_count)
      .meaning("Eigenvalues in that tail.")
      .result("trace_log", &WeightTailQuality::trace_log)
      .meaning("Mean of ln λ over the power law's tail, eigenvalues scaled to a mean of one; 0 where both agree.")
      .result("start_difference", &WeightTailQuality::start_difference)
      .meaning("The power law's start less the other, eigenvalues scaled to a mean of one.")
      .source(core::cite("martin2021"))
      .source(core::cite("martin2025"))
      .example("information.weight_tail([[1, 2, 3], [4, 5, 6]]).count", 0, 0);
}

void declare_doubts(core::Registry& registry) {
  registry.kernel("information.power_law_plausibility", &power_law_plausibility)
      .summary("Whether the tail of a sample may be a power law.")
      .details(
          "The distance of the tail from its law among the distances of samples from theirs, drawn from that law above "
          "the start and from the sample itself below. At p of 0.1 or less a power law is ruled out; above it is not "
          "shown to hold.")
      .draws_randomness()
      .parameter("x", &PowerLawPlausibility::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("Numbers above 0.")
      .parameter("draws", &PowerLawPlausibility::draws)
      .range(core::at_least(1))
      .meaning("Samples drawn from the law.")
      .parameter("fewest", &PowerLawPlausibility::fewest)
      .range(core::at_least(2))
      .meaning(kFewest)
      .parameter("missing", &PowerLawPlausibility::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("p", &Plausibility::p)
      .meaning("Share of drawn samples that lie no nearer to their law.")
      .result("distance", &Plausibility::distance)
      .meaning("Of the sample from its own.")
      .source(core::cite("clauset2009", "§4.1"))
      .example("information.power_law_plausibility((1 - (linspace(1, 200, 200) - 0.5) / 200)^(-1 / 1.5), draws = 20).p",
               1, 0.2);

  registry.kernel("information.power_law_alternatives", &power_law_alternatives)
      .summary("Whether the tail of a sample is fitted better by a lognormal or an exponential law.")
      .details(
          "In y, the logarithm of x over the start, a power law falls as exp(−a y) and a lognormal tail as exp(−a y − "
          "b y²); an exponential tail is another family, compared by Vuong's test.")
      .parameter("x", &PowerLawAlternatives::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("Numbers above 0.")
      .parameter("start", &PowerLawAlternatives::start)
      .range(core::above(0))
      .meaning("Where the tail begins; as power_law_tail has it where none is given.")
      .parameter("missing", &PowerLawAlternatives::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("curvature", &TailAlternatives::curvature)
      .meaning("b of the lognormal tail; 0 where it bends no more than the power law.")
      .result("lognormal_gain", &TailAlternatives::lognormal_gain)
      .meaning("Its log-likelihood less the power law's, in nats, not below 0.")
      .result("lognormal_p", &TailAlternatives::lognormal_p)
      .meaning("Probability of such a gain where the law is a power.")
      .result("exponential_gain", &TailAlternatives::exponential_gain)
      .meaning("The power law's log-likelihood less that of an exponential tail, in nats.")
      .result("exponential_p", &TailAlternatives::exponential_p)
      .meaning("Probability of a gain as far from 0 where neither of these two is nearer to the truth.")
      .source(core::cite("clauset2009", "§5"))
      .source(core::cite("self1987"))
      .source(core::cite("vuong1989"))
      // Evenly spaced logarithms end where an exponential tail goes on: they bend.
      .example("information.power_law_alternatives(exp(linspace(0.001, 1, 1000)), start = 1).lognormal_p", 0, 1e-6);
}

void declare_weight_matrices(core::Registry& registry) {
  registry.kernel("information.matrix_spectrum", &matrix_spectrum)
      .summary("The eigenvalues of WᵀW, squares of the singular values of W.")
      .parameter("matrix", &MatrixSpectrum::matrix)
      .required()
      .range(core::any_number())
      .meaning(kMatrix)
      .returns("[rank], decreasing, as many as the smaller side of W has; 0 where rounding alone can have made them.")
      .source("Golub & Van Loan, Matrix Computations, 4th ed. (Johns Hopkins, 2013), §2.4")
      .example("information.matrix_spectrum([[3, 0], [0, 4], [0, 0]])[1]", 16, 1e-12);

  registry.kernel("information.shuffled_entries", &shuffled_entries)
      .summary("The same entries in random places: a matrix without its structure.")
      .draws_randomness()
      .parameter("matrix", &ShuffledEntries::matrix)
      .required()
      .range(core::any_number())
      .meaning(kMatrix)
      .returns("An array of the same shape.")
      .source(core::cite("martin2021"))
      .example("sum(sum(information.shuffled_entries([[1, 2], [3, 4]])))", 10, 0);

  registry.kernel("information.noise_bulk", &noise_bulk)
      .summary("The eigenvalues of a matrix that noise alone would have, and how many lie beyond.")
      .parameter("matrix", &NoiseBulk::matrix)
      .required()
      .range(core::any_number())
      .meaning(kMatrix)
      .result("variance", &NoiseBulkEstimate::variance)
      .meaning("Of an entry of the noise: that whose law has the median of the eigenvalues.")
      .result("lower", &NoiseBulkEstimate::lower)
      .meaning("Eigenvalue where the bulk begins.")
      .result("upper", &NoiseBulkEstimate::upper)
      .meaning("Where it ends.")
      .result("spikes", &NoiseBulkEstimate::spikes)
      .meaning("Eigenvalues beyond what the end of the bulk scatters by.")
      .result("soft_rank", &NoiseBulkEstimate::soft_rank)
      .meaning("Upper end of the bulk over the largest eigenvalue: near 1 for noise.")
      .source(core::cite("marcenko1967"))
      .source(core::cite("martin2021"))
      .example("information.noise_bulk([[2, 0], [0, 2]]).spikes", 0, 0);

  registry.kernel("information.marchenko_pastur", &marchenko_pastur)
      .summary("Density of the eigenvalues of a large matrix of independent entries.")
      .parameter("x", &MarchenkoPastur::x)
      .required()
      .range(core::any_number())
      .meaning("Eigenvalues of WᵀW over the number of rows.")
      .parameter("ratio", &MarchenkoPastur::ratio)
      .range(core::above_up_to(0, 1))
      .meaning("Columns over rows of W.")
      .parameter("variance", &MarchenkoPastur::variance)
      .range(core::above(0))
      .meaning("Of an entry.")
      .returns("The density at each, 0 outside the bulk.")
      .source(core::cite("marcenko1967"))
      // At the middle of the bulk, √(2r)… by hand: √((2.9142 − 1.5)(1.5 − 0.0858))/(2π · ½ · 1.5).
      .example("information.marchenko_pastur(1.5, ratio = 0.5)", 0.3001054387190354, 1e-12);
}

void declare_condition(core::Registry& registry) {
  registry.kernel("information.condition_number", &condition_number)
      .summary("How unlike the directions of a linear map are stretched.")
      .parameter("matrix", &ConditionNumber::matrix)
      .required()
      .range(core::any_number())
      .meaning(kMatrix)
      .parameter("shift", &ConditionNumber::shift)
      .range(core::at_least(0))
      .meaning("Added to the smallest singular value, so that the ratio stays finite; published: 1e-8.")
      .returns("Largest singular value over the smallest; infinite where the matrix is not of full rank.")
      .source(core::cite("ludwig2025"))
      .example("information.condition_number([[2, 0, 0], [0, 1, 0], [0, 0, 0.5]])", 4, 1e-12);

  registry.kernel("information.log_volume", &log_volume)
      .summary("By how much a linear map stretches volumes: the logarithm of |det W|.")
      .parameter("matrix", &LogVolume::matrix)
      .required()
      .range(core::any_number())
      .meaning(kMatrix)
      .parameter("base", &LogVolume::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Sum of the logarithms of the singular values; −∞ where the matrix is not of full rank.")
      .source(core::cite("cover2006", "§8.6"))
      .example("information.log_volume([[2, 0], [0, 3]])", 1.791759469228055, 1e-12);

  registry.kernel("information.linear_output_entropy", &linear_output_entropy)
      .summary("Entropy of linear units of normal inputs, and what it tells of them.")
      .parameter("matrix", &LinearOutput::matrix)
      .required()
      .range(core::any_number())
      .meaning("Weights, a row a unit.")
      .parameter("covariance", &LinearOutput::covariance)
      .range(core::any_number())
      .meaning("Of the inputs: a matrix, or a variance of each; 1 where none is given.")
      .parameter("noise", &LinearOutput::noise)
      .range(core::at_least(0))
      .meaning("Standard deviation of what is added to each output.")
      .parameter("base", &LinearOutput::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("entropy", &LinearOutputEntropy::entropy)
      .meaning("Of the outputs together; −∞ where they fill no volume.")
      .result("information", &LinearOutputEntropy::information)
      .meaning("Of the outputs on the inputs; infinite without noise.")
      .source(core::cite("cover2006", "§8.4"))
      // ½ ln(1 + 3²/1²).
      .example("information.linear_output_entropy([[3]], noise = 1).information", 1.151292546497023, 1e-12);
}

void declare_attention(core::Registry& registry) {
  registry.kernel("information.attention_entropy", &attention_entropy)
      .summary("Over how many keys the queries of an attention layer spread, and whether heads have collapsed.")
      .parameter("weights", &AttentionEntropy::weights)
      .required()
      .range(core::between(0, 1))
      .meaning("[…, query, key]: what each query takes from each key, rows of sum 1; dimensions before are heads.")
      .parameter("causal", &AttentionEntropy::causal)
      .meaning("Query i sees the first i keys alone.")
      .parameter("collapse", &AttentionEntropy::collapse)
      .range(core::between(0, 1))
      .meaning("Share of ln(keys seen) below which a query has collapsed.")
      .parameter("overload", &AttentionEntropy::overload)
      .range(core::between(0, 1))
      .meaning("Share above which it is spread over all.")
      .result("entropy", &AttentionEntropyEstimate::entropy)
      .meaning("Of each query, in nats.")
      .result("mean", &AttentionEntropyEstimate::mean)
      .meaning("Of each head over its queries.")
      .result("relative", &AttentionEntropyEstimate::relative)
      .meaning("The same as shares of ln(keys seen), over queries that see two keys or more.")
      .result("collapsed", &AttentionEntropyEstimate::collapsed)
      .meaning("Share of those queries that have collapsed.")
      .result("overloaded", &AttentionEntropyEstimate::overloaded)
      .meaning("Share of them that spread over all.")
      .source(core::cite("zhai2023"))
      .example("information.attention_entropy([[1, 0], [0.5, 0.5]]).mean", 0.34657359027997264, 1e-15);

  registry.kernel("information.least_attention_entropy", &least_attention_entropy)
      .summary("The least entropy that attention can have with scores of a given norm.")
      .parameter("norm", &LeastAttentionEntropy::norm)
      .required()
      .range(core::at_least(0))
      .meaning("Euclidean norm of a query's scores.")
      .parameter("keys", &LeastAttentionEntropy::keys)
      .required()
      .range(core::at_least(1))
      .meaning("That it sees.")
      .returns("In nats: ln keys without scores, and nearly exp(−norm) for large ones.")
      .source(core::cite("zhai2023", "theorem 3.1"))
      .example("information.least_attention_entropy(0, keys = 2)", 0.6931471805599453, 1e-15);

  registry.kernel("information.entanglement_entropy", &entanglement_entropy)
      .summary("Entanglement entropy of a state of two parts, or of a matrix read as one.")
      .parameter("matrix", &EntanglementEntropy::matrix)
      .required()
      .range(core::any_number())
      .meaning("Coefficients of the state, a row for each state of one part; scaled to length one.")
      .parameter("base", &EntanglementEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Entropy of the squares of the singular values: 0 of a product.")
      .source(core::cite("nielsen2010", "§2.5"))
      .example("information.entanglement_entropy([[1, 0], [0, 1]])", 0.6931471805599453, 1e-15);
}

void declare_learning(core::Registry& registry) {
  registry.kernel("information.spectral_condition", &spectral_condition)
      .summary("Whether a layer and what training changes of it are of the size at which features are learnt.")
      .details("Both norms should be of the order of one, however wide the layer is.")
      .parameter("weights", &SpectralCondition::weights)
      .shape("output", "input")
      .required()
      .range(core::any_number())
      .meaning("Of the layer, a row a unit.")
      .parameter("update", &SpectralCondition::update)
      .range(core::any_number())
      .meaning("What a step changed of them.")
      .result("weights", &SpectralConditionEstimate::weights)
      .meaning("Largest singular value over √(outputs/inputs).")
      .result("update", &SpectralConditionEstimate::update)
      .meaning("The same of the update; not a number where none is given.")
      .result("spread", &SpectralConditionEstimate::spread)
      .meaning("Standard deviation of entries with which to begin, min(1, √(outputs/inputs))/√inputs.")
      .result("rate", &SpectralConditionEstimate::rate)
      .meaning("outputs/inputs, the factor of the layer's learning rate under gradient descent.")
      .source(core::cite("yang2023"))
      .example("information.spectral_condition([[3, 0], [0, 4]]).weights", 4, 1e-12);

  registry.kernel("information.fourier_concentration", &fourier_concentration)
      .summary("On how few frequencies along the tokens an embedding lies.")
      .parameter("x", &FourierConcentration::x)
      .shape("token", "component")
      .required()
      .range(core::any_number())
      .meaning("Such as the rows that embed the numbers 0 … P − 1.")
      .result("power", &FourierConcentrationEstimate::power)
      .meaning("Share of the variance over tokens that each frequency has.")
      .result("gini", &FourierConcentrationEstimate::gini)
      .meaning("Gini coefficient of those shares: 0 where all are alike, near 1 where one has all.")
      .source(core::cite("nanda2023"))
      .example("information.fourier_concentration([[1], [-1], [1], [-1]]).gini", 0.5, 1e-12);

  registry.kernel("information.fourier_losses", &fourier_losses)
      .summary("Loss of a network that adds modulo P with its key frequencies alone, and with all but them.")
      .parameter("logits", &FourierLosses::logits)
      .shape("first", "second", "class")
      .required()
      .range(core::any_number())
      .meaning("For each pair of numbers.")
      .parameter("labels", &FourierLosses::labels)
      .required()
      .range(core::at_least(1))
      .meaning("[first, second], the right class of each pair, from 1.")
      .parameter("frequencies", &FourierLosses::frequencies)
      .required()
      .range(core::at_least(1))
      .meaning("The key frequencies, up to P/2.")
      .result("loss", &FourierLossesEstimate::loss)
      .meaning("Mean cross-entropy of the logits, in nats.")
      .result("restricted", &FourierLossesEstimate::restricted)
      .meaning("Of what depends on first + second through the key frequencies, and the mean.")
      .result("excluded", &FourierLossesEstimate::excluded)
      .meaning("Of everything else.")
      .source(core::cite("nanda2023"))
      .example(
          "information.fourier_losses([[[0, 0], [0, 0]], [[0, 0], [0, 0]]], [[1, 2], [2, 1]], frequencies = "
          "[1]).loss",
          0.6931471805599453, 1e-15);
}

}  // namespace

void declare_spectra(core::Registry& registry) {
  declare_tails(registry);
  declare_doubts(registry);
  declare_weight_matrices(registry);
  declare_condition(registry);
  declare_attention(registry);
  declare_learning(registry);
}

}  // namespace ansatz::information
