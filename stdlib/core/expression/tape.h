// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/core/expression/graph.h"
#include "stdlib/core/expression/instruction.h"

namespace ansatz::core {

/// An expression as straight-line code for a small machine, whose registers an evaluator maps to those of the
/// processor.
///
/// A subexpression used twice is computed once. a·b + c, a·b − c and c − a·b become one fused operation, rounded once,
/// where the product has no other use; whole powers are multiplied out. What does not fit into the registers goes to
/// cells, which are taken again once their last reader is past.
///
///   cell 0                  a place to throw things        cells from first_slot()   intermediate values
///   cells 1 … arity         the arguments                  before them               one per constant of
///   `cell_constants` cell arity + 1          the result
class Tape {
 public:
  Tape(const Expression& body, int arity);

  std::span<const Instruction> instructions() const { return instructions_; }
  std::size_t arity() const { return arity_; }
  std::size_t output() const { return arity_ + 1; }
  std::size_t first_constant() const { return arity_ + 2; }
  std::span<const double> cell_constants() const { return cell_constants_; }
  std::size_t first_slot() const { return first_constant() + cell_constants_.size(); }
  std::size_t cells() const { return cells_; }

  /// kStrip copies of each of `cell_constants`, for evaluators that read whole strips.
  const double* constant_strip(std::size_t index) const { return constant_strips_.data() + index * kStrip; }
  static constexpr std::size_t kStrip = 64;  ///< doubles a cell has room for

 private:
  std::size_t arity_;
  std::size_t cells_ = 0;
  std::vector<Instruction> instructions_;
  std::vector<double> cell_constants_;
  std::vector<double> constant_strips_;
};

}  // namespace ansatz::core
