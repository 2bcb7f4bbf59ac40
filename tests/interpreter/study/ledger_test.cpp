// SPDX-License-Identifier: MIT
// What the ledger says of edited hypotheses, of looks, and that a family of tests keeps its promise.

#include <catch2/catch.hpp>

#include "interpreter/study/looks.h"
#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using experiment::Decision;

namespace {

const std::string kTwoSides = R"(scale_of(x) = 2 * x
shift(x) = scale_of(x) + 1
limit(x) = shift(x) - 3
cut = 9
experiment e {
  vary v in 1..20
  vary side in ["left", "right"]
  run {
    record x = v + normal(0, 1)
    record group = if v % 2 == 1 then "odd" else "even"
  }
  low = limit(cut)
  hypothesis "a" { mann_whitney(x where v > low by group); alpha 0.01; expect retain }
}
)";

std::string edited_everywhere(std::vector<std::pair<std::string, std::string>> edits) {
  std::string text = kTwoSides;
  for (const auto& [from, to] : edits) {
    std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  }
  return text;
}

/// Whether the hypothesis is post hoc when the script becomes `second` after its data exist.
bool post_hoc_after(const std::string& second, const Settings& settings = {}) {
  Folder folder;
  CHECK_FALSE(run(folder, kTwoSides).study.hypotheses.at(0).post_hoc);
  return run(folder, second, settings).study.hypotheses.at(0).post_hoc;
}

}  // namespace

TEST_CASE("ledger: an edit of anything that a hypothesis depends on makes it post hoc") {
  CHECK(post_hoc_after(edited_everywhere({{"alpha 0.01", "alpha 0.02"}})));
  CHECK(post_hoc_after(edited_everywhere({{"mann_whitney", "welch_t"}})));
  CHECK(post_hoc_after(edited_everywhere({{"by group", "by side"}})));
  CHECK(post_hoc_after(edited_everywhere({{"v > low", "v >= low"}})));
  CHECK(post_hoc_after(edited_everywhere({{"expect retain", "expect reject"}})));
  CHECK(post_hoc_after(edited_everywhere({{"; expect retain", ""}})));
  CHECK(post_hoc_after(edited_everywhere({{"alpha 0.01", "alpha 0.01; correct none"}})));
  CHECK(post_hoc_after(edited_everywhere({{"by group)", "by group, alternative = \"less\")"}})));
  CHECK(post_hoc_after(edited_everywhere({{"hypothesis \"a\"", "hypothesis \"b\""}})));
  CHECK(post_hoc_after(edited_everywhere({{"cut = 9", "cut = 8"}})));
  CHECK(post_hoc_after(edited_everywhere({{"2 * x", "3 * x"}})));  // three calls deep
}

TEST_CASE("ledger: what changes no number is no edit") {
  CHECK_FALSE(post_hoc_after(kTwoSides));
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"hypothesis", "# surely\n\n  hypothesis"}})));
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"alpha 0.01;", "\n alpha   0.010 # one percent\n"}})));
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"scale_of", "double"}, {"shift", "moved"}, {"cut", "edge"}})));
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"low", "threshold"}})));
  CHECK_FALSE(post_hoc_after(edited_everywhere(
      {{"vary v", "vary speed"}, {"v + n", "speed + n"}, {"v % 2", "speed % 2"}, {"v > low", "speed > low"}})));
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"expect retain", "expect retain because \"so said the pilot\""}})));
}

TEST_CASE("ledger: other code of the rows makes no data new, another seed does") {
  // Recording one column more computes every row again, with the same draws: what was seen was seen.
  const std::string laundered =
      edited_everywhere({{"alpha 0.01", "alpha 0.05"}, {"record x", "record y = v\n    record x"}});
  CHECK(post_hoc_after(laundered));
  Settings other_seed;
  other_seed.seed = 5;
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"alpha 0.01", "alpha 0.05"}}), other_seed));
  // The hypothesis as it was stays what it was, however the rows are computed.
  CHECK_FALSE(post_hoc_after(edited_everywhere({{"record x", "record y = v\n    record x"}})));
}

TEST_CASE("ledger: a look counts while a hypothesis that reads the column is not decided") {
  Folder folder;
  Script script(folder, kTwoSides, {});
  study::Study done = script.run();
  CHECK_FALSE(study::pending_data(done));  // decided: nothing can be chosen any more but post hoc
  done.report.complete = false;            // as after Ctrl-C
  const auto pending = study::pending_data(done);
  REQUIRE(pending);
  CHECK_THROWS_AS(study::record_looks(*pending, {"x"}), experiment::StoreError);  // the store is still written
  done = {};
  // v through the mask, group by the binding it is held against; side is read by no hypothesis, and a binding is no
  // data.
  CHECK(study::record_looks(*pending, {"x", "v", "group", "side", "low"}) == std::set<std::string>{"group", "v", "x"});
  CHECK(study::record_looks(*pending, {"side"}).empty());
  CHECK(script.run().report.ledger.counts.looks == 3);
}

TEST_CASE("ledger: of five hypotheses with four true nulls, one in twenty studies at most rejects a true one") {
  // The full size, 2,000 studies, is scripts/family_wise_error. Here 150: the share of an error of 5 % has a standard
  // deviation of 1.8 %, so four of them above it is 12 %. Without a correction it would be 1 - 0.95⁴ = 19 %.
  const std::string text = R"(experiment e {
  replicate 24
  run {
    g = uniform(0, 1) < 0.5
    record group = if g then "a" else "b"
    record n1 = normal(0, 1)
    record n2 = normal(0, 1)
    record n3 = uniform(0, 1)
    record n4 = exponential(1)
    record moved = normal(if g then 3 else 0, 1)
  }
  hypothesis "1" { welch_t(n1 by group) }
  hypothesis "2" { mann_whitney(n2 by group) }
  hypothesis "3" { mann_whitney(n3 by group) }
  hypothesis "4" { mann_whitney(n4 by group) }
  hypothesis "5" { welch_t(moved by group) }
})";
  std::size_t wrong = 0, found = 0;
  constexpr std::size_t kStudies = 150;
  Folder folder;
  for (std::uint64_t seed = 0; seed < kStudies; ++seed) {
    Settings settings;
    settings.seed = seed;
    settings.out = "results-" + std::to_string(seed);
    const Ran ran = run(folder, text, settings);
    const auto& all = ran.study.hypotheses;
    REQUIRE(all.size() == 5);
    wrong += std::any_of(all.begin(), all.begin() + 4, [](const auto& h) { return h.decision == Decision::reject; });
    found += all[4].decision == Decision::reject;
    std::filesystem::remove_all(folder / settings.out);
  }
  CHECK(wrong <= 18);
  CHECK(found >= 140);  // the one true effect, three standard deviations, is hardly ever missed
}
