// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>

#include "stdlib/core/expression/tape.h"

namespace ansatz::core {

/// The memory a tape runs in: a table of cells, room for intermediate strips, and room for the padded end of arrays.
/// It belongs to the thread and is taken again by the next run, so only a thread's first or largest run allocates.
class Frame {
 public:
  explicit Frame(const Tape& tape);

  /// Addresses by cell number. Constants, slots and the cell to throw things into are set; arguments and result are
  /// not.
  double** cells() const { return cells_; }
  /// One strip for argument k, or for the result when k is the arity.
  double* padding(std::size_t k) const { return padding_ + k * Tape::kStrip; }

 private:
  double** cells_;
  double* padding_;
};

}  // namespace ansatz::core
