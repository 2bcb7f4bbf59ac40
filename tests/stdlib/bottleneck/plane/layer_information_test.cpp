// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/layer_information.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numbers>

#include "stdlib/bottleneck/plane/symmetric_rule.h"
#include "stdlib/core/error.h"
#include "stdlib/information/representations/diffusion_entropy.h"
#include "stdlib/information/representations/matrix_entropy.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::Perceptron;
using ansatz::networks::test::data;
using Catch::Matchers::Contains;

namespace {

Array matrix(std::size_t columns, std::vector<double> values) {
  const std::size_t rows = values.size() / columns;
  return Array({{"", rows}, {"", columns}}, std::move(values));
}

/// Patterns {−1, 1}³ in counting order, two units tanh(xW), classes 1 where Σx > 0; then an output layer that no test
/// here looks at.
struct Toy {
  Perceptron net{{3, 2, 2}, std::string("tanh"), Array::of({0.8, 0.3, -0.6, -0.5, 0.9, 0.4, 0, 0, 1, 0, 0, 1, 0, 0})};
  Record task = data(matrix(3, {-1, -1, -1, -1, -1, 1, -1, 1, -1, -1, 1, 1, 1, -1, -1, 1, -1, 1, 1, 1, -1, 1, 1, 1}),
                     Array::of({0, 0, 0, 1, 0, 1, 1, 1}));
};

LayerInformationResult look(const Perceptron& net, const Record& task, const Estimator& estimator,
                            std::vector<double> layers = {1}, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return layer_information({net, task, estimator, std::move(layers)}, run);
}

struct Point {
  double x, y;
};

Point first(const LayerInformationResult& found) { return {found.i_tx.real()[0], found.i_ty.real()[0]}; }
Point toy(const Estimator& estimator) { return first(look(Toy{}.net, Toy{}.task, estimator)); }

/// A network whose first layer is what it is given.
Perceptron plain(std::size_t units) {
  std::vector<double> parameters(units * units + units + 2 * units + 2, 0.0);
  for (std::size_t j = 0; j < units; ++j) parameters[j * units + j] = 1;
  return {{static_cast<double>(units), static_cast<double>(units), 2},
          std::string("identity"),
          Array::along("parameter", parameters)};
}

Perceptron untrained(std::vector<double> layers, const char* activation, std::uint64_t seed) {
  Run run{Stream(seed)};
  return ansatz::networks::mlp({std::move(layers), std::string(activation)}, run);
}

Record rule_of(int bits) {
  Run run{Stream(3)};
  const auto rule = symmetric_rule({.bits = bits}, run);
  Record out;
  out.set("patterns", rule.patterns);
  out.set("joint", rule.joint);
  return out;
}

}  // namespace

// Worked out apart from this program, to all digits.
TEST_CASE("layer_information: eight patterns and two units, by bins", "[bottleneck][plane]") {
  const Point even = toy(Binned{4});
  CHECK(even.x == Approx(1.7328679513998633).epsilon(1e-13));
  CHECK(even.y == Approx(0.3465735902799727).epsilon(1e-13));
  const Point adaptive = toy(AdaptivelyBinned{4});
  CHECK(adaptive.x == Approx(1.9061547465398496).epsilon(1e-13));
  CHECK(adaptive.y == Approx(0.519860385419959).epsilon(1e-12));
}

TEST_CASE("layer_information: eight patterns and two units, by bounds", "[bottleneck][plane]") {
  const Point upper = toy(Smoothed{0.05}), lower = toy(Smoothed{0.05, false, "lower"});
  CHECK(upper.x == Approx(1.9693720655247233).epsilon(1e-12));
  CHECK(upper.y == Approx(0.5837246803731775).epsilon(1e-12));
  CHECK(lower.x == Approx(1.6292911461844024).epsilon(1e-12));
  // Corners of the unit square.
  const Record corners = data(matrix(2, {0, 0, 0, 1, 1, 0, 1, 1}), Array::of({0, 0, 1, 1}));
  CHECK(first(look(plain(2), corners, Smoothed{0.1})).x == Approx(1.3728636641416547).epsilon(1e-12));
  CHECK(first(look(plain(2), corners, Smoothed{0.1, false, "lower"})).x == Approx(0.8824361984291448).epsilon(1e-12));
}

