// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/predictive_ability.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/models/mean_draws.h"
#include "stdlib/hypothesis/resampling/stationary_places.h"

namespace ansatz::hypothesis {

TestResult predictive_ability(const PredictiveAbility& question, core::Run& run) {
  constexpr const char* kKernel = "predictive_ability";
  const bool plain = question.statistic == "plain";
  if (!plain && question.statistic != "studentised")
    throw core::BadParameter(kKernel, "statistic", "\"" + question.statistic + "\"", "\"studentised\" or \"plain\"");
  if (question.null != "consistent" && question.null != "lower" && question.null != "upper")
    throw core::BadParameter(kKernel, "null", "\"" + question.null + "\"", "\"consistent\", \"lower\" or \"upper\"");
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_matched(question, {.kernel = kKernel, .size = 10});
  const std::size_t size = samples.values[0].size();
  const double length = mean_length(kKernel, question.block, size), n = static_cast<double>(size), root = std::sqrt(n);

  std::vector<std::vector<double>> gains;
  std::vector<std::string> names;
  std::vector<double> scaled, unit, shift;  // √n d̄/ω, ω (1 of "plain"), √n (d̄ − g)/ω
  const double slack = std::sqrt(2 * std::log(std::log(n)));
  double best_gain = -std::numeric_limits<double>::infinity();
  std::size_t best = 0;
  for (std::size_t k = 1; k < samples.values.size(); ++k) {
    std::vector<double> gain = samples.values[0];
    for (std::size_t i = 0; i < size; ++i) gain[i] -= samples.values[k][i];
    const Moments all = moments(gain);
    if (!(all.squares > 0)) {
      if (all.mean == 0) continue;
      throw core::BadParameter(
          kKernel, "samples",
          fmt::format("\"{}\", {:g} from \"{}\" at every step", samples.names[k], -all.mean, samples.names[0]),
          "losses whose differences vary");
    }
    std::vector<double> centred = gain;
    for (double& v : centred) v -= all.mean;
    unit.push_back(plain ? 1 : std::sqrt(stationary_variance(centred, length)));
    scaled.push_back(root * all.mean / unit.back());
    const bool counts =
        question.null == "upper" || plain || (question.null == "lower" ? all.mean > 0 : scaled.back() >= -slack);
    shift.push_back(counts ? 0 : scaled.back());
    gains.push_back(std::move(gain));
    if (scaled.back() > best_gain) best_gain = scaled.back(), best = k;
  }

  TestResult result = start_matched_result(plain ? "reality check" : "superior predictive ability", "T", samples, run);
  result.alternative = "greater";
  result.method = fmt::format("{} draws", question.draws);
  result.n = {n};
  if (gains.empty()) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: all rivals cost what the benchmark does, at every step");
    result.read();
    return result;
  }
  const double floor = plain ? -std::numeric_limits<double>::infinity() : 0;
  result.statistic = std::max(floor, best_gain);
  int as_large = 0;
  for (const auto& means : mean_draws(gains, length, question.draws, run)) {
    double largest = floor;
    for (std::size_t k = 0; k < means.size(); ++k) largest = std::max(largest, root * means[k] / unit[k] + shift[k]);
    as_large += largest >= result.statistic;
  }
  result.smallest_p = 1.0 / (question.draws + 1);
  result.p = (as_large + 1.0) / (question.draws + 1);
  double gain = 0;
  for (std::size_t i = 0; i < size; ++i) gain += (samples.values[0][i] - samples.values[best][i]) / n;
  result.estimate = gain;
  result.estimate_of = fmt::format("mean gain of \"{}\"", samples.names[best]);
  result.effect = Effect{result.estimate_of, gain, std::nullopt, 0.95};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
