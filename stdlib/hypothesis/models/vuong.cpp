// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/vuong.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

TestResult vuong(const Vuong& question, core::Run& run) {
  constexpr const char* kKernel = "vuong";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const bool none = question.correction == "none", by_n = question.correction == "bic";
  if (!none && !by_n && question.correction != "aic")
    throw core::BadParameter(kKernel, "correction", "\"" + question.correction + "\"", "\"none\", \"aic\" or \"bic\"");
  const auto& counts = question.parameters;
  for (const double count : counts)
    if (!(count >= 0) || std::isinf(count) || count != std::floor(count))
      throw core::BadParameter(kKernel, "parameters", fmt::format("{:g}", count), "whole numbers from 0 on");
  if (!none && counts.size() != 2)
    throw core::BadParameter(kKernel, "parameters", fmt::format("{} numbers", counts.size()),
                             "two, how many each model has, for correction = \"" + question.correction + "\"");
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2});
  std::vector<double> differences = samples.values[0];
  double size = 0;  // of what differs
  for (std::size_t i = 0; i < differences.size(); ++i) {
    differences[i] -= samples.values[1][i];
    size += std::abs(samples.values[0][i]) + std::abs(samples.values[1][i]);
  }
  const Moments m = moments(differences);
  const double penalty = none ? 0 : (counts[0] - counts[1]) * (by_n ? 0.5 * std::log(m.n) : 1);

  TestResult result = start_matched_result("Vuong", "z", samples, run);
  result.alternative = question.alternative;
  result.n = {m.n};
  result.estimate_of = "difference of log-likelihoods";
  result.method = "asymptotic";
  const double spread = std::sqrt(m.squares / m.n);
  fill_t(result,
         {.estimate = m.mean - penalty / m.n,
          .error = spread / std::sqrt(m.n),
          .df = std::numeric_limits<double>::infinity(),
          .constant = "the log-likelihoods differ by the same everywhere",
          .equal = "both models say the same of every value"},
         alternative, question.confidence, run);
  result.degrees_of_freedom.clear();
  result.effect = Effect{"closer by nats a value", *result.estimate, result.interval, question.confidence};
  // Rounding of log-likelihoods in a printout is of this size.
  if (spread > 0 && spread < 1e-6 * size / m.n)
    result.warn(run, "the two models hardly differ anywhere, and what the test rests on may be rounding");
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