// By 200 000 draws outside of this program 1.7699 ± 0.0019. Here 8 · 10 000 draws: a standard error of some 0.003, of
// which four.
TEST_CASE("layer_information: eight patterns and two units, by noise", "[bottleneck][plane]") {
  const Point noisy = toy(Noised{std::sqrt(0.05), 2, 10000, 1000});
  CHECK(noisy.x == Approx(1.7699).epsilon(0).margin(0.012));
  CHECK(noisy.x < toy(Smoothed{0.05}).x);
  CHECK(noisy.x > toy(Smoothed{0.05, false, "lower"}).x);
}

// The second layer of a linear network whose noise adds up: T = X + Z₁ + Z₂, X = ±1. Mixtures of 400 paths stand for
// the noise of the first layer. Against I(X; X + Z) = ln 2 − ∫ φ(z) ln(1 + e^(−2(1 + σz)/σ²)) dz with σ² = 2 · 0.25.
TEST_CASE("layer_information: noise of earlier layers passes on", "[bottleneck][plane]") {
  const Perceptron net{{1, 1, 1}, std::string("identity"), Array::of({1, 0, 1, 0})};
  const double variance = 0.5, deviation = std::sqrt(variance);
  double told = std::numbers::ln2;
  constexpr double kStep = 0.001;
  for (double z = -9; z < 9; z += kStep)
    told -= kStep * std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi) *
            std::log1p(std::exp(-2 * (1 + deviation * z) / variance));
  // 400 patterns, half of them 1, each with its own path: the mixture of all has 400 components.
  std::vector<double> x, masses;
  for (int i = 0; i < 400; ++i) {
    const bool one = i % 2 == 1;
    x.push_back(one ? 1 : -1);
    masses.insert(masses.end(), {one ? 0 : 1 / 400.0, one ? 1 / 400.0 : 0});
  }
  Record task;
  task.set("patterns", Array::of(x));
  task.set("joint", matrix(2, masses));
  Run run{Stream(5)};
  const LayerInformation question{net, task, Noised{0.5, 400, 20, 1000}, {2}};
  const auto found = layer_information(question, run);
  // 400 places of the first layer's noise on each side: both entropies are low by some 1/(2 · 400) · spread.
  CHECK(found.i_tx.real()[0] == Approx(told).epsilon(0).margin(0.03));
  CHECK(found.i_ty.real()[0] == Approx(told).epsilon(0).margin(0.03));
}

// T = X + δ s Z of a normal X: ½ ln(1 + 1/δ²) = 0.805 for δ = ½. Nearest neighbours of 3000 rows scatter by some 0.02.
TEST_CASE("layer_information: a compressed normal layer tells what it must", "[bottleneck][plane]") {
  const std::size_t n = 3000;
  const auto x = support::normals(4, n);
  std::vector<double> y;
  for (const double v : x) y.push_back(v > 0 ? 1 : 0);
  Perceptron net{{1, 1, 2}, std::string("identity"), Array::of({3, 1, 1, 1, 0, 0})};
  const auto found = look(net, data(Array::of(x), Array::of(y)), Compressed{1, "components", 0.5});
  CHECK(found.i_tx.real()[0] == Approx(0.5 * std::log(5)).epsilon(0).margin(0.08));
  CHECK(found.kept.real()[0] == Approx(1).epsilon(1e-12));
  // With a class it can tell at most ln 2, and less than of X.
  CHECK(found.i_ty.real()[0] < std::numbers::ln2);
  CHECK(found.i_ty.real()[0] > 0.3);
}

