// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/roc_auc.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

/// The share of the other sample that each value beats.
struct Placed {
  std::vector<double> of_first, of_second;  ///< P(x > Y), P(X > y)
  double area = 0;
};

Placed placed(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<double> pool = x;
  pool.insert(pool.end(), y.begin(), y.end());
  const std::vector<double> all = midranks(pool), first = midranks(x), second = midranks(y);
  const auto n = static_cast<double>(x.size()), m = static_cast<double>(y.size());
  Placed out;
  for (std::size_t i = 0; i < x.size(); ++i) {
    out.of_first.push_back((all[i] - first[i]) / m);
    out.area += out.of_first.back() / n;
  }
  for (std::size_t j = 0; j < y.size(); ++j) out.of_second.push_back(1 - (all[x.size() + j] - second[j]) / n);
  return out;
}

double variance_of(const Placed& one) {
  const Moments first = moments(one.of_first), second = moments(one.of_second);
  return first.variance() / first.n + second.variance() / second.n;
}

double covariance(const std::vector<double>& a, const std::vector<double>& b) {
  const Moments one = moments(a), other = moments(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - one.mean) * (b[i] - other.mean);
  return sum / (one.n - 1);
}

/// Whether one of them looks like labels 0 and 1 of the scores in the other.
bool are_scores_and_labels(const Samples& samples) {
  const auto are_labels = [](const std::vector<double>& values) {
    return std::ranges::all_of(values, [](double v) { return v == 0 || v == 1; });
  };
  return samples.size(0) == samples.size(1) && are_labels(samples.values[0]) != are_labels(samples.values[1]);
}

}  // namespace

TestResult roc_auc(const RocAuc& question, core::Run& run) {
  check_confidence("roc_auc", question.confidence);
  const Samples samples =
      read_samples(question, {.kernel = "roc_auc", .at_least = 2, .at_most = 2, .size = 2, .finite = false});
  const Placed found = placed(samples.values[0], samples.values[1]);
  const double error = std::sqrt(variance_of(found)), area = found.area;
  TestResult result = start_result("area under the ROC", "z", samples, run);
  result.method = "asymptotic";
  result.estimate = area;
  result.estimate_of = "area";
  if (error > 0) {
    result.statistic = (area - 0.5) / error;
    result.p = std::min(1.0, 2 * normal_survival(std::abs(result.statistic)));
    const double z = normal_quantile(0.5 + 0.5 * question.confidence), logit = std::log(area / (1 - area));
    const double reach = z * error / (area * (1 - area));
    const auto back = [](double x) { return 1 / (1 + std::exp(-x)); };
    result.interval = core::Interval{back(logit - reach), back(logit + reach)};
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the samples do not overlap, or are constant; mann_whitney gives an exact p");
  }
  result.effect = Effect{"area", area, result.interval, question.confidence};
  if (are_scores_and_labels(samples))
    result.warn(run,
                "one sample holds 0 and 1 alone, as labels of the other do; scores with labels are roc_auc(scores by "
                "labels, groups = [\"1\", \"0\"])");
  result.read();
  return result;
}

TestResult delong(const DeLong& question, core::Run& run) {
  check_confidence("delong", question.confidence);
  const auto read = [&](const core::Array& array, const char* name) {
    if (array.rank() != 1 || array.size() != question.has.size())
      throw core::BadParameter("delong", name,
                               fmt::format("{} values beside {} of has", array.size(), question.has.size()),
                               "one for each thing");
    const core::Array numbers = array.as_real();
    for (const double v : numbers.real())
      if (std::isnan(v)) throw core::BadParameter("delong", name, "NaN somewhere", "numbers");
    return std::vector<double>(numbers.real().begin(), numbers.real().end());
  };
  const std::vector<double> has = read(question.has, "has"), one = read(question.first, "first"),
                            other = read(question.second, "second");
  std::vector<double> split[2][2];  // [score][with the property or without]
  for (std::size_t i = 0; i < has.size(); ++i) {
    if (has[i] != 0 && has[i] != 1)
      throw core::BadParameter("delong", "has", fmt::format("{:g} somewhere", has[i]), "0 or 1 everywhere");
    split[0][has[i] == 1 ? 0 : 1].push_back(one[i]), split[1][has[i] == 1 ? 0 : 1].push_back(other[i]);
  }
  if (split[0][0].size() < 2 || split[0][1].size() < 2)
    throw core::BadParameter("delong", "has",
                             fmt::format("true of {} and false of {}", split[0][0].size(), split[0][1].size()),
                             "true of at least 2 and false of at least 2");
  const Placed a = placed(split[0][0], split[0][1]), b = placed(split[1][0], split[1][1]);
  const double n = static_cast<double>(split[0][0].size()), m = static_cast<double>(split[0][1].size());
  const double shared = covariance(a.of_first, b.of_first) / n + covariance(a.of_second, b.of_second) / m;
  const double variance = variance_of(a) + variance_of(b) - 2 * shared;

  TestResult result;
  result.test = "DeLong";
  result.symbol = "z";
  result.method = "asymptotic";
  result.n = {n, m};
  result.groups = {"with", "without"};
  result.estimate = a.area - b.area;
  result.estimate_of = fmt::format("difference of areas, {:.4g} − {:.4g}", a.area, b.area);
  if (variance > 1e-14) {
    const double error = std::sqrt(variance), reach = normal_quantile(0.5 + 0.5 * question.confidence) * error;
    result.statistic = *result.estimate / error;
    result.p = std::min(1.0, 2 * normal_survival(std::abs(result.statistic)));
    result.interval = core::Interval{*result.estimate - reach, *result.estimate + reach};
    result.effect = Effect{"difference of areas", *result.estimate, result.interval, question.confidence};
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: both scores order all things alike");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
