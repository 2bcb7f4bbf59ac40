// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_entropies.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/agents/placed.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

/// -Σ p ln p over equal bins of [low, high], what lies outside in the bin at its end; with Miller's correction.
double by_hand(const std::vector<double>& values, double low, double high, int bins) {
  std::vector<double> counts(static_cast<std::size_t>(bins));
  for (const double value : values) {
    int bin = 0;  // the last whose left edge is not above
    while (bin + 1 < bins && value >= low + (high - low) * (bin + 1) / bins) ++bin;
    ++counts[static_cast<std::size_t>(bin)];
  }
  double sum = 0, occupied = 0;
  const auto n = static_cast<double>(values.size());
  for (const double count : counts) {
    if (count == 0) continue;
    sum -= count / n * std::log(count / n);
    ++occupied;
  }
  return (sum + (occupied - 1) / (2 * n)) / std::log(bins);
}

std::vector<double> nearest(const Placed& school, std::size_t i) {
  std::vector<double> distances;
  for (std::size_t j = 0; j < school.agents.size(); ++j)
    if (j != i) distances.push_back(length(school.space.between(school.agents.place(i), school.agents.place(j))));
  std::sort(distances.begin(), distances.end());
  return distances;
}

/// The eigenvalues of a symmetric matrix from its invariants, by the cosines of a third of an angle.
std::array<double, 3> eigenvalues(const double (&a)[3][3]) {
  const double mean = (a[0][0] + a[1][1] + a[2][2]) / 3;
  double squares = 0;
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j) squares += (a[i][j] - (i == j ? mean : 0)) * (a[i][j] - (i == j ? mean : 0));
  const double p = std::sqrt(squares / 6);
  const auto b = [&](int i, int j) { return (a[i][j] - (i == j ? mean : 0)) / p; };
  const double det = b(0, 0) * (b(1, 1) * b(2, 2) - b(1, 2) * b(2, 1)) -
                     b(0, 1) * (b(1, 0) * b(2, 2) - b(1, 2) * b(2, 0)) +
                     b(0, 2) * (b(1, 0) * b(2, 1) - b(1, 1) * b(2, 0));
  const double angle = std::acos(std::clamp(det / 2, -1.0, 1.0)) / 3;
  constexpr double kThird = 2 * std::numbers::pi / 3;
  return {mean + 2 * p * std::cos(angle), mean + 2 * p * std::cos(angle + kThird),
          mean + 2 * p * std::cos(angle - kThird)};
}

}  // namespace

