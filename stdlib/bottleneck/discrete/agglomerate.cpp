// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/agglomerate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

/// Clusters as they grow: their masses and distributions, who is left, and the cheapest partner of each.
class Clusters {
 public:
  explicit Clusters(const Source& source)
      : outcomes_(source.outcomes),
        mass_(source.mass),
        joint_(source.symbols * source.outcomes),
        name_(source.symbols),
        costs_(source.symbols * source.symbols, std::numeric_limits<double>::infinity()),
        nearest_(source.symbols) {
    for (std::size_t x = 0; x < source.symbols; ++x) {
      name_[x] = x;
      left_.push_back(x);
      for (std::size_t y = 0; y < outcomes_; ++y)
        joint_[x * outcomes_ + y] = mass_[x] * source.conditional[x * outcomes_ + y];
    }
    for (std::size_t a = 0; a < left_.size(); ++a)
      for (std::size_t b = a + 1; b < left_.size(); ++b) cost(a, b) = loss_of(a, b);
    for (const std::size_t a : left_) find_nearest(a);
  }

  std::size_t size() const { return left_.size(); }

  Merge merge_cheapest(std::size_t new_name) {
    std::size_t best = left_.front();
    for (const std::size_t a : left_)
      if (cost(a, nearest_[a]) < cost(best, nearest_[best])) best = a;
    const std::size_t other = nearest_[best];
    const Merge merge{std::min(name_[best], name_[other]), std::max(name_[best], name_[other]), cost(best, other)};
    mass_[best] += mass_[other];
    for (std::size_t y = 0; y < outcomes_; ++y) joint_[best * outcomes_ + y] += joint_[other * outcomes_ + y];
    name_[best] = new_name;
    left_.erase(std::find(left_.begin(), left_.end(), other));
    for (const std::size_t a : left_)
      if (a != best) cost(a, best) = loss_of(std::min(a, best), std::max(a, best));
    for (const std::size_t a : left_) {
      if (a == best || nearest_[a] == best || nearest_[a] == other)
        find_nearest(a);
      else if (a < best && cost(a, best) < cost(a, nearest_[a]))
        nearest_[a] = best;
    }
    return merge;
  }

 private:
  double& cost(std::size_t a, std::size_t b) { return costs_[std::min(a, b) * mass_.size() + std::max(a, b)]; }

  /// Among those behind it; itself, at infinite cost, where there is none.
  void find_nearest(std::size_t a) {
    nearest_[a] = a;
    for (const std::size_t b : left_)
      if (b > a && cost(a, b) < cost(a, nearest_[a])) nearest_[a] = b;
  }

  double loss_of(std::size_t a, std::size_t b) const {
    const std::span<const double> p = std::span(joint_).subspan(a * outcomes_, outcomes_);
    const std::span<const double> q = std::span(joint_).subspan(b * outcomes_, outcomes_);
    const double both = mass_[a] + mass_[b];
    double sum = 0;
    for (std::size_t y = 0; y < outcomes_; ++y) {
      const double mean = (p[y] + q[y]) / both;
      if (p[y] > 0) sum += p[y] * std::log(p[y] / (mass_[a] * mean));
      if (q[y] > 0) sum += q[y] * std::log(q[y] / (mass_[b] * mean));
    }
    return std::max(0.0, sum);
  }

  std::size_t outcomes_;
  std::vector<double> mass_, joint_;
  std::vector<std::size_t> name_, left_;
  std::vector<double> costs_;
  std::vector<std::size_t> nearest_;
};

}  // namespace

std::vector<Merge> agglomerate(const Source& source, core::Run& run) {
  std::vector<Merge> merges;
  Clusters clusters(source);
  while (clusters.size() > 1) {
    run.tick();
    merges.push_back(clusters.merge_cheapest(source.symbols + merges.size()));
  }
  return merges;
}

MergedWorth worth_of(const Source& source, const std::vector<Merge>& merges) {
  const std::size_t n = source.symbols;
  MergedWorth worth{std::vector<double>(n), std::vector<double>(n)};
  std::vector<double> mass = source.mass;
  double spread = source.entropy, told = source.information;
  for (std::size_t left = n; left > 1; --left) {
    worth.entropy[left - 1] = std::max(0.0, spread);
    worth.relevance[left - 1] = std::max(0.0, told);
    const Merge& merge = merges[n - left];
    const double a = mass[merge.first], b = mass[merge.second];
    told -= merge.loss;
    spread += a * std::log(a / (a + b)) + b * std::log(b / (a + b));
    mass.push_back(a + b);
  }
  return worth;
}

std::size_t read_clusters(const char* kernel, int clusters, std::size_t symbols) {
  if (clusters < 1 || static_cast<std::size_t>(clusters) > symbols)
    throw core::BadParameter(kernel, "clusters", fmt::format("{}", clusters),
                             fmt::format("in [1, {}], as there are so many distinct x", symbols));
  return static_cast<std::size_t>(clusters);
}

std::vector<std::size_t> clusters_left(std::size_t symbols, const std::vector<Merge>& merges, std::size_t clusters) {
  const std::size_t done = symbols - clusters;
  std::vector<std::size_t> parent(symbols + done);
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = i;
  for (std::size_t k = 0; k < done; ++k) parent[merges[k].first] = parent[merges[k].second] = symbols + k;
  std::vector<std::size_t> number(parent.size(), Source::kNone), out(symbols);
  std::size_t next = 0;
  for (std::size_t x = 0; x < symbols; ++x) {
    std::size_t top = x;
    while (parent[top] != top) top = parent[top];
    if (number[top] == Source::kNone) number[top] = next++;
    out[x] = number[top];
  }
  return out;
}

}  // namespace ansatz::bottleneck
