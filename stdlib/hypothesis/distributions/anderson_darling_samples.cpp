// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/anderson_darling_samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"

namespace ansatz::hypothesis {

namespace {

struct Pooled {
  std::vector<double> values;            ///< distinct, in increasing order
  std::vector<double> counts;            ///< of each in all
  std::vector<std::vector<double>> own;  ///< of each in each sample
};

Pooled pool(const Samples& samples) {
  std::vector<double> all;
  for (const auto& sample : samples.values) all.insert(all.end(), sample.begin(), sample.end());
  core::sort_numbers(all);
  Pooled out;
  for (const double v : all) {
    if (out.values.empty() || out.values.back() != v) out.values.push_back(v), out.counts.push_back(0);
    out.counts.back() += 1;
  }
  for (const auto& sample : samples.values) {
    std::vector<double> own(out.values.size(), 0.0);
    for (const double v : sample)
      own[static_cast<std::size_t>(std::lower_bound(out.values.begin(), out.values.end(), v) - out.values.begin())] +=
          1;
    out.own.push_back(std::move(own));
  }
  return out;
}

double statistic(const Pooled& pooled, const std::vector<double>& sizes, double all, bool by_midranks) {
  double total = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    double mine = 0, below = 0, sum = 0;
    for (std::size_t j = 0; j < pooled.values.size(); ++j) {
      const double l = pooled.counts[j], f = pooled.own[i][j], share = by_midranks ? 0.5 : 1;
      const double m = mine + share * f, b = below + share * l;
      mine += f;
      below += l;
      if (!by_midranks && j + 1 == pooled.values.size()) break;
      const double apart = all * m - sizes[i] * b;
      sum += l / all * apart * apart / (b * (all - b) - (by_midranks ? all * l / 4 : 0));
    }
    total += sum / sizes[i];
  }
  return by_midranks ? total * (all - 1) / all : total;
}

double variance(const std::vector<double>& sizes, double n) {
  const auto k = static_cast<double>(sizes.size());
  double H = 0, h = 0, g = 0;
  for (const double size : sizes) H += 1 / size;
  // g = Σ_{i ≤ n − 2} Σ_{j > i} 1/((n − i) j), from the far end: Σ_{j > i} 1/j grows as i falls.
  double tail = 0;
  for (double i = n - 2; i >= 1; --i) {
    tail += 1 / (i + 1);
    g += tail / (n - i);
  }
  for (double i = 1; i < n; ++i) h += 1 / i;
  const double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * H;
  const double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * H - 8 * h + 4 * g - 6;
  const double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * H + 4 * h;
  const double d = (2 * h + 6) * k * k - 4 * h * k;
  return (((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3));
}

constexpr std::array kLevel{0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
constexpr std::array kB0{0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085};
constexpr std::array kB1{-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615};
constexpr std::array kB2{-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154};

using Critical = std::array<double, kLevel.size()>;

Critical critical_values(double m) {
  Critical out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = kB0[i] + kB1[i] / std::sqrt(m) + kB2[i] / m;
  return out;
}

// ln α by least squares as a quadratic of the critical values, read at x between the first and the last of them: beyond
// the last it would rise again. The values are centred first, so that the normal equations keep their digits.
double log_level(double x, const Critical& critical) {
  double middle = 0;
  for (const double value : critical) middle += value / static_cast<double>(critical.size());
  std::array<double, 5> s{};
  std::array<double, 3> t{};
  for (std::size_t i = 0; i < critical.size(); ++i) {
    double power = 1;
    for (std::size_t q = 0; q < s.size(); ++q) {
      s[q] += power;
      if (q < t.size()) t[q] += power * std::log(kLevel[i]);
      power *= critical[i] - middle;
    }
  }
  const auto det = [](double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  };
  const double whole = det(s[0], s[1], s[2], s[1], s[2], s[3], s[2], s[3], s[4]);
  const double p0 = det(t[0], s[1], s[2], t[1], s[2], s[3], t[2], s[3], s[4]) / whole;
  const double p1 = det(s[0], t[0], s[2], s[1], t[1], s[3], s[2], t[2], s[4]) / whole;
  const double p2 = det(s[0], s[1], t[0], s[1], s[2], t[1], s[2], s[3], t[2]) / whole;
  const double at = x - middle;
  return p0 + at * (p1 + at * p2);
}

}  // namespace

TestResult anderson_darling_samples(const AndersonDarlingSamples& question, core::Run& run) {
  const char* kernel = "anderson_darling_samples";
  if (question.ties != "midrank" && question.ties != "right")
    throw core::BadParameter(kernel, "ties", "\"" + question.ties + "\"", "\"midrank\" or \"right\"");
  const Samples samples = read_samples(question, {.kernel = kernel});
  const auto all = static_cast<double>(samples.total());
  if (all < 4)
    throw core::BadParameter(kernel, "samples", fmt::format("{:g} values in all", all), "at least 4 values in all");
  const Pooled pooled = pool(samples);
  if (pooled.values.size() == 1)
    throw core::BadParameter(kernel, "samples", "equal in all values", "different somewhere");
  const auto k = static_cast<double>(samples.values.size());
  const std::vector<double> sizes = samples.sizes();

  TestResult result = start_result("Anderson–Darling", "A²", samples, run);
  result.alternative = "greater";
  for (const double count : pooled.counts) result.ties += count > 1;
  const double raw = statistic(pooled, sizes, all, question.ties == "midrank");
  result.statistic = (raw - (k - 1)) / std::sqrt(variance(sizes, all));
  result.method = "asymptotic";
  result.smallest_p = kLevel.back();
  const Critical critical = critical_values(k - 1);
  const double at = std::clamp(result.statistic, critical.front(), critical.back());
  result.p = std::clamp(std::exp(log_level(at, critical)), kLevel.back(), kLevel.front());
  if (result.statistic < critical.front()) {
    result.p = kLevel.front();
    result.warn(run, "p is 0.25 or more, beyond the published critical values");
  } else if (result.statistic > critical.back()) {
    result.p = kLevel.back();
    result.warn(run, "p is 0.001 or less, beyond the published critical values");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