// Twelve units on a circle, cos(θ − φ_j) for j = 1 … 12 with a little noise: two components carry half each, so one
// keeps half. An autoencoder's one number goes around the circle, but for the place where it is cut, and keeps more.
TEST_CASE("layer_information: an autoencoder keeps what is curved", "[bottleneck][plane]") {
  const std::size_t n = 1500;
  std::vector<double> x, y;
  for (std::size_t i = 0; i < n; ++i) {
    const double angle = std::numbers::pi * static_cast<double>(i) / static_cast<double>(n);
    for (int j = 0; j < 12; ++j) x.push_back(std::cos(angle - j * std::numbers::pi / 6));
    y.push_back(i < n / 2 ? 0 : 1);
  }
  const Record circle = data(matrix(12, x), Array::of(y));
  const auto flat = look(plain(12), circle, Compressed{1, "components", 0.02});
  const auto curved = look(plain(12), circle, Compressed{1, "autoencoder", 0.02});
  CHECK(flat.kept.real()[0] < 0.75);
  CHECK(curved.kept.real()[0] > 0.95);
  CHECK(curved.i_ty.real()[0] > flat.i_ty.real()[0] - 0.05);
  CHECK(curved.i_ty.real()[0] < std::numbers::ln2 + 0.05);
  // As many numbers as there are: nothing is learnt.
  const auto all = look(plain(12), circle, Compressed{12, "autoencoder", 0.02}),
             same = look(plain(12), circle, Compressed{12, "components", 0.02});
  CHECK(all.i_tx.identical(same.i_tx));
}

TEST_CASE("layer_information: kernels are those of the library", "[bottleneck][plane]") {
  const Record task = rule_of(6);
  const Perceptron net = untrained({6, 4, 2}, "tanh", 2);
  Run run{Stream(1)};
  const Array x = *task.find("patterns")->get<Array>();
  const Array t = ansatz::networks::layer_outputs({net, x, 1}, run);
  const ansatz::information::MatrixMutualInformation about{x, t, 2.0, 0.7, 0.7, std::string("nat")};
  CHECK(first(look(net, task, KernelMatrices{2.0, 0.7})).x ==
        Approx(ansatz::information::matrix_mutual_information(about, run).information).epsilon(1e-12));
  ansatz::information::DiffusionSpectralEntropy entropy;
  entropy.x = t;
  entropy.width = 0.7;
  entropy.base = std::string("nat");
  CHECK(first(look(net, task, Diffused{0.7})).x ==
        Approx(ansatz::information::diffusion_spectral_entropy(entropy, run)).epsilon(1e-12));
}

// Twenty patterns at −1 and twenty at 1, which are the classes too: kernels are one within a class and nought across,
// so that a matrix has two eigenvalues of ½, and what layer, pattern and class tell of each other is ln 2. A diffusion
// that does not cross has an eigenvalue 1 for each heap, of whatever size, and 0 else: an entropy of ln 2, and none in
// a class.
TEST_CASE("layer_information: kernels tell two heaps apart, and tell the class", "[bottleneck][plane]") {
  std::vector<double> x, y;
  for (int i = 0; i < 40; ++i) {
    x.push_back(i % 2 == 0 ? -1 : 1);
    y.push_back(i % 2);
  }
  const Record task = data(Array::of(x), Array::of(y));
  for (const double order : {1.01, 2.0}) {
    const Point found = first(look(plain(1), task, KernelMatrices{order, 0.1}));
    CHECK(found.x == Approx(std::numbers::ln2).epsilon(1e-9));
    CHECK(found.y == Approx(std::numbers::ln2).epsilon(1e-9));
  }
  const Point walk = first(look(plain(1), task, Diffused{0.1}));
  CHECK(walk.x == Approx(std::numbers::ln2).epsilon(1e-9));
  // Compared with twenty rows of any class, which are of one heap once in 10¹¹ draws.
  CHECK(walk.y == Approx(std::numbers::ln2).epsilon(0).margin(1e-9));
  // A class that has nothing to do with the layer is not told.
  for (int i = 0; i < 40; ++i) y[static_cast<std::size_t>(i)] = i / 2 % 2;
  const Record other = data(Array::of(x), Array::of(y));
  CHECK(first(look(plain(1), other, KernelMatrices{2.0, 0.1})).y == Approx(0).epsilon(0).margin(1e-9));
  CHECK(first(look(plain(1), other, Diffused{0.1})).y == Approx(0).epsilon(0).margin(1e-9));
}

