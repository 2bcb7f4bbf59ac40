// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// What to write where.
struct Write {
  core::Value value;
  std::string path;
  std::string format = "auto";     ///< "auto": by the ending of the path
  std::string separator = "auto";  ///< of delimited text: one character; "auto": a tab for .tsv, otherwise a comma
  std::string table = "data";      ///< name of the table in an SQLite database
  bool replace = false;            ///< whether a file that is there may be replaced
};

/// Writes a table (delimited text, SQLite), an array (.npy; as delimited text or SQLite its tidy table) or a record of
/// arrays (.npz); NetCDF holds any of them. The file appears whole or not at all. Returns its path.
///
/// Errors   BadData: a file is there already and `replace` is false, no such folder, no room. Mismatch: a value that
///          this format does not hold.
std::string write(const Write& question, core::Run& run);

}  // namespace ansatz::data
