// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using experiment::Verdict;

namespace {

/// Judges one condition on the table v = 1, 2, 3, 4 with x = v², word, hole (NaN where v is 2), length and curve.
experiment::Claim judged(const std::string& condition) {
  Folder folder;
  const Ran ran = run(folder, R"anz(limit = 16
experiment e {
  vary v in [1, 2, 3, 4]
  run {
    record x = v^2
    record word = if v > 2 then "big" else "small"
    record hole = if v == 2 then 0 / 0 else v
    record length = v * 1 m
    record curve = linspace(0, v, 5)
    record z = v + 1i
  }
  top = max(x)
  nested = top + limit
  same(x) = x  # what it gives shows in the run alone
  claim "it" {
    source "Someone (1999)"
    )anz" + condition + "\n  }\n}");
  REQUIRE(ran.study.claims.size() == 1);
  return ran.study.claims[0];
}

}  // namespace

TEST_CASE("claims: every form is judged") {
  const auto [condition, verdict] = GENERATE(table<std::string, Verdict>({
      {"max(x) == 16", Verdict::reproduced},
      {"max(x) ≈ 16.4 ± 0.5", Verdict::reproduced},
      {"max(x) ≈ 17 ± 0.5", Verdict::contradicted},
      {"max(x) ~~ 16 +- 0.1", Verdict::reproduced},
      {"max(x) ≈ 15 within 10 percent", Verdict::reproduced},
      {"max(x) ≈ 15 within 5 percent", Verdict::contradicted},
      {"max(x) ≈ 15 within 0.1", Verdict::reproduced},
      {"word[1] == \"small\"", Verdict::reproduced},
      {"max(length) == 400 cm", Verdict::reproduced},
      {"max(x) < 16", Verdict::contradicted},
      {"max(x) <= 16", Verdict::reproduced},
      {"max(x) > 15.9", Verdict::reproduced},
      {"max(x) >= 16.1", Verdict::contradicted},
      {"max(x) in 10..16", Verdict::reproduced},
      {"max(x) in 17..20", Verdict::contradicted},
      {"top == limit", Verdict::reproduced},
      {"nested == 32", Verdict::reproduced},
      {"max(x where word == \"small\") == 4", Verdict::reproduced},
      {"max(x where v <= 2) < min(x where v > 2)", Verdict::reproduced},
      {"max(length) ≈ 400 cm ± 1 cm", Verdict::reproduced},
      {"max(length) ≈ 4 m ± 1 mm", Verdict::reproduced},
      {"max(length) > 100 km", Verdict::contradicted},
      {"max(length) in 1 m..5 m", Verdict::reproduced},
      {"max(length) in 100 cm..300 cm", Verdict::contradicted},
      {"max(length) in 0.001 km..5 m", Verdict::reproduced},
      {"max(curve where v == 4) == 4", Verdict::reproduced},
      {"max(curve) == 4", Verdict::reproduced},
      {"max(x) == 16", Verdict::reproduced},
      {"max(x) == 16 and min(x) == 1", Verdict::reproduced},
      {"max(x) != 16", Verdict::contradicted},
      {"not (max(x) < 3)", Verdict::reproduced},
  }));
  const experiment::Claim claim = judged(condition);
  INFO(condition << ": " << claim.why);
  CHECK(claim.verdict == verdict);
  CHECK(claim.source == "Someone (1999)");
  CHECK_FALSE(claim.condition.empty());
}

TEST_CASE("claims: an exact one keeps its numbers") {
  const experiment::Claim claim = judged("max(x) == 15");
  CHECK(claim.verdict == Verdict::contradicted);
  CHECK(claim.measured == 16.0);
  CHECK(claim.target == 15);
  CHECK(claim.tolerance == 0);
  CHECK(judged("max(x) == 15 as published max(x) - 1").verdict == Verdict::as_published_only);
}

TEST_CASE("claims: a share that only shows in the run is looked at", "[claims]") {
  // 15 within 5 is 15 ± 75: five percent were meant.
  const auto doubts = [](const std::string& condition) {
    Folder folder;
    const Ran ran = run(folder,
                        "size = [5, 0.1, 0]\nexperiment e {\n  vary v in [3, 4]\n  run { record x = v }\n  claim "
                        "\"it\" { " +
                            condition + " }\n}");
    std::string text;
    for (const auto& doubt : ran.study.doubts) text += doubt.text + "\n";
    return text;
  };
  CHECK(doubts("max(x) ≈ 15 within size[1]") ==
        "within 5 is within 500 percent of the claimed number: write (5 percent) where that is meant\n");
  CHECK(doubts("max(x) ≈ 4 within size[2]").empty());
  CHECK(doubts("max(x) ≈ 4 ± size[3]") ==
        "the tolerance of \"max(x) ≈ 4 ± size[3]\" is 0: write == for what is exact, or ± a number\n");
  CHECK(doubts("max(x) ≈ size[3] within 5 percent") ==
        "the tolerance of \"max(x) ≈ size[3] within 5 percent\" is 0: write == for what is exact, or ± a number\n");
}

TEST_CASE("claims: what cannot be measured is undefined, with the reason") {
  // Where the text shows it, it is refused: tests/language/wrong/claims_that_claim_no_number.anz.
  const auto [condition, reason] = GENERATE(table<std::string, std::string>({
      {"max(x where v > 10) < 3", ""},
      {"mean(x where v > 10) ≈ 3 ± 1", ""},
      {"mean(hole) < 3", "not a number"},
      {"same(x) < 3", "one number"},
      {"same(x) ≈ 3 ± 1", "one number"},
      {"(x where v > 10) ≈ 3 ± 1", ""},
      {"same(curve) in 0..1", ""},
      {"max(x) < same(hole)", ""},
      {"max(x) ≈ 3 ± x", ""},
      {"max(x) ≈ 3 ± mean(hole)", "not a number"},
      {"max(x) ≈ (0 / 0) ± 1", "not a number"},
      {"max(same(length)) < 3 s", ""},
      {"max(length) ≈ 3 m ± same(1 s)", ""},
      {"same(x) == 16", "true or false"},
      {"same(word) < 3", ""},
      {"max(same(word)) > 1", ""},
      {"max(z) > 1", ""},
      {"mean(z) ≈ 1 ± 1", ""},
      {"max(length) in 1 s..5 s", "convert length"},
      {"[1, 2][7] < 3", ""},
  }));
  const experiment::Claim claim = judged(condition);
  INFO(condition << ": " << claim.why);
  CHECK(claim.verdict == Verdict::undefined);
  CHECK_FALSE(claim.why.empty());
  CHECK_THAT(claim.why, Catch::Contains(reason));
  CHECK(claim.text == "it");
  CHECK(claim.source == "Someone (1999)");
}

TEST_CASE("claims: a plain number beside a unit is no length") {
  // The forgotten unit of a claim would otherwise be taken to be whatever the measured side happens to be in.
  const experiment::Claim claim = judged("max(same(length)) ≈ 4 ± 0.1");
  INFO(claim.why);
  CHECK(claim.verdict == Verdict::undefined);
}

TEST_CASE("claims: one that cannot be computed stops no other, and none is judged on failed rows") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [1, 2]
  run { record x = [1][v + 3] }
  claim "first" { max(x) < 3 }
  claim "second" { 1 < 2 }
})");
  CHECK(ran.progress().failed == 2);
  REQUIRE(ran.study.claims.size() == 2);
  CHECK(ran.study.claims[0].verdict == Verdict::undefined);
  CHECK_FALSE(ran.study.claims[0].why.empty());
  CHECK(ran.study.claims[1].verdict == Verdict::reproduced);
}
