// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/kendall.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kExactByDefault = 33, kMostExact = 170;

/// Places by increasing value, the dense rank of each place, and sums over the runs of equal values.
struct Order {
  std::vector<std::size_t> places;
  std::vector<std::uint32_t> rank;
  std::uint32_t distinct = 0;
  double pairs = 0, triples = 0, weighted = 0;  ///< Σ t(t − 1)/2, t(t − 1)(t − 2), t(t − 1)(2t + 5)
};

Order order_of(const std::vector<double>& values) {
  Order out;
  out.places = core::sorted_places(values);
  out.rank.resize(values.size());
  for (std::size_t first = 0; first < values.size(); ++out.distinct) {
    std::size_t last = first;
    while (last < values.size() && values[out.places[last]] == values[out.places[first]])
      out.rank[out.places[last++]] = out.distinct;
    const auto t = static_cast<double>(last - first);
    out.pairs += 0.5 * t * (t - 1);
    out.triples += t * (t - 1) * (t - 2);
    out.weighted += t * (t - 1) * (2 * t + 5);
    first = last;
  }
  return out;
}

/// Ranks of y by increasing x, those of equal x by increasing y: a stable counting sort of the order of y.
std::vector<std::uint32_t> in_order_of(const Order& x, const Order& y) {
  std::vector<std::size_t> next(x.distinct + 1, 0);
  for (const std::uint32_t rank : x.rank) ++next[rank + 1];
  for (std::uint32_t rank = 0; rank < x.distinct; ++rank) next[rank + 1] += next[rank];
  std::vector<std::uint32_t> out(x.rank.size());
  for (const std::size_t place : y.places) out[next[x.rank[place]]++] = y.rank[place];
  return out;
}

/// Pairs in decreasing order, by merging; `values` end up sorted.
double count_inversions(std::vector<std::uint32_t>& values) {
  constexpr std::size_t kRun = 16;
  const std::size_t n = values.size();
  double inversions = 0;
  for (std::size_t first = 0; first < n; first += kRun) {
    for (std::size_t i = first + 1; i < std::min(n, first + kRun); ++i) {
      const std::uint32_t value = values[i];
      std::size_t j = i;
      for (; j > first && values[j - 1] > value; --j) values[j] = values[j - 1];
      values[j] = value;
      inversions += static_cast<double>(i - j);
    }
  }
  std::vector<std::uint32_t> merged(n);
  for (std::size_t width = kRun; width < n; width *= 2) {
    core::stop_point();
    for (std::size_t first = 0; first < n; first += 2 * width) {
      const std::size_t middle = std::min(n, first + width), last = std::min(n, first + 2 * width);
      std::size_t i = first, j = middle, out = first, passed = 0;
      while (i < middle && j < last) {  // which comes next is a coin toss, and no branch
        const bool second = values[j] < values[i];
        merged[out++] = second ? values[j] : values[i];
        passed += second ? middle - i : 0;
        j += second ? 1 : 0;
        i += second ? 0 : 1;
      }
      inversions += static_cast<double>(passed);
      while (i < middle) merged[out++] = values[i++];
      while (j < last) merged[out++] = values[j++];
    }
    values.swap(merged);
  }
  return inversions;
}

double jointly_tied(const std::vector<std::uint32_t>& y, const Order& x) {
  std::vector<std::size_t> size(x.distinct, 0);
  for (const std::uint32_t rank : x.rank) ++size[rank];
  double pairs = 0;
  std::size_t first = 0;
  for (const std::size_t length : size) {
    for (std::size_t i = first; i < first + length;) {
      std::size_t last = i;
      while (last < first + length && y[last] == y[i]) ++last;
      pairs += 0.5 * static_cast<double>(last - i) * static_cast<double>(last - i - 1);
      i = last;
    }
    first += length;
  }
  return pairs;
}

/// P(inversions ≤ most) of a random order of n.
double inversions_tail(std::size_t n, std::size_t most) {
  std::vector<double> p(most + 1, 0.0), next(most + 1);
  p[0] = 1;
  for (std::size_t j = 2; j <= n; ++j) {
    double window = 0;
    for (std::size_t i = 0; i <= most; ++i) {
      window += p[i];
      if (i >= j) window -= p[i - j];
      next[i] = std::max(0.0, window) / static_cast<double>(j);
    }
    p.swap(next);
  }
  double sum = 0;
  for (const double share : p) sum += share;
  return std::min(1.0, sum);
}

