// SPDX-License-Identifier: MIT
#include "stdlib/core/print.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;

namespace {

Table table_of(std::size_t rows) {
  std::vector<double> v(rows);
  std::iota(v.begin(), v.end(), 1.0);
  Table table;
  table.columns.emplace_back("v", numbers(v, "row"));
  table.columns.emplace_back("phase", Array({Dimension("row", rows)}, std::vector<std::string>(rows, "φ⁴")));
  return table;
}

}  // namespace

TEST_CASE("text: is what a script would write", "[core][print]") {
  CHECK(text(Value()) == "nothing");
  CHECK(text(true) == "true");
  CHECK(text(9) == "9");
  CHECK(text(Value(std::complex<double>(1, 2))) == "1+2i");
  CHECK(text("say \"φ\"\n") == "\"say \\\"φ\\\"\\n\"");
  CHECK(plain_text("say \"φ\"") == "say \"φ\"");
  CHECK(plain_text(9) == "9");
  CHECK(text(Interval{-150, 150}) == "-150..150");
  CHECK(text(quantity(5, "eV")) == "5 eV");
  CHECK(text(numbers({1, 2.5}, "x", "nm")) == "[1, 2.5] nm");
  CHECK(text(field()) == "[[1, 2, 3], [4, 5, 6]]");
  CHECK(text(Array::of_texts({"a", "b"})) == "[\"a\", \"b\"]");
  CHECK(text(mask({1, 0})) == "[true, false]");
  CHECK(text(List{{1, "a", List{{true}}}}) == "[1, \"a\", [true]]");
  Record record;
  record.set("a", 1);
  record.set("b", "x");
  CHECK(text(record) == "(a = 1, b = \"x\")");
  CHECK(text(Record{}) == "()");
  CHECK(text(Function::traced(Expression::argument(0) + 1.0, 1, {"φ"})).find("φ") != std::string::npos);
}

TEST_CASE("text: long arrays are shortened in the middle", "[core][print]") {
  std::vector<double> many(61);
  std::iota(many.begin(), many.end(), 1.0);
  CHECK(text(Array::of(many)) == "[1, 2, 3, …, 59, 60, 61]");
  many.pop_back();
  CHECK(text(Array::of(many)).find("…") == std::string::npos);
}

TEST_CASE("display: of an array that is not shown whole it tells the range and the mean", "[core][print]") {
  std::vector<double> ramp(101);
  for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] = static_cast<double>(i);
  const auto second_line = [](const std::string& text) {
    const auto first = text.find('\n');
    return text.substr(first + 1, text.find('\n', first + 1) - first - 1);
  };
  CHECK(second_line(display(Array::along("x", ramp))) == "from 0 to 100, mean 50");
  ramp[7] = std::nan("");
  ramp[93] = std::nan("");
  CHECK(second_line(display(Array::along("x", ramp))) == "from 0 to 100, mean 50, 2 of them nan");
  const Array grid({Dimension("y", 2), Dimension("x", 30)}, std::vector<double>(60, 2.0));
  CHECK(second_line(display(grid)) == "from 2 to 2, mean 2");
  CHECK(second_line(display(Array::along("x", std::vector<double>(50, std::nan(""))))) == "all nan");
  const Array mask({Dimension("x", 40)}, std::vector<Array::Boolean>(40, 1));
  CHECK(second_line(display(mask)) == "40 of 40 true");
}

TEST_CASE("display: fields of a record have the digits that a reader compares", "[core][print]") {
  Record record;
  record.type = "run";
  record.fields = {{"drift", 1.23456789e-7}, {"length", Quantity{1.0 / 3, parse_unit("nm")}}, {"count", 12.0}};
  CHECK(display(record) == "run\n  drift  = 1.23457e-7\n  length = 0.333333 nm\n  count  = 12");
  Record found;
  found.type = "found";
  found.fields = {{"interval", Interval{1.0 / 3, 2.0 / 3, {}}}, {"root", std::complex<double>(1.0 / 3, -2.0 / 3)}};
  CHECK(display(found) == "found\n  interval = 0.333333..0.666667\n  root     = 0.333333-0.666667i");
  Record several;
  several.type = "several";
  several.fields = {{"by_part", Array::of({1.0 / 3, 2.0 / 3})}, {"names", Array::of_texts({"a", "b"})}};
  CHECK(display(several) == "several\n  by_part = [0.333333, 0.666667]\n  names   = [\"a\", \"b\"]");
}

