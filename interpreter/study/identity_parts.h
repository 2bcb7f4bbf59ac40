// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/experiment/experiment.h"
#include "interpreter/host/state.h"
#include "interpreter/study/scripted_row.h"

namespace ansatz::study {

/// What the identities of an experiment's rows depend on, by name: the run's code, the functions and values that it
/// reaches, kernels, bindings of the experiment, axes, the seed. `experiment` has its design and provenance.
std::vector<experiment::IdentityPart> identity_parts(const RowScript& row, const experiment::Experiment& experiment,
                                                     const host::State& state);

}  // namespace ansatz::study
