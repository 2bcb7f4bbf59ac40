// SPDX-License-Identifier: MIT
#include "interpreter/host/state.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "interpreter/host/support.h"

using namespace ansatz;
using host::testing::Script;

TEST_CASE("state: calls kernels by position, by az.named and by a plain Lua table") {
  Script script;
  CHECK(script.number("return scale(3)") == 6);
  CHECK(script.number("return scale(az.named('x', 3, 'factor', 5))") == 15);
  CHECK(script.number("return toys.scale{ x = 3, factor = 4 }") == 12);
  CHECK(script.number("return scale(3, { factor = 10 })") == 30);
  CHECK(script.number("return az.toys.scale(1)") == 2);
}

TEST_CASE("state: names the parameter, the value and the way out of a bad call") {
  Script script;
  CHECK(script.error("scale()") == "scale needs its parameter 'x'");
  CHECK(script.error("scale('a')") == "x is a text, but scale wants a number");
  CHECK(script.error("scale(1, { factor = 0 })") == "scale: factor is 0, but must be above 0");
  CHECK(script.error("scale{ x = 1, facto = 2 }") == "scale has no parameter 'facto'");
  CHECK(script.error("scale(1, { x = 2 })") == "scale is given its parameter 'x' twice");
  CHECK(script.error("scale(1, 2, 3)") == "scale takes at most 2 values, but is given 3");
  CHECK(script.error("draw(1.5)") == "n is 1.5, but draw wants a whole number in [1, 1000]");
  try {
    script.run("scale{ x = 1, facto = 2 }");
    FAIL("no error");
  } catch (const host::ScriptError& error) {
    CHECK(error.diagnostic.caret_note == "did you mean 'factor'?");
  }
}

TEST_CASE("state: traces a Lua function into an exact derivative") {
  Script script;
  CHECK(script.number("return slope(function(x) return x^3 + 2*x end, 3)") == 29);
  // Branching would freeze one branch into the formula.
  CHECK(script.error("slope(function(x) if x > 0 then return x end return -x end, 1)").find("if_else") !=
        std::string::npos);
  CHECK(script.error("slope(function(x) if az.truth(az.greater(x, 0)) then return x end return -x end, 1)")
            .find("if_else") != std::string::npos);
  CHECK(script.error("slope(function(x) return 'a' end, 1)").find("must give a number") != std::string::npos);
}

TEST_CASE("state: has one voice for operators on values that do not fit") {
  Script script;
  CHECK(script.error("return '10' + 1").find("cannot add") == 0);
  CHECK(script.error("return nil + 1").find("cannot add nothing") == 0);
  CHECK(script.error("local t = nil; return t.x") == "nothing has no field 'x'");
  CHECK(script.error("undefined_name(1)") == "undefined_name is nothing, and only functions can be called");
  CHECK(script.error("if az.truth(1) then end") == "a condition must be true or false, but is a number");
  CHECK(script.error("return az.quantity(5.0, 'eV') + az.quantity(3.0, 's')") == "cannot add energy and time");
}

TEST_CASE("state: builds arrays, lists, records, intervals and gets at their parts") {
  Script script;
  CHECK(script.number("return #az.list(1.0, 2.0, 3.0)") == 3);
  CHECK(script.run("return az.list(1.0, 2.0)").is<core::Array>());
  CHECK(script.run("return az.list('a', 'b')").is<core::List>());
  const core::Value matrix = script.run("return az.list(az.list(1.0, 2.0), az.list(3.0, 4.0), az.list(5.0, 6.0))");
  REQUIRE(matrix.is<core::Array>());
  CHECK(matrix.get<core::Array>()->rank() == 2);
  CHECK(matrix.get<core::Array>()->dimension(0).size == 3);
  CHECK(script.number("return az.index(az.list(4.0, 5.0, 6.0), 2.0)") == 5);
  CHECK(script.number("return az.index(az.list(4.0, 5.0, 6.0), function(last) return last end)") == 6);
  CHECK(
      script.number(
          "local m = az.list(az.list(1.0, 2.0), az.list(3.0, 4.0)); return az.index(az.index(m, az.all, 1.0), 2.0)") ==
      3);
  CHECK(script.number("local r = az.record(az.spread(az.record('a', 5.0, 'b', 7.0)), 'a', 1.0); return r.a + r.b") ==
        8);
  CHECK(script.error("local r = az.record('a', 1.0, az.spread(az.record('a', 5.0, 'b', 7.0))); return r.a")
            .find("the record spread here has 'a' too") != std::string::npos);
  CHECK(script.error("local r = az.record('alpha', 1.0); return r.alhpa").find("has no field 'alhpa'") !=
        std::string::npos);
  CHECK(script.error("local x = az.list(1.0, 2.0); return x.groupby('a')").find("'groupby'; write x by g") !=
        std::string::npos);
  CHECK(script.number("local s = 0; for _, i in az.each(az.interval(1.0, 10.0)) do s = s + i end; return s") == 55);
  CHECK(script.number("local s = 0; for _, a, b in az.each(az.list(az.list('x', 1.0), az.list('y', 2.0)), 2) do s = s "
                      "+ b end; return s") == 3);
  CHECK(script.number("local n = 0; for k, v in pairs(az.record('a', 1, 'b', 2)) do n = n + v end; return n") == 3);
}

