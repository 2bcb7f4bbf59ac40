// SPDX-License-Identifier: MIT
#include "interpreter/figure/projection.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "interpreter/figure/draw.h"
#include "interpreter/figure/paint.h"
#include "interpreter/figure/sample.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using Catch::Contains;
using core::Array;
using core::Dimension;

namespace {

const Rectangle kArea{0, 0, 80, 60};

View cube(double elevation, double azimuth) {
  View view;
  view.low = {0, 0, 0};
  view.high = {10, 10, 10};
  view.elevation = elevation;
  view.azimuth = azimuth;
  return view;
}

Point step(const Projection& p, const Space::Vector& by) {
  const Point from = p.at({5, 5, 5}), to = p.at({5 + by[0], 5 + by[1], 5 + by[2]});
  return {to.x - from.x, to.y - from.y};
}

Array points(std::vector<double> numbers) {
  const std::size_t n = numbers.size() / 3;
  return {{Dimension("agent", n), Dimension("space", Array::of_texts({"x", "y", "z"}))}, std::move(numbers)};
}

}  // namespace

TEST_CASE("projection: an eye on an axis sees the two others", "[figure][space]") {
  const double tiny = 1e-12;
  const Projection front(cube(0, 0), kArea);  // from +x: y to the right, z up
  CHECK(std::abs(step(front, {1, 0, 0}).x) < tiny);
  CHECK(std::abs(step(front, {1, 0, 0}).y) < tiny);
  CHECK(step(front, {0, 1, 0}).x > 0);
  CHECK(std::abs(step(front, {0, 1, 0}).y) < tiny);
  CHECK(step(front, {0, 0, 1}).y > 0);
  const Projection above(cube(90, -90), kArea);  // a map: x to the right, y up
  CHECK(step(above, {1, 0, 0}).x > 0);
  CHECK(std::abs(step(above, {1, 0, 0}).y) < tiny);
  CHECK(step(above, {0, 1, 0}).y > 0);
  CHECK(std::abs(step(above, {0, 0, 1}).y) < tiny);
  CHECK(std::hypot(step(above, {1, 0, 0}).x, 0) == Approx(step(above, {0, 1, 0}).y));
}

// The squared lengths of the three unit vectors on the page add up to 2 in any orthographic projection (Gauss).
TEST_CASE("projection: keeps one scale for all three axes", "[figure][space]") {
  for (const double elevation : {-80.0, -25.0, 0.0, 25.0, 60.0}) {
    for (const double azimuth : {-120.0, 0.0, 45.0, 200.0}) {
      const Projection p(cube(elevation, azimuth), kArea);
      double sum = 0;
      for (const Space::Vector& axis : {Space::Vector{1, 0, 0}, Space::Vector{0, 1, 0}, Space::Vector{0, 0, 1}}) {
        const Point on_page = p.along(axis);
        sum += on_page.x * on_page.x + on_page.y * on_page.y;
      }
      CHECK(sum == Approx(2).epsilon(1e-12));
      double farthest = 1, nearest = 0;
      for (unsigned corner = 0; corner < 8; ++corner) {
        const Space::Vector place{corner & 1U ? 10.0 : 0, corner & 2U ? 10.0 : 0, corner & 4U ? 10.0 : 0};
        CHECK(kArea.contains(p.at(place)));
        farthest = std::min(farthest, p.nearness(place));
        nearest = std::max(nearest, p.nearness(place));
      }
      CHECK(farthest == Approx(0).epsilon(0).margin(1e-12));
      CHECK(nearest == Approx(1));
      CHECK(p.nearness({5, 5, 5}) == Approx(0.5));
    }
  }
}

TEST_CASE("scatter_3d: takes places, headings and a box", "[figure][space]") {
  const Mark mark = make_mark("scatter_3d", {points({1, 2, 3, 4, 5, 6}), points({0, 0, 2, 0, 0, 0})},
                              {{"box", core::Interval{0, 10}}, {"azimuth", 30.0}});
  const auto& space = std::get<Space>(mark.shape);
  CHECK(space.points[1] == Space::Vector{4, 5, 6});
  CHECK(space.directions[0] == Space::Vector{0, 0, 1});
  CHECK(space.directions[1] == Space::Vector{0, 0, 0});
  CHECK(space.low == Space::Vector{0, 0, 0});
  CHECK(space.azimuth == 30);
  CHECK(space.labels[2] == "z");
  const auto own = std::get<Space>(make_mark("scatter_3d", {points({1, 0, 7, 3, 0, 7})}, {}).shape);
  CHECK(own.low[0] < 1);
  CHECK(own.high[0] > 3);
  CHECK(own.low[1] < own.high[1]);  // nothing is spread along y and z, and still there is a box
}

TEST_CASE("scatter_3d: refuses what is no place in space", "[figure][space]") {
  const auto refusal = [](const std::vector<core::Value>& values, const NamedValues& named = {}) {
    try {
      make_mark("scatter_3d", values, named);
      return std::string("accepted");
    } catch (const core::Error& error) {
      return std::string(error.what());
    }
  };
  CHECK_THAT(refusal({matrix(3, 4)}), Contains("[point, 3]"));
  CHECK_THAT(refusal({Array::of({1, 2, 3})}), Contains("[point, 3]"));
  CHECK_THAT(refusal({points({})}), !Contains("accepted"));
  CHECK_THAT(refusal({points({kNaN, kNaN, kNaN})}), !Contains("accepted"));
  CHECK_THAT(refusal({points({1, 2, 3}), points({1, 2, 3, 4, 5, 6})}), Contains("directions"));
  CHECK_THAT(refusal({points({1, 2, 3})}, {{"box", core::Interval{3, 3}}}), Contains("a stretch of some length"));
  CHECK_THAT(refusal({points({1, 2, 3})}, {{"elevation", 100.0}}), Contains("in [-90, 90]"));
  CHECK_THAT(refusal({points({1, 2, 3})}, {{"color", Array::of({1, 2})}}), Contains("color"));
  CHECK_THROWS_WITH(
      paint(figure_of({make_mark("scatter_3d", {points({1, 2, 3})}, {}), make_mark("line", {Array::of({1, 2})}, {})})),
      Contains("cannot share a panel"));
}

TEST_CASE("scatter_3d: a place that is not finite, or outside of the box, is left out", "[figure][space]") {
  const auto drawn = [](std::vector<double> numbers) {
    return paint(figure_of({make_mark("scatter_3d", {points(std::move(numbers))}, {{"box", core::Interval{0, 10}}})}))
        .data();
  };
  CHECK(drawn({1, 2, 3, kNaN, 5, 6, 40, 5, 6}) == drawn({1, 2, 3}));
  CHECK(drawn({1, 2, 3, 4, 5, 6}) != drawn({1, 2, 3}));
}
