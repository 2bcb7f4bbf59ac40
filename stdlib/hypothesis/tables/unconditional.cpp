// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/unconditional.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/binomial.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"
#include "stdlib/hypothesis/tables/odds_ratio.h"
#include "stdlib/hypothesis/tables/two_proportions.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kTie = 1e-9;  // of statistics that count as equal, relative

/// P(a successes in the first row), given s in both: the tables that one diagonal holds.
struct Diagonal {
  double first;               ///< the least a
  std::vector<double> share;  ///< from there on
};

Diagonal diagonal(double n, double m, double s) {
  Diagonal out{std::max(0.0, s - m), {}};
  const double all = log_choose(n + m, s);
  for (double a = out.first; a <= std::min(n, s); ++a)
    out.share.push_back(std::exp(log_choose(n, a) + log_choose(m, s - a) - all));
  return out;
}

/// The greatest of Σ_s h(s) P(s successes of N), over the probability of success.
double worst_case(const std::vector<double>& held) {
  const double total = static_cast<double>(held.size() - 1);
  std::vector<double> log_ways(held.size());
  for (std::size_t s = 0; s < held.size(); ++s)
    log_ways[s] = log_choose(total, static_cast<double>(s)) + std::log(held[s]);
  const auto of_angle = [&](double angle) {
    const double sine = std::sin(angle), cosine = std::cos(angle);
    const double success = 2 * std::log(sine), failure = 2 * std::log(cosine);
    double sum = 0;
    for (std::size_t s = 0; s < held.size(); ++s) {
      const auto k = static_cast<double>(s);
      if (held[s] > 0)
        sum += std::exp(log_ways[s] + (k > 0 ? k * success : 0) + (k < total ? (total - k) * failure : 0));
    }
    return sum;
  };
  // A binomial of N is about 1/√N wide in this angle, wherever it lies.
  const std::size_t points = std::max<std::size_t>(200, 32 * static_cast<std::size_t>(std::ceil(std::sqrt(total))));
  const double step = 0.5 * std::acos(-1.0) / static_cast<double>(points);
  std::vector<std::pair<double, double>> best;
  for (std::size_t i = 1; i < points; ++i) {
    const double angle = step * static_cast<double>(i);
    best.emplace_back(of_angle(angle), angle);
  }
  std::sort(best.begin(), best.end(), std::greater<>());
  double greatest = best[0].first;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, best.size()); ++i) {
    double low = best[i].second - step, high = best[i].second + step;
    const double golden = 0.5 * (std::sqrt(5.0) - 1);
    for (int round = 0; round < 60; ++round) {
      const double left = high - golden * (high - low), right = low + golden * (high - low);
      (of_angle(left) < of_angle(right) ? low : high) = of_angle(left) < of_angle(right) ? left : right;
    }
    greatest = std::max(greatest, of_angle(0.5 * (low + high)));
  }
  return std::min(1.0, greatest);
}

/// The table and a place where statistics of all tables with these rows are made.
struct Asked {
  const char* kernel;
  Counts counts;
  double n, m;
};

Asked read(const char* kernel, const Unconditional& question) {
  check_confidence(kernel, question.confidence);
  Asked out{kernel, read_four_counts(kernel, question.table), 0, 0};
  out.n = out.counts.row_sums[0], out.m = out.counts.row_sums[1];
  constexpr double kMost = 4e6;
  if (out.n == 0 || out.m == 0)
    throw core::BadParameter(kernel, "table", fmt::format("0 all along row {}", out.n == 0 ? 1 : 2),
                             "two samples with counts");
  if ((out.n + 1) * (out.m + 1) > kMost)
    throw core::BadParameter(kernel, "table", fmt::format("of rows with {:g} and {:g}", out.n, out.m),
                             "small enough for 4·10⁶ tables in all, or taken to two_proportions");
  return out;
}

TestResult start(const Asked& asked, const Unconditional& question, const char* test, const char* symbol,
                 core::Run& run) {
  TestResult result;
  result.test = test;
  result.symbol = symbol;
  result.alternative = question.alternative;
  result.method = "exact";
  result.n = {asked.n, asked.m};
  const double a = asked.counts.at(0, 0), c = asked.counts.at(1, 0);
  result.estimate = a / asked.n - c / asked.m;
  result.estimate_of = "difference of shares";
  result.interval = score_interval(a, asked.n, c, asked.m, question.confidence, true);
  if (asked.counts.column_sums[0] == 0 || asked.counts.column_sums[1] == 0) {
    result.p = result.smallest_p = 1;
    result.warn(run, "a column is empty: the samples do not differ");
  } else {
    result.effect = odds_ratio_of(asked.counts, question.confidence);
  }
  return result;
}

