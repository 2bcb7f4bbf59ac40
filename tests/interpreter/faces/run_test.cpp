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

TEST_CASE("run: --trace shows Lua's view of an error inside rows, once", "[faces][run]") {
  const Folder folder;
  folder.write("rows.anz",
               "worse(x) = [1, 2][x]\nexperiment e {\n  vary v in [1, 2, 3, 4, 3]\n  run { record y = worse(v) }\n}\n");
  CHECK_THAT(run_ansatz(folder, {"rows.anz"}).errors, !Contains("traceback"));
  const Ran ran = run_ansatz(folder, {"rows.anz", "--trace", "--fresh", "-j", "2"});
  CHECK(ran.status == 1);
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = ran.errors.find(what); at != std::string::npos; at = ran.errors.find(what, at + 1)) ++found;
    return found;
  };
  CHECK(count("traceback") == 2);  // of v = 3, the first row that has it, and of v = 4
  CHECK(count("row 3: ") == 1);
  CHECK(count("row 4: ") == 1);
}

TEST_CASE("run: --trace tells the calls behind an error of a claim, in places of the script", "[faces][run]") {
  const Folder folder;
  folder.write("told.anz",
               "inner(x) = x.at(time = 3)\nouter(x) = 1 + inner(x)\nexperiment e {\n  run { record y = [1, 2] }\n"
               "  claim \"c\" { outer(y) < 3 }\n  hypothesis \"h\" { welch_t(outer(y), outer(y)) }\n  figure f { "
               "line(outer(y)) }\n}\n");
  CHECK_THAT(run_ansatz(folder, {"told.anz"}).errors, !Contains("traceback"));
  const std::string told = run_ansatz(folder, {"told.anz", "--trace", "--fresh"}).errors;
  CHECK_THAT(told, Contains("claim \"c\": ") && Contains("hypothesis \"h\": ") && Contains("figure f: "));
  CHECK_THAT(told, Contains("told.anz:1:12: in ") && Contains("told.anz:2:16: in ") && Contains("told.anz:5:15: in "));
}

TEST_CASE("run: a scale that is none is told with the nearest", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", kSquares);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"s.anz", "--scale", "papr"}, {"why", "results/squares", "--scale", "papr"}}) {
    const Ran ran = run_ansatz(folder, words);
    CHECK(ran.status == 2);
    CHECK_THAT(ran.errors, Contains("--scale: wants quick or paper, but got 'papr'; did you mean 'paper'?"));
  }
  CHECK_FALSE(folder.has("results"));
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
  figure uneven { line(i, [1, 2]) }
  figure possible { line(i, x) }
}
)");
  const Ran ran = run_ansatz(folder, {"f.anz"});
  CHECK(ran.status == 1);
  CHECK_THAT(ran.out, Contains("figures that could not be drawn") && Contains("impossible"));
  CHECK_THAT(ran.out, Contains("line: y is -1 somewhere"));
  CHECK_THAT(ran.out, Contains("f.anz:5:19: error: ") && Contains("  5 | "));
  CHECK_THAT(ran.errors, !Contains("somewhere") && !Contains("f.anz:5"));  // told once
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
  CHECK_THAT(ran.out, Contains("doubts in rows") && Contains("amplitude 6000") && !Contains("gaussian: gaussian"));
}

TEST_CASE("run: an override holds an axis at a list, at a stretch, or at what it calls a value", "[faces][run]") {
  const Folder folder;
  folder.write("s.anz", R"(experiment e {
  vary v in linspace(0, 1, 11)
  run { record c = v }
}
experiment named {
  vary p in [(n = "a", x = 1), (n = "b", x = 2), (n = "c", x = 4)] named p.n
  run { record c = p.x }
}
experiment vectors {
  vary k in [[1, 0], [0, 1], [1, 1]]
  run { record c = sum(k) }
}
)");
  const auto with = [&](const std::string& name, const std::string& set) {
    return run_ansatz(folder, {"s.anz", "--only", name, "--set", set});
  };
  CHECK_THAT(with("e", "v=[0.25, 7]").out, Contains("2 rows: 2 computed"));
  CHECK_THAT(run_ansatz(folder, {"show", "results/e"}).out, Contains("0.25") && Contains("7"));
  CHECK_THAT(with("e", "v=0.15..0.45").out, Contains("3 rows: 3 computed"));  // 0.2, 0.3 and 0.4
  CHECK_THAT(with("e", "v=0.15..0.16").errors,
             Contains("s.anz:2:13") && Contains("no value of the axis 'v' lies in 0.15..0.16; it runs from 0 to 1"));
  CHECK_THAT(with("e", "v=[]").errors, Contains("the axis 'v' has no values"));
  CHECK_THAT(with("named", "p=\"b\"").out, Contains("1 row: 1 computed"));
  CHECK_THAT(run_ansatz(folder, {"show", "results/named"}).out, Contains("b") && Contains("2"));
  CHECK_THAT(with("named", "p=[\"a\", \"c\"]").out, Contains("2 rows: 2 computed"));
  CHECK_THAT(with("named", "p=\"bb\"").errors, Contains("no value named 'bb'") && Contains("did you mean 'b'"));
  CHECK_THAT(with("vectors", "k=[1, 0]").out, Contains("1 row: 1 computed"));
  CHECK_THAT(with("vectors", "k=[[1, 0], [5, 5]]").out, Contains("2 rows: 1"));
}

TEST_CASE("run: an override reaches a name that an import brings, where it is bound", "[faces][run]") {
  const Folder folder;
  folder.write("other.anz", "k = 7\nj = k + 1\n");
  folder.write("nest.anz", "import \"other.anz\"\ni = j + 1\n");
  folder.write("s.anz", "import \"nest.anz\"\nprint(k, j, i)\n");
  folder.write("apart.anz", "import \"other.anz\" as o\nprint(o.k)\n");
  CHECK(run_ansatz(folder, {"s.anz"}).out == "7 8 9\n");
  CHECK(run_ansatz(folder, {"s.anz", "--set", "k=1"}).out == "1 2 3\n");
  CHECK(run_ansatz(folder, {"apart.anz", "--set", "k=1"}).status == 2);
  CHECK_THAT(run_ansatz(folder, {"s.anz", "--set", "k=nothing"}).errors, Contains("--set k") && Contains("nothing"));
}

TEST_CASE("run: the errors of imported files come with their own places, each once", "[faces][run]") {
  const Folder folder;
  folder.write("bad.anz", "x = foo\ny = 1 +\n");
  folder.write("bad.lua", "local a = 1\nlocal b = = 2\n");
  folder.write("s.anz",
               "import \"bad.anz\"\nimport \"bad.anz\" as again\nimport \"bad.lua\" as l\n"
               "import \"absent.anz\"\nimport \"absent.anz\"\nprint(z)\n");
  const std::string errors = run_ansatz(folder, {"s.anz"}).errors;
  for (const char* told : {"s.anz:1:8: error: 'bad.anz' has errors", "s.anz:3:8: error: 'bad.lua' has errors",
                           "bad.anz:1:5: error: there is no name 'foo'", "bad.anz:2:8: error: expected an expression",
                           "bad.lua:2:1: error: Lua: unexpected symbol near '='"})
    CHECK_THAT(errors, Contains(told));
  CHECK(errors.find("'foo'") == errors.rfind("'foo'"));
  CHECK_THAT(errors, !Contains("'z'") && !Contains("imports this file again"));  // 'z' may be what 'bad.anz' brings
}
