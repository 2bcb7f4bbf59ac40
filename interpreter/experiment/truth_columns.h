// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace ansatz::experiment {

class Store;

/// Lines of the view `rows`, the head first: columns of truth values, which a database holds as 1 and 0, say true and
/// false.
void tell_truth_values(const Store& store, std::vector<std::vector<std::string>>& lines);

}  // namespace ansatz::experiment
