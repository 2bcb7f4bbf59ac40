// SPDX-License-Identifier: MIT
#include "stdlib/agents/zone_sums.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/core/random.h"

using namespace ansatz::agents;

namespace {

/// Sums of one agent at the origin, heading along x, over neighbours at places with headings.
ZoneSums seen(const Zones& zones, const std::vector<Vec3>& places, const std::vector<Vec3>& headings) {
  AgentArrays agents(places.size()), weighted(places.size());
  const SumGrid grid(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    agents.set_place(i, places[i]);
    weighted.set_heading(i, grid.on_grid(zones.orientation_weight * headings[i]));
  }
  const Candidates all{agents.x.data(),    agents.y.data(),    agents.z.data(),
                       weighted.dx.data(), weighted.dy.data(), weighted.dz.data()};
  const std::vector<Stretch> whole = {{0, places.size(), {}}};
  const std::vector<Vec3> here = {{0, 0, 0}}, along = {{1, 0, 0}};
  std::vector<ZoneSums> sums(1), same(1);
  zone_sums({zones, Image::given, 0}, grid, all, whole, here, along, sums);
  zone_sums_one_by_one({zones, Image::given, 0}, grid, all, whole, here, along, same);
  CHECK(sums[0].is_repelled == same[0].is_repelled);
  CHECK(length(sums[0].away - same[0].away) + length(sums[0].towards - same[0].towards) == 0);
  return sums[0];
}

void check_near(Vec3 found, Vec3 wanted) {
  CHECK(length(found - wanted) < 1e-9);  // unit vectors stand on a grid of 2^-40 or finer
}

}  // namespace

// R = -Σ u where anyone is too near, else w Σ d + Σ u, u the direction to a neighbour.
TEST_CASE("zone_sums: sums of each zone by hand", "[agents][search]") {
  const Zones zones{1, 3, 6, 0.5, -2};
  const Vec3 up{0, 0, 1}, side{0, 1, 0};
  const ZoneSums far = seen(zones, {{0, 2, 0}, {0, 0, 4}, {3, 4, 0}, {0, 6, 0}}, {up, side, side, up});
  CHECK_FALSE(far.is_repelled);
  check_near(far.towards, Vec3{0, 0, 0.5} + Vec3{0, 0, 1} + Vec3{0.6, 0.8, 0});  // the one at 6 is out of reach
  const ZoneSums near = seen(zones, {{0, 0.5, 0}, {0.3, 0, 0.4}, {0, 2, 0}}, {up, up, up});
  CHECK(near.is_repelled);
  check_near(near.away, Vec3{0, -1, 0} + Vec3{-0.6, 0, -0.8});
  // Seen where the cosine is above -1/2, and not where it is exactly that.
  const Zones blind{1, 3, 6, 1, -0.5};
  check_near(seen(blind, {{-1.999, 3.4642, 0}, {-5, 0, 0}}, {up, up}).towards, unit({-1.999, 3.4642, 0}, {}));
}

TEST_CASE("zone_sums: vectors and single numbers agree to the bit", "[agents][search]") {
  // Every length around the widths of vectors, with and without a blind cone, plain and nearest images.
  const ansatz::core::Stream random(7);
  for (const std::size_t n : {1, 2, 3, 7, 8, 9, 15, 16, 17, 40, 333}) {
    AgentArrays agents(n), weighted(n);
    const SumGrid grid(n);
    std::vector<Vec3> places, headings;
    for (std::size_t i = 0; i < n; ++i) {
      agents.set_place(i, {10 * random.uniform(8 * i), 10 * random.uniform(8 * i + 1), 10 * random.uniform(8 * i + 2)});
      const Vec3 d = unit({random.normal(8 * i + 4), random.normal(8 * i + 5), random.normal(8 * i + 6)}, {1, 0, 0});
      agents.set_heading(i, d);
      weighted.set_heading(i, grid.on_grid(0.3 * d));
      places.push_back(agents.place(i));
      headings.push_back(d);
    }
    const Candidates all{agents.x.data(),    agents.y.data(),    agents.z.data(),
                         weighted.dx.data(), weighted.dy.data(), weighted.dz.data()};
    const std::vector<Stretch> whole = {{0, n, {}}}, halves = {{n / 2, n, {}}, {0, n / 2, {}}};
    for (const double sees_above : {-2.0, -0.7, 0.5}) {
      for (const Image image : {Image::given, Image::nearest}) {
        const ZoneQuestion question{{1.5, 3, 4.5, 0.3, sees_above}, image, image == Image::nearest ? 10.0 : 0.0};
        std::vector<ZoneSums> a(n), b(n), c(n);
        zone_sums(question, grid, all, whole, places, headings, a);
        zone_sums_one_by_one(question, grid, all, whole, places, headings, b);
        zone_sums(question, grid, all, halves, places, headings, c);  // another order
        bool same = true;
        for (std::size_t i = 0; i < n; ++i) {
          for (const auto& other : {b[i], c[i]}) {
            same = same && a[i].is_repelled == other.is_repelled && length(a[i].away - other.away) == 0 &&
                   length(a[i].towards - other.towards) == 0;
          }
        }
        CAPTURE(n, sees_above);
        CHECK(same);
      }
    }
  }
}

TEST_CASE("zone_sums: a neighbour on a border belongs to the zone outside of it", "[agents][search]") {
  const Zones zones{1, 3, 6, 1, -2};
  const Vec3 up{0, 0, 1}, ahead{1, 0, 0};
  const auto one = [&](double distance) { return seen(zones, {{distance, 0, 0}}, {up}); };
  const auto below = [](double radius) { return std::nextafter(radius, 0.0); };
  CHECK(one(below(1)).is_repelled);
  check_near(one(below(1)).away, {-1, 0, 0});
  CHECK_FALSE(one(1).is_repelled);
  check_near(one(1).towards, up);
  check_near(one(below(3)).towards, up);
  check_near(one(3).towards, ahead);
  check_near(one(below(6)).towards, ahead);
  check_near(one(6).towards, {});
  check_near(one(1e-10).away, {-1, 0, 0});
  CHECK_FALSE(one(0.9e-10).is_repelled);  // on one spot nobody has a direction
}

TEST_CASE("zone_sums: zones may reach beyond what single precision holds", "[agents][search]") {
  check_near(seen({1, 2, 1e40, 1, -2}, {{3e30, 4e30, 0}}, {{0, 0, 1}}).towards, {0.6, 0.8, 0});
}

TEST_CASE("zone_sums: the grid of sums is 2^-52 times the number of agents, rounded up to a power of two",
          "[agents][search]") {
  for (const std::size_t agents : {1u, 2u, 3u, 100u, 1u << 20U}) {
    const SumGrid grid(agents);
    CHECK(grid.spacing() >= std::ldexp(static_cast<double>(agents), -52));
    CHECK(grid.spacing() < std::ldexp(2 * static_cast<double>(agents), -52));
    for (const double x : {0.3, -0.7, 1 / 3.0}) {
      const double steps = grid.on_grid(x) / grid.spacing();
      CHECK(steps == std::round(steps));
      CHECK(std::fabs(grid.on_grid(x) - x) <= grid.spacing() / 2);
    }
  }
}
