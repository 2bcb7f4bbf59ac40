// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_measures.h"

#include <catch2/catch.hpp>

#include "stdlib/agents/school_entropies.h"
#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

using Map = Vec3 (*)(Vec3);

struct Placed {
  AgentArrays agents;
  Space space;
  Zones zones{1, 3, 6, 1, -0.5};

  SchoolMeasures measures() {
    ansatz::core::Run run;
    SchoolMeter meter(space, zones, agents.size());
    return meter.measure(agents, nullptr, run);
  }
  std::pair<Entropies, Entropies> entropies() {  // corrected, published
    ansatz::core::Run run;
    SchoolMeter meter(space, zones, agents.size());
    SchoolEntropies entropies(space, zones);
    PairTable pairs(agents.size());
    pairs.look(agents, space, run);
    const SchoolMeasures measures = meter.measure(agents, &pairs, run);
    entropies.measure(agents, measures, meter.groups(), pairs);
    return {entropies.corrected(), entropies.published()};
  }
};

/// Headings anywhere, places in a ball or, with radius 0, anywhere in the box.
Placed isotropic(std::size_t n, std::uint64_t seed, double radius = 4, Space space = {}) {
  const ansatz::core::Stream random(seed);
  Placed placed{AgentArrays(n), space};
  for (std::size_t i = 0; i < n; ++i) {
    const auto normals = [&](std::uint64_t at) {
      return Vec3{random.normal(at), random.normal(at + 1), random.normal(at + 2)};
    };
    const double box = space.box;
    placed.agents.set_place(
        i, radius > 0 ? radius * std::cbrt(random.uniform(16 * i)) * unit(normals(16 * i + 2), {1, 0, 0}) +
                            Vec3{box / 2, box / 2, box / 2}
                      : box * Vec3{random.uniform(16 * i), random.uniform(16 * i + 1), random.uniform(16 * i + 2)});
    placed.agents.set_heading(i, unit(normals(16 * i + 8), {1, 0, 0}));
  }
  return placed;
}

double distance(const Entropies& a, const Entropies& b) {
  double largest = 0;
  for (std::size_t k = 0; k < kEntropies; ++k) largest = std::fmax(largest, std::fabs(a[k] - b[k]));
  return largest;
}

enum : std::size_t { kCohesion, kPolar, kDepth, kMomentum, kNeighbours, kCorrelation, kShape };

}  // namespace

TEST_CASE("school_measures: polarization of headings anywhere is a chi-square of three", "[agents][measures]") {
  // E[P] = √(8/3πN): 0.0752 for 150. Its spread is 0.4 of that, so 4000 draws give it to 0.7 %: margin 2.5 %. E[P²] =
  // 1/N with a relative spread of √(2/3): 1.3 %, margin 5 %.
  double p = 0, squares = 0;
  constexpr int kDraws = 4000;
  for (int k = 0; k < kDraws; ++k) {
    const double one = polarization(isotropic(150, static_cast<std::uint64_t>(k)).agents);
    p += one / kDraws;
    squares += one * one / kDraws;
  }
  CHECK(p == Approx(std::sqrt(8 / (3 * std::numbers::pi * 150))).epsilon(0.025));
  CHECK(squares * 150 == Approx(1).epsilon(0.05));
}

TEST_CASE("school_measures: rotation of headings anywhere", "[agents][measures]") {
  // E[M] = √(16/9πN), 0.0614 for 150; the centre is the sample's own, which changes little. 1000 draws: 1.3 %.
  double m = 0;
  for (int k = 0; k < 1000; ++k)
    m += isotropic(150, static_cast<std::uint64_t>(k)).measures().published_rotation / 1000;
  CHECK(m == Approx(std::sqrt(16 / (9 * std::numbers::pi * 150))).epsilon(0.05));
}

TEST_CASE("school_measures: a ring that swims along itself turns and does not go", "[agents][measures]") {
  // P = 0, M = 1, |e × d| the same for all; also across the faces of a periodic box.
  const double box = GENERATE(0.0, 30.0);
  for (const Vec3 middle : {Vec3{15, 15, 15}, Vec3{0, 0, 29.5}}) {
    Placed ring{AgentArrays(40), {box > 0 ? Boundary::periodic : Boundary::open, box}};
    for (std::size_t i = 0; i < 40; ++i) {
      const double t = 2 * std::numbers::pi * static_cast<double>(i) / 40;
      Vec3 place = middle + 5 * Vec3{std::cos(t), std::sin(t), 0}, heading{-std::sin(t), std::cos(t), 0};
      ring.space.move(place, heading, 0);
      ring.agents.set_place(i, place);
      ring.agents.set_heading(i, heading);
    }
    const SchoolMeasures m = ring.measures();
    CHECK(m.polarization == Approx(0).margin(1e-12));
    CHECK(m.rotation == Approx(1).margin(1e-12));
    CHECK(m.spread == Approx(5).margin(1e-12));
    CHECK(m.groups == 1);
    CHECK(m.nearest == Approx(10 * std::sin(std::numbers::pi / 40)).margin(1e-12));
    const auto [corrected, published] = ring.entropies();
    CHECK(corrected[kMomentum] == Approx(0).margin(1e-12));
    CHECK(corrected[kCohesion] == Approx(0).margin(1e-12));
    CHECK(corrected[kDepth] == Approx(0).margin(1e-12));
    // The published centre is the ring's only where no face cuts it.
    const bool is_cut = box > 0 && middle.x == 0;
    CHECK((m.published_rotation < 0.99) == is_cut);
  }
}

