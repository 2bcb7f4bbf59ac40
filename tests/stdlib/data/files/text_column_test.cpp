// SPDX-License-Identifier: MIT
#include "stdlib/data/files/text_column.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"

using namespace ansatz;
using Catch::Matchers::Contains;

namespace {

struct Read {
  core::Array array;
  std::vector<std::string> warnings;
};

Read read_column(const std::vector<std::string>& fields, data::ColumnRules rules = {"f.csv", {"", "NA"}, '.', false}) {
  data::TextColumn column;
  for (std::size_t i = 0; i < fields.size(); ++i) column.add(fields[i], i + 2);
  core::Run run;
  core::Array array = data::typed_column("x", column, rules, run);
  return {std::move(array), run.warnings()};
}

core::ElementType type_of(const std::vector<std::string>& fields) { return read_column(fields).array.type(); }

}  // namespace

TEST_CASE("column: the narrowest type that every field has", "[data][column]") {
  using core::ElementType;
  CHECK(type_of({"1", "-2", "+3", "0"}) == ElementType::integer);
  CHECK(type_of({"9223372036854775807"}) == ElementType::integer);
  CHECK(type_of({"9223372036854775808"}) == ElementType::real);  // one more than the largest whole number
  CHECK(type_of({"1", "2.0"}) == ElementType::real);
  CHECK(type_of({"1e3", "inf", "-.5"}) == ElementType::real);
  CHECK(type_of({"true", "False"}) == ElementType::boolean);
  CHECK(type_of({"true", "1"}) == ElementType::text);
  CHECK(type_of({"007", "1"}) == ElementType::text);
  CHECK(type_of({"0.5", "0"}) == ElementType::real);  // a zero before a point is no leading zero
  CHECK(type_of({"1 2"}) == ElementType::text);
  CHECK(type_of({"++1"}) == ElementType::text);
  CHECK(type_of({"+-1"}) == ElementType::text);
  CHECK(type_of({"0x10"}) == ElementType::text);
  CHECK(type_of({}) == ElementType::real);
  CHECK(type_of({"NA", ""}) == ElementType::real);  // nothing says otherwise
}

TEST_CASE("column: what is missing widens a column and is never a number", "[data][column]") {
  const Read whole = read_column({"1", "NA", "3"});
  REQUIRE(whole.array.type() == core::ElementType::real);
  CHECK(std::isnan(whole.array.real()[1]));
  CHECK(whole.array.real()[2] == 3);
  const Read truths = read_column({"true", "NA"});
  CHECK(truths.array.type() == core::ElementType::text);
  REQUIRE(truths.warnings.size() == 1);
  CHECK_THAT(truths.warnings[0], Contains("lacks 1 of its 2 texts"));
}

TEST_CASE("column: one field that is none among numbers is told with its line, many are not", "[data][column]") {
  const Read slip = read_column({"1", "2", "x", "4"});
  REQUIRE(slip.warnings.size() == 1);
  CHECK_THAT(slip.warnings[0], Contains("line 4 has \"x\"; 3 of its 4 fields are numbers"));
  CHECK(read_column({"1", "x"}).warnings.empty());       // half of them: texts
  CHECK(read_column({"a", "b", "3"}).warnings.empty());  // a text that happens to be a number
  CHECK(read_column({"1", "2", "x"}, {"f.csv", {}, '.', true}).warnings.empty());
}

TEST_CASE("column: a decimal comma leaves no other reading of a point", "[data][column]") {
  const data::ColumnRules comma{"f.csv", {""}, ',', false};
  CHECK(read_column({"1,5", "2"}, comma).array.real()[0] == 1.5);
  CHECK(read_column({"1.5", "2,5"}, comma).array.type() == core::ElementType::text);
}

TEST_CASE("column: a number beyond the range of doubles is an error with its line", "[data][column]") {
  CHECK_THROWS_WITH(read_column({"1", "1e400"}), Contains("line 3, column x has 1e400"));
  CHECK_THROWS_WITH(read_column({"1e-400"}), Contains("between 5e-324 and 1.8e308"));  // zero would be another number
  CHECK(read_column({"5e-324", "1.7976931348623157e308"}).array.real()[0] == 5e-324);
}

TEST_CASE("column: a whole number that no double holds is told where the column is of numbers", "[data][column]") {
  // 2⁵³ + 1, which as a double is 2⁵³.
  const Read gap = read_column({"9007199254740993", "NA"});
  REQUIRE(gap.warnings.size() == 1);
  CHECK_THAT(gap.warnings[0], Contains("has 9007199254740993 in line 2, which as a number is 9007199254740992"));
  CHECK_THAT(gap.warnings[0], Contains("texts = [\"x\"]"));
  CHECK(read_column({"9007199254740993", "1"}).array.integers()[0] == 9007199254740993);
  CHECK(read_column({"9007199254740993", "1"}).warnings.empty());
  CHECK(read_column({"12345678901234567890", "12345678901234567891"}).warnings.size() == 1);
  CHECK(read_column({"9007199254740992", "NA", "1e300", "1180591620717411303424"}).warnings.empty());  // 2⁵³ and 2⁷⁰
  CHECK(read_column({"-9007199254740993", "0.5"}).warnings.size() == 1);
}
