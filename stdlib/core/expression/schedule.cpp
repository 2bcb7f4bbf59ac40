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
  std::size_t uses = 0;
  bool absorbed = false;  ///< fused into its only reader
  int need = 1;           ///< cells that computing it takes (Sethi and Ullman, J. ACM 17 (1970) 715)
};

class Values {
 public:
  std::vector<Value> list;

  Reference make(Operation operation, Reference a, Reference b = {}, Reference c = {}) {
    const auto [found, fresh] = known_.try_emplace({operation, key(a), key(b), key(c)}, list.size());
    if (fresh) list.push_back({Step{operation, {a, b, c}}});
    return {Reference::step, found->second};
  }

  /// x^n by squaring from the top bit of n down; x², x³ … are shared by all powers of x.
  Reference power(const Reference& x, unsigned n) {
    if (n == 1) return x;
    const Reference half = power(x, n / 2);
    const Reference square = make(Operation::multiply, half, half);
    return n % 2 == 0 ? square : make(Operation::multiply, square, x);
  }

 private:
  using Key = std::tuple<int, std::size_t, std::uint64_t>;
  static Key key(const Reference& r) { return {r.kind, r.index, std::bit_cast<std::uint64_t>(r.value)}; }
  std::map<std::tuple<Operation, Key, Key, Key>, std::size_t> known_;
};

struct Hash {
  std::size_t operator()(const Digest& digest) const { return digest.low; }
};

/// Values in an order in which operands precede readers; the reference to the body comes back.
Reference number(const Expression& body, Values& values) {
  std::unordered_map<Digest, Reference, Hash> done;
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
      return place < e.arity() ? done.at(e.operand(place).digest()) : Reference{};
    };
    Reference made;
    if (e.is_constant())
      made = {Reference::constant, 0, e.value()};
    else if (e.operation() == Operation::argument)
      made = {Reference::argument, static_cast<std::size_t>(e.argument_index())};
    else if (const int n = whole_power(e))
      made = values.power(operand(0), static_cast<unsigned>(n));
    else if (e.operation() == Operation::negate)
      made = values.make(Operation::multiply, operand(0), {Reference::constant, 0, -1.0});
    else
      made = values.make(e.operation(), operand(0), operand(1), operand(2));
    done.emplace(e.digest(), made);
  }
  return done.at(body.digest());
}

void count_uses(std::vector<Value>& values, const Reference& result) {
  for (const Value& value : values)
    for (const Reference& from : value.step.operands)
      if (from.kind == Reference::step) ++values[from.index].uses;
  ++values[result.index].uses;
}

/// Fuses products into the sums and differences that alone read them.
void fuse(std::vector<Value>& values) {
  const auto fusible = [&](const Reference& from) {
    return from.kind == Reference::step && values[from.index].uses == 1 && !values[from.index].absorbed &&
           values[from.index].step.operation == Operation::multiply;
  };
  const auto is_leafy = [&](const Reference& from) {
    const Step& product = values[from.index].step;
    return product.operands[0].kind != Reference::step && product.operands[1].kind != Reference::step;
  };
  for (Value& value : values) {
    const Reference left = value.step.operands[0], right = value.step.operands[1];
    const bool sum = value.step.operation == Operation::add;
    if (!sum && value.step.operation != Operation::subtract) continue;
    if (!fusible(left) && !fusible(right)) continue;
    // Of two products the one that reads leaves is fused: the other arrives in the accumulator.
    const bool take_right = !fusible(left) || (fusible(right) && is_leafy(right) && !is_leafy(left));
    const Reference product = take_right ? right : left;
    const Reference other = take_right ? left : right;
    value.step.operation = sum          ? Operation::multiply_add
                           : take_right ? Operation::subtract_multiply
                                        : Operation::multiply_subtract;
    const Step& inner = values[product.index].step;
    value.step = {value.step.operation, {inner.operands[0], inner.operands[1], other}};
    values[product.index].absorbed = true;
  }
}

/// The different steps a value reads, the most demanding first; equal demands keep their order.
struct Demand {
  std::array<std::size_t, 3> values{};
  std::size_t count = 0;
};

Demand demand_of(const Value& value, const std::vector<Value>& values) {
  Demand demand;
  for (const Reference& from : value.step.operands) {
    const auto seen = demand.values.begin() + static_cast<std::ptrdiff_t>(demand.count);
    if (from.kind == Reference::step && std::find(demand.values.begin(), seen, from.index) == seen)
      demand.values[demand.count++] = from.index;
  }
  std::stable_sort(demand.values.begin(), demand.values.begin() + static_cast<std::ptrdiff_t>(demand.count),
                   [&](std::size_t a, std::size_t b) { return values[a].need > values[b].need; });
  return demand;
}

void measure_needs(std::vector<Value>& values) {
  for (Value& value : values) {  // operands precede readers
    if (value.absorbed) continue;
    const Demand demand = demand_of(value, values);
    for (std::size_t k = 0; k < demand.count; ++k)
      value.need = std::max(value.need, values[demand.values[k]].need + static_cast<int>(k));
  }
}

}  // namespace

std::vector<Step> schedule_of(const Expression& body) {
  Values numbered;
  Reference result = number(body, numbered);
  // A bare leaf still takes one step, and one that keeps its bits.
  if (result.kind == Reference::argument)
    result = numbered.make(Operation::multiply, result, {Reference::constant, 0, 1.0});
  else if (result.kind == Reference::constant)
    result = numbered.make(Operation::if_else, result, result, result);
  std::vector<Value>& values = numbered.list;
  count_uses(values, result);
  fuse(values);
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
    for (Reference& from : step.operands)
      if (from.kind == Reference::step) from.index = position[from.index];
    position[index] = steps.size();
    steps.push_back(step);
  }
  return steps;
}

}  // namespace ansatz::core
