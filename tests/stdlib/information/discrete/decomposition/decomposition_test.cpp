// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/decomposition/antichains.h"
#include "stdlib/information/discrete/decomposition/partial_information.h"
#include "stdlib/information/discrete/decomposition/unique_information.h"
#include "stdlib/information/discrete/joint/mutual.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

// Equally likely rows of x, y and z, the target.
Value gate(std::vector<double> x, std::vector<double> y, std::vector<double> z) {
  Record record;
  record.set("x", Array::of(std::move(x)));
  record.set("y", Array::of(std::move(y)));
  record.set("z", Array::of(std::move(z)));
  return record;
}

const Value kAnd = gate({0, 0, 1, 1}, {0, 1, 0, 1}, {0, 0, 0, 1}),
            kXor = gate({0, 0, 1, 1}, {0, 1, 0, 1}, {0, 1, 1, 0}),
            kCopy = gate({0, 0, 1, 1}, {0, 1, 0, 1}, {0, 1, 2, 3}), kSame = gate({0, 1}, {0, 1}, {0, 1}),
            kFirst = gate({0, 0, 1, 1}, {0, 1, 0, 1}, {0, 0, 1, 1});

const Value kThree = Array({Dimension("x", 2), Dimension("y", 2), Dimension("z", 2)},
                           std::vector<double>{0.3, 0, 0, 0.2, 0, 0.1, 0.15, 0.25});

struct Parts {
  double redundant, first, second, synergistic;
};

Parts broja(const Value& p) {
  Run run;
  const auto found = unique_information({p, {"x"}, {"y"}, {"z"}, 1e-9, std::string("bit")}, run);
  CHECK(run.warnings().empty());
  CHECK(found.gap <= 1e-9);
  CHECK(found.redundant + found.unique_first + found.unique_second + found.synergistic ==
        Approx(found.information).epsilon(0).margin(5e-9));
  return {found.redundant, found.unique_first, found.unique_second, found.synergistic};
}

Parts williams(const Value& p) {
  Run run;
  const auto atoms = partial_information({p, {"x", "y"}, {"z"}, std::string("bit")}, run).atoms;
  const auto& names = atoms.dimension(0).coordinates->texts();
  const auto of = [&](const char* name) {
    return atoms.real()[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())];
  };
  return {of("{x}{y}"), of("{x}"), of("{y}"), of("{xy}")};
}

void check(const Parts& found, const Parts& wanted, double margin) {
  CHECK(found.redundant == Approx(wanted.redundant).epsilon(0).margin(margin));
  CHECK(found.first == Approx(wanted.first).epsilon(0).margin(margin));
  CHECK(found.second == Approx(wanted.second).epsilon(0).margin(margin));
  CHECK(found.synergistic == Approx(wanted.synergistic).epsilon(0).margin(margin));
}

Array random_joint(std::uint64_t seed, std::size_t nx, std::size_t ny, std::size_t nz, double empty) {
  std::vector<double> p(nx * ny * nz);
  Stream(seed).fill_uniform(p);
  double sum = 0;
  for (double& v : p) sum += v = v < empty ? 0 : -std::log(v);
  for (double& v : p) v /= sum;
  return Array({Dimension("x", nx), Dimension("y", ny), Dimension("z", nz)}, p);
}

// BROJA of two binary sources and a binary target by hand: each y leaves one free mass q(0, 0, y) in an interval; the
// least I over a fine grid of both, refined twice about the best.
double least_on_a_grid(const Array& p) {
  const auto v = p.real();
  double x0[2], y0[2], of[2];
  for (int z = 0; z < 2; ++z) {
    of[z] = v[z] + v[2 + z] + v[4 + z] + v[6 + z];
    x0[z] = v[z] + v[2 + z];
    y0[z] = v[z] + v[4 + z];
  }
  const auto term = [](double a, double b) {
    const double s = a + b;
    return (a > 0 ? a * std::log(a / s) : 0) + (b > 0 ? b * std::log(b / s) : 0);
  };
  const auto value = [&](double s, double t) {
    const double q0[4] = {s, x0[0] - s, y0[0] - s, of[0] - x0[0] - y0[0] + s};
    const double q1[4] = {t, x0[1] - t, y0[1] - t, of[1] - x0[1] - y0[1] + t};
    double sum = 0;
    for (int k = 0; k < 4; ++k) sum += term(std::max(0.0, q0[k]), std::max(0.0, q1[k]));
    return sum;
  };
  double low[2], high[2], at[2] = {0, 0}, best = 1e300;
  for (int z = 0; z < 2; ++z) {
    low[z] = std::max(0.0, x0[z] + y0[z] - of[z]);
    high[z] = std::min(x0[z], y0[z]);
  }
  const int n = 400;
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i <= n; ++i)
      for (int j = 0; j <= n; ++j) {
        const double s = low[0] + (high[0] - low[0]) * i / n, t = low[1] + (high[1] - low[1]) * j / n;
        if (value(s, t) < best) {
          best = value(s, t);
          at[0] = s;
          at[1] = t;
        }
      }
    for (int z = 0; z < 2; ++z) {
      const double width = (high[z] - low[z]) / 50, from = low[z], to = high[z];
      low[z] = std::max(from, at[z] - width);
      high[z] = std::min(to, at[z] + width);
    }
  }
  return best - of[0] * std::log(of[0]) - of[1] * std::log(of[1]);
}

}  // namespace

