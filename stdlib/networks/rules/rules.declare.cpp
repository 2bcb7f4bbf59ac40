// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/networks/rules/forward_forward.h"
#include "stdlib/networks/rules/structured_knowledge.h"

namespace ansatz::networks {

void declare_rules(core::Registry& registry) {
  registry.kernel("networks.structured_knowledge", &structured_knowledge)
      .summary(
          "Lets every layer of a network of sigmoids lower an entropy of its own, without labels and without a way "
          "back.")
      .details(
          "In every step all patterns go forward through all layers, z = W x + b and D = 1/(1 + e^−z), and each layer "
          "then follows −1/ln 2 (z D(1 − D) + ΔD), ΔD being what its decisions moved by since the step before. The "
          "first step only looks. The published programs' tensor net is decision_flow + entropy_flow.")
      .parameter("net", &StructuredKnowledge::net)
      .required()
      .meaning("A network of the activation \"sigmoid\", which its last layer has here too.")
      .parameter("x", &StructuredKnowledge::x)
      .required()
      .meaning("Patterns, a row each; all are taken in every step.")
      .parameter("steps", &StructuredKnowledge::steps)
      .range(core::at_least(2))
      .meaning("Passes over the patterns.")
      .parameter("rate", &StructuredKnowledge::rate)
      .range(core::above(0))
      .meaning("Length of a step, or of time.")
      .result("net", &StructuredKnowledgeRun::net)
      .meaning("After the last step.")
      .result("entropy", &StructuredKnowledgeRun::entropy)
      .meaning("[step, layer], from step 2 on: −1/ln 2 Σ z ΔD over units and patterns.")
      .result("alignment", &StructuredKnowledgeRun::alignment)
      .meaning("[step, layer]: cosine of z and ΔD.")
      .result("size", &StructuredKnowledgeRun::size)
      .meaning("[step, layer]: the root of Σ z².")
      .result("decision_flow", &StructuredKnowledgeRun::decision_flow)
      .meaning("[step, layer]: Σ D Δz.")
      .result("entropy_flow", &StructuredKnowledgeRun::entropy_flow)
      .meaning("[step, layer]: Σ ∇H Δz, with ∇H = −z D(1 − D)/ln 2.")
      .result("tensor_net", &StructuredKnowledgeRun::tensor_net)
      .meaning("[step, layer]: the decision flow less the entropy flow.")
      .result("decisions", &StructuredKnowledgeRun::decisions)
      .meaning("[pattern, unit]: D of the last layer at the last step.")
      .source(core::cite("mahi2025"))
      .source(core::cite("mahi2025a", "for the tensor net"))
      .example(
          "networks.structured_knowledge((layers = [1, 1], activation = \"sigmoid\", parameters = [1, 0]), [1], "
          "steps = 2).entropy[1, 1]",
          0, 0);

  registry.kernel("networks.forward_forward", &forward_forward)
      .summary(
          "Trains each layer to be lively for patterns with their own class written into them, and quiet for others.")
      .details(
          "The first inputs of a pattern, as many as there are classes, are written over by its class. The goodness of "
          "a layer is the mean square of its units; its loss is ln(1 + e^(threshold − goodness)) with the right class "
          "and ln(1 + e^(goodness − threshold)) with a wrong one. forward_forward_classes reads classes off the net.")
      .parameter("net", &ForwardForward::net)
      .required()
      .meaning("A network, of mlp; its last layer has its activation here too.")
      .parameter("data", &ForwardForward::data)
      .required()
      .meaning("A record with x and y, a class for each pattern, from 0.")
      .parameter("classes", &ForwardForward::classes)
      .range(core::at_least(2))
      .meaning("How many classes there are, and inputs that are written over.")
      .parameter("epochs", &ForwardForward::epochs)
      .range(core::at_least(1))
      .meaning("Times that every pattern is seen, with its own class and with another.")
      .parameter("threshold", &ForwardForward::threshold)
      .range(core::above(0))
      .meaning("Between quiet and lively.")
      .parameter("together", &ForwardForward::together)
      .meaning("Whether each layer's loss counts the goodness of all.")
      .parameter("rate", &ForwardForward::rate)
      .range(core::above(0))
      .meaning("Of Adam.")
      .parameter("batch", &ForwardForward::batch)
      .range(core::at_least(1))
      .meaning("Patterns a step, in a new random order each epoch.")
      .result("net", &ForwardForwardRun::net)
      .meaning("Trained.")
      .result("loss", &ForwardForwardRun::loss)
      .meaning("[epoch, layer], in nats.")
      .source(core::cite("hinton2022"))
      .source(core::cite("lorberbom2024", "for together"))
      .draws_randomness()
      .example(
          "networks.forward_forward(networks.mlp([3, 16], activation = \"relu\"), (x = [[0, 0, 1], [0, 0, -1]], y = "
          "[0, 1]), classes = 2, epochs = 300, rate = 0.02).loss[300, 1]",
          0, 0.2);

  registry.kernel("networks.forward_forward_classes", &forward_forward_classes)
      .summary(
          "The class for which the layers of a network trained by forward_forward are liveliest, for each pattern.")
      .parameter("net", &ForwardForwardClasses::net)
      .required()
      .meaning("A network, of forward_forward.")
      .parameter("x", &ForwardForwardClasses::x)
      .required()
      .meaning("Patterns, a row each; the inputs of the classes are written over.")
      .parameter("classes", &ForwardForwardClasses::classes)
      .range(core::at_least(2))
      .meaning("How many classes there are.")
      .returns("[pattern], from 0.")
      .source(core::cite("hinton2022"))
      .example(
          "networks.forward_forward_classes((layers = [3, 1], activation = \"relu\", parameters = [0, 1, 1, 0]), "
          "[[0, 0, 1]], classes = 2)[1]",
          1, 0);
}

}  // namespace ansatz::networks
