// SPDX-License-Identifier: MIT
#include "interpreter/experiment/scheduler.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <mutex>
#include <set>
#include <thread>

#include "fake_runs.h"
#include "interpreter/experiment/identity.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::experiment;

namespace {

/// Keeps what is committed, and can be made to fail.
class Memory : public RowSink {
 public:
  void commit(std::span<const FinishedRow> batch) override {
    if (committed.size() + batch.size() > room) throw std::runtime_error("the disk is full");
    ++commits;
    for (const FinishedRow& row : batch) committed.push_back(row.index);
  }
  std::vector<std::size_t> committed;
  std::size_t commits = 0, room = 1000000;
};

struct Rows {
  Plan plan;
  Schedule schedule;
  Rows(std::size_t count, std::size_t workers) : plan({{fake::numbers("v", count)}, 1}) {
    schedule.plan = &plan;
    schedule.workers = workers;
    schedule.start.total = count;
    for (std::size_t i = 0; i < count; ++i) {
      schedule.rows.push_back(i);
      schedule.streams.push_back(row_stream(1, "test", plan.row(i)));
      schedule.identities.push_back(row_identity({}, schedule.streams.back()));
    }
  }
};

}  // namespace

TEST_CASE("scheduler: commits every row once, whatever the number of workers", "[experiment][scheduler]") {
  const std::size_t workers = GENERATE(1u, 2u, 5u);
  Rows rows(3000, workers);
  Memory memory;
  Interrupt interrupt;
  const Progress progress =
      run_rows(rows.schedule, fake::runs([](auto&&...) { return RowOutcome{}; }), memory, interrupt);
  std::sort(memory.committed.begin(), memory.committed.end());
  CHECK(memory.committed == rows.schedule.rows);
  CHECK(progress.computed == 3000);
  CHECK(progress.failed == 0);
}

TEST_CASE("scheduler: commits in groups", "[experiment][scheduler]") {
  Rows rows(2000, 2);
  Memory memory;
  Interrupt interrupt;
  run_rows(rows.schedule, fake::runs([](auto&&...) { return RowOutcome{}; }), memory, interrupt);
  CHECK(memory.commits < 1000);
}

TEST_CASE("scheduler: makes one runner a worker and keeps it on its thread", "[experiment][scheduler]") {
  Rows rows(200, 2);
  Memory memory;
  Interrupt interrupt;
  std::atomic<int> made{0}, strays{0};
  class Runner : public RowRunner {
   public:
    explicit Runner(std::atomic<int>& strays) : strays_(strays) {}
    RowOutcome run(const RowPlan&, core::Stream, const std::atomic<bool>&) override {
      if (std::this_thread::get_id() != home_) ++strays_;
      return {};
    }
    std::thread::id home_ = std::this_thread::get_id();
    std::atomic<int>& strays_;
  };
  run_rows(
      rows.schedule,
      [&] {
        ++made;
        return std::make_unique<Runner>(strays);
      },
      memory, interrupt);
  CHECK(strays == 0);
  CHECK(made >= 1);
  CHECK(made <= 2);
}

TEST_CASE("scheduler: never begins a row inside another, though kernels run loops of their own",
          "[experiment][scheduler]") {
  Rows rows(60, 2);
  Memory memory;
  Interrupt interrupt;
  static thread_local int depth = 0;
  std::atomic<int> nested{0};
  run_rows(rows.schedule, fake::runs([&](auto&&...) {
             if (++depth > 1) ++nested;
             tbb::parallel_for(0, 64, [](int) { std::this_thread::sleep_for(std::chrono::microseconds(20)); });
             --depth;
             return RowOutcome{};
           }),
           memory, interrupt);
  CHECK(nested == 0);
  CHECK(memory.committed.size() == 60);
}

TEST_CASE("scheduler: keeps a row that throws as a failure and goes on", "[experiment][scheduler]") {
  Rows rows(10, 2);
  Memory memory;
  Interrupt interrupt;
  const Progress progress = run_rows(rows.schedule, fake::runs([](const RowPlan& row, auto&&...) {
                                       if (row.index % 2 == 0) throw core::BadParameter("f", "v", "0", "at least 1");
                                       return RowOutcome{};
                                     }),
                                     memory, interrupt);
  CHECK(progress.computed == 10);
  CHECK(progress.failed == 5);
}

TEST_CASE("scheduler: finishes the rows under way when interrupted once", "[experiment][scheduler]") {
  Rows rows(1000, 2);
  Memory memory;
  Interrupt interrupt;
  std::atomic<std::size_t> begun{0}, ended{0};
  run_rows(rows.schedule, fake::runs([&](auto&&...) {
             if (++begun == 20) interrupt.press();
             std::this_thread::sleep_for(std::chrono::milliseconds(1));
             ++ended;
             return RowOutcome{};
           }),
           memory, interrupt);
  CHECK(begun == ended);
  CHECK(memory.committed.size() == begun);
  CHECK(begun < 30);
}

TEST_CASE("scheduler: abandons the rows under way when interrupted twice", "[experiment][scheduler]") {
  Rows rows(1000, 2);
  Memory memory;
  Interrupt interrupt;
  std::atomic<std::size_t> begun{0};
  run_rows(rows.schedule, fake::runs([&](const RowPlan&, core::Stream, const std::atomic<bool>& stop) {
             if (++begun == 5) {
               interrupt.press();
               interrupt.press();
             }
             while (begun >= 5 && !stop) std::this_thread::yield();
             if (stop) throw core::Interrupted();
             return RowOutcome{};
           }),
           memory, interrupt);
  CHECK(memory.committed.size() < begun);
}

TEST_CASE("scheduler: stops and says so when a commit fails", "[experiment][scheduler]") {
  Rows rows(5000, 2);
  Memory memory;
  memory.room = 600;
  Interrupt interrupt;
  CHECK_THROWS_WITH(run_rows(rows.schedule, fake::runs([](auto&&...) { return RowOutcome{}; }), memory, interrupt),
                    "the disk is full");
  CHECK(memory.committed.size() <= 600);
}

TEST_CASE("scheduler: hands on what the factory throws", "[experiment][scheduler]") {
  Rows rows(50, 2);
  Memory memory;
  Interrupt interrupt;
  CHECK_THROWS_WITH(
      run_rows(
          rows.schedule, []() -> std::unique_ptr<RowRunner> { throw std::runtime_error("no memory for a state"); },
          memory, interrupt),
      "no memory for a state");
}

TEST_CASE("scheduler: tells the observer what is committed, never more", "[experiment][scheduler]") {
  Rows rows(500, 2);
  Memory memory;
  Interrupt interrupt;
  class Watch : public Observer {
   public:
    explicit Watch(const Memory& memory) : memory_(memory) {}
    void started(const Progress& p) override { calls.push_back(p.done()); }
    void advanced(const Progress& p) override {
      if (p.computed != memory_.committed.size()) ahead = true;
      calls.push_back(p.done());
    }
    void finished(const Progress& p) override { calls.push_back(p.done()); }
    const Memory& memory_;
    std::vector<std::size_t> calls;
    bool ahead = false;
  } watch(memory);
  run_rows(rows.schedule, fake::runs([](auto&&...) { return RowOutcome{}; }), memory, interrupt, &watch);
  CHECK_FALSE(watch.ahead);
  CHECK(watch.calls.front() == 0);
  CHECK(watch.calls.back() == 500);
  CHECK(std::is_sorted(watch.calls.begin(), watch.calls.end()));
}
