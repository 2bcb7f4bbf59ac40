// SPDX-License-Identifier: MIT
#include "interpreter/experiment/summary.h"

#include <catch2/catch.hpp>

#include "fake_runs.h"
#include "interpreter/experiment/show.h"
#include "interpreter/experiment/text_layout.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;

namespace {

Summary example() {
  Summary summary;
  summary.experiment = "kinks";
  summary.title = "Kink–antikink collisions in φ⁴";
  summary.progress = {25, 5, 20, 2, 3.25, 6, 0};
  Claim held;
  held.text = "one bounce suffices above the critical velocity";
  held.condition = "max(v where bounces > 1) ≈ 0.2598 ± 0.0005";
  held.measured = 0.2597;
  held.verdict = Verdict::reproduced;
  Claim undefined;
  undefined.text = "the swarm is not ordered";
  undefined.why = "the measured side is not a number";
  undefined.place = "kinks.anz:30:3";
  summary.claims = {held, undefined};
  HypothesisOutcome tested;
  tested.text = "captured pairs leave a different entropy signature";
  tested.test = "Mann–Whitney U = 12, n = 10 + 15";
  tested.p = 0.004;
  tested.adjusted_p = 0.008;
  tested.alpha = 0.01;
  tested.decision = Decision::reject;
  tested.post_hoc = true;
  summary.hypotheses = {tested};
  summary.notes.failures = {
      {"klein_gordon: the field left the finite numbers at t = 3", "kinks.anz:11:11", "", 2, {"v = 0.21", "v = 0.22"}}};
  summary.doubts = {{"mutual information of a deterministic continuous map without noise or bins"}};
  summary.ledger = {{true}, {2, 1, 2, 0}};
  summary.figures = {"results/kinks/figures/windows.svg"};
  summary.results = "results/kinks";
  return summary;
}

}  // namespace

TEST_CASE("text layout: a field wider than the screen goes on below its value, whole numbers and all", "[summary]") {
  using experiment::folded_fields;
  const std::string record =
      "klein_gordon\n  φ     = φ(x, t) [x: 64 from -30 to 29.0625], from -2.5e-5 to 1\n  steps = 200";
  CHECK(folded_fields(record, 100) == record);
  CHECK(folded_fields(record, 40) ==
        "klein_gordon\n  φ     = φ(x, t) [x: 64 from -30 to\n          29.0625], from -2.5e-5 to 1\n  steps = 200");
  CHECK(folded_fields(record, 20) == record);  // no room: the terminal may break it
  CHECK(folded_fields("a long line that states no field at all", 20) == "a long line that states no field at all");
  CHECK(folded_fields("", 20).empty());
}

TEST_CASE("summary: says everything, in columns", "[experiment][summary]") {
  CHECK(write_summary(example()) == R"(kinks  Kink–antikink collisions in φ⁴
  25 rows: 20 computed, 5 from the store, 2 failed, 3.2 s

  claims
    reproduced    one bounce suffices above the critical velocity
                  max(v where bounces > 1) ≈ 0.2598 ± 0.0005, measured 0.2597
    undefined     the swarm is not ordered
                  the measured side is not a number (kinks.anz:30:3)

  hypotheses
    reject     captured pairs leave a different entropy signature
               Mann–Whitney U = 12, n = 10 + 15
               p = 0.008 (raw 0.004), α = 0.01
               post hoc: written down after rows of its data existed

  failures
    2 rows  klein_gordon: the field left the finite numbers at t = 3 (kinks.anz:11:11)
            v = 0.21; v = 0.22
    stored failures: --retry computes them again

  doubts
    •  mutual information of a deterministic continuous map without noise or bins

  figures  results/kinks/figures/windows.svg
  results  results/kinks
  ledger   2 plans, 1 seed tried so far
)");
}

TEST_CASE("summary: keeps to its width, counted in code points", "[experiment][summary]") {
  const std::string text = write_summary(example(), {false, 50});
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    CHECK(text_width(std::string_view(text).substr(begin, end - begin)) <= 57);  // the last, short parts are not broken
    begin = end + 1;
  }
}

TEST_CASE("summary: gathers rows that say the same", "[experiment][summary]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(12), folder.path());
  const RowNotes notes = row_notes(*report.store);
  REQUIRE(notes.broken_expectations.size() == 1);
  CHECK(notes.broken_expectations[0].text == "energy < 2");
  CHECK(notes.broken_expectations[0].count == 6);
  CHECK(notes.broken_expectations[0].rows == std::vector<std::string>{"v = 1.5", "v = 1.75", "v = 2"});
  REQUIRE(notes.failures.size() == 1);
  CHECK(notes.failures[0].place == "kinks.anz:9:9");
  REQUIRE(notes.warnings.size() == 1);
  CHECK(notes.warnings[0].count == 3);
  CHECK_FALSE(notes.warnings[0].numbers_differ);
}

TEST_CASE("row notes: sentences that differ in numbers alone are alike", "[experiment][summary]") {
  CHECK(without_numbers("at t = 0.9 a wave has 2.3e-05 of it; take more than 512") ==
        "at t = # a wave has # of it; take more than #");
  CHECK(without_numbers("v = -3") == without_numbers("v = 4E+10"));
  CHECK(without_numbers("verlet4 in 2.") == "verlet4 in #.");
  CHECK(without_numbers("φ4") == "φ4");
  CHECK(without_numbers("2e") == "#e");
  CHECK(without_numbers("") == "");
}

