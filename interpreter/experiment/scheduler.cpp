// SPDX-License-Identifier: MIT
#include "interpreter/experiment/scheduler.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <exception>
#include <memory>
#include <thread>

#include "interpreter/experiment/commit_queue.h"
#include "stdlib/core/error.h"

namespace ansatz::experiment {

namespace {

/// Takes rows one by one until none is left or the run is to end. The runner is made on first use: a worker that finds
/// nothing to do costs nothing.
void work(const Schedule& schedule, const RunnerFactory& factory, std::atomic<std::size_t>& next, CommitQueue& queue,
          Interrupt& interrupt) {
  std::unique_ptr<RowRunner> runner;
  while (!interrupt.finish.load(std::memory_order_relaxed) && !queue.broken()) {
    const std::size_t turn = next.fetch_add(1, std::memory_order_relaxed);
    if (turn >= schedule.rows.size()) return;
    const std::size_t index = schedule.rows[turn];
    try {
      if (!runner) runner = factory();
      FinishedRow row{index, schedule.identities[index], {}};
      // Isolated: while a kernel of this row waits for its own parallel loop, its thread must not begin another row.
      tbb::this_task_arena::isolate([&] {
        row.outcome = run_row(*runner, schedule.plan->row(index), schedule.streams[index], interrupt.abandon);
      });
      queue.push(std::move(row));
    } catch (const core::Interrupted&) {
      return;
    } catch (...) {
      next.store(schedule.rows.size());  // no runner, no rows: the others finish what they have
      throw;
    }
  }
}

}  // namespace

Progress run_rows(const Schedule& schedule, const RunnerFactory& factory, RowSink& sink, Interrupt& interrupt,
                  Observer* observer) {
  const std::size_t cores = static_cast<std::size_t>(tbb::info::default_concurrency());
  const std::size_t workers = schedule.workers > 0 ? schedule.workers : cores;
  CommitQueue queue(sink, schedule.start, interrupt, observer);
  std::exception_ptr failure;
  if (!schedule.rows.empty()) {
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, std::max(workers, cores));
    tbb::task_arena arena(static_cast<int>(workers));
    std::atomic<std::size_t> next{0};
    try {
      arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, workers, 1),
            [&](const tbb::blocked_range<std::size_t>&) { work(schedule, factory, next, queue, interrupt); },
            tbb::simple_partitioner());
      });
    } catch (...) {
      failure = std::current_exception();
    }
  }
  const Progress progress = queue.close();
  if (failure) std::rethrow_exception(failure);
  return progress;
}

}  // namespace ansatz::experiment
