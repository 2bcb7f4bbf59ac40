// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "interpreter/experiment/row.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::experiment {

/// How a run is asked to end. Setting a flag is safe in a signal handler.
struct Interrupt {
  std::atomic<bool> finish{false};   ///< start no more rows; those under way are finished and stored
  std::atomic<bool> abandon{false};  ///< give up the rows under way too

  /// The first press finishes, the second abandons.
  void press() {
    if (finish.exchange(true)) abandon.store(true);
  }
};

/// How far a run is. A row is counted once it is committed.
struct Progress {
  std::size_t total = 0;     ///< rows of the plan
  std::size_t cached = 0;    ///< of those, taken from the store
  std::size_t computed = 0;  ///< of those, computed and committed in this run, failed ones included
  std::size_t failed = 0;    ///< failed rows, cached ones included
  double elapsed = 0;        ///< seconds since the run began
  double rate = 0;           ///< computed rows a second; 0 before the first
  double seconds_left = 0;   ///< at that rate; negative when unknown

  std::size_t done() const { return cached + computed; }
};

/// Watches a run. Calls come one at a time, from whichever thread commits, after each commit and about four times a
/// second in between.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void started(const Progress&) {}
  virtual void advanced(const Progress&) {}
  virtual void finished(const Progress&) {}
};

/// A row that ran, with the identity it is stored under.
struct FinishedRow {
  std::size_t index = 0;
  core::Fingerprint identity;
  RowOutcome outcome;
  std::string about = {};  ///< "v = 0.21, replicate 3"
};

/// Where finished rows go; called from one thread. All of a batch is durable when `commit` returns, or nothing of it
/// and it throws.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void commit(std::span<const FinishedRow> batch) = 0;
};

/// Rows of a sequential axis, one worker's in this order: each starts from the state that the one before it left. Once
/// a row has failed, those after it fail as well, without running.
struct Chain {
  std::vector<std::size_t> rows;
  core::Value state;       ///< what the row before the first left; nothing where there is none
  bool is_broken = false;  ///< the row before the first has failed
};

/// The rows to run, and how to begin counting.
struct Schedule {
  const Plan* plan = nullptr;
  std::vector<std::size_t> rows;              ///< indices into the plan, in the order to be started
  std::vector<Chain> chains;                  ///< rows that wait for one another; these are started first
  std::vector<core::Fingerprint> identities;  ///< one a row of the plan
  std::vector<core::Stream> streams;          ///< one a row of the plan
  std::size_t workers = 0;                    ///< threads; 0 takes the cores there are
  Progress start;                             ///< total, cached and failed at the start
};

/// Runs rows on oneTBB threads and commits them as they finish: slow rows at once, quick ones in groups at most 50 ms
/// old (more on a slow disk). Returns when every row is committed, or the interrupt was honoured.
///
/// Errors   what `commit` or the factory threw, after all workers have stopped; rows committed before stay so.
/// Cost     a few µs a row beside the commit; kernels inside a row may use the arena's idle threads.
Progress run_rows(const Schedule& schedule, const RunnerFactory& factory, RowSink& sink, Interrupt& interrupt,
                  Observer* observer = nullptr);

/// The same for rows that come in rounds, as later ones depend on what earlier ones found. Workers keep their runners.
class Rounds {
 public:
  Rounds(RunnerFactory factory, RowSink& sink, std::size_t workers, const Progress& start, Interrupt& interrupt,
         Observer* observer = nullptr);
  ~Rounds();
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

  /// Counts rows that were added to the plan, some of them with an outcome in the store.
  void grow(std::size_t rows, std::size_t cached, std::size_t failed);
  /// Runs the rows of a schedule; its start is not read. When this returns all that finished is committed.
  void run(const Schedule& schedule);
  /// Ends the run. With `counts`, what is shown last: rows that turned out not to belong to the plan are no rows.
  Progress close(const Progress* counts = nullptr);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ansatz::experiment
