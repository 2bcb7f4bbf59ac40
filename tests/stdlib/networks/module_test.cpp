// SPDX-License-Identifier: MIT
#include "stdlib/networks/module.h"

#include "support/complete_declarations.h"

TEST_CASE("networks: every kernel is declared whole", "[networks][declare]") {
  ansatz::core::Registry registry;
  ansatz::networks::declare(registry);
  support::check_complete(registry, "networks");
}
