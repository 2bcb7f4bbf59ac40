// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/hsic_bottleneck.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::start;
using Catch::Matchers::Contains;

namespace {

/// Classes by the sign of x₁ x₂, which no line parts.
HsicBottleneck question() {
  HsicBottleneck out;
  out.net = start({2, 16, 8, 2}, 1);
  const auto x = support::normals(2, 400);
  std::vector<double> y;
  for (std::size_t i = 0; i < 200; ++i) y.push_back(x[2 * i] * x[2 * i + 1] > 0);
  out.data.set("x", Array({{"", 200}, {"", 2}}, x));
  out.data.set("y", Array::of(y));
  out.rate = 0.003;
  out.epochs = 200;
  out.batch = 50;
  return out;
}

HsicBottleneckRun result(const HsicBottleneck& of, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return hsic_bottleneck(of, run);
}

}  // namespace

TEST_CASE("hsic_bottleneck: learns what no line parts", "[bottleneck][deep]") {
  const HsicBottleneck of = question();
  const auto found = result(of);
  CHECK(found.objective.size() == 400);
  for (const std::size_t l : {0, 1}) CHECK(found.objective.real()[398 + l] < found.objective.real()[l]);
  Run run;
  CHECK(ansatz::networks::accuracy({found.net, of.data}, run) > 0.9);
  CHECK(found.loss.real()[199] < 0.5 * found.loss.real()[0]);
}

TEST_CASE("hsic_bottleneck: a layer learns nothing from those above", "[bottleneck][deep]") {
  HsicBottleneck deep = question(), lone = question();
  deep.epochs = lone.epochs = 3;
  const auto all = deep.net.parameters.real();
  lone.net = start({2, 16, 2}, 1);
  std::vector<double> parameters(lone.net.parameters.real().begin(), lone.net.parameters.real().end());
  std::copy(all.begin(), all.begin() + 48, parameters.begin());
  lone.net.parameters = Array::along("parameter", parameters);
  const auto one = result(lone).net.parameters, other = result(deep).net.parameters;
  for (std::size_t p = 0; p < 48; ++p) CHECK(one.real()[p] == other.real()[p]);
}

TEST_CASE("hsic_bottleneck: follows from the stream alone", "[bottleneck][deep]") {
  HsicBottleneck of = question();
  of.epochs = 2;
  CHECK(result(of, 1).objective.identical(result(of, 1).objective));
  CHECK_FALSE(result(of, 1).objective.identical(result(of, 2).objective));
}

TEST_CASE("hsic_bottleneck: names what it refuses", "[bottleneck][deep]") {
  const auto with = [](auto change) {
    HsicBottleneck of = question();
    of.epochs = 2;
    change(of);
    result(of);
  };
  CHECK_THROWS_WITH(
      with([](auto& q) {
        q.net = start({2, 2}, 1);
      }),
      "hsic_bottleneck: net is of 2 layers of units, but must be of three or more: inputs, a hidden layer, "
      "outputs");
  CHECK_THROWS_WITH(with([](auto& q) { q.beta = -1; }),
                    "hsic_bottleneck: beta is -1, but must be at least 0 and finite");
  CHECK_THROWS_WITH(with([](auto& q) { q.width = 0; }), "hsic_bottleneck: width is 0, but must be above 0 and finite");
  CHECK_THROWS_WITH(with([](auto& q) { q.width = NAN; }), Contains("width is nan"));
  CHECK_THROWS_WITH(with([](auto& q) { q.epochs = 0; }), Contains("epochs is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.batch = 3; }), Contains("batch is 3"));
  CHECK_THROWS_WITH(with([](auto& q) { q.rate = 0; }), Contains("rate is 0"));
  CHECK_THROWS_WITH(with([](auto& q) { q.data.set("y", Array::of(std::vector<double>(200, 3.0))); }),
                    Contains("data.y is 3 in pattern 1"));
  CHECK_THROWS_WITH(with([](auto& q) { q.data = {}; }), Contains("a record without x"));
}
