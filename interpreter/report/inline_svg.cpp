// SPDX-License-Identifier: MIT
#include "interpreter/report/inline_svg.h"

#include <string_view>
#include <vector>

namespace ansatz::report {
namespace {

/// What stands before an id, where one is given or used.
constexpr std::string_view kBefore[] = {" id=\"", " id='", "href=\"#", "href='#", "url(#", "url('#", "url(\"#"};

}  // namespace

std::string inline_svg(const std::string& svg, const std::string& prefix) {
  const auto begin = svg.find("<svg");
  const auto end = svg.rfind("</svg>");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  const std::string_view text = std::string_view(svg).substr(begin, end + 6 - begin);
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::string_view met;
    for (const std::string_view each : kBefore) {
      if (text.substr(at, each.size()) == each) met = each;
    }
    if (met.empty()) {
      out += text[at++];
      continue;
    }
    out += met;
    out += prefix;
    at += met.size();
  }
  return out;
}

}  // namespace ansatz::report
