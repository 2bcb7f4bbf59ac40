// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/deterministic_map.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "stdlib/information/neighbours/ksg_mutual_information.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Contains;

namespace {

Points drawn_points(std::size_t n, std::size_t d, std::uint64_t seed) {
  Points points{n, d, std::vector<double>(n * d)};
  Stream(seed).fill_normal(points.values);
  return points;
}

Points image(const Points& from, double noise, const std::function<double(const Points&, std::size_t)>& map) {
  Points out{from.count, 1, std::vector<double>(from.count)};
  Stream(99).fill_normal(out.values);
  for (std::size_t i = 0; i < from.count; ++i) out.values[i] = map(from, i) + noise * out.values[i];
  return out;
}

}  // namespace

TEST_CASE("deterministic_map: sees that a number follows from others", "[information][neighbours]") {
  Run run;
  for (const std::size_t n : {100, 400, 3000}) {
    INFO(n);
    const Points x = drawn_points(n, 1, 1);
    CHECK(follows(x, x, run));
    CHECK(follows(x, image(x, 0, [](const Points& p, std::size_t i) { return std::pow(p.at(i, 0), 3); }), run));
    CHECK(follows(x, image(x, 0, [](const Points& p, std::size_t i) { return std::sin(2 * p.at(i, 0)); }), run));
    const Points two = drawn_points(n, 2, 2);
    CHECK(follows(two, image(two, 0, [](const Points& p, std::size_t i) { return p.at(i, 0) + p.at(i, 1); }), run));
  }
}

TEST_CASE("deterministic_map: takes what the rows can tell from it for noise", "[information][neighbours]") {
  Run run;
  // Neighbours of 400 rows are some 0.01 apart, of 3000 rows some 0.001: noise of as much, and of more, shows.
  for (const std::size_t n : {100, 400, 3000}) {
    INFO(n);
    const Points x = drawn_points(n, 1, 3);
    CHECK_FALSE(follows(x, drawn_points(n, 1, 4), run));
    CHECK_FALSE(follows(x, image(x, 0.1, [](const Points& p, std::size_t i) { return p.at(i, 0); }), run));
    // A parity of many steps is no continuous map to the eye of so few rows; a constant tells nothing.
    CHECK_FALSE(follows(x, image(x, 0, [](const Points&, std::size_t) { return 1.0; }), run));
    CHECK_FALSE(
        follows(x, image(x, 0, [](const Points& p, std::size_t i) { return std::sin(1e6 * p.at(i, 0)); }), run));
  }
  const Points few = drawn_points(20, 1, 5);
  CHECK_FALSE(follows(few, few, run));
  const Points many = drawn_points(200, 6, 6);
  CHECK_FALSE(follows(many, many, run));
}

TEST_CASE("deterministic_map: an estimate of infinite information is doubted, one of much is not",
          "[information][neighbours]") {
  for (const double noise : {0.0, 0.2}) {
    const Points x = drawn_points(400, 1, 7);
    const Points y = image(x, noise, [](const Points& p, std::size_t i) { return std::sin(p.at(i, 0)); });
    KsgMutualInformation question;
    question.x = Array::of(x.values);
    question.y = Array::of(y.values);
    for (const char* estimator : {"ksg1", "ksg2"}) {
      question.estimator = estimator;
      Run run;
      ksg_mutual_information(question, run);
      bool is_told = false;
      for (const std::string& warning : run.warnings())
        is_told = is_told || warning.find("deterministic continuous map is infinite") != std::string::npos;
      CHECK(is_told == (noise == 0));
    }
  }
}
