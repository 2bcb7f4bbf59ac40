// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/channel_capacity.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

void declare_channels(core::Registry& registry) {
  registry.kernel("bottleneck.channel_capacity", &channel_capacity)
      .summary("Capacity of a memoryless channel, and the distribution of inputs that reaches it.")
      .parameter("channel", &ChannelCapacity::channel)
      .required()
      .meaning("A matrix [input, output], row by row the distribution of outputs given the input.")
      .parameter("tolerance", &ChannelCapacity::tolerance)
      .range(core::above(0))
      .meaning("Nats between the bounds where the search ends.")
      .parameter("base", &ChannelCapacity::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("capacity", &ChannelCapacityResult::capacity)
      .meaning("Most that one use of the channel can tell; no more than `gap` below it.")
      .result("gap", &ChannelCapacityResult::gap)
      .meaning("Between the lower bound, which is the result, and the upper.")
      .result("input", &ChannelCapacityResult::input)
      .shape("input")
      .meaning("The distribution that reaches it.")
      .result("output", &ChannelCapacityResult::output)
      .shape("output")
      .meaning("What comes out then.")
      .result("steps", &ChannelCapacityResult::steps)
      .meaning("Turns taken.")
      .source(core::cite("arimoto1972"))
      .source(core::cite("blahut1972"))
      .example("bottleneck.channel_capacity([[0.9, 0.1], [0.1, 0.9]], base = \"bit\").capacity", 0.531004406410719,
               1e-9);
}

}  // namespace ansatz::bottleneck
