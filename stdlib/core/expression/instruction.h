// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

#include "stdlib/core/expression/operation.h"

namespace ansatz::core {

/// Where an instruction finds an operand: in one of three registers, in a cell of memory, or in the instruction itself.
/// The accumulator has what the instruction before made; `held` and `spare` keep one value each for later.
enum class Source : std::uint8_t { none, accumulator, held, spare, cell, constant };

struct Operand {
  Source source = Source::none;
  std::uint32_t cell = 0;
  double constant = 0;
};

/// What to do, as one small number an evaluator can jump by: a direct operation with its sources, a move, or a call of
/// an operation that reads cells only (which `operation` then names).
///
///   direct operations   accumulator = operation(operands)
///   call                cell = accumulator = operation(cells); may leave anything in held and spare
///   load_…              the register = operand 0, an argument's cell
///   keep_…              the register, or the cell, = accumulator
///   finish              the result = accumulator; the end of the tape
enum class Code : std::uint16_t {
  call,
  load_held,
  load_spare,
  keep_held,
  keep_spare,
  keep_cell,
  finish,
#define DIRECT1(name, a) name##_##a,
#define DIRECT2(name, a, b) name##_##a##_##b,
#define DIRECT3(name, a, b, c) name##_##a##_##b##_##c,
#include "stdlib/core/expression/direct.def"
};

struct Instruction {
  Code code;
  Operation operation = Operation::argument;  ///< of moves and the end: none, so this
  std::uint32_t target = 0;                   ///< the cell a call or keep_cell writes
  std::array<Operand, 3> operands{};
};

constexpr bool is_direct(Operation operation) {
  switch (operation) {
#define UNARY(name, scalar, vector, da) case Operation::name:
#define BINARY(name, symbol, scalar, vector, da, db) case Operation::name:
#define FUSED(name, scalar, vector) case Operation::name:
#include "stdlib/core/expression/operations.def"
    return true;
    default:
      return false;
  }
}

/// Puts the factors of a fused product in order and sets the code.
void encode(Instruction& instruction);

}  // namespace ansatz::core
