// SPDX-License-Identifier: MIT
#include "stdlib/data/files/sqlite_query.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "../data_calls.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

TEST_CASE("sqlite: a table goes into a database and comes back", "[data][sqlite]") {
  const Folder folder;
  const auto table =
      call("table", {record({{"id", core::Array({core::Dimension("", 3)}, std::vector<std::int64_t>{1, 2, INT64_MAX})},
                             {"x", numbers({0.1, NAN, -3})},
                             {"odd \"name\"", texts({"a", "b'c", "φ"})}})});
  call("write", {table, folder.at("t.sqlite")}, {{"table", "my rows"}});
  const auto back = call("read", {folder.at("t.sqlite")});
  CHECK(column(back, "id").integers()[2] == INT64_MAX);
  CHECK(column(back, "x").real()[0] == 0.1);
  CHECK(std::isnan(column(back, "x").real()[1]));
  CHECK(column(back, "odd \"name\"").texts()[2] == "φ");

  const auto some = call("read", {folder.at("t.sqlite")},
                         {{"query", "SELECT count(*) AS n, avg(x) AS m FROM \"my rows\" WHERE x IS NOT NULL;"}});
  CHECK(column(some, "n").integers()[0] == 2);
  CHECK(column(some, "m").real()[0] == Approx(-1.45));
}

TEST_CASE("sqlite: NULL among whole numbers makes numbers, among texts an empty one with a doubt", "[data][sqlite]") {
  const Folder folder;
  call("write", {call("table", {record({{"x", numbers({1})}})}), folder.at("t.db")});
  const auto [value, warnings] =
      ask("read", {folder.at("t.db")}, {{"query", "SELECT 1 AS n, 'a' AS t UNION ALL SELECT NULL, NULL"}});
  REQUIRE(column(value, "n").type() == core::ElementType::real);
  CHECK(column(value, "n").real()[0] == 1);
  CHECK(std::isnan(column(value, "n").real()[1]));
  CHECK(column(value, "t").texts()[1].empty());
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Contains("column t lacks 1 of its 2 texts"));
}

TEST_CASE("sqlite: a whole number that no double holds is told beside NULL", "[data][sqlite]") {
  const Folder folder;
  call("write", {call("table", {record({{"x", numbers({1})}})}), folder.at("t.db")});
  const auto doubts = [&](const char* query) { return ask("read", {folder.at("t.db")}, {{"query", query}}).warnings; };
  const auto told = doubts("SELECT 9007199254740993 AS n UNION ALL SELECT NULL");
  REQUIRE(told.size() == 1);
  CHECK_THAT(told[0], Contains("column n has 9007199254740993"));
  CHECK(doubts("SELECT 9007199254740993 AS n").empty());
  CHECK(doubts("SELECT 9223372036854775807 AS n UNION ALL SELECT 0.5").size() == 1);
  CHECK(doubts("SELECT 9007199254740992 AS n UNION ALL SELECT NULL").empty());
}

TEST_CASE("sqlite: a query is one that reads, and says what is wrong", "[data][sqlite]") {
  const Folder folder;
  const auto path = folder.at("t.db");
  call("write", {call("table", {record({{"x", numbers({1, 2})}})}), path});
  const std::string before = folder.bytes_of("t.db");
  const auto says = [&](const char* query, const char* sentence) {
    INFO(query);
    CHECK_THROWS_WITH(call("read", {path}, {{"query", query}}), Contains(sentence));
  };
  says("DELETE FROM data", "a query that reads");
  says("SELECT y FROM data", "no such column: y");
  says("SELEC", "syntax error");
  says("SELECT 1; SELECT 2", "there are more");
  says("--", "there is none");
  says("SELECT x, x FROM data", "two are called x");
  says("SELECT zeroblob(4) AS b", "column b has a blob");
  says("SELECT 1 AS a UNION ALL SELECT 'b'", "column a has both");
  CHECK(folder.bytes_of("t.db") == before);
  CHECK_THROWS_WITH(call("read", {folder.holds("no.db", "no database, but some text that is long enough")}),
                    Contains("not a database"));
  CHECK_THROWS_WITH(call("read", {folder.holds("cut.db", before.substr(0, 3000))}), Contains("cut.db"));
  CHECK_THROWS_WITH(call("read", {folder.holds("empty.db", "")}), Contains("the database has none"));
  CHECK(table_of(call("read", {path}, {{"query", "SELECT x FROM data WHERE x > 5"}})).rows() == 0);
}

TEST_CASE("sqlite: a long query answers Ctrl-C", "[data][sqlite]") {
  const Folder folder;
  const auto path = folder.at("t.db");
  call("write", {call("table", {record({{"x", numbers({1})}})}), path});
  const std::atomic<bool> stop{true};
  core::Run run(core::Stream(1), &stop);
  const auto endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
  CHECK_THROWS_AS(data::read_sqlite(path, endless, run), core::Interrupted);
}

TEST_CASE("sqlite: a database that lies where nobody may write is read as it is", "[data][sqlite]") {
  const Folder folder;
  std::filesystem::create_directory(folder.at("sealed"));
  const auto path = folder.at("sealed/t.db");
  call("write", {call("table", {record({{"x", numbers({1, 2})}})}), path});
  REQUIRE(std::system(("sqlite3 '" + path + "' 'PRAGMA journal_mode = WAL' > " + folder.at("said")).c_str()) == 0);
  std::filesystem::permissions(folder.at("sealed"), std::filesystem::perms(0555));
  CHECK(table_of(call("read", {path})).rows() == 2);
  std::filesystem::permissions(folder.at("sealed"), std::filesystem::perms(0755));
}
