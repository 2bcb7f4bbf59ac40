// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/unit_root.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// Φ⁻¹(p) as a polynomial of τ, on either side of `turn` (MacKinnon 1994, table 3, one series).
struct Surface {
  double turn, least, most;
  double small[3], large[4];
};

constexpr Surface kNone{-1.04,
                        -19.04,
                        std::numeric_limits<double>::infinity(),
                        {0.6344, 1.2378, 0.032496},
                        {0.4797, 0.93557, -0.06999, 0.033066}};
constexpr Surface kConstant{-1.61, -18.83, 2.74, {2.1659, 1.4412, 0.038269}, {1.7339, 0.93202, -0.12745, -0.010368}};
constexpr Surface kLine{-2.89, -16.18, 0.70, {3.2512, 1.6047, 0.049588}, {2.5261, 0.61654, -0.37956, -0.060285}};

double mackinnon(double tau, const Surface& of) {
  if (tau > of.most) return 1;
  if (tau < of.least) return 0;
  const double z = tau <= of.turn ? of.small[0] + tau * (of.small[1] + tau * of.small[2])
                                  : of.large[0] + tau * (of.large[1] + tau * (of.large[2] + tau * of.large[3]));
  return normal_survival(-z);
}

struct Regressed {
  double gamma = 0, tau = 0, criterion = 0;
  bool defined = false;
};

/// Steps from place `from` on, on the value before, `lags` steps before and the trend.
Regressed regress(const std::vector<double>& y, std::size_t from, std::size_t lags, const std::string& trend) {
  const std::size_t n = y.size() - from;
  ModelSpace others;
  if (trend != "none") others.add(std::vector<double>(n, 1.0));
  if (trend == "line") {
    std::vector<double> time(n);
    for (std::size_t i = 0; i < n; ++i) time[i] = static_cast<double>(i) - 0.5 * static_cast<double>(n - 1);
    others.add(std::move(time));
  }
  const auto step = [&](std::size_t t) { return y[t] - y[t - 1]; };
  std::vector<double> steps(n), before(n);
  for (std::size_t lag = 1; lag <= lags; ++lag) {
    for (std::size_t i = 0; i < n; ++i) steps[i] = step(from + i - lag);
    others.add(steps);
  }
  for (std::size_t i = 0; i < n; ++i) steps[i] = step(from + i), before[i] = y[from + i - 1];
  const std::vector<double> left = others.residuals(steps), level = others.residuals(before);
  double xx = 0, xy = 0, yy = 0, all = 0;
  for (std::size_t i = 0; i < n; ++i)
    xx += level[i] * level[i], xy += level[i] * left[i], yy += left[i] * left[i], all += before[i] * before[i];
  const double terms = static_cast<double>(others.rank()) + 1, df = static_cast<double>(n) - terms;
  Regressed out;
  const double squares = yy - xy * xy / xx;
  if (!(xx > 1e-24 * all) || !(squares > 0) || !(df > 0)) return out;
  out.gamma = xy / xx;
  out.tau = out.gamma / std::sqrt(squares / df / xx);
  out.criterion = static_cast<double>(n) * std::log(squares / static_cast<double>(n)) + 2 * terms;
  out.defined = true;
  return out;
}

}  // namespace

