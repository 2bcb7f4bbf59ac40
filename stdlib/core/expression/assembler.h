// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace ansatz::core {

/// The few x86-64 instructions a loop over arrays needs, as bytes: vectors of 4 doubles in 16 registers (AVX2 with FMA,
/// VEX encoding) or of 8 doubles in 32 (AVX-512, EVEX encoding).
///
/// Encodings: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, sections 2.3 (VEX) and 2.7
/// (EVEX).
class Assembler {
 public:
  explicit Assembler(bool wide) : wide_(wide) {}

  std::size_t vector_bytes() const { return wide_ ? 64 : 32; }
  int vector_registers() const { return wide_ ? 32 : 16; }
  std::size_t size() const { return code_.size(); }

  /// General registers by number: 0 rax, 1 rcx, 2 rdx, 6 rsi, 7 rdi, 8 … 11 r8 … r11.
  enum General : int { rax = 0, rcx = 1, rdx = 2, rsi = 6, rdi = 7, r8 = 8, r9 = 9, r10 = 10, r11 = 11 };

  /// The last operand of an instruction: a vector register, memory at [base + rax], or constant number `index`.
  struct Operand {
    enum Kind { vector_register, array, constant } kind;
    int index;  ///< of the vector register or constant, or the general register with the base
  };

  enum class Vector : std::uint8_t {  // opcodes; target = first op last
    add = 0x58,
    multiply = 0x59,
    subtract = 0x5C,
    divide = 0x5E,
    bits_and = 0x54,
  };
  void apply(Vector operation, int target, int first, Operand last) { emit(1, int(operation), target, first, last); }
  void square_root(int target, Operand source) { emit(1, 0x51, target, 0, source); }
  void load(int target, Operand source) {
    emit(1, source.kind == Operand::vector_register ? 0x28 : 0x10, target, 0, source);
  }
  void store(int base, int source) { emit(1, 0x11, source, 0, {Operand::array, base}); }

  /// Fused multiply-add and its relatives; the three orders differ in which operand is overwritten:
  /// 132: target = target·last + middle, 213: target = middle·target + last, 231: target = middle·last + target.
  enum class Fused : std::uint8_t { add = 0x08, subtract = 0x0A, negate_add = 0x0C };
  enum class Order : std::uint8_t { o132 = 0x90, o213 = 0xA0, o231 = 0xB0 };
  void fused(Fused operation, Order order, int target, int middle, Operand last) {
    emit(2, int(order) | int(operation), target, middle, last);
  }

  void load_pointer(int target, int base, int place);  ///< target = base[place], 8-byte elements, place < 16
  void clear_rax() { bytes({0x31, 0xC0}); }
  /// rax += vector_bytes(); while (rax < rdx) go to `start`.
  void loop_to(std::size_t start);
  void leave() { bytes({0xC5, 0xF8, 0x77, 0xC3}); }  ///< vzeroupper; ret

  /// Code, then the constants, each filling a vector. Every constant named by an operand must be in `constants`.
  std::vector<std::uint8_t> finish(const std::vector<double>& constants);

 private:
  void emit(int map, int opcode, int target, int middle, Operand last);
  void bytes(std::initializer_list<int> list) {
    for (int byte : list) code_.push_back(static_cast<std::uint8_t>(byte));
  }
  void word(std::int64_t value) {
    for (int k = 0; k < 4; ++k) code_.push_back(static_cast<std::uint8_t>(value >> (8 * k)));
  }

  bool wide_;
  std::vector<std::uint8_t> code_;
  struct Patch {
    std::size_t place;
    int constant;
  };
  std::vector<Patch> patches_;
};

}  // namespace ansatz::core
