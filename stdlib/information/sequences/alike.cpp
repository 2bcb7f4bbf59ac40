// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/alike.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

std::size_t checked_length(const char* kernel, int m) {
  if (m < 1) throw BadParameter(kernel, "m", std::to_string(m), "at least 1");
  return static_cast<std::size_t>(m);
}

}  // namespace

AlikeSeries::AlikeSeries(const char* kernel, const Alike& question, std::size_t scales)
    : base(log_of_base(kernel, question.base)),
      length(checked_length(kernel, question.m)),
      series(kernel, "x", question.x, (length + 2) * scales) {
  if (question.r_in != "deviation" && question.r_in != "x")
    throw BadParameter(kernel, "r_in", "\"" + question.r_in + "\"", "\"deviation\" or \"x\"");
  if (!(question.r >= 0) || std::isinf(question.r))
    throw BadParameter(kernel, "r", fmt::format("{:g}", question.r), "at least 0 and finite");
  tolerance = question.r * (question.r_in == "deviation" ? moments(series.values()).deviation : 1);
}

void AlikeSeries::warn_of_few(const char* kernel, core::Run& run) const {
  if (static_cast<double>(series.size()) < std::pow(10.0, static_cast<double>(length)))
    run.warn(fmt::format("{}: {} values are few for m = {}: 10^m and more are advised", kernel, series.size(), length));
}

}  // namespace ansatz::information
