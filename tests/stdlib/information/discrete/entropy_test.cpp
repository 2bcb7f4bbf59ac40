// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/distributions.h"
#include "stdlib/information/discrete/renyi.h"
#include "stdlib/information/discrete/shannon.h"
#include "stdlib/information/discrete/tsallis.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using ansatz::information::distributions::of;
using ansatz::information::distributions::value;
using Catch::Matchers::Contains;

namespace {

constexpr double kGaussian = 1.4189385332046727;  // ½ ln 2πe

Approx near(double wanted, double relative = 1e-12) { return Approx(wanted).epsilon(relative).margin(0); }

Array density_on(const std::vector<double>& points, double (*rho)(double)) {
  std::vector<double> values;
  for (const double x : points) values.push_back(rho(x));
  Array out({Dimension("x", Array::along("x", points))}, values);
  out.density_over = {"x"};
  return out;
}

double gaussian(double x) { return std::exp(-0.5 * x * x); }  // any multiple of a density will do

std::vector<double> even(double low, double high, std::size_t n) {
  std::vector<double> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = low + (high - low) * static_cast<double>(i) / static_cast<double>(n);
  return out;
}

}  // namespace

TEST_CASE("entropies: meet the reference values of a pmf", "[information][entropy]") {
  Run run;
  const Array p = Array::of({0.5, 0.25, 0.125, 0.125});
  auto question = of<Shannon>(p);
  question.base = "bit";
  CHECK(value(shannon(question, run)) == near(1.75));
  CHECK(shannon(question, run).label == "H (bit)");
  auto order = of<Renyi>(p);
  order.base = "bit";
  const std::pair<double, double> wanted[] = {
      {0, 2}, {0.5, 1.8735035908796478}, {1, 1.75}, {2, 1.540568381362703}, {INFINITY, 1}};
  for (const auto& [a, h] : wanted) {
    order.order = a;
    CHECK(value(renyi(order, run)) == near(h));
  }
  CHECK(value(tsallis(of<Tsallis>(p), run)) == near(0.65625));
  question.base = "nat";
  CHECK(value(shannon(question, run)) == near(1.75 * std::numbers::ln2));
  question.base = 4.0;
  CHECK(value(shannon(question, run)) == near(0.875));
}

TEST_CASE("entropies: of a Gaussian density do not depend on the grid", "[information][entropy]") {
  // A smooth density that vanishes at both ends: the rectangle rule on an even grid converges like exp(−2π²/Δx²), so
  // that Δx = 0.5 already has all digits.
  Run run;
  for (const std::size_t n : {40, 64, 1000, 4096}) {
    const Array rho = density_on(even(-10, 10, n), gaussian);
    CHECK(value(shannon(of<Shannon>(rho), run)) == near(kGaussian));
    // ∫ ρ² = 1/(2√π)
    CHECK(value(renyi(of<Renyi>(rho), run)) == near(std::log(2 * std::sqrt(std::numbers::pi))));
    CHECK(value(tsallis(of<Tsallis>(rho), run)) == near(1 - 0.5 / std::sqrt(std::numbers::pi)));
  }
}

TEST_CASE("entropies: of a density take uneven cells as they are", "[information][entropy]") {
  // x = sinh(u) / 3: midpoint cells are of second order, here Δu = 1/250 with second derivatives of order ten.
  Run run;
  std::vector<double> points, falling;
  for (int i = -1000; i <= 1000; ++i) points.push_back(std::sinh(i / 250.0) / 3);
  falling.assign(points.rbegin(), points.rend());
  CHECK(value(shannon(of<Shannon>(density_on(points, gaussian)), run)) == near(kGaussian, 1e-4));
  CHECK(value(shannon(of<Shannon>(density_on(falling, gaussian)), run)) ==
        near(value(shannon(of<Shannon>(density_on(points, gaussian)), run)), 1e-13));
  // A uniform density has ln of the length its cells cover, whatever their widths: here [−½, 4½] by edges halfway
  // between neighbours and symmetric cells at the ends.
  const Array flat = density_on({0, 1, 3, 4}, [](double) { return 2.0; });
  CHECK(value(shannon(of<Shannon>(flat), run)) == near(std::log(5.0)));
}

