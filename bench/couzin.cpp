// SPDX-License-Identifier: MIT
//
// A step of a school: pairs a second on one core with vectors, without, and by a plain loop of the same rules; what an
// agent costs from 10³ to 10⁶ at one density; both searches where they cross; two cores against one; the published
// scenarios with every measure at every step. The contenders of a row are taken in turn and the least of a few repeats
// counts, but for cores, where others on the machine disturb the clock: the middle of paired ratios. Each row runs in a
// process of its own, whose peak memory stands beside it. `bench_couzin sizes` (pairs, searches, cores, published)
// prints one table alone.
#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "own_process.h"
#include "stdlib/agents/couzin.h"
#include "stdlib/agents/couzin_setting.h"
#include "stdlib/agents/published_schools.h"
#include "stdlib/agents/school_flow.h"
#include "stdlib/agents/zone_sums.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::agents;

/// `count` agents of which each has some 60 within its range of 5, in a periodic box.
Couzin crowd(std::int64_t count, const char* search = "auto") {
  Couzin question;
  question.agents = count;
  question.r_orient = 3;
  question.r_attract = 5;
  question.boundary = "periodic";
  question.box = std::cbrt(static_cast<double>(count) / 60 * 4 / 3 * 3.141592653589793) * 5;
  question.search = search;
  question.entropies = false;
  return question;
}

/// The same rules as anybody would write them: neighbours as structures, one after the other.
struct Fish {
  double x, y, z, dx, dy, dz;
};
Vec3 plain_wish(const std::vector<Fish>& fish, std::size_t i, const Zones& zones, double box) {
  double rx = 0, ry = 0, rz = 0, ox = 0, oy = 0, oz = 0, ax = 0, ay = 0, az = 0;
  int repelled = 0;
  const Fish& self = fish[i];
  for (std::size_t j = 0; j < fish.size(); ++j) {
    if (j == i) continue;
    double x = fish[j].x - self.x, y = fish[j].y - self.y, z = fish[j].z - self.z;
    x -= box * std::nearbyint(x / box);
    y -= box * std::nearbyint(y / box);
    z -= box * std::nearbyint(z / box);
    const double r = std::sqrt(x * x + y * y + z * z);
    if (r < 1e-10 || r >= zones.attract) continue;
    if (!((x * self.dx + y * self.dy + z * self.dz) / r > zones.sees_above)) continue;
    if (r < zones.repel) {
      rx -= x / r;
      ry -= y / r;
      rz -= z / r;
      ++repelled;
    } else if (r < zones.orient) {
      ox += fish[j].dx;
      oy += fish[j].dy;
      oz += fish[j].dz;
    } else {
      ax += x / r;
      ay += y / r;
      az += z / r;
    }
  }
  return repelled ? Vec3{rx, ry, rz} : Vec3{ox + ax, oy + ay, oz + az};
}

/// A row for each of the published schools.
void each_school(const std::function<void(const char*)>& row) {
  for (const char* name : {"swarm", "torus", "dynamic parallel", "highly parallel"}) in_own_process([&] { row(name); });
}

