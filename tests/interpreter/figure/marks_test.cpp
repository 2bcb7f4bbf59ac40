// SPDX-License-Identifier: MIT
#include "interpreter/figure/marks.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "interpreter/figure/arguments.h"
#include "interpreter/figure/palette.h"
#include "interpreter/figure/sample.h"
#include "interpreter/figure/settle.h"
#include "stdlib/core/error.h"
#include "stdlib/core/select.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using Catch::Contains;
using core::Array;
using core::Dimension;

TEST_CASE("line: takes x, labels and units from the array", "[figure][marks]") {
  const Mark mark =
      make_mark("line", {series({1, 2, 3}, "energy_drift", "eV")}, {{"style", "dashed"}, {"label", "run"}});
  const auto& line = std::get<Line>(mark.shape);
  REQUIRE(line.curves.size() == 1);
  CHECK(line.curves[0].x == std::vector<double>{0, 0.5, 1});
  CHECK(line.curves[0].y == std::vector<double>{1, 2, 3});
  CHECK(mark.x.label == "time");
  CHECK(mark.x.unit.symbol == "fs");
  CHECK(mark.y.label == "energy drift");
  CHECK(mark.y.unit.symbol == "eV");
  CHECK(mark.dash == Dash::dashed);
  CHECK(mark.label == "run");
}

TEST_CASE("line: draws a matrix a line each, along the dimension of x", "[figure][marks]") {
  const auto rows = std::get<Line>(make_mark("line", {matrix(2, 3)}, {}).shape);
  REQUIRE(rows.curves.size() == 2);
  CHECK(rows.curves[1].y == std::vector<double>{3, 4, 5});
  CHECK(rows.curves[1].label == "row = 2");
  const auto columns = std::get<Line>(make_mark("line", {Array::along("row", {10, 20}), matrix(2, 3)}, {}).shape);
  REQUIRE(columns.curves.size() == 3);
  CHECK(columns.curves[2].y == std::vector<double>{2, 5});
  CHECK(columns.curves[2].x == std::vector<double>{10, 20});
}

TEST_CASE("line: shows many lines on a color scale", "[figure][marks]") {
  const auto many = std::get<Line>(make_mark("line", {matrix(20, 3)}, {}).shape);
  REQUIRE(many.colors);
  CHECK(many.colors->label == "row");
  CHECK(many.colors->low == 1);
  CHECK(many.colors->high == 20);
  CHECK(many.curves[4].scaled == 5);
  const auto asked =
      std::get<Line>(make_mark("line", {matrix(2, 3)}, {{"color", Array::along("row", {0.5, 0.7})}}).shape);
  REQUIRE(asked.colors);
  CHECK(asked.curves[1].scaled == 0.7);
}

TEST_CASE("line: draws many lines in one color as one that is broken between them", "[figure][marks]") {
  const auto one = std::get<Line>(make_mark("line", {matrix(20, 3)}, {{"color", "black"}}).shape);
  CHECK_FALSE(one.colors);
  REQUIRE(one.curves.size() == 1);
  CHECK(one.curves[0].y.size() == 20 * 3 + 19);
  CHECK(std::isnan(one.curves[0].y[3]));
  CHECK(one.curves[0].y[4] == 3);
  CHECK(std::get<Line>(make_mark("line", {matrix(2, 3)}, {{"color", "black"}}).shape).curves.size() == 2);
}

TEST_CASE("line: names both arrays when they do not fit", "[figure][marks]") {
  CHECK_THROWS_WITH(make_mark("line", {Array::of(ramp(5)), Array::of(ramp(7))}, {}),
                    "line: x has 5 values, but y has 7 values");
  CHECK_THROWS_WITH(make_mark("line", {Array::along("row", ramp(5)), series(ramp(5), "y")}, {}),
                    "line: x runs along row, but y along time");
  CHECK_THROWS_WITH(make_mark("line", {Array::along("v", ramp(4)), matrix(2, 3)}, {}),
                    Contains("x [v] has 4 values, but y [row, time] has 6"));
}