TestResult dickey_fuller(const DickeyFuller& question, core::Run& run) {
  constexpr const char* kKernel = "dickey_fuller";
  if (question.trend != "none" && question.trend != "constant" && question.trend != "line")
    throw core::BadParameter(kKernel, "trend", "\"" + question.trend + "\"", "\"none\", \"constant\" or \"line\"");
  const Samples samples = read_samples(question, {.kernel = kKernel, .at_least = 1, .at_most = 1, .size = 10});
  std::vector<double> y = samples.values[0];
  const auto n = static_cast<double>(y.size());
  if (question.lags < -1 || 2 * question.lags + 10 > static_cast<int>(y.size()))
    throw core::BadParameter(kKernel, "lags", std::to_string(question.lags),
                             fmt::format("-1, or at most {} for {} values", (y.size() - 10) / 2, y.size()));
  if (question.trend != "none") {
    const double origin = y[0];  // a large common offset costs no digits
    for (double& v : y) v -= origin;
  }
  std::size_t lags = static_cast<std::size_t>(std::max(0, question.lags));
  if (question.lags < 0) {
    const auto most = std::min(static_cast<std::size_t>(12 * std::pow(n / 100, 0.25)), (y.size() - 10) / 2);
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t each = 0; each <= most; ++each) {  // all on the same steps
      run.tick();
      const Regressed found = regress(y, most + 1, each, question.trend);
      if (found.defined && found.criterion < best) best = found.criterion, lags = each;
    }
  }
  const Regressed found = regress(y, lags + 1, lags, question.trend);

  TestResult result = start_result("Dickey–Fuller", "τ", samples, run);
  result.alternative = "less";
  result.method = fmt::format("asymptotic, {} lags", lags);
  if (found.defined) {
    result.statistic = found.tau;
    result.p = mackinnon(found.tau, question.trend == "none" ? kNone : question.trend == "line" ? kLine : kConstant);
    result.effect = Effect{"γ", found.gamma, std::nullopt, 0.95};
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the series leaves no step to explain");
  }
  if (n < 25) result.warn(run, fmt::format("{:g} values are few for the limit that p is of", n));
  result.read();
  return result;
}

TestResult kpss(const Kpss& question, core::Run& run) {
  if (question.trend != "constant" && question.trend != "line")
    throw core::BadParameter("kpss", "trend", "\"" + question.trend + "\"", "\"constant\" or \"line\"");
  const Samples samples = read_samples(question, {.kernel = "kpss", .at_least = 1, .at_most = 1, .size = 10});
  std::vector<double> y = samples.values[0];
  const std::size_t size = y.size();
  const auto n = static_cast<double>(size);
  if (question.lags < -1 || question.lags >= static_cast<int>(size))
    throw core::BadParameter("kpss", "lags", std::to_string(question.lags), fmt::format("in [-1, {})", size));
  const int lags = question.lags >= 0 ? question.lags : static_cast<int>(4 * std::pow(n / 100, 0.25));
  const double origin = y[0];
  double raw = 0;
  for (double& v : y) v -= origin, raw += v * v;
  ModelSpace trend;
  trend.add(std::vector<double>(size, 1.0));
  if (question.trend == "line") {
    std::vector<double> time(size);
    for (std::size_t i = 0; i < size; ++i) time[i] = static_cast<double>(i) - 0.5 * (n - 1);
    trend.add(std::move(time));
  }
  const std::vector<double> e = trend.residuals(y);
  double sum = 0, squares = 0, variance = 0;
  for (const double v : e) {
    sum += v;
    squares += sum * sum;
    variance += v * v;
  }
  TestResult result = start_result("KPSS", "η", samples, run);
  result.alternative = "greater";
  result.method = fmt::format("table, {} lags", lags);
  if (!(variance > 1e-24 * raw)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the trend leaves nothing of the series");
    result.read();
    return result;
  }
  for (int lag = 1; lag <= lags; ++lag) {
    double products = 0;
    for (std::size_t i = static_cast<std::size_t>(lag); i < size; ++i)
      products += e[i] * e[i - static_cast<std::size_t>(lag)];
    variance += 2 * (1 - static_cast<double>(lag) / (lags + 1)) * products;
  }
  result.statistic = squares / (n * variance);
  constexpr double kLevels[] = {0.1, 0.05, 0.025, 0.01}, kOfConstant[] = {0.347, 0.463, 0.574, 0.739},
                   kOfLine[] = {0.119, 0.146, 0.176, 0.216};
  const double* critical = question.trend == "line" ? kOfLine : kOfConstant;
  if (result.statistic <= critical[0]) {
    result.p = 0.1;
    result.warn(run, "p is above what is tabled, 0.1");
  } else if (result.statistic >= critical[3]) {
    result.p = 0.01;
    result.warn(run, "p is below what is tabled, 0.01");
  } else {
    std::size_t i = 0;
    while (result.statistic > critical[i + 1]) ++i;
    const double share = (result.statistic - critical[i]) / (critical[i + 1] - critical[i]);
    result.p = kLevels[i] + share * (kLevels[i + 1] - kLevels[i]);
  }
  result.smallest_p = 0.01;
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
