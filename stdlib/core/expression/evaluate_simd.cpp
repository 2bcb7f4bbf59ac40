// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/evaluate.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/core/expression/evaluate_simd.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "stdlib/core/expression/frame.h"

HWY_BEFORE_NAMESPACE();
namespace ansatz::core::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);
constexpr std::size_t kVectors = 8;  // of each register: three times that leaves AVX-512 some to work with
constexpr std::size_t kPoints = kVectors * kLanes;
static_assert(kPoints <= Tape::kStrip);

// Every operation on one vector, as name_of(a, b, c).
#undef ANSATZ_SLEEF
#undef ANSATZ_SLEEF_VECTOR
#if HWY_TARGET == HWY_AVX2
#define ANSATZ_SLEEF(name, accuracy) Sleef_finz_##name##d4_##accuracy##avx2
#define ANSATZ_SLEEF_VECTOR __m256d
#elif HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
#define ANSATZ_SLEEF(name, accuracy) Sleef_finz_##name##d8_##accuracy##avx512f
#define ANSATZ_SLEEF_VECTOR __m512d
#endif

#ifdef ANSATZ_SLEEF
extern "C" {
#define ELEMENTARY(name, sleef, accuracy, da) ANSATZ_SLEEF_VECTOR ANSATZ_SLEEF(sleef, accuracy)(ANSATZ_SLEEF_VECTOR);
#define ELEMENTARY2(name, sleef, accuracy, da, db) \
  ANSATZ_SLEEF_VECTOR ANSATZ_SLEEF(sleef, accuracy)(ANSATZ_SLEEF_VECTOR, ANSATZ_SLEEF_VECTOR);
#include "stdlib/core/expression/operations.def"
}
#define ELEMENTARY(name, sleef, accuracy, da) \
  HWY_INLINE Vector name##_of(Vector a) { return Vector{ANSATZ_SLEEF(sleef, accuracy)(a.raw)}; }
#define ELEMENTARY2(name, sleef, accuracy, da, db) \
  HWY_INLINE Vector name##_of(Vector a, Vector b) { return Vector{ANSATZ_SLEEF(sleef, accuracy)(a.raw, b.raw)}; }
#else
// No SLEEF for this instruction set here: lane by lane, the same bits.
HWY_INLINE Vector lane_by_lane(Operation operation, Vector a, Vector b) {
  HWY_ALIGN double left[kLanes], right[kLanes];
  hn::Store(a, d, left);
  hn::Store(b, d, right);
  for (std::size_t k = 0; k < hn::Lanes(d); ++k) left[k] = apply_scalar(operation, left[k], right[k], 0);
  return hn::Load(d, left);
}
#define ELEMENTARY(name, sleef, accuracy, da) \
  HWY_INLINE Vector name##_of(Vector a) { return lane_by_lane(Operation::name, a, a); }
#define ELEMENTARY2(name, sleef, accuracy, da, db) \
  HWY_INLINE Vector name##_of(Vector a, Vector b) { return lane_by_lane(Operation::name, a, b); }
#endif
#define LOGARITHMIC(name, sleef, accuracy, shift, da)  // below: it needs log_of
#include "stdlib/core/expression/operations.def"

/// As in operation.cpp: where SLEEF answers inf beyond 1e150.
HWY_INLINE Vector continued(Vector a, Vector r, double shift) {
  const auto gave_up = hn::And(hn::IsInf(r), hn::Gt(hn::Abs(a), hn::Set(d, 1e150)));
  if (HWY_LIKELY(hn::AllFalse(d, gave_up))) return r;
  const Vector far = hn::Add(log_of(hn::Abs(a)), hn::Set(d, shift));
  return hn::IfThenElse(gave_up, hn::CopySign(far, r), r);
}

#ifdef ANSATZ_SLEEF
#define LOGARITHMIC(name, sleef, accuracy, shift, da) \
  HWY_INLINE Vector name##_of(Vector a) { return continued(a, Vector{ANSATZ_SLEEF(sleef, accuracy)(a.raw)}, shift); }
