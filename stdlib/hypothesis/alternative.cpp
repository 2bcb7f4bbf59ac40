// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/alternative.h"

#include <fmt/format.h>

#include <algorithm>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

Alternative read_alternative(const std::string& kernel, const std::string& text) {
  if (text == "two-sided") return Alternative::two_sided;
  if (text == "greater") return Alternative::greater;
  if (text == "less") return Alternative::less;
  throw core::BadParameter(kernel, "alternative", "\"" + text + "\"", "\"two-sided\", \"greater\" or \"less\"");
}

void check_confidence(const std::string& kernel, double confidence) {
  if (!(confidence > 0 && confidence < 1))
    throw core::BadParameter(kernel, "confidence", fmt::format("{:g}", confidence), "in (0, 1)");
}

double p_of_tails(Alternative alternative, double lower, double upper) {
  if (alternative == Alternative::greater) return std::min(1.0, upper);
  if (alternative == Alternative::less) return std::min(1.0, lower);
  return std::min(1.0, 2 * std::min(lower, upper));
}

}  // namespace ansatz::hypothesis
