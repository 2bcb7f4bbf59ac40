// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "interpreter/experiment/scheduler.h"

namespace ansatz::experiment {

/// Between the workers and the store: one thread that commits finished rows in groups and counts them afterwards.
///
/// Quick rows are committed in groups: what has come 50 ms after the first of them (longer on a slow disk, sooner when
/// it is much), since a transaction costs as much as thirty rows in it. Slow rows, those of which no two would come in
/// that time, are committed at once. Workers wait when too much is queued, so memory stays bounded by the store's
/// speed.
class CommitQueue {
 public:
  CommitQueue(RowSink& sink, const Progress& start, Interrupt& interrupt, Observer* observer);
  /// Commits what is left, unless close() did.
  ~CommitQueue();

  void push(FinishedRow row);
  /// Whether a commit failed: nothing more can be stored.
  bool broken() const { return broken_.load(std::memory_order_relaxed); }
  /// Waits until everything pushed is committed, or a commit failed.
  void flush();
  /// Counts rows that were added to the plan, some of them with an outcome in the store.
  void grow(std::size_t rows, std::size_t cached, std::size_t failed);
  /// Commits what is left and ends the thread; `counts` replace what was counted. Throws what a commit threw.
  Progress close(const Progress* counts = nullptr);

 private:
  using Clock = std::chrono::steady_clock;

  void write_until_closed();
  void commit(const std::vector<FinishedRow>& batch);
  void update_clock();
  void finish();
  void take_growth();

  RowSink& sink_;
  Interrupt& interrupt_;
  Observer* observer_;
  Progress progress_;
  Clock::duration linger_;
  Clock::time_point began_ = Clock::now();

  std::mutex mutex_;
  std::condition_variable rows_waiting_, room_, written_;
  std::vector<FinishedRow> queue_;
  std::size_t queued_bytes_ = 0;
  bool closed_ = false;
  bool is_writing_ = false;
  bool is_flushing_ = false;
  Progress grown_;  ///< total, cached and failed, not yet in progress_
  std::atomic<bool> broken_{false};
  std::exception_ptr failure_;
  std::thread writer_;
};

}  // namespace ansatz::experiment
