// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/corrections.h"

namespace ansatz::core {

std::vector<std::string> corrections(const Registry& registry) {
  std::vector<std::string> names;
  if (const Module* module = registry.find_module("hypothesis")) {
    for (const Kernel* kernel : module->kernels)
      if (kernel->parameters.size() == 1 && kernel->parameters[0].name == "p") names.push_back(kernel->name);
  }
  names.emplace_back("none");
  return names;
}

}  // namespace ansatz::core
