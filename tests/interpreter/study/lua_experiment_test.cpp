// SPDX-License-Identifier: MIT
// The same experiment from Ansatz and from plain Lua.
#include <catch2/catch.hpp>

#include "interpreter/experiment/summary.h"
#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

TEST_CASE("lua experiment: gives the same table and verdicts as the Ansatz file") {
  Folder one, two;
  const Ran ansatz = run(one, R"(offset = 3
experiment e {
  title "T"
  vary v in linspace(0, 1, 5)
  vary kind in ["a", "b"]
  replicate 2
  shift = 10
  run {
    record x = v + offset + shift
    record word = text(kind, "!")
    record curve = linspace(0, v, 4)
    expect v < 0.9, "fast"
  }
  hypothesis "differ" { mann_whitney(x by kind); alpha 0.01 }
  claim "top" { max(x) == 14 }
  figure f { line(v, x) }
})");
  Settings settings;
  settings.file = "script.lua";
  settings.workers = 2;
  const Ran lua = run(two, R"lua(local az = require "ansatz"
local offset = 3.0
az.experiment{
  name = "e", title = "T",
  vary = {
    { names = { "v" }, values = az.linspace(0, 1, 5) },
    { names = { "kind" }, values = function() return { "a", "b" } end },
  },
  replicate = 2,
  bindings = { { name = "shift", value = function(data) return 10.0 end } },
  expectations = { "v < 0.9" },
  run = function(row, v, kind)
    row:record("x", v + offset + row.shift)
    row:record("word", az.text(kind, "!"))
    row:record("curve", az.linspace(0, v, 4))
    row:expect(v < 0.9, 1, "fast")
  end,
  hypotheses = { { title = "differ", alpha = function() return 0.01 end,
    test = function(data) return az.hypothesis.mann_whitney(az.by(data.x, data.kind)) end } },
  claims = { { title = "top", check = function(data, claim) claim:near(az.max(data.x), 14, 0, "max(x)") end } },
  figures = { { name = "f", options = { title = "as a record" },
    draw = function(data, figure) figure:line(data.v, data.x) end } },
}
)lua",
                      settings);
  CHECK(table_text(ansatz) == table_text(lua));
  REQUIRE(lua.study.claims.size() == 1);
  CHECK(lua.study.claims[0].verdict == ansatz.study.claims.at(0).verdict);
  CHECK(lua.study.claims[0].verdict == experiment::Verdict::reproduced);
  REQUIRE(lua.study.hypotheses.size() == 1);
  CHECK(lua.study.hypotheses[0].p == ansatz.study.hypotheses.at(0).p);
  const auto figure = study::build_figure(lua.study.spec.figures.at(0), lua.study.columns);
  CHECK(figure.panels.size() == 1);
  CHECK(figure.title == "as a record");
}