void pair_rates(bool brief) {
  fmt::print(
      "pairs a second on one core, all pairs of a published school, in millions\n{:<17} {:>6}  {:>8}  {:>12}  {:>10}  "
      "{:>15}  {:>10}\n",
      "school", "agents", "vectors", "one by one", "plain loop", "vectors / plain", "peak");
  each_school([&](const char* name) {
    core::Run run;
    const PublishedSchoolParameters p = published_school({name, "compat"}, run);
    const auto n = static_cast<std::size_t>(p.agents);
    const core::Stream random(1);
    AgentArrays agents(n), weighted(n);
    std::vector<Vec3> places, headings;
    std::vector<Fish> fish;
    const SumGrid grid(n);
    for (std::size_t i = 0; i < n; ++i) {
      agents.set_place(i, p.box * Vec3{random.uniform(8 * i), random.uniform(8 * i + 1), random.uniform(8 * i + 2)});
      const Vec3 d = unit({random.normal(8 * i + 4), random.normal(8 * i + 5), random.normal(8 * i + 6)}, {1, 0, 0});
      agents.set_heading(i, d);
      weighted.set_heading(i, grid.on_grid(d));
      places.push_back(agents.place(i));
      headings.push_back(d);
      fish.push_back({agents.x[i], agents.y[i], agents.z[i], d.x, d.y, d.z});
    }
    const ZoneQuestion question{
        {p.r_repel, p.r_orient, p.r_attract, 1, -cosine_of_degrees((360 - p.perception_angle) / 2)},
        Image::nearest,
        p.box};
    const Candidates all{agents.x.data(),    agents.y.data(),    agents.z.data(),
                         weighted.dx.data(), weighted.dy.data(), weighted.dz.data()};
    const Stretch whole{0, n, {}};
    std::vector<ZoneSums> sums(n);
    std::vector<Vec3> wishes(n);
    double vectors = 1e300, one_by_one = 1e300, plain = 1e300;
    for (int repeat = 0; repeat < (brief ? 3 : 200); ++repeat) {
      vectors = std::min(vectors, seconds([&] {
                           zone_sums(question, grid, all, {&whole, 1}, places, headings, sums);
                         }));
      one_by_one = std::min(one_by_one, seconds([&] {
                              zone_sums_one_by_one(question, grid, all, {&whole, 1}, places, headings, sums);
                            }));
      plain = std::min(plain, seconds([&] {
                         for (std::size_t i = 0; i < n; ++i) wishes[i] = plain_wish(fish, i, question.zones, p.box);
                       }));
    }
    const double pairs = static_cast<double>(n * (n - 1)) / 1e6;
    fmt::print("{:<17} {:>6}  {:>8.0f}  {:>12.0f}  {:>10.0f}  {:>15.1f}", name, n, pairs / vectors, pairs / one_by_one,
               pairs / plain, plain / vectors);
  });
}

/// Processor seconds of a step, the least of some.
double step_time(const Couzin& question, int steps, clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
  core::Run run{core::Stream(1)};
  const CouzinSetting setting(question, run);
  SchoolFlow flow(setting, run.stream("noise"));
  flow.step(run);
  double least = 1e300;
  for (int k = 0; k < steps; ++k) least = std::min(least, seconds([&] { flow.step(run); }, clock));
  return least;
}

void sizes(bool brief) {
  fmt::print(
      "\ncost of an agent and step at one density, 60 neighbours each, one thread: processor time; wanted ≤ 1.3 × up "
      "to 10^5\n"
      "{:>9}  {:>9}  {:>9}  {:>10}\n",
      "agents", "µs", "of 10^3", "peak");
  static double first = 0;
  for (const std::int64_t n : {1000LL, 3000LL, 10000LL, 100000LL, 1000000LL}) {
    if (brief && n > 10000) break;
    const int steps = static_cast<int>(std::max<std::int64_t>(3, (brief ? 20000 : 2000000) / n));
    double result[2];
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) return;
    in_own_process([&] {
      const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
      const double us = 1e6 * step_time(crowd(n), steps) / static_cast<double>(n);
      if (first == 0) first = us;
      fmt::print("{:>9}  {:>9.3f}  {:>9.2f}", n, us, us / first);
      result[0] = us;
      if (write(pipe_ends[1], result, sizeof(double)) < 0) return;
    });
    if (read(pipe_ends[0], &result[1], sizeof(double)) > 0 && first == 0) first = result[1];
    close(pipe_ends[0]);
    close(pipe_ends[1]);
  }
}

void crossover(bool brief) {
  fmt::print("\nboth searches, one thread, µs an agent and step\n{:>9}  {:>9}  {:>9}  {:>9}  {:>10}\n", "agents",
             "all pairs", "cells", "auto", "peak");
  for (const std::int64_t n : {200LL, 300LL, 400LL, 500LL, 700LL, 1000LL, 2000LL, 4000LL}) {
    if (brief && n > 500) break;
    in_own_process([&] {
      const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
      std::array<double, 3> cost{};
      const int steps = brief ? 3 : 60;
      for (std::size_t k = 0; k < 3; ++k)
        cost[k] =
            1e6 * step_time(crowd(n, std::array{"all pairs", "cells", "auto"}[k]), steps) / static_cast<double>(n);
      fmt::print("{:>9}  {:>9.3f}  {:>9.3f}  {:>9.3f}", n, cost[0], cost[1], cost[2]);
    });
  }
}

