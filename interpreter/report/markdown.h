// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/report/content.h"

namespace ansatz::report {

/// The report as Markdown (GitHub's tables); figures by their files beside it. Only the lines under "Times" differ
/// between two equal runs.
std::string markdown(const Content& content);

}  // namespace ansatz::report
