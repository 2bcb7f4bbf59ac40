// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/granger.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/regression/unit_root.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kGranger = "granger";

/// Squares that the pasts leave of the target's steps from `from` on.
struct Left {
  double without = 0, with = 0, about_mean = 0;
  double steps = 0, terms = 0;  ///< of the model with the source
};

Left left_by(const std::vector<std::vector<double>>& series, std::size_t from, std::size_t lags) {
  const std::size_t n = series[0].size() - from;
  std::vector<double> now(series[1].begin() + static_cast<std::ptrdiff_t>(from), series[1].end());
  ModelSpace space;
  Left out;
  out.steps = static_cast<double>(n);
  space.add(std::vector<double>(n, 1.0));
  out.about_mean = space.residual_squares(now);
  const auto add_past = [&](const std::vector<double>& of) {
    for (std::size_t lag = 1; lag <= lags; ++lag) {
      const auto first = of.begin() + static_cast<std::ptrdiff_t>(from - lag);
      space.add(std::vector<double>(first, first + static_cast<std::ptrdiff_t>(n)));
    }
  };
  for (std::size_t s = 1; s < series.size(); ++s) add_past(series[s]);
  out.without = space.residual_squares(now);
  add_past(series[0]);
  out.with = space.residual_squares(now);
  out.terms = static_cast<double>(space.rank());
  return out;
}

std::size_t most_lags(std::size_t n, std::size_t series) {
  // Two more steps than terms at least: n − l ≥ l · series + 1 + 2.
  return n > 3 ? (n - 3) / (series + 1) : 0;
}

std::size_t chosen_lags(const std::vector<std::vector<double>>& series, core::Run& run) {
  const std::size_t n = series[0].size();
  const auto rule = static_cast<std::size_t>(12 * std::pow(static_cast<double>(n) / 100, 0.25));
  const std::size_t most = std::max<std::size_t>(1, std::min(rule, most_lags(n, series.size()) / 2));
  std::size_t best = 1;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t lags = 1; lags <= most; ++lags) {  // all on the same steps
    run.tick();
    const Left left = left_by(series, most, lags);
    const double criterion = left.steps * std::log(left.with / left.steps) + left.terms * std::log(left.steps);
    if (criterion < least) least = criterion, best = lags;
  }
  return best;
}

void warn_of_walks(TestResult& result, const Samples& samples, core::Run& run) {
  for (std::size_t s = 0; s < samples.values.size(); ++s) {
    if (samples.values[s].size() < 25) continue;
    DickeyFuller question;
    question.samples.emplace_back(core::Array::of(samples.values[s]));
    core::Run quiet;
    const TestResult walk = dickey_fuller(question, quiet);
    if (walk.p && *walk.p > 0.05)
      result.warn(run, fmt::format("\"{}\" may be a random walk (Dickey–Fuller {}): take its steps instead",
                                   samples.names[s], core::p_equation(*walk.p, core::kDigitsInReading)));
  }
}

}  // namespace

TestResult granger(const Granger& question, core::Run& run) {
  check_confidence(kGranger, question.confidence);
  const Samples samples = read_matched(question, {.kernel = kGranger, .size = 8});
  std::vector<std::vector<double>> series = samples.values;
  for (auto& one : series) {
    const double mean = moments(one).mean;  // a large common offset costs no digits
    for (double& v : one) v -= mean;
  }
  const std::size_t n = series[0].size(), most = most_lags(n, series.size());
  if (question.lags == 0 || question.lags < -1 || question.lags > static_cast<int>(most) || most == 0)
    throw core::BadParameter(kGranger, "lags", std::to_string(question.lags),
                             fmt::format("-1, or in [1, {}] for {} series of {} values", most, series.size(), n));
  const std::size_t lags = question.lags > 0 ? static_cast<std::size_t>(question.lags) : chosen_lags(series, run);
  const Left left = left_by(series, lags, lags);

  TestResult result = start_matched_result("Granger", "F", samples, run);
  const double df1 = static_cast<double>(lags), df2 = left.steps - df1 * static_cast<double>(series.size()) - 1;
  result.n = {static_cast<double>(n)};
  result.method = fmt::format("{} lag{}", lags, lags == 1 ? "" : "s");
  result.degrees_of_freedom = {df1, df2};
  const double nothing = 1e-24 * left.about_mean;
  if (left.with > nothing) {
    result.statistic = std::max(0.0, left.without - left.with) / df1 / (left.with / df2);
    result.p = f_survival(result.statistic, df1, df2);
    result.effect = partial_eta_squared(result.statistic, df1, df2, question.confidence);
    const auto nats = [](double share) { return -0.5 * std::log1p(-share); };
    result.estimate = nats(result.effect->value);
    result.estimate_of = "transfer entropy in nat";
    result.interval = core::Interval{nats(result.effect->interval->low), nats(result.effect->interval->high)};
    warn_of_walks(result, samples, run);
  } else if (left.without > nothing) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: the pasts leave nothing of the target");
  } else {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: the target's own past leaves nothing of it");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
