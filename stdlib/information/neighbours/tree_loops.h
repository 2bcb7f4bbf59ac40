// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stdlib/information/neighbours/tree.h"

namespace ansatz::information {

/// How far two points are apart: the largest difference of a coordinate, or Euclid's distance.
enum class Norm { largest, euclidean };

/// Distances are kept as what is compared: for Euclid as squares.
double measure(Norm norm, double distance);
double distance(Norm norm, double measure);

struct NearestQuestion {
  Norm norm = Norm::largest;
  std::size_t neighbours = 1;  ///< k
  /// Rows so near in number do not count as neighbours; 0 leaves out the point itself alone.
  std::size_t window = 0;
};

/// Measures to the first k neighbours, in increasing order, of the points at places [first, last), which are whole
/// lanes from a multiple of Tree::kLanes on: `out` gets k numbers a place. Infinity where there are fewer.
///
/// Two ways for one answer, to the bit. In one, a vector of neighbouring points goes through the tree together: quick
/// where leaves are small against the distances sought, which few dimensions make them. In the other each goes its own
/// way and looks at a leaf's points a vector at a time.
void nearest_together(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                      double* out);
void nearest_one_by_one(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                        double* out);

/// How many points lie within `reach` (a measure) of each point at places [first, last), itself among them; strictly,
/// or with the border. One reach and one count a place.
void count_within(const Tree& tree, Norm norm, bool is_strict, std::size_t first, std::size_t last, const double* reach,
                  std::uint32_t* out);

/// The places of the points within `reach` of the point at a place, with the border and itself, in increasing order.
void list_within(const Tree& tree, Norm norm, std::size_t place, double reach, std::vector<std::uint32_t>& out);

}  // namespace ansatz::information
