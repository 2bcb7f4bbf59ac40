// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::data {

/// A column, or any array.
struct IsMissing {
  core::Array x;
};

/// Which elements stand for nothing: NaN among numbers (either part of a complex one), the empty one among texts; of
/// the shape of x. Whole numbers and truth values never do.
core::Array is_missing(const IsMissing& question, core::Run& run);

}  // namespace ansatz::data
