// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/chatterjee_xi.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// #{y_j ≤ y} and #{y_j ≥ y} of each value.
struct Counts {
  std::vector<double> up_to, from;
  bool has_ties = false;
};

Counts counts_of(const std::vector<double>& y) {
  const auto places = core::sorted_places(y);
  Counts out{std::vector<double>(y.size()), std::vector<double>(y.size())};
  for (std::size_t first = 0; first < y.size();) {
    std::size_t last = first + 1;
    while (last < y.size() && y[places[last]] == y[places[first]]) ++last;
    out.has_ties |= last - first > 1;
    for (std::size_t i = first; i < last; ++i) {
      out.up_to[places[i]] = static_cast<double>(last);
      out.from[places[i]] = static_cast<double>(y.size() - first);
    }
    first = last;
  }
  return out;
}

std::vector<std::size_t> order_of(const std::vector<double>& x, bool at_random, core::Run& run) {
  auto places = core::sorted_places(x);
  if (!at_random) return places;
  const core::Stream stream = run.stream("ties");
  for (std::size_t first = 0; first < x.size();) {
    std::size_t last = first + 1;
    while (last < x.size() && x[places[last]] == x[places[first]]) ++last;
    if (last - first > 1) stream.at(first).shuffle(std::span(places).subspan(first, last - first));
    first = last;
  }
  return places;
}

double null_variance(const Counts& counts) {
  if (!counts.has_ties) return 0.4;
  std::vector<double> u = counts.up_to;
  std::sort(u.begin(), u.end());
  const auto n = static_cast<double>(u.size());
  double a = 0, b = 0, c = 0, d = 0, sum = 0;
  for (std::size_t i = 0; i < u.size(); ++i) {
    const double share = u[i] / n, rank = static_cast<double>(i + 1), weight = 2 * n - 2 * rank + 1;
    sum += share;
    const double mixed = (sum + (n - rank) * share) / n, above = counts.from[i] / n;
    a += weight * share * share / (n * n);
    b += mixed * mixed / n;
    c += weight * share / (n * n);
    d += above * (1 - above) / n;
  }
  return (a - 2 * b + c * c) / (d * d);
}

}  // namespace

TestResult chatterjee_xi(const ChatterjeeXi& question, core::Run& run) {
  if (question.ties != "random" && question.ties != "stable")
    throw core::BadParameter("chatterjee_xi", "ties", "\"" + question.ties + "\"", "\"random\" or \"stable\"");
  const Samples samples =
      read_matched(question, {.kernel = "chatterjee_xi", .at_least = 2, .at_most = 2, .size = 2, .finite = false});
  const auto n = static_cast<double>(samples.values[0].size());
  const auto order = order_of(samples.values[0], question.ties == "random", run);
  const Counts y = counts_of(samples.values[1]);
  double jumps = 0, spread = 0;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) jumps += std::abs(y.up_to[order[i + 1]] - y.up_to[order[i]]);
  for (const double from : y.from) spread += from * (n - from);

  TestResult result = start_matched_result("Chatterjee", "ξ", samples, run);
  result.alternative = "greater";
  result.method = "asymptotic";
  result.n = {n};
  if (spread > 0) {
    result.statistic = 1 - n * jumps / (2 * spread);
    result.p = normal_survival(std::sqrt(n / null_variance(y)) * result.statistic);
    result.effect = Effect{"ξ", result.statistic, std::nullopt, 0.95};
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: y is constant");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