TEST_CASE("state: keeps the order of pairs over a Lua table the same in every run") {
  Script script;
  CHECK(script.text(
            "local s = ''; for k in pairs{ zeta = 1, beta = 2, 7, 8, alpha = 3 } do s = s .. k .. ' ' end; return s") ==
        "1 2 alpha beta zeta ");
}

TEST_CASE("state: calls script functions with named arguments") {
  Script script;
  CHECK(script.number("local function f(x, k) if k == nil then k = 10.0 end return x + k end; return az.call(f, 1.0, "
                      "az.named('k', 2.0))") == 3);
  CHECK(script.error("local function f(x, k) return x end; return az.call(f, 1.0, az.named('q', 2.0))") ==
        "this function has no parameter 'q'");
  CHECK(script.error("local function f(x, k) return x end; return az.call(f, 1.0, az.named('x', 2.0))") ==
        "this function is given its parameter 'x' twice");
}

TEST_CASE("state: gives equal calls numbers of their own, and the same numbers again") {
  Script script;
  script.state->set_stream(core::Stream(7));
  const double first = script.number("return az.index(draw(1.0), 1.0)");
  const double second = script.number("return az.index(draw(1.0), 1.0)");
  CHECK(first != second);
  script.state->set_stream(core::Stream(7));
  CHECK(script.number("az.site('other', draw)(3.0); return az.index(draw(1.0), 1.0)") == first);
}

TEST_CASE("state: ends a runaway script within its memory limit and goes on") {
  host::StateOptions options;
  options.registry = &host::testing::registry();
  options.memory_limit = std::size_t{32} << 20U;
  host::State state(options);
  const int environment = state.make_environment("test.lua");
  CHECK_THROWS_WITH(state.run("local t = {} for i = 1, 1e9 do t[i] = {i} end", "test.lua", environment),
                    "the script used up its memory limit");
  CHECK(*state.run("return 1 + 1", "test.lua", environment).get<double>() == 2);
}

TEST_CASE("state: ends recursion without end with a sentence") {
  Script script;
  CHECK(script.error("local function f(n) return 1 + f(n + 1) end; return f(1)").find("call each other without end") !=
        std::string::npos);
  CHECK(script.number("return 2") == 2);
}

TEST_CASE("state: stops a plain Lua loop when asked, even behind pcall") {
  std::atomic<bool> stop{false};
  host::StateOptions options;
  options.registry = &host::testing::registry();
  options.stop = &stop;
  host::State state(options);
  const int environment = state.make_environment("test.lua");
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
    for (int i = 0; i < 200 && stop; ++i) {
      host::State::interrupt_all();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });
  bool interrupted = false;
  try {
    state.run("while true do pcall(function() while true do end end) end", "test.lua", environment);
  } catch (const host::ScriptError& error) {
    interrupted = error.interrupted;
  }
  stop = false;
  other.join();
  CHECK(interrupted);
  CHECK(*state.run("return 3", "test.lua", environment).get<double>() == 3);
}

TEST_CASE("state: shuts what would reach around the checks") {
  Script script;
  for (const char* name : {"dofile", "loadfile", "load", "io", "os", "debug", "package"}) {
    CHECK(script.text(std::string("return type(") + name + ")") == "nil");
  }
  CHECK(script.text("return type(math.random)") == "nil");
  CHECK(script.error("toys.scale = 1") == "module toys cannot be changed");
  CHECK(script.error("return toys.scal") == "module toys has no 'scal'");
}

TEST_CASE("state: says what stands in the place of what Lua has and a script has not") {
  Script script;
  CHECK(script.error("return math.random(3)").find("Lua's math.random is left out") == 0);
  CHECK(script.error("return math.random(3)").find("uniform(low, high, n)") != std::string::npos);
  CHECK(script.error("return load('return 1')").find("Lua's load is left out") == 0);
  CHECK(script.error("io.write('x')") ==
        "nothing has no field 'write'; Lua's io is left out: print shows a value, and the module data reads and writes "
        "files");
  CHECK(script.error("return os.clock()").find("Lua's os is left out") != std::string::npos);
  CHECK(script.error("local t = {}; t.random()").find("math.random") != std::string::npos);  // as Lua calls it
  CHECK(script.error("local x = nil; return x.time") == "nothing has no field 'time'");
}

TEST_CASE("state: a value's own functions are called with a dot") {
  Script script;
  CHECK(script.error("local x = az.list(1.0, 2.0); return x:at{ x = 1 }") ==
        "a value's own functions are called with a dot: x.at{ time = 3 }");
  CHECK(script.error("return az.quantity(5.0, 'eV'):to('J')") ==
        "a value's own functions are called with a dot: q.to(\"eV\")");
  CHECK(script.error("local x = az.list(1.0, 2.0); return x.at(1)").find("at takes its coordinates by name") == 0);
}

TEST_CASE("state: prints and joins values as a reader writes them") {
  Script script;
  script.run("print('a', 9.0, true); print(2.5)");
  CHECK(script.printed == std::vector<std::string>{"a 9 true", "2.5"});
  CHECK(script.text("return text('n = ', 9.0)") == "n = 9");
  CHECK(script.number("return by_scale{ quick = 1, paper = 2 }") == 1);
  CHECK(script.error("return by_scale{ quick = 1 }").find("wants both sizes") != std::string::npos);
}
