// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/study/study.h"

namespace ansatz::study {

/// Someone looked at a column of a study. While rows are missing its hypotheses are not decided: where one of them will
/// use the column, directly or through a binding, the look is counted in the ledger. Returns whether it was.
bool record_look(const Study& study, const std::string& column);

}  // namespace ansatz::study
