// SPDX-License-Identifier: MIT
#include "interpreter/experiment/experiment.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>
#include <thread>

#include "interpreter/experiment/identity.h"

namespace ansatz::experiment {

namespace {

/// The plan of a run, with each row's stream and identity, as it grows.
class GrowingPlan {
 public:
  GrowingPlan(const Experiment& experiment, Plan plan) : experiment_(experiment), plan_(std::move(plan)) { identify(); }

  Plan& plan() { return plan_; }
  const std::vector<core::Fingerprint>& identities() const { return identities_; }
  const std::vector<core::Stream>& streams() const { return streams_; }

  /// Streams and identities of the rows that have none yet.
  void identify() {
    const auto sequential = plan_.sequential_axis();
    for (std::size_t i = streams_.size(); i < plan_.size(); ++i) {
      const RowPlan row = plan_.row(i);
      streams_.push_back(row_stream(experiment_.provenance.seed, experiment_.owner.experiment, row));
      core::Fingerprint identity = row_identity(experiment_.closure, streams_.back());
      if (!plan_.design().paired_over.empty()) identity.add("paired").add(row.parameters_key);
      if (sequential) {
        // What a row starts from is part of what it is.
        auto& before = last_[plan_.without(i, *sequential)];
        if (before) identity.add("after").add(identities_[*before]);
        befores_.push_back(before);
        before = i;
      }
      identities_.push_back(identity);
    }
  }
  /// The row before this one on the sequential axis.
  std::optional<std::size_t> before(std::size_t row) const { return befores_.at(row); }

 private:
  const Experiment& experiment_;
  Plan plan_;
  std::vector<core::Stream> streams_;
  std::vector<core::Fingerprint> identities_;
  std::map<std::vector<std::uint32_t>, std::optional<std::size_t>> last_;
  std::vector<std::optional<std::size_t>> befores_;
};

/// Which rows run now: those without an outcome, and failed ones that are tried again.
class Rows {
 public:
  Rows(GrowingPlan& rows, const Store& store, bool retry) : rows_(rows), store_(store), retry_(retry) {}

  /// The rows of the plan from `first` on, as a schedule; counts those that have an outcome.
  Schedule schedule(std::size_t first) {
    Schedule schedule;
    schedule.plan = &rows_.plan();
    schedule.streams = rows_.streams();
    schedule.identities = rows_.identities();
    std::map<std::vector<std::uint32_t>, Chain> chains;
    const auto sequential = rows_.plan().sequential_axis();
    // What was planned is laid out in the store; what was added may not be.
    const std::vector<RowState> laid_out = first == 0 ? store_.states() : std::vector<RowState>();
    for (std::size_t i = first; i < rows_.plan().size(); ++i) {
      const RowState state = first == 0 ? laid_out[i] : store_.state_of(rows_.identities()[i]);
      const bool runs = state == RowState::pending || (state == RowState::failed && retry_);
      was_there_.push_back(runs ? 0 : 1);
      cached += runs ? 0 : 1;
      failed += !runs && state == RowState::failed ? 1 : 0;
      if (!sequential) {
        if (runs) schedule.rows.push_back(i);
        continue;
      }
      const auto line = rows_.plan().without(i, *sequential);
      const auto open = chains.find(line);
      if (!runs) {
        if (open != chains.end()) schedule.chains.push_back(std::move(chains.extract(open).mapped()));
      } else if (open != chains.end()) {
        open->second.rows.push_back(i);
      } else {
        chains[line] = begin_chain(i);
      }
    }
    for (auto& [line, chain] : chains) schedule.chains.push_back(std::move(chain));
    std::sort(schedule.chains.begin(), schedule.chains.end(),
              [](const Chain& a, const Chain& b) { return a.rows[0] < b.rows[0]; });
    return schedule;
  }
  bool was_there(std::size_t row) const { return was_there_[row] != 0; }

  std::size_t cached = 0, failed = 0;

 private:
  Chain begin_chain(std::size_t row) const {
    Chain chain;
    chain.rows.push_back(row);
    if (const auto before = rows_.before(row)) {
      const core::Fingerprint& identity = rows_.identities()[*before];
      chain.is_broken = store_.state_of(identity) == RowState::failed;
      chain.state = store_.kept_state(identity);
    }
    return chain;
  }

