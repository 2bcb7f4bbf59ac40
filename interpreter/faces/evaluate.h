// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/faces/run_script.h"

namespace ansatz::faces {

/// `ansatz -e TEXT`, and a script on standard input: checks the text whole, runs it, shows the value of its last
/// expression, runs the experiments it states. `name` is what messages call it. Returns the exit status.
int evaluate(const std::string& text, const std::string& name, const RunRequest& request, const Output& output);

}  // namespace ansatz::faces
