// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "stdlib/core/expression/tape.h"

namespace ansatz::core {

/// The memory a tape runs in: a table of cells, room for intermediate strips, and room for the padded ends of arrays.
/// Small tapes run on the stack. Large ones take memory of the thread, where only the first or largest run allocates.
class Frame {
 public:
  explicit Frame(const Tape& tape) {
    const std::size_t slots = tape.cells() - tape.first_slot();
    const std::size_t strips = 1 + slots + tape.arity() + 1;  // the first is cell 0
    double* base = few_strips_;
    if (strips > kFewStrips || tape.cells() > kFewCells) base = take_room(strips, tape.cells());
    cells_[0] = base;
    for (std::size_t k = 0; k < tape.cell_constants().size(); ++k)
      cells_[tape.first_constant() + k] = const_cast<double*>(tape.constant_strip(k));  // never a target
    for (std::size_t k = 0; k < slots; ++k) cells_[tape.first_slot() + k] = base + (1 + k) * Tape::kStrip;
    padding_ = base + (1 + slots) * Tape::kStrip;
  }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  /// Addresses by cell number. Constants, slots and the cell to throw things into are set; arguments and result are
  /// not.
  double** cells() { return cells_; }
  /// One strip for argument k, or for the result when k is the arity.
  double* padding(std::size_t k) { return padding_ + k * Tape::kStrip; }

 private:
  static constexpr std::size_t kFewCells = 24, kFewStrips = 8;

  /// Sets cells_ to memory of this thread, and gives that of the strips.
  double* take_room(std::size_t strips, std::size_t cells);

  double** cells_ = few_cells_;
  double* padding_;
  double* few_cells_[kFewCells];
  alignas(64) double few_strips_[kFewStrips * Tape::kStrip];
};

}  // namespace ansatz::core
