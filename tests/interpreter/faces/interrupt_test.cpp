// SPDX-License-Identifier: MIT
// Ctrl-C: nothing that was stored is lost, and the same command goes on.

#include <catch2/catch.hpp>
#include <thread>

#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/table.h"
#include "interpreter/faces/program.h"

using namespace ansatz::testing;
using Catch::Matchers::Contains;

namespace {

// Rows of some tens of milliseconds each: seconds in all, interrupted long before.
constexpr const char* kSlow = R"(experiment slow {
  vary i in 1..60
  run {
    lua [[ local n = 0; for k = 1, 3000000 do n = n + k % 7 end ]]
    record x = i
  }
}
)";

constexpr const char* kEndless = R"(experiment endless {
  vary i in [1]
  run {
    n = 0
    while n >= 0 { n = n + 1 }
    record n
  }
}
)";

/// Waits until the store is there: rows are under way from then on.
void wait_for_store(Program& program, const Folder& folder, const std::string& store) {
  for (int i = 0; i < 6000 && program.is_running() && !folder.has(store); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
}

/// Waits until an experiment has stored a row.
void wait_for_row(Program& program, const Folder& folder, const std::string& experiment) {
  for (int i = 0; i < 6000 && program.is_running(); ++i) {
    try {
      const auto store = ansatz::experiment::Store::read(folder.path() / "results" / experiment);
      if (ansatz::experiment::ExperimentTable(*store).rows() > 0) return;
    } catch (const ansatz::experiment::StoreError&) {  // not there yet
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace

TEST_CASE("Ctrl-C: it ends after the rows under way, and running again goes on", "[faces][interrupt]") {
  const Folder folder;
  folder.write("slow.anz", kSlow);
  Program program(folder, {"slow.anz", "-j", "1"});
  wait_for_row(program, folder, "slow");
  program.press_control_c();
  const Ran first = program.wait();
  CHECK(first.status == 1);
  CHECK_THAT(first.out, Contains("not run yet") && Contains("run the same command again"));
  const Ran second = run_ansatz(folder, {"slow.anz", "-j", "1"});
  CHECK(second.status == 0);
  CHECK_THAT(second.out, Contains("from the store"));
  CHECK_THAT(run_ansatz(folder, {"slow.anz"}).out, Contains("60 rows: 60 from the store"));
}

TEST_CASE("Ctrl-C: a second press gives up a row that does not end", "[faces][interrupt]") {
  const Folder folder;
  folder.write("endless.anz", kEndless);
  Program program(folder, {"endless.anz", "-j", "1"});
  wait_for_store(program, folder, "results/endless/table.sqlite");
  program.press_control_c();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  program.press_control_c();
  const Ran ran = program.wait(std::chrono::seconds(60));
  CHECK(ran.status > 0);
  CHECK_THAT(ran.errors + ran.out, Contains("again"));
}

TEST_CASE("Ctrl-C: it ends a script that has no rows", "[faces][interrupt]") {
  const Folder folder;
  folder.write("loop.anz", "function f() { while true { } }\nprint(\"begins\")\nf()\n");
  Program program(folder, {"loop.anz"});
  for (int i = 0; i < 6000 && program.is_running() && folder.read(".out").empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  program.press_control_c();
  const Ran ran = program.wait(std::chrono::seconds(60));
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("interrupted"));
}