TEST_CASE("layer_information: no layer tells more than there is", "[bottleneck][plane]") {
  Run run{Stream(3)};
  const auto rule = symmetric_rule({.bits = 8}, run);
  const Record task = rule_of(8);
  for (const char* activation : {"tanh", "relu", "sigmoid"}) {
    const Perceptron net = untrained({8, 6, 4, 2}, activation, 7);
    for (const Estimator& estimator :
         {Estimator(Binned{}), Estimator(Binned{30, std::string("network")}),
          Estimator(Binned{5, std::string("layer")}), Estimator(AdaptivelyBinned{}), Estimator(Smoothed{}),
          Estimator(Smoothed{1e-3, true, "lower"}), Estimator(Noised{})}) {
      const auto found = look(net, task, estimator, {});
      REQUIRE(found.i_tx.size() == 3);
      for (std::size_t l = 0; l < 3; ++l) {
        // What is drawn has an error: 256 patterns with two points each.
        const double slack = estimator.index() == 3 ? 0.1 : 1e-12;
        CHECK(found.i_tx.real()[l] <= std::log(256) + slack);
        CHECK(found.i_ty.real()[l] <= rule.information + slack);
        CHECK(found.i_ty.real()[l] <= found.i_tx.real()[l] + slack);
        CHECK(found.scale.real()[l] > 0);
      }
    }
  }
}

TEST_CASE("layer_information: units may be reordered, bins and noise may be anything", "[bottleneck][plane]") {
  const Toy toy_case;
  Perceptron swapped = toy_case.net;
  swapped.parameters = Array::of({-0.5, 0.9, 0.4, 0.8, 0.3, -0.6, 0, 0, 1, 0, 0, 1, 0, 0});
  for (const Estimator& estimator : {Estimator(Binned{7}), Estimator(AdaptivelyBinned{7}), Estimator(Smoothed{0.01})}) {
    const Point one = toy(estimator), other = first(look(swapped, toy_case.task, estimator));
    CHECK(one.x == Approx(other.x).epsilon(1e-12));
    CHECK(one.y == Approx(other.y).epsilon(1e-12));
  }
  CHECK(toy(Binned{1}).x == 0);
  CHECK(toy(AdaptivelyBinned{1}).x == 0);
  CHECK(toy(Binned{1000000}).x == Approx(std::log(8)).epsilon(1e-12));
  CHECK(toy(AdaptivelyBinned{1000}).x == Approx(std::log(8)).epsilon(1e-12));
  CHECK(toy(Smoothed{1e-12}).x == Approx(std::log(8)).epsilon(1e-12));
  CHECK(toy(Smoothed{1e12}).x == Approx(0).epsilon(0).margin(1e-9));
  // Beyond an interval units count to its ends: all are one.
  CHECK(toy(Binned{30, ansatz::core::Interval{5, 6}}).x == 0);
}

// More columns than a key of 64 bits holds: 20 units of 30 bins each; 30²⁰ > 2⁶⁴.
TEST_CASE("layer_information: many units are told apart", "[bottleneck][plane]") {
  const std::size_t n = 300;
  const auto x = support::normals(9, 20 * n);
  const Record task = data(matrix(20, x), Array({{"", n}}, std::vector<double>(n, 0.0)));
  CHECK(first(look(plain(20), task, Binned{})).x == Approx(std::log(300)).epsilon(1e-12));
}

