// SPDX-License-Identifier: MIT
#include "stdlib/core/run.h"

#include <atomic>
#include <catch2/catch.hpp>

using namespace ansatz::core;

TEST_CASE("run: relative paths start from the folder of the script", "[core][run]") {
  Run run;
  CHECK(run.path("data.csv") == "data.csv");  // at the prompt: where the program was started
  run.set_folder("scripts/tour");
  CHECK(run.path("data.csv") == "scripts/tour/data.csv");
  CHECK(run.path("../data.csv") == "scripts/tour/../data.csv");
  CHECK(run.path("/srv/data.csv") == "/srv/data.csv");
}

TEST_CASE("run: a tick throws once the flag is up", "[core][run]") {
  std::atomic<bool> stop{false};
  const Run run(Stream(1), &stop);
  CHECK_NOTHROW(run.tick());
  stop = true;
  CHECK_THROWS_AS(run.tick(), Interrupted);
  CHECK_NOTHROW(Run().tick());
}
