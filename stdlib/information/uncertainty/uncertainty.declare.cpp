// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/uncertainty/entropy_band.h"
#include "stdlib/information/uncertainty/locally_typical.h"
#include "stdlib/information/uncertainty/semantic_entropy.h"
#include "stdlib/information/uncertainty/similarity_entropy.h"
#include "stdlib/information/uncertainty/surprisal_spectrum.h"
#include "stdlib/information/uncertainty/typical_set.h"

namespace ansatz::information {

namespace {

void declare_typicality(core::Registry& registry) {
  registry.kernel("information.typicality", &typicality)
      .summary("Whether a sequence is typical of a source: whether its mean surprisal is the source's entropy.")
      .parameter("x", &Typicality::x)
      .required()
      .range(core::any_number())
      .meaning("−log p of each symbol of the sequence.")
      .parameter("entropy", &Typicality::entropy)
      .required()
      .range(core::at_least(0))
      .meaning("Of the source, a symbol, in the same unit.")
      .parameter("tolerance", &Typicality::tolerance)
      .range(core::above(0))
      .meaning("ε: how far the mean surprisal of a typical sequence may be from it.")
      .result("rate", &TypicalityEstimate::rate)
      .meaning("Mean surprisal, −(1/n) log p of the sequence.")
      .result("excess", &TypicalityEstimate::excess)
      .meaning("That less the entropy.")
      .result("is_typical", &TypicalityEstimate::is_typical)
      .meaning("Whether it is at most ε either way.")
      .result("error", &TypicalityEstimate::error)
      .meaning("Standard error of the rate, as if symbols were independent.")
      .source(core::cite("cover2006", "section 3.1"))
      .source(core::cite("meister2023", "for texts"))
      .example("information.typicality([1, 1, 2, 1, 3], entropy = 1.5).excess", 0.1, 1e-12);

  registry.kernel("information.typical_set", &typical_set)
      .summary(
          "The typical set of independent symbols: its share of all chance and how many sequences it holds, exact.")
      .parameter("p", &TypicalSet::p)
      .required()
      .range(core::any_number())
      .meaning("Masses of a symbol, summing to one.")
      .parameter("length", &TypicalSet::length)
      .required()
      .range(core::at_least(1))
      .meaning("Symbols of a sequence.")
      .parameter("tolerance", &TypicalSet::tolerance)
      .range(core::above(0))
      .meaning("ε: how far −(1/n) log p may be from the entropy, in the unit of `base`.")
      .parameter("base", &TypicalSet::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("entropy", &TypicalSetMeasures::entropy)
      .meaning("Of a symbol.")
      .result("mass", &TypicalSetMeasures::mass)
      .meaning("Chance that a sequence is typical.")
      .result("log_size", &TypicalSetMeasures::log_size)
      .meaning("Logarithm of the number of typical sequences; −∞ where there is none.")
      .result("size", &TypicalSetMeasures::size)
      .meaning("That number; infinite beyond 10³⁰⁸.")
      .source(core::cite("cover2006", "section 3.1"))
      .example("information.typical_set([0.6, 0.4], length = 25, base = \"bit\").mass", 0.936246, 1e-6);

  registry.kernel("information.entropy_band", &entropy_band)
      .summary("The zone that a model's entropy keeps to along texts, and how often another text leaves it.")
      .parameter("entropies", &EntropyBand::entropies)
      .required()
      .range(core::any_number())
      .meaning("Entropy of the next token along texts that are as they should be, a row a text.")
      .parameter("checked", &EntropyBand::checked)
      .range(core::any_number())
      .meaning("Those along another text; none is looked at where it is left out.")
      .parameter("window", &EntropyBand::window)
      .range(core::at_least(1))
      .meaning("Tokens that are averaged over, up to the token itself.")
      .parameter("width", &EntropyBand::width)
      .range(core::above(0))
      .meaning("Half the band, in standard deviations over texts.")
      .result("mean", &EntropyBandEstimate::mean)
      .shape("token")
      .meaning("Of the smoothed entropies over texts.")
      .result("lower", &EntropyBandEstimate::lower)
      .shape("token")
      .meaning("Lower end of the band.")
      .result("upper", &EntropyBandEstimate::upper)
      .shape("token")
      .meaning("Upper end.")
      .result("smoothed", &EntropyBandEstimate::smoothed)
      .shape("token")
      .meaning("Smoothed entropies of the text that was checked; the mean where none was.")
      .result("outside", &EntropyBandEstimate::outside)
      .meaning("Share of its tokens outside the band.")
      .result("below", &EntropyBandEstimate::below)
      .meaning("Share of them below it, as where a text repeats itself.")
      .source(core::cite("arora2023"))
      .example("information.entropy_band([[1, 3], [2, 6]], window = 2).upper[2]", 4.414213562373095, 1e-12);
}

void declare_surprisal_spectra(core::Registry& registry) {
  registry.kernel("information.surprisal_spectrum", &surprisal_spectrum)
      .summary("The spectrum of what a text makes a model wonder at, token by token (FACE).")
      .parameter("x", &SurprisalSpectrum::x)
      .required()
      .range(core::any_number())
      .meaning("−log p of each token of a text.")
      .parameter("part", &SurprisalSpectrum::part)
      .range(core::one_of({"magnitude", "real", "power"}))
      .meaning("Of the transform; \"real\" is as published and depends on where the text begins.")
      .parameter("centred", &SurprisalSpectrum::centred)
      .meaning("Take the mean out first.")
      .parameter("normalised", &SurprisalSpectrum::normalised)
      .meaning("Divide by √N, a power by N, so that texts of any length compare; not so as published.")
      .returns("Along frequency, from 0 to ½ cycles a token.")
      .source(core::cite("yang2023face"))
      .example("information.surprisal_spectrum([1, 2, 1, 2])[3]", 1, 1e-12);

  registry.kernel("information.spectral_similarity", &spectral_similarity)
      .summary("How alike two spectra are: overlap, angle and correlations (FACE).")
      .parameter("x", &SpectralSimilarity::x)
      .required()
      .range(core::any_number())
      .meaning("Along frequency.")
      .parameter("y", &SpectralSimilarity::y)
      .required()
      .range(core::any_number())
      .meaning("Likewise, at frequencies of its own; both are interpolated.")
      .parameter("points", &SpectralSimilarity::points)
      .range(core::at_least(3))
      .meaning("Of the even grid on which they are compared.")
      .result("overlap", &SpectralSimilarityEstimate::overlap)
      .meaning("SO: area below both magnitudes over area below either.")
      .result("cosine", &SpectralSimilarityEstimate::cosine)
      .meaning("Of the angle between them.")
      .result("angle", &SpectralSimilarityEstimate::angle)
      .meaning("SAM: that angle over π.")
      .result("pearson", &SpectralSimilarityEstimate::pearson)
      .meaning("CORR: their correlation.")
      .result("spearman", &SpectralSimilarityEstimate::spearman)
      .meaning("SPEAR: that of their ranks.")
      .source(core::cite("yang2023face"))
      .source(core::cite("kruse1993", "for the angle"))
      .example("information.spectral_similarity([1, 1, 1, 1], [2, 2, 2, 2]).overlap", 0.5, 1e-12);
}

}  // namespace

void declare_uncertainty(core::Registry& registry) {
  registry.kernel("information.semantic_entropy", &semantic_entropy)
      .summary("Entropy of what a model's answers to one question mean, whatever words they use.")
      .parameter("answers", &SemanticEntropy::answers)
      .required()
      .range(core::any_number())
      .meaning("A label for the meaning of each; or a square: whether the row's answer entails the column's, 0 to 1.")
      .parameter("log_likelihoods", &SemanticEntropy::log_likelihoods)
      .range(core::any_number())
      .meaning("ln p of each answer in nats; without, all count alike.")
      .parameter("lengths", &SemanticEntropy::lengths)
      .range(core::above(0))
      .meaning("Tokens of each answer, by which its log-likelihood is divided.")
      .parameter("joined", &SemanticEntropy::joined)
      .range(core::one_of({"first", "components"}))
      .meaning(
          "Of entailments: an answer joins the first meaning whose first answer it entails and is entailed by, or "
          "what is linked means the same.")
      .parameter("base", &SemanticEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("entropy", &SemanticEntropyEstimate::entropy)
      .meaning("−Σ p ln p over meanings.")
      .result("meanings", &SemanticEntropyEstimate::meanings)
      .shape("answer")
      .meaning("The meaning of each answer, numbered from 1 as they come.")
      .result("shares", &SemanticEntropyEstimate::shares)
      .shape("meaning")
      .meaning("p of each meaning.")
      .source(core::cite("kuhn2023"))
      .source(core::cite("farquhar2024"))
      .example("information.semantic_entropy([\"Paris\", \"Paris\", \"Rome\", \"Paris\", \"Rome\", \"Oslo\"]).entropy",
               1.0114042647073518, 1e-12);

  registry.kernel("information.similarity_entropy", &similarity_entropy)
      .summary("Uncertainty of answers by how alike they are, without sorting them by meaning (SNNE).")
      .details("No entropy: below zero where answers are alike. It orders questions; its zero means nothing.")
      .parameter("similarity", &SimilarityEntropy::similarity)
      .required()
      .range(core::any_number())
      .meaning("A square: how alike two answers are, each with itself on the diagonal.")
      .parameter("temperature", &SimilarityEntropy::temperature)
      .range(core::above(0))
      .meaning("τ: how much more the nearest count.")
      .parameter("weights", &SimilarityEntropy::weights)
      .range(core::at_least(0))
      .meaning("Likelihoods of the answers, in any unit; without, all count alike.")
      .parameter("base", &SimilarityEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ w_i ln Σ_j exp(s_ij/τ).")
      .source(core::cite("nguyen2025"))
      .example("information.similarity_entropy([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])",
               -1.743668380628679, 1e-12);

  registry.kernel("information.locally_typical", &locally_typical)
      .summary("The tokens whose surprisal lies nearest the entropy, by which locally typical sampling draws.")
      .parameter("masses", &LocallyTypical::masses)
      .required()
      .range(core::any_number())
      .meaning("A model's distribution of the next token, summing to one.")
      .parameter("mass", &LocallyTypical::mass)
      .range(core::above_up_to(0, 1))
      .meaning("How much is kept at least.")
      .parameter("least", &LocallyTypical::least)
      .range(core::at_least(1))
      .meaning("Tokens that are kept in any case.")
      .result("kept", &TypicalTokens::kept)
      .shape("token")
      .meaning("Whether a token is kept.")
      .result("masses", &TypicalTokens::masses)
      .shape("token")
      .meaning("What is kept, made to sum to one.")
      .result("order", &TypicalTokens::order)
      .shape("rank")
      .meaning("Tokens, numbered from 1, the most typical first.")
      .result("kept_mass", &TypicalTokens::kept_mass)
      .meaning("What is kept, before.")
      .source(core::cite("meister2023"))
      .example("information.locally_typical([0.5, 0.25, 0.125, 0.125], mass = 0.75).masses[1]", 0.6666666666666666,
               1e-12);

  declare_typicality(registry);
  declare_surprisal_spectra(registry);
}

}  // namespace ansatz::information
