// SPDX-License-Identifier: MIT
#include "stdlib/information/images/hilbert_scan.h"

#include <fmt/format.h>

#include <bit>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/images/image.h"

namespace ansatz::information {

namespace {

struct Pixel {
  std::size_t row, column;
};

// Where the curve through a square of that side is at a place. From the smallest square to the largest: which quarter
// the place is in moves the smaller curve there, mirrored in the first quarter and in the last.
Pixel pixel_of(std::size_t place, std::size_t side) {
  std::size_t x = 0, y = 0;
  for (std::size_t half = 1; half < side; half *= 2, place /= 4) {
    const bool right = (place & 2U) != 0, down = ((place ^ (place >> 1U)) & 1U) != 0;
    if (!down) {
      if (right) x = half - 1 - x, y = half - 1 - y;
      std::swap(x, y);
    }
    if (right) x += half;
    if (down) y += half;
  }
  return {y, x};
}

}  // namespace

core::Array hilbert_scan(const HilbertScan& question, core::Run& run) {
  constexpr const char* kKernel = "hilbert_scan";
  const Image image(kKernel, "x", question.x, 1, 1);
  if (image.rows() != image.columns() || !std::has_single_bit(image.rows()))
    throw core::BadParameter(kKernel, "x", fmt::format("{} × {}", image.rows(), image.columns()),
                             "a square of 2, 4, 8 … pixels a side");
  const std::size_t side = image.rows();
  std::vector<double> out(side * side);
  for (std::size_t place = 0; place < out.size(); ++place) {
    if (place % side == 0) run.tick();
    const Pixel at = pixel_of(place, side);
    out[place] = image.at(at.row, at.column);
  }
  core::Array scanned({{"place", side * side}}, std::move(out));
  scanned.unit = question.x.unit;
  scanned.label = question.x.label;
  return scanned;
}

}  // namespace ansatz::information
