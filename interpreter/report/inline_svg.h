// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::report {

/// A drawing as part of a page: without the XML prologue, its ids made its own by a prefix, since several drawings on
/// one page would otherwise use each other's. Empty where the text holds no <svg>.
std::string inline_svg(const std::string& svg, const std::string& prefix);

}  // namespace ansatz::report
