// SPDX-License-Identifier: MIT
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <catch2/catch.hpp>

#include "stdlib/agents/cell_list.h"
#include "stdlib/agents/schools.h"
#include "stdlib/agents/zone_sums.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

bool are_same(const School& a, const School& b) {
  return a.last.positions.same_values(b.last.positions) && a.last.headings.same_values(b.last.headings) &&
         a.polarization.same_values(b.polarization) && a.rotation.same_values(b.rotation) &&
         a.groups.same_values(b.groups) && a.nearest_distance.same_values(b.nearest_distance);
}

Couzin crowd(const std::string& boundary) {
  Couzin question;
  question.agents = 600;
  question.r_orient = 3;
  question.r_attract = 5;
  question.boundary = boundary;
  if (boundary != "open") question.box = 23;
  question.until = 4;
  question.frames = 8;
  question.entropies = false;
  return question;
}

School with_threads(int threads, const Couzin& question) {
  const tbb::global_control most(tbb::global_control::max_allowed_parallelism, 4);
  tbb::task_arena arena(threads);
  School school;
  arena.execute([&] { school = swim(question); });
  return school;
}

}  // namespace

TEST_CASE("couzin: cells find whom all pairs find, to the bit", "[agents][search]") {
  // 40 steps with noise: a single different neighbour in one of them would leave nothing alike.
  const std::string boundary = GENERATE("open", "periodic", "reflecting");
  const double r_attract = GENERATE(3.2, 5.0, 7.6);  // the last: three cells of a box of 23 and hardly more
  CAPTURE(boundary, r_attract);
  Couzin question = crowd(boundary);
  question.r_attract = r_attract;
  question.search = "all pairs";
  const School by_pairs = swim(question);
  question.search = "cells";
  const School by_cells = swim(question);
  CHECK(by_pairs.search == "all pairs");
  CHECK(by_cells.search == "cells");
  CHECK(are_same(by_pairs, by_cells));
}

TEST_CASE("couzin: cells follow a school that falls apart in open space", "[agents][search]") {
  Couzin question = crowd("open");
  question.r_orient = question.r_attract = 1;
  question.noise = 2;
  question.until = 60;
  question.frames = 2;
  question.search = "all pairs";
  const School by_pairs = swim(question);
  question.search = "cells";
  CHECK(are_same(by_pairs, swim(question)));
  CHECK(by_pairs.groups.real().back() > 100);
}

TEST_CASE("couzin: where cells do not fit, all pairs are looked at", "[agents][search]") {
  Couzin question = crowd("periodic");
  question.r_attract = 11;
  question.search = "cells";
  CHECK(swim(question).search == "all pairs");
}

TEST_CASE("couzin: any number of threads gives the same bits", "[agents][search]") {
  const std::string search = GENERATE("all pairs", "cells");
  Couzin question = crowd("periodic");
  question.agents = 3000;
  question.box = 40;
  question.until = 1;
  question.search = search;
  const School one = with_threads(1, question);
  CHECK(are_same(one, with_threads(2, question)));
  CHECK(are_same(one, with_threads(4, question)));
}

TEST_CASE("zone_sums: vectors and single numbers agree to the bit", "[agents][search]") {
  // Every length around the widths of vectors, with and without a blind cone, plain and nearest images.
  const ansatz::core::Stream random(7);
  for (const std::size_t n : {1, 2, 3, 7, 8, 9, 15, 16, 17, 40, 333}) {
    AgentArrays agents(n), weighted(n);
    const SumGrid grid(n);
    std::vector<Vec3> places, headings;
    for (std::size_t i = 0; i < n; ++i) {
      agents.set_place(i, {10 * random.uniform(8 * i), 10 * random.uniform(8 * i + 1), 10 * random.uniform(8 * i + 2)});
      const Vec3 d = unit({random.normal(8 * i + 4), random.normal(8 * i + 5), random.normal(8 * i + 6)}, {1, 0, 0});
      agents.set_heading(i, d);
      weighted.set_heading(i, grid.on_grid(0.3 * d));
      places.push_back(agents.place(i));
      headings.push_back(d);
    }
    const Candidates all{agents.x.data(),    agents.y.data(),    agents.z.data(),
                         weighted.dx.data(), weighted.dy.data(), weighted.dz.data()};
    const std::vector<Stretch> whole = {{0, n, {}}}, halves = {{n / 2, n, {}}, {0, n / 2, {}}};
    for (const double sees_above : {-2.0, -0.7, 0.5}) {
      for (const Image image : {Image::given, Image::nearest}) {
        const ZoneQuestion question{{1.5, 3, 4.5, 0.3, sees_above}, image, image == Image::nearest ? 10.0 : 0.0};
        std::vector<ZoneSums> a(n), b(n), c(n);
        zone_sums(question, grid, all, whole, places, headings, a);
        zone_sums_one_by_one(question, grid, all, whole, places, headings, b);
        zone_sums(question, grid, all, halves, places, headings, c);  // another order
        bool same = true;
        for (std::size_t i = 0; i < n; ++i) {
          for (const auto& other : {b[i], c[i]}) {
            same = same && a[i].is_repelled == other.is_repelled && length(a[i].away - other.away) == 0 &&
                   length(a[i].towards - other.towards) == 0;
          }
        }
        CAPTURE(n, sees_above);
        CHECK(same);
      }
    }
  }
}

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