TEST_CASE("school_measures: two groups are told apart, and a link needs one that sees", "[agents][measures]") {
  Placed placed{AgentArrays(5), {}};
  // Three in a row 5 apart, two far away; all head along x with a blind cone behind.
  const Vec3 places[] = {{0, 0, 0}, {5, 0, 0}, {10, 0, 0}, {100, 0, 0}, {104, 0, 0}};
  for (std::size_t i = 0; i < 5; ++i) {
    placed.agents.set_place(i, places[i]);
    placed.agents.set_heading(i, {1, 0, 0});
  }
  SchoolMeasures m = placed.measures();
  CHECK(m.groups == 2);
  CHECK(m.largest_group == Approx(0.6));
  CHECK(m.centre.x == Approx(5));
  CHECK(m.closest == Approx(4));
  placed.zones.attract = 5;  // half open
  CHECK(placed.measures().groups == 4);
  placed.zones.attract = 6;
  placed.agents.set_heading(0, {-1, 0, 0});
  placed.agents.set_heading(1, {-1, 0, 0});  // sees 0 only; 2 looks away from it
  CHECK(placed.measures().groups == 3);
}

TEST_CASE("school_measures: cells and all pairs see the same groups and neighbours", "[agents][measures]") {
  for (const Space space : {Space{}, Space{Boundary::periodic, 40}}) {
    Placed many = isotropic(2000, 5, 0, {space.boundary, 40});
    many.space = space;
    many.zones.attract = 2.2;
    const SchoolMeasures m = many.measures();
    // By hand: all pairs.
    double nearest = 0;
    std::vector<std::size_t> root(2000);
    for (std::size_t i = 0; i < 2000; ++i) root[i] = i;
    const auto find = [&](std::size_t i) {
      while (root[i] != i) i = root[i];
      return i;
    };
    for (std::size_t i = 0; i < 2000; ++i) {
      double least = 1e300;
      for (std::size_t j = 0; j < 2000; ++j) {
        if (i == j) continue;
        const Vec3 apart = space.between(many.agents.place(i), many.agents.place(j));
        const double r = length(apart);
        least = std::fmin(least, r);
        if (r < 2.2 && dot(apart, many.agents.heading(i)) > -0.5 * r)
          root[std::max(find(i), find(j))] = std::min(find(i), find(j));
      }
      nearest += least / 2000;
    }
    std::size_t groups = 0;
    for (std::size_t i = 0; i < 2000; ++i) groups += root[i] == i;
    CHECK(m.groups == static_cast<double>(groups));
    CHECK(m.nearest == Approx(nearest).epsilon(1e-12));
  }
}