TEST_CASE("marks: the column of an axis stands for the points that group means run along", "[figure][marks]") {
  // v varies slowest, three repeats of each; mean(y by v) runs along v.
  const Array v = labelled(Array::along("row", {1, 1, 1, 4, 4, 4}), "v");
  Array points = Array::of({1, 4});
  points.label = "v";
  const Array means({Dimension("v", points)}, std::vector<double>{10, 20});
  const Mark line = make_mark("line", {v, means}, {});
  CHECK(std::get<Line>(line.shape).curves[0].x == std::vector<double>{1, 4});
  CHECK(std::get<Line>(line.shape).curves[0].y == std::vector<double>{10, 20});
  CHECK(line.x.label == "v");
  const auto bars = std::get<ErrorBars>(make_mark("error_bars", {v, means, means}, {}).shape);
  CHECK(bars.x == std::vector<double>{1, 4});
  // Another column of as many rows is no axis of it.
  CHECK_THROWS_WITH(make_mark("line", {labelled(v, "w"), means}, {}),
                    Contains("x [row] has 6 values, but y [v] has 2 values"));
}

TEST_CASE("marks: columns stay aligned where rows of one were chosen", "[figure][marks]") {
  const Array v = labelled(Array::along("row", {1, 2, 3, 4}), "v"),
              y = labelled(Array::along("row", {5, 6, 7, 8}), "y");
  const core::Value chosen = core::where(y, Array({Dimension("row", 4)}, std::vector<Array::Boolean>{0, 1, 0, 1}));
  const auto line = std::get<Line>(make_mark("line", {v, chosen}, {}).shape);
  CHECK(line.curves[0].x == std::vector<double>{2, 4});
  CHECK(line.curves[0].y == std::vector<double>{6, 8});
  const auto turned = std::get<Line>(make_mark("line", {chosen, v}, {}).shape);
  CHECK(turned.curves[0].x == std::vector<double>{6, 8});
  CHECK(turned.curves[0].y == std::vector<double>{2, 4});
  const auto scatter = std::get<Scatter>(make_mark("scatter", {chosen, chosen}, {{"color", v}}).shape);
  CHECK(scatter.scaled == std::vector<double>{2, 4});
  const auto band = std::get<Band>(make_mark("band", {v, chosen, y}, {}).shape);
  CHECK(band.high == std::vector<double>{6, 8});
}

TEST_CASE("marks: refuse what is empty, nowhere finite or not a number", "[figure][marks]") {
  CHECK_THROWS_WITH(make_mark("line", {Array::of({})}, {}), "line: y is empty, but must be at least one value");
  CHECK_THROWS_WITH(make_mark("scatter", {Array::of({1, 2}), Array::of({kNaN, kNaN})}, {}),
                    "scatter: y is nowhere finite, but must be finite somewhere");
  CHECK_THROWS_WITH(make_mark("line", {"text"}, {}), Contains("line: y is") && Contains("must be an array of numbers"));
  CHECK_THROWS_AS(make_mark("histogram", {Array::of({})}, {}), core::BadParameter);
  CHECK_THROWS_AS(make_mark("heatmap", {Array::of(ramp(3))}, {}), core::BadParameter);
  CHECK_THROWS_AS(make_mark("line", {Array({Dimension("", 1)}, std::vector<Array::Complex>{{1, 2}})}, {}),
                  core::BadParameter);
}

TEST_CASE("marks: refuse unknown, repeated, missing and surplus parameters", "[figure][marks]") {
  try {
    make_mark("line", {Array::of(ramp(3))}, {{"stile", "dashed"}});
    FAIL("an unknown parameter was accepted");
  } catch (const core::UnknownName& unknown) {
    CHECK(unknown.what() == std::string("line has no parameter 'stile'"));
    CHECK(unknown.name == "stile");
    CHECK(std::find(unknown.known.begin(), unknown.known.end(), "style") != unknown.known.end());
  }
  CHECK_THROWS_WITH(make_mark("lien", {}, {}), Contains("no mark 'lien'"));
  CHECK_THROWS_WITH(make_mark("line", {Array::of(ramp(3))}, {{"style", "wavy"}}),
                    Contains("style is \"wavy\", but must be one of \"solid\""));
  CHECK_THROWS_WITH(make_mark("line", {}, {}), Contains("line needs y"));
  CHECK_THROWS_WITH(make_mark("hline", {1, 2}, {}), Contains("at most 1 values"));
  CHECK_THROWS_WITH(make_mark("hline", {1}, {{"at", 2}}), Contains("at twice"));
  CHECK_THROWS_WITH(make_mark("hline", {1}, {{"width", -1}}), Contains("width is -1"));
  CHECK(std::get<Line>(make_mark("line", {Array::of({5, 6})}, {{"x", Array::of({1, 2})}}).shape).curves[0].x ==
        std::vector<double>{1, 2});
}

