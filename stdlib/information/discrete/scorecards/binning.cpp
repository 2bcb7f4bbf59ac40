// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/scorecards/binning.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kScorecardBins = "scorecard_bins";

/// Rows that share a value of x, in rising order.
struct Level {
  double value = 0, goods = 0, bads = 0;
  double count() const { return goods + bads; }
};

std::vector<double> read_outcome(const core::Array& outcome, std::size_t rows) {
  if (outcome.type() == core::ElementType::text || outcome.rank() != 1 || outcome.size() != rows)
    throw BadParameter(kScorecardBins, "outcome", fmt::format("of {} values", outcome.size()),
                       fmt::format("a truth value for each of the {} rows", rows));
  const core::Array numbers = outcome.as_real();
  std::vector<double> out(numbers.real().begin(), numbers.real().end());
  double bads = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] != 0 && out[i] != 1)
      throw BadParameter(kScorecardBins, "outcome", fmt::format("{:g} at row {}", out[i], i + 1),
                         "0 or 1, or a truth value");
    bads += out[i];
  }
  if (bads == 0 || bads == static_cast<double>(rows))
    throw BadParameter(kScorecardBins, "outcome", "the same in every row", "of both kinds");
  return out;
}

std::vector<Level> levels_of(const std::vector<double>& x, const std::vector<double>& outcome) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto i, auto j) { return x[i] < x[j]; });
  std::vector<Level> levels;
  for (const auto i : order) {
    if (levels.empty() || levels.back().value != x[i]) levels.push_back({x[i], 0, 0});
    (outcome[i] == 1 ? levels.back().bads : levels.back().goods) += 1;
  }
  return levels;
}

/// Where bins begin: places among the levels, the first 0.
using Starts = std::vector<std::size_t>;

Starts quantile_starts(const std::vector<Level>& levels, std::size_t bins) {
  double all = 0;
  for (const Level& level : levels) all += level.count();
  Starts starts{0};
  double below = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double wanted = all * static_cast<double>(starts.size()) / static_cast<double>(bins);
    // A level goes to the bin that holds its middle.
    if (i > starts.back() && starts.size() < bins && below + 0.5 * levels[i].count() > wanted) starts.push_back(i);
    below += levels[i].count();
  }
  return starts;
}

Starts width_starts(const std::vector<Level>& levels, std::size_t bins) {
  const double low = levels.front().value, width = (levels.back().value - low) / static_cast<double>(bins);
  Starts starts{0};
  for (std::size_t i = 1; i < levels.size(); ++i) {
    const auto bin_of = [&](double v) {
      return std::min(std::floor((v - low) / width), static_cast<double>(bins) - 1);
    };
    if (bin_of(levels[i].value) > bin_of(levels[i - 1].value)) starts.push_back(i);
  }
  return starts;
}

std::vector<Level> gathered(const std::vector<Level>& levels, const Starts& starts) {
  std::vector<Level> bins;
  for (std::size_t b = 0; b < starts.size(); ++b) {
    const std::size_t end = b + 1 < starts.size() ? starts[b + 1] : levels.size();
    Level bin{levels[starts[b]].value, 0, 0};
    for (std::size_t i = starts[b]; i < end; ++i) {
      bin.goods += levels[i].goods;
      bin.bads += levels[i].bads;
    }
    bins.push_back(bin);
  }
  return bins;
}

/// χ² of the 2 × 2 table of two bins.
double chi_squared(const Level& a, const Level& b) {
  const double all = a.count() + b.count(), goods = a.goods + b.goods, bads = a.bads + b.bads;
  if (goods == 0 || bads == 0) return 0;
  const double apart = a.goods * b.bads - a.bads * b.goods;
  return all * apart * apart / (a.count() * b.count() * goods * bads);
}

void chimerge(std::vector<Level> bins, Starts& starts, std::size_t wanted) {
  while (starts.size() > wanted) {
    std::size_t least = 0;
    for (std::size_t b = 1; b + 1 < bins.size(); ++b)
      if (chi_squared(bins[b], bins[b + 1]) < chi_squared(bins[least], bins[least + 1])) least = b;
    bins[least].goods += bins[least + 1].goods;
    bins[least].bads += bins[least + 1].bads;
    bins.erase(bins.begin() + static_cast<std::ptrdiff_t>(least) + 1);
    starts.erase(starts.begin() + static_cast<std::ptrdiff_t>(least) + 1);
  }
}

