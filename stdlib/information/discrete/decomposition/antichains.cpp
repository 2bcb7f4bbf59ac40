// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/antichains.h"

#include <algorithm>

namespace ansatz::information {

bool lies_below(const Antichain& lower, const Antichain& upper) {
  return std::all_of(upper.begin(), upper.end(), [&](auto set) {
    return std::any_of(lower.begin(), lower.end(), [&](auto part) { return (part & set) == part; });
  });
}

std::vector<Antichain> antichains(std::size_t sources) {
  const std::uint32_t sets = (1U << sources) - 1;
  std::vector<Antichain> all;
  Antichain now;
  // Grows an antichain by sets with larger bits; a set that is comparable with one of them is passed over.
  const auto grow = [&](auto&& self, std::uint32_t first) -> void {
    for (std::uint32_t set = first; set <= sets; ++set) {
      const bool is_comparable = std::any_of(
          now.begin(), now.end(), [&](auto other) { return (other & set) == other || (other & set) == set; });
      if (is_comparable) continue;
      now.push_back(set);
      all.push_back(now);
      self(self, set + 1);
      now.pop_back();
    }
  };
  grow(grow, 1);
  std::vector<std::pair<std::size_t, Antichain>> ranked;
  for (const auto& antichain : all) {
    const auto below =
        std::count_if(all.begin(), all.end(), [&](const auto& other) { return lies_below(other, antichain); });
    ranked.emplace_back(static_cast<std::size_t>(below), antichain);
  }
  std::sort(ranked.begin(), ranked.end());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = ranked[i].second;
  return all;
}

}  // namespace ansatz::information
