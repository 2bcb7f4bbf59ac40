// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/tape.h"

#include <algorithm>

#include "stdlib/core/expression/places.h"
#include "stdlib/core/expression/schedule.h"

namespace ansatz::core {
namespace {

/// Hands out cells for waiting values and takes them back.
class Slots {
 public:
  explicit Slots(std::size_t base) : next_(static_cast<std::uint32_t>(base)) {}
  std::uint32_t take() {
    if (free_.empty()) return next_++;
    const std::uint32_t cell = free_.back();
    free_.pop_back();
    return cell;
  }
  void give_back(std::uint32_t cell) { free_.push_back(cell); }
  std::size_t end() const { return next_; }

 private:
  std::uint32_t next_;
  std::vector<std::uint32_t> free_;
};

}  // namespace

Tape::Tape(const Expression& body, int arity) : arity_(static_cast<std::size_t>(arity)) {
  const std::vector<Step> steps = schedule_of(body);
  const Places places = places_for(steps);
  for (const Step& step : steps)
    for (const StepInput& from : step.operands)
      if (from.kind == StepInput::constant && !is_direct(step.operation)) cell_constants_.push_back(from.value);

  Slots slots(first_slot());
  std::vector<std::uint32_t> cell_of(steps.size(), 0);
  auto next_constant = static_cast<std::uint32_t>(first_constant());
  auto loan = places.loans.begin();
  std::vector<Loan> open;

  const auto operand_for = [&](std::size_t position, const StepInput& from) -> Operand {
    const bool direct = is_direct(steps[position].operation);
    switch (from.kind) {
      case StepInput::argument: {
        const auto lent = std::find_if(open.begin(), open.end(), [&](const Loan& l) {
          return direct && l.argument == from.index && position <= l.last;
        });
        if (lent != open.end()) return {lent->place};
        return {Source::cell, static_cast<std::uint32_t>(1 + from.index)};
      }
      case StepInput::constant:
        if (direct) return {Source::constant, 0, from.value};
        return {Source::cell, next_constant++};
      case StepInput::step:
        if (in_accumulator(steps[position], position, from)) return {Source::accumulator};
        if (places.of_step[from.index] != Source::cell) return {places.of_step[from.index]};
        return {Source::cell, cell_of[from.index]};
      case StepInput::none:
        break;
    }
    return {};
  };

  const auto move = [&](Code code, std::uint32_t target = 0, const Operand& from = {}) {
    instructions_.push_back({code, Operation::argument, target, {from}});
  };

  for (std::size_t position = 0; position < steps.size(); ++position) {
    const Step& step = steps[position];
    for (; loan != places.loans.end() && loan->first == position; ++loan) {
      std::erase_if(open, [&](const Loan& l) { return l.last < position; });
      open.push_back(*loan);
      const Operand from{Source::cell, static_cast<std::uint32_t>(1 + loan->argument)};
      move(loan->place == Source::held ? Code::load_held : Code::load_spare, 0, from);
    }
    Instruction made{Code::call, step.operation};
    for (std::size_t k = 0; k < 3; ++k) made.operands[k] = operand_for(position, step.operands[k]);
    for (const StepInput& from : step.operands) {
      if (from.kind != StepInput::step || cell_of[from.index] == 0 || places.last_read[from.index] != position)
        continue;
      slots.give_back(cell_of[from.index]);
      cell_of[from.index] = 0;  // once, even when read twice here
    }
    encode(made);
    const Source place = places.of_step[position];
    const std::uint32_t target = place == Source::cell ? cell_of[position] = slots.take() : 0;
    if (made.code == Code::call) made.target = target;
    instructions_.push_back(made);
    if (place == Source::held) move(Code::keep_held);
    if (place == Source::spare) move(Code::keep_spare);
    if (place == Source::cell && made.code != Code::call) move(Code::keep_cell, target);
  }
  move(Code::finish, static_cast<std::uint32_t>(output()));
  cells_ = slots.end();

  constant_strips_.resize(cell_constants_.size() * kStrip);
  for (std::size_t k = 0; k < cell_constants_.size(); ++k)
    std::fill_n(constant_strips_.begin() + static_cast<std::ptrdiff_t>(k * kStrip), kStrip, cell_constants_[k]);
}

}  // namespace ansatz::core
