// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/lattice/lattice.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/joint/declare_words.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kNumbers =
    "A whole number from 1 for each row of a sample, or for each cell of masses (0 where there is no mass).";

void declare_metrics(core::Registry& registry) {
  registry.kernel("information.information_distance", &information_distance)
      .summary("Shannon's distance of two variables: what each leaves open of the other.")
      .parameter("p", &InformationDistance::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("x", &InformationDistance::x)
      .meaning(kX)
      .parameter("y", &InformationDistance::y)
      .meaning(kY)
      .parameter("base", &InformationDistance::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("H(X | Y) + H(Y | X), a metric.")
      .source(core::cite("shannon1953"))
      .example("information.information_distance([[0.4, 0.1], [0.1, 0.4]])", 1.000804847076376, 1e-12);

  registry.kernel("information.rajski_distance", &rajski_distance)
      .summary("Rajski's distance of two variables, from 0 (each determines the other) to 1 (independent).")
      .parameter("p", &RajskiDistance::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("x", &RajskiDistance::x)
      .meaning(kX)
      .parameter("y", &RajskiDistance::y)
      .meaning(kY)
      .returns("1 − I(X; Y)/H(X, Y), a metric.")
      .source(core::cite("rajski1961"))
      .example("information.rajski_distance([[0.4, 0.1], [0.1, 0.4]])", 0.8385113141842155, 1e-12);
}

}  // namespace

void declare_lattice(core::Registry& registry) {
  declare_metrics(registry);

  registry.kernel("information.common_variable", &common_variable)
      .summary("The finest variable that each of several determines by itself (their meet).")
      .parameter("p", &CommonVariable::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("of", &CommonVariable::of)
      .meaning("Names of the variables, two or more; all of them where it is empty.")
      .returns(kNumbers)
      .source(core::cite("shannon1953"))
      .source(core::cite("gacs1973"))
      .example("max(information.common_variable((x = [0, 1, 2, 3], y = [\"a\", \"a\", \"b\", \"c\"])))", 3, 0);

  registry.kernel("information.complement", &complement)
      .summary("A variable that tells, together with a function of x, what x is.")
      .details(
          "There are many such variables. Here values of x that share a value of y are numbered by falling mass, which "
          "keeps its entropy small.")
      .parameter("p", &Complement::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("x", &Complement::x)
      .required()
      .meaning("Names of the variables to be told.")
      .parameter("y", &Complement::y)
      .required()
      .meaning("Names of variables that x determines.")
      .returns(kNumbers)
      .source(core::cite("delsol2024", "§2.5"))
      .example("sum(information.complement((x = [-2, -1, 1, 2], size = [2, 1, 1, 2]), \"x\", \"size\"))", 6, 0);

  registry.kernel("information.reconstruction", &reconstruction)
      .summary("Can a variable be told from functions of it, and are they near enough for that?")
      .details(
          "Whether the parts determine x is found exactly, by counting. The condition, that Rajski's distances of the "
          "n parts from x sum to n − 1 at most, is necessary: where it fails, nothing can reconstruct x. Where it "
          "holds, "
          "reconstruction may still be impossible.")
      .parameter("p", &Reconstruction::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("x", &Reconstruction::x)
      .required()
      .meaning("Names of the variables to be told.")
      .parameter("parts", &Reconstruction::parts)
      .required()
      .meaning("Names of the parts, each determined by x.")
      .parameter("base", &Reconstruction::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("possible", &ReconstructionResult::possible)
      .meaning("Whether the parts together determine x.")
      .result("missing", &ReconstructionResult::missing)
      .meaning("Entropy of x that the parts leave open.")
      .result("distances", &ReconstructionResult::distances)
      .shape("part")
      .meaning("Rajski's distance of each part from x.")
      .result("slack", &ReconstructionResult::slack)
      .meaning("n − 1 less the sum of the distances; below 0 reconstruction is impossible.")
      .result("condition", &ReconstructionResult::condition)
      .meaning("Whether the slack is at least 0, but for rounding.")
      .result("spare", &ReconstructionResult::spare)
      .meaning("Entropies of the parts beyond that of x: the slack as an entropy.")
      .source(core::cite("delsol2024"))
      .example(
          "information.reconstruction((x = [-2, -1, 1, 2], s = [-1, -1, 1, 1], m = [2, 1, 1, 2]), \"x\", [\"s\", "
          "\"m\"]).slack",
          0, 1e-12);
}

}  // namespace ansatz::information
