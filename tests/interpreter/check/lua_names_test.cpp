// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "interpreter/check/lua_names.h"

using ansatz::check::read_lua_names;
using Names = std::vector<std::string>;

TEST_CASE("lua names: globals that are assigned, and no others", "[check]") {
  CHECK(read_lua_names("a = 1").assigned == Names{"a"});
  CHECK(read_lua_names("a, b = 1, 2").assigned == Names{"b", "a"});
  CHECK(read_lua_names("local a = 1; a = 2").assigned.empty());
  CHECK(read_lua_names("local a <const>, b = 1, 2\nb = 3").assigned.empty());
  CHECK(read_lua_names("t.a = 1; t[1] = 2; t = { a = 1, b = 2 }").assigned == Names{"t"});
  CHECK(read_lua_names("t = { f = function() inner = 1 end }").assigned == Names{"t", "inner"});
  CHECK(read_lua_names("function f(x) x = 1; y = 2 end").assigned == Names{"f", "y"});
  CHECK(read_lua_names("function t.f(x) end function t:g() end local function h() end").assigned.empty());
  CHECK(read_lua_names("for i = 1, 3 do i = 2; s = i end").assigned == Names{"s"});
  CHECK(read_lua_names("for k, v in pairs(t) do k = v end k = 1").assigned == Names{"k"});
  CHECK(read_lua_names("if a == 1 then local b = 2 else b = 3 end").assigned == Names{"b"});
  CHECK(read_lua_names("do local c = 1 end c = 2").assigned == Names{"c"});
}

TEST_CASE("lua names: comments and texts are no code", "[check]") {
  CHECK(
      read_lua_names("-- a = 1\n--[[ b = 2 ]] --[==[ c = 3\n ]==] d = \"e = 1\" .. 'f = 2' .. [[ g = 3 ]]").assigned ==
      Names{"d"});
  CHECK(read_lua_names("a = b.c + d").mentioned == Names{"a", "b", "c", "d"});
  CHECK(read_lua_names("a = \"unfinished").assigned == Names{"a"});
  CHECK(read_lua_names("").assigned.empty());
}
