// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/places.h"

#include <algorithm>
#include <array>
#include <map>

namespace ansatz::core {
namespace {

constexpr std::array kRegisters = {Source::held, Source::spare};
constexpr std::size_t kWorthALoan = 2;  // reads; a loan itself costs one

/// From after the step that makes a value to its last reader, counting steps from 1: 0 is before the first.
struct Wait {
  std::size_t from, to, value;
};

/// One register's occupation: two waits may meet in a step, which reads the old value before it writes the new one.
class Register {
 public:
  bool is_free(std::size_t from, std::size_t to) const {
    return std::all_of(taken_.begin(), taken_.end(), [&](const Wait& w) { return to <= w.from || w.to <= from; });
  }
  void take(const Wait& wait) { taken_.push_back(wait); }

 private:
  std::vector<Wait> taken_;
};

}  // namespace

bool in_accumulator(const Step& step, std::size_t position, const StepInput& from) {
  return from.kind == StepInput::step && from.index + 1 == position && is_direct(step.operation);
}

Places places_for(std::span<const Step> steps) {
  Places places{std::vector<Source>(steps.size(), Source::none), std::vector<std::size_t>(steps.size(), 0), {}};
  std::vector<std::size_t> calls_before(steps.size() + 1, 0);
  std::map<std::size_t, std::vector<std::size_t>> reads_of_argument;
  for (std::size_t position = 0; position < steps.size(); ++position) {
    const Step& step = steps[position];
    calls_before[position + 1] = calls_before[position] + (is_direct(step.operation) ? 0 : 1);
    for (const StepInput& from : step.operands) {
      if (from.kind == StepInput::argument && is_direct(step.operation))
        reads_of_argument[from.index].push_back(position);
      if (from.kind != StepInput::step || in_accumulator(step, position, from)) continue;
      places.last_read[from.index] = position;
      // A call finds its operands in cells.
      places.of_step[from.index] =
          is_direct(step.operation) ? std::max(places.of_step[from.index], Source::held) : Source::cell;
    }
  }
  const auto calls_between = [&](std::size_t from, std::size_t to) {
    return calls_before[to] > calls_before[from + 1];
  };

  std::vector<Wait> waits;
  for (std::size_t value = 0; value < steps.size(); ++value) {
    if (places.of_step[value] != Source::held) continue;
    places.of_step[value] = Source::cell;
    if (!calls_between(value, places.last_read[value]))
      waits.push_back({value + 1, places.last_read[value] + 1, value});
  }
  std::stable_sort(waits.begin(), waits.end(), [](const Wait& a, const Wait& b) { return a.to < b.to; });
  std::array<std::size_t, kRegisters.size()> free_from{};
  std::array<Register, kRegisters.size()> registers;
  for (const Wait& wait : waits) {
    for (std::size_t k = 0; k < kRegisters.size(); ++k) {
      if (free_from[k] > wait.from) continue;
      free_from[k] = wait.to;
      registers[k].take(wait);
      places.of_step[wait.value] = kRegisters[k];
      break;
    }
  }

  for (const auto& [argument, reads] : reads_of_argument) {
    for (std::size_t begin = 0, end; begin < reads.size(); begin = end) {
      end = begin + 1;
      while (end < reads.size() && !calls_between(reads[begin], reads[end])) ++end;
      if (end - begin < kWorthALoan) continue;
      const Wait wait{reads[begin], reads[end - 1] + 1, 0};  // read in after the step before
      for (std::size_t k = 0; k < kRegisters.size(); ++k) {
        if (!registers[k].is_free(wait.from, wait.to)) continue;
        registers[k].take(wait);
        places.loans.push_back({argument, reads[begin], reads[end - 1], kRegisters[k]});
        break;
      }
    }
  }
  std::stable_sort(places.loans.begin(), places.loans.end(),
                   [](const Loan& a, const Loan& b) { return a.first < b.first; });
  return places;
}

}  // namespace ansatz::core
