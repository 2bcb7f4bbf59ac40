// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/figure/gnuplot.h"
#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// What gnuplot leaves to be done: sizes in millimetres, title and description in the SVG, a fixed date in the PDF and
/// the resolution in the PNG, so that equal figures are equal bytes and come out of a word processor at their true
/// size.
void finish(Printed& printed, const Figure& figure, double width_mm, double height_mm);

/// A text in XML: its markup written as entities, what XML does not allow left out.
std::string xml_text(const std::string& text);

}  // namespace ansatz::figure
