// SPDX-License-Identifier: MIT
#include "interpreter/experiment/commit_queue.h"

#include <algorithm>
#include <utility>

#include "stdlib/core/array.h"

namespace ansatz::experiment {

namespace {

using Duration = std::chrono::steady_clock::duration;
constexpr Duration kLinger = std::chrono::milliseconds(50);
constexpr Duration kLongestLinger = std::chrono::milliseconds(200);
constexpr double kWorthLingering = 2;  // rows expected meanwhile; slower rows are committed as they come
constexpr int kCommitsPerLinger = 20;  // on a slow disk, so that commits take a twentieth of the writer's time
constexpr auto kHeartbeat = std::chrono::milliseconds(250);
constexpr std::size_t kGroup = 512;             // rows that need not wait any longer
constexpr std::size_t kGroupBytes = 16u << 20;  // and bytes of their arrays
constexpr std::size_t kMostRows = 4 * kGroup;   // beyond these, workers wait for the store
constexpr std::size_t kMostBytes = 128u << 20;

std::size_t bytes_of(const FinishedRow& row) {
  std::size_t bytes = 0;
  for (const auto& [name, value] : row.outcome.records) {
    if (const auto* array = value.get<core::Array>()) bytes += array->size() * sizeof(double);
  }
  return bytes;
}

}  // namespace

CommitQueue::CommitQueue(RowSink& sink, const Progress& start, Interrupt& interrupt, Observer* observer)
    : sink_(sink), interrupt_(interrupt), observer_(observer), progress_(start), linger_(kLinger) {
  if (observer_) observer_->started(progress_);
  writer_ = std::thread([this] { write_until_closed(); });
}

CommitQueue::~CommitQueue() { finish(); }

void CommitQueue::finish() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  rows_waiting_.notify_all();
  if (writer_.joinable()) writer_.join();
}

void CommitQueue::flush() {
  std::unique_lock lock(mutex_);
  is_flushing_ = true;
  rows_waiting_.notify_one();
  written_.wait(lock, [&] { return broken() || (queue_.empty() && !is_writing_); });
  is_flushing_ = false;
}

void CommitQueue::grow(std::size_t rows, std::size_t cached, std::size_t failed) {
  const std::lock_guard lock(mutex_);
  grown_.total += rows;
  grown_.cached += cached;
  grown_.failed += failed;
}

/// Only the writer's thread counts, so that no observer sees a count while it changes. Needs the lock.
void CommitQueue::take_growth() {
  progress_.total += std::exchange(grown_.total, 0);
  progress_.cached += std::exchange(grown_.cached, 0);
  progress_.failed += std::exchange(grown_.failed, 0);
}

Progress CommitQueue::close(const Progress* counts) {
  finish();
  take_growth();
  if (counts) {
    progress_.total = counts->total;
    progress_.cached = counts->cached;
    progress_.computed = counts->computed;
    progress_.failed = counts->failed;
  }
  update_clock();
  if (observer_) observer_->finished(progress_);
  if (failure_) std::rethrow_exception(failure_);
  return progress_;
}

void CommitQueue::push(FinishedRow row) {
  const std::size_t bytes = bytes_of(row);
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return broken() || (queue_.size() < kMostRows && queued_bytes_ < kMostBytes); });
  if (broken()) return;
  queue_.push_back(std::move(row));
  const bool was_large = queue_.size() > kGroup || queued_bytes_ >= kGroupBytes;
  queued_bytes_ += bytes;
  const bool is_large = queue_.size() >= kGroup || queued_bytes_ >= kGroupBytes;
  // The writer is woken by the first row and by the one that completes a group; waking it for each would cost more
  // than the row.
  const bool wake = queue_.size() == 1 || (is_large && !was_large);
  lock.unlock();
  if (wake) rows_waiting_.notify_one();
}

void CommitQueue::write_until_closed() {
  std::vector<FinishedRow> batch;
  std::unique_lock lock(mutex_);
  for (;;) {
    rows_waiting_.wait_for(lock, kHeartbeat, [&] { return closed_ || !queue_.empty(); });
    take_growth();
    if (queue_.empty()) {
      if (closed_) return;
      lock.unlock();
      update_clock();
      if (observer_) observer_->advanced(progress_);
      lock.lock();
      continue;
    }
    if (progress_.rate * std::chrono::duration<double>(linger_).count() >= kWorthLingering) {
      rows_waiting_.wait_for(lock, linger_, [&] {
        return closed_ || is_flushing_ || queue_.size() >= kGroup || queued_bytes_ >= kGroupBytes;
      });
    }
    batch.clear();
    batch.swap(queue_);
    queued_bytes_ = 0;
    is_writing_ = true;
    lock.unlock();
    room_.notify_all();
    commit(batch);
    lock.lock();
    is_writing_ = false;
    written_.notify_all();
    if (broken()) return;
  }
}

void CommitQueue::commit(const std::vector<FinishedRow>& batch) {
  try {
    const auto began = Clock::now();
    sink_.commit(batch);
    linger_ = std::clamp<Duration>(kCommitsPerLinger * (Clock::now() - began), kLinger, kLongestLinger);
    progress_.computed += batch.size();
    for (const FinishedRow& row : batch) progress_.failed += row.outcome.failure ? 1 : 0;
    update_clock();
    if (observer_) observer_->advanced(progress_);
  } catch (...) {
    {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      broken_ = true;
    }
    interrupt_.finish = true;
    interrupt_.abandon = true;  // what is under way could not be stored either
    room_.notify_all();
    written_.notify_all();
  }
}

void CommitQueue::update_clock() {
  progress_.elapsed = std::chrono::duration<double>(Clock::now() - began_).count();
  const std::size_t left = progress_.total - std::min(progress_.total, progress_.done());
  progress_.rate = progress_.computed > 0 ? static_cast<double>(progress_.computed) / progress_.elapsed : 0;
  progress_.seconds_left = left == 0 ? 0 : progress_.rate > 0 ? static_cast<double>(left) / progress_.rate : -1;
}

}  // namespace ansatz::experiment
