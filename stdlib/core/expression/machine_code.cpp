// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/machine_code.h"

#include <hwy/targets.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

#include "stdlib/core/expression/assembler.h"

#if defined(__x86_64__) && defined(__linux__)
#include <sys/mman.h>
#endif

namespace ansatz::core {
namespace {

using Place = Assembler::Operand;

constexpr std::array kPointers = {Assembler::r8,  Assembler::r9,  Assembler::r10,
                                  Assembler::r11, Assembler::rcx, Assembler::rdi};
static_assert(kPointers.size() == MachineCode::kMostArguments);

bool is_compiled(Operation operation) {
  switch (operation) {
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::sqrt:
    case Operation::abs:
    case Operation::multiply_add:
    case Operation::multiply_subtract:
    case Operation::subtract_multiply:
      return true;
    default:
      return false;
  }
}

/// Writes the loop. Values live in vector registers from their making to their last reader; an argument read once is
/// read from memory, one read more often is loaded at its first reader. One register is kept for passing uses.
class Writer {
 public:
  Writer(std::span<const Step> steps, std::size_t arity, bool wide)
      : steps_(steps), arity_(arity), wide_(wide), passing_(wide ? 31 : 15) {
    values_.resize(steps.size());
    arguments_.resize(arity);
    for (std::size_t position = 0; position < steps.size(); ++position)
      for (const StepInput& from : steps[position].operands)
        if (Life* life = life_of(from)) ++life->uses, life->last = position;
    ++values_.back().uses;
    values_.back().last = steps.size();
  }

  /// Twice: the first run finds out how many registers the values leave for constants.
  std::optional<std::vector<unsigned char>> write() {
    if (!write_loop(0)) return {};
    const int spare = static_cast<int>(free_.size()) - (most_taken_ - taken_);
    return write_loop(spare);
  }

 private:
  struct Life {
    std::size_t uses = 0, last = 0;
    int in = -1;  ///< vector register, or none yet
  };

  Life* life_of(const StepInput& from) {
    if (from.kind == StepInput::step) return &values_[from.index];
    if (from.kind == StepInput::argument) return &arguments_[from.index];
    return nullptr;
  }

  std::optional<std::vector<unsigned char>> write_loop(int registers_for_constants) {
    out_ = Assembler(wide_);
    constants_.clear();
    full_ = false;
    taken_ = most_taken_ = 0;
    for (Life& life : values_) life.in = -1;
    for (Life& life : arguments_) life.in = -1;
    free_.clear();
    for (int k = passing_ - 1; k >= 0; --k) free_.push_back(k);

    for (std::size_t k = 0; k < arity_; ++k) out_.load_pointer(kPointers[k], Assembler::rdi, static_cast<int>(k));
    out_.clear_rax();
    constant_registers_.clear();
    for (int k = 0; k < registers_for_constants; ++k) {
      if (static_cast<std::size_t>(k) == known_.size()) break;
      constant_registers_.push_back(take());
      out_.load(constant_registers_.back(), {Place::constant, number_of(known_[static_cast<std::size_t>(k)])});
    }
    const std::size_t start = out_.size();
    for (position_ = 0; position_ < steps_.size() && !full_; ++position_) write_step(steps_[position_]);
    if (full_) return {};
    out_.store(Assembler::rsi, values_.back().in);
    out_.loop_to(start);
    out_.leave();
    known_ = constants_;
    return out_.finish(constants_);
  }

  int number_of(double value) {
    const auto same = [&](double other) {
      return std::bit_cast<std::uint64_t>(other) == std::bit_cast<std::uint64_t>(value);
    };
    const auto found = std::find_if(constants_.begin(), constants_.end(), same);
    if (found != constants_.end()) return static_cast<int>(found - constants_.begin());
    constants_.push_back(value);
    return static_cast<int>(constants_.size()) - 1;
  }

  int take() {
    if (free_.empty()) {
      full_ = true;
      return 0;
    }
    const int taken = free_.back();
    free_.pop_back();
    most_taken_ = std::max(most_taken_, ++taken_);
    return taken;
  }
  void give_back(int taken) {
    free_.push_back(taken);
    --taken_;
  }

  Place constant(double value) {
    const auto number = static_cast<std::size_t>(number_of(value));
    if (number < constant_registers_.size()) return {Place::vector_register, constant_registers_[number]};
    return {Place::constant, static_cast<int>(number)};
  }

  Place place_of(const StepInput& from) {
    if (from.kind == StepInput::constant) return constant(from.value);
    Life& life = *life_of(from);
    if (life.in < 0 && life.uses == 1) return {Place::array, kPointers[from.index]};
    if (life.in < 0) {
      life.in = take();
      out_.load(life.in, {Place::array, kPointers[from.index]});
    }
    return {Place::vector_register, life.in};
  }

  static bool in_memory(const Place& place) { return place.kind != Place::vector_register; }

  int in_register(const Place& place) {
    if (!in_memory(place)) return place.index;
    out_.load(passing_, place);
    return passing_;
  }

  /// Whether this step is the last to read a register, which it may then overwrite.
  bool ends(const StepInput& from) {
    const Life* life = life_of(from);
    return life && life->in >= 0 && life->last == position_;
  }