TEST_CASE("partial_information: meets the published values", "[information][decomposition]") {
  check(williams(kAnd), {0.311278124459133, 0, 0, 0.5}, 1e-12);
  check(williams(kXor), {0, 0, 0, 1}, 1e-12);
  check(williams(kCopy), {1, 0, 0, 1}, 1e-12);  // the known defect
  check(williams(kSame), {1, 0, 0, 0}, 1e-12);
  check(williams(kFirst), {0, 1, 0, 0}, 1e-12);
  check(williams(kThree), {0.0666537071, 0, 0.1148426224, 0.4295045233}, 1e-10);
}

TEST_CASE("partial_information: has the lattice of Williams and Beer", "[information][decomposition]") {
  CHECK(antichains(2).size() == 4);
  CHECK(antichains(3).size() == 18);
  CHECK(antichains(4).size() == 166);
  for (const auto& lattice : {antichains(3), antichains(4)}) {
    for (std::size_t a = 0; a < lattice.size(); ++a) {
      CHECK(lies_below(lattice.front(), lattice[a]));
      CHECK(lies_below(lattice[a], lattice.back()));
      for (std::size_t b = 0; b < a; ++b) CHECK_FALSE(lies_below(lattice[a], lattice[b]));
    }
  }
}

TEST_CASE("partial_information: adds up for three and four sources", "[information][decomposition]") {
  // Atoms are never negative (their theorem 5), sum to what all sources tell, and those in a source to what it tells.
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    std::vector<double> p(2 * 3 * 2 * 2 * 3);
    Stream(seed).fill_uniform(p);
    double sum = 0;
    for (double& v : p) sum += v = v * v;
    for (double& v : p) v /= sum;
    const Array joint({Dimension("a", 2), Dimension("b", 3), Dimension("c", 2), Dimension("d", 2), Dimension("z", 3)},
                      p);
    Run run;
    for (const Names& sources : {Names{"a", "b", "c"}, Names{"d", "a", "c", "b"}}) {
      const auto found = partial_information({joint, sources, {"z"}}, run);
      double all = 0, of_a = 0;
      const auto& names = found.atoms.dimension(0).coordinates->texts();
      for (std::size_t i = 0; i < names.size(); ++i) {
        CHECK(found.atoms.real()[i] >= -1e-13);
        all += found.atoms.real()[i];
        if (names[i].find("{a}") != std::string::npos) of_a += found.atoms.real()[i];
      }
      CHECK(all == Approx(mutual({joint, sources, {"z"}}, run)).epsilon(0).margin(1e-12));
      CHECK(found.information == Approx(all).epsilon(0).margin(1e-12));
      CHECK(of_a == Approx(mutual({joint, {"a"}, {"z"}}, run)).epsilon(0).margin(1e-12));
    }
  }
}

TEST_CASE("unique_information: meets the published values", "[information][decomposition]") {
  // The solver proves 1e-10 nats; the values are told to ten digits.
  check(broja(kAnd), {0.311278124459133, 0, 0, 0.5}, 2e-9);
  check(broja(kXor), {0, 0, 0, 1}, 2e-9);
  check(broja(kCopy), {0, 1, 1, 0}, 2e-9);
  check(broja(kSame), {1, 0, 0, 0}, 2e-9);
  check(broja(kFirst), {0, 1, 0, 0}, 2e-9);
  check(broja(kThree), {0.06665371, 0, 0.11484262, 0.42950452}, 1e-8);
}

