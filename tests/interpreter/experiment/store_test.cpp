// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/store.h"

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <limits>

#include "fake_runs.h"
#include "interpreter/experiment/identity.h"
#include "interpreter/experiment/store/encode.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

RowOutcome odd_values(const RowPlan& row, core::Stream, const std::atomic<bool>&) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  const double numbers[] = {-0.0, inf, -inf, nan, 0.1 + 0.2, 5e-324};
  RowOutcome outcome;
  outcome.records.emplace_back("φ_max", numbers[row.index]);
  outcome.records.emplace_back("quote", "it's \"so\"; DROP TABLE rows; -- µ\n₂");
  outcome.records.emplace_back("status", "mine");
  outcome.records.emplace_back("P", static_cast<double>(row.index) * 1);
  outcome.records.emplace_back("p", static_cast<double>(row.index) * 2);
  outcome.records.emplace_back("z", std::complex<double>(1, nan));
  outcome.records.emplace_back("E", core::Quantity{0.5, core::parse_unit("eV")});
  if (row.index == 2) outcome.records.emplace_back("seldom", true);
  return outcome;
}

void append_bytes(const fs::path& file, std::size_t at, const std::string& bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(at));
  stream << bytes;
}

}  // namespace

TEST_CASE("store: gives back what was recorded, to the last bit", "[experiment][store]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(6), folder.path(), odd_values);
  std::vector<StoredRow> rows;
  report.store->for_each_row(true, [&](const StoredRow& row) {
    rows.push_back(row);
    return true;
  });
  REQUIRE(rows.size() == 6);
  for (const StoredRow& row : rows) {
    std::atomic<bool> stop{false};
    RowPlan plan;
    plan.index = row.index;
    const RowOutcome wanted = odd_values(plan, {}, stop);
    REQUIRE(row.outcome.records.size() == wanted.records.size());
    for (std::size_t k = 0; k < wanted.records.size(); ++k) {
      CHECK(row.outcome.records[k].first == wanted.records[k].first);
      CHECK(experiment::fingerprint(row.outcome.records[k].second) ==
            experiment::fingerprint(wanted.records[k].second));
    }
  }
}

TEST_CASE("store: is a tidy table for sqlite3", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(6), folder.path(), odd_values);
  const std::string head = fake::output_of("sqlite3 -header '" + (folder / "table.sqlite").string() +
                                           "' 'select * from rows limit 1' | head -1");
  CHECK(head == "row|v|replicate|φ_max|quote|status_2|P|p_2|z|E|seldom|status|broken|error|identity\n");
  CHECK(fake::sql(folder.path(), "select row, v, P, p_2, E from rows where row > 4") ==
        "5|1.0|4.0|8.0|0.5\n6|1.25|5.0|10.0|0.5\n");
  CHECK(fake::sql(folder.path(), "select \\\"φ_max\\\" is null, \\\"φ_max\\\" from rows") ==
        "0|0.0\n0|Inf\n0|-Inf\n1|\n0|0.3\n0|4.94065645841247e-324\n");
  CHECK(fake::sql(folder.path(), "select distinct quote from rows") == "it's \"so\"; DROP TABLE rows; -- µ\n₂\n");
  CHECK(fake::sql(folder.path(), "select group_concat(seldom) from rows") == "1\n");
  CHECK(fake::sql(folder.path(),
                  "select name, sql_name, unit from columns where name in ('p', 'E', 'status') order by id") ==
        "status|status_2|\np|p_2|\nE|E|eV\n");
}

TEST_CASE("store: keeps provenance, script and versions of each run", "[experiment][store]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(3);
  experiment.provenance.script_text = "experiment kinks { vary v in [1] }";
  experiment.provenance.command_line = "ansatz run 'k.anz'";
  experiment.provenance.versions = {{"ansatz", "0.1"}, {"fields", "2"}};
  fake::run(experiment, folder.path());
  fake::run(experiment, folder.path());
  CHECK(fake::sql(folder.path(), "select seed, scale, rows, cached, computed, versions from runs") ==
        "7|quick|3|0|3|{\"ansatz\":\"0.1\",\"fields\":\"2\"}\n7|quick|3|3|0|{\"ansatz\":\"0.1\",\"fields\":\"2\"}\n");
  CHECK(fake::sql(folder.path(), "select text from scripts") == "experiment kinks { vary v in [1] }\n");
}

