// SPDX-License-Identifier: MIT
// Figure blocks of scripts: panels, marks, templates, refusals with the line of the mark.
#include <catch2/catch.hpp>

#include "interpreter/host/error.h"
#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

namespace {

struct Built {
  std::unique_ptr<Folder> folder = std::make_unique<Folder>();
  Ran ran;
  figure::Figure figure;
};

Built built(const std::string& statements) {
  auto folder = std::make_unique<Folder>();
  Ran ran = run(*folder, R"anz(label_text = "φ"
experiment e {
  vary v in [1, 2, 3, 4]
  vary kind in ["a", "b"]
  tilt = 0.5
  run {
    record x = v^2
    record y = if kind == "a" then v else -v
    record curve = linspace(0, v, 5)
  }
  top = max(x)
)anz" + statements + "\n}");
  figure::Figure figure = study::build_figure(ran.study.spec.figures.at(0), ran.study.columns);
  return {std::move(folder), std::move(ran), std::move(figure)};
}

std::string refused(const std::string& statements, std::string* place = nullptr) {
  try {
    built(statements);
  } catch (const host::ScriptError& error) {
    if (place) *place = error.place();
    return error.what();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("figures: in panels each mark, panel and turn of a loop is one panel") {
  const auto loop = built(R"(figure f (width = 160 mm) {
    panels(1, 2) {
      for k in ["a", "b"] {
        scatter(x where kind == k, y where kind == k)
        line(v where kind == k, y where kind == k, style = "dashed", label = "bound")
      }
    }
  })");
  REQUIRE(loop.figure.panels.size() == 2);
  CHECK(loop.figure.panels[0].marks.size() == 2);
  CHECK(loop.figure.panels[1].marks.size() == 2);

  CHECK(built("figure f { panels(1, 2) { box(x by kind); box(y by kind) } }").figure.panels.size() == 2);
  const auto mixed = built(R"(figure f { panels(2, 2) {
    line(v, x)
    panel(title = "two") { line(v, x); scatter(v, y) }
    for i in 1..2 { line(v, x * i) }
  } })");
  REQUIRE(mixed.figure.panels.size() == 4);
  CHECK(mixed.figure.panels[1].marks.size() == 2);
}

TEST_CASE("figures: a turn of a loop that begins with a panel is that panel") {
  const auto loop = built(R"(figure f { panels(1, 2) {
    for i in 1..2 { panel(title = text("turn ", i)) { line(v, x); scatter(v, y) } }
  } })");
  REQUIRE(loop.figure.panels.size() == 2);
  CHECK(loop.figure.panels[1].title == "turn 2");
  CHECK(loop.figure.panels[1].marks.size() == 2);
  for (const char* turn : {"panel { line(v, x) }; panel { line(v, y) }", "line(v, x); panel { line(v, y) }"})
    CHECK_THAT(refused(std::string("figure f { panels(1, 2) { for i in 1..2 { ") + turn + " } } }"),
               Catch::Contains("holds one at most"));
}

TEST_CASE("figures: the rows are a dimension of every column") {
  const auto drawn = built("figure f { scatter(row, x); heatmap(curve, y = row) }");
  const auto& scatter = std::get<figure::Scatter>(drawn.figure.panels.at(0).marks.at(0).shape);
  CHECK(scatter.x == std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(scatter.y == std::vector<double>{1, 1, 4, 4, 9, 9, 16, 16});
  const auto chosen = built("figure f { scatter(row, x where v > 2) }");
  CHECK(std::get<figure::Scatter>(chosen.figure.panels.at(0).marks.at(0).shape).x == std::vector<double>{5, 6, 7, 8});
}

TEST_CASE("figures: outside panels all marks share one panel") {
  CHECK(built("figure f { line(v, x); scatter(v, y) }").figure.panels.size() == 1);
  CHECK(built("figure f { for k in [\"a\", \"b\"] { line(v where kind == k, y where kind == k) } }")
            .figure.panels.size() == 1);
}

TEST_CASE("figures: braces in titles take values of bindings") {
  const auto figure = built(
      R"(figure f (title = "up to {top} with {label_text} {{as is} {tilt}") { line(v, x, label = "{label_text}") })");
  CHECK(figure.figure.title == "up to 16 with φ {as is} 0.5");
}

TEST_CASE("figures: a refused mark names its line and stops only its figure") {
  std::string place;
  const std::string message = refused("figure f {\n    line(v, x)\n    line(v, curve.at(row = 77))\n  }", &place);
  INFO(message);
  CHECK_THAT(place, Catch::Contains("script.anz:14:"));
  CHECK(refused("figure f { line(v, [1, 2]) }") != "no error");
  CHECK(refused("figure f { panels(0, 2) { line(v, x) } }") != "no error");
  CHECK_THAT(refused("figure f { lines(v, x) }"), Catch::Contains("line"));
  CHECK_THAT(refused("figure f { line(v, xx) }"), Catch::Contains("xx"));
  CHECK_THAT(refused("figure f { line(v, x, colour = \"red\") }"), Catch::Contains("color"));
}

TEST_CASE("figures: may be of empty selections and holes without a crash") {
  for (const char* mark : {"line(v where v > 9, x where v > 9)", "histogram(x where v > 9)",
                           "box(x where v > 9 by kind)", "scatter(v, x / 0)", "heatmap(curve)", "line(v, 0 * x / 0)"}) {
    INFO(mark);
    const std::string message = refused("figure f { " + std::string(mark) + " }");
    INFO(message);
    CHECK_THAT(message, !Catch::Contains("std::") && !Catch::Contains("vector"));
  }
}
