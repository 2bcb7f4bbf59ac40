// SPDX-License-Identifier: MIT
#include "interpreter/syntax/brackets.h"

#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;

namespace {

BracketReport match(std::string text) {
  return match_brackets(std::make_shared<const Source>("a.anz", std::move(text)));
}

}  // namespace

TEST_CASE("brackets: does not look into texts, comments and Lua", "[syntax][brackets]") {
  for (const std::string text : {"x = \"(\"", "x = 1 # (", "lua [[ ( ]]", "lua [=[ ]] ( ]=]", "f(')')", "x' = (1)",
                                 "f(\"\\\"(\")", "", "\r\n"}) {
    INFO(text);
    CHECK(match(text).diagnostics.empty());
  }
}

TEST_CASE("brackets: a lua block that ends too early reaches to its second end", "[syntax][brackets]") {
  const std::string text = "a = 1\nlua [[\nb = c[d[1]]\nx = (\"\n]]\ny = 2\n";
  const BracketReport report = match(text);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(text.substr(report.diagnostics[0].span.begin - 5, 7) == "c[d[1]]");
  REQUIRE(report.damaged.size() == 1);
  CHECK(text.substr(report.damaged[0].begin, report.damaged[0].size()) == "lua [[\nb = c[d[1]]\nx = (\"\n]]");
  // What closes nothing somewhere behind a block that ended with its line has nothing to do with it.
  for (const std::string other :
       {"lua [[ a = 1 ]]\nz = [[1, 2], [3, 4]]]\n", "lua [[ a ]]\nz = 1]]\n", "z = 1\n]]\n"}) {
    INFO(other);
    const BracketReport stray = match(other);
    REQUIRE_FALSE(stray.diagnostics.empty());
    CHECK(stray.diagnostics[0].message == "']' closes nothing");
  }
}

TEST_CASE("brackets: marks the statement that cannot be read, and no other", "[syntax][brackets]") {
  const std::string text = "a = 1\nb = (2\nc = 3\n";
  const BracketReport report = match(text);
  REQUIRE(report.damaged.size() == 1);
  CHECK(text.substr(report.damaged[0].begin, report.damaged[0].size()) == "b = (2");
}

TEST_CASE("brackets: stops at the nesting limit", "[syntax][brackets]") {
  const BracketReport report = match(std::string(60000, '(') + "1" + std::string(60000, ')'));
  CHECK(report.is_too_deep);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message == "brackets are nested more than 200 deep");
  CHECK(report.diagnostics[0].span == Span{200, 201});
  CHECK(match(std::string(200, '[') + std::string(200, ']')).diagnostics.empty());
}

TEST_CASE("brackets: knows when a prompt must ask for more", "[syntax][brackets]") {
  for (const std::string text : {"f(", "x = [1,", "if a {", "lua [[ x", "x = 1 +", "x =", "f = x =>", "use a,", "a and",
                                 "a ≈", "a ±", "1 ..", "x = not", "a where # note", "if a { b } else", "a +-"}) {
    INFO(text);
    CHECK(is_incomplete(text));
  }
  for (const std::string text : {"", "f()", "x = 1", "if a { b }", "lua [[ x ]]", "x = \"abc", "f)", "(]", "x = \"+\"",
                                 "sand", "f(x...)", "# ("}) {
    INFO(text);
    CHECK_FALSE(is_incomplete(text));
  }
}
