// SPDX-License-Identifier: MIT
// Samples, refinement, rows that follow one another and replicates until enough, from scripts.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using Catch::Matchers::Contains;

namespace {

std::string sampled(const std::string& points, const std::string& design, const std::string& rest = "") {
  return "experiment e {\n  sample a from uniform(0, 2), b from log_uniform(1, 100) points " + points + " using " +
         design + "\n  " + rest + "\n  run { record s = a + b }\n}";
}

/// x' = r + x - x³ relaxed from where it was: bistable for |r| < 2/(3√3) = 0.3849.
const char* const kHysteresis = R"(experiment loop {
  along r in [-1, -0.3, 0, 0.3, 0.5, 0.3, 0, -0.3, -0.5] keeping x
  vary start in [-2, 2]
  run {
    x = if x == nothing then start else x
    for i in 1..2000 { x = x + 0.05*(r + x - x^3) }
    record x
    record upper = x > 0
  }
})";

}  // namespace

TEST_CASE("sample: carries a design to distributions, rows in the design's order", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, sampled("4", "sobol"));
  CHECK(ran.column("a") == "[1, 1.5, 0.5, 0.75]");
  CHECK(ran.study.table->column("b").number(0) == Approx(10));
  CHECK(ran.study.table->column("b").number(1) == Approx(std::sqrt(10)));
  CHECK(ran.study.table->column("b").number(3) == Approx(std::pow(10, 0.75)));
}

TEST_CASE("sample: multiplies with vary and replicate", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, sampled("4", "latin_hypercube", "vary c in [1, 2]\n  replicate 3"));
  CHECK(ran.study.table->rows() == 4 * 2 * 3);
  std::set<double> values;
  for (std::size_t i = 0; i < 24; ++i) values.insert(ran.study.table->column("a").number(i));
  CHECK(values.size() == 4);
}

TEST_CASE("sample: goes on where it ended when points are added, but for a Latin hypercube", "[designs]") {
  for (const std::string design : {"sobol", "random", "latin_hypercube"}) {
    Folder folder;
    run(folder, sampled("50", design));
    const Ran more = run(folder, sampled("100", design));
    CHECK(more.progress().computed == (design == "latin_hypercube" ? 100 : 50));
    CHECK(more.progress().total == 100);
  }
}

TEST_CASE("sample: depends on the seed where it is random, and never on threads or names", "[designs]") {
  const auto values = [](const std::string& script, std::uint64_t seed, std::size_t workers,
                         const std::string& column) {
    Folder folder;
    Settings settings;
    settings.seed = seed;
    settings.workers = workers;
    return run(folder, script, settings).column(column);
  };
  for (const std::string design : {"random", "latin_hypercube", "sobol"}) {
    const std::string script = sampled("20", design);
    CHECK(values(script, 1, 1, "b") == values(script, 1, 3, "b"));
    CHECK((values(script, 1, 1, "b") == values(script, 2, 1, "b")) == (design == "sobol"));
    std::string renamed = script;
    renamed.replace(renamed.find(" a from"), 7, " z from");
    renamed.replace(renamed.find("= a + b"), 7, "= z + b");
    CHECK(values(script, 1, 1, "a") == values(renamed, 1, 1, "z"));
  }
}

TEST_CASE("sample: takes a distribution that has a name, and computed numbers of points", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(prior = sampling.normal(5, 1)
n = 2^3
experiment e {
  sample a from prior points n using sobol
  run { record s = a }
})");
  CHECK(ran.study.table->rows() == 8);
  CHECK(ran.study.table->column("a").number(0) == 5);
}

TEST_CASE("sample: says what is no distribution, or no number of points", "[designs]") {
  Folder folder;
  const auto with = [&](const std::string& value, const std::string& points) {
    return refusal(folder, "given = if true then " + value + " else 1\nexperiment e {\n  sample a from given points " +
                               points + " using sobol\n  run { record s = a }\n}");
  };
  CHECK_THAT(with("3", "4"), Contains("'a' must come from a distribution, uniform(0, 1) for instance, but is given"));
  CHECK_THAT(with("sampling.uniform(0, 1)", "floor(2.5) / 2 + 0.3"),
             Contains("the number of points of a sample must be a whole number at least 1, but is 1.3"));
  CHECK_THAT(with("sampling.uniform(1, 0)", "4"), Contains("uniform: high is 0, but must be above low, which is 1"));
}

