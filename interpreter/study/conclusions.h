// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/study/study.h"
#include "interpreter/study/table_run.h"

namespace ansatz::study {

/// Hypotheses and claims of a finished table, with their errors and the doubts about them, written to its store.
/// Where the options ask to verify, tables are run anew beside it, in folders of their own: finer, and with other
/// choices of method; they resume like any other.
void conclude(Study& study, const std::vector<const core::Kernel*>& kernels, host::Session& session,
              const StudyOptions& options, experiment::Interrupt& interrupt, experiment::Observer* observer);

}  // namespace ansatz::study
