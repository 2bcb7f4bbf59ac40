// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/variational/attention_critic.h"
#include "stdlib/information/variational/critic_bound.h"
#include "stdlib/information/variational/variational_mutual_information.h"

namespace ansatz::information {

namespace {

constexpr const char* kSeriesBound =
    "The bound that is made large, and read: infonce gives each past a normaliser of its own, dv has one for all.";
constexpr const char* kLayers =
    "What the past goes through first, place by place: blocks, without a shape; none for dense layers of the whole.";
constexpr const char* kHiddenUnits = "Units of each hidden layer after them, and of the network of the step.";
constexpr const char* kBend =
    "Of hidden layers: \"relu\", \"tanh\", \"sigmoid\", \"gelu\", \"identity\", or any function.";
constexpr const char* kEmbedding = "Numbers that are made of a past and of a step; their products are summed.";
constexpr const char* kBatch = "Steps of the series learnt from at a time; no more than half of them.";
constexpr const char* kSteps = "Steps of Adam; the parameters are averaged over the second half of them.";
constexpr const char* kRate = "Length of Adam's steps.";
constexpr const char* kClip = "Of smile: scores beyond ± this count as this.";

void declare_attention_critic(core::Registry& registry) {
  registry.structure<AttentionCritic>("attention_critic")
      .field("bound", &AttentionCritic::bound)
      .meaning(kSeriesBound)
      .field("layers", &AttentionCritic::layers)
      .meaning(kLayers)
      .field("hidden", &AttentionCritic::hidden)
      .meaning(kHiddenUnits)
      .field("activation", &AttentionCritic::activation)
      .meaning(kBend)
      .field("embedding", &AttentionCritic::embedding)
      .meaning(kEmbedding)
      .field("batch", &AttentionCritic::batch)
      .meaning(kBatch)
      .field("steps", &AttentionCritic::steps)
      .meaning(kSteps)
      .field("rate", &AttentionCritic::rate)
      .meaning(kRate)
      .field("clip", &AttentionCritic::clip)
      .meaning(kClip);
  registry.kernel("information.attention_critic", &attention_critic)
      .summary("A critic of a step of a series and the past before it, for transfer_entropy to train.")
      .details(
          "transfer_entropy(x, y, estimator = \"attention\", history = 8, source_history = 8, critic = "
          "attention_critic(steps = 2000)). The past is a sequence, a place for each step, the latest last; unless "
          "told otherwise each place becomes 16 channels, waves say where it is, causal attention of two heads and "
          "two layers for each place follow. Half of the series is told by a critic that was trained on the other.")
      .parameter("bound", &AttentionCritic::bound)
      .range(core::one_of({"infonce", "dv", "nwj", "mine", "js", "smile"}))
      .meaning(kSeriesBound)
      .parameter("layers", &AttentionCritic::layers)
      .range(core::at_least(1))
      .meaning(kLayers)
      .parameter("hidden", &AttentionCritic::hidden)
      .range(core::at_least(1))
      .meaning(kHiddenUnits)
      .parameter("activation", &AttentionCritic::activation)
      .meaning(kBend)
      .parameter("embedding", &AttentionCritic::embedding)
      .range(core::at_least(1))
      .meaning(kEmbedding)
      .parameter("batch", &AttentionCritic::batch)
      .range(core::at_least(2))
      .meaning(kBatch)
      .parameter("steps", &AttentionCritic::steps)
      .range(core::at_least(1))
      .meaning(kSteps)
      .parameter("rate", &AttentionCritic::rate)
      .range(core::above(0))
      .meaning(kRate)
      .parameter("clip", &AttentionCritic::clip)
      .range(core::above(0))
      .meaning(kClip)
      .returns("The critic, untrained.")
      .source(core::cite("luxembourg2024"))
      .source(core::cite("vaswani2017", "for attention"))
      .source(core::cite("polyak1992", "for the mean of the parameters"))
      .example("information.attention_critic(steps = 50).batch", 256, 0);
}

}  // namespace

void declare_variational(core::Registry& registry) {
  declare_attention_critic(registry);
  using Question = VariationalMutualInformation;
  using Estimate = VariationalMutualInformationEstimate;
  registry.kernel("information.variational_mutual_information", &variational_mutual_information)
      .summary("Mutual information of two samples by a lower bound that a trained critic makes large.")
      .details(
          "For samples of many components, where neighbours are no longer near. The critic is a small network that "
          "learns to tell rows that belong together from rows that do not; how well it does on rows kept apart "
          "bounds the information from below. infonce is steady and cannot exceed ln(batch); the others can, and "
          "spread the more the larger the truth. smile may exceed the truth a little.")
      .parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("First sample: a value, or a row of components, for each draw.")
      .parameter("y", &Question::y)
      .required()
      .range(core::any_number())
      .meaning("Second sample, paired with x by row.")
      .parameter("bound", &Question::bound)
      .range(core::one_of({"infonce", "nwj", "dv", "mine", "js", "smile"}))
      .alternatives({"smile"})
      .meaning("The bound that is made large, and read.")
      .parameter("critic", &Question::critic)
      .range(core::one_of({"separable", "bilinear", "concat", "hybrid"}))
      .meaning(
          "A product of two networks, x · (A y + b), a network of both side by side, or one of what two networks "
          "make of them. The last two look at batch² pairs a step.")
      .parameter("hidden", &Question::hidden)
      .range(core::at_least(1))
      .meaning("Units of each hidden layer of every network.")
      .parameter("activation", &Question::activation)
      .meaning("Of hidden layers: \"relu\", \"tanh\", \"sigmoid\", \"gelu\", \"identity\", or any function.")
      .parameter("embedding", &Question::embedding)
      .range(core::at_least(1))
      .meaning("Numbers that separable and hybrid critics make of a row.")
      .parameter("encoder", &Question::encoder)
      .range(core::one_of({"exact", "gaussian"}))
      .meaning(
          "Whether these are what networks give, or drawn from normal distributions that networks give; the latter are "
          "taught to keep little else than what x and y have in common.")
      .parameter("beta", &Question::beta)
      .range(core::above(0))
      .meaning("Of gaussian: weight of the information against what codes keep; the smaller, the less they keep.")
      .parameter("batch", &Question::batch)
      .range(core::at_least(2))
      .meaning("Rows learnt from at a time; no more than either part has.")
      .parameter("steps", &Question::steps)
      .range(core::at_least(1))
      .meaning("Steps of Adam.")
      .parameter("rate", &Question::rate)
      .range(core::above(0))
      .meaning("Length of Adam's steps.")
      .parameter("clip", &Question::clip)
      .range(core::above(0))
      .meaning("Of smile: scores beyond ± this count as this.")
      .parameter("held_out", &Question::held_out)
      .range(core::strictly_between(0, 1))
      .meaning("Share of the rows that is kept from training.")
      .parameter("readout", &Question::readout)
      .range(core::one_of({"max_test", "last"}))
      .meaning(
          "The bound on rows learnt from where that on rows kept apart is largest, or the mean of the latter over "
          "the last tenth.")
      .parameter("scale", &Question::scale)
      .range(core::one_of({"none", "standard", "copula"}))
      .meaning("What is done to each column first: nothing, mean 0 and deviation 1, or normal scores of the ranks.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &Question::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("information", &Estimate::information)
      .meaning("The bound, as readout says.")
      .result("training", &Estimate::training)
      .meaning("The bound on rows learnt from, where it was read.")
      .result("held_out", &Estimate::held_out)
      .meaning("The bound on rows kept apart, there.")
      .result("ceiling", &Estimate::ceiling)
      .meaning("ln(batch), which infonce cannot exceed; of the others ln(rows kept apart), beyond which none is sure.")
      .result("code_cost", &Estimate::code_cost)
      .meaning(
          "Of gaussian: divergence of the codes from N(0, 1), x and y together, which bounds what they keep; else 0.")
      .result("step", &Estimate::step)
      .meaning("The step at which it was read.")
      .result("held_out_by_step", &Estimate::held_out_by_step)
      .shape("step")
      .meaning("The bound on rows kept apart while training went on.")
      .result("training_by_step", &Estimate::training_by_step)
      .shape("step")
      .meaning("The bound on rows learnt from.")
      .source(core::cite("poole2019"))
      .source(core::cite("belghazi2018", "for mine"))
      .source(core::cite("oord2018", "for infonce"))
      .source(core::cite("song2020", "for js and smile"))
      .source(core::cite("mcallester2020", "for the ceiling"))
      .source(core::cite("abdelaleem2025", "for max_test"))
      .source(core::cite("abdelaleem2023", "for gaussian"))
      .draws_randomness()
      .example(
          "information.variational_mutual_information(normal(0, 1, 400), normal(0, 1, 400), hidden = [16], "
          "steps = 100).information",
          0, 0.2);

  registry.kernel("information.critic_bound", &critic_bound)
      .summary("A lower bound on mutual information from the scores of a critic that was made elsewhere.")
      .details("Of the best critic there is, ln p(x, y)/(p(x) p(y)), it shows what is the fault of the bound alone.")
      .parameter("scores", &CriticBound::scores)
      .required()
      .range(core::any_number())
      .meaning("A square, or blocks of them: row i of x with row j of y, those that belong together on the diagonal.")
      .parameter("bound", &CriticBound::bound)
      .range(core::one_of({"infonce", "nwj", "dv", "mine", "js", "smile"}))
      .meaning("Which bound; \"mine\" is read as \"dv\".")
      .parameter("clip", &CriticBound::clip)
      .range(core::above(0))
      .meaning("Of \"smile\": scores of pairs that do not belong together are clipped to ± so much.")
      .parameter("base", &CriticBound::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("The bound.")
      .source(core::cite("poole2019"))
      .source(core::cite("belghazi2018", "for mine"))
      .source(core::cite("oord2018", "for infonce"))
      .source(core::cite("song2020", "for js and smile"))
      .example("information.critic_bound([[1.2, -0.3, 0.5], [0.1, 0.9, -0.7], [-0.4, 0.6, 2]], bound = \"nwj\")",
               0.9691278922471291, 1e-12);
}

}  // namespace ansatz::information
