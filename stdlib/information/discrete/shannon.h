// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// A distribution and how to read it; shared by shannon, renyi and tsallis.
struct Distribution {
  core::Array p;     ///< masses that sum to one, or a density over named dimensions (any positive multiple of one)
  std::string over;  ///< the dimension the masses lie along; empty: all of them. A density knows its own
  /// What the entropy of a density is measured against: "length", so that it does not depend on the grid (differential
  /// entropy), or "cells": the masses per cell as they are, which grow with the grid like the log of the resolution.
  std::string against = "length";
};

struct Shannon : Distribution {
  Base base = std::string("nat");
};

/// Shannon entropy −Σ P ln P of masses, −∫ ρ ln ρ dx of a density, one for each index of the remaining dimensions.
///
/// A density over x takes its cell widths from the coordinate x, even or not: P_j = ρ_j Δx_j / Σ ρ Δx, and −Σ P_j
/// ln(P_j/Δx_j) is what is returned, in units where the coordinate's unit is 1.
///
/// Errors   as read_distributions; BadParameter: base, against.
/// Edges    cells without mass count for nothing; a single sure outcome gives 0.
/// Source   Shannon, Bell Syst. Tech. J. 27 (1948) 379, §6 and §20.
core::Array shannon(const Shannon& question, core::Run& run);

}  // namespace ansatz::information
