// SPDX-License-Identifier: MIT
#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"

namespace ansatz::figure {
namespace {

// The values to either side of `centre`, as far as `name` says.
void reach(const Arguments& arguments, std::string_view name, const core::Array& error, std::string_view of,
           const core::Array& centre, const std::vector<double>& numbers, std::vector<double>& low,
           std::vector<double>& high) {
  std::vector<double> errors = spread(arguments, name, error, plotted(arguments, name, error), of, centre);
  const double factor = unit_factor(arguments, name, error, centre.unit);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (errors[i] < 0) arguments.refuse(name, "negative somewhere", "the distance to either side, at least 0");
    low.push_back(numbers[i] - factor * errors[i]);
    high.push_back(numbers[i] + factor * errors[i]);
  }
}

}  // namespace

void make_error_bars(const Arguments& arguments, Mark& mark) {
  Pair pair = side_by_side(arguments, "x", "y");
  need_one_dimension(arguments, "y", pair.y);
  ErrorBars bars;
  reach(arguments, "error", matched(arguments.required_array("error"), pair.y), "y", pair.y, pair.y_numbers, bars.low,
        bars.high);
  if (const auto x_error = arguments.array("x_error"))
    reach(arguments, "x_error", matched(*x_error, pair.x), "x", pair.x, pair.x_numbers, bars.left, bars.right);
  bars.joined = arguments.truth("joined").value_or(false);
  mark.x = axis_of(pair.x);
  mark.y = axis_of(pair.y);
  bars.x = std::move(pair.x_numbers);
  bars.y = std::move(pair.y_numbers);
  mark.color = arguments.color("color");
  mark.shape = std::move(bars);
}

}  // namespace ansatz::figure
