// SPDX-License-Identifier: MIT
#include "stdlib/agents/published_generator.h"

#include <cmath>

namespace ansatz::agents {

double PublishedGenerator::uniform() {
  const auto high = static_cast<double>(twister_() >> 5U), low = static_cast<double>(twister_() >> 6U);
  return (high * 67108864.0 + low) / 9007199254740992.0;
}

double PublishedGenerator::normal() {
  if (left_) {
    const double held = *left_;
    left_.reset();
    return held;
  }
  for (;;) {
    const double first = 2 * uniform() - 1, second = 2 * uniform() - 1;
    const double square = first * first + second * second;
    if (square >= 1 || square == 0) continue;
    const double factor = std::sqrt(-2 * std::log(square) / square);
    left_ = factor * first;
    return factor * second;
  }
}

}  // namespace ansatz::agents