TEST_CASE("layer_information: a joint distribution and classes say the same", "[bottleneck][plane]") {
  const Toy t;
  Record joint;
  joint.set("patterns", *t.task.find("x")->get<Array>());
  std::vector<double> masses;
  for (std::size_t i = 0; i < 8; ++i) {
    const bool one = t.task.find("y")->get<Array>()->number(i) == 1;
    masses.insert(masses.end(), {one ? 0 : 0.125, one ? 0.125 : 0});
  }
  joint.set("joint", matrix(2, masses));
  for (const Estimator& estimator : {Estimator(Binned{4}), Estimator(Smoothed{0.05})}) {
    const auto a = look(t.net, t.task, estimator, {}), b = look(t.net, joint, estimator, {});
    CHECK(a.i_tx.identical(b.i_tx));
    CHECK(a.i_ty.identical(b.i_ty));
  }
  // Patterns without mass do not count.
  masses = {0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5};
  joint.set("joint", matrix(2, masses));
  for (const Estimator& estimator : {Estimator(Binned{100}), Estimator(Smoothed{1e-6})}) {
    const Point two = first(look(t.net, joint, estimator));
    CHECK(two.x == Approx(std::numbers::ln2).epsilon(1e-12));
    CHECK(two.y == Approx(std::numbers::ln2).epsilon(1e-12));
  }
}

TEST_CASE("layer_information: a dead layer tells nothing", "[bottleneck][plane]") {
  const Perceptron dead{{3, 2, 2}, std::string("relu"), Array::of(std::vector<double>(14, 0.0))};
  const Record few = Toy{}.task;
  for (const Estimator& estimator :
       {Estimator(Binned{}), Estimator(AdaptivelyBinned{}), Estimator(Smoothed{1e-3, true})}) {
    const auto found = look(dead, few, estimator, {1});
    CHECK(found.i_tx.real()[0] == Approx(0).epsilon(0).margin(1e-14));
    CHECK(found.i_ty.real()[0] == Approx(0).epsilon(0).margin(1e-14));
  }
  std::vector<double> x = support::normals(1, 60);
  const Record twenty = data(matrix(3, x), Array({{"", 20}}, std::vector<double>(20, 1.0)));
  CHECK(look(dead, twenty, Compressed{}).i_tx.real()[0] == 0);
}

TEST_CASE("layer_information: layers carry their numbers, the last one as probabilities", "[bottleneck][plane]") {
  const Toy t;
  Run run;
  LayerInformation question{t.net, t.task, Binned{10}, {2, 1, 2}};
  question.base = std::string("bit");
  const auto found = layer_information(question, run);
  CHECK(found.i_tx.dimension(0).name == "layer");
  CHECK(found.i_tx.coordinate_values(0) == std::vector<double>{1, 2});
  CHECK(found.i_tx.label == "I(T; X) (bit)");
  CHECK(found.scale.real()[0] == Approx(0.2).epsilon(1e-14));  // tanh from −1 to 1
  CHECK(found.scale.real()[1] == Approx(0.1).epsilon(1e-14));  // shares from 0 to 1
  question.output = "linear";
  CHECK(layer_information(question, run).scale.real()[1] != Approx(0.1).epsilon(1e-6));
  CHECK(run.warnings().empty());
  question.estimator = Smoothed{};
  layer_information(question, run);
  REQUIRE(run.warnings().size() == 1);
  CHECK(run.warnings()[0] == "layer_information: 8 patterns are few for a density");
}

TEST_CASE("layer_information: what it draws hangs on its stream alone", "[bottleneck][plane]") {
  const Record task = rule_of(8);
  const Perceptron net = untrained({8, 6, 4, 2}, "tanh", 7);
  for (const Estimator& estimator :
       {Estimator(Noised{0.1, 4, 1, 100}), Estimator(Compressed{2, "components", 0.1, 3, 100})}) {
    const auto one = look(net, task, estimator, {}, 1), again = look(net, task, estimator, {}, 1),
               other = look(net, task, estimator, {}, 2);
    CHECK(one.i_tx.identical(again.i_tx));
    CHECK_FALSE(one.i_tx.identical(other.i_tx));
    // Which other layers are looked at changes nothing.
    CHECK(look(net, task, estimator, {2}, 1).i_tx.real()[0] == one.i_tx.real()[1]);
  }
}

