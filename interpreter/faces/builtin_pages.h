// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ansatz::faces {

/// Help for the functions that the host supplies beside the kernels.
struct BuiltinPage {
  std::string name, signature, summary, details, example;
};

const std::vector<BuiltinPage>& builtin_pages();
const BuiltinPage* find_builtin_page(std::string_view name);

}  // namespace ansatz::faces
