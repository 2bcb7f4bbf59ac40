// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/experiment/store/database.h"

namespace ansatz::experiment {

/// Makes the tables of what is concluded and of what was looked at, where they are not there or an earlier version
/// wrote them: conclusions are drawn anew from the rows at the end of every run, so nothing is lost.
void make_verdict_tables(const Database& database);

}  // namespace ansatz::experiment
