// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::core {

/// Sums of a row-major table over the dimensions that a margin leaves out, and factors along those that it keeps. The
/// dimensions are taken in stretches that are kept or summed together, whole rows at a time from the outermost inward,
/// so that either takes one pass over the table at about the speed of memory. The order of the sums is fixed.
class TableMargin {
 public:
  /// Kept are the dimensions at these places, in their order; each has one value at least.
  TableMargin(std::span<const std::size_t> sizes, std::span<const std::size_t> kept);

  std::size_t size() const { return stretches_.empty() ? 1 : stretches_.front().sums; }  ///< how many sums there are

  /// Which sum a cell is part of.
  std::size_t place(std::size_t cell) const;

  /// The sums, written over what was there.
  void add_up(std::span<const double> table, std::span<double> sums);

  /// Each cell times the factor of its sum.
  void multiply(std::span<double> table, std::span<const double> factors);

 private:
  struct Stretch {
    std::size_t size;
    bool kept;
    std::size_t cells, sums;  ///< of it and of all further in
    std::vector<double> row;  ///< for what further in has summed or repeated
  };
  std::size_t cells_of(std::size_t level) const { return level < stretches_.size() ? stretches_[level].cells : 1; }
  std::size_t sums_of(std::size_t level) const { return level < stretches_.size() ? stretches_[level].sums : 1; }
  bool is_kept_whole(std::size_t level) const { return sums_of(level) == cells_of(level); }
  void add_up(std::size_t level, const double* table, double* sums);
  void multiply(std::size_t level, double* table, const double* factors);
  void repeat(std::size_t level, const double* factors, double* out);

  std::vector<Stretch> stretches_;  ///< the outermost first, kept and summed by turns
};

}  // namespace ansatz::core
