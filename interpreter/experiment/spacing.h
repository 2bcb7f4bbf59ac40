// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ansatz::experiment {

class ExperimentTable;
class Store;

/// What an axis resolves. Rows that agree in everything but this axis (other axes, replicate) form a line, refined ones
/// too; a boundary between two neighbours of a line may lie anywhere in the gap between them. Rows without an outcome
/// are no neighbours.
class Spacing {
 public:
  /// Nothing where the axis is not one of numbers, or the table has no row.
  static std::optional<Spacing> along(const std::string& axis, const Store& store, const ExperimentTable& table);

  /// Where a row stands, and its next neighbours below and above; ∓∞ where there is none. Rows are the table's, from 0.
  double at(std::size_t row) const { return at_[row]; }
  double below(std::size_t row) const { return below_[row]; }
  double above(std::size_t row) const { return above_[row]; }
  std::size_t rows() const { return at_.size(); }

 private:
  std::vector<double> at_, below_, above_;
};

}  // namespace ansatz::experiment
