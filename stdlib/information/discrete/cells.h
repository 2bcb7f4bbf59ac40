// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

namespace ansatz::information {

/// The widths of the cells around grid points: edges lie halfway between neighbours, and the first and last cell are
/// symmetric about their points. An even grid thus gets its spacing in every cell, which is what a periodic grid needs.
/// Falling coordinates are as good as rising ones.
///
/// Errors   BadParameter (parameter `name`): fewer than two points, coordinates that are not finite or do not keep
///          rising or falling.
std::vector<double> cell_widths(const std::string& kernel, const std::string& name, std::span<const double> points);

}  // namespace ansatz::information