TEST_CASE("layer_information: names what it refuses", "[bottleneck][plane]") {
  const Toy t;
  const auto refuse = [&](const Record& task, const Estimator& estimator, std::vector<double> layers = {}) {
    look(t.net, task, estimator, std::move(layers));
  };
  CHECK_THROWS_WITH(refuse(t.task, Binned{0}), "binned: bins is 0, but must be at least 1");
  CHECK_THROWS_WITH(refuse(t.task, Binned{3, std::string("wide")}), Contains("binned: range is \"wide\""));
  CHECK_THROWS_WITH(refuse(t.task, Binned{3, ansatz::core::Interval{1, 1}}), Contains("range is 1..1"));
  CHECK_THROWS_WITH(refuse(t.task, AdaptivelyBinned{-1}), Contains("bins is -1"));
  CHECK_THROWS_WITH(refuse(t.task, Smoothed{0}), "smoothed: variance is 0, but must be above 0 and finite");
  CHECK_THROWS_WITH(refuse(t.task, Smoothed{NAN}), Contains("variance is nan"));
  CHECK_THROWS_WITH(refuse(t.task, Smoothed{1, false, "middle"}), Contains("bound is \"middle\""));
  CHECK_THROWS_WITH(refuse(t.task, Noised{-1}), Contains("deviation is -1"));
  CHECK_THROWS_WITH(refuse(t.task, Noised{1, 1}), Contains("paths is 1, but must be at least 2"));
  CHECK_THROWS_WITH(refuse(t.task, Compressed{0}), Contains("components is 0"));
  CHECK_THROWS_WITH(refuse(t.task, Compressed{2, "wavelets"}), Contains("code is \"wavelets\""));
  CHECK_THROWS_WITH(
      refuse(t.task, Compressed{}),
      Contains("data is of 8 patterns, but must be of 10 or more for an estimator that looks at samples"));
  CHECK_THROWS_WITH(refuse(t.task, KernelMatrices{0}), Contains("order is 0"));
  CHECK_THROWS_WITH(refuse(t.task, Diffused{std::string("median"), -1}), Contains("time is -1"));
  CHECK_THROWS_WITH(refuse(t.task, Binned{}, {3}), Contains("layers is 3, but must be whole numbers in [1, 2]"));
  CHECK_THROWS_WITH(refuse(t.task, Binned{}, {1.5}), Contains("layers is 1.5"));
  CHECK_THROWS_WITH(refuse(Record{}, Binned{}), Contains("a record without x"));
  Record half;
  half.set("joint", matrix(2, {0.5, 0.5}));
  CHECK_THROWS_WITH(refuse(half, Binned{}), Contains("data is a record with joint and no patterns"));
  half.set("patterns", *t.task.find("x")->get<Array>());
  CHECK_THROWS_WITH(refuse(half, Binned{}), Contains("masses p(x, y), a row for each of the 8 patterns"));
  half.set("joint", matrix(2, std::vector<double>(16, 0.1)));
  CHECK_THROWS_AS(refuse(half, Binned{}), ansatz::core::BadParameter);  // a sum of 1.6
  std::vector<double> uneven(16, 0.0);
  for (std::size_t i = 0; i < 8; ++i) uneven[2 * i] = i == 0 ? 0.3 : 0.1;
  half.set("joint", matrix(2, uneven));
  CHECK_THROWS_WITH(refuse(half, Compressed{}), Contains("not equally likely"));
  Run run;
  LayerInformation question{t.net, t.task};
  question.output = "logistic";
  CHECK_THROWS_WITH(layer_information(question, run), Contains("output is \"logistic\""));
  question = {t.net, t.task};
  question.net.parameters = Array::of({1e308, 1e308, 1e308, 1, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0});
  question.net.activation = std::string("identity");
  CHECK_THROWS_WITH(layer_information(question, run), Contains("that gives finite numbers"));
}

