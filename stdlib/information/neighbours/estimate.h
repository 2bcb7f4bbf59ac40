// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

// What the estimators by nearest neighbours have in common.

/// k as given, where rows within the window leave that many. Errors   BadParameter (parameter "neighbours").
std::size_t checked_neighbours(const std::string& kernel, int neighbours, std::size_t rows, std::size_t window);
/// Errors   BadParameter (parameter "window"): negative, or none left to be a neighbour.
std::size_t checked_window(const std::string& kernel, int window, std::size_t rows);

/// The largest offset in a sample among each row's k neighbours, whose numbers stand k a row.
std::vector<double> marginal_reach(const Points& points, const std::vector<std::uint32_t>& neighbours, std::size_t k);

/// Mean of the local values, in nats as given, in the base asked for.
MutualInformationEstimate gathered(std::vector<double> local, double log_base, const Base& base);

/// Whether x or y does not vary, so that neither tells anything of the other: said, where there is a name to say it by.
/// Neighbours at distance 0 would be counted as dependence.
bool tells_nothing(const std::string& kernel, const Points& x, const Points& y, core::Run& run);
/// Where more than 1 % of the distances to the k-th neighbour are 0; without a name nothing is said.
void warn_of_ties(const std::string& kernel, std::span<const double> reach, core::Run& run);
/// Whether an estimate in nats is above 0.7 ln N, near what N rows can show.
bool nears_ceiling(double information, std::size_t rows);
/// Where it does.
void warn_of_saturation(const std::string& kernel, double information, std::size_t rows, core::Run& run);

}  // namespace ansatz::information