  GrowingPlan& rows_;
  const Store& store_;
  bool retry_;
  std::vector<char> was_there_;
};

std::optional<SeenRow> seen_row(const Store& store, const GrowingPlan& rows, const Plan& plan, std::size_t index) {
  const auto stored = store.outcome_of(rows.identities()[index], true);
  if (!stored || stored->state != RowState::done) return std::nullopt;
  SeenRow seen;
  for (std::size_t k = 0; k < plan.names().size(); ++k)
    seen.columns.emplace_back(plan.names()[k], plan.shown(index, k));
  seen.columns.insert(seen.columns.end(), stored->outcome.records.begin(), stored->outcome.records.end());
  return seen;
}

}  // namespace

RunReport run_experiment(const Experiment& experiment, const RunOptions& options, const RunnerFactory& factory,
                         Interrupt& interrupt, Observer* observer) {
  const auto began = std::chrono::steady_clock::now();
  GrowingPlan rows(experiment, Plan(experiment.design));
  const std::size_t workers = options.workers > 0 ? options.workers : std::max(1u, std::thread::hardware_concurrency());
  Growth growth(experiment.growing, rows.plan(), workers);
  if (options.on_plan) options.on_plan(experiment, rows.plan(), rows.identities());

  RunReport report;
  StoreOwner owner = experiment.owner;
  owner.closure = experiment.closure;
  report.store = Store::open(options.folder, owner, options.fresh ? Store::Open::fresh : Store::Open::resume);
  Store& store = *report.store;
  std::vector<std::string> damaged;
  if (options.retry) damaged = store.forget_damaged();
  store.lay_out(rows.plan(), rows.identities());
  store.note_streams(rows.identities(), rows.streams());
  Provenance provenance = experiment.provenance;
  provenance.closure = experiment.closure;
  provenance.workers = workers;
  core::Fingerprint planned = rows.plan().fingerprint();
  if (!experiment.growing.empty()) planned.add(experiment.growing.fingerprint);
  report.ledger = store.begin_run(provenance, planned, experiment.hypotheses);

  Rows counted(rows, store, options.retry);
  Schedule schedule = counted.schedule(0);
  Progress start;
  start.total = rows.plan().size();
  start.cached = counted.cached;
  start.failed = counted.failed;
  Rounds rounds(factory, store, workers, start, interrupt, observer);
  const auto lay_out_grown = [&] {
    if (experiment.growing.empty()) return;
    std::vector<std::size_t> from;
    const Plan arranged = rows.plan().arranged(growth.belongs(), from);
    std::vector<core::Fingerprint> identities;
    std::vector<core::Stream> streams;
    Progress counts;
    counts.total = from.size();
    for (const std::size_t row : from) {
      identities.push_back(rows.identities()[row]);
      streams.push_back(rows.streams()[row]);
      const RowState state = store.state_of(identities.back());
      counts.cached += counted.was_there(row) ? 1 : 0;
      counts.computed += !counted.was_there(row) && state != RowState::pending ? 1 : 0;
      counts.failed += state == RowState::failed ? 1 : 0;
    }
    store.lay_out(arranged, identities);
    store.note_streams(identities, streams);
    report.plan = std::make_shared<const Plan>(arranged);
    report.progress = counts;
  };
  bool is_grown = false;  // nothing more is to be added
  std::exception_ptr failure;
  try {
    std::size_t laid_out = rows.plan().size();
    for (;;) {
      rounds.run(schedule);
      is_grown = experiment.growing.empty();
      if (is_grown || interrupt.finish || interrupt.abandon) break;
      const std::size_t before = rows.plan().size(), cached = counted.cached, failed = counted.failed;
      is_grown = !growth.next([&](std::size_t row) { return seen_row(store, rows, rows.plan(), row); });
      if (is_grown) break;
      rows.identify();
      schedule = counted.schedule(before);
      rounds.grow(rows.plan().size() - before, counted.cached - cached, counted.failed - failed);
      // A plan that has grown by a quarter is written down; a killed run shows at least that.
      if (rows.plan().size() >= laid_out + laid_out / 4 + 1) {
        laid_out = rows.plan().size();
        lay_out_grown();
      }
    }
    lay_out_grown();
    if (!report.plan) report.plan = std::make_shared<const Plan>(rows.plan());
  } catch (...) {
    failure = std::current_exception();
  }
  report.progress = rounds.close(!experiment.growing.empty() && !failure ? &report.progress : nullptr);
  if (failure) std::rethrow_exception(failure);
  report.doubts = growth.doubts();
  report.warnings = store.finish_run(report.progress, interrupt.abandon);
  if (!damaged.empty()) {
    report.warnings.push_back(std::to_string(damaged.size()) + (damaged.size() == 1 ? " row was" : " rows were") +
                              " damaged in the store and forgotten: " + damaged.front() +
                              (damaged.size() > 1 ? " and others" : ""));
  }
  report.complete = is_grown && report.progress.done() == report.progress.total;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return report;
}

}  // namespace ansatz::experiment
