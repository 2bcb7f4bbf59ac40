// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/assembler.h"

#include <cstring>
#include <utility>

namespace ansatz::core {

// The opcode map (1: 0F, 2: 0F 38), operand size prefix 66 and W = 1 for doubles are common to all that is emitted
// here.
void Assembler::emit(int map, int opcode, int target, int middle, Operand last) {
  const bool in_register = last.kind == Operand::vector_register;
  const bool in_array = last.kind == Operand::array;
  // The prefixes hold register numbers above 7 bit by bit, inverted.
  const int r = target >> 3 & 1, r_high = target >> 4 & 1;
  const int x = in_register ? last.index >> 4 & 1 : 0;
  const int b = in_register || in_array ? last.index >> 3 & 1 : 0;
  const int inverted_middle = ~middle & 15;
  if (wide_) {
    bytes({0x62, (!r << 7) | (!x << 6) | (!b << 5) | (!r_high << 4) | map, 0x80 | (inverted_middle << 3) | 4 | 1,
           (2 << 5) | (!(middle >> 4 & 1) << 3)});
  } else {
    bytes({0xC4, (!r << 7) | (1 << 6) | (!b << 5) | map, 0x80 | (inverted_middle << 3) | 4 | 1});
  }
  bytes({opcode});
  const int field = (target & 7) << 3;
  if (in_register) {
    bytes({0xC0 | field | (last.index & 7)});
  } else if (in_array) {
    bytes({field | 4, last.index & 7});  // [base + rax], no displacement; rbp and r13 would want one
  } else {
    bytes({field | 5});  // [rip + distance]
    patches_.push_back({code_.size(), last.index});
    word(0);
  }
}

void Assembler::load_pointer(int target, int base, int place) {
  bytes({0x48 | (target >> 3 << 2) | (base >> 3), 0x8B, 0x40 | ((target & 7) << 3) | (base & 7), 8 * place});
}

void Assembler::loop_to(std::size_t start) {
  bytes({0x48, 0x83, 0xC0, static_cast<int>(vector_bytes())});  // add rax, bytes
  bytes({0x48, 0x39, 0xD0});                                    // cmp rax, rdx
  bytes({0x0F, 0x82});                                          // jb start
  word(static_cast<std::int64_t>(start) - static_cast<std::int64_t>(code_.size() + 4));
}

std::vector<std::uint8_t> Assembler::finish(const std::vector<double>& constants) {
  while (code_.size() % vector_bytes() != 0) code_.push_back(0xCC);
  const std::size_t pool = code_.size();
  for (const Patch& patch : patches_) {
    const auto target = static_cast<std::int64_t>(pool + static_cast<std::size_t>(patch.constant) * vector_bytes());
    const auto distance = static_cast<std::int32_t>(target - static_cast<std::int64_t>(patch.place + 4));
    std::memcpy(code_.data() + patch.place, &distance, sizeof distance);
  }
  for (double value : constants) {
    for (std::size_t k = 0; k < vector_bytes() / sizeof value; ++k) {
      code_.resize(code_.size() + sizeof value);
      std::memcpy(code_.data() + code_.size() - sizeof value, &value, sizeof value);
    }
  }
  return std::move(code_);
}

}  // namespace ansatz::core
