// SPDX-License-Identifier: MIT
#include "stdlib/modules/standard_library.h"

#include <memory>

#include "stdlib/agents/module.h"
#include "stdlib/basic/module.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/data/module.h"
#include "stdlib/fields/module.h"
#include "stdlib/hypothesis/module.h"
#include "stdlib/information/module.h"
#include "stdlib/networks/module.h"
#include "stdlib/sampling/module.h"

namespace ansatz {

const core::Registry& standard_library() {
  static const std::unique_ptr<const core::Registry> kRegistry = [] {
    auto registry = std::make_unique<core::Registry>();
    basic::declare(*registry);
    fields::declare(*registry);
    agents::declare(*registry);
    networks::declare(*registry);
    information::declare(*registry);
    bottleneck::declare(*registry);
    hypothesis::declare(*registry);
    sampling::declare(*registry);
    data::declare(*registry);
    return registry;
  }();
  return *kRegistry;
}

}  // namespace ansatz
