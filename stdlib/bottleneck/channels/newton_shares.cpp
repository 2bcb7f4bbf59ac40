// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/newton_shares.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace ansatz::bottleneck {

namespace {

using Index = Eigen::Index;
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kMost = 300;  // inputs at once
constexpr double kUseful = 1e-12;   // what an input not in use must promise to join, in nats

/// Inputs that matter most, of which the best shares need no more than there are outputs.
std::vector<Index> in_use(std::span<const double> shares, std::size_t outputs) {
  std::vector<Index> order(shares.size());
  std::iota(order.begin(), order.end(), Index{0});
  const std::size_t count = std::min({order.size(), 2 * outputs + 8, kMost});
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
    return shares[static_cast<std::size_t>(a)] > shares[static_cast<std::size_t>(b)];
  });
  order.resize(count);
  return order;
}

}  // namespace

// H r is one for every input, since rows of W sum to one; so that the shares in use solve H r′ = D + 1 − μ, with μ such
// that they sum to one. A little of r′ − r is weighed in, for inputs that look alike.
std::vector<double> newton_shares(std::span<const double> channel, std::span<const double> shares,
                                  std::span<const double> output, std::span<const double> divergence) {
  const auto inputs = static_cast<Index>(shares.size()), outputs = static_cast<Index>(output.size());
  Matrix scaled = Eigen::Map<const Matrix>(channel.data(), inputs, outputs);
  for (Index y = 0; y < outputs; ++y) {
    const double q = output[static_cast<std::size_t>(y)];
    scaled.col(y) *= q > 0 ? 1 / std::sqrt(q) : 0;
  }
  const Eigen::Map<const Eigen::VectorXd> r(shares.data(), inputs), gain(divergence.data(), inputs);
  if (!gain.allFinite()) return {};
  const double ridge = 1e-12 * scaled.rowwise().squaredNorm().maxCoeff();
  std::vector<Index> used = in_use(shares, output.size());
  Eigen::VectorXd now = r;
  for (Index x = 0; x < inputs; ++x)
    if (std::find(used.begin(), used.end(), x) == used.end()) now[x] = 0;
  now /= now.sum();
  for (std::size_t turn = 0; turn < 4 * kMost && !used.empty(); ++turn) {
    const auto count = static_cast<Index>(used.size());
    const Matrix rows = scaled(used, Eigen::all);
    Eigen::MatrixXd curvature = rows * rows.transpose();
    curvature.diagonal().array() += ridge;
    const Eigen::LLT<Eigen::MatrixXd> solver(curvature);
    if (solver.info() != Eigen::Success) return {};
    const Eigen::VectorXd start = now(used), wanted = gain(used).array() + 1 + ridge * r(used).array();
    const Eigen::VectorXd by_gain = solver.solve(wanted), by_one = solver.solve(Eigen::VectorXd::Ones(count));
    const double level = (by_gain.sum() - 1) / by_one.sum();
    const Eigen::VectorXd next = by_gain - level * by_one;
    if (!next.allFinite()) return {};
    // As far as no share is negative; who comes to nothing leaves.
    double way = 1;
    for (Index i = 0; i < count; ++i)
      if (next[i] < 0) way = std::min(way, start[i] / (start[i] - next[i]));
    for (Index i = 0; i < count; ++i) now[used[static_cast<std::size_t>(i)]] = start[i] + way * (next[i] - start[i]);
    if (way < 1) {
      std::erase_if(used, [&](Index x) {
        const bool leaves = now[x] <= 1e-14;
        if (leaves) now[x] = 0;
        return leaves;
      });
      continue;
    }
    // Who would gain more than those in use joins.
    const Eigen::VectorXd flow = scaled.transpose() * now;
    const Eigen::VectorXd excess = (gain.array() + 1 - level - (scaled * flow).array()).matrix();
    Index best = -1;
    for (Index x = 0; x < inputs; ++x)
      if (now[x] == 0 && excess[x] > kUseful && (best < 0 || excess[x] > excess[best]) &&
          std::find(used.begin(), used.end(), x) == used.end())
        best = x;
    if (best < 0 || used.size() == kMost) {
      std::vector<double> out(now.data(), now.data() + inputs);
      for (double& share : out) share = std::max(0.0, share);
      const double sum = std::accumulate(out.begin(), out.end(), 0.0);
      for (double& share : out) share /= sum;
      return out;
    }
    used.push_back(best);
  }
  return {};
}

}  // namespace ansatz::bottleneck
