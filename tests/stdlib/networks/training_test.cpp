// SPDX-License-Identifier: MIT
#include "stdlib/networks/training.h"

#include <tbb/global_control.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <new>
#include <numeric>

#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::rule_of;
using Catch::Matchers::Contains;

namespace {

std::atomic<long> allocations = 0;

}  // namespace

// This program's own allocation, counted. Not inlined, or the compiler takes a new and a free for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// std::stable_sort takes its buffer by this one.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

const Activation kPlain = activation("test", "identity");

std::vector<double> weights_for(const Network& network, std::uint64_t seed = 1) {
  return initial_parameters("test", network, "automatic", Stream(seed));
}

/// y = 2 a − b + 0.5 and noise.
Examples plane(std::size_t rows) {
  Examples out{{rows, 2}, {rows, 1}};
  out.inputs.values = support::normals(3, 2 * rows);
  const auto noise = support::normals(4, rows);
  for (std::size_t i = 0; i < rows; ++i)
    out.targets.at(i, 0) = 2 * out.inputs.at(i, 0) - out.inputs.at(i, 1) + 0.5 + 0.3 * noise[i];
  return out;
}

/// The three numbers that make Σ (y − w₁ a − w₂ b − c)² least, by Cramer's rule on the normal equations.
std::vector<double> least_squares(const Examples& examples) {
  double m[3][4] = {};
  for (std::size_t i = 0; i < examples.inputs.rows; ++i) {
    const double row[4] = {examples.inputs.at(i, 0), examples.inputs.at(i, 1), 1, examples.targets.at(i, 0)};
    for (int r = 0; r < 3; ++r)
      for (int c = 0; c < 4; ++c) m[r][c] += row[r] * row[c];
  }
  const auto determinant = [&](int replaced) {
    double a[3][3];
    for (int r = 0; r < 3; ++r)
      for (int c = 0; c < 3; ++c) a[r][c] = c == replaced ? m[r][3] : m[r][c];
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1]) - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0]) +
           a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  };
  return {determinant(0) / determinant(3), determinant(1) / determinant(3), determinant(2) / determinant(3)};
}

Examples parity_examples() {
  Examples out{{4, 2}, {4, 2}};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t a = i / 2, b = i % 2;
    out.inputs.at(i, 0) = static_cast<double>(a);
    out.inputs.at(i, 1) = static_cast<double>(b);
    out.targets.at(i, a ^ b) = 1;
  }
  return out;
}

}  // namespace

// A full batch of a quadratic loss: the error falls by a factor an epoch, 1 − 2·0.1·(least eigenvalue, near 1) at most,
// so that 400 epochs leave nothing but rounding.
TEST_CASE("training: a linear layer comes to the least squares", "[networks][training]") {
  const Examples examples = plane(300);
  const Network network({2, 1}, kPlain, kPlain);
  Training training("test", network, weights_for(network), examples, Loss::squared, rule_of("sgd", 0.1), 300,
                    Stream(2));
  Run run;
  for (int e = 0; e < 400; ++e) training.epoch(run);
  const auto wanted = least_squares(examples);
  for (int p = 0; p < 3; ++p) CHECK(training.parameters()[p] == Approx(wanted[p]).epsilon(1e-11));
}

// Minibatches keep it moving about the closed form by noise that falls with the rate.
TEST_CASE("training: minibatches come near the least squares by every rule", "[networks][training]") {
  const auto [name, rate] = GENERATE(table<std::string, double>({{"sgd", 0.01}, {"momentum", 0.001}, {"adam", 0.003}}));
  const Examples examples = plane(300);
  const Network network({2, 1}, kPlain, kPlain);
  Training training("test", network, weights_for(network), examples, Loss::squared, rule_of(name, rate), 32, Stream(2));
  Run run;
  for (int e = 0; e < 300; ++e) training.epoch(run);
  const auto wanted = least_squares(examples);
  for (int p = 0; p < 3; ++p) CHECK(training.parameters()[p] == Approx(wanted[p]).epsilon(0).margin(0.03));
}

