// SPDX-License-Identifier: MIT
// What `vary` and `replicate` make of lists, arrays, functions and records.
#include <catch2/catch.hpp>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

TEST_CASE("axes: multiply in the order they are written, last one fastest") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary a in [1, 2]
  vary b in ["x", "y"]
  replicate 2
  run { record s = text(a, b) }
})");
  CHECK(ran.study.table->rows() == 8);
  CHECK(ran.column("s") == R"(["1x", "1x", "1y", "1y", "2x", "2x", "2y", "2y"])");
  CHECK(ran.column("a") == "[1, 1, 1, 1, 2, 2, 2, 2]");
}

TEST_CASE("axes: walk together with zip") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary (a, b) in zip([1, 2, 3], ["x", "y", "z"])
  run { record s = text(a, b) }
  claim "the second is y" { max(a where b == "y") == 2 }
})");
  CHECK(ran.column("s") == R"(["1x", "2y", "3z"])");
  REQUIRE(ran.study.claims.size() == 1);
  CHECK(ran.study.claims[0].verdict == experiment::Verdict::reproduced);
}

TEST_CASE("axes: show names where they are named, and give run the value") {
  Folder folder;
  const Ran ran = run(folder, R"(phases = [(name = "swarm", r = 1), (name = "torus", r = 3.5)]
experiment e {
  vary phase in phases named phase.name
  run { record r = phase.r }
  claim "the torus turns further" { max(r where phase == "torus") == 3.5 }
})");
  CHECK(ran.column("phase") == R"(["swarm", "torus"])");
  CHECK(ran.column("r") == "[1, 3.5]");
  CHECK(ran.study.claims[0].verdict == experiment::Verdict::reproduced);
}

TEST_CASE("axes: take functions and records, whatever state they come from") {
  Folder folder;
  const std::string script = R"(depth = 2
well(x) = depth * x^2
pair = [(name = "a", f = x => x + 1), (name = "b", f = well)]
experiment e {
  vary V in [x => x^2, x => -x, well]
  vary p in pair named p.name
  run { record y = V(3) + 100 * p.f(1) }
})";
  for (const std::size_t workers : {1, 2}) {
    Settings settings;
    settings.workers = workers;
    settings.fresh = true;
    const Ran ran = run(folder, script, settings);
    CHECK(ran.column("y") == "[209, 209, 197, 197, 218, 218]");
  }
}

TEST_CASE("axes: a point over a function counts by what the function is") {
  Folder folder;
  const auto script = [](const std::string& second, const std::string& depth) {
    return "depth = " + depth + "\nwell(x) = depth * x^2\nexperiment e {\n  vary V in [x => x + 1, " + second +
           ", well]\n  run { record y = V(3) }\n}";
  };
  CHECK(run(folder, script("x => x^2", "2")).progress().computed == 3);
  CHECK(run(folder, script("other =>   other^2", "2")).progress().computed == 0);
  CHECK(run(folder, script("x => x^3", "2")).progress().computed == 1);
  CHECK(run(folder, script("x => x^3", "4")).progress().computed == 1);
}

TEST_CASE("axes: an experiment without vary has one row a replicate") {
  Folder folder;
  CHECK(run(folder, "experiment e { run { record x = 1 } }").column("x") == "[1]");
  Folder other;
  CHECK(run(other, "experiment e { replicate 3; run { record x = 1 } }").column("x") == "[1, 1, 1]");
}

TEST_CASE("axes: replicates draw numbers of their own, and so do points that stand twice") {
  Folder folder;
  const Ran ran = run(folder, "experiment e { vary v in [1, 1]; replicate 2; run { record u = uniform(0, 1) } }");
  const core::Array u = ran.study.table->column("u");
  REQUIRE(u.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < i; ++k) CHECK(u.number(i) != u.number(k));
  }
}

TEST_CASE("axes: refuse what has no points, naming the axis") {
  Folder folder;
  CHECK_THAT(refusal(folder, "experiment e { vary v in []; run { record x = v } }"),
             Catch::Contains("'v' has no values"));
  CHECK_THAT(refusal(folder, "xs = 5\nexperiment e { vary v in xs; run { record x = v } }"),
             Catch::Contains("'vary' goes through values one by one"));
  CHECK_THAT(refusal(folder, "n = 0\nexperiment e { replicate n; run { record x = 1 } }"),
             Catch::Contains("replicate is 0, but must be at least 1"));
  CHECK_THAT(refusal(folder, "n = 1.5\nexperiment e { replicate n; run { record x = 1 } }"),
             Catch::Contains("must be a whole number"));
  CHECK_THAT(refusal(folder,
                     "lua [[ function some() return 5 end ]]\nexperiment e { vary v in some(); run { record x = v } }"),
             Catch::Contains("the values of 'v' must be a list or an array, but are a number"));
  CHECK_THAT(refusal(folder,
                     "lua [[ function some() return 0 end ]]\nexperiment e { replicate some(); run { record x = 1 } }"),
             Catch::Contains("replicate must be a whole number at least 1, but is 0"));
  CHECK_THAT(refusal(folder, "experiment e { vary (a, b) in zip([1, 2], [1, 2, 3]); run { record x = a } }"),
             !Catch::Contains("no error"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "results"));
}

TEST_CASE("axes: visit the whole numbers of an interval, rows of a matrix, quantities and complex numbers") {
  Folder folder;
  CHECK(run(folder, "experiment a { vary i in 1..3; run { record x = i } }").column("x") == "[1, 2, 3]");
  CHECK(run(folder, "experiment b { vary r in [[1, 2], [3, 4]]; run { record x = sum(r) } }").column("x") == "[3, 7]");
  CHECK(run(folder, "experiment c { vary q in [1 m, 20 mm]; run { record x = q > 0.1 m } }").column("x") ==
        "[true, false]");
  CHECK(run(folder, "experiment d { vary z in [1 + 2i, 3]; run { record x = abs(z - 2i) } }").study.table->rows() == 2);
}
