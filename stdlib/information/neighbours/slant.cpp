// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/slant.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/information/neighbours/local_boxes.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kLargestDimension = 5, kMostNeighbours = 10;

// A row from d = 2 on, a column from k = d + 1 on.
constexpr std::array<std::array<double, 8>, 4> kKnown{{
    {0.0972, 0.2220, 0.3234, 0.4097, 0.4732, 0.5229, 0.5649, 0.6037},
    {0.0504, 0.1321, 0.2169, 0.2956, 0.3615, 0.4230, 0.4771, 0},
    {0.0293, 0.0873, 0.1555, 0.2240, 0.2925, 0.3578, 0, 0},
    {0.0192, 0.0607, 0.1160, 0.1783, 0.2434, 0, 0, 0},
}};

double drawn_slant(std::size_t k, std::size_t dimension) {
  constexpr std::size_t kDrawn = 20000;
  const core::Stream stream = core::Stream(2015).at(dimension).at(k);
  std::vector<double> gains(kDrawn), offsets(k * dimension);
  for (std::size_t t = 0; t < kDrawn; ++t) {
    const core::Stream one = stream.at(t);
    one.fill_uniform(offsets);
    for (double& v : offsets) v = 2 * v - 1;
    offsets[one.below(k * dimension, dimension)] = one.below(k * dimension + 1, 2) == 0 ? -1 : 1;
    const LocalBoxes boxes = local_boxes(offsets, dimension);
    gains[t] = boxes.along_principal - boxes.along_axes;
  }
  const auto place = gains.begin() + kDrawn / 200;
  std::nth_element(gains.begin(), place, gains.end());
  return std::exp(*place);
}

}  // namespace

double calibrated_slant(std::size_t k, std::size_t dimension) {
  return dimension <= kLargestDimension && k <= kMostNeighbours ? kKnown[dimension - 2][k - dimension - 1]
                                                                : drawn_slant(k, dimension);
}

}  // namespace ansatz::information