/// p of the tables for which `is_extreme(a, c)`.
double p_of(const Asked& asked, const std::function<bool(double a, double c)>& is_extreme) {
  std::vector<double> held(static_cast<std::size_t>(asked.n + asked.m) + 1, 0.0);
  for (std::size_t s = 0; s < held.size(); ++s) {
    const Diagonal all = diagonal(asked.n, asked.m, static_cast<double>(s));
    for (std::size_t i = 0; i < all.share.size(); ++i) {
      const double a = all.first + static_cast<double>(i);
      if (is_extreme(a, static_cast<double>(s) - a)) held[s] += all.share[i];
    }
  }
  return worst_case(held);
}

/// Fisher's one-sided p of every table, [a][c]; `side` 1 for many successes in the first row, −1 for few.
std::vector<double> fisher_p(const Asked& asked, int side) {
  const auto rows = static_cast<std::size_t>(asked.n) + 1, columns = static_cast<std::size_t>(asked.m) + 1;
  std::vector<double> out(rows * columns);
  for (std::size_t s = 0; s + 1 < rows + columns; ++s) {
    const Diagonal all = diagonal(asked.n, asked.m, static_cast<double>(s));
    double sum = 0;
    for (std::size_t k = 0; k < all.share.size(); ++k) {
      const std::size_t i = side > 0 ? all.share.size() - 1 - k : k, a = static_cast<std::size_t>(all.first) + i;
      sum += all.share[i];
      out[a * columns + (s - a)] = sum;
    }
  }
  return out;
}

}  // namespace

TestResult barnard(const Unconditional& question, core::Run& run) {
  const Alternative alternative = read_alternative("barnard", question.alternative);
  const Asked asked = read("barnard", question);
  TestResult result = start(asked, question, "Barnard", "z", run);
  if (result.p) {
    result.read();
    return result;
  }
  const auto z = [&](double a, double c) {
    const double share = (a + c) / (asked.n + asked.m);
    const double spread = std::sqrt(share * (1 - share) * (1 / asked.n + 1 / asked.m));
    return spread > 0 ? (a / asked.n - c / asked.m) / spread : 0;
  };
  const auto size = [&](double a, double c) {
    const double here = z(a, c);
    return alternative == Alternative::two_sided ? std::abs(here) : alternative == Alternative::greater ? here : -here;
  };
  const double observed = size(asked.counts.at(0, 0), asked.counts.at(1, 0));
  const auto as_large = [&](double than) {
    return [&size, than](double a, double c) { return size(a, c) >= than - kTie * std::abs(than); };
  };
  result.statistic = z(asked.counts.at(0, 0), asked.counts.at(1, 0));
  result.p = p_of(asked, as_large(observed));
  result.smallest_p = p_of(asked, as_large(alternative == Alternative::less ? size(0, asked.m) : size(asked.n, 0)));
  result.read();
  return result;
}

TestResult boschloo(const Unconditional& question, core::Run& run) {
  const Alternative alternative = read_alternative("boschloo", question.alternative);
  const Asked asked = read("boschloo", question);
  TestResult result = start(asked, question, "Boschloo", "Fisher's p", run);
  if (result.p) {
    result.read();
    return result;
  }
  const std::size_t columns = static_cast<std::size_t>(asked.m) + 1;
  struct Side {
    double fisher, p, least;
  };
  const auto of_side = [&](int side) {
    const std::vector<double> all = fisher_p(asked, side);
    const auto at = [&](double a, double c) {
      return all[static_cast<std::size_t>(a) * columns + static_cast<std::size_t>(c)];
    };
    const auto up_to = [&](double most) {
      return p_of(asked, [&at, most](double a, double c) { return at(a, c) <= most * (1 + kTie); });
    };
    const double own = at(asked.counts.at(0, 0), asked.counts.at(1, 0));
    return Side{own, up_to(own), up_to(side > 0 ? at(asked.n, 0) : at(0, asked.m))};
  };
  if (alternative == Alternative::two_sided) {
    const Side more = of_side(1), fewer = of_side(-1);
    result.statistic = std::min(more.fisher, fewer.fisher);
    result.p = std::min(1.0, 2 * std::min(more.p, fewer.p));
    result.smallest_p = std::min(1.0, 2 * std::min(more.least, fewer.least));
  } else {
    const Side side = of_side(alternative == Alternative::greater ? 1 : -1);
    result.statistic = side.fisher;
    result.p = side.p;
    result.smallest_p = side.least;
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
