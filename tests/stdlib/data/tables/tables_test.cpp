// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>

#include "../data_calls.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

namespace {

/// A script's function, from C++.
template <class F>
class Called : public core::Callable {
 public:
  explicit Called(F f) : f_(f) {}
  core::Value call(std::span<const core::Value> arguments) override { return f_(arguments[0]); }

 private:
  F f_;
};
template <class F>
core::Value function(F f) {
  return std::shared_ptr<core::Callable>(std::make_shared<Called<F>>(f));
}

const core::Value kRows = function([](const core::Value& rows) { return core::Value(double(table_of(rows).rows())); });
const core::Value kSumOfX = function([](const core::Value& rows) {
  double sum = 0;
  for (const double x : column(rows, "x").real()) sum += x;
  return core::Value(sum);
});

core::Value sample() {
  return call("table", {record({{"g", texts({"b", "a", "b", "a", "c"})}, {"x", numbers({1, 2, 3, 4, 5})}})});
}

std::vector<double> numbers_of(const core::Array& array) {
  std::vector<double> values;
  for (std::size_t i = 0; i < array.size(); ++i) values.push_back(array.number(i));
  return values;
}

}  // namespace

TEST_CASE("table: records, tables, rows and arrays become columns", "[data][tables]") {
  const auto made = call("table", {sample(), record({{"site", "A"}, {"k", 7.0}})});
  CHECK(table_of(made).columns.size() == 4);
  CHECK(column(made, "site").texts()[4] == "A");
  CHECK(column(made, "k").real()[0] == 7);
  const auto rows = call("table", {core::List{{record({{"x", 1.0}, {"t", "a"}}), record({{"t", "b"}, {"x", 2.0}})}}});
  CHECK(numbers_of(column(rows, "x")) == std::vector<double>{1, 2});
  CHECK(column(rows, "t").texts()[1] == "b");
  const core::Array field({core::Dimension("time", core::Array::of({0, 0.5})), core::Dimension("x", 3)},
                          std::vector<double>{1, 2, 3, 4, 5, 6});
  const auto tidy = call("table", {field});
  CHECK(numbers_of(column(tidy, "time")) == std::vector<double>{0, 0, 0, 0.5, 0.5, 0.5});
  CHECK(numbers_of(column(tidy, "x")) == std::vector<double>{1, 2, 3, 1, 2, 3});
  CHECK(numbers_of(column(tidy, "value")) == std::vector<double>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("table: a density is no density once its cells stand in rows", "[data][tables]") {
  core::Array density({core::Dimension("x", core::Array::of({0, 1}))}, std::vector<double>{0.25, 0.75});
  density.density_over = {"x"};
  CHECK(column(call("table", {density}), "value").density_over.empty());
}

TEST_CASE("table: what does not fit together is refused", "[data][tables]") {
  CHECK_THROWS_WITH(call("table", {record({{"x", numbers({1, 2})}, {"y", numbers({1})}})}),
                    Contains("y has 1 values, but x has 2"));
  CHECK_THROWS_WITH(call("table", {sample(), record({{"x", numbers({1, 2, 3, 4, 5})}})}),
                    Contains("two columns are called x"));
  CHECK_THROWS_WITH(call("table", {sample(), record({{"y", numbers({1})}})}), Contains("5 and 1 rows"));
  CHECK_THROWS_WITH(call("table", {1.0}), Contains("no part of a table"));
  CHECK_THROWS_WITH(call("table", {core::List{{record({{"x", 1.0}}), record({{"y", 1.0}})}}}), Contains("row 2 is"));
}

TEST_CASE("append: rows follow rows, whatever the order of the columns", "[data][tables]") {
  const auto more = record({{"x", numbers({6})}, {"g", texts({"d"})}});
  const auto both = call("append", {sample(), more});
  CHECK(column(both, "x").real()[5] == 6);
  CHECK(column(both, "g").texts()[5] == "d");
  CHECK_THROWS_WITH(call("append", {sample(), record({{"x", numbers({6})}})}), Contains("table 2 has no column g"));
  CHECK_THROWS_WITH(call("append", {sample(), record({{"x", texts({"6"})}, {"g", texts({"d"})}})}),
                    Contains("column x of table 2 is of texts"));
}

TEST_CASE("select, rename, sort_by: columns and rows in another order", "[data][tables]") {
  CHECK(table_of(call("select", {sample(), texts({"x"})})).columns.size() == 1);
  CHECK_THROWS_AS(call("select", {sample(), texts({"y"})}), core::UnknownName);
  CHECK_THROWS_WITH(call("select", {sample(), texts({"x", "x"})}), Contains("named twice"));
  CHECK(table_of(call("rename", {sample(), record({{"x", "length"}})})).find("length"));
  CHECK(table_of(call("rename", {sample(), record({{"x", "g"}, {"g", "x"}})})).columns[0].first == "x");
  CHECK_THROWS_WITH(call("rename", {sample(), record({{"x", "g"}})}), Contains("two columns would be called g"));
  const auto sorted = call("sort_by", {sample(), texts({"g"})});
  CHECK(numbers_of(column(sorted, "x")) == std::vector<double>{2, 4, 1, 3, 5});  // equal rows keep their order
  const auto down = call("sort_by", {sample(), texts({"g", "x"})}, {{"descending", true}});
  CHECK(numbers_of(column(down, "x")) == std::vector<double>{5, 3, 1, 4, 2});
  const auto gaps = record({{"x", numbers({NAN, 2, 1})}});
  for (const bool descending : {false, true}) {
    const auto last = call("sort_by", {gaps, texts({"x"})}, {{"descending", descending}});
    CHECK(std::isnan(column(last, "x").real()[2]));
  }
}

TEST_CASE("summarise: one row a group, in the order groups appear", "[data][tables]") {
  const auto by_g = call("summarise", {sample(), record({{"n", kRows}, {"sum", kSumOfX}})}, {{"each", texts({"g"})}});
  CHECK(column(by_g, "g").texts()[0] == "b");
  CHECK(numbers_of(column(by_g, "n")) == std::vector<double>{2, 2, 1});
  CHECK(numbers_of(column(by_g, "sum")) == std::vector<double>{4, 6, 5});
  const auto all = call("summarise", {sample(), record({{"sum", kSumOfX}})});
  CHECK(numbers_of(column(all, "sum")) == std::vector<double>{15});
  const auto none = record({{"g", texts({})}, {"x", numbers({})}});
  CHECK(table_of(call("summarise", {none, record({{"n", kRows}})}, {{"each", texts({"g"})}})).rows() == 0);

  CHECK_THROWS_WITH(call("summarise", {sample(), record({{"n", 1.0}})}), Contains("must be a function of a table"));
  CHECK_THROWS_WITH(call("summarise", {sample(), record({{"g", kRows}})}, {{"each", texts({"g"})}}),
                    Contains("a column to group by as well"));
  const auto whole = function([](const core::Value& rows) { return core::Value(column(rows, "x")); });
  CHECK_THROWS_WITH(call("summarise", {sample(), record({{"n", whole}})}, {{"each", texts({"g"})}}),
                    Contains("n of g = b is an array"));
  CHECK_THROWS_WITH(
      call("summarise", {record({{"x", numbers({1, NAN})}}), record({{"n", kRows}})}, {{"each", texts({"x"})}}),
      Contains("row 2 of column x is NaN"));
}

TEST_CASE("merge: rows meet by equal keys", "[data][tables]") {
  const auto left = record({{"id", numbers({1, 2, 3, 2})}, {"x", numbers({10, 20, 30, 21})}});
  const auto right =
      record({{"id", numbers({2, 1, 2})}, {"name", texts({"two", "one", "again"})}, {"w", numbers({5, 6, 7})}});
  const auto both = call("merge", {left, right, texts({"id"})});
  CHECK(numbers_of(column(both, "x")) == std::vector<double>{10, 20, 20, 21, 21});
  CHECK(numbers_of(column(both, "w")) == std::vector<double>{6, 5, 7, 5, 7});
  CHECK(column(both, "name").texts()[0] == "one");
  const auto [kept, warnings] = ask("merge", {left, right, texts({"id"})}, {{"keep", "left"}});
  CHECK(numbers_of(column(kept, "x")) == std::vector<double>{10, 20, 20, 30, 21, 21});
  CHECK(std::isnan(column(kept, "w").real()[3]));
  CHECK(column(kept, "name").texts()[3].empty());
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Contains("1 of 4 rows have no partner"));
  // Keys of several texts do not run into each other.
  const auto split = record({{"a", texts({"a", "ab"})}, {"b", texts({"bc", "c"})}, {"x", numbers({1, 2})}});
  const auto other = record({{"a", texts({"ab"})}, {"b", texts({"c"})}, {"y", numbers({9})}});
  CHECK(numbers_of(column(call("merge", {split, other, texts({"a", "b"})}), "x")) == std::vector<double>{2});
  // Whole numbers and numbers of one value are one key; +0 and −0 too.
  const auto whole =
      record({{"id", core::Array({core::Dimension("", 1)}, std::vector<std::int64_t>{0})}, {"y", numbers({9})}});
  CHECK(table_of(call("merge", {record({{"id", numbers({-0.0})}}), whole, texts({"id"})})).rows() == 1);

  CHECK_THROWS_WITH(call("merge", {left, record({{"id", texts({"2"})}}), texts({"id"})}),
                    Contains("texts on the right"));
  CHECK_THROWS_WITH(call("merge", {left, left, texts({"id"})}), Contains("both tables have a column x"));
  CHECK_THROWS_AS(call("merge", {left, right, texts({"key"})}), core::UnknownName);
  CHECK_THROWS_WITH(call("merge", {left, right, texts({})}), Contains("one column or more"));
}

TEST_CASE("merge: rows without a partner stay, or are all that stays", "[data][tables]") {
  const auto left = record({{"id", numbers({1, 2, 3})}, {"x", texts({"a", "b", "c"})}});
  const auto right = record({{"id", numbers({4, 2, 2.5})}, {"w", numbers({5, 6, 7})}});
  const auto [all, warnings] = ask("merge", {left, right, texts({"id"})}, {{"keep", "all"}});
  CHECK(numbers_of(column(all, "id")) == std::vector<double>{1, 2, 3, 4, 2.5});
  CHECK(column(all, "x").texts()[1] == "b");
  CHECK(column(all, "x").texts()[3].empty());
  CHECK(std::isnan(column(all, "w").real()[0]));
  CHECK(column(all, "w").real()[1] == 6);
  CHECK(column(all, "w").real()[4] == 7);
  REQUIRE(warnings.size() == 2);
  CHECK_THAT(warnings[0], Contains("2 of 3 rows of the left table"));
  CHECK_THAT(warnings[1], Contains("2 of 3 rows of the right table"));

  const auto [alone, none] = ask("merge", {left, right, texts({"id"})}, {{"keep", "unmatched"}});
  CHECK(numbers_of(column(alone, "id")) == std::vector<double>{1, 3});
  CHECK(table_of(alone).columns.size() == 2);
  CHECK(none.empty());
  CHECK(table_of(call("merge", {left, left, texts({"id", "x"})}, {{"keep", "unmatched"}})).rows() == 0);

  // Every row of an outer join is of the inner join, or of one of the rests.
  const auto count = [&](const char* keep) {
    return table_of(call("merge", {left, right, texts({"id"})}, {{"keep", keep}})).rows();
  };
  CHECK(count("all") == count("both") + 2 + 2);
  CHECK(count("left") == count("both") + count("unmatched"));
  const auto keys = record({{"id", texts({"b"})}}), more = record({{"id", texts({"a", "b"})}});
  CHECK(column(call("merge", {keys, more, texts({"id"})}, {{"keep", "all"}}), "id").texts()[1] == "a");
}

TEST_CASE("merge: all rows of either table, and those alone", "[data][tables]") {
  const auto left = record({{"id", numbers({1, 2, 2, 3})}, {"x", numbers({10, 20, 21, 30})}});
  const auto right = record(
      {{"id", numbers({2, 5, 3, 2, 6})}, {"w", numbers({5, 6, 7, 8, 9})}, {"t", texts({"a", "b", "c", "d", "e"})}});
  const auto [all, warnings] = ask("merge", {left, right, texts({"id"})}, {{"keep", "all"}});
  // By hand: 1 alone, 2 twice on either side, 3, then what only the right one has.
  CHECK(numbers_of(column(all, "id")) == std::vector<double>{1, 2, 2, 2, 2, 3, 5, 6});
  const auto x = numbers_of(column(all, "x")), w = numbers_of(column(all, "w"));
  CHECK(std::vector(x.begin(), x.begin() + 6) == std::vector<double>{10, 20, 20, 21, 21, 30});
  CHECK((std::isnan(x[6]) && std::isnan(x[7]) && std::isnan(w[0])));
  CHECK(std::vector(w.begin() + 1, w.end()) == std::vector<double>{5, 8, 5, 8, 7, 6, 9});
  CHECK(column(all, "t").texts()[0].empty());
  CHECK(column(all, "t").texts()[7] == "e");
  REQUIRE(warnings.size() == 2);
  CHECK_THAT(warnings[0], Contains("1 of 4 rows of the left table have no partner"));
  CHECK_THAT(warnings[1], Contains("2 of 5 rows of the right table have no partner"));
  const auto [alone, none] = ask("merge", {left, right, texts({"id"})}, {{"keep", "unmatched"}});
  CHECK(numbers_of(column(alone, "x")) == std::vector<double>{10});
  CHECK(table_of(alone).columns.size() == 2);
  CHECK(none.empty());
  const auto empty = record({{"id", numbers({})}, {"w", numbers({})}});
  CHECK(table_of(call("merge", {left, empty, texts({"id"})}, {{"keep", "unmatched"}})).rows() == 4);
  CHECK(table_of(call("merge", {empty, right, texts({"id"})}, {{"keep", "unmatched"}})).rows() == 0);
}

TEST_CASE("merge: long identifiers that are one double are two keys", "[data][tables]") {
  const auto ids = [](std::vector<std::int64_t> values) {
    const std::size_t size = values.size();
    return core::Array({core::Dimension("", size)}, std::move(values));
  };
  const std::int64_t big = 9007199254740992;  // 2⁵³
  const auto left = record({{"id", ids({big, big + 1, INT64_MAX, INT64_MIN})}, {"x", numbers({1, 2, 3, 4})}});
  const auto right = record({{"id", ids({big + 1, INT64_MAX - 1, INT64_MIN})}, {"y", numbers({5, 6, 7})}});
  CHECK(numbers_of(column(call("merge", {left, right, texts({"id"})}), "x")) == std::vector<double>{2, 4});
  // A number meets the whole number that it is.
  const auto reals = record({{"id", numbers({0x1p53, 0x1p60})}, {"y", numbers({5, 6})}});
  const auto wholes = record({{"id", ids({big, big + 1, std::int64_t{1} << 60})}, {"x", numbers({1, 2, 3})}});
  CHECK(numbers_of(column(call("merge", {wholes, reals, texts({"id"})}), "x")) == std::vector<double>{1, 3});
}

TEST_CASE("merge: what stands for nothing belongs to nothing", "[data][tables]") {
  const auto named = record({{"id", texts({"a", "b"})}, {"x", numbers({1, 2})}});
  const auto holed = record({{"id", texts({"a", ""})}, {"y", numbers({3, 4})}});
  CHECK_THROWS_WITH(call("merge", {named, holed, texts({"id"})}), Contains("row 2 of column id is an empty text"));
  CHECK_THROWS_WITH(call("merge", {holed, named, texts({"id"})}), Contains("row 2 of column id is an empty text"));
  const auto gap = record({{"id", numbers({1, NAN})}, {"y", numbers({3, 4})}});
  CHECK_THROWS_WITH(call("merge", {gap, record({{"id", numbers({1})}}), texts({"id"})}), Contains("is NaN"));
}

TEST_CASE("describe: columns by what they hold", "[data][tables]") {
  const core::Array whole({core::Dimension("", 5)}, std::vector<std::int64_t>{3, 1, 3, 2, 3});
  const core::Array truths({core::Dimension("", 5)}, std::vector<core::Array::Boolean>{1, 0, 1, 1, 0});
  const auto said = call(
      "describe",
      {record(
          {{"x", numbers({2, NAN, 4, 4, 10})}, {"g", texts({"b", "a", "", "a", "b"})}, {"k", whole}, {"t", truths}})});
  const auto row = [&](const char* name) { return numbers_of(column(said, name)); };
  CHECK(column(said, "column").texts()[1] == "g");
  CHECK(column(said, "kind").texts()[2] == "whole numbers");
  CHECK(row("n") == std::vector<double>{4, 4, 5, 5});
  CHECK(row("missing") == std::vector<double>{1, 1, 0, 0});
  CHECK(row("distinct") == std::vector<double>{3, 2, 3, 2});
  CHECK(row("mean")[0] == 5);
  CHECK(row("standard_deviation")[0] == Approx(std::sqrt(12.0)).epsilon(0).margin(1e-14));  // 9 + 1 + 1 + 25 over 3
  CHECK(row("min")[0] == 2);
  CHECK(row("lower_quartile")[0] == 3.5);  // a quarter of the way from the first of four to the last
  CHECK(row("median")[0] == 4);
  CHECK(row("upper_quartile")[0] == 5.5);
  CHECK(row("max")[0] == 10);
  CHECK(std::isnan(row("mean")[1]));
  CHECK(row("mean")[3] == Approx(0.6).epsilon(0).margin(1e-15));
  const auto modes = column(said, "mode");
  CHECK(modes.texts()[0].empty());
  CHECK(modes.texts()[1] == "b");  // twice, as a is, and the first
  CHECK(modes.texts()[2] == "3");
  CHECK(modes.texts()[3] == "true");
}

TEST_CASE("describe: groups, and tables of little", "[data][tables]") {
  const auto said = call("describe", {sample()}, {{"each", texts({"g"})}});
  CHECK(table_of(said).rows() == 3);
  CHECK(column(said, "g").texts()[2] == "c");
  CHECK(numbers_of(column(said, "mean")) == std::vector<double>{2, 3, 5});
  CHECK(std::isnan(column(said, "standard_deviation").real()[2]));  // of one value
  const auto nothing = call("describe", {record({{"x", numbers({NAN, NAN})}})});
  CHECK(column(nothing, "missing").number(0) == 2);
  CHECK(column(nothing, "distinct").number(0) == 0);
  CHECK(std::isnan(column(nothing, "median").real()[0]));
  CHECK(numbers_of(column(call("describe", {record({{"x", numbers({})}})}), "n")) == std::vector<double>{0});
  CHECK(numbers_of(column(call("describe", {record({{"x", numbers({0.0, -0.0, 1e300})}})}), "distinct")) ==
        std::vector<double>{2});
  CHECK(column(call("describe", {record({{"id", texts({"p", "q"})}})}), "mode").texts()[0].empty());
  CHECK_THROWS_AS(call("describe", {sample()}, {{"each", texts({"h"})}}), core::UnknownName);
  CHECK_THROWS_WITH(call("describe", {core::Value(3.0)}), Contains("a table is wanted"));
  CHECK_THROWS_WITH(call("describe", {record({{"n", texts({"a"})}, {"x", numbers({1})}})}, {{"each", texts({"n"})}}),
                    Contains("rename it"));
}

TEST_CASE("pivot: a tidy table becomes the array it came from", "[data][tables]") {
  const core::Array field({core::Dimension("time", core::Array::of({0, 0.5})),
                           core::Dimension("who", core::Array::of_texts({"z", "a", "m"}))},
                          std::vector<double>{1, 2, 3, 4, 5, 6});
  const auto back = call("pivot", {call("table", {field}), "value", texts({"time", "who"})});
  CHECK(back.get<core::Array>()->same_values(field));
  CHECK(back.get<core::Array>()->dimension(0).same_coordinates(field.dimension(0)));
  CHECK(back.get<core::Array>()->dimension(1).same_coordinates(field.dimension(1)));

  const auto tidy = record({{"a", numbers({2, 1, 1})}, {"b", texts({"x", "x", "y"})}, {"v", numbers({5, 6, 7})}});
  const auto [array, warnings] = ask("pivot", {tidy, "v", texts({"a", "b"})});
  CHECK(array.get<core::Array>()->real()[0] == 6);  // numbers rise, whatever the order of the rows
  CHECK(std::isnan(array.get<core::Array>()->real()[3]));
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], Contains("1 of 4 cells have no row"));
  const auto [filled, silent] = ask("pivot", {tidy, "v", texts({"a", "b"})}, {{"empty", 0.0}});
  CHECK(filled.get<core::Array>()->real()[3] == 0);
  CHECK(silent.empty());

  const auto turned = record({{"a", numbers({3, 1, 2})}, {"v", numbers({30, 10, 20})}});
  CHECK(numbers_of(*call("pivot", {turned, "v", texts({"a"})}).get<core::Array>()) == std::vector<double>{10, 20, 30});

  const auto twice = record({{"a", numbers({1, 1})}, {"v", numbers({5, 7})}});
  CHECK_THROWS_WITH(call("pivot", {twice, "v", texts({"a"})}), Contains("2 rows fall on one cell"));
  const auto largest = function([](const core::Value& cell) {
    const auto values = cell.get<core::Array>()->real();
    return core::Value(*std::max_element(values.begin(), values.end()));
  });
  CHECK(call("pivot", {twice, "v", texts({"a"})}, {{"combine", largest}}).get<core::Array>()->real()[0] == 7);
  CHECK_THROWS_WITH(call("pivot", {tidy, "b", texts({"a"})}), Contains("they must be numbers"));
  CHECK_THROWS_WITH(call("pivot", {tidy, "v", texts({})}), Contains("one column or more"));
}

TEST_CASE("is_missing: NaN and the empty text stand for nothing", "[data][tables]") {
  const auto missing = [](const core::Value& x) { return *call("is_missing", {x}).get<core::Array>(); };
  CHECK(missing(numbers({1, NAN, INFINITY}))
            .same_values(core::Array({{"", 3}}, std::vector<core::Array::Boolean>{0, 1, 0})));
  CHECK(missing(texts({"", "a"})).booleans()[0] == 1);
  CHECK(missing(core::Array({core::Dimension("k", 1)}, std::vector<core::Array::Complex>{{1, NAN}})).booleans()[0] ==
        1);
  CHECK(missing(core::Array({core::Dimension("k", 1)}, std::vector<std::int64_t>{0})).booleans()[0] == 0);
  CHECK(missing(numbers({})).size() == 0);
}
