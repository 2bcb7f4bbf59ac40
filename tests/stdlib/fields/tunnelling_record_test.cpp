// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling_record.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>

#include "stdlib/fields/solved.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using solved::quietly;

/// A small packet that a Gaussian barrier parts, both parts into the layers at last.
Tunnelling parted() {
  Tunnelling question;
  question.barrier = quietly(&gaussian_barrier, {4, 0.8, 0});
  question.wavenumber = 3;
  question.domain = {-20, 24};
  question.detectors = Stretched(-3.1, 4.2);
  question.absorber = 5;
  question.points = 256;
  question.until = 18;
  question.frames = 9;
  return question;
}

double value(const core::Array& series, std::size_t i) { return series.real()[i]; }

}  // namespace

// The cells of the two planes are halved; and of every instant the whole is 1, which is what ties the parts together.
TEST_CASE("tunnelling_record: counts probability on either side of the planes", "[fields][tunnelling]") {
  const TunnellingSolution found = quietly(&tunnelling, parted());
  const std::vector<double> x = found.density.coordinate_values(1), t = found.density.coordinate_values(0);
  const double dx = 44.0 / 256, a = *found.detector_left.get<double>(), b = *found.detector_right.get<double>();
  CHECK(a == Approx(-3.1).epsilon(0).margin(dx / 2));
  CHECK(b == Approx(4.2).epsilon(0).margin(dx / 2));
  REQUIRE(t.size() == 10);
  for (std::size_t i = 0; i < t.size(); ++i) {
    double left = 0, inside = 0, right = 0, potential = 0, mean = 0;
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double density = found.density.real()[i * x.size() + j] * dx;
      CHECK(std::norm(found.psi.complex()[i * x.size() + j]) * dx == Approx(density));
      const double to_left = x[j] < a ? 1 : x[j] == a ? 0.5 : 0, to_right = x[j] > b ? 1 : x[j] == b ? 0.5 : 0;
      left += to_left * density;
      right += to_right * density;
      inside += (1 - to_left - to_right) * density;
      potential += 4 * std::exp(-x[j] * x[j] / 1.28) * density;
      mean += x[j] * density;
    }
    const double all = left + inside + right;
    CHECK(value(found.left, i) == Approx(left).epsilon(0).margin(1e-13));
    CHECK(value(found.inside, i) == Approx(inside).epsilon(0).margin(1e-13));
    CHECK(value(found.right, i) == Approx(right).epsilon(0).margin(1e-13));
    CHECK(all + value(found.absorbed_left, i) + value(found.absorbed_right, i) == Approx(1).epsilon(1e-11));
    CHECK(value(found.mean_x, i) == Approx(mean / all).epsilon(0).margin(1e-10));
    CHECK(value(found.potential_energy, i) == Approx(potential / all).epsilon(0).margin(1e-12));
    CHECK(value(found.energy, i) == Approx(value(found.kinetic_energy, i) + value(found.potential_energy, i)));
  }
  CHECK(found.remaining == value(found.inside, 9));
  CHECK(found.absorbed == value(found.absorbed_left, 9) + value(found.absorbed_right, 9));
  CHECK(found.absorbed > 0.9);
  // T is 0.53 here; the barrier sends the slow waves to the left.
  CHECK(value(found.absorbed_right, 9) > 0.4);
  CHECK(value(found.absorbed_left, 9) > 0.3);
  CHECK(found.potential.real()[128] == Approx(4 * std::exp(-4 / 1.28)).epsilon(1e-12));
  CHECK(found.potential.coordinate_values(0)[128] == Approx(2));
  CHECK(found.absorption.real()[128] == 0);
  CHECK(found.absorption.real()[0] > 0);
}

TEST_CASE("tunnelling_record: a packet that runs to the left is absorbed there", "[fields][tunnelling]") {
  Tunnelling question = parted();
  question.wavenumber = -4;
  question.sigma = 1;
  question.position = -7;
  const TunnellingSolution found = quietly(&tunnelling, question);
  CHECK(value(found.absorbed_left, 9) > 0.999);
  CHECK(value(found.absorbed_right, 9) < 1e-3);
}

// A drift of the whole way where nothing is absorbed, and of the way before the layers where something is.
TEST_CASE("tunnelling_record: the drift is of the energy before absorption", "[fields][tunnelling]") {
  Tunnelling question = parted();
  question.absorber = 0;
  question.integrator = "strang";
  question.step = 0.05;
  const TunnellingSolution kept = quietly(&tunnelling, question);
  double most = 0;
  for (double energy : kept.energy.real())
    most = std::max(most, std::fabs(energy - kept.energy.real()[0]) / kept.energy.real()[0]);
  CHECK(most > 1e-6);
  CHECK(kept.energy_drift == Approx(most));

  const TunnellingSolution taken = quietly(&tunnelling, parted());
  const double start = taken.energy.real()[0], end = taken.energy.real()[9];
  CHECK(std::fabs(end / start - 1) > 0.1);  // the fast part is gone
  CHECK(taken.energy_drift < 1e-5);
}

TEST_CASE("tunnelling_record: publishes in the units of the call", "[fields][tunnelling]") {
  Tunnelling question;
  question.barrier = quietly(&gaussian_barrier, {Amount(0.3, "eV"), Amount(0.8, "nm"), 0});
  question.wavenumber = Amount(4, "1/nm");
  question.position = Amount(-8, "nm");
  question.sigma = Amount(0.8, "nm");
  question.until = Amount(20, "fs");
  question.points = 256;
  question.frames = 2;
  const TunnellingSolution found = quietly(&tunnelling, question);
  const auto has = [](const core::Array& array, const char* unit) { return array.unit == core::parse_unit(unit); };
  CHECK(has(*found.psi.dimension(0).coordinates, "fs"));
  CHECK(has(*found.psi.dimension(1).coordinates, "nm"));
  CHECK(found.psi.label == "ψ(x, t), nm^(-1/2)");
  CHECK(has(found.density, "1/nm"));
  CHECK(found.density.density_over == std::vector<std::string>{"x"});
  CHECK(has(found.mean_x, "nm"));
  CHECK(has(found.sigma_x, "nm"));
  CHECK(has(found.mean_k, "1/nm"));
  CHECK(has(found.sigma_k, "1/nm"));
  CHECK(has(found.kinetic_energy, "eV"));
  CHECK(has(found.potential_energy, "eV"));
  CHECK(has(found.potential, "eV"));
  CHECK(has(found.absorption, "1/fs"));
  CHECK(has(found.left, ""));
  // ħ²/(2 m_e) = 0.0380998 eV nm², of k² + σ_k² with σ_k = 1/1.6; the packet starts where V is nothing.
  CHECK(found.kinetic_energy.real()[0] == Approx(0.0380998 * (16 + 1 / 2.56)).epsilon(1e-5));
  CHECK(*std::max_element(found.potential.real().begin(), found.potential.real().end()) == Approx(0.3));
}
