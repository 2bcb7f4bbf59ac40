// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/networks/diagnostics/gradient_signal.h"
#include "stdlib/networks/diagnostics/layer_weights.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::test::by_hand;
using ansatz::networks::test::data;
using ansatz::networks::test::pairs;
using Catch::Matchers::Contains;

namespace {

Array weights(const Perceptron& net, int layer) {
  Run run;
  return layer_weights({net, layer}, run);
}

GradientSignalEstimate signal(const Perceptron& net, const Record& of, const std::string& loss, int batch) {
  Run run{Stream(3)};
  return gradient_signal_to_noise({net, of, loss, batch}, run);
}

/// Mean loss of some patterns.
double loss_of(const Perceptron& net, const Array& x, const std::vector<double>& classes) {
  Run run;
  const Array shares = class_probabilities({net, x}, run);
  double sum = 0;
  for (std::size_t i = 0; i < classes.size(); ++i)
    sum -= std::log(shares.real()[2 * i + static_cast<std::size_t>(classes[i])]);
  return sum / static_cast<double>(classes.size());
}

}  // namespace

TEST_CASE("layer weights: have a row for each unit", "[networks][diagnostics]") {
  const Array first = weights(by_hand(), 1), last = weights(by_hand(), 2);
  CHECK(first.dimension(0).name == "unit");
  CHECK(first.dimension(1).name == "input");
  CHECK(std::vector<double>(first.real().begin(), first.real().end()) == std::vector<double>{1, 0.5, -1, 2});
  CHECK(std::vector<double>(last.real().begin(), last.real().end()) == std::vector<double>{3, 1, -1, 0.5});
  CHECK_THROWS_WITH(weights(by_hand(), 0), "layer_weights: layer is 0, but must be in [1, 2]");
  CHECK_THROWS_WITH(weights(by_hand(), 3), Contains("layer is 3"));
}

TEST_CASE("layer weights: give the layer's sums", "[networks][diagnostics]") {
  const Array w = weights(by_hand(), 2);
  Run run;
  const Array x = pairs({0.3, -2}), hidden = layer_outputs({by_hand(), x, 1}, run);
  const Array out = layer_outputs({by_hand(), x, 2}, run);
  const double bias[] = {0, 1};
  for (std::size_t j = 0; j < 2; ++j)
    CHECK(out.real()[j] ==
          Approx(w.real()[2 * j] * hidden.real()[0] + w.real()[2 * j + 1] * hidden.real()[1] + bias[j]).epsilon(1e-14));
}

TEST_CASE("gradient signal: is that of slopes by differences of the loss", "[networks][diagnostics]") {
  const auto x = support::normals(1, 12);
  const std::vector<double> y{0, 1, 1, 0, 1, 0};
  const auto found = signal(by_hand(), data(pairs(x), Array::of(y)), "cross_entropy", 1);
  // Slopes of each pattern by central differences: good to about 1e-9.
  constexpr double kStep = 1e-5;
  const std::size_t first[] = {0, 6};
  for (std::size_t l = 0; l < 2; ++l) {
    double length = 0, variance = 0, size = 0;
    for (std::size_t p = first[l]; p < first[l] + 4; ++p) {
      double sum = 0, squares = 0;
      for (std::size_t i = 0; i < 6; ++i) {
        Perceptron up = by_hand(), down = by_hand();
        up.parameters.mutable_real()[p] += kStep;
        down.parameters.mutable_real()[p] -= kStep;
        const Array one = pairs({x[2 * i], x[2 * i + 1]});
        const double slope = (loss_of(up, one, {y[i]}) - loss_of(down, one, {y[i]})) / (2 * kStep);
        sum += slope;
        squares += slope * slope;
      }
      length += sum / 6 * (sum / 6);
      variance += (squares - sum * sum / 6) / 5;
      size += by_hand().parameters.real()[p] * by_hand().parameters.real()[p];
    }
    CHECK(found.mean.real()[l] == Approx(std::sqrt(length)).epsilon(1e-6));
    CHECK(found.deviation.real()[l] == Approx(std::sqrt(variance)).epsilon(1e-6));
    CHECK(found.ratio.real()[l] == Approx(std::sqrt(length / variance)).epsilon(1e-6));
    CHECK(found.weights.real()[l] == Approx(std::sqrt(size)).epsilon(1e-14));
  }
}

