// SPDX-License-Identifier: MIT
#include "interpreter/figure/quick_look/quick_look.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "interpreter/figure/quick_look/bare_text.h"
#include "interpreter/figure/quick_look/cell_sheet.h"
#include "interpreter/figure/sample.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string looked_at(std::vector<Mark> marks, const QuickLook& look = {}) {
  return quick_look(figure_of(std::move(marks)), look);
}

/// The row of the plot, from 0 at the top, in which a column of it is inked; -1 where none is.
int inked_row(const std::vector<std::string>& lines, std::size_t column) {
  int row = 0;
  for (const std::string& line : lines) {
    const auto edge = std::min(line.find("│"), line.find("┤"));
    if (edge == std::string::npos) continue;
    const std::string plot = line.substr(edge + std::string("│").size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < plot.size(); ++at) {
      std::size_t end = i + 1;
      while (end < plot.size() && (static_cast<unsigned char>(plot[end]) & 0xC0U) == 0x80U) ++end;
      if (at == column && plot.substr(i, end - i) != " ") return row;
      i = end;
    }
    ++row;
  }
  return -1;
}

}  // namespace

TEST_CASE("quick look: a rising line rises from the lower left to the upper right", "[quick_look]") {
  const auto lines = lines_of(looked_at({make_mark("line", {series(ramp(50), "E", "eV")}, {})}));
  const int left = inked_row(lines, 1), right = inked_row(lines, 70);
  REQUIRE(left >= 0);
  REQUIRE(right >= 0);
  CHECK(left > right);
  CHECK_THAT(lines.front(), Contains("E (eV)"));
  CHECK_THAT(lines.back(), Contains("(fs)"));
}

TEST_CASE("quick look: nothing is wider or higher than the screen", "[quick_look]") {
  std::vector<double> values = ramp(300, 1e5);
  for (const std::size_t columns : {24, 40, 80, 200}) {
    QuickLook look;
    look.columns = columns;
    look.rows = 12;
    const auto lines = lines_of(looked_at({make_mark("line", {series(values, "a very long label of an axis")}, {}),
                                           make_mark("hline", {3e6}, {{"label", "level"}})},
                                          look));
    CHECK(lines.size() <= 14);
    for (const std::string& line : lines) {
      INFO(line);
      CHECK(columns_of(line) <= columns);
    }
  }
}

TEST_CASE("quick look: without colours no escape is written, with them each line ends as it began", "[quick_look]") {
  const std::vector<Mark> marks = {make_mark("heatmap", {matrix(4, 6)}, {})};
  CHECK(looked_at(marks).find('\x1b') == std::string::npos);
  QuickLook look;
  look.color = true;
  for (const std::string& line : lines_of(looked_at(marks, look))) {
    const auto last = line.rfind("\x1b[");
    if (last != std::string::npos) CHECK(line.substr(last, 4) == "\x1b[0m");
  }
}

TEST_CASE("quick look: a heatmap is lightest where the numbers are least", "[quick_look]") {
  const auto lines = lines_of(looked_at({make_mark("heatmap", {matrix(8, 8)}, {})}));
  // Rows ascend upwards: the first line of the plot holds the largest numbers, the last the least.
  CHECK_THAT(lines[1], Contains("█"));
  std::size_t last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find("│") != std::string::npos || lines[i].find("┤") != std::string::npos) last = i;
  }
  CHECK(lines[last].find("█") == std::string::npos);
  CHECK_THAT(lines.back(), Contains("0 ") && Contains("63"));
}

TEST_CASE("quick look: bars of a histogram stand on the axis, the highest where most values are", "[quick_look]") {
  std::vector<double> values(40, 2.0);
  values.insert(values.end(), {1, 1, 1, 1, 3});
  const auto lines = lines_of(looked_at({make_mark("histogram", {core::Array::of(values)}, {{"bins", 3.0}})}));
  const int left = inked_row(lines, 5), middle = inked_row(lines, 38), right = inked_row(lines, 70);
  CHECK(middle < left);
  CHECK(left < right);
}

TEST_CASE("quick look: gaps, logarithmic axes, names and boxes are drawn", "[quick_look]") {
  CHECK_NOTHROW(looked_at({make_mark("line", {core::Array::of({1, kNaN, 3, 2})}, {})}));
  const std::string log = looked_at({make_mark("line", {core::Array::of({1, 100, 10000})}, {{"y_scale", "log"}})});
  CHECK_THAT(log, Contains("10²") && Contains("10⁴"));
  core::Groups groups;
  groups.by = "phase";
  groups.names = {"swarm", "torus"};
  groups.samples = {core::Array::of(ramp(20)), core::Array::of(ramp(30))};
  CHECK_THAT(looked_at({make_mark("box", {groups}, {})}), Contains("swarm") && Contains("torus"));
  CHECK_THAT(
      looked_at({make_mark("scatter", {core::Array::of({1, 2}), core::Array::of({3, 4})}, {{"label", "found"}})}),
      Contains("• found"));
  CHECK_NOTHROW(looked_at({make_mark("line", {core::Array::of({5})}, {})}));
}

TEST_CASE("quick look: labels are plain text", "[quick_look]") {
  CHECK(bare("φ_1(x, t)") == "φ₁(x, t)");
  CHECK(bare("10^-3") == "10⁻³");
  CHECK(bare("x_max") == "x_max");
  CHECK(bare("\\alpha and energy_drift") == "α and energy_drift");
}

TEST_CASE("cell sheet: dots are where they were put", "[quick_look]") {
  CellSheet sheet(2, 1);
  sheet.dot(0, 0, {});
  sheet.dot(3.5, 3.5, {});
  CHECK(sheet.row_text(0, false) == "⡀⠈");
  sheet.dot(-1, 0, {});
  sheet.dot(0, 400, {});
  sheet.dot(kNaN, 1, {});
  CHECK(sheet.row_text(0, false) == "⡀⠈");
  sheet.glyph(0, 0, "x");
  CHECK(sheet.row_text(0, false) == "x⠈");
}

TEST_CASE("quick look: the image of a figure is one sixel sequence, or nothing without gnuplot", "[quick_look]") {
  const Figure figure = figure_of({make_mark("line", {series(ramp(5), "E")}, {})});
  const std::string image = sixel_look(figure, 300);
  REQUIRE(image.size() > 100);
  CHECK(image.rfind("\x1bP", 0) == 0);
  CHECK(image.substr(image.size() - 3) == "\x1b\\\n");
  CHECK(sixel_look(figure, 300, "no-such-program").empty());
}
