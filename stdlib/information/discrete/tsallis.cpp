// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/tsallis.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/discrete/measure.h"

namespace ansatz::information {

core::Array tsallis(const Tsallis& question, core::Run& run) {
  const double order = question.order;
  if (!(order >= 0) || std::isinf(order))
    throw core::BadParameter("tsallis", "order", fmt::format("{:g}", order), "at least 0 and finite");
  const auto functional = [order](auto p, auto widths) { return tsallis_entropy(p, order, widths); };
  return measure("tsallis", question, functional, 1, fmt::format("T{:g}", order), run);
}

}  // namespace ansatz::information
