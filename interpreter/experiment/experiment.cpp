// SPDX-License-Identifier: MIT
#include "interpreter/experiment/experiment.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "interpreter/experiment/identity.h"

namespace ansatz::experiment {

RunReport run_experiment(const Experiment& experiment, const RunOptions& options, const RunnerFactory& factory,
                         Interrupt& interrupt, Observer* observer) {
  const auto began = std::chrono::steady_clock::now();
  const Plan plan(experiment.design);
  Schedule schedule;
  schedule.plan = &plan;
  schedule.workers = options.workers > 0 ? options.workers : std::max(1u, std::thread::hardware_concurrency());
  schedule.streams.reserve(plan.size());
  schedule.identities.reserve(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    schedule.streams.push_back(row_stream(experiment.provenance.seed, experiment.owner.experiment, plan.row(i)));
    schedule.identities.push_back(row_identity(experiment.closure, schedule.streams.back()));
  }
  if (options.on_plan) options.on_plan(experiment, plan, schedule.identities);

  RunReport report;
  report.store =
      Store::open(options.folder, experiment.owner, options.fresh ? Store::Open::fresh : Store::Open::resume);
  Store& store = *report.store;
  store.lay_out(plan, schedule.identities);
  Provenance provenance = experiment.provenance;
  provenance.closure = experiment.closure;
  provenance.workers = schedule.workers;
  report.ledger = store.begin_run(provenance, plan.fingerprint(), experiment.hypotheses);

  const std::vector<RowState> states = store.states();
  schedule.start.total = plan.size();
  for (std::size_t i = 0; i < states.size(); ++i) {
    const bool runs = states[i] == RowState::pending || (states[i] == RowState::failed && options.retry);
    if (runs) {
      schedule.rows.push_back(i);
      continue;
    }
    ++schedule.start.cached;
    schedule.start.failed += states[i] == RowState::failed ? 1 : 0;
  }
  report.progress = run_rows(schedule, factory, store, interrupt, observer);
  report.warnings = store.finish_run(report.progress, interrupt.abandon);
  report.complete = report.progress.done() == plan.size();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return report;
}

}  // namespace ansatz::experiment
