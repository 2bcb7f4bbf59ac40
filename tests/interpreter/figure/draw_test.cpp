// SPDX-License-Identifier: MIT
#include "interpreter/figure/draw.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>

#include "interpreter/figure/clip.h"
#include "interpreter/figure/drawn_files.h"
#include "interpreter/figure/sample.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using Catch::Contains;
using core::Array;
using core::Dimension;
namespace fs = std::filesystem;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

void check_drawn(const Figure& figure) {
  INFO(figure.name);
  const Folder folder;
  const auto paths = draw(figure, folder.path / "made");
  REQUIRE(paths.size() == 3);
  const std::string svg = bytes_of(paths[0]), pdf = bytes_of(paths[1]), png = bytes_of(paths[2]);
  CHECK(svg.ends_with("</svg>\n\n"));
  CHECK(pdf.starts_with("%PDF"));
  CHECK_THAT(pdf, Contains("%%EOF"));
  CHECK(png.substr(1, 3) == "PNG");
  CHECK(png.size() > 5000);  // a blank page of this size takes under 3 kB
  CHECK(std::distance(fs::directory_iterator(folder.path / "made"), {}) == 3);
}

}  // namespace

TEST_CASE("draw: prints every mark in every format", "[figure][draw]") {
  const Array y = series({1, 3, 2, 5, 4, 6}, "φ(0, t)", "nm"), z = matrix(4, 5);
  core::Groups groups{
      "phase", {"swarm", "a name of many words"}, {labelled(Array::of(ramp(9)), "P"), Array::of({1, 2})}};
  check_drawn(figure_of({make_mark("line", {y}, {{"label", "a"}}), make_mark("hline", {2.5}, {}),
                         make_mark("vline", {1}, {}), make_mark("annotate", {1, 2, "here"}, {{"boxed", true}})},
                        "line"));
  check_drawn(figure_of({make_mark("scatter", {y}, {{"symbol", "diamond"}, {"color", y}})}, "scatter"));
  check_drawn(figure_of({make_mark("scatter", {y}, {{"symbol", "ring"}, {"opacity", 0.5}})}, "rings"));
  check_drawn(figure_of({make_mark("histogram", {y}, {})}, "histogram"));
  check_drawn(figure_of({make_mark("histogram", {groups}, {{"height", "density"}})}, "histograms"));
  check_drawn(figure_of({make_mark("box", {groups}, {})}, "box"));
  check_drawn(figure_of({make_mark("band", {y, series({2, 4, 3, 6, 5, 7}, "", "nm")}, {})}, "band"));
  check_drawn(figure_of({make_mark("error_bars", {y, core::Quantity{0.5, core::parse_unit("nm")}},
                                   {{"joined", true}, {"label", "mean"}})},
                        "error_bars"));
  check_drawn(figure_of({make_mark("heatmap", {z}, {{"colors", "diverging"}})}, "heatmap"));
  check_drawn(figure_of({make_mark("heatmap", {z}, {{"x", Array::along("time", {1, 2, 4, 8, 20})}})}, "uneven"));
  check_drawn(figure_of({make_mark("heatmap", {matrix(1, 1)}, {})}, "one_cell"));
  check_drawn(figure_of({make_mark("heatmap", {matrix(1, 6)}, {{"color_scale", "linear"}})}, "one_row"));
  check_drawn(figure_of({make_mark("line", {z}, {})}, "family"));
  check_drawn(figure_of({make_mark("line", {series({7}, "y")}, {})}, "one_point"));
}

TEST_CASE("draw: letters the panels of a grid", "[figure][draw]") {
  Figure figure = figure_of({make_mark("line", {series({1, 2}, "y")}, {{"title", "first"}})});
  figure.panels.push_back(figure.panels[0]);
  figure.width_mm = 120;
  const Folder folder;
  const std::string svg = bytes_of(draw(figure, folder.path)[0]);
  CHECK_THAT(svg, Contains("(a)") && Contains("(b)") && !Contains("(c)") && Contains("first"));
  CHECK_THAT(svg, Contains("width=\"120mm\""));
  const auto number_after = [&](const std::string& key) { return std::stod(svg.substr(svg.find(key) + key.size())); };
  const double height = number_after("height=\"");
  CHECK_THAT(svg, Contains(fmt::format("viewBox=\"0 0 120 {:g}\"", height)));  // one user unit is one millimetre
  figure.rows = figure.columns = 1;
  CHECK_THROWS_WITH(draw(figure, folder.path), Contains("panels is 1 × 1, but must be room for the 2 panels"));
  figure.rows = figure.columns = 0;
  figure.width_mm = 25;
  CHECK_THROWS_WITH(draw(figure, folder.path), Contains("width is 25 mm, but must be at least"));
}

TEST_CASE("draw: gives the same bytes for the same figure", "[figure][draw]") {
  const Figure figure = figure_of({make_mark("heatmap", {matrix(4, 5)}, {}), make_mark("hline", {2}, {})});
  const Folder folder;
  const auto first = draw(figure, folder.path / "1");
  const auto second = draw(figure, folder.path / "2");
  for (std::size_t i = 0; i < 3; ++i) CHECK(bytes_of(first[i]) == bytes_of(second[i]));
}