TEST_CASE("training: what is not linearly separable is learnt", "[networks][training]") {
  const std::string bend = GENERATE("tanh", "sigmoid", "relu", "gelu");
  CAPTURE(bend);
  const Examples examples = parity_examples();
  const Network network({2, 8, 2}, activation("test", bend), kPlain);
  Training training("test", network, weights_for(network), examples, Loss::cross_entropy, rule_of("adam", 0.05), 4,
                    Stream(2));
  Run run;
  double loss = training.epoch(run);
  CHECK(loss > 0.4);
  for (int e = 0; e < 400; ++e) loss = training.epoch(run);
  CHECK(loss < 0.01);
  Batch out = layer_of(network, training.parameters(), examples.inputs, network.layers().size(), run);
  for (std::size_t i = 0; i < 4; ++i) CHECK((out.at(i, 1) > out.at(i, 0)) == (examples.targets.at(i, 1) == 1));
}

// The best a constant can do with shares p is their entropy.
TEST_CASE("training: cross-entropy against soft targets ends at their entropy", "[networks][training]") {
  Examples examples{{50, 1}, {50, 3}};
  for (std::size_t i = 0; i < 50; ++i)
    for (std::size_t j = 0; j < 3; ++j) examples.targets.at(i, j) = std::array{0.5, 0.3, 0.2}[j];
  const Network network({1, 3}, kPlain, kPlain);
  Training training("test", network, weights_for(network), examples, Loss::cross_entropy, rule_of("sgd", 1.0), 50,
                    Stream(1));
  Run run;
  double loss = 0;
  for (int e = 0; e < 300; ++e) loss = training.epoch(run);
  CHECK(loss == Approx(-(0.5 * std::log(0.5) + 0.3 * std::log(0.3) + 0.2 * std::log(0.2))).epsilon(1e-12));
  Batch out = layer_of(network, training.parameters(), examples.inputs, network.layers().size(), run);
  softmax(out.values.data(), out.rows, out.columns);
  CHECK(out.at(7, 0) == Approx(0.5).epsilon(1e-9));
  CHECK(out.at(7, 2) == Approx(0.2).epsilon(1e-9));
}

TEST_CASE("training: a rate too large is told, and keeps the last whole epoch", "[networks][training]") {
  const Examples examples = plane(64);
  const Network network({2, 4, 1}, activation("test", "relu"), kPlain);
  Training training("train", network, weights_for(network), examples, Loss::squared, rule_of("sgd", 1e6), 64,
                    Stream(2));
  Run run;
  try {
    for (int e = 0; e < 1000; ++e) training.epoch(run);
    FAIL("it did not diverge");
  } catch (const ansatz::core::Diverged& error) {
    CHECK_THAT(error.what(), Contains("train: the loss or a weight is no longer finite at epoch") &&
                                 Contains("a smaller rate is the usual way out"));
    CHECK(error.time == static_cast<double>(training.epochs()));
  }
  for (const double p : training.parameters()) CHECK(std::isfinite(p));
}

TEST_CASE("training: does not depend on the number of threads", "[networks][training]") {
  // Wide enough for several groups of tiles.
  const Network network({20, 160, 160, 4}, activation("test", "gelu"), kPlain);
  Examples examples{{900, 20}, {900, 4}};
  examples.inputs.values = support::normals(1, 900 * 20);
  examples.targets.values = support::normals(2, 900 * 4);
  const auto train = [&](std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    Training training("test", network, weights_for(network), examples, Loss::squared, rule_of("adam", 1e-3), 400,
                      Stream(2));
    Run run;
    const double first = training.epoch(run), second = training.epoch(run);
    CHECK(second < first);
    return training.parameters();
  };
  const auto one = train(1);
  CHECK(one == train(2));
  CHECK(one == train(4));
}

