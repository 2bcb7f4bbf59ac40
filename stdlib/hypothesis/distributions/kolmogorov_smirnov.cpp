// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/kolmogorov.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kExactByDefault = 10000;
constexpr double kMostCells = 4e8;

struct Gap {
  std::int64_t scaled = 0;  ///< n m times the gap
  double location = 0;
  int sign = 0;  ///< +1: the first sample's step function is above, so its values are smaller there
};

struct Walk {
  Gap gap;
  std::vector<std::size_t> blocks;  ///< where they are wanted
  int ties = 0;
};

// side as in two_sample_survival.
Walk walk(std::vector<double> x, std::vector<double> y, int side, bool with_blocks) {
  core::sort_numbers(x);
  core::sort_numbers(y);
  const auto n = static_cast<std::int64_t>(x.size()), m = static_cast<std::int64_t>(y.size());
  Walk out;
  out.gap.location = std::min(x.front(), y.front());
  std::size_t i = 0, j = 0, before = 0;
  const auto end_block = [&](double value) {
    if (with_blocks) out.blocks.push_back(i + j - before);
    out.ties += i + j - before > 1;
    before = i + j;
    const std::int64_t apart = static_cast<std::int64_t>(i) * m - static_cast<std::int64_t>(j) * n;
    const std::int64_t size = side == 0 ? std::abs(apart) : side * apart;
    if (size > out.gap.scaled) out.gap = {size, value, apart > 0 ? 1 : -1};
  };
  // Branches here go nearly always the same way; which of the samples moves on is a coin toss, and is none.
  for (std::size_t turn = 0; i < x.size() && j < y.size(); ++turn) {
    if (turn % core::kStretch == 0) core::stop_point();
    const double value = y[j] < x[i] ? y[j] : x[i];
    const bool first = x[i] == value, second = y[j] == value;
    i += first ? 1 : 0;
    j += second ? 1 : 0;
    const bool goes_on = (i < x.size() && x[i] == value) || (j < y.size() && y[j] == value);
    if (!goes_on) end_block(value);
  }
  while (i < x.size() || j < y.size()) {
    const double value = i < x.size() ? x[i] : y[j];
    while (i < x.size() && x[i] == value) ++i;
    while (j < y.size() && y[j] == value) ++j;
    end_block(value);
  }
  return out;
}

bool is_exact(const KolmogorovSmirnov& question, std::size_t n, std::size_t m) {
  if (question.method == "asymptotic") return false;
  if (question.method == "auto") return std::max(n, m) <= kExactByDefault;
  if (question.method != "exact")
    throw core::BadParameter("kolmogorov_smirnov", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (static_cast<double>(n) * static_cast<double>(m) > kMostCells)
    throw core::BadParameter("kolmogorov_smirnov", "method", fmt::format("\"exact\" for {} + {} values", n, m),
                             "\"asymptotic\" for samples of this size");
  return true;
}

// Both step functions stay within their DKW bands, each at half the allowed error.
double band(double n, double m, double confidence) {
  const double logarithm = std::log(4 / (1 - confidence));
  return std::sqrt(logarithm / (2 * n)) + std::sqrt(logarithm / (2 * m));
}

}  // namespace

TestResult kolmogorov_smirnov(const KolmogorovSmirnov& question, core::Run& run) {
  const Alternative alternative = read_alternative("kolmogorov_smirnov", question.alternative);
  check_confidence("kolmogorov_smirnov", question.confidence);
  const Samples samples =
      read_samples(question, {.kernel = "kolmogorov_smirnov", .at_least = 2, .at_most = 2, .size = 1, .finite = false});
  const std::size_t n = samples.values[0].size(), m = samples.values[1].size();
  const int side = alternative == Alternative::two_sided ? 0 : alternative == Alternative::less ? 1 : -1;
  const bool exact = is_exact(question, n, m);
  const Walk found = walk(samples.values[0], samples.values[1], side, exact);

  TestResult result = start_result("Kolmogorov–Smirnov", "D", samples, run);
  result.alternative = question.alternative;
  result.ties = found.ties;
  const double a = result.n[0], b = result.n[1];
  result.statistic = static_cast<double>(found.gap.scaled) / (a * b);
  // All of one sample below the other: two of the C(N, n) labellings, or one on a side.
  const double fewest = std::exp(-log_choose(a + b, a)) * (side == 0 ? 2 : 1);
  if (found.gap.scaled == 0) {
    result.p = 1;
    result.method = "exact";
  } else if (exact) {
    result.p = std::min(1.0, two_sample_survival(n, m, found.gap.scaled, side, found.blocks));
    result.method = "exact";
  } else {
    const auto effective = static_cast<std::size_t>(std::max(1.0, std::round(a * b / (a + b))));
    result.p =
        side == 0 ? kolmogorov_survival(result.statistic, effective) : smirnov_survival(result.statistic, effective);
    result.method = "asymptotic";
  }
  result.smallest_p = std::min({1.0, fewest, *result.p});
  result.estimate = found.gap.location;
  result.estimate_of = found.gap.sign == 0  ? "no gap"
                       : found.gap.sign > 0 ? "place of the gap, more of the first sample below"
                                            : "place of the gap, more of the second sample below";
  if (side == 0) {
    const double reach = band(a, b, question.confidence);
    const core::Interval interval{std::max(0.0, result.statistic - reach), std::min(1.0, result.statistic + reach)};
    result.effect = Effect{"sup |F₁ − F₂|", result.statistic, interval, question.confidence};
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
