// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/experiment/verdict.h"
#include "interpreter/host/experiment_spec.h"
#include "interpreter/study/row_traces.h"

namespace ansatz::study {

/// One condition of a claim, measured and not judged yet.
struct MeasuredClaim {
  std::size_t statement = 0;  ///< which claim of the experiment it belongs to
  experiment::Claim claim;
  std::string because{};                ///< of its statement, from Lua
  std::vector<std::string> warnings{};  ///< of kernels, while it was measured; kept with its first condition
};

/// Measures every condition of every claim on a table: `data` is what claims read columns off. A claim that cannot be
/// computed has no measured side, and the reason; it stops no other, and leaves Lua's view of it in `traces` where that
/// is given.
std::vector<MeasuredClaim> measure_claims(const std::vector<host::ExperimentSpec::Claim>& claims,
                                          const std::shared_ptr<host::Object>& data, RowTraces* traces = nullptr);

}  // namespace ansatz::study
