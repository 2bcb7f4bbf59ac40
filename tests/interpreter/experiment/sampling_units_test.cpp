// SPDX-License-Identifier: MIT
#include "interpreter/experiment/sampling_units.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "fake_runs.h"

using namespace ansatz;
using experiment::resampled_rows;
namespace fake = ansatz::experiment::fake;
using experiment::SamplingUnits;
using Stratum = SamplingUnits::Stratum;

TEST_CASE("resampled rows: keep their number, and a mean varies as s²/n says", "[experiment][verdict]") {
  const std::size_t n = GENERATE(2u, 3u, 4u, 7u, 20u);
  SamplingUnits units;
  Stratum stratum;
  std::vector<double> x;
  for (std::size_t i = 0; i < n; ++i) {
    stratum.push_back({{i}, i});
    units.places.push_back(i);
    x.push_back(static_cast<double>(i * i % 7) + 0.25 * static_cast<double>(i));
  }
  units.draws = {{stratum}};
  double mean = 0, s2 = 0;
  for (const double value : x) mean += value / static_cast<double>(n);
  for (const double value : x) s2 += (value - mean) * (value - mean) / static_cast<double>(n - 1);
  constexpr std::size_t kDraws = 20000;
  double first = 0, second = 0;
  for (std::size_t b = 0; b < kDraws; ++b) {
    const auto rows = resampled_rows(units, core::Stream(5).at("resampled").at(b));
    REQUIRE(rows.size() == n);
    double of_rows = 0;
    for (const std::size_t row : rows) of_rows += x.at(row) / static_cast<double>(n);
    first += (of_rows - mean) / kDraws;
    second += (of_rows - mean) * (of_rows - mean) / kDraws;
  }
  const double wanted = s2 / static_cast<double>(n);
  // A mean of 20,000 draws is known to 1/141 of their spread, their variance to 1 % (kurtosis of a mean is below a
  // normal's + 2/n): four of each. The plain bootstrap is off by 1/n, which is 5 % for the largest n here.
  CHECK(std::abs(first) < 4 * std::sqrt(wanted / kDraws));
  CHECK(second == Approx(wanted).epsilon(0.04));
}

TEST_CASE("resampled rows: a stratum of one is always there, a unit stays whole", "[experiment][verdict]") {
  SamplingUnits units;
  units.draws = {{{{{0}, 0}}, {{{1, 2}, 1}, {{3, 4}, 3}, {{5, 6}, 5}}, {{{7}, 7}}}};
  units.places = {0, 1, 2, 3, 4, 5, 6, 7};
  for (std::size_t b = 0; b < 50; ++b) {
    const auto rows = resampled_rows(units, core::Stream(6).at(b));
    REQUIRE(rows.size() == 8);
    CHECK(rows.front() == 0);
    CHECK(rows.back() == 7);
    for (std::size_t i = 1; i < 7; i += 2) CHECK((rows[i] % 2 == 1 && rows[i + 1] == rows[i] + 1));
  }
}

namespace {

/// The units of a design whose rows have all run, and where each row stands.
struct LaidOut {
  fake::Folder folder;
  experiment::RunReport report;
  SamplingUnits units;

  explicit LaidOut(const experiment::Design& design) {
    experiment::Experiment e = fake::sweep(1);
    e.design = design;
    report = fake::run(e, folder.path());
    units = experiment::sampling_units(*report.plan, experiment::ExperimentTable(*report.store));
  }
  std::size_t point(std::size_t row, std::size_t axis) const { return report.plan->point(row, axis); }
};

experiment::Axis axis_of_numbers(const std::string& name, const std::vector<double>& values) {
  experiment::Axis made;
  made.names = {name};
  for (const double value : values) made.points.push_back({value});
  return made;
}

experiment::Axis sampled(const std::string& name, const std::vector<double>& values) {
  experiment::Axis made = axis_of_numbers(name, values);
  made.is_sampled = true;
  return made;
}

std::vector<std::size_t> sizes(const SamplingUnits::Draw& draw) {
  std::vector<std::size_t> counts;
  for (const auto& stratum : draw) counts.push_back(stratum.size());
  return counts;
}

}  // namespace

