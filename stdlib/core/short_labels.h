// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace ansatz::core {

/// Names of groups or categories as a reader wants them: numbers (as number_text writes them) with as few digits, six
/// at least, as keep all names apart, so 0.325 and not 0.32500000000000007; other names as they are.
std::vector<std::string> short_labels(const std::vector<std::string>& names);

}  // namespace ansatz::core
