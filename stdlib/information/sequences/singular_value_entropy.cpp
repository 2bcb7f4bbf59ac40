// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/singular_value_entropy.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/representations/kernel_spectrum.h"
#include "stdlib/information/sequences/delay_rows.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

double singular_value_entropy(const SingularValueEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "singular_value_entropy";
  const double scale = log_of_base(kKernel, question.base);
  if (question.m < 2) throw core::BadParameter(kKernel, "m", std::to_string(question.m), "at least 2");
  if (question.lag < 1) throw core::BadParameter(kKernel, "lag", std::to_string(question.lag), "at least 1");
  const auto m = static_cast<std::size_t>(question.m), lag = static_cast<std::size_t>(question.lag);
  const Series series(kKernel, "x", question.x, (m - 1) * lag + m);
  auto shares = singular_values(delay_rows(series.values(), m, lag), false, run);
  double total = 0;
  for (const double v : shares) total += v;
  if (!(total > 0)) {
    run.warn(fmt::format("{}: x is zero throughout, so it has no singular values to share", kKernel));
    return std::numeric_limits<double>::quiet_NaN();
  }
  for (double& v : shares) v /= total;
  return shannon_entropy(shares) / (question.normalised ? std::log(static_cast<double>(m)) : scale);
}

}  // namespace ansatz::information
