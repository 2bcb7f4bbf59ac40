// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/instruction.h"

#include <utility>

namespace ansatz::core {
namespace {

constexpr std::uint32_t key_of(Operation operation, Source a, Source b = Source::none, Source c = Source::none) {
  return (static_cast<std::uint32_t>(operation) << 9) | (static_cast<std::uint32_t>(a) << 6) |
         (static_cast<std::uint32_t>(b) << 3) | static_cast<std::uint32_t>(c);
}

}  // namespace

void encode(Instruction& instruction) {
  auto& [a, b, c] = instruction.operands;
  if (c.source != Source::none && a.source > b.source) std::swap(a, b);
  switch (key_of(instruction.operation, a.source, b.source, c.source)) {
#define DIRECT1(name, from_a)                   \
  case key_of(Operation::name, Source::from_a): \
    instruction.code = Code::name##_##from_a;   \
    break;
#define DIRECT2(name, from_a, from_b)                           \
  case key_of(Operation::name, Source::from_a, Source::from_b): \
    instruction.code = Code::name##_##from_a##_##from_b;        \
    break;
#define DIRECT3(name, from_a, from_b, from_c)                                   \
  case key_of(Operation::name, Source::from_a, Source::from_b, Source::from_c): \
    instruction.code = Code::name##_##from_a##_##from_b##_##from_c;             \
    break;
#include "stdlib/core/expression/direct.def"
    default:
      instruction.code = Code::call;
  }
}

}  // namespace ansatz::core
