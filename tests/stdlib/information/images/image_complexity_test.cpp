// SPDX-License-Identifier: MIT
#include "stdlib/information/images/image_complexity.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/information/images/picture.h"
#include "stdlib/information/sequences/permutation_entropy.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::images::picture;
using Catch::Matchers::Contains;

namespace {

struct Window {
  int rows = 2, columns = 2, row_lag = 1, column_lag = 1;
  const char* ties = "time";
};

ImageComplexityEstimate image_complexity_of(const Array& x, const Window& window) {
  Run run;
  return image_complexity({.x = x,
                           .rows = window.rows,
                           .columns = window.columns,
                           .row_lag = window.row_lag,
                           .column_lag = window.column_lag,
                           .ties = window.ties},
                          run);
}

ImageComplexityEstimate image_complexity_of(const Array& x) { return image_complexity_of(x, Window()); }

}  // namespace

// The documentation of ordpy has both for this picture, patterns of which are shared out as ½, ¼ and ¼.
TEST_CASE("image complexity: meets published values", "[information][images]") {
  const auto found = image_complexity_of(picture(3, 3, {1, 2, 1, 8, 3, 4, 6, 7, 5}));
  CHECK(found.entropy == Approx(0.32715643797829735).epsilon(1e-13));
  CHECK(found.complexity == Approx(0.2701200547320647).epsilon(1e-12));
  CHECK(found.windows == 4);
  CHECK(found.missing == Approx(21.0 / 24).epsilon(1e-14));
  // Columns two apart: ½, ¼, ¼ again.
  const Array wide = picture(3, 4, {1, 2, 1, 4, 8, 3, 4, 5, 6, 7, 5, 6});
  CHECK(image_complexity_of(wide, {.column_lag = 2}).entropy == Approx(1.5 / std::log2(24)).epsilon(1e-13));
  CHECK(image_complexity_of(wide, {.column_lag = 2}).windows == 4);
  CHECK(image_complexity_of(wide, {.rows = 2, .columns = 3}).entropy == Approx(0.21070701155008006).epsilon(1e-13));
  CHECK(image_complexity_of(wide, {.rows = 2, .columns = 3}).complexity == Approx(0.20704765093242872).epsilon(1e-12));
}

TEST_CASE("image complexity: of one row is that of a series", "[information][images]") {
  auto x = support::uniforms(6, 400);
  for (double& v : x) v = std::floor(20 * v);
  for (const char* ties : {"time", "drop"}) {
    Run run;
    StatisticalComplexity series;
    series.x = Array::of(x);
    series.order = 4;
    series.lag = 3;
    series.ties = ties;
    const auto wanted = statistical_complexity(series, run);
    const auto found =
        image_complexity_of(picture(1, 400, x), {.rows = 1, .columns = 4, .column_lag = 3, .ties = ties});
    CHECK(found.entropy == Approx(wanted.entropy).epsilon(1e-13));
    CHECK(found.complexity == Approx(wanted.complexity).epsilon(1e-13));
    CHECK(found.missing == wanted.missing);
    CHECK(found.windows == wanted.windows);
    // And of one column, with the lag down.
    const auto down = image_complexity_of(picture(400, 1, x), {.rows = 4, .columns = 1, .row_lag = 3, .ties = ties});
    CHECK(down.entropy == found.entropy);
  }
}

TEST_CASE("image complexity: tells noise from slopes", "[information][images]") {
  const auto noise = image_complexity_of(picture(100, 100, support::uniforms(2, 10000)));
  // 24 patterns in 9801 windows: (24 − 1)/2N nats of ln 24 are missing.
  CHECK(noise.entropy == Approx(1).epsilon(0).margin(2e-3));
  CHECK(noise.complexity < 2e-3);
  std::vector<double> slope;
  for (int y = 0; y < 30; ++y)
    for (int x = 0; x < 30; ++x) slope.push_back(100 * y + x);
  CHECK(image_complexity_of(picture(30, 30, slope)).entropy == 0);
  CHECK(image_complexity_of(picture(30, 30, slope)).complexity == 0);
}

TEST_CASE("image complexity: says what it cannot know and refuses what it cannot read", "[information][images]") {
  const Array four = picture(2, 2, {1, 2, 3, 4});
  Run run;
  CHECK(std::isnan(image_complexity({.x = picture(3, 3, std::vector<double>(9, 1.0)), .ties = "drop"}, run).entropy));
  CHECK_THAT(run.warnings().at(0), Contains("every window has ties"));
  image_complexity({.x = four}, run);
  CHECK_THAT(run.warnings().at(1), Contains("1 windows are few for 24 patterns"));
  CHECK_THROWS_WITH(image_complexity_of(Array::of({1, 2, 3})), Contains("x is an array of 1 dimension,"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.rows = 3}), Contains("x is 2 × 2, but must be at least 3 × 2"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.row_lag = 2}), Contains("x is 2 × 2, but must be at least 3 × 2"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.rows = 1, .columns = 1}),
                    Contains("such that a window has 2 … 12 values"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.rows = 4, .columns = 4}), Contains("rows is 4 and columns 4"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.rows = 0}), Contains("rows is 0"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.column_lag = 0}), Contains("column_lag is 0"));
  CHECK_THROWS_WITH(image_complexity_of(four, {.ties = "keep"}), Contains("ties is \"keep\""));
  CHECK_THROWS_WITH(image_complexity_of(picture(2, 2, {1, NAN, 3, 4})), Contains("nan at [1, 2]"));
}

TEST_CASE("image complexity curve: meets published values, and goes through the point", "[information][images]") {
  ImageComplexityCurve question;
  question.x = picture(3, 4, {1, 2, 1, 4, 8, 3, 4, 5, 6, 7, 5, 6});
  question.rows = 2;
  question.columns = 3;
  question.orders = {3, 1};
  Run run;
  const auto tsallis = image_complexity_curve(question, run);
  CHECK(tsallis.entropy.real()[0] == Approx(0.93750181).epsilon(0).margin(5e-9));
  CHECK(tsallis.complexity.real()[0] == Approx(0.92972165).epsilon(0).margin(5e-9));
  CHECK(tsallis.windows == 4);
  CHECK(tsallis.missing == Approx(716.0 / 720).epsilon(0).margin(1e-15));
  const auto point = image_complexity_of(question.x, {.rows = 2, .columns = 3});
  CHECK(tsallis.entropy.real()[1] == Approx(point.entropy).epsilon(0).margin(1e-14));
  CHECK(tsallis.complexity.real()[1] == Approx(point.complexity).epsilon(0).margin(1e-14));
  question.family = "renyi";
  const auto renyi = image_complexity_curve(question, run);
  CHECK(renyi.entropy.real()[0] == Approx(0.21070701).epsilon(0).margin(5e-9));
  CHECK(renyi.complexity.real()[0] == Approx(0.20975673).epsilon(0).margin(5e-9));
  question.orders = {-2};
  CHECK_THROWS_WITH(image_complexity_curve(question, run), Contains("orders is -2"));
}
