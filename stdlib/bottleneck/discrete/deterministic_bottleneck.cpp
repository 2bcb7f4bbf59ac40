// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/deterministic_bottleneck.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/betas.h"
#include "stdlib/bottleneck/discrete/hard_code.h"
#include "stdlib/bottleneck/discrete/starts.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kDeterministicBottleneck = "deterministic_bottleneck";

/// The partitions along β, each the best that was found.
class HardCurve {
 public:
  HardCurve(const Source& source, const std::vector<double>& betas, std::size_t restarts, core::Run& run)
      : source_(source), betas_(betas), restarts_(restarts), run_(run), order_(betas.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return betas_[a] < betas_[b]; });
    for (const double beta : betas_)
      best_.emplace_back(source_, std::vector<std::size_t>(source_.symbols, 0), HardWeights{1, beta});
  }

  std::vector<HardCode> find() {
    const MergedPartitions merged(source_, run_);
    const std::size_t last = order_.size() - 1;
    for (std::size_t k = 0; k <= last; ++k) {
      const std::size_t place = order_[k];
      if (betas_[place] <= 1) continue;
      take(place, merged.best(weights(place)));
      for (std::size_t restart = 0; restart < restarts_; ++restart)
        take(place, random_partition(source_.symbols, std::min<std::size_t>(source_.symbols, 16),
                                     run_.stream("start").at(place).at(restart)));
      run_.progress(0.9 * static_cast<double>(k + 1) / static_cast<double>(last + 1));
    }
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t k = 0; k < last; ++k) take(order_[k + 1], best_[order_[k]].clusters());
      for (std::size_t k = last; k > 0; --k) take(order_[k - 1], best_[order_[k]].clusters());
    }
    return std::move(best_);
  }

 private:
  HardWeights weights(std::size_t place) const { return {1, betas_[place]}; }

  void take(std::size_t place, std::vector<std::size_t> cluster) {
    if (betas_[place] <= 1) return;
    HardCode found(source_, std::move(cluster), weights(place));
    found.settle(false, run_.stream("order").at(place), run_);
    if (found.value() < best_[place].value()) best_[place] = std::move(found);
  }

  const Source& source_;
  std::vector<double> betas_;
  std::size_t restarts_;
  core::Run& run_;
  std::vector<std::size_t> order_;  ///< places by rising β
  std::vector<HardCode> best_;      ///< by place
};

}  // namespace

DeterministicBottleneckResult deterministic_bottleneck(const DeterministicBottleneck& question, core::Run& run) {
  const double scale = information::log_of_base(kDeterministicBottleneck, question.base);
  const std::vector<double> betas = read_betas(kDeterministicBottleneck, question.beta);
  const std::size_t restarts = read_restarts(kDeterministicBottleneck, question.restarts);
  const Source source = read_source(kDeterministicBottleneck, question.p, run);
  const std::vector<HardCode> best = HardCurve(source, betas, restarts, run).find();
  std::vector<double> entropy, relevance, lagrangian, sizes;
  for (const HardCode& each : best) {
    entropy.push_back(each.entropy() / scale);
    relevance.push_back(each.relevance() / scale);
    lagrangian.push_back(each.value() / scale);
    sizes.push_back(static_cast<double>(each.size()));
  }
  DeterministicBottleneckResult out;
  out.entropy = along_beta(question.beta, std::move(entropy), "H(T)");
  out.relevance = along_beta(question.beta, std::move(relevance), "I(T; Y)");
  out.lagrangian = along_beta(question.beta, std::move(lagrangian), "H(T) - beta I(T; Y)");
  out.sizes = along_beta(question.beta, std::move(sizes), "clusters");
  out.information = source.information / scale;
  if (betas.size() == 1) out.assignment = assignment_of(source, best.front().clusters(), question.p.dimension(0));
  return out;
}

}  // namespace ansatz::bottleneck
