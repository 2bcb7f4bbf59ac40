// SPDX-License-Identifier: MIT
#include "stdlib/fields/wigner.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>

#include "stdlib/fields/solved.h"
#include "stdlib/fields/tunnelling.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using solved::quietly;
using solved::sentence_of;
using Complex = std::complex<double>;

/// ψ at n points of [low, high), coordinates in nm.
core::Array wave_over(std::size_t n, double low, double high, const std::function<Complex(double)>& psi) {
  std::vector<double> x(n);
  std::vector<Complex> values;
  for (std::size_t j = 0; j < n; ++j) {
    x[j] = low + (high - low) * static_cast<double>(j) / static_cast<double>(n);
    values.push_back(psi(x[j]));
  }
  core::Array places({core::Dimension("x", n)}, x);
  places.unit = core::parse_unit("nm");
  places.label = "place";
  return core::Array({core::Dimension("x", std::move(places))}, std::move(values));
}

double gauss(double x, double sigma) {
  return std::pow(2 * std::numbers::pi * sigma * sigma, -0.25) * std::exp(-x * x / (4 * sigma * sigma));
}

/// Of the packet with that σ about x = 0 and k = 0.
double gauss_wigner(double x, double k, double sigma) {
  return std::exp(-x * x / (2 * sigma * sigma) - 2 * sigma * sigma * k * k) / std::numbers::pi;
}

/// max |W - exact(x, k)|.
double distance_in_phase_space(const core::Array& w, const std::function<double(double, double)>& exact) {
  const std::vector<double> x = w.coordinate_values(0), k = w.coordinate_values(1);
  double most = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t l = 0; l < k.size(); ++l)
      most = std::max(most, std::fabs(w.real()[i * k.size() + l] - exact(x[i], k[l])));
  return most;
}

}  // namespace

// Spectral in x, so only rounding is left; odd and even numbers of points part the y and the k in different places.
TEST_CASE("wigner: of a Gaussian packet is the Gaussian of x and k", "[fields][tunnelling]") {
  const std::size_t n = GENERATE(256, 255, 257);
  const double sigma = 0.8, k0 = 2.5, x0 = -1.3;
  Wigner asked;
  asked.psi = wave_over(n, -16, 16, [&](double x) { return std::polar(gauss(x - x0, sigma), k0 * x); });
  asked.every = 1;
  const core::Array w = quietly(&wigner, asked);
  const auto exact = [&](double x, double k) { return gauss_wigner(x - x0, k - k0, sigma); };
  CHECK(w.dimension(0).size == n);
  CHECK(w.dimension(1).size == n);
  CHECK(distance_in_phase_space(w, exact) < 1e-13);

  // k rises by π/length from half of the grid's highest to half of it.
  const std::vector<double> k = w.coordinate_values(1);
  for (std::size_t l = 1; l < n; ++l) REQUIRE(k[l] - k[l - 1] == Approx(std::numbers::pi / 32).epsilon(1e-9));
  CHECK(k.front() == Approx(-std::numbers::pi / 32 * static_cast<double>(n / 2)));

  // What it is of, and in what units.
  CHECK(w.dimension(0).name == "x");
  CHECK(w.dimension(0).coordinates->unit == core::parse_unit("nm"));
  CHECK(w.dimension(0).coordinates->label == "place");
  CHECK(w.dimension(1).name == "k");
  CHECK(w.dimension(1).coordinates->unit == core::parse_unit("1/nm"));
  CHECK(w.dimension(1).coordinates->label == "k");
  CHECK(w.density_over == std::vector<std::string>{"x", "k"});

  // The same points of it where fewer are asked for.
  asked.every = 7;
  asked.wavenumbers = {1.1, 4.05};
  const core::Array part = quietly(&wigner, asked);
  CHECK(part.dimension(0).size == (n + 6) / 7);
  CHECK(part.coordinate_values(0)[2] == Approx(w.coordinate_values(0)[14]));
  CHECK(part.coordinate_values(1).front() >= 1.1);
  CHECK(part.coordinate_values(1).front() < 1.1 + std::numbers::pi / 32);
  CHECK(part.coordinate_values(1).back() <= 4.05);
  CHECK(part.coordinate_values(1).back() > 4.05 - std::numbers::pi / 32);
  CHECK(distance_in_phase_space(part, exact) < 1e-13);
}

// Of N (g(x - a) + g(x + a)): both and between them 2 cos(2ka) times one, with N² = 1/(2 (1 + e^{-a²/2σ²})).
TEST_CASE("wigner: is below 0 where two parts interfere", "[fields][tunnelling]") {
  const double sigma = 0.7, a = 3;
  const double square = 1 / (2 * (1 + std::exp(-a * a / (2 * sigma * sigma))));
  Wigner asked;
  asked.psi = wave_over(256, -16, 16,
                        [&](double x) { return std::sqrt(square) * (gauss(x - a, sigma) + gauss(x + a, sigma)); });
  asked.every = 1;
  const core::Array w = quietly(&wigner, asked);
  CHECK(distance_in_phase_space(w, [&](double x, double k) {
          return square * (gauss_wigner(x - a, k, sigma) + gauss_wigner(x + a, k, sigma) +
                           2 * std::cos(2 * k * a) * gauss_wigner(x, k, sigma));
        }) < 1e-13);
  // ∫W dx = |φ(k)|², with stripes at twice the finest of W: cos²(ka).
  const std::vector<double> k = w.coordinate_values(1);
  for (std::size_t l = 0; l < k.size(); ++l) {
    double margin = 0;
    for (std::size_t i = 0; i < 256; ++i) margin += w.real()[i * k.size() + l] * 32.0 / 256;
    const double wave = std::cos(k[l] * a), size = 4 * square * wave * wave * sigma * std::sqrt(2 / std::numbers::pi);
    CHECK(margin == Approx(size * std::exp(-2 * sigma * sigma * k[l] * k[l])).epsilon(0).margin(1e-13));
  }
}

