// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/gaussian/gaussian_bottleneck.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

void declare_gaussian(core::Registry& registry) {
  using Question = GaussianBottleneck;
  using Result = GaussianBottleneckResult;
  registry.kernel("bottleneck.gaussian_bottleneck", &gaussian_bottleneck)
      .summary("The information bottleneck of jointly normal variables, in closed form.")
      .details(
          "The best code of a normal X for a normal Y is a noisy projection on canonical directions, which come in one "
          "by one as beta passes their critical values.")
      .parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning("Covariance matrix of X; a number for one dimension.")
      .parameter("y", &Question::y)
      .required()
      .range(core::any_number())
      .meaning("Covariance matrix of Y.")
      .parameter("cross", &Question::cross)
      .required()
      .range(core::any_number())
      .meaning("Covariance of X with Y, a row for each part of X.")
      .parameter("beta", &Question::beta)
      .required()
      .range(core::at_least(0))
      .meaning("What I(T; Y) weighs against I(T; X): one number, or several along the curve.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("i_tx", &Result::i_tx)
      .shape("i_tx")
      .meaning("I(T; X) along the curve, rising from 0.")
      .result("i_ty", &Result::i_ty)
      .shape("i_tx")
      .meaning("I(T; Y) along the curve.")
      .result("rate", &Result::rate)
      .shape("beta")
      .meaning("I(T; X).")
      .result("relevance", &Result::relevance)
      .shape("beta")
      .meaning("I(T; Y).")
      .result("kept", &Result::kept)
      .shape("beta")
      .meaning("Directions that are kept.")
      .result("eigenvalues", &Result::eigenvalues)
      .shape("direction")
      .meaning("1 − ρ² of the canonical correlations ρ, rising.")
      .result("critical", &Result::critical)
      .shape("direction")
      .meaning("The beta above which a direction is kept; infinite for one that tells nothing.")
      .result("information", &Result::information)
      .meaning("I(X; Y), the most that any code tells.")
      .result("projection", &Result::projection)
      .shape("direction x")
      .meaning("A of T = A X + noise of unit covariance, where one beta is given; else nothing.")
      .source(core::cite("chechik2005"))
      .example("bottleneck.gaussian_bottleneck(1, 1, 0.8, beta = 5).relevance[1]", 0.399253848108886, 1e-12);
}

}  // namespace ansatz::bottleneck
