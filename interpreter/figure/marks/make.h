// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/figure/arguments.h"

namespace ansatz::figure {

// One maker a mark, each in the file of its name. They fill the shape and what the arrays say of the axes; what all
// marks have in common is filled in by make_mark.
void make_line(const Arguments& arguments, Mark& mark);
void make_scatter(const Arguments& arguments, Mark& mark);
void make_scatter_3d(const Arguments& arguments, Mark& mark);
void make_histogram(const Arguments& arguments, Mark& mark);
void make_box(const Arguments& arguments, Mark& mark);
void make_band(const Arguments& arguments, Mark& mark);
void make_error_bars(const Arguments& arguments, Mark& mark);
void make_heatmap(const Arguments& arguments, Mark& mark);
void make_hline(const Arguments& arguments, Mark& mark);
void make_vline(const Arguments& arguments, Mark& mark);
void make_annotate(const Arguments& arguments, Mark& mark);

/// The colour scale of numbers that a mark shows as colours: palette, ends, label, as its parameters `colors`,
/// `color_scale` and `range` ask. A diverging scale is symmetric about zero unless its range is given.
ColorScale color_scale(const Arguments& arguments, std::string_view name, const core::Array& array,
                       const std::vector<double>& numbers);

}  // namespace ansatz::figure
