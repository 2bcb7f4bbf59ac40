// SPDX-License-Identifier: MIT
#include "stdlib/core/p_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ansatz::core {

std::string p_text(double p, int digits) {
  if (std::isnan(p)) return "undefined";
  if (p < 1e-300) return "< 1e-300";
  return fmt::format("{:.{}g}", p, p < 1e-4 ? std::min(digits, 2) : digits);
}

std::string p_equation(double p, int digits) {
  const std::string text = p_text(p, digits);
  return (std::isnan(p) ? "p is " : text.front() == '<' ? "p " : "p = ") + text;
}

}  // namespace ansatz::core