TEST_CASE("unique_information: is the least of a search over all couplings", "[information][decomposition]") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Array p = random_joint(seed, 2, 2, 2, seed % 3 == 0 ? 0.3 : 0);
    Run run;
    const auto found = unique_information({p, {"x"}, {"y"}, {"z"}}, run);
    const double least = found.information - found.synergistic;
    // The grid's last step is some 1e-7 of an interval; the least value is flat there or at an edge it holds.
    CHECK(least == Approx(least_on_a_grid(p)).epsilon(0).margin(1e-7));
    CHECK(run.warnings().empty());
  }
}

TEST_CASE("unique_information: proves its value on random distributions", "[information][decomposition]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Array p = random_joint(seed, 2 + seed % 4, 2 + seed % 3, 2 + seed % 5, 0.2 * static_cast<double>(seed % 4));
    Run run;
    INFO("seed " << seed);
    const auto found = unique_information({p, {"x"}, {"y"}, {"z"}}, run);
    CHECK(run.warnings().empty());
    CHECK(found.gap <= 1e-9);
    CHECK(found.redundant >= 0);
    CHECK(found.unique_first >= 0);
    CHECK(found.unique_second >= 0);
    CHECK(found.synergistic >= 0);
    const double first = mutual({p, {"x"}, {"z"}}, run), second = mutual({p, {"y"}, {"z"}}, run);
    CHECK(found.redundant + found.unique_first == Approx(first).epsilon(0).margin(3e-9));
    CHECK(found.redundant + found.unique_second == Approx(second).epsilon(0).margin(3e-9));
    const auto turned = unique_information({p, {"y"}, {"x"}, {"z"}}, run);
    CHECK(turned.unique_first == Approx(found.unique_second).epsilon(0).margin(3e-9));
  }
}

TEST_CASE("unique_information: lets nothing unique to a source that the other copies", "[information][decomposition]") {
  // y is x with noise, so that z – x – y is a chain: whatever y tells is redundant (Blackwell).
  std::vector<double> p;
  const double xz[3][3] = {{0.2, 0.05, 0.05}, {0.02, 0.25, 0.03}, {0.1, 0.1, 0.2}};
  const double noise[3][2] = {{0.9, 0.1}, {0.4, 0.6}, {0.2, 0.8}};
  for (int x = 0; x < 3; ++x)
    for (int y = 0; y < 2; ++y)
      for (int z = 0; z < 3; ++z) p.push_back(xz[x][z] * noise[x][y]);
  const Value joint = Array({Dimension("x", 3), Dimension("y", 2), Dimension("z", 3)}, p);
  Run run;
  const auto found = unique_information({joint, {"x"}, {"y"}, {"z"}}, run);
  CHECK(found.unique_second == Approx(0).epsilon(0).margin(2e-9));
  CHECK(found.synergistic == Approx(0).epsilon(0).margin(2e-9));
  CHECK(found.redundant == Approx(mutual({joint, {"y"}, {"z"}}, run)).epsilon(0).margin(2e-9));
}

TEST_CASE("decomposition: names what it refuses, and takes edges", "[information][decomposition]") {
  Run run;
  CHECK_THROWS_WITH(partial_information({kAnd, {"x"}, {"z"}}, run), Contains("sources is 1 variable, but must be two"));
  CHECK_THROWS_WITH(partial_information({kAnd, {"x", "x"}, {"z"}}, run), Contains("\"x\" twice"));
  CHECK_THROWS_WITH(partial_information({kAnd, {"x", "y"}, {"y"}}, run), Contains("which is a source"));
  CHECK_THROWS_WITH(unique_information({kAnd, {"x"}, {"y"}, {"x"}}, run), Contains("which first has as well"));
  CHECK_THROWS_WITH(unique_information({kAnd, {}, {"y"}, {"z"}}, run), Contains("first is empty"));
  CHECK_THROWS_AS(unique_information({kAnd, {"x"}, {"y"}, {"w"}}, run), UnknownName);
  check(broja(gate({1, 2, 3}, {1, 1, 1}, {4, 4, 4})), {0, 0, 0, 0}, 1e-12);  // nothing to tell
  check(broja(gate({1}, {1}, {4})), {0, 0, 0, 0}, 1e-12);
  check(williams(gate({1}, {1}, {4})), {0, 0, 0, 0}, 1e-12);
}