bool is_exact(const Kendall& question, double n, bool has_ties, double discordant) {
  if (question.method == "asymptotic") return false;
  const double rarer = std::min(discordant, 0.5 * n * (n - 1) - discordant);
  if (question.method == "auto") return !has_ties && (n <= kExactByDefault || (rarer <= 1 && n <= kMostExact));
  if (question.method != "exact")
    throw core::BadParameter("kendall", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (has_ties) throw core::BadParameter("kendall", "method", "\"exact\" with ties", "\"asymptotic\"");
  if (n > kMostExact)
    throw core::BadParameter("kendall", "method", fmt::format("\"exact\" for {:g} pairs", n),
                             fmt::format("\"asymptotic\" beyond {:g}", kMostExact));
  return true;
}

/// Another coefficient in the place of τ_b, its interval in the same proportion.
void rescale(Effect& effect, const std::string& coefficient, double value) {
  const double by = effect.value != 0 ? value / effect.value : 1;
  effect.name = coefficient == "c" ? "τ_c" : coefficient == "gamma" ? "γ" : "Somers' D";
  effect.value = std::clamp(value, -1.0, 1.0);
  if (effect.interval)
    effect.interval = core::Interval{std::clamp(by * effect.interval->low, -1.0, 1.0),
                                     std::clamp(by * effect.interval->high, -1.0, 1.0)};
}

}  // namespace

TestResult kendall(const Kendall& question, core::Run& run) {
  const Alternative alternative = read_alternative("kendall", question.alternative);
  check_confidence("kendall", question.confidence);
  const auto& which = question.coefficient;
  if (which != "b" && which != "c" && which != "gamma" && which != "somers")
    throw core::BadParameter("kendall", "coefficient", "\"" + which + "\"", "\"b\", \"c\", \"gamma\" or \"somers\"");
  const Samples samples =
      read_matched(question, {.kernel = "kendall", .at_least = 2, .at_most = 2, .size = 2, .finite = false});
  const auto n = static_cast<double>(samples.values[0].size()), all = 0.5 * n * (n - 1);
  const Order x = order_of(samples.values[0]), y = order_of(samples.values[1]);
  std::vector<std::uint32_t> sequence = in_order_of(x, y);
  const double both = jointly_tied(sequence, x), discordant = count_inversions(sequence);
  const double balance = all - x.pairs - y.pairs + both - 2 * discordant;  // C − D

  TestResult result = start_matched_result("Kendall", "τ", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  result.ties = static_cast<int>(2 * samples.values[0].size() - x.distinct - y.distinct);
  const bool exact = is_exact(question, n, result.ties > 0, discordant);
  if (x.distinct == 1 || y.distinct == 1) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: a sample is constant");
    result.read();
    return result;
  }
  result.statistic = std::clamp(balance / std::sqrt(all - x.pairs) / std::sqrt(all - y.pairs), -1.0, 1.0);
  if (exact) {
    const auto size = static_cast<std::size_t>(n),
               rare = static_cast<std::size_t>(std::min(discordant, all - discordant));
    const double small = inversions_tail(size, rare);
    const double rest = rare == 0 ? 1.0 : 1 - inversions_tail(size, rare - 1);
    const bool rises = discordant <= all - discordant;
    result.method = "exact";
    result.p = p_of_tails(alternative, rises ? rest : small, rises ? small : rest);
    result.smallest_p = p_of_tails(alternative, inversions_tail(size, 0), inversions_tail(size, 0));
  } else {
    const double m = n * (n - 1);
    double variance = (m * (2 * n + 5) - x.weighted - y.weighted) / 18 + 2 * x.pairs * y.pairs / m;
    if (n > 2) variance += x.triples * y.triples / (9 * m * (n - 2));
    const double z = balance / std::sqrt(variance);
    result.method = "asymptotic";
    result.p = p_of_tails(alternative, normal_survival(-z), normal_survival(z));
  }
  const double error = n > 4 ? std::sqrt(0.437 / (n - 4)) : 0;
  result.effect = Effect{"τ_b", result.statistic, fisher_interval(result.statistic, error, question.confidence),
                         question.confidence};
  if (question.coefficient != "b") {
    const double fewer = std::min(x.distinct, y.distinct);
    const double over = question.coefficient == "c"       ? n * n * (fewer - 1) / (2 * fewer)
                        : question.coefficient == "gamma" ? all - x.pairs - y.pairs + both
                                                          : all - x.pairs;
    rescale(*result.effect, question.coefficient, balance / over);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