TEST_CASE("scatter: spreads a color over the dimensions it lacks", "[figure][marks]") {
  const Array x = matrix(2, 3), epoch = labelled(Array::along("time", {10, 20, 30}), "epoch");
  const auto scatter = std::get<Scatter>(make_mark("scatter", {x, matrix(2, 3)}, {{"color", epoch}}).shape);
  CHECK(scatter.scaled == std::vector<double>{10, 20, 30, 10, 20, 30});
  CHECK(scatter.colors->label == "epoch");
  const auto named = std::get<Scatter>(
      make_mark("scatter", {Array::of(ramp(3)), Array::of(ramp(3))}, {{"color", Array::of_texts({"b", "a", "b"})}})
          .shape);
  CHECK(named.colors->categories == std::vector<std::string>{"b", "a"});
  CHECK(named.scaled == std::vector<double>{1, 2, 1});
}

TEST_CASE("histogram: counts every finite value once", "[figure][marks]") {
  const auto counted = [](const core::Value& x, const NamedValues& named) {
    return std::get<Histogram>(make_mark("histogram", {x}, named).shape);
  };
  const auto four = counted(Array::of({0, 1, 2, 3, 4, kNaN}), {{"bins", 4}});
  CHECK(four.edges == std::vector<double>{0, 1, 2, 3, 4});
  CHECK(four.layers[0].heights == std::vector<double>{1, 1, 1, 2});  // the last bin holds its right edge
  const auto edges = counted(Array::of({0.5, 1.5, 1.6, 9}), {{"bins", Array::of({0, 1, 2})}, {"height", "share"}});
  CHECK(edges.layers[0].heights == std::vector<double>{0.25, 0.5});
  double area = 0;
  const auto density = counted(Array::of({0.1, 0.7, 1.9, 2.2, 5}), {{"height", "density"}});
  for (std::size_t i = 0; i + 1 < density.edges.size(); ++i)
    area += density.layers[0].heights[i] * (density.edges[i + 1] - density.edges[i]);
  CHECK(area == Approx(1).epsilon(1e-12));  // a handful of rounded sums
}

TEST_CASE("histogram: a group that is a number says of what", "[figure][marks]") {
  const auto names = [](const std::vector<std::string>& of, const std::string& by) {
    core::Groups groups;
    groups.names = of;
    groups.by = by;
    groups.samples = {Array::of({1, 2}), Array::of({2, 3})};
    std::string text;
    const auto drawn = std::get<Histogram>(make_mark("histogram", {core::Value(groups)}, {}).shape);
    for (const auto& layer : drawn.layers) text += layer.label + "; ";
    return text;
  };
  CHECK(names({"1", "5"}, "sd") == "sd = 1; sd = 5; ");
  CHECK(names({"true", "false"}, "escapes") == "escapes = true; escapes = false; ");
  CHECK(names({"tanh", "relu"}, "activation") == "tanh; relu; ");
  CHECK(names({"1", "5"}, "") == "1; 5; ");
}

TEST_CASE("histogram: chooses bins by Freedman and Diaconis", "[figure][marks]") {
  // 0.5 … 999.5: quartiles 250.25 and 749.75, width 2 · 499.5 / 10 = 99.9, span 999, so ⌈10⌉ bins.
  std::vector<double> x = ramp(1000);
  for (double& v : x) v += 0.5;
  CHECK(std::get<Histogram>(make_mark("histogram", {Array::of(x)}, {}).shape).layers[0].heights.size() == 10);
  CHECK(std::get<Histogram>(make_mark("histogram", {Array::of({3, 3, 3})}, {}).shape).layers[0].heights ==
        std::vector<double>{3});
  const auto whole = std::get<Histogram>(make_mark("histogram", {Array::of({1, 2, 2, 3})}, {}).shape);
  CHECK(whole.edges.front() == 0.5);
  CHECK_THROWS_WITH(make_mark("histogram", {Array::of(ramp(9))}, {{"bins", 0}}), Contains("bins is 0"));
}

