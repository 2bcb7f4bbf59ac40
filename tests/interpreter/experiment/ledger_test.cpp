// SPDX-License-Identifier: MIT
#include "interpreter/experiment/ledger.h"

#include <catch2/catch.hpp>

#include "fake_runs.h"

using namespace ansatz;
using namespace ansatz::experiment;

namespace {

RegisteredHypothesis hypothesis(const std::string& text) { return {text, fake::code(text)}; }

LedgerReport register_and_run(Experiment experiment, const std::filesystem::path& folder,
                              std::vector<RegisteredHypothesis> hypotheses, bool fresh = false) {
  experiment.hypotheses = std::move(hypotheses);
  return fake::run(experiment, folder, fake::varied, {{}, 2, fresh, false}).ledger;
}

}  // namespace

TEST_CASE("ledger: holds the hypotheses before the first row runs", "[experiment][ledger]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(3);
  experiment.hypotheses = {hypothesis("v matters")};
  std::string seen;
  fake::run(experiment, folder.path(), [&](const RowPlan& row, auto&&...) {
    if (row.index == 0) seen = fake::sql(folder.path(), "select text, rows_before from ledger_hypotheses, ledger");
    return RowOutcome{};
  });
  CHECK(seen == "v matters|0\n");
}

TEST_CASE("ledger: calls a hypothesis post hoc when its data was there first", "[experiment][ledger]") {
  fake::Folder folder;
  const Experiment experiment = fake::sweep(3);
  const auto first = hypothesis("v matters"), edited = hypothesis("v matters much");
  CHECK(register_and_run(experiment, folder.path(), {first}).post_hoc == std::vector<bool>{false});
  CHECK(register_and_run(experiment, folder.path(), {first, edited}).post_hoc == std::vector<bool>{false, true});

  SECTION("and still when the rows are computed again") {
    CHECK(register_and_run(experiment, folder.path(), {edited}, true).post_hoc == std::vector<bool>{true});
  }
  SECTION("but not for data that came later") {
    Experiment other = experiment;
    other.provenance.seed = 8;
    CHECK(register_and_run(other, folder.path(), {edited}).post_hoc == std::vector<bool>{false});
  }
}

TEST_CASE("ledger: counts plans and seeds, and a rerun is no new entry", "[experiment][ledger]") {
  fake::Folder folder;
  register_and_run(fake::sweep(3), folder.path(), {});
  register_and_run(fake::sweep(3), folder.path(), {});
  CHECK(fake::sql(folder.path(), "select count(*) from ledger") == "1\n");
  Experiment other = fake::sweep(4);
  other.provenance.seed = 9;
  const LedgerReport report = register_and_run(other, folder.path(), {});
  CHECK(report.counts.plans == 2);
  CHECK(report.counts.seeds == 2);
  // The same rows of other code are another try: a constant that was turned until the test came out.
  other.closure.add("another constant");
  CHECK(register_and_run(other, folder.path(), {}).counts.plans == 3);
}
