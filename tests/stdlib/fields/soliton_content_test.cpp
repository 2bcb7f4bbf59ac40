// SPDX-License-Identifier: MIT
#include "stdlib/fields/soliton_content.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/fields/waves.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::waves;

namespace {

SolitonContentSolution content(const core::Array& psi) { return quietly(&soliton_content, {psi}); }

core::Array along_x(double half, std::size_t n, const std::function<Complex(double)>& field) {
  std::vector<double> x;
  std::vector<Complex> values;
  for (std::size_t j = 0; j < n; ++j) {
    x.push_back(-half + 2 * half * static_cast<double>(j) / static_cast<double>(n));
    values.push_back(field(x.back()));
  }
  const core::Dimension place("x", core::Array::along("x", x));
  return core::Array({place}, values);
}

}  // namespace

// ζ = i (N - 1/2 - j), exactly.
TEST_CASE("soliton_content: counts the solitons of N sech x", "[fields][nls][content]") {
  const double order = GENERATE(1.0, 2.0, 2.8, 4.0);
  const auto found = content(along_x(20, 512, [=](double x) { return order / std::cosh(x); }));
  const auto zeta = found.eigenvalues.complex();
  REQUIRE(zeta.size() == static_cast<std::size_t>(std::floor(order + 0.5)));
  for (std::size_t j = 0; j < zeta.size(); ++j) {
    CHECK(zeta[j].imag() == Approx(order - 0.5 - static_cast<double>(j)).epsilon(0).margin(1e-6));
    CHECK(zeta[j].real() == Approx(0).epsilon(0).margin(1e-6));
  }
  CHECK(found.mass == Approx(2 * order * order).epsilon(0).margin(1e-9));
}

TEST_CASE("soliton_content: finds none below the threshold, and in nothing", "[fields][nls][content]") {
  CHECK(content(along_x(20, 256, [](double x) { return 0.4 / std::cosh(x); })).amplitudes.size() == 0);
  CHECK(content(along_x(20, 256, [](double) { return 0.0; })).amplitudes.size() == 0);
}

// The eigenvalues of the published collision, before it, and on the way out of its second one.
TEST_CASE("soliton_content: does not change in a collision", "[fields][nls][content][V14]") {
  SchrodingerNls question = wave_question("collision");
  question.points = 1024;
  question.times = std::vector{0.0, 20.0};
  const auto solution = solve(question);
  for (int i : {0, 1}) {
    const auto field = at(solution, i);
    const auto found = content(along_x(
        25, 1024, [&](double x) { return field[static_cast<std::size_t>(std::lround((x + 25) / 50 * 1024))]; }));
    REQUIRE(found.amplitudes.size() == 2);
    CHECK(found.amplitudes.real()[0] == Approx(2).epsilon(0).margin(1e-6));
    CHECK(found.amplitudes.real()[1] == Approx(1.5).epsilon(0).margin(1e-6));
    CHECK(found.velocities.real()[0] == Approx(2).epsilon(0).margin(1e-6));
    CHECK(found.velocities.real()[1] == Approx(-2).epsilon(0).margin(1e-6));
  }
}

TEST_CASE("soliton_content: says what it cannot take", "[fields][nls][content]") {
  const auto refused = [](const core::Array& psi) { return sentence_of([&] { content(psi); }); };
  CHECK(refused(core::Array::along("x", {1, 2, 1})) == "soliton_content: psi is 3 numbers, but must be at least 8");
  CHECK(refused(along_x(5, 64, [](double) { return 1.0; })).find("no soliton stands at the seam") != std::string::npos);
  CHECK(refused(along_x(5, 64, [](double x) { return x == 0 ? std::nan("") : 0.0; })).find("not finite") !=
        std::string::npos);
}
