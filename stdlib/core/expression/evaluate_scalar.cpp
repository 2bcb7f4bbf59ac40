// SPDX-License-Identifier: MIT
#include <array>
#include <vector>

#include "stdlib/core/expression/evaluate.h"

namespace ansatz::core {
namespace {

double run(const Tape& tape, std::span<const double> point, double* cells) {
  for (std::size_t k = 0; k < point.size(); ++k) cells[1 + k] = point[k];
  for (std::size_t k = 0; k < tape.cell_constants().size(); ++k)
    cells[tape.first_constant() + k] = tape.cell_constants()[k];
  double accumulator = 0, held = 0, spare = 0;
  const auto read = [&](const Operand& operand) {
    switch (operand.source) {
      case Source::accumulator:
        return accumulator;
      case Source::held:
        return held;
      case Source::spare:
        return spare;
      case Source::cell:
        return cells[operand.cell];
      case Source::constant:
        return operand.constant;
      case Source::none:
        break;
    }
    return 0.0;
  };
  for (const Instruction& step : tape.instructions()) {
    const auto& [a, b, c] = step.operands;
    switch (step.code) {
      case Code::load_held:
        held = read(a);
        break;
      case Code::load_spare:
        spare = read(a);
        break;
      case Code::keep_held:
        held = accumulator;
        break;
      case Code::keep_spare:
        spare = accumulator;
        break;
      case Code::keep_cell:
        cells[step.target] = accumulator;
        break;
      case Code::finish:
        break;
      case Code::call:
      default:
        accumulator = apply_scalar(step.operation, read(a), read(b), read(c));
        if (step.code == Code::call) cells[step.target] = accumulator;
    }
  }
  return accumulator;
}

}  // namespace

double evaluate_scalar(const Tape& tape, std::span<const double> point) {
  if (std::array<double, 64> few; tape.cells() <= few.size()) return run(tape, point, few.data());
  thread_local std::vector<double> many;
  if (many.size() < tape.cells()) many.resize(tape.cells());
  return run(tape, point, many.data());
}

}  // namespace ansatz::core
