// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::faces {

/// `ansatz …`: reads the arguments, does what they say, returns the exit status.
int command_line(int count, char** arguments);

}  // namespace ansatz::faces
