// SPDX-License-Identifier: MIT
#include "interpreter/faces/unit_page.h"

#include <algorithm>

#include "stdlib/core/number_text.h"
#include "stdlib/core/unit_table.h"

namespace ansatz::faces {

std::vector<UnitGroup> unit_groups() {
  std::vector<UnitGroup> groups;
  for (const core::UnitRow& row : core::unit_rows()) {
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const UnitGroup& each) { return each.dimension == row.dimension; });
    if (group == groups.end()) group = groups.insert(groups.end(), {row.dimension, {}});
    const bool is_base = row.name == row.si;
    std::string text = is_base ? "SI" : core::number_text(row.scale) + (row.si.empty() ? "" : " " + row.si);
    for (const std::string& other : row.prefixed) text += (&other == &row.prefixed.front() ? "; also " : " ") + other;
    group->units.push_back({row.name, text});
  }
  return groups;
}

}  // namespace ansatz::faces
