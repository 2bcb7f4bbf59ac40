// SPDX-License-Identifier: MIT
#include "stdlib/networks/features/superposition_model.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"

using namespace ansatz::networks;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Superposition model(const SuperpositionModel& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return superposition_model(question, run);
}

}  // namespace

TEST_CASE("superposition: gives dense features a neuron each, the important ones first", "[networks][features]") {
  // Principal components: what is dense cannot share. 1 alone, 0 left out; a few hundredths are left of learning.
  const auto found = model({.features = 8, .neurons = 3, .sparsity = 0, .decline = 0.7});
  for (std::size_t i = 0; i < 8; ++i) {
    INFO("feature " << i);
    CHECK(found.dimensions.real()[i] == Approx(i < 3 ? 1 : 0).epsilon(0).margin(0.05));
  }
  CHECK(found.represented == Approx(3).epsilon(0).margin(0.1));
  // Of a feature that is left out, at its mean, the variance 1/12 is lost.
  double lost = 0;
  for (int i = 3; i < 8; ++i) lost += std::pow(0.7, i) / 12;
  CHECK(found.loss == Approx(lost).epsilon(0.03));
}

TEST_CASE("superposition: sets five sparse features in a pentagon on two neurons", "[networks][features]") {
  const auto found = model({.features = 5, .neurons = 2, .sparsity = 0.95, .steps = 6000});
  for (std::size_t i = 0; i < 5; ++i) CHECK(found.dimensions.real()[i] == Approx(0.4).epsilon(0).margin(0.02));
  CHECK(found.represented > 4);
  for (const double b : found.biases.real()) CHECK(b < 0);  // against interference
}

TEST_CASE("superposition: keeps more, the sparser features are", "[networks][features]") {
  double last = 0;
  for (const double sparsity : {0.0, 0.8, 0.97}) {
    const double found = model({.features = 20, .neurons = 5, .sparsity = sparsity}).represented;
    CHECK(found > last + 0.5);
    last = found;
  }
}

TEST_CASE("superposition: loses nothing with a neuron for each feature", "[networks][features]") {
  const auto found = model({.features = 4, .neurons = 4, .sparsity = 0.5});
  CHECK(found.loss < 1e-4);
  CHECK(found.represented == Approx(4).epsilon(0).margin(0.02));
}

TEST_CASE("superposition: shows what neurons give for fresh samples", "[networks][features]") {
  const auto found = model({.features = 6, .neurons = 2, .sparsity = 0.7, .steps = 500, .samples = 20000});
  CHECK(found.hidden.dimension(0).size == 20000);
  CHECK(found.weights.dimension(1).size == 6);
  // Mean of x: 0.3/2 each. Of 20 000 samples a neuron's mean has a standard error of about 0.003.
  for (std::size_t a = 0; a < 2; ++a) {
    double wanted = 0, mean = 0;
    for (std::size_t i = 0; i < 6; ++i) wanted += 0.15 * found.weights.real()[6 * a + i];
    for (std::size_t k = 0; k < 20000; ++k) mean += found.hidden.real()[2 * k + a] / 20000;
    CHECK(mean == Approx(wanted).epsilon(0).margin(0.015));
  }
}

TEST_CASE("superposition: is the same for one stream, whatever is looked at", "[networks][features]") {
  const SuperpositionModel small{.features = 6, .neurons = 2, .steps = 50, .samples = 10};
  SuperpositionModel other = small;
  other.samples = 500;
  CHECK(model(small).weights.identical(model(other).weights));
  CHECK_FALSE(model(small).weights.identical(model(small, 2).weights));
}

TEST_CASE("superposition: names what it refuses", "[networks][features]") {
  CHECK_THROWS_WITH(model({.features = 0}), "superposition_model: features is 0, but must be at least 1");
  CHECK_THROWS_WITH(model({.neurons = 0}), Contains("neurons is 0"));
  CHECK_THROWS_WITH(model({.sparsity = 1}), "superposition_model: sparsity is 1, but must be at least 0 and below 1");
  CHECK_THROWS_WITH(model({.sparsity = NAN}), Contains("sparsity is nan"));
  CHECK_THROWS_WITH(model({.decline = 0}), Contains("decline is 0, but must be above 0 and at most 1"));
  CHECK_THROWS_WITH(model({.steps = 0}), Contains("steps is 0"));
  CHECK_THROWS_WITH(model({.batch = 0}), Contains("batch is 0"));
  CHECK_THROWS_WITH(model({.rate = -1}), Contains("rate"));
  CHECK_THROWS_WITH(model({.samples = 0}), Contains("samples is 0"));
  CHECK_THROWS_WITH(model({.rate = 1e200}), Contains("at step"));
}
