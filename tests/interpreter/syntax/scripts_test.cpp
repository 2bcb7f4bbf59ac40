// SPDX-License-Identifier: MIT
#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;
using namespace ansatz::syntax::testing;

TEST_CASE("parse: reads the scripts of the language's first page", "[syntax]") {
  const std::string name = GENERATE("fields", "agents", "bottleneck", "model");
  const ParseResult result = read(script(name));
  INFO(name << "\n" << render(result.diagnostics));
  REQUIRE(result.is_sound());
  CHECK(result.diagnostics.empty());
  CHECK(result.file.node_count > 30);
}
