// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct GreyLevelCoOccurrence {
  core::Array x;                           ///< [y, x]
  int levels = 8;                          ///< of grey, in even steps over `within`; 2 … 1024
  std::optional<core::Interval> within{};  ///< the values levels are made of; nothing: from the least to the largest
  int rows = 0;                            ///< down to the other pixel of a pair, negative: up
  int columns = 1;                         ///< right to it, negative: left
  bool symmetric = true;                   ///< count every pair both ways
  Base base = std::string("nat");
};

struct CoOccurrenceTexture {
  core::Array shares;      ///< [level, other]: of all pairs; a mass
  double entropy = 0;      ///< −Σ p ln p
  double contrast = 0;     ///< Σ p (i − j)²
  double correlation = 0;  ///< of both levels
  double homogeneity = 0;  ///< Σ p/(1 + (i − j)²), Haralick's inverse difference moment
  double energy = 0;       ///< Σ p², his angular second moment
  double pairs = 0;        ///< that were counted
};

/// The grey-level co-occurrence matrix of a picture, how often which level stands where from which, and what Haralick
/// reads off it of its texture.
///
/// Errors   BadParameter: not two dimensions, no pair as far apart, rows and columns both 0, levels out of range, a
///          value outside `within`; NaN, infinities.
/// Edges    a correlation is NaN, with a warning, where the levels of one side are all the same.
/// Cost     a pass that adds to a table of levels² counts.
/// Source   Haralick, Shanmugam & Dinstein (1973).
CoOccurrenceTexture grey_level_co_occurrence(const GreyLevelCoOccurrence& question, core::Run& run);

}  // namespace ansatz::information