TEST_CASE("box: gives quartiles, whiskers and what lies beyond", "[figure][marks]") {
  core::Groups groups{
      "phase", {"swarm", "torus"}, {labelled(Array::of({1, 2, 3, 4, 5, 20}), "P"), labelled(Array::of({1, 2}), "P")}};
  const Mark mark = make_mark("box", {groups}, {});
  const auto& box = std::get<Box>(mark.shape);
  CHECK(box.groups[0].median == 3.5);
  CHECK(box.groups[0].lower_quartile == 2.25);  // type 7: 1 + 0.25 · 5 = 2.25th of the order
  CHECK(box.groups[0].upper_quartile == 4.75);
  CHECK(box.groups[0].high_whisker == 5);
  CHECK(box.groups[0].beyond == std::vector<double>{20});
  CHECK(box.groups[1].points == std::vector<double>{1, 2});
  CHECK(mark.x.label == "phase");
  CHECK(mark.x.categories == std::vector<std::string>{"swarm", "torus"});
  CHECK(mark.y.label == "P");
}

TEST_CASE("error_bars: reach to both sides and refuse a negative error", "[figure][marks]") {
  const auto bars = std::get<ErrorBars>(make_mark("error_bars", {Array::of({1, 2}), Array::of({5, 6}), 0.5}, {}).shape);
  CHECK(bars.low == std::vector<double>{4.5, 5.5});
  CHECK(bars.high == std::vector<double>{5.5, 6.5});
  CHECK_THROWS_WITH(make_mark("error_bars", {Array::of({1, 2}), Array::of({5, 6}), Array::of({1, -1})}, {}),
                    Contains("error is negative somewhere"));
  CHECK_THROWS_WITH(make_mark("error_bars", {Array::of({1, 2}), Array::of({5, 6}), Array::of({1, 1, 1})}, {}),
                    Contains("error has 3 values, but y has 2"));
}

TEST_CASE("error_bars: take the unit of what they surround", "[figure][marks]") {
  const Array y = series({1, 2}, "y", "nm");
  const auto bars =
      std::get<ErrorBars>(make_mark("error_bars", {y, core::Quantity{200, core::parse_unit("pm")}}, {}).shape);
  CHECK(bars.high[0] == Approx(1.2).epsilon(1e-14));
  CHECK_THROWS_WITH(make_mark("error_bars", {y, 0.5}, {}), "error_bars: error is without a unit, but must be in nm");
}

TEST_CASE("heatmap: sorts its cells by their coordinates", "[figure][marks]") {
  const Array v = labelled(Array::along("row", {0.3, 0.1}), "v");
  const Mark mark = make_mark("heatmap", {matrix(2, 3)}, {{"y", v}, {"x", "time"}, {"label", "φ(0, t)"}});
  const auto& map = std::get<Heatmap>(mark.shape);
  CHECK(map.y == std::vector<double>{0.1, 0.3});
  CHECK(map.x == std::vector<double>{1, 2, 3});
  CHECK(map.values == std::vector<double>{3, 4, 5, 0, 1, 2});
  CHECK(mark.x.label == "time");
  CHECK(mark.y.label == "v");
  CHECK(map.colors.label == "φ(0, t)");
  CHECK(mark.label.empty());
}

TEST_CASE("heatmap: may be turned on its side", "[figure][marks]") {
  const auto map = std::get<Heatmap>(make_mark("heatmap", {matrix(2, 3)}, {{"x", "row"}}).shape);
  CHECK(map.x.size() == 2);
  CHECK(map.values == std::vector<double>{0, 3, 1, 4, 2, 5});
}

TEST_CASE("heatmap: is symmetric about zero when it diverges", "[figure][marks]") {
  const auto map = std::get<Heatmap>(make_mark("heatmap", {matrix(2, 3)}, {{"colors", "diverging"}}).shape);
  CHECK(map.colors.low == -5);
  CHECK(map.colors.high == 5);
}

