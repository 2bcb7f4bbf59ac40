// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/check/check.h"

namespace ansatz::lower {

/// The address of a call that draws random numbers: 16 hex digits made of the kernel's dotted name and the structure of
/// its arguments. Numbers, texts, field names and kernels count; names that the script gives count by the order in
/// which they first appear, so renaming keeps the draws; layout and comments do not count.
std::string call_site(const check::Checked& checked, const core::Kernel& kernel, const syntax::Call& call);

}  // namespace ansatz::lower