TEST_CASE("lua experiment: what is missing or of the wrong kind is said") {
  Folder folder;
  Settings settings;
  settings.file = "script.lua";
  const auto said = [&](const std::string& fields) {
    return refusal(folder, "local az = require 'ansatz'\naz.experiment{ " + fields + " }", settings);
  };
  CHECK_THAT(said("run = function(row) end"), Catch::Contains("needs a name"));
  CHECK_THAT(said("name = 'e'"), Catch::Contains("has no function 'run'"));
  CHECK_THAT(said("name = 'e', run = 5"), Catch::Contains("run of experiment e must be a function"));
  CHECK_THAT(said("name = 'e', run = function() end, vary = 5"), Catch::Contains("vary of an experiment must be"));
  CHECK_THAT(said("name = 'e', run = function() end, vary = { { names = 'v' } }"),
             Catch::Contains("'v' has no values"));
  CHECK_THAT(said("name = 'e', run = function() end, replicate = 'x'"),
             Catch::Contains("replicate must be a whole number"));
  CHECK_THAT(said("name = 'e', runs = 1, run = function() end"), Catch::Contains("runs"));
  CHECK_THAT(said("name = 'e', run = function() end, claims = { { title = 't' } }"), Catch::Contains("claim \"t\""));
  CHECK_THAT(said("name = 'e', run = function() end, hypotheses = { { title = 't', test = function() end, correct = "
                  "'holms' } }"),
             Catch::Contains("there is no correction 'holms'"));
  CHECK_THAT(
      said("name = 'e', run = function() end, figures = { { name = 'f', draw = function() end, options = 85 } }"),
      Catch::Contains("options of figure f must be a record or a function, but is a number"));
  // A list's table may hold no more than its entries: an axis by name would be lost.
  CHECK_THAT(said("name = 'e', run = function() end, vary = { n = { 1, 2 } }"),
             Catch::Contains("vary of an experiment is a list of tables, but has 'n'; write vary = { {"));
  CHECK_THAT(said("name = 'e', run = function() end, figures = { name = 'f', draw = function() end }"),
             Catch::Contains("figures of an experiment is a list of tables, but has 'draw'"));
  CHECK_THAT(said("name = 'e', run = function() end, claims = { [2] = { title = 't', check = function() end } }"),
             Catch::Contains("has '2'"));
  // What nobody reads is told at once, wherever it stands.
  CHECK_THAT(
      said("name = 'e', run = function() end, figurs = {}, figures = { { name = 'f', drw = 1 } }, "
           "claims = { { title = 't', chck = 1, zzz = 2 } }"),
      Catch::Contains("an experiment has no 'figurs' (did you mean 'figures'?); claim \"t\" has no 'chck' (did you "
                      "mean 'check'?); claim \"t\" has no 'zzz'; figure f has no 'drw' (did you mean 'draw'?)"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "results"));
}

TEST_CASE("lua experiment: columns recorded twice, wrong kinds and Lua errors fail their rows") {
  Folder folder;
  Settings settings;
  settings.file = "script.lua";
  const Ran ran = run(folder, R"lua(local az = require "ansatz"
az.experiment{ name = "e", vary = { { names = { "v" }, values = { 1, 2, 3, 4, 5, 6, 7 } } },
  run = function(row, v)
    if v == 1 then row:record("x", 1); row:record("x", 2) end
    if v == 2 then row:record("x", {}) end
    if v == 3 then error("on purpose") end
    if v == 4 then error({ code = 4 }) end
    if v == 6 then return { x = v } end
    if v == 7 then return row.v end
    row:record("x", v)
  end }
)lua",
                      settings);
  CHECK(ran.progress().failed == 6);
  CHECK(ran.column("x") == "[5]");
  const std::string text = table_text(ran);
  INFO(text);
  CHECK_THAT(text, Catch::Contains("recorded twice") && Catch::Contains("on purpose") &&
                       Catch::Contains("script.lua:6") &&
                       Catch::Contains("run returns a record (x), which no column keeps") &&
                       Catch::Contains("'v' is an axis, which run is given after the row: run = function(row, v)"));
}

