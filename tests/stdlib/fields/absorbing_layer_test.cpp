// SPDX-License-Identifier: MIT
#include "stdlib/fields/absorbing_layer.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/fields/solved.h"
#include "stdlib/fields/tunnelling.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

TEST_CASE("absorbing_layer: rises as the third power of the depth at either end", "[fields][tunnelling]") {
  const AbsorbingLayer layer{4, 8};
  const std::vector<double> x = {-10, -8, -6, -5.9, 0, 5.9, 6, 8, 9};
  const std::vector<double> rates = layer.rates(x, -10, 10);
  CHECK(rates == std::vector<double>{8, 1, 0, 0, 0, 0, 0, 1, 8 * 27.0 / 64});
}

// Where nothing is reflected ψ falls as exp(-∫ m w/k dx) and ∫ w = W d/2 over both layers: |ψ|² as exp(-m W d/k). The
// next order of the wavenumber in w/E changes the exponent by (w/E)²/8 at most, 5e-4 of it here; what a layer 13 waves
// wide reflects is below that.
TEST_CASE("absorbing_layer: a weak and wide one leaks as geometry says", "[fields][tunnelling]") {
  for (const double mass : {1.0, 2.0}) {
    const AbsorbingLayer layer{20, 0.5};
    CHECK(layer.returned(4 * mass, mass) == Approx(std::exp(-0.5 * 20 / 4)).epsilon(2e-3));
    CHECK(layer.returned(8 * mass, mass) == Approx(std::exp(-0.5 * 20 / 8)).epsilon(2e-3));
  }
}

// A packet long enough to have one wavenumber nearly, once through the layers at the seam: what is left of it is the
// mean of the stationary share over its waves. w has a cusp at the seam, which a grid sees to second order in its
// spacing: 3.4e-3 of the share at 1024 points, 8e-4 at 2048.
TEST_CASE("absorbing_layer: a run gives back what the stationary wave says", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = traced([](const core::Expression& x) { return 0.0 * x; });
  question.wavenumber = 3;
  question.sigma = 3;
  question.position = -8;
  question.absorber = 2;
  question.until = 22;
  question.frames = 1;
  question.points = 2048;
  const auto found = quietly(&tunnelling, question);
  const AbsorbingLayer layer{2, found.absorption.real()[0]};
  double mean = 0, weights = 0;
  for (int i = -40; i <= 40; ++i) {
    const double away = i / 10.0, weight = std::exp(-away * away / 2);  // σ_k = 1/(2σ)
    mean += weight * layer.returned(3 + away / 6, 1);
    weights += weight;
  }
  mean /= weights;
  CAPTURE(mean, found.absorber_return);
  CHECK(mean > 1e-3);
  CHECK(1 - found.absorbed == Approx(mean).epsilon(2e-3));
}