TEST_CASE("draw: shows hostile text as it stands and runs none of it", "[figure][draw]") {
  const Folder folder;
  const std::string witness = (folder.path / "witness").string();
  const std::string hostile[] = {"`touch " + witness + "`",
                                 "'; system('touch " + witness + "') #",
                                 "\"$(touch " + witness + ")\"",
                                 "a'b\"c\\d@e&f~g{h}i_j^k",
                                 "'",
                                 "''",
                                 "\\",
                                 "x\\",
                                 "{",
                                 "}",
                                 "@",
                                 "\n# \n",
                                 "<svg>&amp;",
                                 "%d %s",
                                 "\xff\xfe",
                                 std::string(3000, 'x')};
  for (const std::string& text : hostile) {
    INFO(text);
    Figure figure = figure_of(
        {make_mark("line", {labelled(series({1, 2}, ""), text)}, {{"label", text}, {"title", text}, {"x_label", text}}),
         make_mark("annotate", {0.2, 1.5, text}, {})});
    figure.title = text;
    figure.caption = text;
    CHECK_NOTHROW(draw(figure, folder.path));
    CHECK_FALSE(fs::exists(witness));
  }
  Figure shown = figure_of({make_mark("line", {series({1, 2}, "")}, {})});
  shown.title = "`ls` \"q\" \\ @ & ~ {x}";
  const std::string svg = bytes_of(draw(shown, folder.path)[0]);
  for (const char* part : {"`ls`", "\\", "@", "&amp;", "~", "{"}) CHECK_THAT(svg, Contains(part));
}

TEST_CASE("draw: breaks lines and leaves cells blank where a number is missing", "[figure][draw]") {
  const Rectangle page{0, 0, 10, 10};
  const auto parts = clip_line({{0, 0}, {1, 1}, {kNaN, 2}, {3, 3}, {4, 4}, {5, 50}}, page);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].size() == 2);
  CHECK(parts[1].back().y == Approx(10).epsilon(1e-12));
  std::vector<double> z = ramp(20);
  z[7] = kNaN;
  const Array holed(std::vector<Dimension>{Dimension("row", 4), Dimension("time", 5)}, z);
  check_drawn(figure_of({make_mark("heatmap", {holed}, {})}, "holed"));
  check_drawn(figure_of({make_mark("heatmap", {holed}, {{"y", Array::along("row", {1, 2, 4, 8})}})}, "holed_uneven"));
  check_drawn(figure_of({make_mark("line", {series({1, kNaN, 2, 3, kNaN}, "y")}, {})}, "gaps"));
}

TEST_CASE("draw: keeps what is seen of very many points", "[figure][draw]") {
  std::vector<Point> line;
  for (int i = 0; i < 100000; ++i) line.push_back({i * 1e-3, i == 5000 ? 7.0 : 0.0});
  const auto thinned = thin(line, 0.05);
  CHECK(thinned.size() < 10000);
  CHECK(std::any_of(thinned.begin(), thinned.end(), [](const Point& p) { return p.y == 7; }));
  const Folder folder;
  const auto paths = draw(figure_of({make_mark("line", {series(ramp(200000), "y")}, {}),
                                     make_mark("scatter", {series(ramp(5000), "y")}, {})}),
                          folder.path);
  CHECK(fs::file_size(paths[0]) < 3'000'000);
}

TEST_CASE("draw: makes an image of even cells and rectangles of uneven ones", "[figure][draw]") {
  const Folder folder;
  const std::string even = bytes_of(draw(figure_of({make_mark("heatmap", {matrix(4, 5)}, {})}), folder.path)[0]);
  CHECK(count(even, "<image") == 2);  // the cells and the color bar
  const std::string uneven =
      bytes_of(draw(figure_of({make_mark("heatmap", {matrix(4, 5)}, {{"x", Array::along("time", {1, 2, 4, 8, 20})}})}),
                    folder.path)[0]);
  CHECK(count(uneven, "<image") == 1);
}

TEST_CASE("draw: names the package when gnuplot is missing, and passes its message on when it fails",
          "[figure][draw]") {
  const Figure figure = figure_of({make_mark("line", {series({1, 2}, "y")}, {})});
  const Folder folder;
  CHECK_THROWS_WITH(draw(figure, folder.path / "none", "no-such-gnuplot"),
                    Contains("no-such-gnuplot cannot be started") && Contains("apt-get install gnuplot-nox"));
  CHECK_FALSE(fs::exists(folder.path / "none"));
  CHECK_THROWS_WITH(draw(figure, folder.path / "none", "false"), Contains("gnuplot failed with status 1"));
  CHECK_THROWS_WITH(draw(figure, "/proc/nowhere"), Contains("cannot make the folder /proc/nowhere"));
  Figure bad = figure;
  bad.name = "../escape";
  CHECK_THROWS_WITH(draw(bad, folder.path), Contains("must be the name of a file"));
}
