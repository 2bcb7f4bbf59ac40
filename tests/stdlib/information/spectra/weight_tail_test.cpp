// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/weight_tail.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/spectra/matrix_spectrum.h"
#include "stdlib/information/spectra/power_law_tail.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

TraceLog trace_log_of(std::vector<double> x) {
  Run run;
  return trace_log_tail({.x = Array::of(std::move(x))}, run);
}

WeightTailQuality tail(const Array& matrix, int fewest = 2) {
  Run run;
  return weight_tail({.matrix = matrix, .fewest = fewest}, run);
}

/// A diagonal matrix with those singular values.
Array diagonal(const std::vector<double>& values) {
  std::vector<double> entries(values.size() * values.size());
  for (std::size_t i = 0; i < values.size(); ++i) entries[i * values.size() + i] = values[i];
  return in_rows(values.size(), entries);
}

}  // namespace

TEST_CASE("trace-log tail: meets sums worked out apart", "[information][spectra]") {
  // Scaled to a mean of one: 3.5, 1.75, 0.875, 0.4667 …; sums of logarithms 1.252763, 1.812379, 1.678847, 0.916707,
  // −0.53858.
  const TraceLog found = trace_log_of({0.1, 0.2, 0.4, 0.8, 1.5, 3, 6});
  CHECK(found.count == 4);
  CHECK(found.start == 0.8);
  CHECK(found.sum == Approx(0.916707).epsilon(0).margin(1e-6));
  // Neither order nor unit matters.
  const TraceLog scaled = trace_log_of({6e-50, 0.2e-50, 0.8e-50, 0.4e-50, 1.5e-50, 3e-50, 0.1e-50});
  CHECK(scaled.count == 4);
  CHECK(scaled.start == Approx(0.8e-50));
  CHECK(scaled.sum == Approx(found.sum).epsilon(1e-12));
}

TEST_CASE("trace-log tail: is all of them where they are equal, and the first where it has all",
          "[information][spectra]") {
  CHECK(trace_log_of({3, 3, 3, 3, 3}).count == 5);
  CHECK(trace_log_of({0.1, 0.1, 0.1}).count == 3);  // sums of logarithms of nearly one
  CHECK(trace_log_of({7}).count == 1);
  CHECK(trace_log_of({0, 0, 5, 0}).count == 1);
  CHECK(trace_log_of({0, 0, 5, 0}).sum == Approx(std::log(4)));
}

TEST_CASE("trace-log tail: names what it refuses", "[information][spectra]") {
  CHECK_THROWS_WITH(trace_log_of({}), Contains("x is 0 values"));
  CHECK_THROWS_WITH(trace_log_of({1, -1}), "trace_log_tail: x is -1 somewhere, but must be at least 0");
  CHECK_THROWS_WITH(trace_log_of({0, 0}), "trace_log_tail: x is 0 throughout, but must be above 0 somewhere");
  CHECK_THROWS_WITH(trace_log_of({1, NAN}), Contains("NaN"));
}

TEST_CASE("weight tail: is the power law and the condition of the eigenvalues", "[information][spectra]") {
  // Eigenvalues λ that are quantiles of a Pareto law of exponent 2, the square roots of which stand on a diagonal.
  std::vector<double> values, eigenvalues;
  for (int j = 0; j < 100; ++j) {
    eigenvalues.push_back(1 / (1 - (j + 0.5) / 100));
    values.push_back(std::sqrt(eigenvalues.back()));
  }
  Run run;
  PowerLawTail of;
  of.x = Array::of(eigenvalues);
  const PowerLaw law = power_law_tail(of, run);
  const TraceLog trace = trace_log_of(eigenvalues);
  const WeightTailQuality found = tail(diagonal(values));
  CHECK(found.exponent == Approx(law.exponent).epsilon(1e-10));
  CHECK(found.start == Approx(law.start).epsilon(1e-12));
  CHECK(found.count == law.count);
  CHECK(found.distance == Approx(law.distance).epsilon(1e-8));
  CHECK(found.error == Approx(law.error).epsilon(1e-10));
  CHECK(found.trace_log_count == trace.count);
  CHECK(found.trace_log_start == Approx(trace.start).epsilon(1e-12));
  double mean = 0, powers = 0, logs = 0;
  for (const double v : eigenvalues) mean += v / 100;
  for (const double v : eigenvalues) {
    powers += std::pow(v, law.exponent);
    if (v >= law.start) logs += std::log(v / mean) / law.count;
  }
  CHECK(found.weighted == Approx(law.exponent * std::log10(200)).epsilon(1e-10));
  CHECK(found.log_norm == Approx(std::log10(powers)).epsilon(1e-10));
  CHECK(found.trace_log == Approx(logs).epsilon(1e-9));
  CHECK(found.start_difference == Approx((law.start - trace.start) / mean).epsilon(1e-9));
}

