// SPDX-License-Identifier: MIT
#include "stdlib/information/base.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"

namespace ansatz::information {

double log_of_base(const std::string& kernel, const Base& base) {
  constexpr const char* kAllowed = "\"nat\", \"bit\", \"dit\" or a number above 1";
  if (const auto* number = std::get_if<double>(&base)) {
    if (!(*number > 1) || std::isinf(*number))
      throw core::BadParameter(kernel, "base", fmt::format("{:g}", *number), kAllowed);
    return std::log(*number);
  }
  const auto& name = std::get<std::string>(base);
  if (name == "nat") return 1;
  if (name == "bit") return std::numbers::ln2;
  if (name == "dit") return std::numbers::ln10;
  throw core::BadParameter(kernel, "base", "\"" + name + "\"", kAllowed);
}

std::string base_name(const Base& base) {
  const auto* number = std::get_if<double>(&base);
  return number ? fmt::format("log {:g}", *number) : std::get<std::string>(base);
}

}  // namespace ansatz::information