TEST_CASE("heatmap: says which end of its colour bar numbers lie beyond", "[figure][marks]") {
  const auto colors = [](core::Interval range) {  // of the numbers 0 … 5
    return std::get<Heatmap>(make_mark("heatmap", {matrix(2, 3)}, {{"range", range}}).shape).colors;
  };
  CHECK_FALSE((colors({0, 5}).goes_below || colors({0, 5}).goes_above));
  CHECK((colors({1, 5}).goes_below && !colors({1, 5}).goes_above));
  CHECK((!colors({0, 4}).goes_below && colors({0, 4}).goes_above));
  const auto map = std::get<Heatmap>(make_mark("heatmap", {matrix(2, 3)}, {{"colors", "diverging"}}).shape);
  CHECK_FALSE((map.colors.goes_below || map.colors.goes_above));
}

TEST_CASE("heatmap: refuses coordinates that do not place its cells", "[figure][marks]") {
  CHECK_THROWS_WITH(make_mark("heatmap", {matrix(2, 3)}, {{"y", Array::along("row", {1, 1})}}),
                    Contains("y is 1 more than once"));
  CHECK_THROWS_WITH(make_mark("heatmap", {matrix(2, 3)}, {{"x", Array::along("t", ramp(4))}}),
                    Contains("x [t] has 4 values, but z is [row 2, time 3]"));
  CHECK_THROWS_AS(make_mark("heatmap", {matrix(2, 3)}, {{"x", "tiem"}}), core::UnknownName);
}

TEST_CASE("settle: converts marks to one unit and refuses another dimension", "[figure][settle]") {
  Figure figure = figure_of({make_mark("line", {series({1, 2}, "a", "eV")}, {}),
                             make_mark("hline", {core::Quantity{1500, core::parse_unit("meV")}}, {}),
                             make_mark("hline", {0.5}, {})});
  const SettledPanel settled = settle(figure.panels[0]);
  CHECK(settled.y.unit.symbol == "eV");
  CHECK(std::get<Rule>(settled.panel.marks[1].shape).at == Approx(1.5).epsilon(1e-14));
  CHECK(std::get<Rule>(settled.panel.marks[2].shape).at == 0.5);
  add_mark(figure.panels[0], make_mark("line", {series({1, 2}, "b", "nm")}, {}));
  CHECK_THROWS_WITH(settle(figure.panels[0]), "line: its y is in nm, but the panel's y axis is in eV since line");
}

TEST_CASE("settle: a band and the line within it share a color, other things have their own", "[figure][settle]") {
  const Array x = Array::along("x", {0, 1, 2}), near = Array::along("x", {1, 2, 3}), far = Array::along("x", {7, 8, 9});
  const auto around = [&](const Array& y) {
    Array low = y, high = y;
    for (double& each : low.mutable_real()) each -= 0.5;
    for (double& each : high.mutable_real()) each += 0.5;
    return make_mark("band", {x, low, high}, {});
  };
  const Figure figure =
      figure_of({around(near), make_mark("line", {x, near}, {}), around(far), make_mark("line", {x, far}, {}),
                 make_mark("error_bars", {x, Array::along("x", {4, 4, 4}), 0.1}, {})});
  const std::vector<Mark> marks = settle(figure.panels[0]).panel.marks;
  CHECK(marks[0].color == qualitative(0));
  CHECK(marks[1].color == qualitative(0));
  CHECK(marks[2].color == qualitative(1));
  CHECK(marks[3].color == qualitative(1));
  CHECK(marks[4].color == qualitative(2));
}

TEST_CASE("settle: refuses a logarithmic axis over what is not positive", "[figure][settle]") {
  const Figure figure = figure_of({make_mark("line", {series({1, -0.5, 2}, "a")}, {{"y_scale", "log"}})});
  CHECK_THROWS_WITH(settle(figure.panels[0]),
                    "line: y is -0.5 somewhere, but must be positive everywhere, since the y axis is logarithmic");
}