TEST_CASE("gradient signal: has no noise where all batches are alike", "[networks][diagnostics]") {
  const auto found =
      signal(by_hand(), data(pairs({1, 2, 1, 2, 1, 2, 1, 2}), Array::of({1, 1, 1, 1})), "cross_entropy", 2);
  CHECK(found.mean.real()[0] > 0);
  CHECK(found.deviation.real()[0] == 0);
  CHECK(std::isinf(found.ratio.real()[0]));
  // A net that fits exactly has neither.
  const Perceptron exact{{1, 1}, std::string("tanh"), Array::of({2, 1})};
  const auto none = signal(exact, data(Array::of({0, 1, 2}), Array::of({1, 3, 5})), "squared", 1);
  CHECK(none.mean.real()[0] == 0);
  CHECK(std::isnan(none.ratio.real()[0]));
}

TEST_CASE("gradient signal: of batches has a deviation that falls as their root", "[networks][diagnostics]") {
  const auto x = support::normals(2, 2 * 4096);
  std::vector<double> y;
  for (std::size_t i = 0; i < 4096; ++i) y.push_back(x[2 * i] * x[2 * i + 1] > 0 ? 1 : 0);
  const Record task = data(pairs(x), Array::of(y));
  const auto small = signal(by_hand(), task, "cross_entropy", 4), large = signal(by_hand(), task, "cross_entropy", 64);
  // 64 batches of each of a few slopes: a tenth or so.
  CHECK(small.deviation.real()[0] / large.deviation.real()[0] == Approx(4).epsilon(0.25));
  CHECK(small.mean.real()[0] == Approx(large.mean.real()[0]).epsilon(1e-10));  // the same patterns, all of them
}

TEST_CASE("gradient signal: does not depend on threads or the order of a call", "[networks][diagnostics]") {
  const auto x = support::normals(5, 600);
  std::vector<double> y(300);
  for (std::size_t i = 0; i < 300; ++i) y[i] = i % 2 == 0 ? 1 : 0;
  const Record task = data(pairs(x), Array::of(y));
  const auto one = signal(by_hand(), task, "cross_entropy", 16), two = signal(by_hand(), task, "cross_entropy", 16);
  CHECK(one.ratio.identical(two.ratio));
}

TEST_CASE("gradient signal: names what it refuses", "[networks][diagnostics]") {
  const Record task = data(pairs({1, 2, 3, 4, 5, 6}), Array::of({0, 1, 1}));
  CHECK_THROWS_WITH(signal(by_hand(), task, "cross_entropy", 2),
                    "gradient_signal_to_noise: batch is 2, but must be at most 1, half of the patterns");
  CHECK_THROWS_WITH(signal(by_hand(), task, "cross_entropy", 0), Contains("batch is 0, but must be at least 1"));
  CHECK_THROWS_WITH(signal(by_hand(), task, "hinge", 1), Contains("loss"));
  CHECK_THROWS_WITH(signal(by_hand(), data(pairs({1, 2}), Array::of({0})), "cross_entropy", 1), Contains("batch is 1"));
  CHECK_THROWS_WITH(signal(by_hand(), data(pairs({1, 2, 3, 4}), Array::of({0, 2})), "cross_entropy", 1),
                    Contains("data.y is 2 in pattern 2"));
  CHECK_THROWS_WITH(signal(by_hand(), data(pairs({1, NAN, 3, 4}), Array::of({0, 1})), "cross_entropy", 1),
                    Contains("nan in pattern 1"));
  const Perceptron huge{{1, 1}, std::string("tanh"), Array::of({1e300, 0})};
  CHECK_THROWS_WITH(signal(huge, data(Array::of({1e10, 2}), Array::of({0, 1})), "squared", 1),
                    Contains("slopes are not finite"));
}
