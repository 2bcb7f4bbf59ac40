// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/mcdiarmid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"

namespace ansatz::hypothesis {

McDiarmidResult mcdiarmid(const McDiarmid& question, core::Run&) {
  constexpr const char* kKernel = "mcdiarmid";
  check_confidence(kKernel, question.confidence);
  if (question.deviation && !(*question.deviation >= 0))
    throw core::BadParameter(kKernel, "deviation", fmt::format("{:g}", *question.deviation), "at least 0");
  const core::Array numbers = question.differences.as_real();
  double largest = 0, squares = 0;
  for (const double c : numbers.real()) {
    if (!(c >= 0) || std::isinf(c))
      throw core::BadParameter(kKernel, "differences", fmt::format("{:g} somewhere", c), "finite and at least 0");
    largest = std::max(largest, c);
  }
  if (!(largest > 0))
    throw core::BadParameter(kKernel, "differences", numbers.size() == 0 ? "empty" : "all 0",
                             "how much each value can move the quantity");
  // In units of the largest, so that squares stay in range.
  for (const double c : numbers.real()) squares += c / largest * (c / largest);

  McDiarmidResult out;
  out.confidence = question.confidence;
  out.reach = largest * std::sqrt(squares * std::log(2 / (1 - question.confidence)) / 2);
  out.reading = fmt::format("within {:.4g} of its mean with confidence {:g}", out.reach, question.confidence);
  if (question.deviation) {
    const double scaled = *question.deviation / largest;
    out.bound = std::min(1.0, 2 * std::exp(-2 * scaled * scaled / squares));
    out.reading += fmt::format("; as far as {:.4g} with probability {:.2g} at most", *question.deviation, *out.bound);
  }
  return out;
}

}  // namespace ansatz::hypothesis
