// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/uncertainty/locally_typical.h"
#include "stdlib/information/uncertainty/semantic_entropy.h"
#include "stdlib/information/uncertainty/similarity_entropy.h"

namespace ansatz::information {

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
}

}  // namespace ansatz::information
