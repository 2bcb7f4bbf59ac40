// SPDX-License-Identifier: MIT
#include "interpreter/figure/model.h"

namespace ansatz::figure {

const std::vector<std::string>& legend_places() {
  static const std::vector<std::string> names = {"auto",     "none",      "right",       "above",
                                                 "top left", "top right", "bottom left", "bottom right"};
  return names;
}

std::optional<LegendPlace> find_legend_place(std::string_view name) {
  const auto& names = legend_places();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<LegendPlace>(i);
  return std::nullopt;
}

}  // namespace ansatz::figure
