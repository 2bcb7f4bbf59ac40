// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/categories/best_categories.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/categories/merges.h"
#include "stdlib/bottleneck/categories/partition_cost.h"
#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::bottleneck {

namespace {

using core::Array;
using core::BadParameter;
using information::Points;
using Labels = std::vector<std::size_t>;

constexpr std::size_t kExact = 10;  // items whose 115 975 partitions are all looked at

Points items_of(const char* kernel, const Array& x, core::Run& run) {
  return information::paired_points(kernel, {{"x", &x}}, "never", 1, run)[0];
}

/// Labels as numbers from 0 on, in the order in which they first stand.
Labels numbered(const Points& labels) {
  Labels out;
  std::map<double, std::size_t> seen;
  for (const double label : labels.column(0)) out.push_back(seen.try_emplace(label, seen.size()).first->second);
  return out;
}

double checked_beta(const char* kernel, double beta) {
  if (!(beta >= 0) || !std::isfinite(beta)) throw BadParameter(kernel, "beta", fmt::format("{:g}", beta), "at least 0");
  return beta;
}

/// The best partition at one β so far.
class Best {
 public:
  Best(const Points& items, double beta) : items_(items), beta_(beta) {}

  void offer(const Labels& labels) {
    Partition partition(items_, labels);
    partition.settle(beta_);
    take(partition.category_of(), partition.complexity(), partition.distortion());
  }
  /// As it is, without moves.
  void take(const Labels& labels, double complexity, double distortion) {
    const double cost = complexity + beta_ * distortion;
    if (!(cost < cost_ - kRounding)) return;
    cost_ = cost;
    labels_ = labels;
  }

  const Labels& labels() const { return labels_; }
  double beta() const { return beta_; }

 private:
  const Points& items_;
  double beta_, cost_ = std::numeric_limits<double>::infinity();
  Labels labels_;
};

/// Every partition of n items once: each item joins a category that an earlier one began, or begins the next.
template <class Look>
void each_partition(std::size_t n, const Look& look) {
  Labels labels(n, 0);
  const auto place = [&](const auto& self, std::size_t i, std::size_t begun) -> void {
    if (i == n) {
      look(labels);
      return;
    }
    for (std::size_t c = 0; c <= begun; ++c) {
      labels[i] = c;
      self(self, i + 1, std::max(begun, c + 1));
    }
  };
  place(place, 0, 0);
}

void search_all(const Points& items, std::vector<Best>& best, const core::Run& run) {
  each_partition(items.count, [&](const Labels& labels) {
    run.tick();
    const Partition partition(items, labels);
    const double complexity = partition.complexity(), distortion = partition.distortion();
    for (Best& one : best) one.take(labels, complexity, distortion);
  });
}

void search_from_many(const Points& items, int restarts, std::vector<Best>& best, core::Run& run) {
  const auto ways = merges(items, run);
  std::vector<Partition> partitions;
  for (const Labels& labels : ways) partitions.emplace_back(items, labels);
  const core::Stream stream = run.stream("restarts");
  for (std::size_t b = 0; b < best.size(); ++b) {
    run.tick();
    // Of the merges the partition that costs least as it is.
    Best start(items, best[b].beta());
    for (const Partition& way : partitions) start.take(way.category_of(), way.complexity(), way.distortion());
    best[b].offer(start.labels());
    for (int r = 0; r < restarts; ++r) {
      const core::Stream here = stream.at(b).at(static_cast<std::uint64_t>(r));
      const std::size_t most = 1 + here.below(0, items.count);
      Labels labels(items.count);
      for (std::size_t i = 0; i < items.count; ++i) labels[i] = here.below(i + 1, most);
      best[b].offer(labels);
    }
  }
  for (int turn = 0; turn < 2; ++turn) {
    for (std::size_t b = 1; b < best.size(); ++b) best[b].offer(best[b - 1].labels());
    for (std::size_t b = best.size(); b-- > 1;) best[b - 1].offer(best[b].labels());
  }
}

}  // namespace

CategoryCostEstimate category_cost(const CategoryCost& question, core::Run& run) {
  constexpr const char* kKernel = "category_cost";
  const Array given = information::as_array(question.labels);
  const auto samples =
      information::paired_points(kKernel, {{"x", &question.x}, {"labels", &given, true}}, "never", 1, run);
  const Points& items = samples[0];
  if (samples[1].dimension != 1)
    throw BadParameter(kKernel, "labels", fmt::format("{} components an item", samples[1].dimension),
                       "one label an item");
  const Labels labels = numbered(samples[1]);
  checked_beta(kKernel, question.beta);
  const Partition partition(items, labels);
  CategoryCostEstimate out;
  out.complexity = partition.complexity();
  out.distortion = partition.distortion();
  out.cost = out.complexity + question.beta * out.distortion;
  out.categories = static_cast<int>(*std::max_element(labels.begin(), labels.end())) + 1;
  return out;
}

BestCategoriesResult best_categories(const BestCategories& question, core::Run& run) {
  constexpr const char* kKernel = "best_categories";
  const Points items = items_of(kKernel, question.x, run);
  if (question.restarts < 0) throw BadParameter(kKernel, "restarts", std::to_string(question.restarts), "at least 0");
  const Array given = question.beta.as_real();
  if (given.size() == 0) throw BadParameter(kKernel, "beta", "empty", "a number at least");
  std::vector<std::size_t> order(given.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (const double beta : given.real()) checked_beta(kKernel, beta);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return given.real()[a] < given.real()[b]; });
  std::vector<Best> best;
  for (const std::size_t b : order) best.emplace_back(items, given.real()[b]);
  if (items.count <= kExact)
    search_all(items, best, run);
  else
    search_from_many(items, question.restarts, best, run);
  std::vector<double> labels(given.size() * items.count), complexity(given.size()), distortion(given.size()),
      cost(given.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Partition partition(items, best[k].labels());
    const auto names = partition.labels();
    std::copy(names.begin(), names.end(), labels.begin() + static_cast<std::ptrdiff_t>(order[k] * items.count));
    complexity[order[k]] = partition.complexity();
    distortion[order[k]] = partition.distortion();
    cost[order[k]] = complexity[order[k]] + best[k].beta() * distortion[order[k]];
  }
  const core::Dimension along("beta", Array::of({given.real().begin(), given.real().end()}));
  BestCategoriesResult out;
  out.labels = Array({along, {"item", items.count}}, std::move(labels));
  out.complexity = Array({along}, std::move(complexity));
  out.distortion = Array({along}, std::move(distortion));
  out.cost = Array({along}, std::move(cost));
  return out;
}

}  // namespace ansatz::bottleneck
