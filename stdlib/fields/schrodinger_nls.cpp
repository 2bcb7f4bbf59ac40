// SPDX-License-Identifier: MIT
#include "stdlib/fields/schrodinger_nls.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/fields/nls_states.h"
#include "stdlib/fields/schrodinger_nls_setting.h"
#include "stdlib/fields/wave_record.h"

namespace ansatz::fields {
namespace {

constexpr double kWaveTailWorthAWord = 1e-8;
constexpr double kDriftWorthAWord = 1e-3;

}  // namespace

SchrodingerNls::SchrodingerNls() {
  core::Run quiet;
  static const WaveState kInitial = soliton({}, quiet);
  initial = kInitial;
}

SchrodingerNlsSolution schrodinger_nls(const SchrodingerNls& question, core::Run& run) {
  SchrodingerNlsSetting setting(question, run);
  const auto flow = setting.make_flow();
  WaveMeter meter = setting.make_meter();
  WaveRecord record(setting.ring());
  const std::vector<double>& times = setting.times();
  record.reserve(times.size());

  std::vector<std::complex<double>> field(setting.ring().points());
  flow->store(field);
  const WaveMeasures start = meter.measure(field);
  const std::vector<Stretch> schedule = output_schedule(times, setting.largest_step());
  for (std::size_t i = 0; i < times.size(); ++i) {
    flow->go(schedule[i], times[i], run);
    flow->store(field);
    record.add(times[i], field, meter.measure(field));
    run.progress(times[i] / times.back());
  }
  if (!setting.is_published() && record.tail() > kWaveTailWorthAWord) {
    run.warn(
        fmt::format("schrodinger_nls: at t = {:.4g} a wave of the highest third has {:.1e} of the strongest one; "
                    "take more points than {}",
                    record.tail_time(), record.tail(), field.size()));
  }
  SchrodingerNlsSolution solution = record.publish(start);
  // Waves that are cut off on purpose take their energy with them.
  const bool is_whole = question.dealias == "none" && !question.filter && !setting.is_published();
  if (is_whole && solution.energy_drift > kDriftWorthAWord) {
    run.warn(fmt::format("schrodinger_nls: the energy moves by {:.2g} of its largest part; take a {}",
                         solution.energy_drift,
                         question.integrator == "dop853" ? fmt::format("tolerance below {}", question.tolerance)
                                                         : fmt::format("step below {:.3g}", flow->longest_step())));
  }
  solution.resolved = setting.resolved();
  solution.step = flow->longest_step();
  solution.steps = flow->steps();
  solution.transform_pairs = flow->transform_pairs();
  solution.largest_stable_step = setting.stable_step();
  solution.integrator = setting.is_published() ? "dop853" : question.integrator;
  solution.order = setting.order();
  solution.mode = question.mode;
  return solution;
}

}  // namespace ansatz::fields