TEST_CASE("school_entropies: corrected measures do not know where the school is, nor which way", "[agents][measures]") {
  const Space box{Boundary::periodic, 40};
  Placed school = isotropic(120, 11, 6, box);
  for (std::size_t i = 0; i < 120; ++i)
    school.agents.set_heading(i, unit(school.agents.heading(i) + Vec3{1.5, 0.3, 0.8}, {1, 0, 0}));
  const auto compare = [&](const Placed& other, bool knows_depth) {
    Placed copy = other;
    const Entropies whole = school.entropies().first;
    const SchoolMeasures before = school.measures();
    Entropies corrected = copy.entropies().first;
    if (!knows_depth) corrected[kDepth] = whole[kDepth];
    // Places move by rounding, and the cube of a sphere's radius amplifies it where a value stands near the edge of a
    // bin; none does here.
    CHECK(distance(corrected, whole) < 1e-10);
    const SchoolMeasures after = copy.measures();
    CHECK(after.polarization == Approx(before.polarization).margin(1e-12));
    CHECK(after.rotation == Approx(before.rotation).margin(1e-12));
    CHECK(after.spread == Approx(before.spread).margin(1e-11));
    CHECK(after.groups == before.groups);
  };
  const auto mapped = [&](Map map) {
    Placed copy = school;
    for (std::size_t i = 0; i < 120; ++i) {
      copy.agents.set_place(i, map(school.agents.place(i)));
      copy.agents.set_heading(i, map(school.agents.heading(i)));
    }
    return copy;
  };
  SECTION("moved across the faces") {
    Placed copy = school;
    for (std::size_t i = 0; i < 120; ++i) {
      Vec3 place = school.agents.place(i) + Vec3{19.3, -20.7, 18.1}, heading = school.agents.heading(i);
      box.move(place, heading, 0);
      copy.agents.set_place(i, place);
    }
    compare(copy, true);
    // and the published ones do: wrapped coordinates and their plain mean.
    CHECK(distance(copy.entropies().second, school.entropies().second) > 0.005);
    CHECK(copy.measures().published_spread > 2 * school.measures().published_spread);
  }
  SECTION("turned by a right angle") {
    school.space = {};  // about the origin, in open space
    for (const Map map : {Map{[](Vec3 v) {
                            return Vec3{v.z, v.x, v.y};
                          }},
                          Map{[](Vec3 v) {
                            return Vec3{v.x, -v.z, v.y};
                          }}})
      compare(mapped(map), false);
    compare(mapped([](Vec3 v) { return Vec3{-v.y, v.x, v.z}; }), true);
  }
  SECTION("seen in a mirror") {
    school.space = {};
    compare(mapped([](Vec3 v) { return Vec3{-v.x, v.y, v.z}; }), true);
  }
  SECTION("numbered otherwise") {
    Placed copy = school;
    for (std::size_t i = 0; i < 120; ++i) {
      copy.agents.set_place(i, school.agents.place((i * 7 + 3) % 120));
      copy.agents.set_heading(i, school.agents.heading((i * 7 + 3) % 120));
    }
    compare(copy, true);
  }
  SECTION("the published heading entropy has poles") {
    // One and the same school of headings about an axis, the axis once z and once in the plane.
    Placed upright = isotropic(150, 3, 6, box), level = upright;
    for (std::size_t i = 0; i < 150; ++i) {
      const Vec3 d = unit(0.3 * upright.agents.heading(i) + Vec3{0, 0, 1}, {0, 0, 1});
      upright.agents.set_heading(i, d);
      level.agents.set_heading(i, {d.z, d.x, d.y});
    }
    CHECK(std::fabs(upright.entropies().second[kPolar] - level.entropies().second[kPolar]) > 0.1);
    CHECK(upright.entropies().first[kPolar] == Approx(level.entropies().first[kPolar]).margin(1e-10));
  }
}

TEST_CASE("school_entropies: headings anywhere fill the sphere, however many they are", "[agents][measures]") {
  // The estimate of third-nearest neighbours is unbiased for the uniform law to O(1/n) and spreads by about
  // √(ψ'(3)/n + …) ≈ 0.8/√n; the mean of 40 is known to 0.8/√(40 n).
  for (const std::size_t n : {50, 200, 1000}) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) sum += isotropic(n, seed).entropies().first[kPolar] / 40;
    CAPTURE(n, sum);
    CHECK(sum == Approx(1).margin(4 * 0.8 / std::sqrt(40.0 * static_cast<double>(n)) + 1.0 / static_cast<double>(n)));
  }
  Placed aligned = isotropic(50, 1);
  for (std::size_t i = 0; i < 50; ++i) aligned.agents.set_heading(i, {0, 0.6, 0.8});
  CHECK(aligned.entropies().first[kPolar] < 1e-12);
  CHECK(aligned.entropies().first[kCorrelation] == 0);
}

TEST_CASE("school_entropies: published ones of headings and places anywhere", "[agents][measures]") {
  // Cosines of pairs are uniform, the covariance is round, depths fill 15 bins with the bias of 14/2N.
  const Placed anywhere = isotropic(2000, 9, 0, {Boundary::periodic, 30});
  Placed copy = anywhere;
  const Entropies published = copy.entropies().second;
  CHECK(published[kCorrelation] == Approx(1).margin(0.005));
  CHECK(published[kShape] == Approx(1).margin(0.005));
  CHECK(published[kDepth] == Approx(1 - 14 / (2 * 2000 * std::log(15))).margin(0.004));
  // Counts of agents carry the solid angle already; weighted again they are not even.
  CHECK(published[kPolar] < 0.97);
}

TEST_CASE("school_entropies: published ones of a handful are a half", "[agents][measures]") {
  Placed few = isotropic(2, 1, 1, {Boundary::periodic, 20});
  Entropies published = few.entropies().second;
  CHECK(published[kMomentum] == 0.5);
  CHECK(published[kNeighbours] == 0.5);
  CHECK(published[kShape] == 0.5);
  CHECK(published[kCohesion] == 0);
  Placed open = isotropic(10, 1);
  CHECK(std::isnan(open.entropies().second[kCohesion]));  // without a box there is none
}

TEST_CASE("school_measures: names of states", "[agents][measures]") {
  CHECK(state_name(0.95, 0) == "highly parallel");
  CHECK(state_name(0.9, 0) == "dynamic parallel");
  CHECK(state_name(0.7, 0.51) == "torus");
  CHECK(state_name(0.41, 0.5) == "transitional");
  CHECK(state_name(0.4, 0.31) == "transitional");
  CHECK(state_name(0.4, 0.3) == "swarm");
}