// The table of school_entropies.h read off line by line, with loops over all pairs and counts by comparison. A school
// in two pieces, so that the largest group is not the whole, and drawn out, so that its shape is not round.
TEST_CASE("school_entropies: corrected ones are their definitions", "[agents][measures]") {
  const Space space{Boundary::periodic, 40};
  Placed school = isotropic(150, 21, 5, space);
  for (std::size_t i = 0; i < 150; ++i) {
    const Vec3 place = school.agents.place(i);
    school.agents.set_place(i, {20 + 1.2 * (place.x - 20) + (i < 20 ? 18 : 0), place.y, 20 + 0.5 * (place.z - 20)});
    const Vec3 around = unit({-(place.y - 20), place.x - 20, 0.2}, {1, 0, 0});
    school.agents.set_heading(i, unit(0.7 * school.agents.heading(i) + around, {1, 0, 0}));
  }
  school.zones = {0.7, 3, 4, 1, -2};
  const Entropies corrected = school.entropies().first;
  const SchoolMeasures m = school.measures();
  REQUIRE(m.groups == 2);
  REQUIRE(m.largest_group == Approx(130.0 / 150));

  std::vector<double> closest, variations, depths, momenta, cosines;
  Vec3 mean, axis;
  for (std::size_t i = 0; i < 150; ++i) {
    const std::vector<double> distances = nearest(school, i);
    closest.push_back(distances[0]);
    double sum = 0, squares = 0;
    for (std::size_t k = 0; k < 5; ++k) sum += distances[k] / 5;
    for (std::size_t k = 0; k < 5; ++k) squares += (distances[k] - sum) * (distances[k] - sum) / 5;
    variations.push_back(std::sqrt(squares) / sum);
    for (std::size_t j = 0; j < i; ++j)
      cosines.push_back((1 + dot(school.agents.heading(i), school.agents.heading(j))) / 2);
    if (i >= 20) mean = mean + (1 / 130.0) * school.agents.place(i);
  }
  CHECK(m.centre.x == Approx(mean.x));  // no face cuts the group
  const auto from_centre = [&](std::size_t i) { return school.agents.place(i) - mean; };
  const auto momentum = [&](std::size_t i) { return cross(unit(from_centre(i), {}), school.agents.heading(i)); };
  double covariance[3][3] = {}, spread = 0;
  for (std::size_t i = 20; i < 150; ++i) {
    axis = axis + momentum(i);
    const Vec3 r = from_centre(i);
    spread += dot(r, r) / 130;
    const double parts[] = {r.x, r.y, r.z};
    for (int a = 0; a < 3; ++a)
      for (int b = 0; b < 3; ++b) covariance[a][b] += parts[a] * parts[b];
  }
  for (std::size_t i = 20; i < 150; ++i) {
    depths.push_back(from_centre(i).z);
    momenta.push_back(dot(momentum(i), unit(axis, {})));
  }
  const double reach = std::sqrt(3 * spread);
  // A value within rounding of an edge of a bin would tell the two apart; none is.
  CHECK(corrected[kCohesion] == Approx(by_hand(closest, 0, 5 * 0.7, 25)).epsilon(1e-12));
  CHECK(corrected[kNeighbours] == Approx(by_hand(variations, 0, 2, 20)).epsilon(1e-12));
  CHECK(corrected[kDepth] == Approx(by_hand(depths, -reach, reach, 15)).epsilon(1e-12));
  CHECK(corrected[kMomentum] == Approx(by_hand(momenta, -1, 1, 20)).epsilon(1e-12));
  double correlation = 0;
  for (int bin = 0; bin < 20; ++bin) {
    const double share = static_cast<double>(std::count_if(
                             cosines.begin(), cosines.end(),
                             [&](double c) { return c >= bin / 20.0 && (c < (bin + 1) / 20.0 || bin == 19); })) /
                         static_cast<double>(cosines.size());
    if (share > 0) correlation -= share * std::log(share) / std::log(20);
  }
  CHECK(corrected[kCorrelation] == Approx(correlation).epsilon(1e-12));
  double shape = 0, trace = covariance[0][0] + covariance[1][1] + covariance[2][2];
  for (const double value : eigenvalues(covariance)) shape -= value / trace * std::log(value / trace) / std::log(3);
  CHECK(corrected[kShape] == Approx(shape).epsilon(1e-10));
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
    CHECK(after.polarization == Approx(before.polarization).epsilon(0).margin(1e-12));
    CHECK(after.rotation == Approx(before.rotation).epsilon(0).margin(1e-12));
    CHECK(after.spread == Approx(before.spread).epsilon(0).margin(1e-11));
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
    CHECK(upright.entropies().first[kPolar] == Approx(level.entropies().first[kPolar]).epsilon(0).margin(1e-10));
  }
}

TEST_CASE("school_entropies: headings anywhere fill the sphere, however many they are", "[agents][measures]") {
  // The estimate of third-nearest neighbours is unbiased for the uniform law to O(1/n) and spreads by about
  // √(ψ'(3)/n + …) ≈ 0.8/√n; the mean of 40 is known to 0.8/√(40 n).
  for (const std::size_t n : {50, 200, 1000}) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) sum += isotropic(n, seed).entropies().first[kPolar] / 40;
    CAPTURE(n, sum);
    CHECK(sum == Approx(1).epsilon(0).margin(4 * 0.8 / std::sqrt(40.0 * static_cast<double>(n)) +
                                             1.0 / static_cast<double>(n)));
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
  CHECK(published[kCorrelation] == Approx(1).epsilon(0).margin(0.005));
  CHECK(published[kShape] == Approx(1).epsilon(0).margin(0.005));
  CHECK(published[kDepth] == Approx(1 - 14 / (2 * 2000 * std::log(15))).epsilon(0).margin(0.004));
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

