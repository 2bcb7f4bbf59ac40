// SPDX-License-Identifier: MIT
#include "interpreter/host/closure.h"

#include <catch2/catch.hpp>
#include <thread>

#include "interpreter/host/support.h"

using namespace ansatz;
using host::Closure;
using host::testing::Script;

namespace {

std::shared_ptr<const Closure> capture(Script& script, const std::string& lua) {
  return Closure::capture(*host::script_function(script.run(lua)));
}

std::string fingerprint(const std::string& lua) {
  Script script;
  return capture(script, lua)->fingerprint().hex();
}

double called(const std::shared_ptr<const Closure>& closure, double argument) {
  Script other;
  const core::Value value(argument);
  return *closure->restore(*other.state)->call({&value, 1}).get<double>();
}

}  // namespace

TEST_CASE("closure: computes the same in another state, with all it reaches") {
  Script script;
  const auto closure = capture(script,
                               "base = 100.0\n"
                               "function shift(x) return x + base end\n"
                               "local k = 3.0\n"
                               "return function(x) return shift(x) * k + scale(x) end");
  CHECK(called(closure, 1) == 305);
  script.run("base = 0.0");  // taken by value
  CHECK(called(closure, 1) == 305);
}

TEST_CASE("closure: keeps functions that call themselves and each other") {
  Script script;
  CHECK(called(capture(script,
                       "function even(n) if n == 0 then return 1 end return odd(n - 1) end\n"
                       "function odd(n) if n == 0 then return 0 end return even(n - 1) end\n"
                       "return function(n) return even(n) end"),
               10) == 1);
  CHECK(called(
            capture(script, "local function fact(n) if n < 2 then return 1 end return n * fact(n - 1) end return fact"),
            5) == 120);
}

TEST_CASE("closure: shares a captured variable between functions as it was shared") {
  Script script;
  const auto closure = capture(script,
                               "local count = 0\n"
                               "local function bump() count = count + 1 end\n"
                               "return function(n) for i = 1, n do bump() end return count end");
  CHECK(closure->keeps_state());
  CHECK(called(closure, 4) == 4);
}

TEST_CASE("closure: travels with arrays, records, tables and kernels") {
  Script script;
  CHECK(called(capture(script, "local a = az.list(1.0, 2.0, 3.0) return function(i) return az.index(a, i) end"), 2) ==
        2);
  CHECK(called(capture(script,
                       "local r = az.record('f', function(x) return x * 7 end) return function(x) return r.f(x) end"),
               2) == 14);
  CHECK(called(capture(script, "local t = { 5, 6, n = { 7 } } return function(i) return t[i] + t.n[1] end"), 2) == 13);
  CHECK(called(capture(script, "local k = scale return function(x) return k(x) end"), 4) == 8);
  CHECK(called(capture(script, "return scale"), 4) == 8);
}

TEST_CASE("closure: may be restored on several threads at once") {
  Script script;
  const auto closure = capture(script, "w = az.list(1.0, 2.0, 3.0); return function(i) return az.index(w, i) * 2 end");
  std::vector<double> results(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < results.size(); ++i) threads.emplace_back([&, i] { results[i] = called(closure, 3); });
  for (auto& thread : threads) thread.join();
  CHECK(results == std::vector<double>{6, 6, 6, 6});
}

TEST_CASE("closure: has a fingerprint that names, comments and layout do not move") {
  const std::string plain =
      fingerprint("g = 9.81; local m = 2.0; return function(t) local h = g * t^2 / m return h end");
  CHECK(plain == fingerprint("-- falling\n\ngravity = 9.81\nlocal mass = 2.0\nreturn function(time)\n  -- height\n  "
                             "local height = gravity * time^2 / mass\n  return height\nend"));
  CHECK(plain != fingerprint("g = 9.82; local m = 2.0; return function(t) local h = g * t^2 / m return h end"));
  CHECK(plain != fingerprint("g = 9.81; local m = 2.1; return function(t) local h = g * t^2 / m return h end"));
  CHECK(plain != fingerprint("g = 9.81; local m = 2.0; return function(t) local h = g * t^3 / m return h end"));
}

TEST_CASE("closure: has a fingerprint that sees a constant three calls deep") {
  const auto deep = [](const std::string& constant) {
    return fingerprint("function a(x) return x + " + constant +
                       " end function b(x) return a(x) end function c(x) return b(x) end\n"
                       "unrelated = 1.0\nreturn function(x) return c(x) end");
  };
  CHECK(deep("1.0") == deep("1.0"));
  CHECK(deep("1.0") != deep("2.0"));
  CHECK(fingerprint("u = 1.0; function a(x) return x end return function(x) return a(x) end") ==
        fingerprint("u = 2.0; function a(x) return x end return function(x) return a(x) end"));
}

TEST_CASE("closure: tells a text from the name of a global that is written the same") {
  // "v" is a constant in both; only as a name does it stand for something else.
  CHECK(fingerprint("v = 1.0; return function() return v end") ==
        fingerprint("w = 1.0; return function() return w end"));
  CHECK(fingerprint("v = 1.0; return function() return 'v', v end") !=
        fingerprint("v = 1.0; return function() return 'w', v end"));
}

TEST_CASE("closure: forbids a row to assign what the file names") {
  Script script;
  const auto closure = capture(script, "total = 0.0; return function(x) total = total + x return total end");
  Script other;
  const core::Value one(1.0);
  const auto restored = closure->restore(*other.state);
  CHECK_THROWS_WITH(restored->call({&one, 1}), Catch::Contains("'total' is a name outside this run"));
}

TEST_CASE("closure: refuses what cannot travel, saying so") {
  Script script;
  CHECK_THROWS_WITH(capture(script, "local co = coroutine.create(function() end) return function() return co end"),
                    Catch::Contains("cannot take a Lua thread along"));
}

TEST_CASE("closure: takes the names that stood when a function was made, in a layered environment") {
  Script script;
  const auto before = capture(script, "a = 2.0; function f(x) return x + a end return f");
  script.environment = script.state->make_layer(script.environment);
  script.run("a = 50.0");
  CHECK(script.number("return f(1)") == 3);
  CHECK(script.number("return a") == 50);
  CHECK(called(capture(script, "return function(x) return f(x) + a end"), 1) == 53);
  CHECK(called(before, 1) == 3);
}
