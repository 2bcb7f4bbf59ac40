// SPDX-License-Identifier: MIT
//
// What an integrator needs to carry two solitons through their collision within 1e-8 of the exact state: the least of
// the steps and tolerances tried. Ratios to dop853, which the published solver has.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "own_process.h"
#include "stdlib/fields/nls_states.h"
#include "stdlib/fields/schrodinger_nls.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::fields;

constexpr double kWanted = 1e-8;

struct Cost {
  double seconds = INFINITY, error = INFINITY;
  long pairs = 0, steps = 0;
  double setting = 0, peak_memory = 0;
};

SchrodingerNls collision(core::Run& run, Solitons& state) {
  state = {{2, 1.5}, {2, -2}, {-6, 6}, {}, 0};
  SchrodingerNls question;
  question.initial = solitons(state, run);
  question.domain = {-20, 20};
  question.points = 1024;
  question.until = 6;
  question.frames = 1;
  question.force = true;
  return question;
}

Cost tried(const SchrodingerNls& question, Solitons state, double setting, int repeats) {
  Cost cost;
  cost.setting = setting;
  for (int i = 0; i < repeats; ++i) {
    core::Run run;
    const double start = clock_seconds();
    const auto solution = schrodinger_nls(question, run);
    cost.seconds = std::min(cost.seconds, clock_seconds() - start);
    if (i > 0) continue;
    cost.pairs = solution.transform_pairs;
    cost.steps = solution.steps;
    state.time = question.until;
    const auto psi = solution.psi.complex().last(1024);
    const auto x = solution.psi.coordinate_values(1);
    cost.error = 0;
    for (std::size_t j = 0; j < x.size(); ++j)
      cost.error = std::fmax(cost.error, std::abs(psi[j] - solitons_at(state, x[j])));
  }
  return cost;
}

/// The longest step of a geometric row that keeps the error below what is wanted.
Cost with_steps(const std::string& integrator, bool brief) {
  core::Run run;
  Solitons state;
  SchrodingerNls question = collision(run, state);
  question.integrator = integrator;
  for (double step = brief ? 1e-3 : 0.02; step > 2e-6; step /= std::pow(2.0, 0.25)) {
    question.step = step;
    if (brief || tried(question, state, step, 1).error <= kWanted) return tried(question, state, step, brief ? 1 : 5);
  }
  return {};
}

Cost with_tolerances(bool brief) {
  core::Run run;
  Solitons state;
  SchrodingerNls question = collision(run, state);
  question.integrator = "dop853";
  for (double tolerance = 1e-6; tolerance > 1e-14; tolerance /= 4) {
    question.tolerance = tolerance;
    question.absolute_tolerance = tolerance / 100;
    if (brief || tried(question, state, tolerance, 1).error <= kWanted)
      return tried(question, state, tolerance, brief ? 1 : 5);
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // one setting each: does it run at all
  const auto costs = [](auto work) {
    return from_own_process([&] {
      Cost cost = work();
      cost.peak_memory = peak_megabytes();
      return cost;
    });
  };
  const Cost reference = costs([&] { return with_tolerances(brief); });
  fmt::print("two solitons through their collision within {:.0e}, 1024 points\n", kWanted);
  fmt::print("{:<9}  {:>10}  {:>7}  {:>8}  {:>9}  {:>9}  {:>13}  {}\n", "", "setting", "steps", "pairs", "ms", "error",
             "time / dop853", "peak memory");
  const auto show = [&](const std::string& name, const Cost& cost) {
    fmt::print("{:<9}  {:>10.3g}  {:>7}  {:>8}  {:>9.1f}  {:>9.1e}  {:>13.2f}  {:.1f} MB\n", name, cost.setting,
               cost.steps, cost.pairs, 1e3 * cost.seconds, cost.error, cost.seconds / reference.seconds,
               cost.peak_memory);
  };
  show("dop853", reference);
  for (const char* name : {"strang", "yoshida4", "strang4", "strang6", "etdrk4"})
    show(name, costs([&] { return with_steps(name, brief); }));
}