TEST_CASE("refine: shows where a recorded quantity changes, to figures and claims but not to hypotheses", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in linspace(0, 1, 6)
  refine v to 0.01 where bounces > 1 changes
  run { record bounces = if v < 0.4321 then 3 else 1 }
  claim "the edge" { max(v where bounces > 1) ≈ 0.4321 ± 0.01 }
  claim "all rows" { count(v) == 11 }
  hypothesis "planned rows" { mann_whitney(v by bounces) }
})");
  REQUIRE(ran.study.claims.size() == 2);
  CHECK(ran.study.claims[0].verdict == experiment::Verdict::reproduced);
  CHECK(ran.study.claims[1].verdict == experiment::Verdict::reproduced);
  CHECK(ran.study.table->rows() == 6 + 5);
  REQUIRE(ran.study.hypotheses.size() == 1);
  CHECK(ran.study.hypotheses[0].n == 6);
}

TEST_CASE("refine: reads arrays, bindings and dimensions of one row", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(edge = 2.3
experiment e {
  vary v in [0, 4]
  limit = edge + 0.2
  refine v to 0.5 where max(track) > limit changes
  run { record track = v * linspace(0, 1, 3) }
})");
  CHECK(ran.column("v") == "[0, 2, 2.5, 3, 4]");
}

TEST_CASE("refine: counts the same rows on any number of threads, from a kernel's randomness too", "[designs]") {
  const std::string script = R"(experiment e {
  vary v in linspace(0, 1, 5)
  vary w in [0, 1]
  replicate 3
  refine v to 0.02 where high changes
  run { record high = v + 0.2*w + 0.05*uniform(0, 1) > 0.5 }
})";
  Folder one, many;
  Settings settings;
  const std::string alone = table_text(run(one, script, settings));
  settings.workers = 4;
  CHECK(table_text(run(many, script, settings)) == alone);
  CHECK(run(many, script, settings).progress().computed == 0);
}

TEST_CASE("along: follows each branch of a bistable map as far as it goes", "[designs]") {
  for (const std::size_t workers : {1, 3}) {
    Folder folder;
    Settings settings;
    settings.workers = workers;
    const Ran ran = run(folder, kHysteresis, settings);
    // From either start: down on the way up until r = 0.5 is beyond the fold at 0.385, up on the way back until -0.5.
    // At r = -1 there is only the lower branch, so the second start is forgotten at once.
    CHECK(ran.column("upper") ==
          "[false, false, false, false, false, false, false, false, true, true, true, true, "
          "true, true, true, true, false, false]");
    // On a branch x is a root of r + x - x³: at r = 0 it is ±1.
    CHECK(ran.study.table->column("x").number(4) == Approx(-1).epsilon(0).margin(1e-12));
    CHECK(ran.study.table->column("x").number(12) == Approx(1).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("along: keeps records and solutions", "[designs]") {
  Folder folder, whole;
  const std::string script = R"(use fields
experiment e {
  along amplitude in [0.1, 0.2, 0.3] keeping last
  run {
    start = if last == nothing then gaussian(amplitude = amplitude) else initial_state(last.field, velocity = last.velocity)
    sim = klein_gordon(potential = linear(), initial = start, domain = -10..10, points = 64, until = 1)
    last = (field = sim.phi.at(time = end), velocity = sim.phi_t.at(time = end), sim = sim)
    record energy = sim.energy.at(time = end)
  }
})";
  const Ran ran = run(whole, script);
  CHECK(ran.progress().failed == 0);
  // Without the potential's own losses the energy that was put in first stays.
  const core::Array energy = ran.study.table->column("energy");
  REQUIRE(energy.size() == 3);
  CHECK(energy.number(2) == Approx(energy.number(0)).epsilon(1e-6));
  // A killed run goes on from the stored state.
  std::string shorter = script;
  shorter.replace(shorter.find(", 0.3]"), 6, "]");
  run(folder, shorter);
  const Ran rest = run(folder, script);
  CHECK(rest.progress().computed == 1);
  CHECK(table_text(rest) == table_text(ran));
}

TEST_CASE("along: fails rows that keep a function, and says which part it is", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  along r in [1, 2] keeping kept
  run {
    kept = (f = x => x + r)
    record r2 = r^2
  }
})");
  CHECK(ran.progress().failed == 2);
  CHECK_THAT(table_text(ran), Contains("state.f is a function"));
}

