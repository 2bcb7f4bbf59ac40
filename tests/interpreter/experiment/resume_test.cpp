// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "fake_runs.h"
#include "interpreter/experiment/table.h"

using namespace ansatz;
using namespace ansatz::experiment;
namespace fs = std::filesystem;

namespace {

std::size_t computed(const RunReport& report) { return report.progress.computed; }

}  // namespace

TEST_CASE("tables: are the same for one worker and for two", "[experiment][resume]") {
  fake::Folder one, two;
  fake::run(fake::sweep(40, 3), one.path(), fake::varied, {{}, 1, false, false});
  fake::run(fake::sweep(40, 3), two.path(), fake::varied, {{}, 2, false, false});
  CHECK(fake::table_text(one.path()) == fake::table_text(two.path()));
  const auto a = Store::read(one.path()), b = Store::read(two.path());
  for (const char* column : {"v", "energy", "escapes", "name", "phi"}) {
    CHECK(ExperimentTable(*a).column(column).identical(ExperimentTable(*b).column(column)));
  }
}

TEST_CASE("resuming: computes nothing twice", "[experiment][resume]") {
  fake::Folder folder;
  CHECK(computed(fake::run(fake::sweep(20, 2), folder.path())) == 40);
  const std::string before = fake::table_text(folder.path());
  const auto again = fake::run(fake::sweep(20, 2), folder.path());
  CHECK(computed(again) == 0);
  CHECK(again.progress.cached == 40);
  CHECK(again.complete);
  CHECK(fake::table_text(folder.path()) == before);
}

TEST_CASE("resuming: computes added points and replicates only, and drops none", "[experiment][resume]") {
  fake::Folder folder;
  fake::run(fake::sweep(10, 2), folder.path());
  CHECK(computed(fake::run(fake::sweep(12, 2), folder.path())) == 4);
  CHECK(computed(fake::run(fake::sweep(12, 3), folder.path())) == 12);
  CHECK(computed(fake::run(fake::sweep(4, 1), folder.path())) == 0);
  CHECK(fake::sql(folder.path(), "select count(*) from rows") == "4\n");
  CHECK(computed(fake::run(fake::sweep(12, 3), folder.path())) == 0);
}

TEST_CASE("resuming: computes again what changed code computes, and going back is free", "[experiment][resume]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(10);
  fake::run(experiment, folder.path());
  const std::string before = fake::table_text(folder.path());
  experiment.closure = fake::code("v ^ 3");
  const auto constant = [](auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("other", 1.0);
    return outcome;
  };
  CHECK(computed(fake::run(experiment, folder.path(), constant)) == 10);
  CHECK(fake::sql(folder.path(), "select other from rows limit 1") == "1.0\n");
  CHECK(fake::sql(folder.path(), "select energy from rows limit 1").find("no such column") != std::string::npos);
  experiment.closure = fake::code("v ^ 2");
  CHECK(computed(fake::run(experiment, folder.path())) == 0);
  CHECK(fake::table_text(folder.path()) == before);
}

TEST_CASE("resuming: takes another seed for another experiment", "[experiment][resume]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(10);
  fake::run(experiment, folder.path());
  experiment.provenance.seed = 8;
  const auto report = fake::run(experiment, folder.path());
  CHECK(computed(report) == 10);
  CHECK(report.ledger.counts.seeds == 2);
}

TEST_CASE("failures: are stored with their cause, kept when run again, and retried on request",
          "[experiment][resume]") {
  fake::Folder folder;
  auto report = fake::run(fake::sweep(10), folder.path());
  CHECK(report.progress.failed == 1);
  CHECK(report.complete);
  CHECK(fake::sql(folder.path(), "select row, error from rows where status = 'failed'") ==
        "6|the field left the finite numbers at t = 3\n");
  report.store.reset();
  report = fake::run(fake::sweep(10), folder.path());
  CHECK(computed(report) == 0);
  CHECK(report.progress.failed == 1);
  report.store.reset();
  const auto mended = [](const RowPlan&, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("energy", 1.0);
    return outcome;
  };
  report = fake::run(fake::sweep(10), folder.path(), mended, {{}, 2, false, true});
  CHECK(computed(report) == 1);
  CHECK(report.progress.failed == 0);
  CHECK(fake::sql(folder.path(), "select status, error, energy from rows where row = 6") == "done||1.0\n");
  CHECK(fake::sql(folder.path(), "select count(*) from outcomes") == "10\n");
}

TEST_CASE("fresh: computes everything again and keeps the ledger", "[experiment][resume]") {
  fake::Folder folder;
  fake::run(fake::sweep(10), folder.path());
  CHECK(computed(fake::run(fake::sweep(10), folder.path(), fake::varied, {{}, 2, true, false})) == 10);
  CHECK(fake::sql(folder.path(), "select count(*) from runs") == "2\n");
  CHECK(fake::sql(folder.path(), "select count(*) from outcomes") == "10\n");
}

TEST_CASE("interrupting: keeps what is done and goes on from there", "[experiment][resume]") {
  fake::Folder folder, whole;
  Interrupt interrupt;
  std::atomic<int> begun{0};
  const auto body = [&](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
    if (++begun == 15) interrupt.press();
    return fake::varied(row, stream, stop);
  };
  auto report = run_experiment(fake::sweep(400), {folder.path(), 2, false, false}, fake::runs(body), interrupt);
  CHECK_FALSE(report.complete);
  CHECK(report.progress.computed >= 15);
  CHECK(report.progress.computed < 400);
  report.store.reset();
  const auto rest = fake::run(fake::sweep(400), folder.path());
  CHECK(rest.complete);
  CHECK(rest.progress.cached == report.progress.computed);
  fake::run(fake::sweep(400), whole.path());
  CHECK(fake::table_text(folder.path()) == fake::table_text(whole.path()));
}
