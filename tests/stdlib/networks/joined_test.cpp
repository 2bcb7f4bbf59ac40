// SPDX-License-Identifier: MIT
#include "stdlib/networks/joined.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/networks/input_slopes.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Perceptron start_at_random(std::vector<double> layers, std::uint64_t seed, const char* bend = "tanh") {
  Perceptron out = test::start(std::move(layers), seed, bend);
  out.parameters = Array::along("parameter", support::normals(seed, out.parameters.size()));  // biases too
  return out;
}

Array rows(std::uint64_t seed, std::size_t count, std::size_t columns) {
  return Array({{"", count}, {"", columns}}, support::normals(seed, count * columns));
}

}  // namespace

TEST_CASE("joined: gives what the second makes of the first", "[networks][joined]") {
  const std::vector<double> second = GENERATE(std::vector<double>{2, 1}, std::vector<double>{2, 5, 3});
  const std::vector<double> first = GENERATE(std::vector<double>{3, 2}, std::vector<double>{3, 4, 4, 2});
  const Perceptron one = start_at_random(first, 1), two = start_at_random(second, 2);
  Run run;
  const Array x = rows(3, 20, 3);
  const Array wanted = layer_outputs({two, layer_outputs({one, x}, run)}, run);
  const Array found = layer_outputs({joined({one, two}, run), x}, run);
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    CHECK(found.real()[i] == Approx(wanted.real()[i]).epsilon(0).margin(1e-12));
}

TEST_CASE("joined: outputs that are not read are let go", "[networks][joined]") {
  const Perceptron one = start_at_random({3, 4, 5}, 1), two = start_at_random({2, 3, 1}, 2);
  Run run;
  const Array x = rows(3, 10, 3), code = layer_outputs({one, x}, run);
  std::vector<double> read;
  for (std::size_t i = 0; i < 10; ++i) read.insert(read.end(), {code.real()[5 * i], code.real()[5 * i + 1]});
  const Array wanted = layer_outputs({two, Array({{"", 10}, {"", 2}}, read)}, run);
  const Array found = layer_outputs({joined({one, two}, run), x}, run);
  for (std::size_t i = 0; i < 10; ++i) CHECK(found.real()[i] == Approx(wanted.real()[i]).epsilon(0).margin(1e-12));
}

TEST_CASE("joined: names what it refuses", "[networks][joined]") {
  Run run;
  CHECK_THROWS_WITH(joined({start_at_random({3, 2}, 1), start_at_random({3, 1}, 1)}, run),
                    "joined: first is of 2 outputs, but must be of 3 at least, the inputs of second");
  CHECK_THROWS_WITH(joined({start_at_random({3, 2, 2}, 1), start_at_random({2, 2, 1}, 1, "relu")}, run),
                    "joined: second is of another activation, but must be of that of first");
  CHECK_NOTHROW(joined({start_at_random({3, 2}, 1), start_at_random({2, 2, 1}, 1, "relu")}, run));
}

// As gradient_test.cpp: a central difference errs by 1e-10 here.
TEST_CASE("input_slopes: are those of central differences of each pattern's loss", "[networks][input_slopes]") {
  const Perceptron net = start_at_random({3, 6, 2}, 1);
  Run run;
  const std::size_t count = 5000;  // more than are taken at once
  auto x = support::normals(2, 3 * count);
  const auto y = support::normals(3, 2 * count);
  const auto loss = [&](std::size_t i) {
    const std::vector<double> row(x.begin() + static_cast<std::ptrdiff_t>(3 * i),
                                  x.begin() + static_cast<std::ptrdiff_t>(3 * i + 3));
    const Array out = layer_outputs({net, Array({{"", 1}, {"", 3}}, row)}, run);
    return std::pow(out.real()[0] - y[2 * i], 2) + std::pow(out.real()[1] - y[2 * i + 1], 2);
  };
  ansatz::core::Record data;
  data.set("x", Array({{"", count}, {"", 3}}, x));
  data.set("y", Array({{"", count}, {"", 2}}, y));
  const Array slopes = input_slopes({net, data, "squared"}, run);
  for (const std::size_t i : {0, 4095, 4096, 4999}) {
    for (std::size_t k = 3 * i; k < 3 * i + 3; ++k) {
      const double there = x[k];
      x[k] = there + 1e-5;
      const double above = loss(i);
      x[k] = there - 1e-5;
      const double below = loss(i);
      x[k] = there;
      CHECK(slopes.real()[k] == Approx((above - below) / 2e-5).epsilon(1e-6).margin(1e-7));
    }
  }
  CHECK_THROWS_WITH(input_slopes({net, data, "hinge"}, run), Contains("loss is \"hinge\""));
  CHECK_THROWS_WITH(input_slopes({net, {}, "squared"}, run), Contains("a record without x"));
}
