// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/effects/theil_u.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/chi_squared_independence.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Effect glass(const std::vector<Sample>& samples, double confidence = 0.95) {
  Run run;
  auto question = about<CohenD>(samples);
  question.confidence = confidence;
  return glass_delta(question, run);
}

Array table(std::size_t rows, Sample counts) {
  const std::size_t columns = counts.size() / rows;
  return Array({ansatz::core::Dimension("row", rows), ansatz::core::Dimension("column", columns)}, std::move(counts));
}

Effect theil(const Array& counts, const std::string& of, double confidence = 0.95) {
  Run run;
  return theil_u({.table = counts, .of = of, .confidence = confidence}, run);
}

}  // namespace

TEST_CASE("glass_delta: is the difference in deviations of the control group", "[hypothesis][effects]") {
  // Means 7 and 2, control 1 2 3 of deviation 1.
  const Effect effect = glass({{4, 6, 11}, {1, 2, 3}});
  CHECK(effect.value == near(5, 1e-14));
  CHECK(effect.name == "Glass's Δ");
  CHECK(glass({{1, 2, 3}, {4, 6, 11}}).value == near(-5 / std::sqrt(13.0), 1e-14));
  // The ends are where the noncentral t of Δ/√h, h = 1/3 + 13/(3·1), with 2 degrees of freedom has its quantiles.
  const double scale = std::sqrt(1.0 / 3 + 13.0 / 3);
  CHECK(noncentral_t_cdf(5 / scale, 2, effect.interval->low / scale) == near(0.975, 1e-8));
  CHECK(noncentral_t_cdf(5 / scale, 2, effect.interval->high / scale) == near(0.025, 1e-8));
  // Unchanged by unit and offset.
  CHECK(glass({{1004, 1006, 1011}, {1001, 1002, 1003}}).value == near(5, 1e-12));
}

// 500 intervals of 90 %, seven treated of deviation 2 beside nine of deviation 1: 0.9 within four standard deviations
// (0.054), the approximation of h included.
TEST_CASE("glass_delta: has intervals that cover where spreads differ", "[hypothesis][null]") {
  int covered = 0;
  for (std::uint64_t round = 0; round < 500; ++round) {
    Sample treated(7), control(9);
    Stream(51).at(round).fill_normal(treated);
    Stream(52).at(round).fill_normal(control);
    for (double& v : treated) v = 2 * v + 1;
    const auto interval = *glass({treated, control}, 0.9).interval;
    covered += interval.low <= 1 && 1 <= interval.high;
  }
  CHECK(covered / 500.0 == Approx(0.9).epsilon(0).margin(0.054));
}