TEST_CASE("weight tail: tells heavy tails from noise, whatever the scale and the side", "[information][spectra]") {
  const Array normals = cloud(3, 200, 80);
  const WeightTailQuality noise = tail(normals, 10);
  CHECK(noise.exponent > 3.5);
  // Rows of very unequal length: columns times powers.
  std::vector<double> heavy, upright;
  for (int i = 0; i < 200; ++i)
    for (int j = 0; j < 80; ++j)
      heavy.push_back(normals.real()[static_cast<std::size_t>(80 * i + j)] * std::sqrt(80.0 / (j + 1)));
  const WeightTailQuality found = tail(in_rows(200, heavy), 10);
  CHECK(found.exponent < 3);
  for (std::size_t j = 0; j < 80; ++j)
    for (std::size_t i = 0; i < 200; ++i) upright.push_back(1e-30 * heavy[80 * i + j]);
  const WeightTailQuality turned = tail(in_rows(80, upright), 10);
  CHECK(turned.exponent == Approx(found.exponent).epsilon(1e-8));
  CHECK(turned.count == found.count);
  CHECK(turned.trace_log_count == found.trace_log_count);
  CHECK(turned.start_difference == Approx(found.start_difference).epsilon(1e-8));
}

TEST_CASE("weight tail: has none of few eigenvalues or of equal ones, and says so", "[information][spectra]") {
  Run run;
  const auto few = weight_tail({.matrix = diagonal({7, 6, 5, 4, 3, 2, 1})}, run);
  CHECK(std::isnan(few.exponent));
  CHECK(std::isnan(few.weighted));
  CHECK(few.count == 0);
  CHECK_THAT(run.warnings().at(0), Contains("7 eigenvalues above 0 have no tail"));
  CHECK(std::isnan(weight_tail({.matrix = diagonal(std::vector<double>(20, 2.0))}, run).exponent));
  CHECK(std::isnan(weight_tail({.matrix = in_rows(9, std::vector<double>(81))}, run).exponent));
  // Rank 8 of 20: zeros are in no tail.
  std::vector<double> values(20);
  for (std::size_t i = 0; i < 8; ++i) values[i] = static_cast<double>(i + 1);
  CHECK(tail(diagonal(values)).exponent > 1);
}

TEST_CASE("weight tail: names what it refuses", "[information][spectra]") {
  CHECK_THROWS_WITH(tail(in_rows(1, {1, NAN})), Contains("weight_tail: matrix is 1 NaN"));
  CHECK_THROWS_WITH(tail(in_rows(1, {1, INFINITY})), Contains("matrix"));
  CHECK_THROWS_WITH(tail(Array::of({})), Contains("matrix is 0 rows"));
  CHECK_THROWS_WITH(tail(Array({{"a", 1}, {"b", 1}, {"c", 1}}, std::vector<double>{1})), Contains("matrix"));
  CHECK_THROWS_WITH(tail(diagonal({1, 2}), 1), "weight_tail: fewest is 1, but must be at least 2");
}

TEST_CASE("weight tail: outliers are left out where that makes the law lighter or surer", "[information][spectra]") {
  // Even steps of ln λ from 0.2 to 1, and one eigenvalue above them.
  const auto with_outlier = [](double outlier) {
    std::vector<double> roots;
    for (int i = 0; i < 24; ++i) roots.push_back(std::sqrt(0.2 * std::pow(5, i / 23.0)));
    if (outlier > 0) roots.push_back(std::sqrt(outlier));
    return diagonal(roots);
  };
  Run run;
  const auto clean = weight_tail({.matrix = with_outlier(0)}, run);
  const auto bent = weight_tail({.matrix = with_outlier(3)}, run);
  const auto mended = weight_tail({.matrix = with_outlier(3), .clip = 10}, run);
  CHECK(bent.clipped == 0);
  CHECK(bent.exponent > clean.exponent + 1);
  CHECK(mended.clipped == 1);
  CHECK(mended.exponent == Approx(clean.exponent).epsilon(1e-12));
  CHECK(mended.count == clean.count);
  CHECK(mended.weighted == Approx(clean.exponent * std::log10(3)).epsilon(1e-12));  // λ_max stays what it is
  // So far out that the law with it is steeper and surer: kept.
  CHECK(weight_tail({.matrix = with_outlier(100), .clip = 10}, run).clipped == 0);
  CHECK_THROWS_AS(weight_tail({.matrix = with_outlier(3), .clip = -1}, run), ansatz::core::BadParameter);
  // Never below the eight of which a tail is spoken.
  CHECK(weight_tail({.matrix = diagonal({1, 2, 3, 4, 5, 6, 7, 8, 9}), .clip = 10}, run).clipped <= 1);
}
