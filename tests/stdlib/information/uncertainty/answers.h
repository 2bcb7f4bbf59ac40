// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

#include "stdlib/core/array.h"

/// Arrays about answers, for the tests of this folder.
namespace ansatz::information::answers {

/// Each answer against each other.
inline core::Array square(std::size_t n, std::vector<double> entries) {
  return core::Array({{"answer", n}, {"other", n}}, std::move(entries));
}

inline std::vector<double> values(const core::Array& x) { return {x.real().begin(), x.real().end()}; }

}  // namespace ansatz::information::answers
