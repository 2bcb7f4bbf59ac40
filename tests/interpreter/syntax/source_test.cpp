// SPDX-License-Identifier: MIT
#include "interpreter/syntax/source.h"

#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;

TEST_CASE("source: counts lines from 1 and columns in code points", "[syntax][source]") {
  const Source source("a.anz", "a\nφβ = 1\r\n\n");
  CHECK(source.line_count() == 4);
  CHECK(source.line(2) == "φβ = 1");
  CHECK(source.line(4).empty());
  CHECK(source.line(9).empty());
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.position(1) == Position{1, 2});
  CHECK(source.position(2) == Position{2, 1});
  CHECK(source.position(4) == Position{2, 2});
  CHECK(source.position(6) == Position{2, 3});
  CHECK(source.position(1000) == Position{4, 1});
  CHECK(source.text({2, 4}) == "φ");
  CHECK(source.text({5, 2}).empty());
}

TEST_CASE("source: has one line when it is empty", "[syntax][source]") {
  const Source source("a.anz", "");
  CHECK(source.line_count() == 1);
  CHECK(source.position(0) == Position{1, 1});
}