TEST_CASE("row notes: rows are counted, not what they say several times", "[summary]") {
  const fake::Folder folder;
  const auto speaking = [](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
    RowOutcome outcome = fake::varied(row, stream, stop);
    outcome.warnings = {"ksg: 3 of 40 rows tie", "ksg: 5 of 40 rows tie", "another"};
    return outcome;
  };
  const RowNotes notes = row_notes(*fake::run(fake::sweep(3), folder.path(), speaking).store);
  REQUIRE(notes.warnings.size() == 2);
  CHECK(notes.warnings[0].count == 3);
  CHECK(notes.warnings[0].rows.size() == 3);
  CHECK(notes.warnings[0].numbers_differ);
  CHECK(notes.warnings[1].count == 3);
}

TEST_CASE("row notes: gathers alike warnings and failures, and says that their numbers differ",
          "[experiment][summary]") {
  fake::Folder folder;
  const fake::Body speaking = [](const RowPlan& row, const core::Stream&, const std::atomic<bool>&) {
    RowOutcome outcome;
    const std::string number = std::to_string(row.index);
    outcome.warnings = {"klein_gordon: at t = 0." + number + " it is coarse"};
    if (row.index % 2 == 0) outcome.failure = Failure{"x is -" + number, "a.anz:1:1"};
    return outcome;
  };
  const RowNotes notes = row_notes(*fake::run(fake::sweep(4), folder.path(), speaking).store);
  REQUIRE(notes.warnings.size() == 1);
  CHECK(notes.warnings[0].count == 4);
  CHECK(notes.warnings[0].numbers_differ);
  REQUIRE(notes.failures.size() == 1);
  CHECK(notes.failures[0].count == 2);
}

TEST_CASE("row notes: name rows by numbers that can be read", "[experiment][summary]") {
  fake::Folder folder;
  Experiment sweep = fake::sweep(2);
  sweep.design.axes[0].points = {{0.1 + 0.2}, {12345678901234.0}};
  const fake::Body speaking = [](const RowPlan&, const core::Stream&, const std::atomic<bool>&) {
    RowOutcome outcome;
    outcome.warnings = {"w"};
    return outcome;
  };
  const RowNotes notes = row_notes(*fake::run(sweep, folder.path(), speaking).store);
  REQUIRE(notes.warnings.size() == 1);
  CHECK(notes.warnings[0].rows == std::vector<std::string>{"v = 0.3", "v = 12345678901234"});
}

TEST_CASE("text: is cut and broken between characters, not bytes", "[experiment][summary]") {
  CHECK(text_width("φ⁴ µ") == 4);
  CHECK(shortened("φφφφ", 3) == "φφ…");
  CHECK(shortened("φφφ", 3) == "φφφ");
  CHECK(wrapped("αα ββ γγγγγγγ δ", 5) == std::vector<std::string>{"αα ββ", "γγγγγγγ", "δ"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}

TEST_CASE("show: prints a folder of results as tables", "[experiment][show]") {
  fake::Folder folder;
  {
    const auto report = fake::run(fake::sweep(100), folder / "kinks");
    Claim claim;
    claim.text = "one bounce suffices";
    claim.measured = 0.25;
    claim.verdict = Verdict::reproduced;
    report.store->write_verdicts({claim}, {}, {{"a doubt"}});
  }
  const std::string text = show_results(folder.path(), {10, 100});
  CHECK_THAT(text, Contains("row") && Contains("energy") && Contains("…") && Contains("24.75"));
  CHECK_THAT(text, Contains("[row time]") && Contains("φ(0, t)"));
  CHECK_THAT(text, Contains("one bounce suffices") && Contains("a doubt") && Contains("energy < 2"));
  CHECK_THAT(show_results(folder / "kinks"), Contains("the field left the finite numbers"));
  CHECK_THROWS_WITH(show_results(folder / "nowhere"), Contains("holds no results"));
}

TEST_CASE("summary: a claim's errors have its unit", "[summary]") {
  Summary summary;
  summary.experiment = "e";
  Claim claim;
  claim.text = "far enough";
  claim.condition = "max(d) ≈ 0.3 nm ± 0.02 nm";
  claim.measured = 0.296875;
  claim.target = 0.3;
  claim.tolerance = 0.02;
  claim.unit = "nm";
  claim.gap_error = 0.0078125;
  claim.sampling_error = 0.001;
  claim.verdict = Verdict::reproduced;
  summary.claims = {claim};
  const std::string text = write_summary(summary, {});
  CHECK_THAT(text, Contains("numerical error 0.0078 nm (gap)") && Contains("standard error 0.001 nm"));
  claim.numerical_error = 0.002;
  CHECK(numerical_text(claim) == "0.0078 nm (gap), 0.002 nm (finer rerun)");
  claim.unit.clear();
  CHECK(numerical_text(claim) == "0.0078 (gap), 0.002 (finer rerun)");
}

TEST_CASE("summary: a p too small for a number is told as such, never as 0", "[summary]") {
  Summary summary;
  summary.experiment = "e";
  HypothesisOutcome outcome;
  outcome.text = "they differ";
  outcome.p = 0;
  outcome.adjusted_p = 0;
  summary.hypotheses = {outcome};
  CHECK_THAT(write_summary(summary, {}), Contains("p < 1e-300, α"));
  summary.hypotheses[0].p = 2e-7;
  summary.hypotheses[0].adjusted_p = 0.0004;
  CHECK_THAT(write_summary(summary, {}), Contains("p = 0.0004 (raw 2e-07), α"));
}
