// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/networks/module.h"
#include "stdlib/networks/sequences/generate.h"
#include "stdlib/networks/sequences/token_chain.h"

namespace ansatz::networks {

void declare_sequences(core::Registry& registry) {
  registry.kernel("networks.token_chain", &token_chain)
      .summary("Sequences of a Markov chain of tokens, to be predicted, with the least loss that can be reached.")
      .details(
          "At every place x holds a token and y the one after it, as train takes them for a network of tokens. "
          "entropy_rate is the exact loss of who knows the chain, in nats; a chain that remembers several tokens "
          "cannot be known so well at the first places, which entropies tells apart.")
      .parameter("transitions", &TokenChain::transitions)
      .required()
      .range(core::between(0, 1))
      .meaning(
          "Probability of the next token after each, [token, next], rows summing to one; after each two [before, "
          "token, next], and so on.")
      .parameter("patterns", &TokenChain::patterns)
      .range(core::at_least(1))
      .meaning("Sequences.")
      .parameter("places", &TokenChain::places)
      .range(core::at_least(1))
      .meaning("Tokens of a sequence that something is predicted from.")
      .parameter("held_out", &TokenChain::held_out)
      .range(core::at_least(0))
      .meaning("Further sequences, in the field held_out.")
      .returns(
          "A record: x and y [pattern, place]; entropy_rate; entropies [place]; frequencies [token], of the stationary "
          "chain; held_out, a record of x and y.")
      .source(core::cite("shannon1948", "section 7"))
      .source(core::cite("cover2006", "theorem 4.2.4"))
      .draws_randomness()
      // Stays with probability ¾.
      .example("networks.token_chain([[0.75, 0.25], [0.25, 0.75]]).entropy_rate", 0.5623351446188083, 1e-12);
  registry.kernel("networks.generate", &generate)
      .summary("Sequences that a network of tokens makes up, each token drawn from what it gives at the place before.")
      .details(
          "They have one place more than the network: s[:, 1..end-1] are patterns for it, s[:, 2..end] what it was to "
          "predict. Attention should be causal, since places yet to come hold 0.")
      .parameter("net", &Generate::net)
      .required()
      .meaning("A network of tokens: embedding first, as many outputs at each place last.")
      .parameter("prompt", &Generate::prompt)
      .required()
      .range(core::at_least(0))
      .meaning("Tokens that sequences begin with, [pattern, place].")
      .parameter("temperature", &Generate::temperature)
      .range(core::at_least(0))
      .meaning("What outputs are divided by; at 0 the likeliest token is taken.")
      .returns("[pattern, place] tokens, of the prompt and drawn.")
      .source(core::cite("shannon1948", "section 3"))
      .draws_randomness()
      // After token 0 token 1 has the larger output.
      .example(
          "networks.generate((layers = [1, networks.embedding(2, channels = 2)], activation = \"tanh\", parameters = "
          "[0, 5, 9, 0]), [0], temperature = 0)[1, 2]",
          1, 0);
}

}  // namespace ansatz::networks