TEST_CASE("store: turns records that no column can hold into the row's failure", "[experiment][store]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(3), folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    if (row.index == 0) outcome.records.emplace_back("sim", core::Record{"klein_gordon", {}});
    if (row.index == 1) outcome.records.emplace_back("v", 1.0);
    if (row.index == 2) outcome.records = {{"a", 1.0}, {"a", 2.0}};
    return outcome;
  });
  CHECK(report.progress.failed == 3);
  const std::string errors = fake::sql(folder.path(), "select error from rows");
  CHECK_THAT(errors, Contains("record sim: a column holds numbers, truth values, texts or arrays, not "));
  CHECK_THAT(errors, Contains("record v: v is already an axis of the experiment"));
  CHECK_THAT(errors, Contains("record a: recorded twice in one row"));
}

TEST_CASE("store: replaces a failed row that is tried again, with all that hung on it", "[experiment][store]") {
  fake::Folder folder;
  const auto first = [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("early", core::Array::of({1, 2}));
    outcome.warnings = {"odd"};
    if (row.index == 1) outcome.failure = Failure{"blew up", ""};
    return outcome;
  };
  const auto again = [](const RowPlan&, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("late", 3.0);
    return outcome;
  };
  fake::run(fake::sweep(3), folder.path(), first);
  RunOptions retry;
  retry.retry = true;
  CHECK(fake::run(fake::sweep(3), folder.path(), again, retry).progress.computed == 1);
  CHECK(fake::sql(folder.path(), "select row, late, status from rows") == "1||done\n2|3.0|done\n3||done\n");
  CHECK(fake::sql(folder.path(),
                  "select (select count(*) from outcomes), (select count(*) from arrays), "
                  "(select count(*) from warnings)") == "3|2|2\n");
}

TEST_CASE("store: refuses a second process", "[experiment][store]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(2), folder.path());
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      Store::open(folder.path(), {"kinks", ""});
      ::_exit(0);
    } catch (const StoreError& error) {
      const std::string wanted = "is being written by process " + std::to_string(::getppid());
      ::_exit(std::string(error.what()).find(wanted) != std::string::npos ? 7 : 1);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(Store::read(folder.path())->states().size() == 2);  // readers need no lock
}

TEST_CASE("store: refuses a newer schema, names the way out, and leaves it as it is", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(2), folder.path());
  fake::sql(folder.path(), "pragma user_version = 99");
  CHECK_THROWS_WITH(Store::open(folder.path(), {"kinks", ""}),
                    Contains("newer Ansatz (store version 99") && Contains("--out DIR") && Contains("--fresh"));
  CHECK_THROWS_WITH(Store::read(folder.path()), Contains("newer Ansatz"));
  CHECK(fake::sql(folder.path(), "pragma user_version") == "99\n");
  Store::open(folder.path(), {"kinks", ""}, Store::Open::fresh);
  CHECK(fs::exists(folder / "table.sqlite.aside-1"));
  CHECK(fake::sql(folder.path(), "pragma user_version") == "3\n");
}

namespace {

/// Makes a store what version 2 wrote: without checksums.
const char* const kAsVersion2 =
    "alter table outcomes drop column checksum; alter table \\\"values\\\" drop column checksum; "
    "alter table \\\"values\\\" drop column nonfinite; alter table states drop column checksum; "
    "delete from facts where name = 'plan'; pragma user_version = 2";

}  // namespace

