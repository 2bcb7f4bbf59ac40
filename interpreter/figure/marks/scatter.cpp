// SPDX-License-Identifier: MIT
#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"

namespace ansatz::figure {

void make_scatter(const Arguments& arguments, Mark& mark) {
  Scatter scatter;
  Pair pair = side_by_side(arguments, "x", "y");
  mark.x = axis_of(pair.x);
  mark.y = axis_of(pair.y);
  const core::Value* color = arguments.find("color");
  if (color && color->is<std::string>()) {
    mark.color = arguments.color("color");
  } else if (color) {
    const bool x_is_larger = pair.x.rank() > pair.y.rank();
    const core::Array key = matched(*arguments.array("color"), x_is_larger ? pair.x : pair.y);
    const std::vector<double> numbers = plotted(arguments, "color", key);
    scatter.colors = color_scale(arguments, "color", key, numbers);
    scatter.scaled = spread(arguments, "color", key, numbers, x_is_larger ? "x" : "y", x_is_larger ? pair.x : pair.y);
  }
  scatter.x = std::move(pair.x_numbers);
  scatter.y = std::move(pair.y_numbers);
  mark.shape = std::move(scatter);
}

}  // namespace ansatz::figure
