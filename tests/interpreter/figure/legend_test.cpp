// SPDX-License-Identifier: MIT
#include "interpreter/figure/legend.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "interpreter/figure/mathtext.h"
#include "interpreter/figure/sample.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using core::Array;

namespace {

std::vector<LegendEntry> entries(const std::vector<Mark>& marks) {
  Panel panel;
  for (const Mark& mark : marks) add_mark(panel, mark);
  return legend_entries(settle(panel));
}

// As they are drawn.
std::vector<std::string> labels(const std::vector<Mark>& marks) {
  std::vector<std::string> texts;
  for (const LegendEntry& entry : entries(marks)) texts.push_back(entry.label.enhanced);
  return texts;
}

std::vector<std::string> drawn(const std::vector<std::string>& texts) {
  std::vector<std::string> all;
  for (const std::string& text : texts) all.push_back(mathtext(text).enhanced);
  return all;
}

}  // namespace

TEST_CASE("legend: a mark of several lines that has a label is one entry, in its colour", "[figure][legend]") {
  for (const std::size_t rows : {3u, 20u}) {
    const Mark one = make_mark("line", {matrix(rows, 3)}, {{"label", "one"}});
    const Mark two = make_mark("line", {matrix(rows, 3)}, {{"label", "two"}});
    CHECK(labels({one, two}) == drawn({"one", "two"}));
    const auto both = entries({one, two});
    REQUIRE(both.size() == 2);
    REQUIRE((both[0].line && both[1].line));
    CHECK(both[0].line->color == qualitative(0));
    CHECK(both[1].line->color == qualitative(1));
    Panel panel;
    add_mark(panel, one);
    // What is drawn has that colour too: no scale, no colour of its own a line.
    const SettledPanel settled = settle(panel);
    const auto& line = std::get<Line>(settled.panel.marks[0].shape);
    CHECK_FALSE(line.colors);
    CHECK(line.curves.size() == 1);
    CHECK(settled.bars.empty());
  }
}

TEST_CASE("legend: without a label the lines of a matrix are told apart by their rows", "[figure][legend]") {
  CHECK(labels({make_mark("line", {matrix(3, 3)}, {})}) == drawn({"row = 1", "row = 2", "row = 3"}));
  CHECK(labels({make_mark("line", {matrix(20, 3)}, {})}).empty());  // the colour bar tells
}

TEST_CASE("legend: the label of a mark stands before the names of its parts", "[figure][legend]") {
  const Array arms = Array::of_texts({"a", "b", "a"});
  Array of_rows = arms;
  of_rows.set_dimensions({core::Dimension("row", 3)});
  const Array x = Array::of({1, 2, 3});
  CHECK(labels({make_mark("scatter", {x, x}, {{"color", arms}})}) == drawn({"a", "b"}));
  CHECK(labels({make_mark("scatter", {x, x}, {{"color", arms}, {"label", "first"}})}) ==
        drawn({"first: a", "first: b"}));
  CHECK(labels({make_mark("line", {matrix(3, 3)}, {{"color", of_rows}, {"label", "first"}})}) ==
        drawn({"first: a", "first: b", "first: a"}));
  const core::Groups groups{"arm", {"left", "right"}, {Array::of({1, 2, 3}), Array::of({4, 5})}};
  CHECK(labels({make_mark("histogram", {groups}, {})}) == drawn({"left", "right"}));
  CHECK(labels({make_mark("histogram", {groups}, {{"label", "first"}})}) == drawn({"first: left", "first: right"}));
  CHECK(labels({make_mark("histogram", {x}, {{"label", "alone"}})}) == drawn({"alone"}));
}

TEST_CASE("legend: a text has one colour in a panel, whichever marks it is in", "[figure][legend]") {
  const Array x = Array::of({1, 2});
  const Mark first = make_mark("scatter", {x, x}, {{"color", Array::of_texts({"low", "high"})}, {"label", "one"}});
  const Mark second = make_mark("scatter", {x, x}, {{"color", Array::of_texts({"high", "middle"})}, {"label", "two"}});
  const auto all = entries({first, second});
  REQUIRE(all.size() == 4);
  CHECK(labels({first, second}) == drawn({"one: low", "one: high", "two: high", "two: middle"}));
  CHECK(all[0].color == qualitative(0));
  CHECK(all[1].color == qualitative(1));
  CHECK(all[2].color == qualitative(1));
  CHECK(all[3].color == qualitative(2));
  Panel panel;
  add_mark(panel, first);
  add_mark(panel, second);
  const SettledPanel settled = settle(panel);
  CHECK(std::get<Scatter>(settled.panel.marks[1].shape).scaled == std::vector<double>{2, 3});
}