TEST_CASE("replicate until: stops each combination by itself", "[designs]") {
  Folder one, many;
  const std::string script = R"(experiment e {
  vary sd in [1, 3]
  replicate 4..60 until error(z) < 0.5
  run { record z = normal(0, sd) }
})";
  Settings settings;
  const Ran ran = run(one, script, settings);
  settings.workers = 3;
  CHECK(table_text(run(many, script, settings)) == table_text(ran));
  const core::Array z = ran.study.table->column("z"), sd = ran.study.table->column("sd");
  std::size_t counted = 0;
  for (const double each : {1, 3}) {
    // The rule by hand, on the draws of the table: it holds for all of them, and not for one fewer.
    std::vector<double> drawn;
    for (std::size_t i = 0; i < z.size(); ++i) {
      if (sd.number(i) == each) drawn.push_back(z.number(i));
    }
    const auto error = [&](std::size_t n) {
      double mean = 0, squares = 0;
      for (std::size_t i = 0; i < n; ++i) mean += drawn[i] / static_cast<double>(n);
      for (std::size_t i = 0; i < n; ++i) squares += std::pow(drawn[i] - mean, 2);
      return std::sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n));
    };
    CHECK(error(drawn.size()) < 0.5);
    for (std::size_t n = 4; n < drawn.size(); ++n) CHECK(error(n) >= 0.5);
    counted += drawn.size();
  }
  CHECK(counted == z.size());
  CHECK(ran.study.report.doubts.empty());
}

TEST_CASE("replicate until: takes any condition on the columns", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(wanted = 0.2
experiment e {
  replicate 5..400 until error(z) < wanted * mean(z) and count(z > 1) >= 3
  run { record z = exponential(1) }
})");
  const core::Array z = ran.study.table->column("z");
  CHECK(z.size() > 5);
  CHECK(z.size() < 400);
}

TEST_CASE("replicate until: keeps a range and its condition together at run time too", "[designs]") {
  Folder folder;
  const auto with = [&](const std::string& count, const std::string& until) {
    return refusal(folder, "same(x) = x\nn = if true then " + count + " else 3\nexperiment e {\n  replicate n" + until +
                               "\n  run { record z = uniform(0, 1) }\n}");
  };
  CHECK_THAT(with("2..5", ""), Contains("a range of replicates needs 'until'"));
  CHECK_THAT(with("3", " until error(z) < 1"), Contains("'until' needs the least and the most replicates"));
  CHECK_THAT(with("2.5..5", " until error(z) < 1"), Contains("the least number of replicates must be a whole number"));
  CHECK_THAT(with("2..5.5", " until error(z) < 1"), Contains("the most replicates must be a whole number"));
  CHECK_THAT(with("2..5", " until same(z)"), Contains("until: same(z) must be true or false, but is"));
}

TEST_CASE("paired: gives rows across the axis the same draws, from kernels as well", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary gain in [1, 10]
  vary other in [1, 2]
  replicate 2 paired over gain
  run { record z = normal(0, 1)
        record y = gain * z }
})");
  const core::Array z = ran.study.table->column("z");
  std::set<double> drawn;
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(z.number(i) == z.number(i + 4));
    drawn.insert(z.number(i));
  }
  CHECK(drawn.size() == 4);
  CHECK(ran.study.table->column("y").number(4) == 10 * z.number(0));
}