TEST_CASE("glass_delta: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  CHECK(std::isinf(glass({{1, 2}, {0, 0}}).value));
  CHECK_FALSE(glass({{1, 2}, {0, 0}}).interval);
  CHECK(glass({{1, 3}, {2, 2}}).value == 0);
  CHECK_THROWS_WITH(glass({{1, 2}, {3}}), Contains("glass_delta: samples"));
  CHECK_THROWS_WITH(glass({{1, NAN}, {3, 4}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(glass({A, B}, 1), Contains("confidence is 1"));
}

// The error by the sums of SAS' documentation of PROC FREQ, in 30 digits of another language.
TEST_CASE("theil_u: meets its definition and the published error", "[hypothesis][effects]") {
  const Array counts = table(3, {10, 20, 30, 6, 9, 17, 20, 4, 1});
  const Effect columns = theil(counts, "columns"), rows = theil(counts, "rows"), both = theil(counts, "both");
  CHECK(columns.value == near(0.150085120417808651, 1e-12));
  CHECK(columns.interval->low == near(0.0653066935713850357, 1e-11));
  CHECK(columns.interval->high == near(0.234863547264232666, 1e-11));
  CHECK(rows.value == near(0.158613936461276478, 1e-12));
  CHECK(rows.interval->low == near(0.0719156009343933330, 1e-11));
  CHECK(rows.interval->high == near(0.245312271988159622, 1e-11));
  CHECK(both.value == near(0.154231710290309052, 1e-12));
  CHECK(both.interval->low == near(0.0686257793546961357, 1e-11));
  CHECK(both.interval->high == near(0.239837641225921968, 1e-11));
  // G = 2 n I, and the entropy of the columns, 36, 33 and 48 of 117.
  Run run;
  ChiSquaredIndependence test{.table = counts};
  test.statistic = "g";
  const double entropy = -(36 * std::log(36.0 / 117) + 33 * std::log(33.0 / 117) + 48 * std::log(48.0 / 117)) / 117;
  CHECK(columns.value == near(chi_squared_independence(test, run).statistic / (2 * 117 * entropy), 1e-11));
}

TEST_CASE("theil_u: knows its ends", "[hypothesis][effects]") {
  CHECK(theil(table(2, {10, 0, 0, 10}), "columns").value == near(1, 1e-14));
  CHECK(theil(table(2, {10, 20, 30, 60}), "rows").value == Approx(0).epsilon(0).margin(1e-15));
  CHECK(theil(table(2, {10, 20, 30, 60}), "rows").interval->low == 0);
  // Rows tell the column, not the other way round: H(row | column) = ½ ln 2 of H(row) = 3/2 ln 2.
  const Array tells = table(3, {10, 0, 5, 0, 0, 15});
  CHECK(theil(tells, "columns").value == near(1, 1e-14));
  CHECK(theil(tells, "rows").value < 0.7);
  // Transposing exchanges them.
  CHECK(theil(table(2, {10, 5, 0, 0, 0, 15}), "columns").value == near(theil(tells, "rows").value, 1e-12));
}

// 500 tables of 300 things, 2 × 2 with cells of 0.4, 0.1, 0.15, 0.35: intervals of 90 % cover within four standard
// deviations (0.054).
TEST_CASE("theil_u: has intervals that cover", "[hypothesis][null]") {
  const Sample shares{0.4, 0.1, 0.15, 0.35};
  const double truth = theil(table(2, {400, 100, 150, 350}), "rows").value;
  int covered = 0;
  for (std::uint64_t round = 0; round < 500; ++round) {
    Sample counts(4, 0.0);
    for (std::uint64_t i = 0; i < 300; ++i) {
      const double u = Stream(61).at(round).uniform(i);
      counts[u < 0.4 ? 0 : u < 0.5 ? 1 : u < 0.65 ? 2 : 3] += 1;
    }
    const auto interval = *theil(table(2, counts), "rows", 0.9).interval;
    covered += interval.low <= truth && truth <= interval.high;
  }
  CHECK(covered / 500.0 == Approx(0.9).epsilon(0).margin(0.054));
}

TEST_CASE("theil_u: says what is wrong with bad tables", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(theil(table(2, {10, 0, 5, 0}), "columns"), Contains("table is of one column alone"));
  CHECK_THROWS_WITH(theil(table(2, {10, 4, 0, 0}), "rows"), Contains("table is of one row alone"));
  CHECK_NOTHROW(theil(table(2, {10, 4, 0, 0}), "columns"));
  CHECK_THROWS_WITH(theil(table(2, {10, 4, 1.5, 0}), "rows"), Contains("theil_u: table"));
  CHECK_THROWS_WITH(theil(table(2, {10, NAN, 1, 0}), "rows"), Contains("theil_u: table"));
  CHECK_THROWS_WITH(theil(table(2, {0, 0, 0, 0}), "rows"), Contains("theil_u: table"));
  CHECK_THROWS_WITH(theil(Array::of({1, 2, 3}), "rows"), Contains("theil_u: table"));
  CHECK_THROWS_WITH(theil(table(2, {1, 2, 3, 4}), "cells"), Contains("of is \"cells\""));
}
