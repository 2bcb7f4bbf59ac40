// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/data/sqlite/database.h"

namespace ansatz::experiment {

using data::Statement;
using data::Transaction;

/// The database of a store. Every failure is a StoreError whose sentence names the file and, where there is one, the
/// way out.
class Database : public data::Database {
 public:
  Database(const std::filesystem::path& file, Access access);
};

}  // namespace ansatz::experiment
