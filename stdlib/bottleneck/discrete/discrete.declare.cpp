// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/agglomerative_bottleneck.h"
#include "stdlib/bottleneck/discrete/information_bottleneck.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

void declare_discrete(core::Registry& registry) {
  using Question = InformationBottleneck;
  using Result = InformationBottleneckResult;
  registry.kernel("bottleneck.information_bottleneck", &information_bottleneck)
      .summary("The codes of X that tell most of Y for what they cost: the information bottleneck and its curve.")
      .details(
          "Finds encoders q(t|x) of least I(T; X) − β I(T; Y) at each β, from many starts along β, and the curve that "
          "no mixture of them outdoes, i_ty over its coordinate i_tx. At β ≤ 1 nothing is worth its cost. Values of x "
          "with one p(y|x) are one symbol. The problem is not convex: a result is the best of all starts, at rest, and "
          "not proven to be the least.")
      .parameter("p", &Question::p)
      .required()
      .range(core::any_number())
      .meaning("Masses p(x, y) that sum to one, a matrix [x, y].")
      .parameter("beta", &Question::beta)
      .required()
      .range(core::any_number())
      .meaning("What I(T; Y) weighs against I(T; X): one number, or several along the curve, in any order.")
      .parameter("codewords", &Question::codewords)
      .range(core::between(1, 4096))
      .meaning("Codewords to start from, at most; fewer are left at rest.")
      .parameter("restarts", &Question::restarts)
      .range(core::between(0, 1000))
      .meaning("Random starts at each beta, beside those along the curve.")
      .parameter("tolerance", &Question::tolerance)
      .range(core::above(0))
      .meaning("Largest change of a probability of the code in a turn where it counts as at rest.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("i_tx", &Result::i_tx)
      .shape("i_tx")
      .meaning("I(T; X) along the curve, rising from 0.")
      .result("i_ty", &Result::i_ty)
      .shape("i_tx")
      .meaning("I(T; Y) along the curve.")
      .result("lagrangian", &Result::lagrangian)
      .shape("beta")
      .meaning("I(T; X) − β I(T; Y) of the code that was kept.")
      .result("rate", &Result::rate)
      .shape("beta")
      .meaning("Its I(T; X).")
      .result("relevance", &Result::relevance)
      .shape("beta")
      .meaning("Its I(T; Y).")
      .result("entropy", &Result::entropy)
      .shape("beta")
      .meaning("Its H(T).")
      .result("sizes", &Result::sizes)
      .shape("beta")
      .meaning("Codewords in use.")
      .result("below", &Result::below)
      .shape("beta")
      .meaning("How far its I(T; Y) is below the curve.")
      .result("residual", &Result::residual)
      .shape("beta")
      .meaning("Largest change of q(t), or of q(t) q(y|t), by one more turn of the self-consistent equations.")
      .result("turns", &Result::turns)
      .shape("beta")
      .meaning("Turns that it took.")
      .result("information", &Result::information)
      .meaning("I(X; Y), the most that any code tells.")
      .result("encoder", &Result::encoder)
      .shape("x codeword")
      .meaning("q(t|x), where one beta is given; else nothing.")
      .result("codebook", &Result::codebook)
      .shape("codeword y")
      .meaning("q(y|t), where one beta is given; else nothing.")
      .source(core::cite("tishby1999"))
      .source(core::cite("blahut1972"))
      .example("bottleneck.information_bottleneck([[0.3, 0.05], [0.2, 0.15], [0.05, 0.25]], beta = 5).relevance[1]",
               0.10044673, 1e-6);

  registry.kernel("bottleneck.agglomerative_bottleneck", &agglomerative_bottleneck)
      .summary("Hard codes of X by merging what loses least about Y.")
      .parameter("p", &AgglomerativeBottleneck::p)
      .required()
      .range(core::any_number())
      .meaning("Masses p(x, y) that sum to one, a matrix [x, y].")
      .parameter("clusters", &AgglomerativeBottleneck::clusters)
      .range(core::at_least(1))
      .meaning("How many clusters `assignment` is of; at most the distinct x.")
      .parameter("base", &AgglomerativeBottleneck::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("relevance", &AgglomerativeBottleneckResult::relevance)
      .shape("clusters")
      .meaning("I(T; Y) with so many clusters.")
      .result("entropy", &AgglomerativeBottleneckResult::entropy)
      .shape("clusters")
      .meaning("H(T), which is what a hard code costs.")
      .result("assignment", &AgglomerativeBottleneckResult::assignment)
      .meaning("The cluster of each x, from 1; 0 where x has no mass.")
      .result("information", &AgglomerativeBottleneckResult::information)
      .meaning("I(X; Y), the most that any code tells.")
      .source(core::cite("slonim1999"))
      .example(
          "bottleneck.agglomerative_bottleneck([[0.3, 0.05], [0.2, 0.15], [0.05, 0.25]]).relevance.at(clusters = 2)",
          0.13418173904401698, 1e-12);
}

}  // namespace ansatz::bottleneck
