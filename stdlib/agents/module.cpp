// SPDX-License-Identifier: MIT
#include "stdlib/agents/module.h"

namespace ansatz::agents {

void declare_couzin(core::Registry& registry);
void declare_published_schools(core::Registry& registry);
void declare_school_profiles(core::Registry& registry);
void declare_coffee(core::Registry& registry);

void declare(core::Registry& registry) {
  registry.module("agents", "Collectives of moving agents: schools of fish, cream in coffee.");
  declare_couzin(registry);
  declare_published_schools(registry);
  declare_school_profiles(registry);
  declare_coffee(registry);
}

}  // namespace ansatz::agents
