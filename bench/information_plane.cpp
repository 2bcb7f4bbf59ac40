// SPDX-License-Identifier: MIT
//
// A look at all layers of the 12-10-7-5-4-3-2 network on 4096 patterns, from the values that a script holds to those it
// gets, against an epoch of its training.
#include <fmt/format.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "stdlib/bottleneck/plane/layer_information.h"
#include "stdlib/bottleneck/plane/snapshot.h"
#include "stdlib/bottleneck/plane/symmetric_rule.h"
#include "stdlib/networks/training.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::networks;
using bench::seconds;

void compare(const char* bend, std::size_t batch, int times) {
  core::Run run;
  const auto rule = bottleneck::symmetric_rule({.held_out = 0}, run);
  core::Record data;
  data.set("patterns", rule.patterns);
  data.set("joint", rule.joint);
  const Perceptron net = mlp({{12, 10, 7, 5, 4, 3, 2}, std::string(bend)}, run);
  const Network network = network_of("bench", net);
  Examples examples{{4096, 12}, {4096, 2}};
  for (std::size_t i = 0; i < 4096; ++i) {
    for (std::size_t j = 0; j < 12; ++j) examples.inputs.at(i, j) = rule.patterns.number(12 * i + j);
    examples.targets.at(i, static_cast<std::size_t>(rule.y.number(i))) = 1;
  }
  Training training("bench", network, initial_parameters("bench", network, "automatic", core::Stream(1)), examples,
                    Loss::cross_entropy, {}, batch, core::Stream(2));
  const std::vector<std::size_t> layers{1, 2, 3, 4, 5, 6};
  double epoch = 1e300, even = 1e300, forward = 1e300, adaptive = 1e300;
  for (int i = 0; i < times; ++i) {  // in turn, so that a busy machine slows all alike
    epoch = std::min(epoch, seconds([&] { training.epoch(run); }));
    even = std::min(even, seconds([&] { bottleneck::layer_information({net, data, bottleneck::Binned{}}, run); }));
    forward = std::min(forward, seconds([&] {
                         const bottleneck::Task task = bottleneck::read_task("bench", data, network, run);
                         const bottleneck::Snapshot snapshot(network, net.parameters.real(), task, true, layers);
                         visit_layers("bench", snapshot, run, [](auto&&...) {});
                       }));
  }
  for (int i = 0; i < times; ++i)
    adaptive = std::min(adaptive, seconds([&] {
                          bottleneck::layer_information({net, data, bottleneck::AdaptivelyBinned{}}, run);
                        }));
  fmt::print(
      "  {:4} batch {:4}  epoch {:4.0f} µs; even bins {:4.0f} µs, ratio {:.2f}, of it reading and the way forward "
      "{:.0f} µs, "
      "binning {:.2f}; adaptive bins {:.0f} µs, {:.1f}\n",
      bend, batch, 1e6 * epoch, 1e6 * even, even / epoch, 1e6 * forward, (even - forward) / epoch, 1e6 * adaptive,
      adaptive / epoch);
}

}  // namespace

int main(int argc, char** argv) {
  const bool smoke = argc > 1 && std::strcmp(argv[1], "--smoke") == 0;
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  fmt::print("a look at the layers of 12-10-7-5-4-3-2, 4096 patterns, against an epoch, one thread\n");
  for (const char* bend : {"tanh", "relu"})
    for (const std::size_t batch : {128, 512}) compare(bend, batch, smoke ? 2 : 100);
}
