// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "stdlib/agents/direction.h"

namespace ansatz::agents {

/// The three zones around an agent and the cone it sees with.
struct Zones {
  double repel = 1, orient = 1, attract = 1;  ///< outer radii; each zone is half open, [inner, outer)
  double orientation_weight = 1;              ///< of a neighbour's heading beside a direction towards a neighbour
  double sees_above = -2;                     ///< least cosine, not itself seen, of a visible neighbour; -2: all
};

/// The zones by squares of distances: a square is below one exactly where its rounded root is below the radius.
struct ZoneSquares {
  ZoneSquares(const Zones& zones);  // NOLINT: they are the zones
  double repel, orient, attract;
};

/// How neighbours are told apart from their images.
enum class Image {
  given,   ///< each stretch of candidates comes with its own shift
  nearest  ///< the nearest of all images in a periodic box, where all places are inside it
};

/// Neighbours to be looked at, arrays of at least the largest `end` of any stretch and a vector's room behind it.
struct Candidates {
  const double *x, *y, *z;     ///< places
  const double *wx, *wy, *wz;  ///< headings times the weight of orientation, on the grid of sums
};

/// Candidates begin … end - 1, moved by `shift`.
struct Stretch {
  std::size_t begin, end;
  Vec3 shift{};
};

/// What agents see of their neighbours: the sum of unit vectors away from those in the zone of repulsion, whether there
/// was any, and the weighted sum of headings in the zone of orientation and directions towards those in the zone of
/// attraction.
struct ZoneSums {
  Vec3 away, towards;
  bool is_repelled = false;
};

/// Exact sums. Unit vectors are rounded to multiples of a power of two q, so small that it does not matter, 2⁻⁵² times
/// the number of agents, and so large that every partial sum of as many of them is a double exactly. So the order in
/// which neighbours come, the width of vectors, threads, and how neighbours are searched for cannot change a bit.
class SumGrid {
 public:
  explicit SumGrid(std::size_t agents);
  double spacing() const { return spacing_; }                       ///< q
  double adder() const { return adder_; }                           ///< x + adder - adder is x on the grid
  double on_grid(double x) const { return (x + adder_) - adder_; }  ///< nearest multiple of q, for |x| ≤ 1
  /// Of a product, rounded once.
  double on_grid(double x, double y) const { return std::fma(x, y, adder_) - adder_; }
  Vec3 on_grid(Vec3 v) const { return {on_grid(v.x), on_grid(v.y), on_grid(v.z)}; }

 private:
  double spacing_, adder_;
};

struct ZoneQuestion {
  Zones zones;
  Image image = Image::given;
  double box = 0;  ///< for the nearest image
  ZoneSquares squares = zones;
};

/// The sums of agents that share their candidates. Candidates nearer than 1e-10, the agent itself among them, are
/// passed over. A pair costs some 45 vector instructions where it is near, twelve elsewhere. Zones beyond 1e15 are gone
/// over one by one.
void zone_sums(const ZoneQuestion& question, const SumGrid& grid, const Candidates& candidates,
               std::span<const Stretch> stretches, std::span<const Vec3> places, std::span<const Vec3> headings,
               std::span<ZoneSums> sums);

/// The same without vectors: what the tests and the benchmark hold it against. Equal to the bit.
void zone_sums_one_by_one(const ZoneQuestion& question, const SumGrid& grid, const Candidates& candidates,
                          std::span<const Stretch> stretches, std::span<const Vec3> places,
                          std::span<const Vec3> headings, std::span<ZoneSums> sums);

}  // namespace ansatz::agents