TEST_CASE("settle: ends a heatmap's axes at the edges of its cells", "[figure][settle]") {
  const Array x = Array::along("time", {1, 10, 100}), y = Array::along("row", {0, 1});
  const Figure figure = figure_of({make_mark("heatmap", {matrix(2, 3)}, {{"x", x}, {"y", y}, {"x_scale", "log"}})});
  const SettledPanel settled = settle(figure.panels[0]);
  // One logarithm and one power away from exact.
  CHECK(settled.x.low == Approx(std::sqrt(0.1)).epsilon(1e-14));
  CHECK(settled.x.high == Approx(std::sqrt(1e5)).epsilon(1e-14));
  CHECK(settled.y.low == -0.5);
  CHECK(settled.y.high == 1.5);
}

TEST_CASE("declarations: name every parameter once and say what it means", "[figure][marks]") {
  for (const auto* list : {&mark_declarations(), &block_declarations()})
    for (const MarkDeclaration& mark : *list) {
      CHECK_FALSE(mark.summary.empty());
      CHECK_FALSE(mark.example.empty());
      for (std::size_t i = 0; i < mark.parameters.size(); ++i) {
        INFO(mark.name << " " << mark.parameters[i].name);
        CHECK_FALSE(mark.parameters[i].meaning.empty());
        const bool chooses =
            mark.parameters[i].kind == ArgumentKind::choice || mark.parameters[i].kind == ArgumentKind::bins;
        CHECK(chooses == !mark.parameters[i].choices.empty());
        for (std::size_t k = 0; k < i; ++k) CHECK(mark.parameters[k].name != mark.parameters[i].name);
      }
    }
}

TEST_CASE("declarations: what they refuse before anything is drawn is what drawing refuses", "[figure][marks]") {
  const auto told = [](const char* mark, const char* parameter, const core::Value& value) {
    const auto found = refusal(mark, parameter, value);
    return found ? found->sentence : std::string();
  };
  CHECK(told("line", "width", 2.5) == "");
  CHECK(told("line", "width", "thick") == "line: width is a text, but must be a number");
  CHECK(told("line", "width", 0) == "line: width is 0, but must be in (0, 100]");
  CHECK(told("line", "width", core::Quantity{1, core::parse_unit("mm")}) ==
        "line: width is in mm, but must be a plain number");
  CHECK(told("scatter", "opacity", std::nan("")) == "scatter: opacity is nan, but must be in [0, 1]");
  CHECK(told("panels", "rows", 1.5) == "panels: rows is 1.5, but must be a whole number in [1, 26]");
  CHECK(told("figure", "width", core::Quantity{5, core::parse_unit("mm")}) ==
        "figure: width is 5 mm, but must be in [20, 2000] mm");
  CHECK(told("figure", "width", core::Quantity{8, core::parse_unit("cm")}) == "");
  CHECK(told("histogram", "bins", "scott") == "");
  CHECK_THAT(told("histogram", "bins", "scot"), Contains("bins is \"scot\", but must be a number, edges, or one of"));
  CHECK(told("line", "color", Array::along("row", {0.5, 0.7})) == "");
  CHECK(told("heatmap", "x", "time") == "");
  CHECK(told("hline", "at", core::Quantity{5, core::parse_unit("eV")}) == "");
  const auto color = refusal("box", "color", "blu");
  REQUIRE(color);
  CHECK(color->name == "blu");
  CHECK(color->known == color_names());
  // The same sentence from a mark that is made.
  CHECK_THROWS_WITH(make_mark("line", {series({1, 2}, "a")}, {{"width", 0}}), told("line", "width", 0));
}

TEST_CASE("figure: takes its size as a length", "[figure][marks]") {
  const Figure figure =
      make_figure("windows", {{"width", core::Quantity{18, core::parse_unit("cm")}}, {"caption", "c"}});
  CHECK(figure.width_mm == Approx(180).epsilon(1e-14));
  CHECK_THROWS_WITH(make_figure("windows", {{"width", 180}}), Contains("width is 180, but must be a length"));
  CHECK_THROWS_WITH(make_figure("windows", {{"witdh", 180}}), Contains("no parameter 'witdh'"));
  Figure grid = figure;
  set_grid(grid, {2, 3}, {});
  CHECK(grid.rows == 2);
  CHECK(grid.columns == 3);
  CHECK_THROWS_AS(set_grid(grid, {0, 3}, {}), core::BadParameter);
}
