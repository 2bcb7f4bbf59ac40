// SPDX-License-Identifier: MIT
// What a row leaves behind: columns of every kind, failures with their place, expectations.
#include <catch2/catch.hpp>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

namespace {

std::vector<experiment::StoredRow> rows_of(const Ran& ran) {
  std::vector<experiment::StoredRow> rows;
  ran.study.report.store->for_each_row(true, [&](const experiment::StoredRow& row) {
    rows.push_back(row);
    return true;
  });
  return rows;
}

/// The failure of the only row of a run block.
experiment::Failure failure_of(const std::string& body) {
  Folder folder;
  const Ran ran = run(folder, "use fields\nexperiment e {\n  vary v in [1]\n  run {\n" + body + "\n  }\n}");
  const auto rows = rows_of(ran);
  REQUIRE(rows.size() == 1);
  REQUIRE(rows[0].outcome.failure);
  return *rows[0].outcome.failure;
}

}  // namespace

TEST_CASE("rows: keep numbers, truth, text, quantities, complex numbers and arrays of any element") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [1, 2]
  run {
    record number = v / 4
    record truth = v > 1
    record word = text("φ", v)
    record length = v * 30 mm
    record z = v + 2i
    record curve = linspace(0, v, 3)
    record mask = linspace(0, v, 3) > 0.5
    record waves = linspace(0, v, 3) + 1i
    record matrix = [[1, 2], [3, v]]
  }
})");
  for (const auto& row : rows_of(ran)) {
    if (row.outcome.failure) FAIL(row.outcome.failure->message);
  }
  CHECK(ran.column("number") == "[0.25, 0.5]");
  CHECK(ran.column("truth") == "[false, true]");
  CHECK(ran.column("word") == R"(["φ1", "φ2"])");
  CHECK(ran.study.table->column("length").unit.symbol == "mm");
  CHECK(ran.study.table->column("z").type() == core::ElementType::complex);
  CHECK(ran.study.table->column("curve").size() == 6);
  CHECK(ran.study.table->column("mask").type() == core::ElementType::boolean);
  CHECK(ran.study.table->column("waves").type() == core::ElementType::complex);
  CHECK(ran.study.table->column("matrix").rank() == 3);
}

TEST_CASE("rows: a row that fails is kept with cause and place, and the others go on") {
  Folder folder;
  const Ran ran = run(folder, R"(use fields
shape(v) = if v == 2 then [1, 2][v + 3] else v
experiment e {
  vary v in [1, 2, 3]
  run {
    record before = v
    record x = shape(v)
  }
})");
  CHECK(ran.progress().failed == 1);
  CHECK(ran.progress().computed == 3);
  CHECK(ran.column("x") == "[1, 3]");
  CHECK(ran.column("v") == "[1, 3]");
  const auto rows = rows_of(ran);
  REQUIRE(rows[1].outcome.failure);
  CHECK(rows[1].outcome.records.empty());
  CHECK_THAT(rows[1].outcome.failure->message, Catch::Contains("5"));
  CHECK_THAT(rows[1].outcome.failure->place, Catch::Contains("script.anz:2:"));
}

TEST_CASE("rows: a failed row is not run again unless asked to") {
  Folder folder;
  const std::string script =
      "experiment e {\n  vary v in [1, 2]\n  run { record x = if v == 1 then v else [1][v + 1] }\n}";
  CHECK(run(folder, script).progress().failed == 1);
  const experiment::Progress again = run(folder, script).progress();
  CHECK(again.computed == 0);
  CHECK(again.failed == 1);
  Settings retry;
  retry.retry = true;
  CHECK(run(folder, script, retry).progress().computed == 1);
}

