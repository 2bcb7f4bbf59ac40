// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/sequences/ordinal_series.h"

namespace ansatz::information {

struct OrdinalTransitions : Ordinal {
  bool loops = true;  ///< count steps that stay at their pattern
  Base base = std::string("nat");
};

struct OrdinalNetwork {
  core::Array shares;          ///< [pattern, next]: of all steps; a mass
  core::Array node_entropies;  ///< [pattern]: S_i, of the step that leaves it; 0 for a pattern that none leaves
  double node_entropy = 0;     ///< Σ p_i S_i, p_i the share of windows
  double entropy = 0;          ///< −Σ shares ln shares
  double steps = 0;            ///< that were counted
};

/// The network of patterns of order that a series walks through: how often which pattern follows which in the window
/// one step later, and how uncertain a step is. Of a random series without ties a pattern of m values leads to m
/// others, and windows overlap, so that the node entropy is below ln m: 1.5 bit at m = 3.
///
/// Errors   as permutation_entropy; m outside 2 … 6.
/// Edges    windows with ties that are left out break the walk; without any step everything is 0, with a warning.
/// Accuracy each S_i is low by about (followers − 1)/(2 steps from i) nats.
/// Cost     8 bytes a window and a sort; (m!)² numbers.
/// Source   McCullough et al. (2017) without loops; Pessa & Ribeiro (2019) with them.
OrdinalNetwork ordinal_transitions(const OrdinalTransitions& question, core::Run& run);

/// Σ p_i S_i in nats from sorted steps (ordinal_steps) and the counts of windows; S_i into `nodes` where there are any.
double node_entropy_of(const std::vector<std::uint64_t>& steps, const std::vector<std::uint64_t>& windows,
                       std::vector<double>* nodes = nullptr);

}  // namespace ansatz::information
