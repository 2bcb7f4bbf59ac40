// SPDX-License-Identifier: MIT
#include "stdlib/agents/cell_list.h"

#include <catch2/catch.hpp>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/core/run.h"

using namespace ansatz::agents;

TEST_CASE("cell_list: has each agent once and all that are within reach around it", "[agents][search]") {
  const ansatz::core::Stream random(3);
  ansatz::core::Run run;
  for (const Boundary boundary : {Boundary::open, Boundary::periodic, Boundary::reflecting}) {
    const Space space{boundary, boundary == Boundary::open ? 0.0 : 12.0};
    const std::size_t n = 300;
    AgentArrays agents(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double away = boundary == Boundary::open && i % 10 == 0 ? 1e6 : 0;  // strays, and below 0
      agents.set_place(i, {12 * random.uniform(4 * i) - away, 12 * random.uniform(4 * i + 1) + away,
                           12 * random.uniform(4 * i + 2)});
    }
    for (const int width : {1, 2}) {
      const double reach = 2.3;
      CellList cells(space, reach, n);
      cells.sort(agents, width, run);
      std::vector<int> seen(n);
      for (const std::uint32_t i : cells.order()) ++seen[i];
      CHECK(seen == std::vector<int>(n, 1));
      std::size_t missed = 0, twice = 0;
      for (std::size_t cell = 0; cell < cells.cells(); ++cell) {
        CellList::Stretches stretches;
        const std::size_t found = cells.surroundings(cell, stretches);
        for (std::size_t k = cells.begin(cell); k < cells.end(cell); ++k) {
          const Vec3 here = agents.place(cells.order()[k]);
          std::vector<int> near(n);
          for (std::size_t s = 0; s < found; ++s) {
            for (std::size_t other = stretches[s].begin; other < stretches[s].end; ++other) {
              const Vec3 apart = agents.place(cells.order()[other]) - here + stretches[s].shift;
              if (length(apart) < reach) ++near[cells.order()[other]];
            }
          }
          for (std::size_t j = 0; j < n; ++j) {
            const bool is_near = length(space.between(here, agents.place(j))) < reach;
            missed += is_near && near[j] == 0;
            twice += near[j] > 1;
          }
        }
      }
      CHECK(missed == 0);
      CHECK(twice == 0);
    }
  }
}

// Two that are hardly within reach of each other, wherever the borders of cells lie between them.
TEST_CASE("cell_list: cells are not narrower than the reach", "[agents][search]") {
  ansatz::core::Run run;
  const double reach = 2.3;
  AgentArrays agents(2);
  CellList cells({}, reach, 2);
  for (const int width : {1, 2}) {
    std::size_t missed = 0;
    for (int i = 0; i < 6000; ++i) {
      const double x = reach * (i / 5000.0 - 0.6);
      agents.set_place(0, {x, -x, 0.5 * x});
      agents.set_place(1, {x + reach * (1 - 1e-9), -x, 0.5 * x});
      cells.sort(agents, width, run);
      std::size_t cell = 0;
      while (cells.begin(cell) == cells.end(cell) || cells.order()[cells.begin(cell)] != 0) ++cell;
      CellList::Stretches stretches;
      std::size_t found = 0;
      const std::size_t count = cells.surroundings(cell, stretches);
      for (std::size_t s = 0; s < count; ++s) found += stretches[s].end - stretches[s].begin;
      missed += found < 2;
    }
    CHECK(missed == 0);
  }
}
