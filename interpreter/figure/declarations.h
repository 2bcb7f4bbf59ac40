// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/declare/range.h"

namespace ansatz::figure {

/// What a mark takes for one of its parameters.
enum class ArgumentKind {
  number,     ///< a plain number
  count,      ///< a whole number
  length,     ///< with a unit, its range in millimetres
  quantity,   ///< a number or a quantity
  numbers,    ///< a number or an array of numbers
  text,       ///< a text
  truth,      ///< true or false
  interval,   ///< a..b
  choice,     ///< one of `choices`
  color,      ///< a colour's name or "#rrggbb"
  shades,     ///< a colour, or an array of numbers or texts shown on a colour scale
  dimension,  ///< a dimension's name, or an array of coordinates
  samples,    ///< an array of numbers, or `x by g`
  bins,       ///< a number of bins, their edges, or a rule's name
};

struct MarkParameter {
  std::string name;
  ArgumentKind kind = ArgumentKind::numbers;
  std::string fallback;  ///< the default as it would be written; empty where the parameter must be given
  std::string meaning;
  bool positional = false;
  std::vector<std::string> choices;
  core::Range range{};   ///< of a number
  std::size_t rank = 0;  ///< how many dimensions an array has at least
};

/// What bounds a number given for it: "in [20, 2000] mm"; empty where nothing does.
std::string bounds(const MarkParameter& parameter);

/// A word of figure blocks: its parameters in positional order, then the named ones.
struct MarkDeclaration {
  std::string name;
  std::string summary;
  std::vector<MarkParameter> parameters;
  std::string example;
  bool holds_block = false;  ///< figure, animate, panels, panel: not marks, but what they stand in
  bool is_whole = false;     ///< figure, animate: a clause of an experiment
};

/// The marks: line, scatter, scatter_3d, histogram, box, band, error_bars, heatmap, hline, vline, annotate.
const std::vector<MarkDeclaration>& mark_declarations();

/// What marks stand in: figure, animate, panels, panel.
const std::vector<MarkDeclaration>& block_declarations();

/// The declaration of that name among both, or null.
const MarkDeclaration* find_declaration(std::string_view name);

}  // namespace ansatz::figure
