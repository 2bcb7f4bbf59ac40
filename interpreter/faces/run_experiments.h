// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "interpreter/experiment/summary.h"
#include "interpreter/faces/run_script.h"
#include "interpreter/host/session.h"
#include "interpreter/study/study.h"

namespace ansatz::faces {

/// Runs the experiments that a session's script has stated, in their order, with a summary for each on `out` and
/// progress on stderr. `axes` are axes held at one value; `entry` is the text of what no file states; `seen` is shown
/// each experiment, complete or not, before its summary is written. Returns 0 or 1 and the summaries, as RunOutcome
/// says.
///
/// Errors   host::ScriptError, core::Error: from outside a row.
RunOutcome run_experiments(host::Session& session, std::vector<host::ExperimentSpec> experiments,
                           const std::map<std::string, core::Value>& axes, const std::string& entry,
                           const RunRequest& request, experiment::Interrupt& interrupt, const Output& output,
                           const std::function<void(const study::Study&)>& seen = {});

}  // namespace ansatz::faces
