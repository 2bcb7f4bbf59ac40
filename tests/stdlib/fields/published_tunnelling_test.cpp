// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <numbers>

#include "stdlib/fields/tunnelled.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::tunnelled;
using Complex = std::complex<double>;

}  // namespace

// What 1d-qt-ideal-solver 0.0.10 (commit 27f1ce3) printed, run with NumPy 1.24, SciPy 1.10 and numba 0.56; the stats in
// its supplement have the same to the six digits that they print. Roundings of 12 001 steps are left.
TEST_CASE("tunnelling: mode compat is the published package, run beside it", "[fields][tunnelling][V18]") {
  const auto check = [](const char* name, double transmission, double reflection, double absorbed, Complex at_600,
                        Complex at_1500) {
    const auto found = solve(barrier_question(name, "compat"));
    CHECK(found.steps == 12001);
    CHECK(found.transmission == Approx(transmission).epsilon(0).margin(1e-11));
    CHECK(found.reflection == Approx(reflection).epsilon(0).margin(1e-11));
    CHECK(found.absorbed == Approx(absorbed).epsilon(0).margin(1e-11));
    const auto psi = end_of(found);
    CHECK(std::abs(psi[600] - at_600) < 1e-11);
    CHECK(std::abs(psi[1500] - at_1500) < 1e-11);
  };
  check("rectangular", 0.826735364934736, 0.171433587821843, 0.00110855588710179,
        {0.0626209559591159, -0.137089886147044}, {0.26827496712174626, -0.08333872766050238});
  check("gaussian", 0.786226196236892, 0.209227575311951, 0.00159528169425438,
        {0.013058013215168026, 0.013971154631720745}, {-0.2376005696263631, 0.09920081778212475});
}

// A second writing of the same rules: transforms as sums, nothing shared but the grid.
TEST_CASE("tunnelling: does in mode compat what the published rules say", "[fields][tunnelling]") {
  Tunnelling question = barrier_question("rectangular", "compat");
  question.points = 64;
  question.domain = {-12, 12};
  question.position = -3;
  question.wavenumber = 2;
  question.until = 0.503;
  question.step = 5e-3;
  question.frames = 7;
  const auto found = solve(question);
  CHECK(found.steps == 101);
  const int n = 64;
  const double dx = 24.0 / 63, h = 5e-3, s = 0.03;
  std::vector<double> x, v, mask(64, 1.0);
  std::vector<Complex> psi;
  double mass = 0;
  for (int j = 0; j < n; ++j) {
    x.push_back(-12 + j * dx);
    v.push_back(std::fabs(x.back()) < 0.5 ? 4.5 : 0);
    psi.push_back(std::polar(std::exp(-std::pow(x.back() + 3, 2) / (4 * 0.64)), 2 * x.back()));
    mass += std::norm(psi.back()) * dx;
  }
  for (auto& value : psi) value /= std::sqrt(mass);
  const int layer = static_cast<int>(3.0 / dx);
  for (int i = 0; i < layer; ++i) {
    const double m = 1 - s * (1 - std::pow(std::cos(std::numbers::pi / 2 * (1 - static_cast<double>(i) / layer)), 4));
    mask[static_cast<std::size_t>(i)] = mask[static_cast<std::size_t>(n - 1 - i)] = m;
  }
  double absorbed = 0;
  // The clock is cut short at 0.503, the step that it counts there is whole.
  for (int step = 0; step < 101; ++step) {
    for (int j = 0; j < n; ++j)
      psi[static_cast<std::size_t>(j)] *= std::polar(1.0, -v[static_cast<std::size_t>(j)] * h / 2);
    std::vector<Complex> waves(64), next(64);
    for (int l = 0; l < n; ++l) {
      for (int j = 0; j < n; ++j)
        waves[static_cast<std::size_t>(l)] +=
            psi[static_cast<std::size_t>(j)] * std::polar(1.0, -2 * std::numbers::pi * l * j / n);
      const double k = 2 * std::numbers::pi * (l < n / 2 ? l : l - n) / (n * dx);
      waves[static_cast<std::size_t>(l)] *= std::polar(1.0 / n, -k * k * h / 2);
    }
    double before = 0, after = 0;
    for (int j = 0; j < n; ++j) {
      const auto place = static_cast<std::size_t>(j);
      for (int l = 0; l < n; ++l)
        next[place] += waves[static_cast<std::size_t>(l)] * std::polar(1.0, 2 * std::numbers::pi * l * j / n);
      psi[place] = next[place] * std::polar(1.0, -v[place] * h / 2);
      before += std::norm(psi[place]) * dx;
      psi[place] *= mask[place];
      after += std::norm(psi[place]) * dx;
    }
    absorbed += before - after;
  }
  CHECK(distance(end_of(found), psi) < 1e-11);
  CHECK(found.absorbed == Approx(absorbed).epsilon(0).margin(1e-11));
  double behind = 0, before = 0;
  for (int j = 0; j < n; ++j) {
    const auto place = static_cast<std::size_t>(j);
    // The barrier's first and last points are j = 31 and 32; the last is counted as behind.
    if (x[place] >= -9 && j < 31) before += std::norm(psi[place]) * dx;
    if (x[place] < 9 && j >= 32) behind += std::norm(psi[place]) * dx;
  }
  CHECK(found.transmission == Approx(behind).epsilon(0).margin(1e-11));
  CHECK(found.reflection == Approx(before).epsilon(0).margin(1e-11));
}
