// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using experiment::Decision;

namespace {

/// A table in which x differs strongly between the groups of `side` and not at all between those of `odd`.
std::string script(const std::string& statements) {
  return R"anz(experiment e {
  vary v in 1..20
  limit = 0.01
  run {
    record side = if v > 10 then "right" else "left"
    record odd = if v % 2 == 1 then "odd" else "even"
    record x = v + (if v > 10 then 100 else 0)
    record same = 1
    record hole = 0 / 0
    record lone = if v == 1 then "one" else "rest"
  }
)anz" + statements +
         "\n}";
}

std::vector<experiment::HypothesisOutcome> decided(const std::string& statements) {
  Folder folder;
  return run(folder, script(statements)).study.hypotheses;
}

}  // namespace

TEST_CASE("hypotheses: are decided by adjusted p against alpha") {
  const auto outcomes = decided(R"(hypothesis "sides" { mann_whitney(x by side); alpha limit }
  hypothesis "parity" { mann_whitney(x by odd); alpha 0.05 })");
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].decision == Decision::reject);
  CHECK(outcomes[0].alpha == 0.01);
  CHECK(outcomes[0].n == 20);
  CHECK_FALSE(outcomes[0].effect.empty());
  CHECK(outcomes[1].decision == Decision::retain);
  CHECK(outcomes[1].alpha == Approx(0.05));
  // Holm for two: the smaller p doubles, the larger stays.
  CHECK(outcomes[0].adjusted_p == Approx(2 * *outcomes[0].p));
  CHECK(outcomes[1].adjusted_p == Approx(*outcomes[1].p));
}

TEST_CASE("hypotheses: `correct` picks the family's correction") {
  const auto none = decided(R"(hypothesis "a" { mann_whitney(x by side); correct none }
  hypothesis "b" { mann_whitney(x by odd); correct none })");
  REQUIRE(none.size() == 2);
  for (const auto& each : none) CHECK(each.adjusted_p == *each.p);

  // In the experiment it is for all, but for a hypothesis that names its own, which is then a family by itself.
  const auto common = decided(R"(correct none
  hypothesis "a" { mann_whitney(x by side) }
  hypothesis "b" { mann_whitney(x by odd) })");
  REQUIRE(common.size() == 2);
  for (const auto& each : common) CHECK(each.adjusted_p == *each.p);
  const auto mixed = decided(R"(correct none
  hypothesis "a" { mann_whitney(x by side); correct holm }
  hypothesis "b" { welch_t(x by side); correct holm }
  hypothesis "c" { mann_whitney(x by odd) })");
  REQUIRE(mixed.size() == 3);
  CHECK(std::min(mixed[0].adjusted_p / *mixed[0].p, mixed[1].adjusted_p / *mixed[1].p) >= 1);
  CHECK(std::max(mixed[0].adjusted_p / *mixed[0].p, mixed[1].adjusted_p / *mixed[1].p) == Approx(2));
  CHECK(mixed[2].adjusted_p == *mixed[2].p);

  const auto step_up = decided(R"(hypothesis "a" { mann_whitney(x by side); correct benjamini_hochberg }
  hypothesis "b" { welch_t(x by side); correct benjamini_hochberg })");
  REQUIRE(step_up.size() == 2);
  const double larger = std::max(*step_up[0].p, *step_up[1].p), smaller = std::min(*step_up[0].p, *step_up[1].p);
  CHECK(std::max(step_up[0].adjusted_p, step_up[1].adjusted_p) == Approx(larger));
  CHECK(std::min(step_up[0].adjusted_p, step_up[1].adjusted_p) == Approx(std::min(larger, 2 * smaller)));
}

TEST_CASE("hypotheses: an expectation that fails is a surprise") {
  const auto outcomes = decided(R"(hypothesis "a" { mann_whitney(x by side); expect reject }
  hypothesis "b" { mann_whitney(x by odd); expect reject }
  hypothesis "c" { mann_whitney(x by odd); expect retain }
  hypothesis "d" { mann_whitney(hole by side); expect retain })");
  REQUIRE(outcomes.size() == 4);
  CHECK_FALSE(experiment::surprises(outcomes[0]));
  CHECK(experiment::surprises(outcomes[1]));
  CHECK_FALSE(experiment::surprises(outcomes[2]));
  CHECK(experiment::surprises(outcomes[3]));
}

TEST_CASE("hypotheses: what cannot be computed is undefined, says why, and makes no other easier") {
  const auto [test, why] = GENERATE(table<std::string, std::string>({
      {"mann_whitney(hole by side)", ""},
      {"mann_whitney(x where v > 0 by v)", ""},
      {"welch_t(same by side)", ""},
      {"welch_t(x by lone)", ""},
      {"mann_whitney(x where v > 100 by side)", ""},
      {"mann_whitney(x by side, groups = [\"left\", \"middle\"])", "middle"},
      {"mann_whitney(side by odd)", ""},
      {"mann_whitney([1, 2][30], [3])", "outside"},
  }));
  const auto outcomes =
      decided("hypothesis \"it\" { " + test + " }\n  hypothesis \"other\" { mann_whitney(x by side) }");
  INFO(test << ": " << outcomes.at(0).why << " p " << outcomes[0].p.value_or(-1));
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].decision == Decision::undefined);
  CHECK_FALSE(outcomes[0].why.empty());
  CHECK_THAT(outcomes[0].why, Catch::Contains(why));
  CHECK(outcomes[1].decision == Decision::reject);
  CHECK(outcomes[1].adjusted_p == Approx(2 * *outcomes[1].p));
}

TEST_CASE("hypotheses: a level outside (0, 1) is refused before running or makes the test undefined") {
  Folder folder;
  CHECK_THAT(refusal(folder, script("hypothesis \"a\" { mann_whitney(x by side); alpha 2 }")),
             Catch::Contains("alpha"));
  const auto outcomes = decided("bad = sum([1, 2])\n  hypothesis \"a\" { mann_whitney(x by side); alpha bad }");
  REQUIRE(outcomes.size() == 1);
  CHECK(outcomes[0].decision == Decision::undefined);
  CHECK_THAT(outcomes[0].why, Catch::Contains("alpha must be in (0, 1)"));
}

TEST_CASE("hypotheses: edited after the data exist they are post hoc, by whatever they depend on") {
  const auto post_hoc_after = [](const std::string& first, const std::string& second) {
    Folder folder;
    CHECK_FALSE(run(folder, script(first)).study.hypotheses.at(0).post_hoc);
    return run(folder, script(second)).study.hypotheses.at(0).post_hoc;
  };
  const std::string plain =
      "cut = 15\n  low = cut - 5\n  hypothesis \"a\" { mann_whitney(x where v > low by odd); alpha 0.01 }";
  const auto edited = [&](const std::string& from, const std::string& to) {
    std::string text = plain;
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK_FALSE(post_hoc_after(plain, plain));
  CHECK_FALSE(post_hoc_after(plain, "# a comment\n  " + plain));
  CHECK(post_hoc_after(plain, edited("0.01", "0.05")));
  CHECK(post_hoc_after(plain, edited("by odd", "by side")));
  CHECK(post_hoc_after(plain, edited("mann_whitney", "welch_t")));
  CHECK(post_hoc_after(plain, edited("cut = 15", "cut = 14")));
  CHECK(post_hoc_after(plain, edited("alpha 0.01", "alpha 0.01; expect reject")));
  CHECK(post_hoc_after(plain, edited("alpha 0.01", "alpha 0.01; correct none")));
}