/// Thresholds of boosted stumps on the logistic loss.
Starts stump_starts(const std::vector<Level>& levels, std::size_t bins) {
  constexpr double kRate = 0.3;
  constexpr int kRounds = 1000;
  double goods = 0, bads = 0;
  for (const Level& level : levels) {
    goods += level.goods;
    bads += level.bads;
  }
  std::vector<double> score(levels.size(), std::log(bads / goods));
  Starts starts{0};
  for (int round = 0; round < kRounds && starts.size() < bins; ++round) {
    std::vector<double> gradient(levels.size()), curvature(levels.size());
    double all_gradient = 0, all_curvature = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const double p = 1 / (1 + std::exp(-score[i]));
      all_gradient += gradient[i] = levels[i].bads - levels[i].count() * p;
      all_curvature += curvature[i] = levels[i].count() * p * (1 - p);
    }
    double left_gradient = 0, left_curvature = 0, most = 0, at_gradient = 0, at_curvature = 0;
    std::size_t split = 0;
    for (std::size_t i = 1; i < levels.size(); ++i) {
      left_gradient += gradient[i - 1];
      left_curvature += curvature[i - 1];
      const double right_gradient = all_gradient - left_gradient, right_curvature = all_curvature - left_curvature;
      if (left_curvature < 1 || right_curvature < 1) continue;  // a leaf has some weight
      const double gain = left_gradient * left_gradient / (left_curvature + 1) +
                          right_gradient * right_gradient / (right_curvature + 1);
      if (gain > most * (1 + 1e-12)) {
        most = gain;
        split = i;
        at_gradient = left_gradient;
        at_curvature = left_curvature;
      }
    }
    if (split == 0 || most < 1e-6) break;
    const double left = at_gradient / (at_curvature + 1);
    const double right = (all_gradient - at_gradient) / (all_curvature - at_curvature + 1);
    for (std::size_t i = 0; i < levels.size(); ++i) score[i] += kRate * (i < split ? left : right);
    if (std::find(starts.begin(), starts.end(), split) == starts.end()) starts.push_back(split);
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

/// Pools neighbours until the share of bads rises, or falls, throughout.
void pool(std::vector<Level> bins, Starts& starts) {
  // The direction in which bads go with the bin, by concordant less discordant pairs.
  double direction = 0;
  for (std::size_t a = 0; a < bins.size(); ++a)
    for (std::size_t b = a + 1; b < bins.size(); ++b)
      direction += bins[a].goods * bins[b].bads - bins[a].bads * bins[b].goods;
  const double sign = direction < 0 ? -1 : 1;
  const auto rate = [](const Level& bin) { return bin.bads / bin.count(); };
  Starts kept;
  std::vector<Level> pooled;
  for (std::size_t b = 0; b < bins.size(); ++b) {
    pooled.push_back(bins[b]);
    kept.push_back(starts[b]);
    while (pooled.size() > 1 && sign * (rate(pooled.back()) - rate(pooled[pooled.size() - 2])) <= 0) {
      Level& before = pooled[pooled.size() - 2];
      before.goods += pooled.back().goods;
      before.bads += pooled.back().bads;
      pooled.pop_back();
      kept.pop_back();
    }
  }
  starts = kept;
}

}  // namespace

ScorecardBinsResult scorecard_bins(const ScorecardBins& question, core::Run& run) {
  if (question.bins < 2) throw BadParameter(kScorecardBins, "bins", std::to_string(question.bins), "at least 2");
  if (question.x.rank() != 1)
    throw BadParameter(kScorecardBins, "x", fmt::format("of {} dimensions", question.x.rank()), "one number a row");
  const core::Array numbers = question.x.as_real();
  const std::vector<double> x(numbers.real().begin(), numbers.real().end());
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!std::isfinite(x[i]))
      throw BadParameter(kScorecardBins, "x", fmt::format("{:g} at row {}", x[i], i + 1), "finite");
  const auto outcome = read_outcome(question.outcome, x.size());
  const auto levels = levels_of(x, outcome);
  if (levels.size() < 2) throw BadParameter(kScorecardBins, "x", "the same in every row", "of two values or more");
  run.tick();
  const auto wanted = static_cast<std::size_t>(question.bins);
  Starts starts;
  if (question.method == "quantile") {
    starts = quantile_starts(levels, wanted);
  } else if (question.method == "width") {
    starts = width_starts(levels, wanted);
  } else if (question.method == "chimerge") {
    starts = quantile_starts(levels, std::max<std::size_t>(wanted, 100));
    chimerge(gathered(levels, starts), starts, wanted);
  } else if (question.method == "stumps") {
    starts = stump_starts(levels, wanted);
  } else {
    throw BadParameter(kScorecardBins, "method", "\"" + question.method + "\"",
                       "\"quantile\", \"width\", \"chimerge\" or \"stumps\"");
  }
  if (question.monotone) pool(gathered(levels, starts), starts);
  ScorecardBinsResult out;
  for (std::size_t b = 1; b < starts.size(); ++b)
    out.edges.push_back(0.5 * levels[starts[b] - 1].value + 0.5 * levels[starts[b]].value);
  std::vector<double> goods, bads;
  for (const Level& bin : gathered(levels, starts)) {
    goods.push_back(bin.goods);
    bads.push_back(bin.bads);
  }
  std::vector<std::int64_t> bin_of(x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    bin_of[i] = 1 + (std::lower_bound(out.edges.begin(), out.edges.end(), x[i]) - out.edges.begin());
  out.goods = core::Array::along("bin", std::move(goods));
  out.bads = core::Array::along("bin", std::move(bads));
  out.bin = core::Array({core::Dimension("row", x.size())}, std::move(bin_of));
  return out;
}

}  // namespace ansatz::information
