// SPDX-License-Identifier: MIT
#include "stdlib/agents/byte_counts.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/byte_counts.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace ansatz::agents::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void count_bytes_loop(const std::uint8_t* values, std::size_t size, std::uint32_t* counts, std::size_t kinds) {
  constexpr hn::ScalableTag<std::uint8_t> bytes{};
  constexpr std::size_t kLanes = hn::MaxLanes(bytes);
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    const auto some = hn::LoadU(bytes, values + i);
    for (std::size_t k = 0; k < kinds; ++k)
      counts[k] +=
          static_cast<std::uint32_t>(hn::CountTrue(bytes, hn::Eq(some, hn::Set(bytes, static_cast<std::uint8_t>(k)))));
  }
  for (; i < size; ++i) {
    if (values[i] < kinds) ++counts[values[i]];
  }
}

}  // namespace ansatz::agents::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::agents {

HWY_EXPORT(count_bytes_loop);

void count_bytes(std::span<const std::uint8_t> values, std::span<std::uint32_t> counts) {
  HWY_DYNAMIC_DISPATCH(count_bytes_loop)(values.data(), values.size(), counts.data(), counts.size());
}

}  // namespace ansatz::agents
#endif