void scaling(bool brief) {
  fmt::print(
      "\ntwo cores against one, by the clock: the middle of paired ratios of some steps each, and a quarter of them "
      "to either side\n{:>9}  {:>9}  {:>15}  {:>10}\n",
      "agents", "speed-up", "", "peak");
  for (const std::int64_t n : {1000LL, 2000LL, 20000LL, 200000LL, 1000000LL}) {
    if (brief && n > 2000) break;
    in_own_process([&] {
      const int steps = static_cast<int>(std::max<std::int64_t>(1, 40000 / n));
      core::Run run{core::Stream(1)};
      const CouzinSetting setting(crowd(n), run);
      SchoolFlow flow(setting, run.stream("noise"));
      tbb::task_arena one(1), two(2);
      const auto with = [&](tbb::task_arena& arena) {
        double time = 0;
        arena.execute([&] {
          time = seconds(
              [&] {
                for (int k = 0; k < steps; ++k) flow.step(run);
              },
              CLOCK_MONOTONIC);
        });
        return time;
      };
      with(two);
      std::vector<double> ratios(brief ? 3 : 31);
      for (double& ratio : ratios) {
        const double alone = with(one);
        ratio = alone / with(two);
      }
      std::ranges::sort(ratios);
      const std::size_t m = ratios.size();
      fmt::print("{:>9}  {:>9.2f}  {:>6.2f} … {:>6.2f}", n, ratios[m / 2], ratios[m / 4], ratios[m - 1 - m / 4]);
    });
  }
}

void published(bool brief) {
  fmt::print(
      "\nthe published scenarios, every measure at every step, mode compat, one core\n{:<17} {:>6}  {:>9}  {:>17}  "
      "{:>10}\n",
      "school", "agents", "ms a step", "million pairs a s", "peak");
  each_school([&](const char* name) {
    core::Run run{core::Stream(1)};
    const PublishedSchoolParameters p = published_school({name, "compat"}, run);
    Couzin question;
    question.agents = p.agents;
    question.r_repel = p.r_repel;
    question.r_orient = p.r_orient;
    question.r_attract = p.r_attract;
    question.perception_angle = p.perception_angle;
    question.orientation_weight = p.orientation_weight;
    question.speed = p.speed;
    question.turning_rate = p.turning_rate;
    question.noise = p.noise;
    question.boundary = p.boundary;
    question.box = p.box;
    question.start = p.start;
    question.start_radius = p.start_radius;
    question.seed = p.seed;
    question.mode = p.mode;
    const int steps = brief ? 10 : 200;
    question.until = 0.1 * steps;
    question.frames = steps;
    double least = 1e300;
    for (int repeat = 0; repeat < (brief ? 1 : 5); ++repeat) {
      core::Run quiet{core::Stream(1)};
      least = std::min(least, seconds([&] { couzin(question, quiet); }) / steps);
    }
    const auto n = static_cast<double>(p.agents);
    fmt::print("{:<17} {:>6}  {:>9.3f}  {:>17.0f}", name, p.agents, 1e3 * least, n * (n - 1) / least / 1e6);
  });
}

}  // namespace

int main(int argc, char** argv) {
  bool brief = false;
  std::string_view only;
  for (const std::string_view argument : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (argument == "--smoke")
      brief = true;  // a few repeats: does it run at all
    else
      only = argument;
  }
  constexpr std::pair<std::string_view, void (*)(bool)> kTables[] = {
      {"sizes", sizes}, {"pairs", pair_rates}, {"searches", crossover}, {"cores", scaling}, {"published", published}};
  for (const auto& [name, table] : kTables) {
    if (only.empty() || only == name) table(brief);
  }
}