TEST_CASE("rows: say why they failed: parameters, blow-ups, Lua, wrong kinds") {
  const auto parameter =
      failure_of("    n = v - 1\n    sim = klein_gordon(points = n, until = 1)\n    record drift = sim.energy_drift");
  CHECK_THAT(parameter.message, Catch::Contains("klein_gordon: points is 0, but must be"));
  CHECK_THAT(parameter.place, Catch::Contains("script.anz:6:"));

  const auto blown = failure_of(
      "    sim = klein_gordon(potential = φ => -φ^4, initial = gaussian(amplitude = 5), points = 256, until = 20)\n"
      "    record drift = sim.energy_drift");
  CHECK_THAT(blown.message, Catch::Contains("no longer finite"));
  CHECK_THAT(blown.place, Catch::Contains("script.anz:5:"));

  const auto lua = failure_of("    lua [[\n      local t = nil\n      return t.x\n    ]]\n    record x = 1");
  CHECK_THAT(lua.message, Catch::Contains("nothing has no field 'x'"));
  CHECK_THAT(lua.place, Catch::Contains("script.anz:7:"));

  const auto kind = failure_of("    record x = text(\"a\") + v");
  CHECK_THAT(kind.message, Catch::Contains("text"));
  CHECK_THAT(kind.place, Catch::Contains("script.anz:5:"));

  CHECK_THAT(failure_of("    r = (a = 1, b = 2)\n    record r").message,
             Catch::Contains("column 'r' is given a record") && Catch::Contains("record one of its fields"));
  CHECK_THAT(failure_of("    record f = (x => x)").message, Catch::Contains("column 'f' is given a function"));
  CHECK_THAT(failure_of("    record l = [1, \"a\"]").message, Catch::Contains("column 'l' is given"));
  CHECK_THAT(failure_of("    record i = 1..2").message, Catch::Contains("column 'i' is given"));
  CHECK_THAT(failure_of("    record n = nothing").message, Catch::Contains("column 'n' is given nothing"));
  CHECK_THAT(failure_of("    expect v, \"why\"\n    record x = 1").message,
             Catch::Contains("an expectation must be true or false, but is"));
}

TEST_CASE("rows: one column recorded twice is an error, before running or in its row") {
  Folder folder;
  CHECK_THAT(refusal(folder, "experiment e { vary v in [1]; run { record x = 1; record x = 2 } }"),
             Catch::Contains("x"));
  CHECK_THAT(refusal(folder, "experiment e { vary v in [1]; run { for i in 1..2 { record x = i } } }"),
             Catch::Contains("'x' is recorded in a loop"));
  CHECK_THAT(refusal(folder, "experiment e { vary v in [1]; run { record v = 1 } }"), !Catch::Contains("no error"));
}

TEST_CASE("rows: arrays of different shapes are kept, and a column of them is refused naming the rows") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [2, 3]
  run { record x = linspace(0, 1, v); record n = v }
  claim "shapes" { max(x) < 2 }
  claim "others" { max(n) == 3 }
})");
  CHECK(ran.progress().failed == 0);
  REQUIRE(ran.study.claims.size() == 2);
  CHECK(ran.study.claims[0].verdict == experiment::Verdict::undefined);
  CHECK_THAT(ran.study.claims[0].why, Catch::Contains("row"));
  CHECK(ran.study.claims[1].verdict == experiment::Verdict::reproduced);
}

TEST_CASE("rows: records that only some rows make leave gaps") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [1, 2, 3]
  run {
    if v > 1 { record x = v; record w = text(v) }
    record y = v
  }
})");
  CHECK(ran.column("w") == R"(["", "2", "3"])");
  CHECK(std::isnan(ran.study.table->column("x").number(0)));
  CHECK(ran.study.table->column("x").number(2) == 3);
}

TEST_CASE("rows: a broken expectation marks its row and keeps its records") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [1, 2, 3]
  run {
    expect v < 3, "too fast"
    if v == 2 { expect v > 5 }
    record x = v
  }
})");
  CHECK(ran.column("x") == "[1, 2, 3]");
  const auto rows = rows_of(ran);
  CHECK(rows[0].outcome.expectations.empty());  // those that held need no keeping
  REQUIRE(rows[1].outcome.expectations.size() == 1);
  CHECK(rows[1].outcome.expectations[0].text == "v > 5");
  CHECK_THAT(rows[1].outcome.expectations[0].place, Catch::Contains("script.anz:5:"));
  REQUIRE(rows[2].outcome.expectations.size() == 1);
  CHECK_FALSE(rows[2].outcome.expectations[0].held);
  CHECK(rows[2].outcome.expectations[0].why == "too fast");
}

TEST_CASE("rows: columns may be called like a name of the file, a kernel or a dimension") {
  Folder folder;
  const Ran ran = run(folder, R"(scale = 3
experiment e {
  vary v in [1, 2]
  run {
    record scaled = scale * v
    record mean_of = mean(linspace(0, v, 3))
    record time = v
    record curve = linspace(0, v, 3)
  }
  claim "time is the column" { max(time) == 2 }
  claim "scale is the file's" { max(scaled) / scale == 2 }
})");
  CHECK(ran.progress().failed == 0);
  for (const auto& claim : ran.study.claims) {
    INFO(claim.text << " " << claim.why);
    CHECK(claim.verdict == experiment::Verdict::reproduced);
  }
}

