// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_independence_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/ksg_conditional_mutual_information.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kKsgIndependenceTest = "ksg_independence_test";

using Order = std::vector<std::size_t>;

Order shuffled(std::size_t count, const core::Stream& stream) {
  Order order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  stream.shuffle(order);
  return order;
}

/// Which row of x each row takes, among those near in z.
class Exchange {
 public:
  Exchange(const Points& given, std::size_t near, core::Run& run)
      : near_(near), neighbours_(Nearest(given, Norm::largest, run).neighbours(near, 0, run)) {}

  Order draw(const core::Stream& stream) const {
    const std::size_t n = neighbours_.size() / near_;
    std::vector<bool> is_taken(n, false);
    Order from(n), candidates(near_ + 1);
    const core::Stream choices = stream.at("choices");
    for (const std::size_t row : shuffled(n, stream.at("rows"))) {
      candidates[0] = row;
      for (std::size_t s = 0; s < near_; ++s) candidates[s + 1] = neighbours_[row * near_ + s];
      choices.at(row).shuffle(candidates);
      const auto free = std::find_if(candidates.begin(), candidates.end(), [&](std::size_t c) { return !is_taken[c]; });
      from[row] = free != candidates.end() ? *free : candidates[0];
      is_taken[from[row]] = true;
    }
    return from;
  }

 private:
  std::size_t near_;
  std::vector<std::uint32_t> neighbours_;
};

}  // namespace

KsgIndependence ksg_independence_test(const KsgIndependenceTest& question, core::Run& run) {
  const double scale = log_of_base(kKsgIndependenceTest, question.base);
  std::vector<NamedSample> named{{"x", &question.x}, {"y", &question.y}};
  if (question.given) named.push_back({"given", &*question.given});
  auto samples = paired_points(kKsgIndependenceTest, named, question.missing, 3, run);
  for (Points& sample : samples) rescale(kKsgIndependenceTest, question.scale, sample);
  const Points &x = samples[0], &y = samples[1];
  const std::size_t n = x.count, k = checked_neighbours(kKsgIndependenceTest, question.neighbours, n, 0);
  if (question.permutations < 1)
    throw BadParameter(kKsgIndependenceTest, "permutations", std::to_string(question.permutations), "at least 1");
  if (question.near < 1 || static_cast<std::size_t>(question.near) >= n)
    throw BadParameter(kKsgIndependenceTest, "near", std::to_string(question.near), fmt::format("in [1, {})", n));
  const auto estimate = [&](const std::string& name, const Points& of_x) {
    const auto local =
        question.given ? frenzel_pompe(name, of_x, y, samples[2], k, 0, run) : ksg_local(name, of_x, y, k, 0, run);
    return gathered(local, scale, question.base).information;
  };
  KsgIndependence out;
  out.information = estimate(kKsgIndependenceTest, x);
  std::optional<Exchange> exchange;
  if (question.given) exchange.emplace(samples[2], static_cast<std::size_t>(question.near), run);
  std::vector<double> permuted;
  for (int b = 0; b < question.permutations; ++b) {
    run.tick();
    run.progress(static_cast<double>(b) / question.permutations);
    const core::Stream stream = run.stream("permutation").at(static_cast<std::uint64_t>(b));
    permuted.push_back(estimate("", rows_of(x, exchange ? exchange->draw(stream) : shuffled(n, stream))));
  }
  const auto count = static_cast<double>(permuted.size());
  const auto above = std::count_if(permuted.begin(), permuted.end(), [&](double v) { return v >= out.information; });
  out.p = (1 + static_cast<double>(above)) / (1 + count);
  out.excess = out.information - std::accumulate(permuted.begin(), permuted.end(), 0.0) / count;
  out.permuted = core::Array::along("permutation", std::move(permuted));
  return out;
}

}  // namespace ansatz::information
