// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/z_test.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

std::vector<double> deviations_of(const ZTest& question, std::size_t samples) {
  std::vector<double> out = question.deviations;
  if (out.size() == 1) out.resize(samples, out[0]);
  if (out.size() != samples)
    throw core::BadParameter("z_test", "deviations", fmt::format("{} numbers for {} samples", out.size(), samples),
                             "one for each sample, or one for both");
  for (const double sigma : out)
    if (!(sigma > 0 && sigma < 1e152))
      throw core::BadParameter("z_test", "deviations", fmt::format("{:g}", sigma), "above 0 and finite");
  return out;
}

}  // namespace

TestResult z_test(const ZTest& question, core::Run& run) {
  const Alternative alternative = read_alternative("z_test", question.alternative);
  check_confidence("z_test", question.confidence);
  if (!(std::abs(question.mean) < 1e152))
    throw core::BadParameter("z_test", "mean", fmt::format("{:g}", question.mean), "finite");
  const Samples samples = read_samples(question, {.kernel = "z_test", .at_least = 1, .at_most = 2});
  const std::vector<double> sigma = deviations_of(question, samples.values.size());
  const bool is_pair = samples.values.size() == 2;
  double estimate = 0, variance = 0, of_values = 0;
  for (std::size_t g = 0; g < sigma.size(); ++g) {
    const Moments one = moments(samples.values[g]);
    estimate += g == 0 ? one.mean : -one.mean;
    variance += sigma[g] / one.n * sigma[g];
    of_values += sigma[g] * sigma[g] / static_cast<double>(sigma.size());
  }

  TestResult result = start_result("known-variance", "z", samples, run);
  result.alternative = question.alternative;
  result.estimate = estimate;
  result.estimate_of = is_pair ? "difference of means" : "mean";
  const double error = std::sqrt(variance), unit = std::sqrt(of_values);
  const double reach = normal_quantile(0.5 + 0.5 * question.confidence) * error, off = estimate - question.mean;
  result.interval = core::Interval{estimate - reach, estimate + reach};
  result.statistic = off / error;
  result.p = p_of_tails(alternative, normal_survival(-result.statistic), normal_survival(result.statistic));
  result.effect = Effect{is_pair ? "difference/σ" : "distance/σ", off / unit,
                         core::Interval{(off - reach) / unit, (off + reach) / unit}, question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
