// SPDX-License-Identifier: MIT
#include "interpreter/experiment/p_text.h"

#include <fmt/format.h>

namespace ansatz::experiment {

std::string p_text(double p) {
  if (p < 1e-300) return "< 1e-300";
  return p < 1e-4 ? fmt::format("{:.1e}", p) : fmt::format("{:.3g}", p);
}

std::string p_equation(double p) {
  const std::string text = p_text(p);
  return (text.front() == '<' ? "p " : "p = ") + text;
}

}  // namespace ansatz::experiment
