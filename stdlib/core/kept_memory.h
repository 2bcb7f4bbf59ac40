// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::core {

/// From now on the process keeps memory that was freed, up to 256 MB, for the next array: what goes back to the system
/// comes anew page by page, which costs as much as some passes over it, and most where several threads ask. Arrays of
/// 32 MB and more still go back at once.
void keep_freed_memory();

}  // namespace ansatz::core