TEST_CASE("sampling units: a drawn point is one unit with its rows at all plain points", "[experiment][verdict]") {
  // Twice the same value: two draws all the same.
  const LaidOut laid({{axis_of_numbers("k", {1, 2, 3}), sampled("b", {5, 5, 6, 7})}, 2});
  REQUIRE(laid.units.draws.size() == 1);
  REQUIRE(sizes(laid.units.draws[0]) == std::vector<std::size_t>{4});
  for (const auto& unit : laid.units.draws[0][0]) {
    REQUIRE(unit.rows.size() == 3 * 2);
    for (const std::size_t row : unit.rows) CHECK(laid.point(row, 1) == laid.point(unit.rows[0], 1));
  }
  for (std::size_t b = 0; b < 20; ++b) {
    const auto rows = resampled_rows(laid.units, core::Stream(7).at(b));
    REQUIRE(rows.size() == 24);
    // In the order of the table: at each k the same drawn points, one after the other, both replicates of each.
    for (std::size_t i = 0; i < 24; ++i) {
      CHECK(laid.point(rows[i], 0) == i / 8);
      CHECK(laid.point(rows[i], 1) == laid.point(rows[i % 8], 1));
      CHECK(laid.report.plan->replicate(rows[i]) == i % 2);
    }
  }
}

TEST_CASE("sampling units: a replicate is a unit of its point, with its pairs and its walk", "[experiment][verdict]") {
  const auto counts = [](const experiment::Design& design) {
    const LaidOut laid(design);
    REQUIRE(laid.units.draws.size() == 1);
    return sizes(laid.units.draws[0]);
  };
  using Counts = std::vector<std::size_t>;
  const auto a = axis_of_numbers("a", {1, 2}), b = axis_of_numbers("b", {1, 2, 3});
  CHECK(counts({{a, b}, 4}) == Counts(6, 4));
  CHECK(counts({{a, b}, 4, {1}}) == Counts(2, 4));
  CHECK(counts({{a, b}, 4, {0, 1}}) == Counts(1, 4));
  CHECK(counts({{a, b}, 1}) == Counts(6, 1));
  auto walk = b;
  walk.is_sequential = true;  // a row starts from the one before: what it drew is in all that follow
  CHECK(counts({{a, walk}, 4}) == Counts(2, 4));
}

TEST_CASE("sampling units: draws that cross are drawn each for itself", "[experiment][verdict]") {
  const LaidOut two({{sampled("a", {1, 2, 3}), sampled("b", {1, 2, 3, 4})}, 1});
  REQUIRE(two.units.draws.size() == 2);
  CHECK(sizes(two.units.draws[0]) == std::vector<std::size_t>{3});
  CHECK(sizes(two.units.draws[1]) == std::vector<std::size_t>{4});
  const auto rows = resampled_rows(two.units, core::Stream(8));
  REQUIRE(rows.size() == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    CHECK(two.point(rows[i], 0) == two.point(rows[i / 4 * 4], 0));
    CHECK(two.point(rows[i], 1) == two.point(rows[i % 4], 1));
  }
  // Replicates paired over the sampled axis are such a draw; without it they belong to their points.
  CHECK(LaidOut({{sampled("a", {1, 2, 3})}, 5, {0}}).units.draws.size() == 2);
  CHECK(LaidOut({{sampled("a", {1, 2, 3}), axis_of_numbers("k", {1, 2})}, 5, {1}}).units.draws.size() == 1);
  CHECK_FALSE(LaidOut({{sampled("a", {1}), axis_of_numbers("k", {1, 2})}, 5}).units.can_vary());
}

TEST_CASE("sampling units: rows that failed are missed, and their unit stays whole", "[experiment][verdict]") {
  fake::Folder folder;
  experiment::Experiment e = fake::sweep(1);
  e.design = {{sampled("b", {1, 2, 3}), axis_of_numbers("k", {1, 2})}, 1};
  const auto report = fake::run(e, folder.path(),
                                [](const experiment::RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
                                  experiment::RowOutcome outcome = fake::varied(row, stream, stop);
                                  if (row.index == 2) outcome.failure = experiment::Failure{"no", ""};
                                  return outcome;
                                });
  const auto units = experiment::sampling_units(*report.plan, experiment::ExperimentTable(*report.store));
  std::vector<std::size_t> rows;
  for (const auto& unit : units.draws.at(0).at(0)) rows.push_back(unit.rows.size());
  CHECK(rows == std::vector<std::size_t>{2, 1, 2});
  std::set<std::size_t> lengths;
  for (std::size_t b = 0; b < 50; ++b) lengths.insert(resampled_rows(units, core::Stream(9).at(b)).size());
  CHECK(lengths.count(5) == 1);
  CHECK(*lengths.rbegin() <= 6);
  CHECK(*lengths.begin() >= 3);
}
