// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/experiment/store/store.h"
#include "interpreter/study/study_doubts.h"

namespace ansatz::study {

/// Doubts columns that hold NaN or an infinity, and columns of arrays whose rows have each their own grid, so that the
/// column has no coordinate for all; each column once, where it is recorded.
void doubt_columns(const experiment::Store& store, const experiment::ExperimentTable& table,
                   const host::ExperimentSpec& spec, Doubts& doubts);

}  // namespace ansatz::study
