// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "interpreter/faces/line_reader.h"
#include "interpreter/faces/run_script.h"
#include "interpreter/faces/screen.h"

namespace ansatz::faces {

/// The face of a conversation on a terminal: reads entries, goes on reading while brackets are open, shows values and
/// plots, keeps the last value as `_`. `?name` is help, `??words` a search, `:help` lists the words after a colon.
/// Errors and Ctrl-C leave it alive; `:quit` or the end of input ends it. Returns 0.
int converse(
    LineReader& lines, const RunRequest& request, const Output& output,
    const std::function<Screen()>& screen = [] { return Screen{}; });

}  // namespace ansatz::faces
