// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/agglomerative_bottleneck.h"
#include "stdlib/bottleneck/discrete/bottleneck_bifurcations.h"
#include "stdlib/bottleneck/discrete/deterministic_bottleneck.h"
#include "stdlib/bottleneck/discrete/information_bottleneck.h"
#include "stdlib/bottleneck/discrete/sequential_bottleneck.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kMasses = "Masses p(x, y) that sum to one, a matrix [x, y].";
constexpr const char* kInformation = "I(X; Y), the most that any code tells.";
constexpr const char* kCodewords = "Codewords to start from, at most; fewer are left at rest.";
constexpr const char* kAssignment = "The cluster of each x, from 1 in the order of x; 0 where x has no mass.";

}  // namespace

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
      .meaning(kMasses)
      .parameter("beta", &Question::beta)
      .required()
      .range(core::any_number())
      .meaning("What I(T; Y) weighs against I(T; X): one number, or several along the curve, in any order.")
      .parameter("codewords", &Question::codewords)
      .range(core::between(1, 4096))
      .meaning(kCodewords)
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
      .meaning(kInformation)
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
      .meaning(kMasses)
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
      .meaning(kAssignment)
      .result("information", &AgglomerativeBottleneckResult::information)
      .meaning(kInformation)
      .source(core::cite("slonim1999"))
      .example(
          "bottleneck.agglomerative_bottleneck([[0.3, 0.05], [0.2, 0.15], [0.05, 0.25]]).relevance.at(clusters = 2)",
          0.13418173904401698, 1e-12);

  using Hard = DeterministicBottleneck;
  using HardResult = DeterministicBottleneckResult;
  registry.kernel("bottleneck.deterministic_bottleneck", &deterministic_bottleneck)
      .summary("Hard codes of X of least H(T) − β I(T; Y): the deterministic information bottleneck.")
      .details(
          "A hard code costs its entropy, where a soft one costs I(T; X) only. Found by moving one x at a time and "
          "merging clusters, from many starts; neither improves what is returned, which is not proof that nothing "
          "would.")
      .parameter("p", &Hard::p)
      .required()
      .range(core::any_number())
      .meaning(kMasses)
      .parameter("beta", &Hard::beta)
      .required()
      .range(core::any_number())
      .meaning("What I(T; Y) weighs against H(T): one number, or several along the curve, in any order.")
      .parameter("restarts", &Hard::restarts)
      .range(core::between(0, 1000))
      .meaning("Random starts at each beta, beside the cheapest merges and the neighbours along the curve.")
      .parameter("base", &Hard::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("entropy", &HardResult::entropy)
      .shape("beta")
      .meaning("H(T), which is what a hard code costs.")
      .result("relevance", &HardResult::relevance)
      .shape("beta")
      .meaning("I(T; Y).")
      .result("lagrangian", &HardResult::lagrangian)
      .shape("beta")
      .meaning("H(T) − β I(T; Y).")
      .result("sizes", &HardResult::sizes)
      .shape("beta")
      .meaning("Clusters.")
      .result("information", &HardResult::information)
      .meaning(kInformation)
      .result("assignment", &HardResult::assignment)
      .shape("x")
      .meaning(
          "The cluster of each x, from 1 in the order of x, 0 without mass; where one beta is given, else nothing.")
      .source(core::cite("strouse2017"))
      .example("bottleneck.deterministic_bottleneck([[0.3, 0.05], [0.2, 0.15], [0.05, 0.25]], beta = 10).entropy[1]",
               0.6108643020548934, 1e-12);

  registry.kernel("bottleneck.sequential_bottleneck", &sequential_bottleneck)
      .summary("The partition of X into so many clusters that tells most of Y, by moving one x at a time.")
      .parameter("p", &SequentialBottleneck::p)
      .required()
      .range(core::any_number())
      .meaning(kMasses)
      .parameter("clusters", &SequentialBottleneck::clusters)
      .range(core::at_least(1))
      .meaning("Of T; at most the distinct x.")
      .parameter("restarts", &SequentialBottleneck::restarts)
      .range(core::between(0, 1000))
      .meaning("Random starts, beside the cheapest merges.")
      .parameter("base", &SequentialBottleneck::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("relevance", &SequentialBottleneckResult::relevance)
      .meaning("I(T; Y).")
      .result("entropy", &SequentialBottleneckResult::entropy)
      .meaning("H(T).")
      .result("assignment", &SequentialBottleneckResult::assignment)
      .shape("x")
      .meaning(kAssignment)
      .result("information", &SequentialBottleneckResult::information)
      .meaning(kInformation)
      .result("turns", &SequentialBottleneckResult::turns)
      .meaning("Turns through all x that the partition took.")
      .source(core::cite("slonim2002"))
      .example("bottleneck.sequential_bottleneck([[0.3, 0.05], [0.2, 0.15], [0.05, 0.25]], clusters = 2).relevance",
               0.13418173904401698, 1e-12);

  using Where = BottleneckBifurcations;
  using WhereResult = BottleneckBifurcationsResult;
  registry.kernel("bottleneck.bottleneck_bifurcations", &bottleneck_bifurcations)
      .summary("Where the best code of the information bottleneck gets more codewords as β rises.")
      .details(
          "Codes are looked for at some β; between two with different numbers of codewords the change is found by "
          "halving. "
          "A codeword splits where it loses its stability; or another code overtakes, beginning with a codeword that "
          "is "
          "rare and says much.")
      .parameter("p", &Where::p)
      .required()
      .range(core::any_number())
      .meaning(kMasses)
      .parameter("beta_max", &Where::beta_max)
      .range(core::above(1))
      .meaning("Looked at from 1 to it.")
      .parameter("points", &Where::points)
      .range(core::between(2, 10'000))
      .meaning("Of beta at which codes are looked for first, evenly in its logarithm.")
      .parameter("codewords", &Where::codewords)
      .range(core::between(1, 4096))
      .meaning(kCodewords)
      .parameter("restarts", &Where::restarts)
      .range(core::between(0, 1000))
      .meaning("Random starts at each of these beta.")
      .result("beta", &WhereResult::beta)
      .shape("bifurcation")
      .meaning("Where the number of codewords changes, rising.")
      .result("before", &WhereResult::before)
      .shape("bifurcation")
      .meaning("Codewords below it.")
      .result("after", &WhereResult::after)
      .shape("bifurcation")
      .meaning("Codewords above it.")
      .result("splits", &WhereResult::splits)
      .shape("bifurcation")
      .meaning("1 where a codeword loses its stability there, 0 where another code overtakes.")
      .result("unstable_from", &WhereResult::unstable_from)
      .meaning("Where the code that tells nothing loses its stability: 1/ρ² of the maximal correlation.")
      .result("learnable_from", &WhereResult::learnable_from)
      .meaning("Where some code is worth its cost: at most unstable_from, less where codes begin with a rare codeword.")
      .source(core::cite("rose1990"))
      .source(core::cite("wu2019"))
      .example("bottleneck.bottleneck_bifurcations([[0.45, 0.05], [0.05, 0.45]], beta_max = 4).beta[1]", 1.5625, 1e-8);
}

}  // namespace ansatz::bottleneck
