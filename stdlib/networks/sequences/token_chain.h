// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::networks {

struct TokenChain {
  core::Array transitions;  ///< [token, next], or of longer memory [before, …, token, next]; each row sums to one
  int patterns = 1000;      ///< sequences
  int places = 16;          ///< tokens of a sequence that something is predicted from
  int held_out = 0;         ///< further sequences, under a name of their own
};

/// Sequences of a stationary Markov chain whose states are tokens, with what is known of them exactly.
///
/// The record that comes back has
///   x              [pattern, place] tokens, from 0
///   y              [pattern, place] the token after each
///   entropy_rate   h = Σ_c π(c) H(next | c) over the contexts c of so many tokens as the chain remembers, in nats: no
///                  predictor's expected loss is less, and that of who knows the chain is this
///   entropies      [place] the same of y at a place, where only the places up to it are seen: more than h at the first
///                  places of a chain that remembers several tokens
///   frequencies    [token] how often each comes
///   held_out       a record with x and y of further sequences, where any were asked for
///
/// π is where the chain that stays with probability ½ goes from even shares: the stationary distribution, if there is
/// one only.
///
/// Errors   BadParameter: transitions that are no square of tokens, negative, not summing to one within 10⁻⁹, more than
///          10⁷ of them; patterns or places below 1, held_out below 0, more than 10⁸ tokens; a chain that does not
///          settle within 10⁵ steps.
/// Random   run.stream("chain") by pattern: more of them leave the first ones as they are.
/// Source   Shannon (1948), section 7; Cover & Thomas (2006), theorem 4.2.4.
core::Record token_chain(const TokenChain& question, core::Run& run);

}  // namespace ansatz::networks