TEST_CASE("store: a row that is not what was stored is refused by name, and computed again on request",
          "[experiment][store]") {
  const auto [change, who] = GENERATE(table<std::string, std::string>({
      {"update \\\"values\\\" set value = value + 1e-9 where outcome = 3 and kind = 0",
       "another 'energy' than was stored"},
      {"update \\\"values\\\" set value = 'other' where outcome = 3 and kind = 2", "another 'name' than was stored"},
      {"update \\\"values\\\" set value = 1 - value where outcome = 3 and kind = 1",
       "another 'escapes' than was stored"},
      {"update arrays set content = substr(content, 1, length(content) - 4) || x'00000040' where outcome = 3",
       "another 'phi' than was stored"},
      {"update outcomes set about = 'v = 7' where id = 3", "another outcome than was stored"},
      {"insert into warnings values (3, 9, 'never said')", "another outcome than was stored"},
  }));
  fake::Folder folder;
  RunOptions one;
  one.workers = 1;
  fake::run(fake::sweep(4), folder.path(), fake::varied, one);
  const std::string before = fake::table_text(folder.path());
  const auto read_all = [&] { Store::read(folder.path())->for_each_row(true, [](const StoredRow&) { return true; }); };
  CHECK_NOTHROW(read_all());
  INFO(change);
  REQUIRE(fake::sql(folder.path(), change) == "");
  CHECK_THROWS_AS(read_all(), DamagedStore);
  CHECK_THROWS_WITH(read_all(), Contains("table.sqlite: row 3 (v = ") && Contains(who) &&
                                    Contains("--retry computes") && Contains("--fresh"));
  one.retry = true;
  const auto mended = fake::run(fake::sweep(4), folder.path(), fake::varied, one);
  CHECK(mended.progress.computed == 1);
  CHECK(mended.progress.cached == 3);
  REQUIRE(mended.warnings.size() == 1);
  CHECK_THAT(mended.warnings[0], Contains("1 row was damaged in the store and forgotten"));
  CHECK(fake::table_text(folder.path()) == before);
  CHECK_NOTHROW(read_all());
}

TEST_CASE("store: a parameter that was changed from outside is refused, and laid out again", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(4), folder.path());
  const std::string before = fake::table_text(folder.path());
  REQUIRE(fake::sql(folder.path(), "update parameters set value = 0.75001 where row = 4") == "");
  CHECK_THROWS_WITH(Store::read(folder.path()),
                    Contains("the plan or a parameter is not what was stored") && Contains("run the script again"));
  CHECK(fake::run(fake::sweep(4), folder.path()).progress.computed == 0);
  CHECK(fake::table_text(folder.path()) == before);
}

TEST_CASE("store: brings a store of version 2 up to date, with sums and holes of its values", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(6), folder.path(), odd_values);
  const auto holes = [&] {
    std::string text;
    for (const NonFinite& each : Store::read(folder.path())->non_finite())
      text += each.column + " " + std::to_string(each.rows) + " from " + std::to_string(each.first_row) + "; ";
    return text;
  };
  CHECK(holes() == "φ_max 3 from 1; z 6 from 0; ");
  REQUIRE(fake::sql(folder.path(), kAsVersion2) == "");
  CHECK(holes() == "");  // nobody can say
  CHECK(fake::run(fake::sweep(6), folder.path(), odd_values).progress.computed == 0);
  CHECK(fake::sql(folder.path(), "pragma user_version") == "3\n");
  CHECK(holes() == "φ_max 3 from 1; z 6 from 0; ");
  REQUIRE(fake::sql(folder.path(), "update \\\"values\\\" set value = 1 where outcome = 3 and kind = 0") == "");
  CHECK_THROWS_AS(Store::read(folder.path())->for_each_row(true, [](const StoredRow&) { return true; }), DamagedStore);
}

