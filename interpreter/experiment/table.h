// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"

namespace ansatz::experiment {

class Store;

/// What a column of the table holds.
enum class ColumnKind { number, truth, text, complex, array, mixed };

/// "number", "truth value", "text", "complex number", "array", "mixed".
const char* name(ColumnKind kind);

/// A column as the table has it, in table order: parameters first, then records in the order rows first made them.
struct ColumnInfo {
  std::string name;
  bool is_parameter = false;
  ColumnKind kind = ColumnKind::number;
  std::string unit;
  std::string label;
  std::vector<std::string> dimensions;  ///< of one row's array; empty otherwise
};

/// The finished table, rows in plan order. Rows that failed or have not run are left out, so that columns stay aligned.
///
///   numbers         real [row], NaN where a row recorded none; a quantity's unit is the first row's, others converted
///   truth values    boolean [row]; real with NaN where a row recorded none
///   texts, labels   text [row], "" where a row recorded none
///   arrays          stacked [row, dims …], with the coordinates, unit, label and kind of one row's array
class ExperimentTable {
 public:
  enum class Rows {
    all,
    planned,  ///< without those that refinement added
  };
  explicit ExperimentTable(const Store& store, Rows which = Rows::all);

  std::size_t rows() const { return rows_.size(); }
  const std::vector<ColumnInfo>& columns() const { return columns_; }
  const ColumnInfo* find(const std::string& column) const;
  /// Row numbers of the plan (from 0) behind the table's rows.
  const std::vector<std::size_t>& row_indices() const { return rows_; }

  /// Reads a column. Throws core::UnknownName listing the columns; core::Mismatch, naming two rows, when their arrays
  /// differ in shape or dimensions, their units cannot be converted, or their kinds do not mix.
  core::Array column(const std::string& name) const;
  /// Every column that can be stacked; the names of the others go to `left_out`.
  core::Table read_all(std::vector<std::string>* left_out = nullptr) const;
  /// How many of the rows recorded the column.
  std::size_t present(const std::string& column) const;

 private:
  const Store* store_;
  bool is_left_out(std::size_t row) const { return row < refined_.size() && refined_[row] != 0; }

  std::vector<std::size_t> rows_;
  std::vector<char> refined_;  // of each row of the plan; empty where all rows count
  std::vector<ColumnInfo> columns_;
};

/// One value a row, absent where there is none, as the table's column of that name would hold them; `rows` number them
/// in messages, from 0. Errors as of ExperimentTable::column.
core::Array stack_column(const std::string& name, std::vector<std::size_t> rows,
                         std::vector<std::optional<core::Value>> values);

}  // namespace ansatz::experiment
