// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// What one SELECT gives, as a table. Without a query: the only table of the file.
///
/// A column of whole numbers stays one unless a value is NULL, which is NaN among numbers and an empty text (with a
/// doubt) among texts. The file is opened for reading alone.
///
/// Errors   BadData: no database, no table or several without a query, a query that writes or is none, what SQLite says
///          of it, numbers and texts in one column, blobs.
core::Table read_sqlite(const std::string& path, const std::string& query, core::Run& run);

/// The table `name` in a new database. Columns must be one-dimensional. NaN becomes NULL.
void write_sqlite(const std::string& path, const std::string& name, const core::Table& table);

}  // namespace ansatz::data
