// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/stratified.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

struct Stratum {
  double a, b, c, d;
  double total() const { return a + b + c + d; }
  double row() const { return a + b; }     ///< of the first row
  double column() const { return a + c; }  ///< of the first column
  double expected() const { return row() * column() / total(); }
  double variance() const { return row() * (c + d) * column() * (b + d) / (total() * total() * (total() - 1)); }
};

struct Strata {
  std::vector<Stratum> all;
  std::size_t silent = 0;  ///< left out
  double total = 0;        ///< counted in those that are not
};

Strata read_strata(const char* kernel, const core::Array& tables) {
  if (tables.rank() != 3 || tables.dimension(1).size != 2 || tables.dimension(2).size != 2)
    throw core::BadParameter(kernel, "tables",
                             tables.rank() == 3 ? fmt::format("of {} rows and {} columns a stratum",
                                                              tables.dimension(1).size, tables.dimension(2).size)
                                                : fmt::format("an array of {} dimensions", tables.rank()),
                             "an array [stratum, row, column] with two rows and two columns a stratum");
  const core::Array numbers = tables.as_real();
  const auto values = numbers.real();
  Strata out;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!(values[i] >= 0) || values[i] != std::floor(values[i]) || values[i] > 0x1p53)
      throw core::BadParameter(kernel, "tables", fmt::format("{:g} in stratum {}", values[i], i / 4 + 1),
                               "whole numbers from 0 on");
  for (std::size_t i = 0; i + 4 <= values.size(); i += 4) {
    const Stratum here{values[i], values[i + 1], values[i + 2], values[i + 3]};
    if (here.total() > 1 && here.variance() > 0) {
      out.all.push_back(here);
      out.total += here.total();
    } else {
      ++out.silent;
    }
  }
  return out;
}

void check_strata(const char* kernel, const Strata& strata, std::size_t wanted) {
  if (strata.all.size() < wanted)
    throw core::BadParameter(kernel, "tables",
                             fmt::format("of {} strata without empty rows and columns", strata.all.size()),
                             fmt::format("of at least {}", wanted));
}

void start(TestResult& result, const char* test, const Strata& strata, core::Run& run) {
  result.test = test;
  result.symbol = "χ²";
  result.method = "asymptotic";
  result.n = {strata.total};
  if (strata.silent > 0)
    result.warn(run, fmt::format("{} strata with an empty row or column say nothing and are left out", strata.silent));
}

double common_odds(const Strata& strata) {
  double above = 0, below = 0;
  for (const Stratum& s : strata.all) above += s.a * s.d / s.total(), below += s.b * s.c / s.total();
  return above / below;
}

Effect common_odds_ratio(const Strata& strata, double confidence) {
  double r = 0, s = 0, pr = 0, mixed = 0, qs = 0;
  for (const Stratum& each : strata.all) {
    const double n = each.total(), p = (each.a + each.d) / n, q = (each.b + each.c) / n;
    const double along = each.a * each.d / n, across = each.b * each.c / n;
    r += along, s += across;
    pr += p * along, mixed += p * across + q * along, qs += q * across;
  }
  Effect out{"common odds ratio", r / s, std::nullopt, confidence};
  if (r > 0 && s > 0) {
    const double variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
    const double middle = std::log(r / s), reach = normal_quantile(0.5 + 0.5 * confidence) * std::sqrt(variance);
    out.interval = core::Interval{std::exp(middle - reach), std::exp(middle + reach)};
  }
  return out;
}

/// The count that an odds ratio gives the first cell of these margins: the root of a falling function of it.
double count_of(const Stratum& stratum, double odds) {
  const double r = stratum.row(), c = stratum.column(), n = stratum.total();
  double low = std::max(0.0, r + c - n), high = std::min(r, c);
  for (int i = 0; i < 100; ++i) {
    const double a = 0.5 * (low + high);
    (a * (n - r - c + a) < odds * (r - a) * (c - a) ? low : high) = a;
  }
  return 0.5 * (low + high);
}

}  // namespace

TestResult cochran_mantel_haenszel(const CochranMantelHaenszel& question, core::Run& run) {
  constexpr const char* kKernel = "cochran_mantel_haenszel";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const Strata strata = read_strata(kKernel, question.tables);
  check_strata(kKernel, strata, 1);
  double off = 0, variance = 0;
  for (const Stratum& s : strata.all) off += s.a - s.expected(), variance += s.variance();

  TestResult result;
  start(result, "Cochran–Mantel–Haenszel", strata, run);
  result.alternative = question.alternative;
  result.degrees_of_freedom = {1};
  const double size = std::abs(off) - (question.continuity ? std::min(0.5, std::abs(off)) : 0);
  result.statistic = size * size / variance;
  const double z = std::copysign(size / std::sqrt(variance), off);
  result.p = alternative == Alternative::two_sided ? chi_squared_survival(result.statistic, 1)
                                                   : normal_survival(alternative == Alternative::greater ? z : -z);
  result.effect = common_odds_ratio(strata, question.confidence);
  if (variance < 5)
    result.warn(run, fmt::format("the variance of Σ a is {:.3g}; the normal approximation wants at least 5", variance));
  result.read();
  return result;
}

TestResult breslow_day(const BreslowDay& question, core::Run& run) {
  const Strata strata = read_strata("breslow_day", question.tables);
  check_strata("breslow_day", strata, 2);
  const double odds = common_odds(strata);
  if (!(odds > 0) || std::isinf(odds))
    throw core::BadParameter("breslow_day", "tables", fmt::format("of a common odds ratio of {:g}", odds),
                             "of one that is neither 0 nor infinite");
  double sum = 0, off = 0, variances = 0, least = strata.total;
  for (const Stratum& s : strata.all) {
    const double a = count_of(s, odds), r = s.row(), c = s.column(), d = s.total() - r - c + a;
    const double variance = 1 / (1 / a + 1 / (r - a) + 1 / (c - a) + 1 / d);
    sum += (s.a - a) * (s.a - a) / variance;
    off += s.a - a, variances += variance;
    least = std::min({least, a, r - a, c - a, d});
  }

  TestResult result;
  start(result, "Breslow–Day", strata, run);
  const double df = static_cast<double>(strata.all.size()) - 1;
  result.degrees_of_freedom = {df};
  result.statistic = std::max(0.0, sum - (question.correction ? off * off / variances : 0));
  result.p = chi_squared_survival(result.statistic, df);
  result.effect = Effect{"I²", result.statistic > df ? 1 - df / result.statistic : 0.0, std::nullopt, 0.95};
  if (least < 5)
    result.warn(run, fmt::format("an expected count is {:.3g}; the χ² approximation wants at least 5", least));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
