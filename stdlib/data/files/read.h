// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// A file and how it is to be read. Parameters of other formats than the file's must keep their defaults.
struct Read {
  std::string path;
  std::string format = "auto";  ///< "auto": by the ending of the path
  // Delimited text
  std::string separator = "auto";      ///< one character; "auto": a tab for .tsv, otherwise a comma
  std::string decimal = ".";           ///< "." or ","
  std::string comment{};               ///< lines that begin with it are skipped
  bool header = true;                  ///< whether the first line names the columns
  std::vector<std::string> columns{};  ///< names in place of the file's
  std::vector<std::string> texts{};    ///< columns that stay texts
  std::vector<std::string> missing = {"", "NA", "N/A", "NaN", "nan", "null", "NULL"};  ///< fields without a value
  // SQLite
  std::string query{};  ///< one SELECT; empty: the only table
  // NetCDF
  std::string variable{};  ///< its name, or "group/name"; empty: a record of all of them
};

/// A table (text, SQLite), an array (.npy, one variable of .nc) or a record of arrays (.npz, .nc).
///
/// Errors   BadData naming the file and the line: nothing half-read is returned. BadParameter: an ending that says
///          nothing, a parameter of another format.
core::Value read(const Read& question, core::Run& run);

}  // namespace ansatz::data
