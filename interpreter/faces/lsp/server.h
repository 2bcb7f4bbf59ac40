// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::faces::lsp {

/// `ansatz lsp`: a language server on two file descriptors (LSP 3.17). Diagnostics with doubts, completion, signature
/// help, hover, definition, references, rename, formatting, quick fixes and the outline, all from the checker that runs
/// scripts. Nothing of a script runs.
///
/// Requests are answered in their order; one that was cancelled before its turn is answered as cancelled. Diagnostics
/// are sent once no further change waits. Returns 0 after shutdown and exit, 1 when the client went without.
int serve(int in, int out);

}  // namespace ansatz::faces::lsp
