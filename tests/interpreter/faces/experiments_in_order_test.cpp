// SPDX-License-Identifier: MIT
// Experiments run where the script states them: what follows sees their tables.

#include <catch2/catch.hpp>
#include <thread>

#include "interpreter/faces/program.h"

using namespace ansatz::testing;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kTwo = R"(step = 2
experiment pilot {
  vary i in 1..4
  run { record x = i * step }
}
middle = mean(pilot.x)
experiment study {
  vary k in [1, 2]
  run { record y = k * mean(pilot.x) }
  claim "twice as much" { mean(y) ≈ 1.5 * middle ± 1e-9 }
  figure both { scatter(pilot.i, pilot.x); line(k, y) }
}
print("pilot", middle, "study", mean(study.y))
)";

}  // namespace

TEST_CASE("experiments in order: what follows an experiment reads its table", "[faces][run]") {
  const Folder folder;
  folder.write("two.anz", kTwo);
  const Ran ran = run_ansatz(folder, {"two.anz"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, Contains("reproduced    twice as much"));
  CHECK(ran.out.find("pilot\n  4 rows") < ran.out.find("study\n  2 rows"));
  CHECK_THAT(ran.out, Contains("pilot 5 study 7.5"));  // printed where it stands
  CHECK(ran.out.find("study\n  2 rows") < ran.out.find("pilot 5 study 7.5"));
  CHECK(folder.has("results/study/figures/both.svg"));
  // Rows that read another table are computed again when that one changes, and only then.
  CHECK_THAT(run_ansatz(folder, {"two.anz"}).out, Contains("2 rows: 2 from the store"));
  const Ran changed = run_ansatz(folder, {"two.anz", "--set", "step=3"});
  CHECK_THAT(changed.out, Contains("2 rows: 2 computed") && Contains("pilot 7.5 study 11.25"));
}

TEST_CASE("experiments in order: one that --only leaves out has what an earlier run stored", "[faces][run]") {
  const Folder folder;
  folder.write("two.anz", kTwo);
  const Ran alone = run_ansatz(folder, {"two.anz", "--only", "study"});
  CHECK(alone.status == 2);
  CHECK_THAT(alone.errors, Contains("two.anz:6:") && Contains("no row of pilot has succeeded yet"));
  CHECK(run_ansatz(folder, {"two.anz"}).status == 0);
  const Ran after = run_ansatz(folder, {"two.anz", "--only", "study"});
  CHECK(after.status == 0);
  CHECK_THAT(after.out, Contains("2 rows: 2 from the store") && !Contains("4 rows"));
  CHECK_THAT(after.errors, Contains("pilot: not run, as --only asks"));  // it may be of other settings
  // Another script's table of that name is no table of this one.
  folder.write("other.anz", kTwo);
  CHECK(run_ansatz(folder, {"other.anz", "--only", "study"}).status == 2);
}

TEST_CASE("experiments in order: an error further down costs no row", "[faces][run]") {
  const Folder folder;
  folder.write("late.anz", "experiment e {\n  vary i in [1, 2]\n  run { record x = i }\n}\nprint(e.x[3])\n");
  const Ran ran = run_ansatz(folder, {"late.anz"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.out, Contains("2 rows: 2 computed"));
  CHECK_THAT(ran.errors, Contains("late.anz:5:"));
  CHECK_THAT(run_ansatz(folder, {"late.anz"}).out, Contains("2 rows: 2 from the store"));
}

TEST_CASE("experiments in order: a column that no row records is refused before anything runs", "[faces][run]") {
  const Folder folder;
  folder.write("wrong.anz",
               "experiment e {\n  vary i in [1, 2]\n  run { record speed = i }\n}\nprint(e.sped, e.i, e.speed)\n");
  const Ran ran = run_ansatz(folder, {"wrong.anz"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("the table of e has no field 'sped'") && Contains("did you mean 'speed'"));
  CHECK_FALSE(folder.has("results"));
}

TEST_CASE("experiments in order: plain Lua holds the table that it stated", "[faces][run]") {
  const Folder folder;
  folder.write("p.lua", R"(local az = require "ansatz"
local plain = az.experiment{
  name = "plain", vary = { { names = { "i" }, values = { 1, 2, 3 } } },
  run = function(row, i) row:record("x", i * 10) end,
}
print("mean", az.mean(plain.x))
)");
  CHECK_THAT(run_ansatz(folder, {"p.lua"}).out, Contains("3 rows: 3 computed") && Contains("20"));
  const Ran held = run_ansatz(folder, {"p.lua", "--set", "i=2", "--out", "held"});
  CHECK(held.status == 0);
  CHECK_THAT(held.out, Contains("1 row: 1 computed"));
  // It asks for a table, so that what it states further down is known only once it has run.
  const Ran wrong = run_ansatz(folder, {"p.lua", "--set", "j=2", "--out", "wrong"});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.errors, Contains("no name or axis 'j'"));
}

TEST_CASE("experiments in order: why reads the tables before the one it explains", "[faces][why]") {
  const Folder folder;
  folder.write("two.anz", kTwo);
  REQUIRE(run_ansatz(folder, {"two.anz"}).status == 0);
  CHECK_THAT(run_ansatz(folder, {"why", "results/study"}).out, Contains("2 rows"));
  std::string changed = kTwo;
  changed.replace(changed.find("k * mean"), 1, "k * 3");
  folder.write("two.anz", changed);
  const Ran why = run_ansatz(folder, {"why", "results/study", "1"});
  CHECK(why.status == 0);
  CHECK_THAT(why.out, Contains("run"));
  CHECK_THAT(why.out + why.errors, !Contains("stored yet"));
}

TEST_CASE("experiments in order: Ctrl-C in one ends the script, whatever would catch an error", "[faces][interrupt]") {
  const Folder folder;
  folder.write("slow.lua", R"(local az = require "ansatz"
pcall(function()
  az.experiment{
    name = "slow", vary = { { names = { "i" }, values = { 1, 2, 3, 4, 5, 6, 7, 8 } } },
    run = function(row, i)
      local n = 0
      for k = 1, 3000000 do n = n + k % 7 end
      row:record("x", n)
    end,
  }
end)
print("went on")
az.experiment{ name = "next", vary = { { names = { "i" }, values = { 1 } } },
               run = function(row, i) row:record("x", i) end }
)");
  Program program(folder, {"slow.lua", "-j", "1"});
  for (int i = 0; i < 6000 && program.is_running() && !folder.has("results/slow/table.sqlite"); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  program.press_control_c();
  const Ran ran = program.wait(std::chrono::seconds(60));
  CHECK(ran.status == 1);
  CHECK_THAT(ran.out, Contains("not run yet") && !Contains("went on"));
  CHECK_FALSE(folder.has("results/next"));
}
