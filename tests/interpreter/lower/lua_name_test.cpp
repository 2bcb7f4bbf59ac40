// SPDX-License-Identifier: MIT
#include "interpreter/lower/lua_name.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace ansatz::lower;

TEST_CASE("lua name: letters that Lua does not know become their numbers", "[lower]") {
  CHECK(lua_name("velocity") == "velocity");
  CHECK(lua_name("φ") == "_u3c6_");
  CHECK(lua_name("Δx2") == "_u394_x2");
  CHECK(lua_name("𝜓") == "_u1d713_");
}

TEST_CASE("lua name: Lua's words are kept apart, and apart from each other", "[lower]") {
  CHECK(lua_name("until") == "until__");
  CHECK(lua_name("local") == "local__");
  CHECK(lua_name("az") == "az__");
  CHECK(lua_name("_ENV") == "_ENV__");
  CHECK(lua_name("until__") == "until____");
  CHECK(lua_name("untilx") == "untilx");
}

TEST_CASE("lua name: what may follow a dot", "[lower]") {
  CHECK(is_lua_identifier("phi"));
  CHECK(is_lua_identifier("az"));
  CHECK_FALSE(is_lua_identifier("until"));
  CHECK_FALSE(is_lua_identifier("φ"));
  CHECK_FALSE(is_lua_identifier("1a"));
  CHECK_FALSE(is_lua_identifier(""));
}

TEST_CASE("lua name: numbers are floats that read back the same", "[lower]") {
  CHECK(lua_number(9) == "9.0");
  CHECK(lua_number(0.1) == "0.1");
  CHECK(lua_number(-0.0) == "-0.0");
  CHECK(lua_number(1e300) == "1e+300");
  CHECK(lua_number(9007199254740993.0) == "9007199254740992.0");
  CHECK(lua_number(std::numeric_limits<double>::infinity()) == "1e999");
}

TEST_CASE("lua name: texts stay on one line", "[lower]") {
  CHECK(lua_text("a \"b\" \\ c\nd") == "\"a \\\"b\\\" \\\\ c\\nd\"");
  CHECK(lua_text("φ") == "\"φ\"");
  CHECK(lua_text(std::string("\0"
                             "1\r",
                             3)) == "\"\\0001\\013\"");
}
