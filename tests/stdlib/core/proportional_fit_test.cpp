// SPDX-License-Identifier: MIT
#include "stdlib/core/proportional_fit.h"

#include <catch2/catch.hpp>

#include "stdlib/core/error.h"

using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

using Sizes = std::vector<std::size_t>;
using Cells = std::vector<double>;

ProportionalFit fit(const Sizes& sizes, const Cells& table, const std::vector<Margin>& margins,
                    const ProportionalFitStart& start = {}) {
  const Run run;
  return proportional_fit(sizes, table, margins, start, run);
}

Value texts(std::vector<std::string> names) { return Array::of_texts(std::move(names)); }

}  // namespace

TEST_CASE("proportional_fit: rows and columns give their product in one sweep", "[core]") {
  const auto found = fit({2, 3}, {1, 2, 3, 4, 5, 9}, {{0}, {1}});
  const Cells rows{6, 18}, columns{5, 7, 12};
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(found.cells[i] == Approx(rows[i / 3] * columns[i % 3] / 24).epsilon(0).margin(1e-13));
  CHECK(found.sweeps == 2);  // the second sees that nothing is off
  CHECK(found.off < 1e-14);
}

TEST_CASE("proportional_fit: no margin keeps the total, the margin of all keeps the table", "[core]") {
  for (const double cell : fit({2, 2}, {1, 2, 3, 6}, {}).cells) CHECK(cell == Approx(3).epsilon(0).margin(1e-14));
  CHECK(fit({2, 2}, {1, 2, 3, 6}, {{0, 1}}).cells == Cells{1, 2, 3, 6});
}

TEST_CASE("proportional_fit: what the start says of odds stays", "[core]") {
  // The fit is the start times a factor of the row and one of the column, which leave the odds ratio: here 6.
  const auto found = fit({2, 2}, {30, 20, 10, 40}, {{0}, {1}}, {{3, 1, 1, 2}, 1e-13, 10000});
  const Cells& c = found.cells;
  CHECK(c[0] * c[3] / (c[1] * c[2]) == Approx(6).epsilon(0).margin(1e-10));
  CHECK(c[0] + c[1] == Approx(50).epsilon(0).margin(1e-10));
  CHECK(c[0] + c[2] == Approx(40).epsilon(0).margin(1e-10));
}

TEST_CASE("proportional_fit: cells that may not be are 0, and a sum may then have none", "[core]") {
  const auto holed = fit({3, 3}, {0, 2, 3, 4, 0, 5, 6, 7, 0}, {{0}, {1}}, {{0, 1, 1, 1, 0, 1, 1, 1, 0}, 1e-12, 10000});
  CHECK((holed.cells[0] == 0 && holed.cells[4] == 0 && holed.cells[8] == 0));
  CHECK(holed.cells[1] + holed.cells[2] == Approx(5).epsilon(0).margin(1e-9));
  // Quasi-independence: the cyclic products of factors of rows and columns are equal.
  const Cells& c = holed.cells;
  CHECK(c[1] * c[5] * c[6] == Approx(c[2] * c[3] * c[7]).epsilon(1e-8));
  CHECK_FALSE(fit({2, 2}, {1, 1, 1, 1}, {{0}}, {{0, 0, 1, 1}, 1e-12, 10}).can_be_met);
}

TEST_CASE("proportional_fit: where few cells may be the fit is that of a table of those alone", "[core]") {
  // Two values of each variable are seen of twelve: 8 cells of 1728, which are fitted one by one.
  const std::vector<Margin> pairs{{0, 1}, {0, 2}, {1, 2}};
  const Cells seen{12, 5, 7, 20, 3, 9, 14, 6};
  Cells table(12 * 12 * 12, 0.0);
  const auto place = [](std::size_t i) { return (5 + 3 * (i / 4)) * 144 + (2 + 9 * (i / 2 % 2)) * 12 + 4 + i % 2; };
  for (std::size_t i = 0; i < 8; ++i) table[place(i)] = seen[i];
  const auto small = fit({2, 2, 2}, seen, pairs), large = fit({12, 12, 12}, table, pairs);
  double rest = 0;
  for (const double cell : large.cells) rest += cell;
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(large.cells[place(i)] == Approx(small.cells[i]).epsilon(0).margin(1e-9));
    rest -= large.cells[place(i)];
  }
  CHECK(rest == Approx(0).margin(1e-9));
  const Cells& c = small.cells;  // of greatest likelihood where all odds ratios are alike
  CHECK(c[0] * c[3] * c[5] * c[6] == Approx(c[1] * c[2] * c[4] * c[7]).epsilon(1e-8));
}

TEST_CASE("proportional_fit: goes on no longer than it is told", "[core]") {
  // No three-way interaction, with zeros in opposite corners: the fit is on the boundary and neared slowly.
  const auto found = fit({2, 2, 2}, {0, 1, 1, 1, 1, 1, 1, 0}, {{0, 1}, {0, 2}, {1, 2}}, {{}, 1e-12, 50});
  CHECK(found.sweeps == 50);
  CHECK(found.off > 1e-12);
}

TEST_CASE("read_margins: names in every way that scripts write them", "[core]") {
  const std::vector<std::string> names{"a", "b", "3"};
  const std::vector<Margin> wanted{{0, 1}, {2}};
  CHECK(read_margins("k", names, List{{texts({"b", "a"}), Value("3")}}) == wanted);
  CHECK(read_margins("k", names, List{{List{{Value("a"), Value("b")}}, List{{Value("3")}}}}) == wanted);
  const Array two({Dimension("", 2), Dimension("", 2)}, std::vector<std::string>{"a", "b", "b", "3"});
  CHECK(read_margins("k", names, two) == std::vector<Margin>{{0, 1}, {1, 2}});
  CHECK(read_margins("k", names, texts({"a", "b"})) == std::vector<Margin>{{0}, {1}});
  CHECK(read_margins("k", names, List{}).empty());
  CHECK(read_margins("k", names, Array::of({})).empty());
}

TEST_CASE("read_margins: refuses what names no dimensions", "[core]") {
  CHECK_THROWS_AS(read_margins("k", {"a"}, texts({"z"})), UnknownName);
  CHECK_THROWS_WITH(read_margins("k", {"a", "b"}, List{{texts({"a", "a"})}}), Contains("twice in one"));
  CHECK_THROWS_WITH(read_margins("k", {"a", "a"}, texts({"a"})), Contains("several dimensions"));
  CHECK_THROWS_AS(read_margins("k", {"a"}, Value(3.0)), BadParameter);
  CHECK_THROWS_AS(read_margins("k", {"a"}, Value()), BadParameter);
  CHECK_THROWS_AS(read_margins("k", {"a"}, List{{Value(1.0)}}), BadParameter);
}