#else
#define LOGARITHMIC(name, sleef, accuracy, shift, da) \
  HWY_INLINE Vector name##_of(Vector a) { return lane_by_lane(Operation::name, a, a); }
#endif
#define ELEMENTARY(name, sleef, accuracy, da)
#define UNARY(name, scalar, vector, da) \
  HWY_INLINE Vector name##_of(Vector a) { return vector; }
#define BINARY(name, symbol, scalar, vector, da, db) \
  HWY_INLINE Vector name##_of(Vector a, Vector b) { return vector; }
#define COMPARISON(name, symbol, scalar, vector) \
  HWY_INLINE Vector name##_of(Vector a, Vector b) { return hn::IfThenElseZero(vector, hn::Set(d, 1.0)); }
#define CONNECTIVE(name, symbol, arity, scalar, vector) \
  HWY_INLINE Vector name##_of(Vector a, [[maybe_unused]] Vector b) { return vector; }
#define FUSED(name, scalar, vector) \
  HWY_INLINE Vector name##_of(Vector a, Vector b, Vector c) { return vector; }
#include "stdlib/core/expression/operations.def"
HWY_INLINE Vector if_else_of(Vector a, Vector b, Vector c) { return hn::IfThenElse(hn::Ne(a, hn::Zero(d)), b, c); }

// Operations that read cells only, over `count` points.
struct Cells {
  const double *a, *b, *c;
  double* out;
  std::size_t count;
};
#define ANSATZ_LOOP(name, ...)                                                                            \
  void name##_cells(const Cells& in) {                                                                    \
    for (std::size_t i = 0; i < in.count; i += kLanes) hn::StoreU(name##_of(__VA_ARGS__), d, in.out + i); \
  }
#define ANSATZ_A hn::LoadU(d, in.a + i)
#define ANSATZ_B hn::LoadU(d, in.b + i)
#define ANSATZ_C hn::LoadU(d, in.c + i)
#define UNARY(name, scalar, vector, da) ANSATZ_LOOP(name, ANSATZ_A)
#define BINARY(name, symbol, scalar, vector, da, db) ANSATZ_LOOP(name, ANSATZ_A, ANSATZ_B)
#define ELEMENTARY(name, sleef, accuracy, da) ANSATZ_LOOP(name, ANSATZ_A)
#define ELEMENTARY2(name, sleef, accuracy, da, db) ANSATZ_LOOP(name, ANSATZ_A, ANSATZ_B)
#define COMPARISON(name, symbol, scalar, vector) ANSATZ_LOOP(name, ANSATZ_A, ANSATZ_B)
#define CONNECTIVE(name, symbol, arity, scalar, vector) ANSATZ_LOOP(name, ANSATZ_A, ANSATZ_B)
#include "stdlib/core/expression/operations.def"
ANSATZ_LOOP(if_else, ANSATZ_A, ANSATZ_B, ANSATZ_C)

void run_cells(Operation operation, const Cells& in) {
  switch (operation) {
    case Operation::if_else:
      return if_else_cells(in);
#define UNARY(name, scalar, vector, da) \
  case Operation::name:                 \
    return name##_cells(in);
#define BINARY(name, symbol, scalar, vector, da, db) UNARY(name, , , )
#define ELEMENTARY(name, sleef, accuracy, da) UNARY(name, , , )
#define ELEMENTARY2(name, sleef, accuracy, da, db) UNARY(name, , , )
#define COMPARISON(name, symbol, scalar, vector) UNARY(name, , , )
#define CONNECTIVE(name, symbol, arity, scalar, vector) UNARY(name, , , )
#include "stdlib/core/expression/operations.def"
    default:
      return;
  }
}

/// The registers of the machine. Arrays in name only: every index is a constant, so each vector gets a register.
struct Registers {
  Vector accumulator[kVectors], held[kVectors], spare[kVectors];
};

