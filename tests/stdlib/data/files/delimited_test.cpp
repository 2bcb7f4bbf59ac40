// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "../data_calls.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

TEST_CASE("read: a column has the narrowest type that all its fields have", "[data][csv]") {
  const Folder folder;
  const auto path = folder.holds("types.csv",
                                 "id,whole,number,truth,text,code\n"
                                 "1,-7,1.5,true,a,007\n"
                                 "2,+8,2e3,FALSE,b,010\n");
  const auto [value, warnings] = ask("read", {path});
  CHECK(warnings.empty());
  CHECK(column(value, "id").type() == core::ElementType::integer);
  CHECK(column(value, "whole").integers()[0] == -7);
  CHECK(column(value, "whole").integers()[1] == 8);
  CHECK(column(value, "number").real()[1] == 2000);
  CHECK(column(value, "truth").booleans()[0] == 1);
  CHECK(column(value, "truth").booleans()[1] == 0);
  CHECK(column(value, "text").texts()[1] == "b");
  CHECK(column(value, "code").texts()[0] == "007");
  CHECK(column(value, "id").dimension(0).name == "row");
}

TEST_CASE("read: a field that stands for nothing is NaN among numbers and empty among texts", "[data][csv]") {
  const Folder folder;
  const auto [value, warnings] = ask("read", {folder.holds("gaps.csv", "n,t\n1,a\nNA,\n3,b\n")});
  CHECK(column(value, "n").real()[0] == 1);
  CHECK(std::isnan(column(value, "n").real()[1]));
  CHECK(column(value, "t").texts()[1].empty());
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Contains("column t lacks 1 of its 3 texts"));

  const auto own = call("read", {folder.at("gaps.csv")}, {{"missing", texts({"-9"})}});
  CHECK(column(own, "n").texts()[1] == "NA");
}

TEST_CASE("read: a slip in a column of numbers is told, with its line", "[data][csv]") {
  const Folder folder;
  const auto [value, warnings] = ask("read",
                                     {
                                         folder.holds("slip.csv", "x\n1\n2\n3,5\n"),
                                     },
                                     {{"separator", ";"}});
  CHECK(column(value, "x").type() == core::ElementType::text);
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Contains("column x is of texts, for line 4 has \"3,5\"; 2 of its 3 fields are numbers"));
  const auto decimal = call("read", {folder.at("slip.csv")}, {{"separator", ";"}, {"decimal", ","}});
  CHECK(column(decimal, "x").real()[2] == 3.5);
}

TEST_CASE("read: quoted fields hold separators, quotes and line ends", "[data][csv]") {
  const Folder folder;
  const auto value =
      call("read", {folder.holds("quoted.csv", "a,b\r\n\"x, \"\"y\"\"\",\"two\r\nlines\"\r\n z ,w\r\n")});
  CHECK(column(value, "a").texts()[0] == "x, \"y\"");
  CHECK(column(value, "b").texts()[0] == "two\r\nlines");
  CHECK(column(value, "a").texts()[1] == "z");
}

TEST_CASE("read: a record is placed by the line it begins in, and a comment is none within quotes", "[data][csv]") {
  const Folder folder;
  CHECK_THROWS_WITH(call("read", {folder.holds("late.csv", "a,b\n1,2\n\"x\ny\nz\"\n")}),
                    Contains("line 3 has one field"));
  const auto value = call("read", {folder.holds("hash.csv", "a\n\"x\n# y\"\n# z\n")}, {{"comment", "#"}});
  REQUIRE(table_of(value).rows() == 1);
  CHECK(column(value, "a").texts()[0] == "x\n# y");
}

TEST_CASE("read: a header with a unit gives the column that unit", "[data][csv]") {
  const Folder folder;
  const auto value = call("read", {folder.holds("units.csv", "length [mm],note [sic]\n5,a\n6,b\n")});
  CHECK(column(value, "length").unit.symbol == "mm");
  CHECK(column(value, "length").real()[1] == 6);
  CHECK(table_of(value).find("note [sic]"));
  CHECK_THROWS_WITH(call("read", {folder.holds("bad.csv", "length [mm]\nlong\n")}),
                    Contains("numbers in column length, which has the unit mm"));
}

TEST_CASE("read: layout is as told", "[data][csv]") {
  const Folder folder;
  const auto path = folder.holds("layout.txt", "# of a meter\n1;2\n# and more\n3;4\n");
  const auto value = call("read", {path}, {{"separator", ";"}, {"comment", "#"}, {"header", false}});
  CHECK(column(value, "column1").integers()[1] == 3);
  const auto named = call("read", {path},
                          {{"separator", ";"},
                           {"comment", "#"},
                           {"header", false},
                           {"columns", texts({"time", "level"})},
                           {"texts", texts({"level"})}});
  CHECK(column(named, "level").texts()[0] == "2");
  CHECK(column(call("read", {folder.holds("tabs.tsv", "a b\tc\n1\t2\n")}), "a b").integers()[0] == 1);
  CHECK(column(call("read", {folder.holds("mark.csv", "\xEF\xBB\xBFx\n1\n")}), "x").size() == 1);
}

