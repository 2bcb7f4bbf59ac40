// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/schedule.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <tuple>
#include <unordered_map>

#include "stdlib/core/expression/simplify.h"

namespace ansatz::core {
namespace {

/// A value to be computed, before its place in the order is known. References to steps are indices of values.
struct Value {
  Step step;
  int need = 1;  ///< cells that computing it takes (Sethi and Ullman, J. ACM 17 (1970) 715)
};

class Values {
 public:
  std::vector<Value> list;

  StepInput make(Operation operation, StepInput a, StepInput b = {}, StepInput c = {}) {
    const auto [found, fresh] = known_.try_emplace({operation, key(a), key(b), key(c)}, list.size());
    if (fresh) list.push_back({Step{operation, {a, b, c}}});
    return {StepInput::step, found->second};
  }

  /// x^n by squaring from the top bit of n down; x², x³ … are shared by all powers of x.
  StepInput power(const StepInput& x, unsigned n) {
    if (n == 1) return x;
    const StepInput half = power(x, n / 2);
    const StepInput square = make(Operation::multiply, half, half);
    return n % 2 == 0 ? square : make(Operation::multiply, square, x);
  }

 private:
  using Key = std::tuple<int, std::size_t, std::uint64_t>;
  static Key key(const StepInput& r) { return {r.kind, r.index, std::bit_cast<std::uint64_t>(r.value)}; }
  std::map<std::tuple<Operation, Key, Key, Key>, std::size_t> known_;
};

struct Hash {
  std::size_t operator()(const Digest& digest) const { return digest.low; }
};

/// Values in an order in which operands precede readers; the reference to the body comes back.
StepInput number(const Expression& body, Values& values) {
  std::unordered_map<Digest, StepInput, Hash> done;
  std::vector<Expression> pending{body};
  while (!pending.empty()) {
    const Expression e = pending.back();
    bool ready = true;
    if (!done.contains(e.digest())) {
      for (int place = 0; place < e.arity(); ++place) {
        if (done.contains(e.operand(place).digest())) continue;
        pending.push_back(e.operand(place));
        ready = false;
      }
    }
    if (!ready) continue;
    pending.pop_back();
    if (done.contains(e.digest())) continue;
    const auto operand = [&](int place) {
      return place < e.arity() ? done.at(e.operand(place).digest()) : StepInput{};
    };
    StepInput made;
    if (e.is_constant())
      made = {StepInput::constant, 0, e.value()};
    else if (e.operation() == Operation::argument)
      made = {StepInput::argument, static_cast<std::size_t>(e.argument_index())};
    else if (const int n = whole_power(e))
      made = values.power(operand(0), static_cast<unsigned>(n));
    else if (e.operation() == Operation::negate)
      made = values.make(Operation::multiply, operand(0), {StepInput::constant, 0, -1.0});
    else
      made = values.make(e.operation(), operand(0), operand(1), operand(2));
    done.emplace(e.digest(), made);
  }
  return done.at(body.digest());
}

/// Fuses products into the sums and differences that read them: where no one else does, so that the product itself is
/// not needed and no more than one of its factors has to wait in its place; and products of leaves, which cost nothing
/// to repeat.
class Fusion {
 public:
  explicit Fusion(std::vector<Value>& values)
      : values_(values), uses_(values.size(), 0), other_uses_(values.size(), 0) {
    for (const Value& value : values) {
      for (const StepInput& from : value.step.operands) {
        if (from.kind != StepInput::step) continue;
        ++uses_[from.index];
        if (!is_sum(value.step)) ++other_uses_[from.index];
      }
    }
  }

  void run(const StepInput& result) {
    ++other_uses_[result.index];
    for (Value& value : values_) fuse(value);
  }

 private:
  static bool is_sum(const Step& step) {
    return step.operation == Operation::add || step.operation == Operation::subtract;
  }

  int factors_made(const StepInput& from) const {
    const Step& product = values_[from.index].step;
    return (product.operands[0].kind == StepInput::step) + (product.operands[1].kind == StepInput::step);
  }
  bool is_leafy(const StepInput& from) const { return factors_made(from) == 0; }

