// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "interpreter/study/boundaries.h"
#include "interpreter/study/claims.h"
#include "interpreter/study/study_doubts.h"

namespace ansatz::study {

/// Doubts replicates that are equal in every column, bit for bit, at every point: the model draws no randomness, and
/// one of them says as much as all. Where only some columns are, hypotheses are doubted whose tests read no other.
/// `points` are the rows of each point (experiment::replicates_by_point).
void doubt_replicates(const std::vector<std::vector<std::size_t>>& points, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts);

/// Doubts claims that read a boundary off a grid whose step there leaves more open than the claim wants to know:
/// `errors` are what the gap leaves of each (gap_errors).
void doubt_boundary(const Boundaries::Gap& gap, const std::vector<MeasuredClaim>& claims,
                    const std::vector<double>& errors, Doubts& doubts);

}  // namespace ansatz::study
