// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/ljung_box.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult ljung_box(const LjungBox& question, core::Run& run) {
  constexpr const char* kKernel = "ljung_box";
  if (question.statistic != "ljung_box" && question.statistic != "box_pierce")
    throw core::BadParameter(kKernel, "statistic", "\"" + question.statistic + "\"", "\"ljung_box\" or \"box_pierce\"");
  const Samples samples = read_samples(question, {.kernel = kKernel, .at_least = 1, .at_most = 1, .size = 3});
  std::vector<double> x = samples.values[0];
  const Moments all = moments(x);
  if (question.lags < 1 || static_cast<std::size_t>(question.lags) >= x.size())
    throw core::BadParameter(kKernel, "lags", std::to_string(question.lags),
                             fmt::format("at least 1 and below the {} values", x.size()));
  if (question.estimated < 0 || question.estimated >= question.lags)
    throw core::BadParameter(kKernel, "estimated", std::to_string(question.estimated), "at least 0 and below lags");

  TestResult result = start_result("Ljung–Box", "Q", samples, run);
  if (question.statistic == "box_pierce") result.test = "Box–Pierce";
  result.method = "asymptotic";
  result.degrees_of_freedom = {static_cast<double>(question.lags - question.estimated)};
  if (!(all.squares > 0)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the series is constant");
    result.read();
    return result;
  }
  for (double& v : x) v -= all.mean;
  double first = 0;
  for (std::size_t lag = 1; lag <= static_cast<std::size_t>(question.lags); ++lag) {
    run.tick();
    double products = 0;
    for (std::size_t i = lag; i < x.size(); ++i) products += x[i] * x[i - lag];
    const double r = products / all.squares;
    if (lag == 1) first = r;
    result.statistic += question.statistic == "box_pierce"
                            ? all.n * r * r
                            : all.n * (all.n + 2) * r * r / (all.n - static_cast<double>(lag));
  }
  result.p = chi_squared_survival(result.statistic, result.degrees_of_freedom[0]);
  const double reach = normal_quantile(0.975) / std::sqrt(all.n);
  result.effect = Effect{"autocorrelation", first, core::Interval{first - reach, first + reach}, 0.95};
  if (4.0 * question.lags > all.n)
    result.warn(run, fmt::format("{} lags are many for {:g} values", question.lags, all.n));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
