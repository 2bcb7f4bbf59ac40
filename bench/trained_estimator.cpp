// SPDX-License-Identifier: MIT
//
// What an estimate of mutual information costs once a network has learnt to make it, against a critic that is trained
// for the one sample (MINE) and against nearest neighbours. The network is that of
// scripts/supervised_mutual_information; what its weights are has no part in the time.
#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "stdlib/core/ranks.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/variational/variational_mutual_information.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/readings.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using Values = std::vector<double>;

constexpr std::size_t kWaves = 137;

networks::Layers layers(std::vector<networks::LayerWord> words) { return networks::Layers::of(std::move(words)); }

/// Waves of a row, and their means over the rows.
networks::Perceptron pooled(std::size_t n) {
  networks::Convolution waves;
  waves.channels = static_cast<int>(kWaves);
  waves.size = {1};
  waves.activation = core::Function::traced(cos(core::Expression::argument(0)), 1);
  networks::Pooling means;
  means.size = {static_cast<double>(n)};
  means.of = "mean";
  core::Run run;
  return networks::mlp({layers({Values{static_cast<double>(n), 3}, waves, means}), std::string("gelu")}, run);
}

struct Estimator {
  networks::Perceptron first, second;

  double operator()(const Values& x, const Values& y, core::Run& run) const {
    const std::size_t n = x.size();
    const auto turned = [](Values values, bool is_turned) {
      if (is_turned)
        for (double& value : values) value = -value;
      return core::midranks(values);
    };
    double sum = 0;
    for (int way = 0; way < 8; ++way) {
      Values u = turned(x, (way & 1) != 0), v = turned(y, (way & 2) != 0), rows;
      if ((way & 4) != 0) u.swap(v);
      for (std::size_t i = 0; i < n; ++i) rows.insert(rows.end(), {u[i], v[i], 1.0});
      const core::Array set({core::Dimension("set", 1), core::Dimension("row", n), core::Dimension("number", 3)},
                            std::move(rows));
      const core::Array means = networks::layer_outputs({first, set, {}}, run);
      Values both(means.real().begin(), means.real().end());
      for (std::size_t k = 0; k < kWaves; ++k) both.push_back(both[k] * both[k]);
      const core::Array statistics({core::Dimension("set", 1), core::Dimension("unit", 2 * kWaves)}, std::move(both));
      for (const double q : networks::layer_outputs({second, statistics, {}}, run).real()) sum += q / (8 * 19);
    }
    return sum;
  }
};

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // few: does it run at all
  fmt::print("{:<8}  {:>12}  {:>12}  {:>12}  {:>12}\n", "rows", "network", "MINE", "over", "neighbours");
  for (const std::size_t n : {50, 100, 200}) {
    Values x(n), y(n);
    core::Stream(1).fill_normal(x);
    core::Stream(2).fill_normal(y);
    for (std::size_t i = 0; i < n; ++i) y[i] = 0.6 * x[i] + 0.8 * y[i];
    core::Run run;
    const Estimator estimator{pooled(n),
                              networks::mlp({layers({2.0 * kWaves, 64.0, 48.0, 19.0}), std::string("gelu")}, run)};
    const double network = bench::least_seconds(brief ? 1 : 50, [&] { estimator(x, y, run); });
    information::VariationalMutualInformation mine;
    mine.x = core::Array::of(x);
    mine.y = core::Array::of(y);
    mine.bound = "mine";
    mine.steps = brief ? 20 : 2000;
    const double fit = bench::least_seconds(
        brief ? 1 : 3, [&] { information::variational_mutual_information(mine, run); }, CLOCK_PROCESS_CPUTIME_ID);
    information::KsgMutualInformation near;
    near.x = core::Array::of(x);
    near.y = core::Array::of(y);
    const double by_neighbours =
        bench::least_seconds(brief ? 1 : 50, [&] { information::ksg_mutual_information(near, run); });
    fmt::print("{:<8}  {:>9.2f} ms  {:>9.0f} ms  {:>12.0f}  {:>9.3f} ms\n", n, 1e3 * network, 1e3 * fit, fit / network,
               1e3 * by_neighbours);
  }
}
