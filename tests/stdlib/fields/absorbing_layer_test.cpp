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

// What the stationary wave says over the whole range, at nineteen places for the seven that the search looks at. Two
// wavelengths of the slowest wave suffice for waves sixteen times as fast; a layer of six for those of a packet.
TEST_CASE("absorbing_layer: tuned to draw waves in, gives back less than a millionth", "[fields][tunnelling][V15]") {
  struct Case {
    double width, slowest, fastest, mass, most;
  };
  for (const Case& now : {Case{6, 2, 6, 1, 1e-7}, Case{25, 0.5, 8, 1, 1e-6}, Case{12.5, 1, 8, 1, 1e-6},
                          Case{6, 2, 6, 0.067, 1e-7}, Case{600, 0.02, 0.06, 1, 1e-7}, Case{3, 2, 6, 1, 1e-4}}) {
    const AbsorbingLayer drawing = tuned_accelerating_layer(now.width, now.slowest, now.fastest, now.mass);
    const AbsorbingLayer plain = tuned_layer(now.width, now.slowest, now.fastest, now.mass);
    double worst = 0, worst_plain = 0;
    for (int i = 0; i <= 18; ++i) {
      const double k = now.slowest * std::pow(now.fastest / now.slowest, i / 18.0);
      worst = std::max(worst, drawing.returned(k, now.mass));
      worst_plain = std::max(worst_plain, plain.returned(k, now.mass));
    }
    CAPTURE(now.width, now.slowest, worst, worst_plain);
    CHECK(worst < now.most);
    CHECK(worst < worst_plain / 50);
  }
}

TEST_CASE("absorbing_layer: draws no wave beyond what the grid has", "[fields][tunnelling]") {
  for (double highest : {6.1, 7.0, 9.0, 100.0}) {
    const AbsorbingLayer layer = tuned_accelerating_layer(6, 2, 6, 1, highest);
    CHECK(36 + 2 * layer.depth <= highest * highest * (1 + 1e-12));
    CHECK((layer.depth > 0) == (highest > 6.5));
  }
}

// A real potential gives nothing and takes nothing: a layer of depth alone hands everything through to the other side.
TEST_CASE("absorbing_layer: with nothing but depth returns everything", "[fields][tunnelling]") {
  AbsorbingLayer layer{6, 0};
  layer.depth = 5;
  for (double k : {0.5, 2.0}) CHECK(layer.returned(k, 1) == Approx(1).epsilon(1e-9));
  CHECK(layer.pulls(std::vector<double>{-10, -7, 0, 7, 10}, -10, 10) == std::vector<double>{5, 0.625, 0, 0.625, 5});
}

// A packet long enough to have one wavenumber nearly, once through the layers at the seam: what is left of it is the
// mean of the stationary share over its waves. w has a cusp at the seam, which a grid sees to second order in its
// spacing: 3.4e-3 of the share at 1024 points, 8e-4 at 2048.
TEST_CASE("absorbing_layer: a run gives back what the stationary wave says", "[fields][tunnelling]") {
  const std::string kind = GENERATE("imaginary", "accelerating");
  const double slowest = 2.5, fastest = 3.5;  // three spreads either side
  Tunnelling question;
  question.barrier = traced([](const core::Expression& x) { return 0.0 * x; });
  question.wavenumber = 3;
  question.sigma = 3;
  question.position = -8;
  question.absorber = 2;
  question.absorber_kind = kind;
  question.until = 22;
  question.frames = 1;
  question.points = 2048;
  const auto found = quietly(&tunnelling, question);
  const AbsorbingLayer layer = question.absorber_kind == "imaginary" ? tuned_layer(2, slowest, fastest, 1)
                                                                     : tuned_accelerating_layer(2, slowest, fastest, 1);
  CHECK(found.absorption.real()[0] == layer.strength);
  CHECK(found.attraction.real()[0] == layer.depth);
  // The curve that a user sees goes down to waves that the layers were not made for.
  REQUIRE(found.absorber_curve.has_value());
  const std::vector<double> waves = found.absorber_curve->coordinate_values(0);
  CHECK(waves.front() == Approx(3.5 / 40));
  CHECK(waves.back() == Approx(fastest));
  for (std::size_t i = 0; i < waves.size(); i += 13)
    CHECK(found.absorber_curve->number(i) == Approx(layer.returned(waves[i], 1)).epsilon(1e-12));
  CHECK(found.absorber_curve->number(0) > 0.5);
  double mean = 0, weights = 0;
  for (int i = -40; i <= 40; ++i) {
    const double away = i / 10.0, weight = std::exp(-away * away / 2);  // σ_k = 1/(2σ)
    mean += weight * layer.returned(3 + away / 6, 1);
    weights += weight;
  }
  mean /= weights;
  CAPTURE(mean, found.absorber_return);
  CHECK(mean > 1e-5);
  CHECK(1 - found.absorbed == Approx(mean).epsilon(kind == "imaginary" ? 2e-3 : 0.05));
}