// By plain counts in a map: patterns whose layers are kept for the second look, and so many that they are not. Sums of
// some thousand terms p ln p of order 1e-3: 1e-14.
TEST_CASE("layer_information: bins are those of a plain count, for few patterns and many", "[bottleneck][plane]") {
  const std::size_t patterns = GENERATE(std::size_t{700}, std::size_t{40000});
  const char* activation = GENERATE("relu", "tanh");
  CAPTURE(patterns, activation);
  const Perceptron net = untrained({4, 5, 3}, activation, 5);
  const Array x({{"pattern", patterns}, {"input", 4}}, support::normals(1, 4 * patterns));
  std::vector<double> classes(patterns);
  for (std::size_t i = 0; i < patterns; ++i) classes[i] = static_cast<double>((i * i) % 3);
  Run run;
  const auto found =
      layer_information({net, data(x, Array::of(classes)), Binned{7, std::string("layer")}, {}, "linear"}, run);
  for (int layer = 1; layer <= 2; ++layer) {
    const Array units = ansatz::networks::layer_outputs({net, x, layer}, run);
    const auto all = units.real();
    const std::size_t width = all.size() / patterns;
    const double low = *std::min_element(all.begin(), all.end()), high = *std::max_element(all.begin(), all.end());
    std::map<std::vector<int>, double> cells;
    std::map<std::pair<std::vector<int>, double>, double> both;
    std::map<double, double> of_class;
    for (std::size_t i = 0; i < patterns; ++i) {
      std::vector<int> cell;
      for (std::size_t j = 0; j < width; ++j)
        cell.push_back(std::min(6, static_cast<int>((all[i * width + j] - low) * (7 / (high - low)))));
      cells[cell] += 1, both[{cell, classes[i]}] += 1, of_class[classes[i]] += 1;
    }
    const auto entropy = [&](const auto& counts) {
      double sum = 0;
      for (const auto& [key, count] : counts)
        sum -= count / static_cast<double>(patterns) * std::log(count / static_cast<double>(patterns));
      return sum;
    };
    const auto at = static_cast<std::size_t>(layer) - 1;
    CHECK(found.i_tx.real()[at] == Approx(entropy(cells)).epsilon(1e-11));
    CHECK(found.i_ty.real()[at] == Approx(entropy(cells) + entropy(of_class) - entropy(both)).epsilon(1e-9));
    CHECK(found.scale.real()[at] == Approx((high - low) / 7));
  }
}

// A convolution and the dense layer of its Toeplitz matrix are one network, whose units differ by rounding.
TEST_CASE("layer_information: sees a convolution as the dense layer that it is", "[bottleneck][plane]") {
  using namespace ansatz::networks;
  Perceptron filters{Layers(std::vector<LayerWord>{std::vector<double>{4, 4, 1}, Convolution{.channels = 2}, 3.0}),
                     std::string("tanh"),
                     {}};
  const auto weights = support::normals(3, 20 + 27);
  filters.parameters = Array::along("parameter", weights);
  std::vector<double> dense(16 * 8 + 8 + 27);
  for (std::size_t place = 0; place < 4; ++place)
    for (std::size_t o = 0; o < 2; ++o) {
      const std::size_t unit = 2 * place + o;
      for (std::size_t q = 0; q < 9; ++q)
        dense[16 * unit + (place / 2 + q / 3) * 4 + place % 2 + q % 3] = weights[9 * o + q];
      dense[128 + unit] = weights[18 + o];
    }
  std::copy(weights.begin() + 20, weights.end(), dense.begin() + 136);
  const Perceptron plain{{16, 8, 3}, std::string("tanh"), Array::along("parameter", dense)};
  std::vector<double> classes(200);
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = static_cast<double>(i % 3);
  const Record task = data(Array({{"pattern", 200}, {"input", 16}}, support::normals(4, 3200)), Array::of(classes));
  for (const Estimator& estimator : {Estimator(Binned{5}), Estimator(AdaptivelyBinned{5}), Estimator(Smoothed{0.1}),
                                     Estimator(Noised{.deviation = 0.2, .paths = 4})}) {
    const auto one = look(filters, task, estimator, {}), other = look(plain, task, estimator, {});
    for (std::size_t layer = 0; layer < 2; ++layer) {
      CHECK(one.i_tx.real()[layer] == Approx(other.i_tx.real()[layer]).epsilon(1e-9));
      CHECK(one.i_ty.real()[layer] == Approx(other.i_ty.real()[layer]).epsilon(1e-9).margin(1e-12));
    }
  }
}
