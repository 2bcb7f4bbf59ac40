// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/experiment/sampling_units.h"
#include "interpreter/study/claims.h"
#include "interpreter/study/columns.h"
#include "interpreter/study/study_doubts.h"

namespace ansatz::study {

/// Doubts replicates that are equal in every column, bit for bit, at every point: the model draws no randomness, and
/// one of them says as much as all.
void doubt_replicates(const experiment::SamplingUnits& units, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts);

/// Doubts boundaries that a claim reads off a grid whose steps there are coarser than what it claims to know.
void doubt_boundaries(const std::vector<MeasuredClaim>& claims, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts);

}  // namespace ansatz::study
