// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct ChannelCapacity {
  core::Array channel;       ///< [input, output]: each row the distribution of outputs, given the input
  double tolerance = 1e-10;  ///< nats between the bounds
  information::Base base = std::string("nat");
};

struct ChannelCapacityResult {
  double capacity = 0;  ///< a lower bound, and off by at most `gap`
  double gap = 0;       ///< between the bounds
  core::Array input;    ///< [input], the distribution that reaches it
  core::Array output;   ///< [output]
  double steps = 0;
};

/// Capacity of a memoryless channel, max over r of I(X; Y): with D(x) = KL(W(y|x) ‖ Σ r W) in each turn
/// r ← r e^{s D}/Σ, and ln Σ r e^D ≤ C ≤ max D (Blahut; Arimoto). s is 1, and larger as long as that raises I. Where
/// that crawls, after every fifty turns steps of second order on the inputs that matter are tried (newton_shares.h),
/// and kept if they bring the bounds together, which hold for any r.
///
/// Errors   BadParameter: no matrix; a row that is no distribution; a tolerance that is not above 0.
/// Edges    bounds that are further apart than the tolerance after 10⁵ turns: warned of, with the gap in the result.
/// Cost     inputs × outputs a turn.
/// Source   Arimoto, IEEE Trans. Inf. Theory 18 (1972) 14; Blahut, ibid. 460.
ChannelCapacityResult channel_capacity(const ChannelCapacity& question, core::Run& run);

}  // namespace ansatz::bottleneck
