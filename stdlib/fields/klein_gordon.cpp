// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/fields/field_record.h"
#include "stdlib/fields/klein_gordon_setting.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/published_run.h"

namespace ansatz::fields {
namespace {

constexpr double kTailWorthAWord = 1e-8;

KleinGordonSolution run_through(const KleinGordon& question, KleinGordonSetting& setting, core::Run& run) {
  FieldEquation& equation = setting.equation();
  const std::size_t n = equation.basis.points();
  const std::vector<double>& times = setting.times();
  const auto flow = setting.make_flow();
  FieldMeter meter = setting.make_meter();
  core::AlignedBuffer u(n), velocity(n);
  FieldRecord record(n, question.initial.vacuum_distance);
  record.reserve(times.size());

  flow->store(u.span(), velocity.span());
  std::vector<double> scratch(2 * n);
  const FieldMeasures start =
      meter.measure(u, velocity.span(), std::span(scratch).first(n), std::span(scratch).last(n));
  const std::vector<Stretch> schedule = output_schedule(times, setting.largest_step());
  double longest_step = 0, step = 0;
  std::int64_t steps = 0;
  for (const Stretch& stretch : schedule) step = step == 0 ? stretch.step : step;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Stretch& stretch = schedule[i];
    flow->advance(stretch.from, stretch.step, stretch.count, run);
    flow->store(u.span(), velocity.span());
    if (stretch.count > 0) step = stretch.step;
    record.add(times[i], meter, u, velocity.span(), equation.sponge.energy_removed(), step);
    steps += stretch.count;
    longest_step = std::max(longest_step, stretch.step);
    run.progress(times[i] / times.back());
  }
  if (record.tail() > kTailWorthAWord) {
    run.warn(
        fmt::format("klein_gordon: at t = {:.4g} a wave of the highest third has {:.1e} of the strongest one; take "
                    "more points than {}",
                    record.tail_time(), record.tail(), n));
  }
  KleinGordonSolution solution = record.publish(equation.basis.coordinates(), start);
  solution.step = longest_step;
  solution.steps = steps;
  solution.integrator = question.integrator;
  solution.order = setting.scheme().order;
  return solution;
}

}  // namespace

KleinGordon::KleinGordon() {
  core::Run quiet;
  static const core::Function kPotential = phi4({}, quiet);
  static const InitialState kInitial = gaussian({}, quiet);
  potential = kPotential;
  initial = kInitial;
}

KleinGordonSolution klein_gordon(const KleinGordon& question, core::Run& run) {
  KleinGordonSetting setting(question, run);
  KleinGordonSolution solution =
      setting.is_published() ? published_run(question, setting, run) : run_through(question, setting, run);
  solution.largest_stable_step = setting.stable_step();
  solution.mode = question.mode;
  return solution;
}

}  // namespace ansatz::fields