TEST_CASE("entropies: against cells keep the grid in them", "[information][entropy]") {
  Run run;
  auto question = of<Shannon>(density_on(even(-10, 10, 400), gaussian));
  question.against = "cells";
  CHECK(value(shannon(question, run)) == near(kGaussian - std::log(0.05)));
  question.against = "points";
  CHECK_THROWS_WITH(shannon(question, run), "shannon: against is \"points\", but must be \"length\" or \"cells\"");
}

TEST_CASE("entropies: scale with the coordinate", "[information][entropy]") {
  // h(cX) = h(X) + ln c.
  Run run;
  auto points = even(-10, 10, 500);
  const auto wide = [](double x) { return std::exp(-0.5 * x * x / 9); };
  for (double& x : points) x *= 3;
  CHECK(value(shannon(of<Shannon>(density_on(points, wide)), run)) == near(kGaussian + std::log(3.0)));
}

TEST_CASE("entropies: of a density in time give one for each time", "[information][entropy]") {
  Run run;
  const auto points = even(-30, 30, 900);
  std::vector<double> values;
  const double widths[] = {1, 2, 3};
  for (const double s : widths)
    for (const double x : points) values.push_back(std::exp(-0.5 * x * x / (s * s)));
  Array rho({Dimension("time", Array::along("time", {0, 5, 10})), Dimension("x", Array::along("x", points))}, values);
  rho.density_over = {"x"};
  const Array h = shannon(of<Shannon>(rho), run);
  REQUIRE(h.rank() == 1);
  CHECK(h.dimension(0).name == "time");
  CHECK(h.coordinate_values(0) == std::vector<double>{0, 5, 10});
  for (std::size_t t = 0; t < 3; ++t) CHECK(h.real()[t] == near(kGaussian + std::log(widths[t])));
  // A density over both dimensions is one density; here a Gaussian in x times a uniform one in time.
  rho.density_over = {"time", "x"};
  CHECK(shannon(of<Shannon>(rho), run).rank() == 0);
}

TEST_CASE("entropies: of masses run over one dimension or all", "[information][entropy]") {
  Run run;
  const Array rows({Dimension("row", 2), Dimension("outcome", 2)}, std::vector<double>{0.5, 0.5, 1, 0});
  auto question = of<Shannon>(rows);
  question.over = "outcome";
  const Array h = shannon(question, run);
  CHECK(h.real()[0] == near(std::numbers::ln2));
  CHECK(h.real()[1] == 0);
  CHECK_FALSE(std::signbit(h.real()[1]));
  const Array joint({Dimension("a", 2), Dimension("b", 2)}, std::vector<double>{0.4, 0.1, 0.1, 0.4});
  CHECK(value(shannon(of<Shannon>(joint), run)) == near(1.1935496040981333));
  question.over = "outcme";
  CHECK_THROWS_AS(shannon(question, run), ansatz::core::UnknownName);
}

TEST_CASE("renyi and tsallis: come to Shannon as the order comes to 1", "[information][entropy]") {
  Run run;
  for (const Array& p : {Array::of({0.5, 0.3, 0.2}), density_on(even(-10, 10, 200), gaussian)}) {
    const double h = value(shannon(of<Shannon>(p), run));
    auto a = of<Renyi>(p);
    auto q = of<Tsallis>(p);
    for (const double away : {1e-3, 1e-5, 1e-7, 1e-9, 0.0, -1e-9, -1e-7, -1e-5, -1e-3}) {
      a.order = q.order = 1 + away;
      // First order in the distance: the slopes are −½ Var[ln p] and −½ E[ln² p], both below 2 here. What remains is
      // the rounding of ln(Σ …)/(order − 1), 1e-16/1e-6 at worst, where the series takes over.
      CHECK(value(renyi(a, run)) == Approx(h).epsilon(0).margin(2 * std::abs(away) + 1e-9));
      CHECK(value(tsallis(q, run)) == Approx(h).epsilon(0).margin(2 * std::abs(away) + 1e-13));
    }
    double last = INFINITY;
    for (const double order : {0.0, 0.3, 0.999999, 1.0, 1.000001, 2.0, 7.0, 300.0}) {
      a.order = order;
      const double here = value(renyi(a, run));
      CHECK(here <= last + 1e-12);  // falls with the order
      last = here;
    }
  }
}

