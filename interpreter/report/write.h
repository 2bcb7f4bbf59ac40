// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/report/content.h"

namespace ansatz::report {

/// Writes report.md and report.html into the store's folder, each to another name that is then renamed. Throws
/// StoreError when the folder cannot be written.
void write_report(const experiment::Store& store, const Extras& extras);

}  // namespace ansatz::report