TEST_CASE("display: arrays stand under their dimensions", "[core][print]") {
  Array f = field();
  f.unit = parse_unit("eV");
  f.label = "φ(x, t)";
  CHECK(display(f) == "φ(x, t) [time: 2 from 0 to 0.5, x: 3] in eV\n1  2  3\n4  5  6");
  CHECK(display(Array::of({1, 2})) == "[1, 2]");
  CHECK(display(numbers({1, 2}, "x")) == "[x: 2]\n1  2");
  CHECK(display(numbers({}, "x")) == "[x: 0], empty");
  const Array block({Dimension("t", 2), Dimension("y", 2), Dimension("x", 2)},
                    std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(display(block) == "[t: 2, y: 2, x: 2]\nfrom 1 to 8, mean 4.5\n1  2  3  4  5  6  7  8");
  CHECK(display(numbers({1.0 / 3, 2}, "x")) == "[x: 2]\n0.333333  2");
}

TEST_CASE("display: large matrices show their corners", "[core][print]") {
  const Array big({Dimension("a", 20), Dimension("b", 30)}, std::vector<double>(600, 1.0));
  const std::string shown = display(big);
  CHECK(std::count(shown.begin(), shown.end(), '\n') == 10);  // header, 4 rows, a gap, 4 rows
  CHECK(shown.find("1  1  1  1  …  1  1  1  1") != std::string::npos);
}

TEST_CASE("display: tables have aligned columns", "[core][print]") {
  Table table = table_of(2);
  table.columns[0].second.unit = parse_unit("nm");
  CHECK(display(table) ==
        "v [nm]  phase\n"
        "     1  φ⁴\n"
        "     2  φ⁴\n"
        "2 rows");
  const std::string large = display(table_of(100));
  CHECK(large.find("…") != std::string::npos);
  CHECK(large.substr(large.size() - 8) == "100 rows");
  table.columns.emplace_back("field", Array({Dimension("row", 2), Dimension("x", 3)}, std::vector<double>(6, 0.0)));
  CHECK(display(table).find("[3]") != std::string::npos);
  CHECK(display(Table{}) == "0 rows");
}

TEST_CASE("display: digits before the point are all shown", "[core][print]") {
  // 1234567891 beside a missing one is a number, and another one with six digits.
  Table table;
  table.columns.emplace_back(
      "id", Array({Dimension("row", 5)}, std::vector<double>{1234567891, std::nan(""), -1234567.5, 999999.7, 1.5e17}));
  CHECK(display(table) == "        id\n1234567891\n       nan\n  -1234568\n   1000000\n    1.5e17\n5 rows");
}

TEST_CASE("display: records have a field a line, groups a group", "[core][print]") {
  Record record;
  record.type = "klein_gordon";
  record.set("energy_drift", 1e-6);
  record.set("phi", field());
  CHECK(display(record) ==
        "klein_gordon\n"
        "  energy_drift = 1e-6\n"
        "  phi          = [time: 2 from 0 to 0.5, x: 3], from 1 to 6");
  Groups groups{"phase", {"a", "bc"}, {Array::of({1, 2}), Array::of({3})}};
  CHECK(display(groups) == "2 groups by phase\na   n = 2  from 1 to 2\nbc  n = 1  from 3 to 3");
}

TEST_CASE("describe: names kinds in the reader's terms", "[core][value]") {
  CHECK(Value().describe() == "nothing");
  CHECK(Value(1).describe() == "a number");
  CHECK(Value("a").describe() == "a text");
  CHECK(Value(field()).describe() == "an array [time, x] of numbers");
  CHECK(Value(numbers({1, 2}, "", "eV")).describe() == "an array [2] of numbers in eV");
  CHECK(Value(Array({}, std::vector<double>{1})).describe() == "a number");
  CHECK(Value(Array({}, std::vector<std::int64_t>{1})).describe() == "a whole number");
  CHECK(quantity(5, "eV").describe() == "a quantity in eV");
  CHECK(Value(List{{1}}).describe() == "a list of 1 value");
  CHECK(Value(table_of(3)).describe() == "a table of 3 rows (v, phase)");
  Record record;
  record.set("a", 1);
  CHECK(Value(record).describe() == "a record (a)");
  record.type = "couzin";
  CHECK(Value(record).describe() == "a couzin record");
}