  void write_step(const Step& step) {
    const auto& [first, second, third] = step.operands;
    Place a = place_of(first);
    Place b = second.kind == StepInput::none ? Place{} : place_of(second);
    Place c = third.kind == StepInput::none ? Place{} : place_of(third);
    int target = -1;
    if (third.kind != StepInput::none) {
      target = write_fused(step, a, b, c);
    } else {
      release(step, -1);
      target = take();
      using Vector = Assembler::Vector;
      switch (step.operation) {
        case Operation::sqrt:
          out_.square_root(target, a);
          break;
        case Operation::abs:
          out_.apply(Vector::bits_and, target, in_register(a),
                     constant(std::bit_cast<double>(std::numeric_limits<std::int64_t>::max())));
          break;
        case Operation::subtract:
          out_.apply(Vector::subtract, target, in_register(a), b);
          break;
        case Operation::divide:
          out_.apply(Vector::divide, target, in_register(a), b);
          break;
        default:  // what commutes has its register first
          if (in_memory(a)) std::swap(a, b);
          out_.apply(step.operation == Operation::add ? Vector::add : Vector::multiply, target, in_register(a), b);
      }
    }
    values_[position_].in = target;
  }

  /// Gives back the registers whose last reader this step is, but for `kept`.
  void release(const Step& step, int kept) {
    for (const StepInput& from : step.operands) {
      if (!ends(from)) continue;
      Life& life = *life_of(from);
      if (life.in != kept) give_back(life.in);
      life.in = -1;
    }
  }

  /// ± a b ± c overwrites one of its operands: one that ends here, if there is one.
  int write_fused(const Step& step, Place a, Place b, Place c) {
    using Order = Assembler::Order;
    const Assembler::Fused kind = step.operation == Operation::multiply_add        ? Assembler::Fused::add
                                  : step.operation == Operation::multiply_subtract ? Assembler::Fused::subtract
                                                                                   : Assembler::Fused::negate_add;
    bool a_ends = ends(step.operands[0]), b_ends = ends(step.operands[1]);
    if (in_memory(a)) {
      std::swap(a, b);
      std::swap(a_ends, b_ends);
    }
    const int factor = in_register(a);  // both in memory: one passes through a register
    int target = -1;
    if (!in_memory(c) && ends(step.operands[2])) {
      target = c.index;
      out_.fused(kind, Order::o231, target, factor, b);
    } else if (a_ends && !in_memory(b)) {
      target = factor;
      out_.fused(kind, Order::o213, target, b.index, c);
    } else if (a_ends && !in_memory(c)) {
      target = factor;
      out_.fused(kind, Order::o132, target, c.index, b);
    } else if (b_ends) {
      target = b.index;
      out_.fused(kind, Order::o213, target, factor, c);
    } else {
      target = take();
      out_.load(target, c);
      out_.fused(kind, Order::o231, target, factor, b);
    }
    release(step, target);
    return target;
  }

  std::span<const Step> steps_;
  std::size_t arity_;
  bool wide_;
  int passing_;
  Assembler out_{false};
  std::vector<Life> values_, arguments_;
  std::vector<double> constants_, known_;  ///< of this run; of the run before
  std::vector<int> constant_registers_, free_;
  int taken_ = 0, most_taken_ = 0;
  bool full_ = false;  ///< more waits than there are registers
  std::size_t position_ = 0;
};

}  // namespace

#if defined(__x86_64__) && defined(__linux__)

std::unique_ptr<const MachineCode> MachineCode::compile(std::span<const Step> steps, std::size_t arity) {
  if (arity == 0 || arity > kMostArguments || steps.size() > kMostSteps) return {};
  if (!std::all_of(steps.begin(), steps.end(), [](const Step& step) { return is_compiled(step.operation); })) return {};
  const bool wide = (hwy::SupportedTargets() & HWY_AVX3) != 0;
  if (!wide && !(hwy::SupportedTargets() & HWY_AVX2)) return {};
  const auto code = Writer(steps, arity, wide).write();
  if (!code) return {};
  std::unique_ptr<const MachineCode> made(new MachineCode(*code, wide ? 8 : 4));
  return made->loop_ ? std::move(made) : nullptr;
}

// Written first and executable then, never both.
MachineCode::MachineCode(const std::vector<unsigned char>& code, std::size_t lanes)
    : size_(code.size()), lanes_(lanes) {
  void* const memory = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  memory_ = memory;
  std::memcpy(memory, code.data(), size_);
  if (mprotect(memory, size_, PROT_READ | PROT_EXEC) == 0) loop_ = reinterpret_cast<Loop>(memory);
}

MachineCode::~MachineCode() {
  if (memory_) munmap(memory_, size_);
}

#else

std::unique_ptr<const MachineCode> MachineCode::compile(std::span<const Step>, std::size_t) { return {}; }
MachineCode::MachineCode(const std::vector<unsigned char>&, std::size_t lanes) : lanes_(lanes) {}
MachineCode::~MachineCode() = default;

#endif

void MachineCode::run(std::span<const double* const> inputs, double* out, std::size_t n) const {
  const std::size_t whole = n - n % lanes_, rest = n - whole;
  if (whole > 0) loop_(inputs.data(), out, whole * sizeof(double));
  if (rest == 0) return;
  // The last points go through a vector of their own, filled up with the last of them.
  constexpr std::size_t kWidest = 8;
  std::array<std::array<double, kWidest>, kMostArguments + 1> padded;
  std::array<const double*, kMostArguments> sources;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    for (std::size_t i = 0; i < lanes_; ++i) padded[k][i] = inputs[k][std::min(whole + i, n - 1)];
    sources[k] = padded[k].data();
  }
  loop_(sources.data(), padded[kMostArguments].data(), lanes_ * sizeof(double));
  std::copy_n(padded[kMostArguments].begin(), rest, out + whole);
}

}  // namespace ansatz::core
