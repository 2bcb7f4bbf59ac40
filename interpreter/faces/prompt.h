// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/faces/line_reader.h"
#include "interpreter/faces/run_script.h"

namespace ansatz::faces {

/// The conversation: reads entries, goes on reading while brackets are open, shows values, keeps the last one as `_`.
/// `?name` is help, `:quit` or the end of input ends it. Errors and Ctrl-C leave it alive. Returns 0.
int converse(LineReader& lines, const RunRequest& request, const Output& output);

}  // namespace ansatz::faces
