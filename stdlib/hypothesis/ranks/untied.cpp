// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/untied.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

bool is_exact_untied(const std::string& kernel, const std::string& method, std::size_t total, int ties,
                     const UntiedLimits& limits) {
  if (method == "asymptotic") return false;
  if (method == "auto") return ties == 0 && total <= limits.by_default;
  if (method != "exact")
    throw core::BadParameter(kernel, "method", "\"" + method + "\"", "\"auto\", \"exact\" or \"asymptotic\"");
  if (ties > 0) throw core::BadParameter(kernel, "method", "\"exact\" with ties", "\"asymptotic\"");
  if (total > limits.most)
    throw core::BadParameter(kernel, "method", fmt::format("\"exact\" for {} values", total),
                             fmt::format("\"asymptotic\" beyond {}", limits.most));
  return true;
}

}  // namespace ansatz::hypothesis
