// SPDX-License-Identifier: MIT
// `ansatz run`: exit statuses, overrides, what is stored and what is run again.

#include <catch2/catch.hpp>

#include "interpreter/faces/program.h"

using namespace ansatz::testing;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kSquares = R"(top = 3
print("begins")
experiment squares {
  vary i in [1, 2, 3]
  run { record s = top * i^2 }
  claim "the largest" { max(s) > 0 }
}
experiment other {
  vary k in [1, 2]
  run { record t = k }
}
)";

}  // namespace

TEST_CASE("run: it exits with 0 when all holds, 1 when a claim fails, 2 when refused or stopped", "[faces][run]") {
  const Folder folder;
  folder.write("good.anz", kSquares);
  folder.write("bad.anz", "experiment e {\n  vary i in [1]\n  run { record x = i }\n  claim \"c\" { max(x) > 5 }\n}\n");
  folder.write("row.anz", "experiment e {\n  vary i in [1, 9]\n  run { record x = [5][i] }\n}\n");
  folder.write("wrong.anz", "x = yy + 1\n");
  folder.write("stops.anz", "x = [1, 2]\nprint(x[7])\n");
  CHECK(run_ansatz(folder, {"good.anz"}).status == 0);
  CHECK(run_ansatz(folder, {"run", "bad.anz"}).status == 1);
  CHECK(run_ansatz(folder, {"row.anz", "--out", "rows"}).status == 1);
  CHECK(run_ansatz(folder, {"wrong.anz"}).status == 2);
  CHECK(run_ansatz(folder, {"stops.anz"}).status == 2);
  CHECK(run_ansatz(folder, {"absent.anz"}).status == 2);
}

TEST_CASE("run: an error names its line and shows no frame of Lua or C++", "[faces][run]") {
  const Folder folder;
  folder.write("stops.anz", "x = [1, 2]\nprint(x[7])\n");
  const Ran ran = run_ansatz(folder, {"stops.anz"});
  CHECK_THAT(ran.errors, Contains("stops.anz:2:"));
  CHECK_THAT(ran.errors, !Contains("traceback") && !Contains(".lua") && !Contains(".cpp"));
  CHECK_THAT(run_ansatz(folder, {"stops.anz", "--trace"}).errors, Contains("traceback"));
}

TEST_CASE("run: an override that matches nothing is refused before anything runs", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", kSquares);
  const Ran ran = run_ansatz(folder, {"s.anz", "--set", "tpo=4"});
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.errors, Contains("no name or axis 'tpo'") && Contains("did you mean 'top'"));
  CHECK_FALSE(folder.has("results"));
  CHECK(run_ansatz(folder, {"s.anz", "--set", "squares=4"}).status == 2);  // an experiment's name takes no value
  CHECK(run_ansatz(folder, {"s.anz", "--set", "top"}).status == 2);
  CHECK_THAT(run_ansatz(folder, {"s.anz", "--set", "top=1", "--set", "top=2"}).errors, Contains("twice"));
  const Ran bad = run_ansatz(folder, {"s.anz", "--set", "top=1 +"});
  CHECK(bad.status == 2);
  CHECK_THAT(bad.errors, Contains("--set top"));
}

TEST_CASE("run: an override replaces a binding or holds an axis at one value", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", kSquares);
  CHECK(run_ansatz(folder, {"s.anz", "--set", "top=2 * 5", "--only", "squares"}).status == 0);
  CHECK_THAT(run_ansatz(folder, {"show", "results/squares"}).out, Contains("90"));
  const Ran held = run_ansatz(folder, {"s.anz", "--set", "i=7", "--only", "squares", "--out", "held"});
  CHECK_THAT(held.out, Contains("1 row: 1 computed"));
  CHECK_THAT(run_ansatz(folder, {"show", "held/squares"}).out, Contains("147"));
}