TEST_CASE("lua experiment: because answers doubts, of an entry, of replicates, of rows, of all") {
  Settings settings;
  settings.file = "script.lua";
  const std::string plain = "edge('one'), edge('two')";
  const auto doubts = [&](const std::string& claim, const std::string& hypothesis, const std::string& whole) {
    Folder folder;
    const Ran ran = run(folder,
                        R"lua(local az = require "ansatz"
local function edge(title, because)
  return { title = title, because = because, check = function(data, claim)
    claim:near(az.boundary(data, "v", az.max, data.on), 0.33, 0.05, "edge")
  end }
end
az.experiment{
  name = "e", replicate = 2,
  vary = { { names = { "v" }, values = az.linspace(0, 1, 11) } },
  run = function(row, v)
    row:record("on", v < 0.33)
    row:record("zero", 0.0)
    local sim = az.fields.klein_gordon{ ["until"] = 0.1, points = 32 }
    row:record("h", az.max(az.information.shannon(sim.energy_density, { over = "x", against = "cells" })))
  end,
  claims = { )lua" + claim + R"lua( },
  hypotheses = { { title = "same", )lua" +
                            hypothesis +
                            R"lua(
    test = function(data) return az.hypothesis.mann_whitney(az.by(data.zero, data.on)) end } },
  )lua" + whole + "\n}\n",
                        settings);
    REQUIRE(ran.progress().failed == 0);
    std::vector<std::string> reasons;
    experiment::Summary summary;
    ran.study.conclude(summary);
    for (const auto& doubt : summary.doubts) {
      const bool is_ours = doubt.text.find("bit for bit") != std::string::npos ||
                           doubt.text.find("read off a grid") != std::string::npos ||
                           doubt.text.find("cannot be rejected") != std::string::npos;
      if (is_ours) reasons.push_back(doubt.because);
    }
    reasons.push_back(summary.notes.warnings.at(0).because);
    return reasons;
  };
  using Reasons = std::vector<std::string>;
  // The test, the replicates, a boundary twice (one sentence a place), the rows.
  CHECK(doubts(plain, "", "") == Reasons{"", "", "", ""});
  CHECK(doubts(plain, "because = 'h',", "") == Reasons{"h", "", "", ""});
  CHECK(doubts("edge('one', 'c'), edge('two', 'c')", "", "") == Reasons{"", "", "c", ""});
  CHECK(doubts("edge('one', 'c'), edge('two')", "", "") == Reasons{"", "", "", ""});  // one of them stands
  CHECK(doubts(plain, "", "because = { replicate = 'r' },") == Reasons{"", "r", "", ""});
  CHECK(doubts(plain, "", "because = { run = 'w' },") == Reasons{"", "", "", "w"});
  CHECK(doubts(plain, "", "because = 'all'") == Reasons{"all", "all", "all", "all"});
  CHECK(doubts(plain, "because = 'h',", "because = 'all'") == Reasons{"h", "all", "all", "all"});
}

TEST_CASE("lua experiment: because must be a reason, at a place that has doubts") {
  Folder folder;
  Settings settings;
  settings.file = "script.lua";
  const auto said = [&](const std::string& fields) {
    return refusal(folder,
                   "local az = require 'ansatz'\naz.experiment{ name = 'e', run = function() end, " + fields + " }",
                   settings);
  };
  CHECK_THAT(said("because = 5"), Catch::Contains("because of an experiment must be a text that says why, but is"));
  CHECK_THAT(said("because = ' '"), Catch::Contains("but is empty"));
  CHECK_THAT(said("because = { replicates = 'x' }"), Catch::Contains("because has no 'replicates'"));
  CHECK_THAT(said("claims = { { title = 't', check = function() end, because = true } }"),
             Catch::Contains("because of claim \"t\""));
  CHECK_THAT(said("hypotheses = { { title = 't', test = function() end, because = '' } }"),
             Catch::Contains("because of hypothesis \"t\""));
}

TEST_CASE("lua experiment: a claim or row that has no such method says which it has") {
  const auto refused = [](const std::string& check) {
    Folder folder;
    Settings settings;
    settings.file = "script.lua";
    return run(folder,
               "local az = require 'ansatz'\naz.experiment{ name = 'e', run = function(row) row:record('x', 1) end,\n"
               "claims = { { title = 't', check = function(data, claim) " +
                   check + " end } } }",
               settings)
        .study.claims.at(0)
        .why;
  };
  CHECK_THAT(refused("claim:less(data.x, 2)"),
             Catch::Contains("a claim has no 'less'; claim:compare(\"<\", a, b, \"a < b\")"));
  CHECK_THAT(refused("claim:neer(1, 1, 0, 'x')"), Catch::Contains("a claim has no 'neer'"));
  CHECK_THAT(refused("claim:whatever(1)"), Catch::Contains("a claim has no 'whatever'"));
}
