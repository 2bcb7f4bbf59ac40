// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/usable/epiplexity.h"
#include "stdlib/information/usable/usable_information.h"

namespace ansatz::information {

namespace {

void declare_epiplexity(core::Registry& registry) {
  using Estimate = PrequentialEpiplexityEstimate;
  registry.kernel("information.prequential_epiplexity", &prequential_epiplexity)
      .summary(
          "What a learner finds in data, apart from what is chance to it: from its losses on tokens it had not seen.")
      .details(
          "A learner that sees every token once tells them by a code of its losses. The area under their curve above "
          "where it ends is what the model cost that it has come to, its structure or epiplexity; the rest is entropy "
          "to a learner of these means.")
      .parameter("losses", &PrequentialEpiplexity::losses)
      .required()
      .range(core::any_number())
      .meaning("Of tokens before they were learnt from, in nats a token, along what was learnt.")
      .parameter("tokens", &PrequentialEpiplexity::tokens)
      .required()
      .range(core::at_least(0))
      .meaning("How many tokens had been seen at each loss, rising.")
      .parameter("losses_are", &PrequentialEpiplexity::losses_are)
      .range(core::one_of({"points", "blocks"}))
      .meaning("Losses at those counts, joined by lines; or means over the tokens since the count before.")
      .parameter("floor", &PrequentialEpiplexity::floor)
      .meaning("The loss of the model in the end, nats a token; the last of the losses where none is given.")
      .parameter("errors", &PrequentialEpiplexity::errors)
      .range(core::at_least(0))
      .meaning("Standard errors of the losses.")
      .parameter("base", &PrequentialEpiplexity::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("structure", &Estimate::structure)
      .meaning("∫ (loss − floor) dn: what the model cost.")
      .result("entropy", &Estimate::entropy)
      .meaning("Tokens times floor: what the data cost, given the model.")
      .result("code", &Estimate::code)
      .meaning("Both together.")
      .result("error", &Estimate::error)
      .meaning("Standard error of the structure; not a number where none of the losses are given.")
      .result("structure_per_token", &Estimate::structure_per_token)
      .meaning("Structure over tokens.")
      .result("entropy_per_token", &Estimate::entropy_per_token)
      .meaning("The floor.")
      .source(core::cite("finzi2026"))
      .source(core::cite("dawid1984"))
      .example("information.prequential_epiplexity([3, 2, 1], tokens = [0, 1, 2]).structure", 2, 1e-15);

  registry.kernel("information.requential_epiplexity", &requential_epiplexity)
      .summary("The code of a model, by what a student has to be told of the tokens that its teacher makes.")
      .parameter("divergences", &RequentialEpiplexity::divergences)
      .required()
      .range(core::at_least(0))
      .meaning("Kullback–Leibler's of teacher from student at each update, in nats a token.")
      .parameter("tokens", &RequentialEpiplexity::tokens)
      .required()
      .range(core::at_least(0))
      .meaning("That the teacher made for each update.")
      .parameter("base", &RequentialEpiplexity::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Σ tokens · divergence.")
      .source(core::cite("finzi2026"))
      .example("information.requential_epiplexity([0.5, 0.25], tokens = [100, 200])", 100, 1e-12);

  registry.kernel("information.epiplexity_front", &epiplexity_front)
      .summary("Structure and entropy by what a learner may cost: those of the shortest code that is affordable.")
      .parameter("compute", &EpiplexityFront::compute)
      .required()
      .range(core::above(0))
      .meaning("What each run cost, 6 · parameters · tokens say.")
      .parameter("structure", &EpiplexityFront::structure)
      .required()
      .range(core::any_number())
      .meaning("Of each run, a length of code.")
      .parameter("entropy", &EpiplexityFront::entropy)
      .required()
      .range(core::at_least(0))
      .meaning("Of each run, likewise.")
      .parameter("budgets", &EpiplexityFront::budgets)
      .range(core::above(0))
      .meaning("Where it is asked for; what runs on the front cost where none are given.")
      .result("budgets", &EpiplexityFrontEstimate::budgets)
      .meaning("[budget].")
      .result("structure", &EpiplexityFrontEstimate::structure)
      .meaning("[budget], of the run whose structure and entropy together are least.")
      .result("entropy", &EpiplexityFrontEstimate::entropy)
      .meaning("[budget], of that run.")
      .result("best", &EpiplexityFrontEstimate::best)
      .meaning("[budget], which run that is, from 1.")
      .result("on_front", &EpiplexityFrontEstimate::on_front)
      .meaning("[run], whether no run that costs as much or less has as short a code.")
      .source(core::cite("finzi2026"))
      .example("information.epiplexity_front([1, 2, 3], structure = [1, 4, 9], entropy = [9, 4, 1]).structure[2]", 4,
               0);
}

}  // namespace

void declare_usable(core::Registry& registry) {
  using Question = UsableInformation;
  using Estimate = UsableInformationEstimate;
  registry.kernel("information.usable_information", &usable_information)
      .summary("How much of a label a family of models can read from features: predictive 𝒱-information.")
      .details(
          "By softmax of a linear function of the features, or a network with hidden layers. Every row is told by a "
          "model that has learnt from the other folds. What a transform of the features makes easier to read adds "
          "to it, which it cannot to mutual information.")
      .parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("Features, a row each; one number each where there is one.")
      .parameter("y", &Question::y)
      .required()
      .meaning("The class of each row, whole numbers from 0, or truth values.")
      .parameter("hidden", &Question::hidden)
      .range(core::at_least(1))
      .meaning("Units of hidden layers; none for a linear function.")
      .parameter("activation", &Question::activation)
      .meaning("Of hidden layers: \"relu\", \"tanh\", \"sigmoid\", \"gelu\", \"identity\", or any function.")
      .parameter("folds", &Question::folds)
      .range(core::at_least(2))
      .meaning("Parts of the rows, each told by a model of the others.")
      .parameter("epochs", &Question::epochs)
      .range(core::at_least(1))
      .meaning("Times that a model sees every row it learns from.")
      .parameter("rate", &Question::rate)
      .range(core::above(0))
      .meaning("Length of Adam's steps.")
      .parameter("decay", &Question::decay)
      .range(core::at_least(0))
      .meaning("By which share of the rate weights shrink a step.")
      .parameter("batch", &Question::batch)
      .range(core::at_least(1))
      .meaning("Rows a step.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("information", &Estimate::information)
      .meaning("label_entropy less conditional_entropy.")
      .result("error", &Estimate::error)
      .meaning("Its standard error.")
      .result("label_entropy", &Estimate::label_entropy)
      .meaning("Of rows kept apart, told by the shares of classes.")
      .result("conditional_entropy", &Estimate::conditional_entropy)
      .meaning("Of rows kept apart, told by the model that sees their features.")
      .result("pointwise", &Estimate::pointwise)
      .meaning("[row]: how much likelier its class is with its features than without; the information is their mean.")
      .source(core::cite("xu2020"))
      .source(core::cite("ethayarajh2022", "for pointwise"))
      .draws_randomness()
      .example("information.usable_information(normal(0, 1, 4000), integers(0, 1, 4000), epochs = 20).information", 0,
               0.05);
  declare_epiplexity(registry);
}

}  // namespace ansatz::information
