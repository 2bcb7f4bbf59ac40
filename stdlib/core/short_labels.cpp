// SPDX-License-Identifier: MIT
#include "stdlib/core/short_labels.h"

#include <charconv>
#include <set>

#include "stdlib/core/number_text.h"

namespace ansatz::core {
namespace {

/// Rounded where the name is a number as number_text writes it; else the name: a text "0.50" was meant so.
std::string rounded(const std::string& name, int digits) {
  double number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size() || number_text(number) != name) return name;
  return rounded_text(number, digits);
}

}  // namespace

std::vector<std::string> short_labels(const std::vector<std::string>& names) {
  for (const int digits : {6, 9, 12, 15}) {
    std::vector<std::string> labels;
    std::set<std::string> different;
    for (const std::string& name : names) {
      labels.push_back(rounded(name, digits));
      different.insert(labels.back());
    }
    if (different.size() == names.size()) return labels;
  }
  return names;
}

}  // namespace ansatz::core
