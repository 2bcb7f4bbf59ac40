// SPDX-License-Identifier: MIT
#include "interpreter/faces/candidate_list.h"

#include <algorithm>

#include "interpreter/experiment/text_layout.h"

namespace ansatz::faces {

using experiment::padded;
using experiment::shortened;
using experiment::text_width;

std::string list_candidates(const std::vector<completion::Candidate>& candidates, std::size_t columns,
                            std::size_t rows) {
  std::size_t widest = 0;
  for (const auto& each : candidates) widest = std::max(widest, text_width(each.text));
  const std::size_t room = std::max<std::size_t>(rows, 6) - 2;
  std::string out;
  if (candidates.size() <= room) {
    for (const auto& each : candidates) {
      const std::size_t left = columns > widest + 6 ? columns - widest - 5 : 0;
      const bool has_summary = !each.summary.empty() && left > 8;
      out += "  " + (has_summary ? padded(each.text, widest) + "  " + shortened(each.summary, left) : each.text) + "\n";
    }
    return out;
  }
  const std::size_t across = std::max<std::size_t>(1, (columns > 2 ? columns - 2 : 1) / (widest + 2));
  const std::size_t shown = std::min(candidates.size(), across * room);
  const std::size_t lines = (shown + across - 1) / across;
  for (std::size_t line = 0; line < lines; ++line) {
    std::string text;
    for (std::size_t i = line; i < shown; i += lines) text += "  " + padded(candidates[i].text, widest);
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
  if (shown < candidates.size()) out += "  and " + std::to_string(candidates.size() - shown) + " more\n";
  return out;
}

std::string common_beginning(const std::vector<completion::Candidate>& candidates) {
  if (candidates.empty()) return "";
  std::string common = candidates.front().text;
  for (const auto& each : candidates) {
    const auto end = std::mismatch(common.begin(), common.end(), each.text.begin(), each.text.end()).first;
    common.erase(end, common.end());
  }
  // A character that was cut in two is left out.
  while (!common.empty()) {
    std::size_t begin = common.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(common[begin]) & 0xC0U) == 0x80U) --begin;
    const auto first = static_cast<unsigned char>(common[begin]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (common.size() - begin == length) break;
    common.erase(begin);
  }
  return common;
}

}  // namespace ansatz::faces
