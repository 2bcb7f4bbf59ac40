// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/binary_coder.h"

#include <utility>

namespace ansatz::information {

std::vector<std::uint8_t> BinaryEncoder::finish() && {
  // The fewest leading bytes of a number that with zeros behind it lies in the interval.
  for (std::uint32_t bytes = 0; bytes <= 4; ++bytes) {
    const std::uint32_t rest = bytes == 4 ? 0U : 0xffffffffU >> (8U * bytes);
    const std::uint64_t up = (std::uint64_t{low_} + rest) & ~std::uint64_t{rest};
    if (up > high_) continue;
    for (std::uint32_t i = 0; i < bytes; ++i) bytes_.push_back(static_cast<std::uint8_t>(up >> (24U - 8U * i)));
    break;
  }
  // Zeros at the end are read whether they stand there or not.
  while (!bytes_.empty() && bytes_.back() == 0) bytes_.pop_back();
  return std::move(bytes_);
}

}  // namespace ansatz::information
