// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/categories/best_categories.h"
#include "stdlib/bottleneck/categories/partition_cost.h"
#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::bottleneck {

namespace {

using core::Array;
using core::BadParameter;
using information::Points;

constexpr const char* kKMeans = "k_means";
constexpr int kMostTurns = 1000;

class Clusters {
 public:
  Clusters(const Points& items, std::size_t clusters, const core::Stream& stream)
      : items_(items), label_(items.count, 0), nearest_(items.count) {
    start(clusters, stream);
  }

  /// Turns until no item changes its cluster; the scatter.
  double settle() {
    for (int turn = 0; turn < kMostTurns && assign(); ++turn) recentre();
    double sum = 0;
    for (const double v : nearest_) sum += v;
    return sum;
  }

  const std::vector<std::size_t>& labels() const { return label_; }

 private:
  double square_distance(std::size_t i, const std::vector<double>& centre) const {
    double square = 0;
    for (std::size_t a = 0; a < items_.dimension; ++a)
      square += (items_.at(i, a) - centre[a]) * (items_.at(i, a) - centre[a]);
    return square;
  }
  std::vector<double> item(std::size_t i) const {
    std::vector<double> out;
    for (std::size_t a = 0; a < items_.dimension; ++a) out.push_back(items_.at(i, a));
    return out;
  }

  /// Centres at items, each drawn by its square distance from those before; fewer where no further item differs.
  void start(std::size_t clusters, const core::Stream& stream) {
    centres_.push_back(item(stream.below(0, items_.count)));
    for (std::size_t i = 0; i < items_.count; ++i) nearest_[i] = square_distance(i, centres_[0]);
    while (centres_.size() < clusters) {
      double sum = 0;
      for (const double v : nearest_) sum += v;
      if (!(sum > 0)) return;
      double left = sum * stream.uniform(centres_.size());
      std::size_t taken = items_.count;
      for (std::size_t i = 0; i < items_.count && left >= 0; ++i) {
        if (nearest_[i] > 0) taken = i;
        left -= nearest_[i];
      }
      centres_.push_back(item(taken));
      for (std::size_t i = 0; i < items_.count; ++i)
        nearest_[i] = std::min(nearest_[i], square_distance(i, centres_.back()));
    }
  }

  bool assign() {
    bool has_changed = false;
    for (std::size_t i = 0; i < items_.count; ++i) {
      double least = std::numeric_limits<double>::infinity();
      std::size_t best = 0;
      for (std::size_t c = 0; c < centres_.size(); ++c) {
        const double found = square_distance(i, centres_[c]);
        if (!(found < least)) continue;
        least = found;
        best = c;
      }
      has_changed = has_changed || best != label_[i] || !is_assigned_;
      label_[i] = best;
      nearest_[i] = least;
    }
    is_assigned_ = true;
    return has_changed;
  }

  void recentre() {
    std::vector<double> count(centres_.size(), 0.0);
    std::vector<std::vector<double>> sum(centres_.size(), std::vector<double>(items_.dimension, 0.0));
    for (std::size_t i = 0; i < items_.count; ++i) {
      ++count[label_[i]];
      for (std::size_t a = 0; a < items_.dimension; ++a) sum[label_[i]][a] += items_.at(i, a);
    }
    for (std::size_t c = 0; c < centres_.size(); ++c) {
      if (count[c] == 0) {  // it starts anew, where an item is farthest from its centre
        const auto far = std::max_element(nearest_.begin(), nearest_.end());
        centres_[c] = item(static_cast<std::size_t>(far - nearest_.begin()));
        *far = 0;
        continue;
      }
      for (std::size_t a = 0; a < items_.dimension; ++a) centres_[c][a] = sum[c][a] / count[c];
    }
  }

  const Points& items_;
  std::vector<std::vector<double>> centres_;
  std::vector<std::size_t> label_;
  std::vector<double> nearest_;
  bool is_assigned_ = false;
};

}  // namespace

KMeansResult k_means(const KMeans& question, core::Run& run) {
  const Points items = information::paired_points(kKMeans, {{"x", &question.x}}, "never", 1, run)[0];
  if (question.clusters < 1 || static_cast<std::size_t>(question.clusters) > items.count)
    throw BadParameter(kKMeans, "clusters", std::to_string(question.clusters),
                       fmt::format("in [1, {}], the number of items", items.count));
  if (question.restarts < 1) throw BadParameter(kKMeans, "restarts", std::to_string(question.restarts), "at least 1");
  double least = std::numeric_limits<double>::infinity();
  std::vector<std::size_t> best;
  for (int r = 0; r < question.restarts; ++r) {
    run.tick();
    Clusters clusters(items, static_cast<std::size_t>(question.clusters),
                      run.stream("starts").at(static_cast<std::uint64_t>(r)));
    const double scatter = clusters.settle();
    if (!(scatter < least)) continue;
    least = scatter;
    best = clusters.labels();
  }
  const Partition partition(items, best);
  std::vector<double> labels = partition.labels();
  const auto found = static_cast<std::size_t>(*std::max_element(labels.begin(), labels.end()));
  if (found < static_cast<std::size_t>(question.clusters))
    run.warn(fmt::format("k_means: only {} items differ, so there are as many clusters", found));
  std::vector<double> centres(found * items.dimension);
  for (std::size_t i = 0; i < items.count; ++i) {
    const Category& own = partition.categories()[best[i]];
    const auto row = static_cast<std::size_t>(labels[i]) - 1;
    for (std::size_t a = 0; a < items.dimension; ++a)
      centres[row * items.dimension + a] = own.sum[a] / static_cast<double>(own.count);
  }
  KMeansResult out;
  out.labels = Array::along("item", std::move(labels));
  out.centres = Array({{"cluster", found}, {"component", items.dimension}}, std::move(centres));
  out.distortion = partition.distortion();
  return out;
}

}  // namespace ansatz::bottleneck