TEST_CASE("run: --only runs one experiment, --out says where", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", kSquares);
  CHECK(run_ansatz(folder, {"s.anz", "--only", "other", "--out", "here"}).status == 0);
  CHECK(folder.has("here/other/table.sqlite"));
  CHECK_FALSE(folder.has("here/squares"));
  CHECK_FALSE(folder.has("results"));
  const Ran ran = run_ansatz(folder, {"s.anz", "--only", "sqares"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("did you mean 'squares'"));
}

TEST_CASE("run: a second run takes rows from the store, a changed constant and --fresh compute them", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", kSquares);
  CHECK_THAT(run_ansatz(folder, {"s.anz"}).out, Contains("3 rows: 3 computed"));
  CHECK_THAT(run_ansatz(folder, {"s.anz"}).out, Contains("3 rows: 3 from the store"));
  CHECK_THAT(run_ansatz(folder, {"s.anz", "--fresh"}).out, Contains("3 rows: 3 computed"));
  CHECK_THAT(run_ansatz(folder, {"s.anz", "--set", "top=4"}).out, Contains("3 rows: 3 computed"));
}

TEST_CASE("run: --retry tries failed rows again, a plain run does not", "[faces][run]") {
  const Folder folder;
  folder.write("row.anz", "experiment e {\n  vary i in [1, 9]\n  run { record x = [5][i] }\n}\n");
  CHECK_THAT(run_ansatz(folder, {"row.anz"}).out, Contains("2 computed, 1 failed"));
  CHECK_THAT(run_ansatz(folder, {"row.anz"}).out, Contains("2 from the store, 1 failed"));
  CHECK_THAT(run_ansatz(folder, {"row.anz", "--retry"}).out, Contains("1 computed, 1 from the store, 1 failed"));
}

TEST_CASE("run: the same seed gives the same numbers, another seed others", "[faces][run]") {
  const Folder folder;
  folder.write("r.anz", "print(uniform(0, 1, 3))\n");
  const std::string first = run_ansatz(folder, {"r.anz"}).out;
  CHECK(first == run_ansatz(folder, {"r.anz", "-j", "1"}).out);
  CHECK(first != run_ansatz(folder, {"r.anz", "--seed", "7"}).out);
}

TEST_CASE("run: a figure that cannot be drawn is reported with its place; the others are drawn", "[faces][run]") {
  const Folder folder;
  folder.write("f.anz", R"(experiment e {
  vary i in [1, 2, 3]
  run { record x = i - 2 }
  figure impossible { line(i, x, y_scale = "log") }
  figure possible { line(i, x) }
}
)");
  const Ran ran = run_ansatz(folder, {"f.anz"});
  CHECK(ran.status == 1);
  CHECK_THAT(ran.out, Contains("figures that could not be drawn") && Contains("impossible"));
  CHECK(folder.has("results/e/figures/possible.svg"));
  CHECK(folder.has("results/e/figures/possible.pdf"));
  CHECK_FALSE(folder.has("results/e/figures/impossible.svg"));
}

TEST_CASE("run: a plain Lua script states the same experiments", "[faces][run]") {
  const Folder folder;
  folder.write("p.lua", R"(local az = require "ansatz"
az.experiment{
  name = "plain", vary = { { names = { "i" }, values = { 1, 2 } } },
  run = function(row, i) row:record("x", i * 10) end,
}
)");
  CHECK_THAT(run_ansatz(folder, {"p.lua"}).out, Contains("2 rows: 2 computed"));
  const Ran ran = run_ansatz(folder, {"p.lua", "--set", "j=1"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("no name or axis 'j'"));
}

TEST_CASE("run: --scale picks by_scale, and an unknown scale is refused", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", "print(by_scale(quick = 1, paper = 2))\n");
  CHECK(run_ansatz(folder, {"s.anz"}).out == "1\n");
  CHECK(run_ansatz(folder, {"s.anz", "--scale", "paper"}).out == "2\n");
  CHECK(run_ansatz(folder, {"s.anz", "--scale", "large"}).status == 2);
}

TEST_CASE("run: what a kernel doubts is said, in rows and outside of them", "[faces][run]") {
  const Folder folder;
  folder.write("d.anz", R"(use fields
lump = gaussian(amplitude = 5000)
experiment e {
  vary i in [1, 2]
  run { record d = gaussian(amplitude = 6000).vacuum_distance }
  again = gaussian(amplitude = 7000).vacuum_distance + max(d)
  claim "c" { again > 0 }
}
)");
  const Ran ran = run_ansatz(folder, {"d.anz"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.errors, Contains("doubt: gaussian: amplitude 5000 is large"));
  CHECK_THAT(ran.out, Contains("doubts") && Contains("amplitude 7000"));
  CHECK_THAT(ran.out, Contains("warnings") && Contains("amplitude 6000") && !Contains("gaussian: gaussian"));
}
