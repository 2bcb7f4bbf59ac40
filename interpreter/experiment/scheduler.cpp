// SPDX-License-Identifier: MIT
#include "interpreter/experiment/scheduler.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <exception>
#include <memory>
#include <thread>

#include "interpreter/experiment/commit_queue.h"
#include "stdlib/core/error.h"
#include "stdlib/core/thread_handover.h"

namespace ansatz::experiment {

namespace {

std::size_t cores() { return static_cast<std::size_t>(tbb::info::default_concurrency()); }

RowOutcome not_run_after_failure() {
  RowOutcome outcome;
  outcome.failure = Failure{"the row before it failed, and this one starts from its state", ""};
  return outcome;
}

}  // namespace

class Rounds::Implementation {
 public:
  Implementation(RunnerFactory factory, RowSink& sink, std::size_t workers, const Progress& start, Interrupt& interrupt,
                 Observer* observer)
      : factory_(std::move(factory)),
        workers_(workers > 0 ? workers : cores()),
        interrupt_(interrupt),
        queue_(sink, start, interrupt, observer) {}

  CommitQueue& queue() { return queue_; }

  void run(const Schedule& schedule) {
    if (schedule.rows.empty() && schedule.chains.empty()) return;
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, std::max(workers_, cores()));
    tbb::task_arena arena(static_cast<int>(workers_));
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    core::ThreadHandover handover;
    try {
      arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, workers_, 1),
            [&](const tbb::blocked_range<std::size_t>&) {
              const auto part = handover.part();
              work(schedule, next);
            },
            tbb::simple_partitioner());
      });
    } catch (...) {
      failure = std::current_exception();
    }
    handover.finish();
    queue_.flush();
    if (failure) std::rethrow_exception(failure);
  }

 private:
  bool goes_on() const { return !interrupt_.finish.load(std::memory_order_relaxed) && !queue_.broken(); }

  /// Takes chains and rows one by one until none is left or the run is to end. The runner is made on first use: a
  /// worker that finds nothing to do costs nothing.
  void work(const Schedule& schedule, std::atomic<std::size_t>& next) {
    std::unique_ptr<RowRunner>& runner = runners_.local();
    const std::size_t turns = schedule.chains.size() + schedule.rows.size();
    while (goes_on()) {
      const std::size_t turn = next.fetch_add(1, std::memory_order_relaxed);
      if (turn >= turns) return;
      try {
        if (!runner) runner = factory_();
        if (turn < schedule.chains.size()) {
          follow(schedule, schedule.chains[turn], *runner);
        } else {
          const std::size_t index = schedule.rows[turn - schedule.chains.size()];
          queue_.push(one(schedule, schedule.plan->row(index), *runner));
        }
      } catch (const core::Interrupted&) {
        return;
      } catch (...) {
        next.store(turns);  // no runner, no rows: the others finish what they have
        throw;
      }
    }
  }

  FinishedRow one(const Schedule& schedule, const RowPlan& plan, RowRunner& runner) const {
    FinishedRow row{plan.index, schedule.identities[plan.index], {}, schedule.plan->about(plan.index)};
    // Isolated: while a kernel of this row waits for its own parallel loop, its thread must not begin another row.
    tbb::this_task_arena::isolate(
        [&] { row.outcome = run_row(runner, plan, schedule.streams[plan.index], interrupt_.abandon); });
    return row;
  }

  void follow(const Schedule& schedule, const Chain& chain, RowRunner& runner) {
    core::Value state = chain.state;
    bool is_broken = chain.is_broken;
    for (const std::size_t index : chain.rows) {
      if (!goes_on()) return;
      if (is_broken) {
        queue_.push({index, schedule.identities[index], not_run_after_failure(), schedule.plan->about(index)});
        continue;
      }
      RowPlan plan = schedule.plan->row(index);
      plan.state = state;
      FinishedRow row = one(schedule, plan, runner);
      is_broken = row.outcome.failure.has_value();
      state = row.outcome.state;
      queue_.push(std::move(row));
    }
  }

  RunnerFactory factory_;
  std::size_t workers_;
  Interrupt& interrupt_;
  CommitQueue queue_;
  tbb::enumerable_thread_specific<std::unique_ptr<RowRunner>> runners_;
};

Rounds::Rounds(RunnerFactory factory, RowSink& sink, std::size_t workers, const Progress& start, Interrupt& interrupt,
               Observer* observer)
    : implementation_(std::make_unique<Implementation>(std::move(factory), sink, workers, start, interrupt, observer)) {
}

Rounds::~Rounds() = default;

void Rounds::grow(std::size_t rows, std::size_t cached, std::size_t failed) {
  implementation_->queue().grow(rows, cached, failed);
}

void Rounds::run(const Schedule& schedule) { implementation_->run(schedule); }

Progress Rounds::close(const Progress* counts) { return implementation_->queue().close(counts); }

Progress run_rows(const Schedule& schedule, const RunnerFactory& factory, RowSink& sink, Interrupt& interrupt,
                  Observer* observer) {
  Rounds rounds(factory, sink, schedule.workers, schedule.start, interrupt, observer);
  std::exception_ptr failure;
  try {
    rounds.run(schedule);
  } catch (...) {
    failure = std::current_exception();
  }
  const Progress progress = rounds.close();
  if (failure) std::rethrow_exception(failure);
  return progress;
}

}  // namespace ansatz::experiment
