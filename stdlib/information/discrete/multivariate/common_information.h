// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/information/discrete/joint/marginal.h"
#include "stdlib/information/discrete/multivariate/multivariate.h"

namespace ansatz::information {

/// Entropy of the finest variable that each of the variables determines by itself (Gács & Körner): the connected
/// components of the graph that links values which occur together. At most the mutual information of any pair.
///
/// Errors   as total_correlation.
/// Edges    one cell that links two components, however small its mass, makes them one: of a sample this tells more of
///          noise than of structure.
/// Cost     O(cells · variables).
/// Source   Gács & Körner, Probl. Control Inf. Theory 2 (1973) 149.
double common_information(const Multivariate& question, core::Run& run);

/// The component of each cell of a joint distribution, numbered from 0 in the order of first appearance.
std::vector<std::uint32_t> common_components(const Joint& joint, const std::vector<Marginal>& variables);

}  // namespace ansatz::information
