// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/channel_capacity.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "support/rows.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Contains;
using support::matrix;

namespace {

ChannelCapacityResult bits(Array channel) {
  Run run;
  ChannelCapacityResult found = channel_capacity({std::move(channel), 1e-12, std::string("bit")}, run);
  CHECK(run.warnings().empty());
  return found;
}

}  // namespace

// Closed forms (Cover & Thomas, Elements of Information Theory, ch. 7); tolerance: the bounds are 1e-12 nats apart.
TEST_CASE("channel_capacity: meets the closed forms", "[bottleneck][channel_capacity]") {
  const auto near = [](double value) { return Approx(value).epsilon(0).margin(2e-12); };
  CHECK(bits(matrix(2, {0.9, 0.1, 0.1, 0.9})).capacity == near(0.531004406410719));
  CHECK(bits(matrix(2, {0.75, 0.25, 0, 0, 0.25, 0.75})).capacity == near(0.75));  // erasure
  const ChannelCapacityResult z = bits(matrix(2, {1, 0, 0.5, 0.5}));
  CHECK(z.capacity == near(std::log2(1.25)));
  CHECK(z.input.number(0) == Approx(0.6).epsilon(0).margin(1e-6));
  CHECK(z.input.number(1) == Approx(0.4).epsilon(0).margin(1e-6));
  CHECK(bits(matrix(4, {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1})).capacity == near(2));
  // The noisy typewriter of 4 keys: two of them can be told apart for sure.
  CHECK(bits(matrix(4, {.5, .5, 0, 0, 0, .5, .5, 0, 0, 0, .5, .5, .5, 0, 0, .5})).capacity == near(1));
}

TEST_CASE("channel_capacity: is 0 where the output knows nothing, and needs no input that tells less",
          "[bottleneck][channel_capacity]") {
  CHECK(bits(matrix(3, {.2, .8, .2, .8, .2, .8})).capacity == 0);
  CHECK(bits(matrix(1, {.2, .8})).capacity == 0);
  const ChannelCapacityResult erased = bits(matrix(3, {1, 0, 0, 1, .5, .5}));
  CHECK(erased.capacity == Approx(1).epsilon(0).margin(2e-12));
  CHECK(erased.input.number(2) < 1e-6);
  CHECK(erased.gap <= 1e-12 / std::log(2) * 1.001);
}

// The bounds prove each: no input may be given up on the way that is wanted in the end.
TEST_CASE("channel_capacity: closes its bounds on channels of any shape", "[bottleneck][channel_capacity]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const std::size_t inputs = 2 + seed % 7, outputs = 2 + seed % 4;
    std::vector<double> cells(inputs * outputs);
    ansatz::core::Stream(seed).fill_uniform(cells);
    for (std::size_t x = 0; x < inputs; ++x) {
      double sum = 0;
      for (std::size_t y = 0; y < outputs; ++y) sum += cells[x * outputs + y] = std::pow(cells[x * outputs + y], 4);
      for (std::size_t y = 0; y < outputs; ++y) cells[x * outputs + y] /= sum;
    }
    Run run;
    const ChannelCapacityResult found = channel_capacity({matrix(inputs, cells), 1e-6}, run);
    CHECK(run.warnings().empty());
    CHECK(found.gap <= 1e-6);
  }
}

