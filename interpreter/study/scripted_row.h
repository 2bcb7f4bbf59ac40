// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/experiment/row.h"
#include "interpreter/host/closure.h"
#include "interpreter/host/state.h"
#include "interpreter/study/row_traces.h"

namespace ansatz::study {

/// What every worker of a scripted experiment shares; constant while rows run.
struct RowScript {
  std::shared_ptr<const host::Closure> run;
  std::map<std::string, core::Value> bindings;  ///< experiment bindings that `run` names
  std::vector<std::string> expectations;        ///< their texts, by position
  bool keeps_state = false;                     ///< the last argument of `run` is what the row before left
  host::StateOptions state;                     ///< what a worker's state is made with
  std::shared_ptr<RowTraces> traces;            ///< where errors leave Lua's view of them; may be null
};

/// Makes runners that restore the closure in a Lua state of their own, one a worker.
experiment::RunnerFactory scripted_rows(std::shared_ptr<const RowScript> script);

}  // namespace ansatz::study
