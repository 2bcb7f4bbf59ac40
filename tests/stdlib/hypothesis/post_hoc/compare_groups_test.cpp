// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/compare_groups.h"

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/welch_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

CompareGroupsResult compared(const std::vector<Sample>& samples) {
  Run run;
  auto question = about<CompareGroups>(samples);
  question.draws = 999;
  return compare_groups(question, run);
}

Sample normals(std::uint64_t seed, std::size_t n) {
  Sample out(n);
  Stream(seed).fill_normal(out);
  return out;
}

}  // namespace

TEST_CASE("compare_groups: takes the test it says, and says why", "[hypothesis][compare]") {
  Run run;
  const std::vector<Sample> large{normals(1, 12), normals(2, 15)};
  const CompareGroupsResult welch = compared(large);
  CHECK(*welch.primary.p == *welch_t(about<WelchT>(large), run).p);
  CHECK(welch.second.test == "Mann–Whitney");
  CHECK_FALSE(welch.pairs);
  const CompareGroupsResult small = compared({A, B});
  CHECK(small.primary.test == "permutation");
  CHECK(small.primary.interval->low > 0);
  CHECK(*small.primary.estimate == near(13.8625 - 79.4 / 7));
  CHECK_THAT(small.why, Contains("\"1\" has 8 values"));
  Sample skewed(20, 0.0);
  skewed[3] = 50;
  CHECK_THAT(compared({skewed, normals(3, 20)}).why, Contains("skewness of 4.1"));
  const CompareGroupsResult three = compared({A, B, C});
  CHECK(three.primary.statistic == near(37.223159654710095));
  CHECK(three.pairs->test == "Games–Howell");
  CHECK(three.rank_pairs->test == "Dunn");
  CHECK_THAT(three.reading, Contains("ω² = ") && Contains("Kruskal–Wallis p = 0.00021"));
  // A constant sample has no variance to weigh it by.
  const CompareGroupsResult constant = compared({A, {3, 3, 3}, C});
  CHECK(constant.primary.test == "Kruskal–Wallis");
  CHECK_FALSE(constant.pairs);
  CHECK(constant.rank_pairs);
  CHECK(*compared({{1, 1}, {1, 1}, {1, 1}}).primary.p == 1);
  CHECK_FALSE(compared({{1, 1}, {1, 1}, {1, 1}}).rank_pairs);
  CHECK(compared({{1}, {2}}).primary.p);
}

TEST_CASE("compare_groups: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(compared({A}), Contains("compare_groups: samples is 1 sample"));
  CHECK_THROWS_WITH(compared({A, {}}), Contains("0 values in \"2\""));
  CHECK_THROWS_WITH(compared({A, {1, NAN}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(compared({A, {1, INFINITY}}), Contains("infinite"));
  Run run;
  auto question = about<CompareGroups>({A, B});
  question.draws = 0;
  CHECK_THROWS_WITH(compare_groups(question, run), Contains("draws is 0"));
}
