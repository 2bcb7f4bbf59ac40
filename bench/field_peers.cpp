// SPDX-License-Identifier: MIT
//
// The published solvers' steps in the way their users have them, NumPy and SciPy (peers/field_steps.py), against our
// mode "compat", whole calls with all that is recorded: same scheme, same grid, seconds of a step or of an evaluation.
// The two in turn, the least of both.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/published_barriers.h"
#include "stdlib/fields/published_scenarios.h"
#include "stdlib/fields/published_waves.h"
#include "stdlib/fields/schrodinger_nls.h"
#include "stdlib/fields/tunnelling.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::fields;

/// Seconds by name; none where no python3 has NumPy and SciPy.
std::map<std::string, double> by_python() {
  const std::string script = ANSATZ_PEERS "/field_steps.py";
  for (const char* python : {"python3", "/usr/bin/python3"}) {
    FILE* pipe = popen(fmt::format("{} '{}' 2>/dev/null", python, script).c_str(), "r");
    std::map<std::string, double> out;
    char name[64];
    double seconds = 0;
    while (pipe && std::fscanf(pipe, "%63s %lf", name, &seconds) == 2) out[name] = seconds;
    if (pipe) pclose(pipe);
    if (!out.empty()) return out;
  }
  return {};
}

/// Seconds of one of the steps that `solve` says it took.
double seconds_of(const std::function<double(core::Run&)>& solve) {
  core::Run run;
  const double start = clock_seconds();
  const double steps = solve(run);
  return (clock_seconds() - start) / steps;
}

double klein_gordon_steps(const char* name, core::Run& run) {
  const Scenario scenario = published_scenario({.name = name, .mode = "compat"}, run);
  KleinGordon question;
  question.potential = scenario.potential;
  question.initial = scenario.initial;
  question.domain = scenario.domain;
  question.points = scenario.points;
  question.until = scenario.until;
  question.step = scenario.step;
  question.adaptive = scenario.adaptive;
  question.frames = scenario.frames;
  question.boundary = scenario.boundary;
  question.mode = scenario.mode;
  return static_cast<double>(klein_gordon(question, run).steps);
}

double tunnelling_steps(core::Run& run) {
  const BarrierScenario scenario = published_barrier({"rectangular", "compat"}, run);
  Tunnelling question;
  question.barrier = scenario.barrier;
  question.wavenumber = scenario.wavenumber;
  question.position = scenario.position;
  question.sigma = scenario.sigma;
  question.points = scenario.points;
  question.until = scenario.until;
  question.frames = scenario.frames;
  question.absorber = scenario.absorber;
  question.mode = scenario.mode;
  return static_cast<double>(tunnelling(question, run).steps);
}

SchrodingerNls soliton_of(const char* mode, core::Run& run) {
  const WaveScenario scenario = published_wave({"soliton", mode}, run);
  SchrodingerNls question;
  question.initial = scenario.initial;
  question.domain = scenario.domain;
  question.points = scenario.points;
  question.until = scenario.until;
  question.frames = scenario.frames;
  question.mode = scenario.mode;
  return question;
}

double nls_evaluations(core::Run& run) {
  return static_cast<double>(schrodinger_nls(soliton_of("compat", run), run).transform_pairs);
}

double nls_strang(core::Run& run) {
  SchrodingerNls question = soliton_of("correct", run);
  question.integrator = "strang";
  question.step = 0.005;
  return static_cast<double>(schrodinger_nls(question, run).steps);
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // once, and no Python: does it run at all
  struct Row {
    const char* what;
    const char* peer;
    std::function<double(core::Run&)> solve;
    double own = 1e300, other = 1e300;
  };
  Row rows[] = {
      {"Klein–Gordon step, linear wave, 512", "klein_gordon_512",
       [](core::Run& run) { return klein_gordon_steps("linear wave", run); }},
      {"the same, k² kept, no rule of steps", "klein_gordon_512_lean",
       [](core::Run& run) { return klein_gordon_steps("linear wave", run); }},
      {"Klein–Gordon step, φ⁴ kink, 1024", "klein_gordon_1024",
       [](core::Run& run) { return klein_gordon_steps("kink", run); }},
      {"the same, k² kept, no rule of steps", "klein_gordon_1024_lean",
       [](core::Run& run) { return klein_gordon_steps("kink", run); }},
      {"tunnelling step, rectangle, 2048", "tunnelling", tunnelling_steps},
      {"the same, phases kept, no rule of steps", "tunnelling_lean", tunnelling_steps},
      {"NLS evaluation in DOP853, soliton, 512", "nls_evaluation", nls_evaluations},
      {"NLS Strang step, soliton, 512", "nls_strang", nls_strang},
  };
  for (int repeat = 0; repeat < (brief ? 1 : 3); ++repeat) {
    for (Row& row : rows) row.own = std::min(row.own, seconds_of(row.solve));
    if (brief) continue;
    auto found = by_python();
    for (Row& row : rows)
      if (found.contains(row.peer)) row.other = std::min(row.other, found[row.peer]);
  }
  fmt::print("µs a step or evaluation; wanted: at least 10 times as fast\n{:<40}  {:>8}  {:>8}  {:>6}\n", "", "Python",
             "ours", "ratio");
  for (const Row& row : rows) {
    const std::string other = row.other < 1e300 ? fmt::format("{:.1f}", 1e6 * row.other) : "-";
    const std::string ratio = row.other < 1e300 ? fmt::format("{:.1f}", row.other / row.own) : "-";
    fmt::print("{:<40}  {:>8}  {:>8.2f}  {:>6}\n", row.what, other, 1e6 * row.own, ratio);
  }
  fmt::print("peak memory of our side {:.1f} MB\n", peak_megabytes());
}
