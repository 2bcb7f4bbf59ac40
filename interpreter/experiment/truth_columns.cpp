// SPDX-License-Identifier: MIT
#include "interpreter/experiment/truth_columns.h"

#include <algorithm>

#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

void tell_truth_values(const Store& store, std::vector<std::vector<std::string>>& lines) {
  const auto names = store.query("SELECT sql_name FROM columns WHERE kind = 'truth value'");
  for (std::size_t i = 1; i < names.size(); ++i) {
    const auto column = std::find(lines[0].begin(), lines[0].end(), names[i][0]) - lines[0].begin();
    if (column == static_cast<std::ptrdiff_t>(lines[0].size())) continue;
    for (std::size_t k = 1; k < lines.size(); ++k) {
      std::string& cell = lines[k][static_cast<std::size_t>(column)];
      if (cell == "1" || cell == "0") cell = cell == "1" ? "true" : "false";
    }
  }
}

}  // namespace ansatz::experiment