// ψ = 1 on the domain and 0 outside: at its i-th point from an end y takes i steps either way.
TEST_CASE("wigner: takes a field for nothing outside of its domain", "[fields][tunnelling]") {
  const std::size_t n = GENERATE(15, 16);
  const double end = static_cast<double>(n - 1) / 2;
  Wigner asked;
  asked.psi = wave_over(n, 0, end + 0.5, [](double) { return 1.0; });
  asked.every = 1;
  const core::Array w = quietly(&wigner, asked);
  CHECK(distance_in_phase_space(w, [&](double x, double k) {
          double sum = 1;
          for (int y = 1; y <= std::lround(std::min(x, end - x) / 0.5); ++y) sum += 2 * std::cos(2 * k * y * 0.5);
          return 0.5 / std::numbers::pi * sum;
        }) < 1e-13);
}

// The highest k is 4π of 32 points to 4: half of that is the highest of W.
TEST_CASE("wigner: says what of a field it folds back", "[fields][tunnelling]") {
  const auto told = [](double share, double wave) {
    Wigner asked;
    asked.psi = wave_over(64, -4, 4, [&](double x) {
      return std::polar(1.0, std::numbers::pi / 4 * x) + std::polar(std::sqrt(share), std::numbers::pi / 4 * wave * x);
    });
    core::Run run;
    wigner(asked, run);
    return run.warnings().empty() ? std::string() : run.warnings().front();
  };
  CHECK(told(0.01, 15).empty());
  CHECK(told(0.01, -15).empty());
  CHECK(told(1e-7, 20).empty());
  for (double wave : {17.0, -17.0})
    CHECK(told(0.01, wave) ==
          "wigner: 0.0099 of the field has wavenumbers beyond half of the grid's highest and is folded back; take more "
          "points");
}

TEST_CASE("wigner: of a solution has the densities of x and k as its margins", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = solved::traced([](const core::Expression& x) { return 0.0 * x; });
  question.points = 512;
  question.until = 1;
  question.frames = 1;
  const auto found = quietly(&tunnelling, question);
  Wigner asked;
  const auto psi = found.psi.complex().last(512);
  asked.psi = core::Array({found.psi.dimension(1)}, std::vector<Complex>(psi.begin(), psi.end()));
  asked.every = 1;
  const core::Array w = quietly(&wigner, asked);
  const std::vector<double> x = w.coordinate_values(0), k = w.coordinate_values(1);
  double total = 0, mean_k = 0, most = 0;
  const double cell = (x[1] - x[0]) * (k[1] - k[0]);
  for (std::size_t i = 0; i < x.size(); ++i) {
    double margin = 0;
    for (std::size_t l = 0; l < k.size(); ++l) {
      const double value = w.real()[i * k.size() + l];
      margin += value * (k[1] - k[0]);
      total += value * cell;
      mean_k += value * cell * k[l];
      most = std::max(most, value);
    }
    CHECK(margin == Approx(std::norm(asked.psi.complex()[i])).epsilon(0).margin(1e-10));
  }
  CHECK(total == Approx(1).epsilon(1e-9));
  CHECK(mean_k == Approx(4).epsilon(1e-6));
  CHECK(most <= 1 / std::numbers::pi + 1e-12);
  asked.psi = core::Array::of({1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(solved::sentence_of([&] { quietly(&wigner, asked); }).find("but must be complex numbers along one dimension") !=
        std::string::npos);
}

TEST_CASE("wigner: names what it refuses", "[fields][tunnelling]") {
  const auto sentence = [](auto change) {
    Wigner asked;
    asked.psi = wave_over(16, -4, 4, [](double x) { return std::exp(-x * x); });
    change(asked);
    return sentence_of([&] { quietly(&wigner, asked); });
  };
  CHECK(sentence([](Wigner&) {}).empty());
  CHECK(sentence([](Wigner& w) { w.every = 0; }) == "wigner: every is 0, but must be at least 1");
  CHECK(sentence([](Wigner& w) { w.psi = wave_over(7, 0, 1, [](double) { return 1.0; }); }) ==
        "wigner: psi is 7, but must be at least eight points long");
  CHECK(sentence([](Wigner& w) {
          w.psi = wave_over(16, 0, 1, [](double x) { return x > 0.7 ? Complex(1, NAN) : Complex(1); });
        }) == "wigner: psi is not finite at element 13, but must be finite");
  CHECK(sentence([](Wigner& w) {
          std::vector<double> x(16);
          for (std::size_t j = 0; j < 16; ++j) x[j] = static_cast<double>(j * j);
          w.psi = core::Array({core::Dimension("x", core::Array({core::Dimension("x", 16)}, x))},
                              std::vector<Complex>(16, 1.0));
        }) == "wigner: psi is on uneven coordinates, but must be on evenly spaced ones");
  CHECK(sentence([](Wigner& w) {
          w.wavenumbers = {0.01, 0.02};
        }) ==
        "wigner: wavenumbers is 0.01..0.02, but must be a stretch that holds one of the grid's, 0.392699 apart up to "
        "3.14159");
}
