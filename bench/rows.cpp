// SPDX-License-Identifier: MIT
//
// What a row costs beside its own work, committed to a store on disk, and how much of the cores rows of a millisecond
// get. The peer is the same work on bare threads, which store nothing; the two are taken in turn, and the least of
// several repeats counts, so that a busy machine disturbs both alike. Processor time is given beside the clock's: on a
// machine that others use it is the steadier of the two.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <string_view>
#include <thread>
#include <vector>

#include "interpreter/experiment/experiment.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::experiment;
namespace fs = std::filesystem;

constexpr double kMostOverhead = 50;  // µs a row
constexpr double kLeastEfficiency = 0.95;

/// Keeps the processor busy for that long in its own time, not the clock's.
void work(double seconds) {
  const double end = clock_seconds(CLOCK_THREAD_CPUTIME_ID) + seconds;
  while (clock_seconds(CLOCK_THREAD_CPUTIME_ID) < end) {
  }
}

struct Cost {
  double clock = 1e300, processor = 1e300;
  void least(const Cost& other) {
    clock = std::min(clock, other.clock);
    processor = std::min(processor, other.processor);
  }
};

template <class Action>
Cost cost_of(Action action) {
  const double clock = clock_seconds(CLOCK_MONOTONIC), processor = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
  action();
  return {clock_seconds(CLOCK_MONOTONIC) - clock, clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - processor};
}

enum class Records { none, scalars, array };

class Runner : public RowRunner {
 public:
  Runner(double seconds, Records records) : seconds_(seconds), records_(records) {}
  RowOutcome run(const RowPlan& row, core::Stream, const std::atomic<bool>&) override {
    if (seconds_ > 0) work(seconds_);
    RowOutcome outcome;
    const double v = *row.parameters[0].second.get<double>();
    if (records_ == Records::scalars) {
      for (const char* name : {"energy", "bounces", "signature", "entropy", "drift"}) {
        outcome.records.emplace_back(name, v);
      }
    } else if (records_ == Records::array) {
      outcome.records.emplace_back("centre", core::Array::along("time", std::vector<double>(250, v)));
    }
    return outcome;
  }

 private:
  double seconds_;
  Records records_;
};

Cost run_stored(std::size_t rows, double seconds, Records records) {
  const fs::path folder = fs::temp_directory_path() / "ansatz-bench-rows";
  fs::remove_all(folder);
  Experiment experiment;
  experiment.owner = {"bench", ""};
  Axis axis;
  axis.names = {"v"};
  for (std::size_t i = 0; i < rows; ++i) axis.points.push_back({static_cast<double>(i)});
  experiment.design.axes = {axis};
  const Cost cost = cost_of([&] {
    Interrupt interrupt;
    run_experiment(
        experiment, {folder, 0, false, false}, [&] { return std::make_unique<Runner>(seconds, records); }, interrupt);
  });
  fs::remove_all(folder);
  return cost;
}

Cost run_bare(std::size_t rows, double seconds) {
  return cost_of([&] {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
      threads.emplace_back([&] {
        while (next.fetch_add(1) < rows) work(seconds);
      });
    }
    for (std::thread& thread : threads) thread.join();
  });
}

const char* verdict(bool met) { return met ? "met" : "MISSED"; }

}  // namespace

int main(int argc, char** argv) {
  const bool smoke = argc > 1 && std::string_view(argv[1]) == "--smoke";
  const std::size_t empty_rows = smoke ? 500 : 20000, work_rows = smoke ? 100 : 4000;
  const int repeats = smoke ? 1 : 3;

  fmt::print("{:<28}{:>12}{:>14}{:>10}\n", "overhead a row", "clock µs", "processor µs", "≤ 50 µs");
  for (const auto& [name, records] :
       {std::pair{"rows without records", Records::none}, std::pair{"5 numbers", Records::scalars},
        std::pair{"an array of 250", Records::array}}) {
    Cost cost;
    for (int i = 0; i < repeats; ++i) cost.least(run_stored(empty_rows, 0, records));
    const double each = 1e6 / static_cast<double>(empty_rows);
    fmt::print("{:<28}{:>12.1f}{:>14.1f}{:>10}\n", name, cost.clock * each, cost.processor * each,
               verdict(cost.clock * each <= kMostOverhead));
  }

  Cost stored, bare;
  for (int i = 0; i < repeats; ++i) {
    stored.least(run_stored(work_rows, 1e-3, Records::scalars));
    bare.least(run_bare(work_rows, 1e-3));
  }
  const double cores = std::max(1u, std::thread::hardware_concurrency());
  const double own = 1e-3 * static_cast<double>(work_rows);
  fmt::print("\n{:<28}{:>12}{:>14}{:>10}\n", "efficiency, rows of 1 ms", "clock", "processor", "≥ 0.95");
  fmt::print("{:<28}{:>12.3f}{:>14.3f}{:>10}\n", "against bare threads", bare.clock / stored.clock,
             bare.processor / stored.processor, verdict(bare.clock / stored.clock >= kLeastEfficiency));
  fmt::print("{:<28}{:>12.3f}{:>14.3f}{:>10}\n", fmt::format("against {:.0f} cores", cores),
             own / (cores * stored.clock), own / stored.processor,
             verdict(own / (cores * stored.clock) >= kLeastEfficiency));
}
