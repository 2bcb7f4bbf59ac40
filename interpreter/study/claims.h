// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "interpreter/experiment/verdict.h"
#include "interpreter/study/columns.h"

namespace ansatz::study {

/// Measures every condition of every claim on the finished table and judges it. A claim that cannot be computed is
/// undefined, with the reason; it stops no other.
std::vector<experiment::Claim> judge_claims(const std::vector<host::ExperimentSpec::Claim>& claims,
                                            const std::shared_ptr<Columns>& columns);

}  // namespace ansatz::study
