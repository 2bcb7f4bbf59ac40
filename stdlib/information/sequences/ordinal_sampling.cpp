// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/ordinal_sampling.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr double kShortest = 0.3, kLongest = 0.5;  // of the natural time
constexpr double kEnough = 1.5;                    // natural times

}  // namespace

OrdinalSamplingAdvice ordinal_sampling(const OrdinalSampling& question, core::Run& run) {
  constexpr const char* kKernel = "ordinal_sampling";
  const auto reach = static_cast<double>(checked_count(kKernel, "order", question.order, 2, kLongestPattern) - 1);
  if (!(question.step > 0) || std::isinf(question.step))
    throw core::BadParameter(kKernel, "step", fmt::format("{:g}", question.step), "above 0 and finite");
  const Series series(kKernel, "x", question.x, 3);
  const double mean = moments(series.values()).mean;
  std::size_t crossings = 0;
  for (std::size_t t = 1; t < series.size(); ++t) crossings += (series[t] > mean) != (series[t - 1] > mean);
  OrdinalSamplingAdvice out;
  const double record = static_cast<double>(series.size() - 1) * question.step;
  if (crossings == 0) {
    out.natural_time = std::numeric_limits<double>::infinity();
    run.warn(fmt::format("{}: x never crosses its mean, so it has no natural time", kKernel));
    return out;
  }
  out.natural_time = 2 * record / static_cast<double>(crossings);
  out.natural_times = record / out.natural_time;
  // A window that is at a limit but for rounding is in.
  const double lags = out.natural_time / (question.step * reach);
  out.shortest_lag = std::max(1.0, std::ceil(kShortest * lags * (1 - 1e-12)));
  out.longest_lag = std::floor(kLongest * lags * (1 + 1e-12));
  if (out.longest_lag >= out.shortest_lag)
    out.lag = std::floor(0.5 * (out.shortest_lag + out.longest_lag));
  else
    run.warn(
        fmt::format("{}: no whole lag makes a window of 0.3 to 0.5 of the natural time, {:g}: steps of {:g} are too "
                    "coarse for {} values a window",
                    kKernel, out.natural_time, question.step, question.order));
  if (out.natural_times < kEnough)
    run.warn(fmt::format("{}: the record is {:.2g} natural times long, where at least 1.5 are needed", kKernel,
                         out.natural_times));
  return out;
}

}  // namespace ansatz::information
