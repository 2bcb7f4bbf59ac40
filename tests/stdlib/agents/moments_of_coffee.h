// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/agents/coffee_moments.h"

namespace ansatz::agents::test {

inline CoffeeMomentsEstimate coffee_moments_of(int size, const char* model, double time, int grain = 1) {
  core::Run run;
  return coffee_moments({.size = size, .model = model, .time = time, .grain = grain}, run);
}

}  // namespace ansatz::agents::test
