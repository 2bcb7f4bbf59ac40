// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::report {

/// The style sheet of the page.
extern const char* const kStyle;

}  // namespace ansatz::report
