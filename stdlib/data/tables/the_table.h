// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/error.h"
#include "stdlib/data/tables/make_table.h"

namespace ansatz::data {

/// A kernel's argument as a table. Mismatch where it is none.
inline core::Table the_table(const std::string& kernel, const core::Value& value) {
  auto table = as_table(value);
  if (!table) throw core::Mismatch(kernel + ": a table is wanted here, not " + value.describe());
  return std::move(*table);
}

}  // namespace ansatz::data