/// An operand of a direct operation, ready to give its part for each vector of the accumulator.
template <Source source>
struct Part;
template <>
struct Part<Source::accumulator> {
  HWY_INLINE Part(const Operand&, double* const*) {}
  HWY_INLINE Vector at(std::size_t k, const Registers& in) const { return in.accumulator[k]; }
};
template <>
struct Part<Source::held> {
  HWY_INLINE Part(const Operand&, double* const*) {}
  HWY_INLINE Vector at(std::size_t k, const Registers& in) const { return in.held[k]; }
};
template <>
struct Part<Source::spare> {
  HWY_INLINE Part(const Operand&, double* const*) {}
  HWY_INLINE Vector at(std::size_t k, const Registers& in) const { return in.spare[k]; }
};
template <>
struct Part<Source::cell> {
  const double* from;
  HWY_INLINE Part(const Operand& operand, double* const* cells) : from(cells[operand.cell]) {}
  HWY_INLINE Vector at(std::size_t k, const Registers&) const { return hn::LoadU(d, from + k * kLanes); }
};
template <>
struct Part<Source::constant> {
  Vector value;
  HWY_INLINE Part(const Operand& operand, double* const*) : value(hn::Set(d, operand.constant)) {}
  HWY_INLINE Vector at(std::size_t, const Registers&) const { return value; }
};