TEST_CASE("axes: go through vectors, and through one point", "[designs]") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary k in [[1, 0], [0, 1]]
  vary one in [3]
  vary single in [[5, 6]]
  run { record s = k[1] + one + single[2] }
  claim "columns hold the parts" { max(s where k[:, 1] == 1) == 10 }
  replicate 3
  hypothesis "they group by the whole vector" { mann_whitney(s by k, groups = ["[1, 0]", "[0, 1]"]) }
})");
  CHECK(ran.column("s") == "[10, 10, 10, 9, 9, 9]");
  CHECK(ran.study.table->column("k").identical(core::Array({core::Dimension("row", 6), core::Dimension("", 2)},
                                                           std::vector<double>{1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1})));
  REQUIRE(ran.study.hypotheses.size() == 1);
  CHECK(ran.study.hypotheses[0].p);
  CHECK(ran.study.claims[0].verdict == experiment::Verdict::reproduced);
}

TEST_CASE("designs: are the same objects from Lua", "[designs]") {
  Folder ours, theirs;
  Settings lua;
  lua.file = "script.lua";
  const std::string sample = R"(local az = require "ansatz"
az.experiment{
  name = "e",
  vary = { { names = { "a", "b" }, from = { az.sampling.uniform(0, 2), az.sampling.log_uniform(1, 100) },
             points = 4, using = "sobol" } },
  run = function(row, a, b) row:record("s", a + b) end,
})";
  CHECK(run(theirs, sample, lua).column("s") == run(ours, sampled("4", "sobol")).column("s"));

  Folder refined;
  const Ran ran = run(refined, R"(local az = require "ansatz"
az.experiment{
  name = "e",
  vary = { { names = { "v" }, values = { 0, 1 } } },
  refine = { { axis = "v", to = 0.25, changes = function(data) return data.high end } },
  replicate = 2,
  paired = { "v" },
  run = function(row, v) row:record("high", v > 0.6) end,
})",
                      lua);
  CHECK(ran.column("v") == "[0, 0, 0.5, 0.5, 0.75, 0.75, 1, 1]");

  Folder chain;
  const Ran followed = run(chain, R"(local az = require "ansatz"
az.experiment{
  name = "e",
  vary = { { names = { "r" }, values = { 1, 2, 3 }, keeping = "sum" } },
  run = function(row, r, sum)
    sum = (sum or 0) + r
    row:record("sum", sum)
    row:keep(sum)
  end,
})",
                           lua);
  CHECK(followed.column("sum") == "[1, 3, 6]");

  Folder until_enough;
  const Ran enough = run(until_enough, R"(local az = require "ansatz"
az.experiment{
  name = "e",
  replicate = az.interval(2, 9),
  enough = function(data) return az.count(data.n) >= 5 end,
  run = function(row) row:record("n", 1) end,
})",
                         lua);
  CHECK(enough.study.table->rows() == 5);
}

TEST_CASE("designs: say from Lua what is missing or too much", "[designs]") {
  Folder folder;
  Settings lua;
  lua.file = "script.lua";
  const auto with = [&](const std::string& fields) {
    return refusal(folder,
                   "local az = require \"ansatz\"\naz.experiment{ name = \"e\", " + fields +
                       ", run = function(row) row:record(\"n\", 1) end }",
                   lua);
  };
  CHECK_THAT(with("vary = { { names = \"a\", from = { az.sampling.uniform(0, 1) }, using = \"sobol\" } }"),
             Contains("the sample of 'a' has no number of points"));
  CHECK_THAT(with("vary = { { names = \"a\", from = { az.sampling.uniform(0, 1) }, points = 3 } }"),
             Contains("the sample of 'a' has no design"));
  CHECK_THAT(with("vary = { { names = \"a\", from = { az.sampling.uniform(0, 1) }, points = 3, using = \"sobl\" } }"),
             Contains("there is no design 'sobl'"));
  CHECK_THAT(with("vary = { { names = { \"a\", \"b\" }, from = { az.sampling.uniform(0, 1) }, points = 3, using = "
                  "\"sobol\" } }"),
             Contains("the sample of 'a' has 2 names, but 1 distributions"));
  CHECK_THAT(with("refine = { { axis = \"w\", to = 1, changes = function(d) return 1 end } }"),
             Contains("refine: there is no axis 'w'"));
  CHECK_THAT(with("paired = { \"w\" }"), Contains("there is no axis 'w' to pair over"));
}
