// SPDX-License-Identifier: MIT
#include "interpreter/study/row_traces.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace ansatz::study {

void RowTraces::add(std::size_t row, const std::string& message, const std::string& trace) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = first_.try_emplace(message, row, trace);
  if (!is_new && row < found->second.first) found->second = {row, trace};
}

void RowTraces::add(const std::string& block, const std::string& message, const std::string& trace) {
  const std::lock_guard lock(mutex_);
  blocks_ += block + ": " + message + "\n" + trace + "\n";
}

std::string RowTraces::text() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::tuple<std::size_t, std::string, std::string>> rows;
  for (const auto& [message, where] : first_) rows.emplace_back(where.first, message, where.second);
  std::sort(rows.begin(), rows.end());
  std::string text;
  for (const auto& [row, message, trace] : rows)
    text += "row " + std::to_string(row + 1) + ": " + message + "\n" + trace + "\n";
  return text + blocks_;
}

}  // namespace ansatz::study