TEST_CASE("entropies: of equal masses are ln K, and many masses lose no digits", "[information][entropy]") {
  Run run;
  const std::size_t k = 1000000;
  const Array p = Array::of(std::vector<double>(k, 1e-6));
  CHECK(value(shannon(of<Shannon>(p), run)) == near(std::log(1e6), 1e-13));
  CHECK(value(renyi(of<Renyi>(p), run)) == near(std::log(1e6), 1e-13));
  CHECK(value(shannon(of<Shannon>(Array::of({1.0})), run)) == 0);
}

TEST_CASE("entropies: refuse what is no distribution, and say why", "[information][entropy]") {
  Run run;
  CHECK_THROWS_WITH(
      shannon(of<Shannon>(Array::of({0.5, 0.6})), run),
      "shannon: p is a distribution that sums to 1.1, but must be masses that sum to 1, or a density over "
      "a dimension");
  CHECK_THROWS_WITH(shannon(of<Shannon>(Array::of({1.5, -0.5})), run),
                    "shannon: p is -0.5 at element 2, but must be at least 0 everywhere");
  CHECK_THROWS_WITH(shannon(of<Shannon>(Array::of({0.5, NAN})), run), Contains("nan at element 2"));
  CHECK_THROWS_WITH(shannon(of<Shannon>(Array::of({})), run), Contains("at least 1 cell"));
  CHECK_NOTHROW(shannon(of<Shannon>(Array::of({1, -1e-13})), run));
  CHECK(run.warnings().empty());
  CHECK(value(shannon(of<Shannon>(Array::of({0.5, 0.5 + 5e-7})), run)) == near(std::numbers::ln2, 1e-9));
  CHECK(run.warnings().size() == 1);

  Array bare({Dimension("x", 3)}, std::vector<double>{1, 2, 1});
  bare.density_over = {"x"};
  CHECK_THROWS_WITH(shannon(of<Shannon>(bare), run), Contains("no coordinates"));
  CHECK_THROWS_WITH(shannon(of<Shannon>(density_on({0, 1, 1}, gaussian)), run), Contains("keep rising"));
  CHECK_THROWS_WITH(shannon(of<Shannon>(density_on({0, 1}, [](double) { return 0.0; })), run),
                    Contains("zero everywhere"));
  auto question = of<Shannon>(density_on({0, 1, 2}, gaussian));
  question.over = "time";
  CHECK_THROWS_WITH(shannon(question, run), Contains("which p is a density over"));
  question = of<Shannon>(Array::of({0.5, 0.5}));
  question.base = "byte";
  CHECK_THROWS_WITH(shannon(question, run), Contains("\"nat\", \"bit\", \"dit\" or a number above 1"));
  question.base = 1.0;
  CHECK_THROWS_WITH(shannon(question, run), Contains("base is 1"));
  auto order = of<Renyi>(Array::of({0.5, 0.5}));
  order.order = -1;
  CHECK_THROWS_WITH(renyi(order, run), "renyi: order is -1, but must be at least 0");
}

TEST_CASE("entropies: take a density of any size", "[information][entropy]") {
  Run run;
  for (const double scale : {1e-300, 1e300}) {
    Array rho = density_on(even(-10, 10, 200), gaussian);
    for (double& v : rho.mutable_real()) v *= scale;
    CHECK(value(shannon(of<Shannon>(rho), run)) == near(kGaussian, 1e-10));
  }
}