namespace {

/// Rows of uniform numbers to a power; the higher, the more inputs are of no use.
std::vector<double> drawn(std::uint64_t seed, std::size_t inputs, std::size_t outputs, double power) {
  std::vector<double> cells(inputs * outputs);
  ansatz::core::Stream(seed).fill_uniform(cells);
  for (std::size_t x = 0; x < inputs; ++x) {
    double sum = 0;
    for (std::size_t y = 0; y < outputs; ++y) sum += cells[x * outputs + y] = std::pow(cells[x * outputs + y], power);
    for (std::size_t y = 0; y < outputs; ++y) cells[x * outputs + y] /= sum;
  }
  return cells;
}

struct Bounds {
  double low = 0, high = 0, sum = 0;
};

/// I(r) and max KL(W_x ‖ Σ r W) of the input that was found, by their definitions: between them is the capacity.
Bounds bounds_of(const std::vector<double>& cells, const Array& input, std::size_t outputs) {
  Bounds out;
  std::vector<double> q(outputs);
  for (std::size_t x = 0; x < input.size(); ++x) {
    CHECK(input.number(x) >= 0);
    out.sum += input.number(x);
    for (std::size_t y = 0; y < outputs; ++y) q[y] += input.number(x) * cells[x * outputs + y];
  }
  for (std::size_t x = 0; x < input.size(); ++x) {
    double told = 0;
    for (std::size_t y = 0; y < outputs; ++y)
      if (cells[x * outputs + y] > 0) told += cells[x * outputs + y] * std::log(cells[x * outputs + y] / q[y]);
    out.low += input.number(x) * told;
    out.high = std::max(out.high, told);
  }
  return out;
}

}  // namespace

// Most inputs are of no use here, and turns of Blahut and Arimoto alone took 388 to 6900 of them.
TEST_CASE("channel_capacity: takes few turns where most inputs are of no use", "[bottleneck][channel_capacity]") {
  struct Case {
    std::size_t inputs, outputs;
    double power;
  };
  const auto of =
      GENERATE(values<Case>({{20, 10, 2}, {50, 20, 4}, {100, 30, 4}, {200, 10, 1}, {64, 64, 1}, {700, 5, 2}}));
  CAPTURE(of.inputs, of.outputs);
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto cells = drawn(seed, of.inputs, of.outputs, of.power);
    Run run;
    const ChannelCapacityResult found = channel_capacity({matrix(of.inputs, cells), 1e-11}, run);
    CHECK(run.warnings().empty());
    CHECK(found.steps <= 120);
    const Bounds bounds = bounds_of(cells, found.input, of.outputs);
    CHECK(bounds.sum == Approx(1).epsilon(1e-14));
    CHECK(bounds.high - bounds.low <= 1.1e-11);  // rounding of the sums: 1e-15
    CHECK(found.capacity == Approx(bounds.low).epsilon(1e-13));
  }
}

// Inputs that are the same can share their mass in any way; outputs that nobody reaches count for nothing.
TEST_CASE("channel_capacity: is the same with inputs twice and with outputs that none reaches",
          "[bottleneck][channel_capacity]") {
  const std::size_t inputs = 40, outputs = 12;
  const auto cells = drawn(9, inputs, outputs, 3);
  std::vector<double> twice;
  for (std::size_t x = 0; x < 2 * inputs; ++x) {
    twice.push_back(0);
    for (std::size_t y = 0; y < outputs; ++y) twice.push_back(cells[(x % inputs) * outputs + y]);
  }
  Run run;
  const auto one = channel_capacity({matrix(inputs, cells), 1e-12}, run);
  const auto other = channel_capacity({matrix(2 * inputs, twice), 1e-12}, run);
  CHECK(run.warnings().empty());
  CHECK(other.capacity == Approx(one.capacity).epsilon(0).margin(2e-12));
  CHECK(other.output.number(0) == 0);
  CHECK(other.steps <= 120);
}

TEST_CASE("channel_capacity: refuses what is no channel", "[bottleneck][channel_capacity]") {
  Run run;
  CHECK_THROWS_WITH(channel_capacity({Array::of({0.5, 0.5})}, run), Contains("a matrix [input, output]"));
  CHECK_THROWS_WITH(channel_capacity({matrix(2, {0.5, 0.4, 0.5, 0.5})}, run), Contains("channel"));
  CHECK_THROWS_WITH(channel_capacity({matrix(2, {1.5, -0.5, 0.5, 0.5})}, run), Contains("channel"));
  CHECK_THROWS_WITH(channel_capacity({matrix(2, {NAN, 1, 0.5, 0.5})}, run), Contains("channel"));
  CHECK_THROWS_WITH(channel_capacity({matrix(2, {1, 0, 0, 1}), 0}, run), Contains("tolerance is 0"));
}
