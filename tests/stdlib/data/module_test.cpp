// SPDX-License-Identifier: MIT
#include "stdlib/data/module.h"

#include "data_calls.h"
#include "support/complete_declarations.h"

TEST_CASE("data: every kernel is declared whole", "[data][declare]") {
  support::check_complete(ansatz::data::test::registry(), "data");
}
