// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/hjorth.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/squares.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

std::vector<double> differences(std::span<const double> x) {
  std::vector<double> out(x.size() - 1);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = x[i + 1] - x[i];
  return out;
}

}  // namespace

HjorthParameters hjorth(const Hjorth& question, core::Run& run) {
  constexpr const char* kKernel = "hjorth";
  if (!(question.step > 0) || std::isinf(question.step))
    throw core::BadParameter(kKernel, "step", fmt::format("{:g}", question.step), "above 0 and finite");
  const Series series(kKernel, "x", question.x, 3);
  const auto first = differences(series.values());
  const double deviation = moments(series.values()).deviation, of_first = moments(first).deviation,
               of_second = moments(differences(first)).deviation;
  if (deviation > 0 && deviation < core::kSmallestSquared)
    throw core::BadParameter(
        kKernel, "x", fmt::format("of standard deviation {:.3g}", deviation),
        fmt::format("constant, or of {:g} at least, so that its variance is a number: take another "
                    "unit",
                    core::kSmallestSquared));
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (!(deviation > 0))
    run.warn(fmt::format("{}: x is constant, so it has no mobility", kKernel));
  else if (!(of_first > 0))
    run.warn(fmt::format("{}: x is a straight line, so it has no complexity", kKernel));
  return {deviation * deviation, deviation > 0 ? of_first / deviation / question.step : kNone,
          of_first > 0 ? of_second / of_first / (of_first / deviation) : kNone};
}

}  // namespace ansatz::information
