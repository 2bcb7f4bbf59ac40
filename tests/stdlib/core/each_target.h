// SPDX-License-Identifier: MIT
#pragma once

#include <hwy/highway.h>

#include <cstdint>

namespace ansatz::core {

/// `visit` once with each instruction set that this program and this machine have.
template <class Visit>
void with_each_target(Visit visit) {
  const std::int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
  for (std::int64_t target = 1; target != 0 && target <= HWY_TARGETS; target <<= 1) {
    if (!(targets & target)) continue;
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    visit();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace ansatz::core