TEST_CASE("read: one column, one row, no row and old line ends are tables too", "[data][csv]") {
  const Folder folder;
  CHECK(table_of(call("read", {folder.holds("one.csv", "x\n1")})).rows() == 1);
  CHECK(table_of(call("read", {folder.holds("none.csv", "x,y\n")})).rows() == 0);
  CHECK(table_of(call("read", {folder.holds("old.csv", "x\r1\r2\r")})).rows() == 2);
}

TEST_CASE("read: a file of one column whose header holds another separator is told of, with the way out",
          "[data][csv]") {
  const Folder folder;
  const auto doubts = [&](const char* file, const std::string& bytes) {
    return ask("read", {folder.holds(file, bytes)}).warnings;
  };
  const auto semicolons = doubts("semicolons.csv", "a;b\n1;2\n3;4\n");
  REQUIRE(semicolons.size() == 1);
  CHECK_THAT(semicolons[0], Contains("semicolons.csv has one column; its header holds \";\": if that separates "
                                     "fields, say separator = \";\""));
  CHECK_THAT(doubts("tabs.csv", "a\tb\n1\t2\n").at(0), Contains("say separator = \"\\t\""));
  CHECK_THAT(doubts("commas.tsv", "a,b\n1,2\n").at(0), Contains("say separator = \",\""));
  CHECK(doubts("one.csv", "a\n1\n").empty());
  CHECK(doubts("fine.csv", "a;b,c\n1,2\n").empty());  // two columns
  // Stated, it is meant.
  CHECK(ask("read", {folder.at("semicolons.csv")}, {{"separator", ","}}).warnings.empty());
  // Commas of numbers make more fields than the header has.
  CHECK_THROWS_WITH(call("read", {folder.holds("decimals.csv", "a;b\n1,5;2,5\n")}),
                    Contains("expected one field a line, but line 2 has 3 fields; its header holds \";\": if that "
                             "separates fields, say separator = \";\", and decimal = \",\" where numbers have commas"));
  CHECK(column(call("read", {folder.at("decimals.csv")}, {{"separator", ";"}, {"decimal", ","}}), "b").real()[0] ==
        2.5);
  CHECK_THROWS_WITH(call("read", {folder.at("semicolons.csv")}, {{"columns", texts({"a", "b"})}}),
                    Contains("line 1 has one field; its header holds \";\""));
}

TEST_CASE("read: a damaged text file is refused by its line, and nothing comes of it", "[data][csv]") {
  const Folder folder;
  const auto says = [&](const std::string& bytes, const std::string& sentence) {
    INFO(bytes);
    CHECK_THROWS_WITH(call("read", {folder.holds("damaged.csv", bytes)}), Contains(sentence));
  };
  says("", "the file holds none");
  says("\n\n", "the file holds none");
  says("a,b\n1,2\n3\n", "expected 2 fields a line, but line 3 has one field");
  says("a,b\n1,2\n3,4,5\n", "line 3 has 3 fields");
  says("a,a\n1,2\n", "two are called a");
  says("a,\n1,2\n", "column 2 of line 1 has none");
  says("a\n\"open\n", "the record that begins in line 2");
  says("a\nx\"y\n", "the record that begins in line 2");
  says("a\n1\n\xFF\n", "line 3 is not");
  says("a\n1e999\n", "line 2, column a has 1e999");
  CHECK_THROWS_WITH(call("read", {folder.at("absent.csv")}), Contains("there is none"));
  CHECK_THROWS_WITH(call("read", {folder.holds("x.xls", "?")}), Contains("a file .csv"));
  CHECK_THROWS_WITH(call("read", {folder.holds("y.csv", "x\n1\n")}, {{"query", "select 1"}}),
                    Contains("left out: it is for SQLite"));
  CHECK_THROWS_WITH(call("read", {folder.at("y.csv")}, {{"texts", texts({"z"})}}), Contains("has no column z"));
  CHECK_THROWS_WITH(call("read", {folder.at("y.csv")}, {{"separator", "ab"}}), Contains("one character"));
  CHECK_THROWS_WITH(call("read", {folder.at("y.csv")}, {{"columns", texts({"a", "b"})}}),
                    Contains("line 1 has one field"));
}

TEST_CASE("write: what is written reads back the same, to the last bit", "[data][csv]") {
  const Folder folder;
  core::Array length = core::Array::of({0.1, 1.0 / 3, std::nextafter(1, 2), -1e-308, 5e-324, 1.7976931348623157e308});
  length.unit = core::parse_unit("mm");
  const auto odd = texts({"plain", "a,b", "say \"x\"", "two\nlines", " spaced ", "é φ 🙂"});
  const auto written = call("table", {record({{"length", length}, {"a, b", odd}})});
  for (const char* name : {"back.csv", "back.tsv"}) {
    call("write", {written, folder.at(name)});
    const auto back = table_of(call("read", {folder.at(name)}));
    REQUIRE(back.rows() == 6);
    CHECK(back.find("length")->same_values(*table_of(written).find("length")));
    CHECK(back.find("a, b")->same_values(*table_of(written).find("a, b")));
  }
  CHECK(folder.files() == 2);
}