TEST_CASE("store: reads a store of version 1, and brings it up to date when it writes", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(3), folder.path());
  const std::string table = fake::table_text(folder.path());
  REQUIRE(fake::sql(folder.path(), kAsVersion2) == "");
  // The tables as version 1 made them.
  REQUIRE(fake::sql(folder.path(), R"(
      drop view rows;
      create table old_plan as select row, replicate, identity from plan;
      create table old_parameters as select row, \"column\", value, unit from parameters;
      drop table plan; drop table parameters; drop table states;
      CREATE TABLE plan (         -- the rows of the experiment as it stands in the script
        row INTEGER PRIMARY KEY,  -- from 1, in axis order
        replicate INTEGER NOT NULL,
        identity TEXT NOT NULL    -- seed, parameter values, replicate and code: the outcome that belongs here
      );
      CREATE TABLE parameters (
        row INTEGER NOT NULL,
        \"column\" INTEGER NOT NULL,
        value,
        unit TEXT,
        PRIMARY KEY (row, \"column\")
      ) WITHOUT ROWID;
      insert into plan select * from old_plan; insert into parameters select * from old_parameters;
      drop table old_plan; drop table old_parameters; pragma user_version = 1)") == "");
  {
    const auto old = Store::read(folder.path());
    CHECK(old->refined() == std::vector<char>{0, 0, 0});
    CHECK(ExperimentTable(*old).column("v").size() == 3);
  }
  CHECK(fake::run(fake::sweep(3), folder.path()).progress.computed == 0);
  CHECK(fake::sql(folder.path(), "pragma user_version") == "3\n");
  CHECK(fake::table_text(folder.path()) == table);
}

TEST_CASE("store: refuses another experiment, and another script of the same name", "[experiment][store]") {
  fake::Folder folder;
  const std::string first = folder / "first.anz", second = folder / "second.anz", moved = folder / "moved.anz";
  std::ofstream(first) << "x";
  std::ofstream(second) << "x";
  const fs::path results = folder / "results";
  Store::open(results, {"kinks", first});
  CHECK_NOTHROW(Store::open(results, {"kinks", first}));
  CHECK_THROWS_WITH(
      Store::open(results, {"kinks", second}),
      Contains("holds the results of experiment kinks of " + first) && Contains("--out DIR") && Contains("--fresh"));
  CHECK_THROWS_WITH(Store::open(results, {"schools", first}), Contains("holds the results of experiment kinks"));
  fs::create_directory(folder / "elsewhere");
  fs::rename(first, folder / "elsewhere/first.anz");
  CHECK_NOTHROW(Store::open(results, {"kinks", folder / "elsewhere/first.anz"}));
}

TEST_CASE("store: follows a script that was renamed, and no other", "[experiment][store]") {
  fake::Folder folder;
  const std::string first = folder / "first.anz", second = folder / "second.anz";
  std::ofstream(first) << "x";
  std::ofstream(second) << "x";
  Experiment experiment = fake::sweep(3);
  const fs::path results = folder / "results";
  const auto run = [&](const std::string& script) {
    experiment.owner.script_path = script;
    const RunReport report = fake::run(experiment, results);
    CHECK(report.progress.computed == (script == first ? 3 : 0));
    return report.store->taken_over_from();
  };
  CHECK(run(first).empty());
  // Beside the first, the second is another script, whatever it says.
  CHECK_THROWS_WITH(run(second), Contains("holds the results of"));
  fs::remove(first);
  experiment.closure.add("another run block");
  CHECK_THROWS_WITH(run(second), Contains("holds the results of"));
  experiment.closure = fake::sweep(3).closure;
  CHECK(run(second) == first);
  CHECK(run(second).empty());
}

TEST_CASE("store: refuses what is no store", "[experiment][store]") {
  fake::Folder folder;
  SECTION("an SQLite file of somebody else") {
    fake::sql(folder.path(), "create table people (name)");
    CHECK_THROWS_WITH(Store::open(folder.path(), {"kinks", ""}), Contains("not a table of Ansatz"));
    CHECK(fake::sql(folder.path(), "select count(*) from people") == "0\n");
  }
  SECTION("a text") {
    std::ofstream(folder / "table.sqlite") << std::string(5000, 'x');
    CHECK_THROWS_WITH(Store::open(folder.path(), {"kinks", ""}), Contains("is damaged") && Contains("--fresh"));
  }
  SECTION("nothing") { CHECK_THROWS_WITH(Store::read(folder.path()), Contains("holds no results")); }
}

TEST_CASE("store: refuses a damaged file, and --fresh moves it aside", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(200), folder.path());
  const fs::path table = folder / "table.sqlite";
  const auto size = fs::file_size(table);
  SECTION("cut short") { fs::resize_file(table, size / 2); }
  SECTION("cut within the first page") { fs::resize_file(table, 50); }
  SECTION("emptied") { fs::resize_file(table, 0); }
  SECTION("overwritten in the middle") {
    for (std::size_t at = 4096; at + 4096 < size; at += 4096) append_bytes(table, at, std::string(64, '\xff'));
  }
  CHECK_THROWS_AS(Store::open(folder.path(), {"kinks", ""}), StoreError);
  const auto report = fake::run(fake::sweep(3), folder.path(), fake::varied, {{}, 2, true, false});
  CHECK(report.progress.computed == 3);
  CHECK(fs::exists(table.string() + ".aside-1"));
}

