// SPDX-License-Identifier: MIT
#include "stdlib/core/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace ansatz::core {

namespace {

// One NaN for all, so that a table read back from a file keeps its identity.
double canonical(double number) { return std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number; }

}  // namespace

Fingerprint& Fingerprint::add(std::string_view text) {
  mix('t', text.data(), text.size());
  return *this;
}

Fingerprint& Fingerprint::add(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(canonical(number));
  mix('d', &bits, sizeof bits);
  return *this;
}

Fingerprint& Fingerprint::add(std::uint64_t number) {
  mix('u', &number, sizeof number);
  return *this;
}

Fingerprint& Fingerprint::add(std::span<const double> numbers) {
  bool plain = true;
  for (const double x : numbers) plain = plain && x == x;
  if (plain) {
    mix('a', numbers.data(), numbers.size_bytes());
    return *this;
  }
  std::string bytes(numbers.size_bytes(), '\0');
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const double x = canonical(numbers[i]);
    std::memcpy(bytes.data() + i * sizeof x, &x, sizeof x);
  }
  mix('a', bytes.data(), bytes.size());
  return *this;
}

Fingerprint& Fingerprint::add(const Fingerprint& part) {
  mix('f', part.state_.data(), sizeof part.state_);
  return *this;
}

// Each piece is hashed alone; state, kind, length and hash of the piece are then hashed together. Short pieces thus
// cost two short hashes, and long ones are read once, where they lie.
void Fingerprint::mix(unsigned char kind, const void* bytes, std::size_t size) {
  const XXH128_hash_t piece = XXH3_128bits(bytes, size);
  const std::array<std::uint64_t, 6> joined{state_[0], state_[1], kind, size, piece.high64, piece.low64};
  const XXH128_hash_t all = XXH3_128bits(joined.data(), sizeof joined);
  state_ = {all.high64, all.low64};
}

std::string Fingerprint::hex() const {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t word : state_) {
    for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(word >> shift) & 15];
  }
  return text;
}

}  // namespace ansatz::core
