// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/core/expression/instruction.h"
#include "stdlib/core/expression/schedule.h"

namespace ansatz::core {

/// An argument read into a register just before a step, for the readers up to another.
struct Loan {
  std::size_t argument, first, last;  ///< steps, both included
  Source place;                       ///< held or spare
};

/// Where the values of a schedule wait for their readers.
struct Places {
  std::vector<Source> of_step;         ///< none: only the accumulator; held, spare or cell
  std::vector<std::size_t> last_read;  ///< last step that reads it elsewhere than in the accumulator; 0 when none does
  std::vector<Loan> loans;             ///< by first step
};

/// Whether step `position` reads its operand from the accumulator: the step before made it.
bool in_accumulator(const Step& step, std::size_t position, const StepInput& from);

/// Values that wait get a register where one is free for their whole wait, the shortest waits first, since each costs a
/// store and a load otherwise; a call between leaves the registers undefined. What registers are then free take
/// arguments read several times: arrays often lie across cache lines, where each read costs two.
Places places_for(std::span<const Step> steps);

}  // namespace ansatz::core
