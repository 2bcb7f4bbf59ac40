// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/renyi.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/discrete/measure.h"

namespace ansatz::information {

core::Array renyi(const Renyi& question, core::Run& run) {
  const double order = question.order;
  if (!(order >= 0)) throw core::BadParameter("renyi", "order", fmt::format("{:g}", order), "at least 0");
  const double scale = log_of_base("renyi", question.base);
  const auto functional = [order](auto p, auto widths) { return renyi_entropy(p, order, widths); };
  return measure("renyi", question, functional, scale, fmt::format("H{:g} ({})", order, base_name(question.base)), run);
}

}  // namespace ansatz::information