TEST_CASE("store: a plan changed from outside is told when read, and put right by the next run",
          "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(5), folder.path());
  const std::string whole = fake::table_text(folder.path());
  const auto [change, said] = GENERATE(table<std::string, std::string>({
      {"UPDATE plan SET row = -3 WHERE row = 2", "a row is -3, but must be in 1..5"},
      {"UPDATE plan SET row = 4000000000 WHERE row = 5", "a row is 4000000000, but must be in 1..5"},
      {"DELETE FROM plan WHERE row = 2", "a row is 5, but must be in 1..4"},
      {"UPDATE plan SET replicate = 'two' WHERE row = 3", "replicate of row 3 is two, but must be a whole number"},
      {"UPDATE plan SET replicate = 0 WHERE row = 3", "replicate of row 3 is 0, but must be a whole number"},
      {"UPDATE plan SET identity = x'00ff' WHERE row = 1", "identity of row 1 is X'00FF', but must be a text"},
      // These read as another plan would, but for its sum.
      {"DELETE FROM plan WHERE row = 5", "the plan or a parameter is not what was stored"},
      {"UPDATE plan SET identity = 'somebody' WHERE row = 1", "the plan or a parameter is not what was stored"},
  }));
  INFO(change);
  fake::sql(folder.path(), change);
  CHECK_THROWS_WITH(Store::read(folder.path()), Contains((folder / "table.sqlite").string()) && Contains(said) &&
                                                    Contains("the script again, which writes the plan anew"));
  const auto again = fake::run(fake::sweep(5), folder.path());
  CHECK(again.progress.computed == 0);  // nothing was lost
  CHECK(again.complete);
  CHECK(fake::table_text(folder.path()) == whole);
}

TEST_CASE("store: says so when the folder cannot be written", "[experiment][store]") {
  fake::Folder folder;
  std::ofstream(folder / "file") << "x";
  CHECK_THROWS_WITH(Store::open(folder / "file/results", {"kinks", ""}),
                    Contains("cannot be made") && Contains("--out DIR"));
  CHECK_THROWS_WITH(Store::open("/proc/self/fdinfo", {"kinks", ""}),
                    Contains("cannot be written") && Contains("--out DIR"));
}

TEST_CASE("store: can be read from a folder that nobody may write", "[experiment][store]") {
  fake::Folder folder;
  fake::run(fake::sweep(4), folder.path());
  CHECK_FALSE(fs::exists(folder / "table.sqlite-wal"));  // one file, closed: a log could not be read there
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(Store::read(folder.path())->states().size() == 4);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("arrays: read back identical from their bytes", "[experiment][store]") {
  core::Array coordinate = core::Array::of({0, 0.5, std::numeric_limits<double>::quiet_NaN()});
  coordinate.unit = core::parse_unit("fs");
  coordinate.label = "t";
  core::Array array({core::Dimension("time", coordinate), core::Dimension("", 2)},
                    std::vector<core::Array::Complex>{{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 0}, {-0.0, 1e300}});
  array.unit = core::parse_unit("eV") / core::parse_unit("nm");
  array.density_over = {"time"};
  array.label = "ψ";
  CHECK(decode(encode(array)).identical(array));
  const core::Array texts = core::Array::of_texts({"", "µ", std::string("a\0b", 3)});
  CHECK(decode(encode(texts)).identical(texts));
  const core::Array none({core::Dimension("x", 0)}, std::vector<std::int64_t>{});
  CHECK(decode(encode(none)).identical(none));
}

TEST_CASE("arrays: refuse bytes that are cut short", "[experiment][store]") {
  const std::string bytes = encode(core::Array::along("x", {1, 2, 3}));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_THROWS_AS(decode(std::string_view(bytes).substr(0, size)), core::BadData);
  }
  CHECK_THROWS_AS(decode(bytes + "x"), core::BadData);
}