TEST_CASE("rows: a dimension of a recorded array is a column") {
  Folder folder;
  const Ran ran = run(folder, R"(use fields
experiment e {
  vary v in [0.1, 0.2]
  run {
    sim = klein_gordon(initial = kink_antikink(velocity = v, separation = 10), domain = -20..20, points = 64, until = 4)
    record centre = sim.phi.at(x = 0)
  }
  claim "ends" { max(time) == 4 }
  claim "begins" { min(centre.at(time = 0)) > 0.5 }
})");
  for (const auto& row : rows_of(ran)) {
    if (row.outcome.failure) FAIL(row.outcome.failure->message);
  }
  for (const auto& claim : ran.study.claims) {
    INFO(claim.text << ": " << claim.why);
    CHECK(claim.verdict == experiment::Verdict::reproduced);
  }
}

TEST_CASE("rows: two experiments of a file keep their tables apart, and another script is refused") {
  Folder folder;
  const std::string text = R"(experiment a { vary v in [1]; run { record x = v } }
experiment b { vary v in [2]; run { record x = v } })";
  Script script(folder, text, {});
  REQUIRE(script.experiments() == 2);
  CHECK(core::text(script.run(0).table->column("x")) == "[1]");
  CHECK(core::text(script.run(1).table->column("x")) == "[2]");
  Settings other;
  other.file = "other.anz";
  CHECK_THAT(refusal(folder, text, other), Catch::Contains("other.anz") || Catch::Contains("script.anz"));
  CHECK_THAT(refusal(folder, text, other), Catch::Contains("--out"));
}

TEST_CASE("rows: Ctrl-C ends after the rows under way, and running again resumes") {
  class Pressing : public experiment::Observer {
   public:
    explicit Pressing(experiment::Interrupt& to_press) : interrupt(to_press) {}
    void advanced(const experiment::Progress& progress) override {
      if (progress.computed >= 3 && !interrupt.finish) interrupt.press();
    }
    experiment::Interrupt& interrupt;
  };
  const std::string script = R"(experiment e {
  vary v in 1..60
  run { busy = sum(normal(0, 1, 2000000)); record x = v + busy * 0 }
  claim "all" { max(x) == 60 }
})";
  Folder folder;
  experiment::Interrupt interrupt;
  Pressing observer(interrupt);
  Settings settings;
  settings.interrupt = &interrupt;
  settings.observer = &observer;
  const std::size_t computed = [&] {
    const Ran stopped = run(folder, script, settings);
    CHECK_FALSE(stopped.study.report.complete);
    CHECK(stopped.study.claims.empty());
    CHECK(stopped.progress().computed < 60);
    return stopped.progress().computed;
  }();
  const Ran resumed = run(folder, script);
  CHECK(resumed.progress().cached == computed);
  CHECK(resumed.study.claims.at(0).verdict == experiment::Verdict::reproduced);
}

TEST_CASE("rows: a second Ctrl-C gives up a row that never ends") {
  class PressTwice : public experiment::Observer {
   public:
    explicit PressTwice(experiment::Interrupt& to_press) : interrupt(to_press) {}
    void advanced(const experiment::Progress&) override {
      interrupt.press();
      interrupt.press();
      host::State::interrupt_all();
    }
    experiment::Interrupt& interrupt;
  };
  Folder folder;
  experiment::Interrupt interrupt;
  PressTwice observer(interrupt);
  Settings settings;
  settings.interrupt = &interrupt;
  settings.observer = &observer;
  const std::string script =
      "experiment e {\n  vary v in 1..3\n  run {\n    n = 0\n    while true { n = n + 1 }\n    record x = n\n  }\n}";
  const Ran stopped = run(folder, script, settings);
  CHECK_FALSE(stopped.study.report.complete);
  CHECK(stopped.progress().computed == 0);
}

TEST_CASE("rows: thousands that fail in every way leave the worker as it was") {
  Folder folder;
  const Ran ran = run(folder, R"(endless(n) = endless(n + 1) + 1
experiment e {
  vary v in 1..3000
  run {
    if v % 3 == 0 { y = [1, 2][v + 9] }
    if v % 500 == 1 { y = endless(1) }
    if v % 3 == 2 { lua [[ error({}) ]] }
    record x = v
  }
  claim "those left" { max(x) == 2998 }
})");
  CHECK(ran.progress().failed > 2000);
  CHECK(ran.study.claims.at(0).verdict == experiment::Verdict::reproduced);
}
