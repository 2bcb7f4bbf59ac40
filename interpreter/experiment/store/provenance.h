// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "interpreter/experiment/store/database.h"
#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

/// Writes down script, versions, machine and settings of a run that begins; returns the run's id.
std::int64_t insert_run(const Database& database, const Provenance& provenance);
/// Completes the entry: when it ended and what it did.
void end_run_entry(const Database& database, std::int64_t run, const Progress& progress);

}  // namespace ansatz::experiment
