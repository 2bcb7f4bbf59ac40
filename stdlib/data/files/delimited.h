// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// How a delimited text file is laid out.
struct DelimitedLayout {
  char separator = ',';             ///< a blank: any number of blanks and tabs, at the ends of lines too
  bool is_separator_stated = true;  ///< where it is not, a file of one column that seems to have another is told of
  char decimal = '.';
  std::string comment;               ///< lines that begin with it are skipped; empty: none are
  bool header = true;                ///< whether the first record names the columns
  std::vector<std::string> columns;  ///< names in place of those of the file
  std::vector<std::string> texts;    ///< columns that stay texts
  std::vector<std::string> missing;  ///< fields without a value
};

/// The character between fields: what is stated, or with "auto" a tab for .tsv and a comma otherwise. BadParameter
/// where more or less than one byte is stated, or one that quotes and line ends need.
char separator_of(const std::string& kernel, const std::string& path, const std::string& stated);

/// A delimited text file (RFC 4180: quoted fields may hold separators, quotes doubled, and line ends) as a table.
///
/// Warnings   one column, whose first field holds another separator, or whose every field numbers between blanks, where
///            none was stated; columns that are all called by numbers, as where a header was expected and none is
///            there.
///
/// A column named "length [mm]" is `length` in that unit where the bracket holds a unit of the table of units.
///
/// Errors   BadData naming the line: a record with another number of fields than the first, bytes that are not UTF-8, a
///          quote that never ends, two columns of one name, a column without a name, no columns at all.
core::Table read_delimited(const std::string& path, const DelimitedLayout& layout, core::Run& run);

/// The same way back: numbers with the digits that read back to the same bits, quotes where a field needs them.
/// Columns must be one-dimensional. Errors   Mismatch naming the column.
std::string delimited_text(const core::Table& table, char separator);

}  // namespace ansatz::data
