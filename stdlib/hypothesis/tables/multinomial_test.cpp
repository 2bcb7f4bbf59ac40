// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/multinomial_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/cell_counts.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kMultinomialTest = "multinomial_test";
constexpr double kExactByDefault = 1e6, kMostExact = 1e8, kMostDrawn = 1e6;

/// What a cell with so many counts adds to how extreme an outcome is, and to the logarithm of its probability.
struct CellTable {
  std::vector<double> extreme, log_probability;
};

/// The cells' tables, and what has been seen of outcomes.
struct Outcomes {
  std::vector<CellTable> cells;
  double log_factorial = 0, observed = 0, tie = 0;
  double as_extreme = 0, most = -std::numeric_limits<double>::infinity(), at_most = 0;

  void see(double extreme, double probability) {
    if (extreme >= observed - tie) as_extreme += probability;
    if (extreme > most + tie) most = extreme, at_most = 0;
    if (extreme >= most - tie) at_most += probability;
  }

  /// All outcomes in which the cells from `cell` on hold `left` counts.
  void enumerate(std::size_t cell, std::size_t left, double extreme, double log_probability, core::Run& run) {
    const CellTable& here = cells[cell];
    if (cell + 1 == cells.size()) {
      see(extreme + here.extreme[left], std::exp(log_probability + here.log_probability[left]));
      return;
    }
    if (cell + 2 == cells.size()) run.tick();
    for (std::size_t count = 0; count <= left; ++count)
      enumerate(cell + 1, left - count, extreme + here.extreme[count], log_probability + here.log_probability[count],
                run);
  }
};

Outcomes outcomes_of(const CellCounts& cells, const std::string& order) {
  Outcomes out;
  const auto total = static_cast<std::size_t>(cells.total);
  out.log_factorial = log_gamma(cells.total + 1);
  for (std::size_t i = 0; i < cells.counts.size(); ++i) {
    CellTable table;
    const double expected = cells.expected[i], log_share = std::log(expected / cells.total);
    for (std::size_t count = 0; count <= total; ++count) {
      const auto o = static_cast<double>(count);
      table.log_probability.push_back(o * log_share - log_gamma(o + 1));
      table.extreme.push_back(order == "probability"   ? -table.log_probability.back()
                              : order == "chi_squared" ? (o - expected) * (o - expected) / expected
                              : count > 0              ? 2 * o * std::log(o / expected)
                                                       : 0);
    }
    out.observed += table.extreme[static_cast<std::size_t>(cells.counts[i])];
    out.cells.push_back(std::move(table));
  }
  out.tie = order == "probability" ? 1e-7 : 1e-7 * std::abs(out.observed);
  return out;
}

/// As many outcomes as `draws`, each of `total` draws of a cell.
void draw(Outcomes& outcomes, const CellCounts& cells, int draws, core::Run& run) {
  std::vector<double> upper;
  for (const double expected : cells.expected) upper.push_back((upper.empty() ? 0 : upper.back()) + expected);
  for (double& bound : upper) bound /= upper.back();
  const core::Stream stream = run.stream("multinomial");
  const auto total = static_cast<std::size_t>(cells.total);
  std::vector<double> uniform(total);
  std::vector<std::size_t> counts(upper.size());
  for (int round = 0; round < draws; ++round) {
    run.tick();
    stream.at(static_cast<std::uint64_t>(round)).fill_uniform(uniform);
    std::fill(counts.begin(), counts.end(), 0);
    for (const double u : uniform)
      ++counts[static_cast<std::size_t>(std::upper_bound(upper.begin(), upper.end() - 1, u) - upper.begin())];
    double extreme = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) extreme += outcomes.cells[i].extreme[counts[i]];
    outcomes.see(extreme, 1);
  }
}

bool is_exact(const MultinomialTest& question, double outcomes) {
  if (question.method == "monte_carlo") return false;
  if (question.method == "auto") return outcomes <= kExactByDefault;
  if (question.method != "exact")
    throw core::BadParameter(kMultinomialTest, "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"monte_carlo\"");
  if (outcomes > kMostExact)
    throw core::BadParameter(kMultinomialTest, "method", fmt::format("\"exact\" for {:.2g} outcomes", outcomes),
                             "\"monte_carlo\" beyond 1e8");
  return true;
}

}  // namespace

TestResult multinomial_test(const MultinomialTest& question, core::Run& run) {
  check_confidence(kMultinomialTest, question.confidence);
  if (question.order != "probability" && question.order != "chi_squared" && question.order != "g")
    throw core::BadParameter(kMultinomialTest, "order", "\"" + question.order + "\"",
                             "\"probability\", \"chi_squared\" or \"g\"");
  if (question.draws < 1)
    throw core::BadParameter(kMultinomialTest, "draws", std::to_string(question.draws), "at least 1");
  const CellCounts cells = read_cells(kMultinomialTest, question.counts, question.expected);
  const auto k = static_cast<double>(cells.counts.size());
  const bool exact = is_exact(question, std::exp(log_choose(cells.total + k - 1, k - 1)));
  if (cells.total > kMostDrawn)
    throw core::BadParameter(kMultinomialTest, "counts", fmt::format("{:g} in all", cells.total),
                             "at most 1e6 in all: goodness_of_fit has no such bound");
  Outcomes outcomes = outcomes_of(cells, question.order);

  TestResult result;
  result.test = "multinomial";
  result.symbol = question.order == "g" ? "G" : "χ²";
  result.statistic = question.order == "g" ? std::max(0.0, outcomes.observed) : pearson_of(cells);
  result.n = {cells.total};
  if (exact) {
    outcomes.enumerate(0, static_cast<std::size_t>(cells.total), 0, outcomes.log_factorial, run);
    result.method = "exact";
    result.p = std::min(1.0, outcomes.as_extreme);
    result.smallest_p = std::min(1.0, outcomes.at_most);
  } else {
    draw(outcomes, cells, question.draws, run);
    result.method = "Monte Carlo";
    result.p = (1 + outcomes.as_extreme) / (1.0 + question.draws);
    result.smallest_p = 1 / (1.0 + question.draws);
  }
  result.effect = cohens_w(cells, k - 1, question.confidence);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