TEST_CASE("write: a file that is there stays unless it may be replaced", "[data][csv]") {
  const Folder folder;
  const auto path = folder.holds("kept.csv", "mine\n");
  const auto value = call("table", {record({{"x", numbers({1, 2})}})});
  CHECK_THROWS_WITH(call("write", {value, path}), Contains("it is there already"));
  CHECK(folder.bytes_of("kept.csv") == "mine\n");
  CHECK_THROWS_WITH(call("write", {value, folder.at("no/such/folder.csv")}), Contains("there is no folder"));
  call("write", {value, path}, {{"replace", true}});
  CHECK(folder.bytes_of("kept.csv") == "x\n1\n2\n");
  CHECK(folder.files() == 1);
  const auto matrix = record(
      {{"m", core::Array({core::Dimension("row", 2), core::Dimension("k", 2)}, std::vector<double>{1, 2, 3, 4})}});
  CHECK_THROWS_WITH(call("write", {matrix, folder.at("matrix.csv")}), Contains("column m is"));
  CHECK_THROWS_WITH(call("write", {3.0, folder.at("number.csv")}), Contains("holds a table or an array"));
}

TEST_CASE("paths: they count from the folder of the script, and write gives back what it was asked", "[data][csv]") {
  const Folder folder;
  core::Run run;
  run.set_folder(folder.at("."));
  const auto ask_there = [&](const char* kernel, std::vector<core::Value> positional) {
    return core::invoke(*registry().find(kernel), positional, {}, run, registry());
  };
  const auto table = call("table", {record({{"x", numbers({1, 2})}})});
  CHECK(*ask_there("write", {table, "here.csv"}).get<std::string>() == "here.csv");
  CHECK(std::filesystem::exists(folder.at("here.csv")));
  CHECK(table_of(ask_there("read", {"here.csv"})).rows() == 2);
  CHECK(table_of(ask_there("read", {folder.at("here.csv")})).rows() == 2);  // an absolute one stays
}

TEST_CASE("read: a blank between fields is any number of blanks and tabs", "[data][csv]") {
  const Folder folder;
  const auto path = folder.holds("aligned.dat", "  x \t y  name\n  1.5   -2 \"a  b\"\n\n-10.25 300\tc\t \r\n 0 0 \"\"");
  const auto read = call("read", {path}, {{"separator", " "}});
  CHECK(column(read, "x").real()[1] == -10.25);
  CHECK(column(read, "y").integers()[1] == 300);
  CHECK(column(read, "name").texts()[0] == "a  b");  // within quotes they stay
  CHECK(column(read, "name").texts()[1] == "c");
  CHECK(column(read, "name").texts()[2].empty());
  const auto lines = call("read", {folder.holds("quoted.dat", "t x\n\"one\n  two\"  3\n")}, {{"separator", " "}});
  CHECK(column(lines, "t").texts()[0] == "one\n  two");
  CHECK_THROWS_WITH(call("read", {folder.holds("short.dat", "a  b\n1  2\n3\n")}, {{"separator", " "}}),
                    Contains("line 3 has one field"));
  // What is written so comes back.
  const auto odd = call("table", {record({{"t", texts({"", "a\tb", " c ", "d\"e"})}, {"n", numbers({1, NAN, 3, 4})}})});
  call("write", {odd, folder.at("odd.dat")}, {{"separator", " "}});
  const auto back = call("read", {folder.at("odd.dat")}, {{"separator", " "}});
  for (std::size_t i = 0; i < 4; ++i) CHECK(column(back, "t").texts()[i] == column(odd, "t").texts()[i]);
  CHECK(std::isnan(column(back, "n").real()[1]));
}

TEST_CASE("read: numbers between blanks, and numbers for names, are doubted", "[data][csv]") {
  const Folder folder;
  const auto doubts = [&](const char* name, const char* text, std::vector<core::NamedValue> named = {}) {
    return ask("read", {folder.holds(name, text)}, std::move(named)).warnings;
  };
  const auto saved = doubts("saved.txt", "1.0e+00 2.0\n3.0  4.0\n");  // as numpy.savetxt writes
  REQUIRE(saved.size() == 1);
  CHECK_THAT(saved[0], Contains("separator = \" \""));
  const auto headless = doubts("headless.csv", "1.5,2\n3,4\n");
  REQUIRE(headless.size() == 1);
  CHECK_THAT(headless[0], Contains("header = false"));
  CHECK(doubts("headless.csv", "1.5,2\n3,4\n", {{"header", false}}).empty());
  CHECK(doubts("names.csv", "full name\nAda Lovelace\n").empty());
  CHECK(doubts("wide.csv", "site,2001,2002\na,1,2\n").empty());
}