TEST_CASE("training: repeats itself, and another stream takes another order", "[networks][training]") {
  const Examples examples = plane(100);
  const Network network({2, 3, 1}, activation("test", "tanh"), kPlain);
  const auto train = [&](std::uint64_t seed) {
    Training training("test", network, weights_for(network), examples, Loss::squared, rule_of("sgd", 0.05), 16,
                      Stream(seed));
    Run run;
    training.epoch(run);
    training.epoch(run);
    return training.parameters();
  };
  CHECK(train(1) == train(1));
  CHECK(train(1) != train(2));
}

TEST_CASE("training: can be stopped", "[networks][training]") {
  const Examples examples = plane(100);
  const Network network({2, 3, 1}, activation("test", "tanh"), kPlain);
  Training training("test", network, weights_for(network), examples, Loss::squared, rule_of("sgd", 0.05), 16,
                    Stream(1));
  const std::atomic<bool> stop = true;
  const Run run(Stream(1), &stop);
  CHECK_THROWS_AS(training.epoch(run), ansatz::core::Interrupted);
}

TEST_CASE("training: a single pattern and a single unit are enough", "[networks][training]") {
  Examples examples{{1, 1}, {1, 1}};
  examples.inputs.values = {2};
  examples.targets.values = {3};
  const Network network({1, 1}, kPlain, kPlain);
  Training training("test", network, {0, 0}, examples, Loss::squared, rule_of("sgd", 0.1), 10, Stream(1));
  Run run;
  // The loss is (2w + b − 3)², whose slopes at 0 are −12 and −6.
  CHECK(training.epoch(run) == 9);
  CHECK(training.parameters()[0] == Approx(1.2));
  CHECK(training.parameters()[1] == Approx(0.6));
}

TEST_CASE("training: an epoch allocates nothing", "[networks][training]") {
  const std::string bend = GENERATE("tanh", "gelu");
  const Loss loss = GENERATE(Loss::squared, Loss::cross_entropy);
  Examples examples{{500, 6}, {500, 2}};
  examples.inputs.values = support::normals(1, 3000);
  std::fill_n(examples.targets.values.begin(), 500, 1.0);
  const Network network({6, 10, 8, 2}, activation("test", bend), kPlain);
  Training training("test", network, weights_for(network), examples, loss, {}, 200, Stream(1));
  Run run;
  training.epoch(run);  // the first use of a formula on a thread may
  const long before = allocations;
  for (int e = 0; e < 10; ++e) training.epoch(run);
  CHECK(allocations == before);
}

// Of 3000 weights the mean square errs by √(2/3000) = 2.6 % or less; four of that are 10 %.
TEST_CASE("network: starting weights have the variance of their rule", "[networks][network]") {
  const auto [rule, bend, variance] =
      GENERATE(table<std::string, std::string, double>({{"glorot", "relu", 2.0 / 110},
                                                        {"he", "tanh", 2.0 / 50},
                                                        {"lecun", "tanh", 1.0 / 50},
                                                        {"automatic", "tanh", 2.0 / 110},
                                                        {"automatic", "gelu", 2.0 / 50}}));
  CAPTURE(rule, bend);
  const Network network({50, 60, 2}, activation("test", bend), kPlain);
  const auto parameters = initial_parameters("test", network, rule, Stream(9));
  const std::span<const double> weights(parameters.data(), 3000);
  const double square = std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0) / 3000;
  CHECK(square == Approx(variance).epsilon(0.1));
  CHECK(std::abs(std::accumulate(weights.begin(), weights.end(), 0.0) / 3000) < 4 * std::sqrt(variance / 3000));
  for (std::size_t b = 3000; b < 3060; ++b) CHECK(parameters[b] == 0);
}

TEST_CASE("network: a starting rule that is none is refused by name", "[networks][network]") {
  const Network network({1, 1}, kPlain, kPlain);
  CHECK_THROWS_WITH(initial_parameters("mlp", network, "xavier", Stream(1)),
                    "mlp: initial is \"xavier\", but must be \"automatic\", \"glorot\", \"he\" or \"lecun\"");
  CHECK_THROWS_WITH(loss_named("train", "hinge"),
                    "train: loss is \"hinge\", but must be \"squared\", \"cross_entropy\" or "
                    "\"quantiles\"");
}
