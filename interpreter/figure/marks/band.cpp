// SPDX-License-Identifier: MIT
#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"

namespace ansatz::figure {

void make_band(const Arguments& arguments, Mark& mark) {
  Pair pair = side_by_side(arguments, "x", "low");
  need_one_dimension(arguments, "low", pair.y);
  const core::Array high = matched(arguments.required_array("high"), pair.y);
  Band band;
  band.high = spread(arguments, "high", high, plotted(arguments, "high", high), "low", pair.y);
  const double factor = unit_factor(arguments, "high", high, pair.y.unit);
  for (double& v : band.high) v *= factor;
  mark.x = axis_of(pair.x);
  mark.y = axis_of(pair.y);
  band.x = std::move(pair.x_numbers);
  band.low = std::move(pair.y_numbers);
  mark.color = arguments.color("color");
  mark.shape = std::move(band);
}

}  // namespace ansatz::figure
