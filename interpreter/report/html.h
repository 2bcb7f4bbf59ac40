// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/report/content.h"

namespace ansatz::report {

/// The report as one page: figures, style and script inside, nothing loaded from elsewhere; light, and fit to print.
/// Only what stands in <time> differs between two equal runs.
std::string html(const Content& content);

}  // namespace ansatz::report
