// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "interpreter/figure/declarations.h"
#include "interpreter/figure/model.h"
#include "stdlib/core/value.h"

namespace ansatz::figure {

using NamedValues = std::vector<std::pair<std::string, core::Value>>;

/// The mark that a statement of a figure block makes: `line(t, x, style = "dashed")` is
/// make_mark("line", {t, x}, {{"style", "dashed"}}). Axis labels, units and coordinates are read off the arrays.
///
/// Errors   core::UnknownName: no such mark, parameter, colour or choice. core::Mismatch: a value of the wrong kind,
///          arrays that do not fit together. core::BadParameter: no data, a value out of its range.
Mark make_mark(const std::string& kind, const std::vector<core::Value>& positional, const NamedValues& named);

/// `figure name (options)`: width and height are lengths, title and caption texts.
Figure make_figure(const std::string& name, const NamedValues& named);

/// `panels(rows, columns)` sets the grid of a figure.
void set_grid(Figure& figure, const std::vector<core::Value>& positional, const NamedValues& named);

/// `panel (options)`: an empty panel with its own title, axes and legend.
Panel make_panel(const NamedValues& named);

/// Adds a mark; what it says about its panel (title, legend) is taken over.
void add_mark(Panel& panel, Mark mark);

}  // namespace ansatz::figure
