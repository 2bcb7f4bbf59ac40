// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "interpreter/experiment/growth.h"
#include "interpreter/host/experiment_spec.h"
#include "interpreter/study/columns.h"

namespace ansatz::study {

/// `refine` and `replicate … until` as conditions on rows. What changes is asked of one row at a time: its columns are
/// single values, NaN where the row recorded none. What is enough is asked of the replicates of one combination: its
/// columns are arrays, as in the table.
///
/// Errors   host::ScriptError, core::Mismatch: an unknown axis, most replicates that are no whole number; what the
///          conditions make of a value.
experiment::Growing make_growing(const host::ExperimentSpec& spec, const std::vector<host::Argument>& data,
                                 const std::shared_ptr<Columns>& bindings, const experiment::Design& design);

}  // namespace ansatz::study
