// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/ranks/hodges_lehmann.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Sample differences(const Sample& x, const Sample& y) {
  Sample out;
  for (const double a : x)
    for (const double b : y) out.push_back(a - b);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("cliff_delta: meets the reference values", "[hypothesis][effect]") {
  Run run;
  const Effect delta = cliff_delta(about<CliffDelta>({A, B}), run);
  CHECK(delta.value == near(0.7857142857142857));
  CHECK(delta.interval->low == near(0.3432146142184138, 1e-6));
  CHECK(delta.interval->high == near(0.9427850948102082, 1e-6));
}

TEST_CASE("cliff_delta: is 2U/(nm) − 1, ties included", "[hypothesis][effect]") {
  Run run;
  const double u = mann_whitney(about<MannWhitney>({T1, T2}), run).statistic;
  CHECK(cliff_delta(about<CliffDelta>({T1, T2}), run).value == near(2 * u / 72 - 1, 1e-14));
}

TEST_CASE("cliff_delta: keeps its interval within [−1, 1]", "[hypothesis][effect]") {
  Run run;
  for (const auto& [x, y] : std::vector<std::pair<Sample, Sample>>{
           {{1, 2, 3}, {4, 5, 6}}, {{4, 5}, {1, 2}}, {{1, 2, 9}, {3, 4, 5}}, {{1}, {0, 2}}, {{2, 2}, {2, 2}}}) {
    const Effect delta = cliff_delta(about<CliffDelta>({x, y}), run);
    if (!delta.interval) continue;
    CHECK(delta.interval->low >= -1);
    CHECK(delta.interval->high <= 1);
    CHECK(delta.interval->low <= delta.value);
    CHECK(delta.interval->high >= delta.value);
  }
  CHECK_THROWS_WITH(cliff_delta(about<CliffDelta>({A, {NAN}}), run), Contains("1 NaN"));
}

TEST_CASE("hodges_lehmann: is the median of all differences", "[hypothesis][effect]") {
  Run run;
  for (const auto& [x, y] :
       std::vector<std::pair<Sample, Sample>>{{A, B}, {T1, T2}, {{1e-3, -5, 1e6}, {2, 2}}, {{3}, {1}}}) {
    const Sample all = differences(x, y);
    const double middle = 0.5 * (all[(all.size() - 1) / 2] + all[all.size() / 2]);
    CHECK(hodges_lehmann(about<HodgesLehmann>({x, y}), run).value == near(middle, 1e-15));
  }
}

TEST_CASE("hodges_lehmann: finds the very difference among many, tied, clustered or far apart",
          "[hypothesis][effect]") {
  Run run;
  std::vector<std::pair<Sample, Sample>> pairs(4, {Sample(301), Sample(200)});
  for (std::size_t kind = 0; kind < 4; ++kind) {
    auto& [x, y] = pairs[kind];
    ansatz::core::Stream(kind).fill_normal(x);
    ansatz::core::Stream(kind + 10).fill_normal(y);
    for (auto* sample : {&x, &y})
      for (double& v : *sample) {
        if (kind == 1) v = std::round(v);                    // few distinct differences
        if (kind == 2) v = std::exp(30 * v);                 // many decades
        if (kind == 3) v = 1e-3 * v + (v > 0 ? 1e9 : -1e9);  // clusters
      }
  }
  for (std::size_t kind = 0; kind < 4; ++kind) {
    const auto& [x, y] = pairs[kind];
    const Sample all = differences(x, y);
    const Effect shift = hodges_lehmann(about<HodgesLehmann>({x, y}), run);
    CHECK(shift.value == 0.5 * (all[(all.size() - 1) / 2] + all[all.size() / 2]));
    CHECK(std::binary_search(all.begin(), all.end(), shift.interval->low));
    const auto below = std::lower_bound(all.begin(), all.end(), shift.interval->low) - all.begin();
    const auto above = all.end() - std::upper_bound(all.begin(), all.end(), shift.interval->high);
    if (kind % 2 == 0) CHECK(below == above);  // untied: the ends are mirror order statistics
  }
}

TEST_CASE("hodges_lehmann: goes the short way for large samples and comes out the same", "[hypothesis][effect]") {
  // 4000 + 7000 take the way by a part of each; 2.8e7 differences can still be listed.
  Run run;
  Sample x(4000), y(7000);
  ansatz::core::Stream(8).fill_normal(x);
  ansatz::core::Stream(9).fill_normal(y);
  for (double& v : y) v = v * v + 0.1;
  Sample all;
  for (const double a : x)
    for (const double b : y) all.push_back(a - b);
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  const double upper = *middle, lower = *std::max_element(all.begin(), middle);
  CHECK(hodges_lehmann(about<HodgesLehmann>({x, y}), run).value == lower + 0.5 * (upper - lower));
}

TEST_CASE("hodges_lehmann: its interval inverts the Mann–Whitney test", "[hypothesis][effect]") {
  Run run;
  const Effect shift = hodges_lehmann(about<HodgesLehmann>({A, B}), run);
  // wilcox.test of R: P(U ≤ 10) = 0.0200 and P(U ≤ 11) = 0.0270 for 8 + 7, so the ends are differences 11 and 46.
  const Sample all = differences(A, B);
  CHECK(shift.interval->low == all[10]);
  CHECK(shift.interval->high == all[45]);
  // A shift just inside is retained at 5 percent, one just outside is rejected.
  for (const double step : {-1e-6, 1e-6}) {
    Sample moved = B;
    for (double& v : moved) v += shift.interval->low + step;
    const double p = *mann_whitney(about<MannWhitney>({A, moved}), run).p;
    CHECK((step < 0 ? p < 0.05 : p > 0.05));
  }
}

TEST_CASE("hodges_lehmann: is unbounded where no interval reaches the level", "[hypothesis][effect]") {
  Run run;
  const Effect shift = hodges_lehmann(about<HodgesLehmann>({{1, 2}, {3, 4}}), run);
  CHECK(shift.value == -2);
  CHECK(shift.interval->low == -INFINITY);
  CHECK(shift.interval->high == INFINITY);
  CHECK_THROWS_WITH(hodges_lehmann(about<HodgesLehmann>({A, {INFINITY}}), run), Contains("finite"));
}