/// The tape over `strips` strips. Cells 1 … moving are arrays, the last of them the result's, which move on with each
/// strip; calls compute the first
/// `points` of a strip.
///
/// Every instruction jumps to the next by itself, through the address of a label: a compiler's extension, but the
/// processor then predicts each jump by its own history, and one taken jump an instruction is all there is.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
template <std::size_t... k>
HWY_NOINLINE void run_strips(std::index_sequence<k...>, const Instruction* tape, double** cells, std::size_t moving,
                             std::size_t points, std::size_t strips) {
  static const void* const kLabels[] = {
      &&call, &&load_held, &&load_spare, &&keep_held, &&keep_spare, &&keep_cell, &&finish,
#define DIRECT1(name, a) &&name##_##a,
#define DIRECT2(name, a, b) &&name##_##a##_##b,
#define DIRECT3(name, a, b, c) &&name##_##a##_##b##_##c,
#include "stdlib/core/expression/direct.def"
  };
#define ANSATZ_JUMP goto* kLabels[static_cast<std::size_t>(step->code)]
#define ANSATZ_NEXT \
  ++step;           \
  ANSATZ_JUMP

  const Instruction* step = tape;
  Registers in;
  ((in.accumulator[k] = in.held[k] = in.spare[k] = hn::Undefined(d)), ...);
  ANSATZ_JUMP;

#define DIRECT1(name, from_a)                               \
  name##_##from_a : {                                       \
    const Part<Source::from_a> a(step->operands[0], cells); \
    ((in.accumulator[k] = name##_of(a.at(k, in))), ...);    \
  }                                                         \
  ANSATZ_NEXT;
#define DIRECT2(name, from_a, from_b)                                 \
  name##_##from_a##_##from_b : {                                      \
    const Part<Source::from_a> a(step->operands[0], cells);           \
    const Part<Source::from_b> b(step->operands[1], cells);           \
    ((in.accumulator[k] = name##_of(a.at(k, in), b.at(k, in))), ...); \
  }                                                                   \
  ANSATZ_NEXT;
#define DIRECT3(name, from_a, from_b, from_c)                                      \
  name##_##from_a##_##from_b##_##from_c : {                                        \
    const Part<Source::from_a> a(step->operands[0], cells);                        \
    const Part<Source::from_b> b(step->operands[1], cells);                        \
    const Part<Source::from_c> c(step->operands[2], cells);                        \
    ((in.accumulator[k] = name##_of(a.at(k, in), b.at(k, in), c.at(k, in))), ...); \
  }                                                                                \
  ANSATZ_NEXT;
#include "stdlib/core/expression/direct.def"

load_held : {
  const double* const from = cells[step->operands[0].cell];
  ((in.held[k] = hn::LoadU(d, from + k * kLanes)), ...);
}
  ANSATZ_NEXT;
load_spare : {
  const double* const from = cells[step->operands[0].cell];
  ((in.spare[k] = hn::LoadU(d, from + k * kLanes)), ...);
}
  ANSATZ_NEXT;
keep_held:
  ((in.held[k] = in.accumulator[k]), ...);
  ANSATZ_NEXT;
keep_spare:
  ((in.spare[k] = in.accumulator[k]), ...);
  ANSATZ_NEXT;
keep_cell : {
  double* const out = cells[step->target];
  (hn::StoreU(in.accumulator[k], d, out + k * kLanes), ...);
}
  ANSATZ_NEXT;
call : {
  double* const out = cells[step->target];
  const auto& [a, b, c] = step->operands;
  run_cells(step->operation, {cells[a.cell], cells[b.cell], cells[c.cell], out, points});
  // The other registers are lost in a call; saying so keeps the compiler from saving them.
  ((in.accumulator[k] = in.held[k] = in.spare[k] = hn::LoadU(d, out + k * kLanes)), ...);
}
  ANSATZ_NEXT;
finish : {
  double* const out = cells[moving];
  (hn::StoreU(in.accumulator[k], d, out + k * kLanes), ...);
}
  if (--strips == 0) return;
  for (std::size_t cell = 1; cell <= moving; ++cell) cells[cell] += kPoints;
  step = tape;
  ANSATZ_JUMP;
#undef ANSATZ_JUMP
#undef ANSATZ_NEXT
}
#pragma GCC diagnostic pop

/// One evaluation: whole strips straight from and to the arrays, broken ones through padded copies.
class Evaluation {
 public:
  Evaluation(const Tape& tape, std::span<const double* const> inputs, double* out)
      : tape_(tape), inputs_(inputs), out_(out), frame_(tape) {}

  void run(std::size_t n) {
    std::size_t done = 0;
    if (n >= kWorthAligning) {
      done = common_skew();
      if (done > 0) run_padded(0, done);
    }
    if (const std::size_t strips = (n - done) / kPoints; strips > 0) {
      double** const cells = frame_.cells();
      for (std::size_t k = 0; k < inputs_.size(); ++k) cells[1 + k] = const_cast<double*>(inputs_[k] + done);
      cells[tape_.output()] = out_ + done;
      run(kPoints, strips);
      done += strips * kPoints;
    }
    if (done < n) run_padded(done, n - done);
  }

 private:
  static constexpr std::size_t kWorthAligning = 8 * kPoints;

  /// How many points until all arrays are aligned to vectors, if they ever are together; else 0. A vector across two
  /// cache lines is two reads.
  std::size_t common_skew() const {
    constexpr std::size_t kBytes = kLanes * sizeof(double);
    const std::size_t over = reinterpret_cast<std::uintptr_t>(out_) % kBytes;
    for (const double* input : inputs_)
      if (reinterpret_cast<std::uintptr_t>(input) % kBytes != over) return 0;
    return over % sizeof(double) == 0 ? (kBytes - over) / sizeof(double) % kLanes : 0;
  }

  /// Fewer points than a strip, filled up with the last of them so that no foreign value is computed.
  void run_padded(std::size_t first, std::size_t count) {
    double** const cells = frame_.cells();
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
      double* const padded = frame_.padding(k);
      const double* const from = inputs_[k] + first;
      std::fill(std::copy_n(from, count, padded), padded + kPoints, from[count - 1]);
      cells[1 + k] = padded;
    }
    double* const result = cells[tape_.output()] = frame_.padding(inputs_.size());
    run(hwy::RoundUpTo(count, kLanes), 1);
    std::copy_n(result, count, out_ + first);
  }

  void run(std::size_t points, std::size_t strips) {
    run_strips(std::make_index_sequence<kVectors>(), tape_.instructions().data(), frame_.cells(), tape_.arity() + 1,
               points, strips);
  }

  const Tape& tape_;
  std::span<const double* const> inputs_;
  double* out_;
  Frame frame_;
};

void evaluate(const Tape& tape, std::span<const double* const> inputs, double* out, std::size_t n) {
  if (n > 0) Evaluation(tape, inputs.first(tape.arity()), out).run(n);
}

}  // namespace ansatz::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::core {

HWY_EXPORT(evaluate);

void evaluate_simd(const Tape& tape, std::span<const double* const> inputs, double* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(evaluate)(tape, inputs, out, n);
}

}  // namespace ansatz::core
#endif
