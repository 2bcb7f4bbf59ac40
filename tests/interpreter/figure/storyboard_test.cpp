// SPDX-License-Identifier: MIT
#include "interpreter/figure/storyboard.h"

#include <catch2/catch.hpp>

#include "interpreter/figure/sample.h"
#include "interpreter/figure/settle.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using Catch::Contains;
using core::Array;
using core::Dimension;

namespace {

/// u[time, x] = 10 time + x at the times 0, 0.5, ….
Array wave(std::size_t times, std::size_t places = 3) {
  std::vector<double> values;
  for (std::size_t i = 0; i < times; ++i)
    for (std::size_t j = 0; j < places; ++j) values.push_back(10 * static_cast<double>(i) + static_cast<double>(j));
  Array time = labelled(Array::along("time", ramp(times, 0.5)), "t", "fs");
  return {{Dimension("time", std::move(time)), Dimension("x", Array::along("x", ramp(places)))}, std::move(values)};
}

Storyboard story(const NamedValues& options = {}) {
  Storyboard made("film", options);
  made.stage().panels.emplace_back();
  return made;
}

std::vector<Figure> frames_of(const Storyboard& film) {
  const Reel reel(film);
  std::vector<Figure> frames;
  for (std::size_t i = 0; i < reel.size(); ++i) frames.push_back(reel.frame(i));
  return frames;
}

const Curve& curve(const Figure& frame, std::size_t mark = 0) {
  return std::get<Line>(frame.panels.at(0).marks.at(mark).shape).curves.at(0);
}

}  // namespace

TEST_CASE("storyboard: shows an instant a frame, and what has none in each", "[figure][film]") {
  Storyboard film = story({{"title", "waves"}});
  film.add("line", {wave(4)}, {});
  film.add("line", {Array::along("x", {7, 8, 9})}, {});
  film.add("vline", {series({0, 1, 2, 0.5}, "place")}, {});
  CHECK(film.stage().panels[0].marks.size() == 3);  // so that a mark is refused where it stands
  const std::vector<Figure> frames = frames_of(film);
  REQUIRE(frames.size() == 4);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const double first = 10 * static_cast<double>(i);
    CHECK(curve(frames[i]).y == std::vector<double>{first, first + 1, first + 2});
    CHECK(curve(frames[i], 1).y == std::vector<double>{7, 8, 9});
  }
  CHECK(std::get<Rule>(frames[2].panels[0].marks[2].shape).at == 2);
  CHECK(frames[3].title == "waves, t = 1.5 \\rm{fs}");
}

TEST_CASE("storyboard: holds axes and colours still over the whole film", "[figure][film]") {
  Storyboard film = story();
  film.add("line", {wave(4)}, {});
  film.stage().panels.emplace_back();
  Array plane({Dimension("time", 2), Dimension("y", 2), Dimension("x", 2)},
              std::vector<double>{0, 1, 2, 3, -40, 1, 2, 50});
  CHECK_THROWS_WITH(film.add("heatmap", {plane}, {}), Contains("other instants than that of line"));

  Storyboard planes = story();
  planes.add("heatmap", {plane}, {});
  for (const Figure& frame : frames_of(planes)) {
    const auto& colors = std::get<Heatmap>(frame.panels[0].marks[0].shape).colors;
    CHECK(colors.low == -40);
    CHECK(colors.high == 50);
  }
  Storyboard lines = story();
  lines.add("line", {wave(4)}, {});
  for (const Figure& frame : frames_of(lines)) {
    const SettledPanel settled = settle(frame.panels[0]);
    CHECK(settled.y.low <= 0);
    CHECK(settled.y.high >= 32);
    CHECK(settled.x.low == 0);
  }
}

TEST_CASE("storyboard: thins instants out evenly, ends included", "[figure][film]") {
  Storyboard film = story({{"frames", 5.0}});
  film.add("line", {wave(101)}, {});
  std::vector<std::string> titles;
  for (const Figure& frame : frames_of(film)) titles.push_back(frame.title);
  CHECK(titles == std::vector<std::string>{"t = 0.0 \\rm{fs}", "t = 12.5 \\rm{fs}", "t = 25.0 \\rm{fs}",
                                           "t = 37.5 \\rm{fs}", "t = 50.0 \\rm{fs}"});
  Storyboard more = story({{"frames", 500.0}});
  more.add("line", {wave(3)}, {});
  CHECK(frames_of(more).size() == 3);
  Storyboard one = story();
  one.add("line", {wave(1)}, {});
  CHECK(frames_of(one).size() == 1);
}

TEST_CASE("storyboard: names the instants of a dimension without coordinates, and texts", "[figure][film]") {
  Storyboard rows = story({{"over", "row"}});
  rows.add("line", {matrix(3, 4)}, {});
  CHECK(frames_of(rows)[2].title == "row 3");
  Storyboard words = story({{"over", "phase"}});
  words.add("line",
            {Array({Dimension("phase", Array::of_texts({"swarm", "torus"})), Dimension("x", 2)},
                   std::vector<double>{1, 2, 3, 4})},
            {});
  CHECK(frames_of(words)[1].title == "torus");
}

TEST_CASE("storyboard: refuses what cannot move", "[figure][film]") {
  Storyboard still = story();
  still.add("line", {matrix(1, 4)}, {});
  CHECK_NOTHROW(frames_of(still));
  Storyboard other = story({{"over", "epoch"}});
  other.add("line", {wave(3)}, {});
  CHECK_THROWS_WITH(frames_of(other), Contains("no mark shows an array along 'epoch'") && Contains("time, x"));
  CHECK_THROWS_WITH(frames_of(story()), Contains("no mark shows an array along 'time'"));
  CHECK_THROWS_WITH(story({{"frames", 1.0}}), Contains("a whole number in [2, 10000]"));
  CHECK_THROWS_WITH(story({{"rate", 0.0}}), Contains("in [0.1, 120]"));
  CHECK_THROWS_WITH(story({{"format", "avi"}}), Contains("\"mp4\""));
  CHECK_THROWS_AS(story({{"speed", 2.0}}), core::UnknownName);
}