// The least numbers of agents that the published measures and ours are defined for; fewer have a half, or no number.
TEST_CASE("school_entropies: small schools have what they are enough for", "[agents][measures]") {
  for (std::size_t n = 1; n <= 7; ++n) {
    CAPTURE(n);
    Placed school = isotropic(n, 4, 2, {Boundary::periodic, 20});
    school.zones = {1, 3, 10, 1, -2};
    const auto [corrected, published] = school.entropies();
    for (std::size_t i = 0; i < n && n >= 2; ++i) REQUIRE(nearest(school, i)[0] < 10);
    CHECK((published[kCohesion] == 0.5) == (n < 2));
    CHECK((published[kCorrelation] == 0.5) == (n < 2));
    CHECK((published[kMomentum] == 0.5) == (n < 3));
    CHECK((published[kShape] == 0.5) == (n < 4));
    CHECK((published[kNeighbours] == 0.5) == (n < 6));
    CHECK(std::isnan(corrected[kCohesion]) == (n < 2));
    CHECK(std::isnan(corrected[kCorrelation]) == (n < 2));
    CHECK(std::isnan(corrected[kMomentum]) == (n < 2));
    CHECK(std::isnan(corrected[kPolar]) == (n <= PairTable::kHeadings));
    CHECK(std::isnan(corrected[kShape]) == (n < 4));
    CHECK(std::isnan(corrected[kNeighbours]) == (n < 6));
  }
}

// Four agents at (±a, 0, 0) and (0, ±b, 0) about the middle: covariance diag(2a²/3, 2b²/3, 0), the last of which counts
// as 1e-10. So small that this floor and the n - 1 show.
TEST_CASE("school_entropies: the shape of a flat and tiny school has its floor", "[agents][measures]") {
  const double a = 3e-5, b = 2e-5, middle = 10;
  Placed school{AgentArrays(4), {Boundary::periodic, 20}};
  school.zones = {1, 3, 10, 1, -2};
  const Vec3 places[] = {{a, 0, 0}, {-a, 0, 0}, {0, b, 0}, {0, -b, 0}};
  for (std::size_t i = 0; i < 4; ++i) {
    school.agents.set_place(i, places[i] + Vec3{middle, middle, middle});
    school.agents.set_heading(i, {1, 0, 0});
  }
  const double weights[] = {2 * a * a / 3, 2 * b * b / 3, 1e-10};
  double sum = 0, wanted = 0;
  for (const double w : weights) sum += w;
  for (const double w : weights) wanted -= w / sum * std::log(w / sum) / std::log(3.0);
  // Places of 10 are rounded to 2e-15, 1e-10 of a and b.
  const auto [corrected, published] = school.entropies();
  CHECK(published[kShape] == Approx(wanted).epsilon(1e-9));
  CHECK(corrected[kShape] == Approx(wanted).epsilon(1e-9));
}

// Azimuth atan2(dy, dx) + π in 24 bins: along x begins the thirteenth, and a little to the left of it lies within.
TEST_CASE("school_entropies: published headings are counted from -x by way of -y", "[agents][measures]") {
  Placed school{AgentArrays(2), {Boundary::periodic, 20}};
  const auto entropy = [&](Vec3 one, Vec3 other) {
    school.agents.set_place(0, {5, 5, 5});
    school.agents.set_place(1, {6, 5, 5});
    school.agents.set_heading(0, one);
    school.agents.set_heading(1, other);
    return school.entropies().second[kPolar];
  };
  const auto at = [](double azimuth) { return Vec3{std::cos(azimuth), std::sin(azimuth), 0}; };
  CHECK(entropy({1, 0, 0}, at(0.01)) == 0);
  CHECK(entropy({1, 0, 0}, at(-0.01)) == Approx(std::log(2.0) / std::log(288.0)).epsilon(1e-12));
  CHECK(entropy({0, 1, 0}, at(std::numbers::pi / 2 + 0.01)) == 0);
  CHECK(entropy(at(0.01), at(std::numbers::pi / 12 - 0.01)) == 0);
  CHECK(entropy(at(0.01), at(std::numbers::pi / 12 + 0.01)) > 0);
}