  bool is_fusible(const StepInput& from) const {
    if (from.kind != StepInput::step || values_[from.index].step.operation != Operation::multiply) return false;
    if (is_leafy(from)) return true;
    return other_uses_[from.index] == 0 && (uses_[from.index] == 1 || factors_made(from) == 1);
  }

  void fuse(Value& value) {
    const StepInput left = value.step.operands[0], right = value.step.operands[1];
    if (!is_sum(value.step) || (!is_fusible(left) && !is_fusible(right))) return;
    const bool sum = value.step.operation == Operation::add;
    // Of two products the one that reads leaves is fused: the other arrives in the accumulator.
    const bool take_right = !is_fusible(left) || (is_fusible(right) && is_leafy(right) && !is_leafy(left));
    const StepInput product = take_right ? right : left;
    const StepInput other = take_right ? left : right;
    const Operation fused = sum          ? Operation::multiply_add
                            : take_right ? Operation::subtract_multiply
                                         : Operation::multiply_subtract;
    const Step& inner = values_[product.index].step;
    value.step = {fused, {inner.operands[0], inner.operands[1], other}};
    if (other.kind == StepInput::step) ++other_uses_[other.index];
  }

  std::vector<Value>& values_;
  std::vector<std::size_t> uses_, other_uses_;  ///< by anyone; by what is not a sum, or a sum that fused another
};

/// The different steps a value reads, the most demanding first; equal demands keep their order.
struct Demand {
  std::array<std::size_t, 3> values{};
  std::size_t count = 0;
};

Demand demand_of(const Value& value, const std::vector<Value>& values) {
  Demand demand;
  for (const StepInput& from : value.step.operands) {
    const auto seen = demand.values.begin() + static_cast<std::ptrdiff_t>(demand.count);
    if (from.kind == StepInput::step && std::find(demand.values.begin(), seen, from.index) == seen)
      demand.values[demand.count++] = from.index;
  }
  std::stable_sort(demand.values.begin(), demand.values.begin() + static_cast<std::ptrdiff_t>(demand.count),
                   [&](std::size_t a, std::size_t b) { return values[a].need > values[b].need; });
  return demand;
}

void measure_needs(std::vector<Value>& values) {
  for (Value& value : values) {  // operands precede readers
    const Demand demand = demand_of(value, values);
    for (std::size_t k = 0; k < demand.count; ++k)
      value.need = std::max(value.need, values[demand.values[k]].need + static_cast<int>(k));
  }
}

}  // namespace

std::vector<Step> schedule_of(const Expression& body) {
  Values numbered;
  StepInput result = number(body, numbered);
  // A bare leaf still takes one step, and one that keeps its bits.
  if (result.kind == StepInput::argument)
    result = numbered.make(Operation::multiply, result, {StepInput::constant, 0, 1.0});
  else if (result.kind == StepInput::constant)
    result = numbered.make(Operation::if_else, result, result, result);
  std::vector<Value>& values = numbered.list;
  Fusion(values).run(result);
  measure_needs(values);

  constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  std::vector<std::size_t> position(values.size(), kNowhere);
  std::vector<Step> steps;
  std::vector<std::size_t> pending{result.index};
  while (!pending.empty()) {
    const std::size_t index = pending.back();
    const Demand demand = demand_of(values[index], values);
    std::size_t k = 0;
    while (k < demand.count && position[demand.values[k]] != kNowhere) ++k;
    if (position[index] == kNowhere && k < demand.count) {
      pending.push_back(demand.values[k]);
      continue;
    }
    pending.pop_back();
    if (position[index] != kNowhere) continue;
    Step step = values[index].step;
    for (StepInput& from : step.operands)
      if (from.kind == StepInput::step) from.index = position[from.index];
    position[index] = steps.size();
    steps.push_back(step);
  }
  return steps;
}

}  // namespace ansatz::core
