// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ansatz::core {

/// A 128-bit hash of contents (XXH3). Equal contents give equal fingerprints on every machine and in every run;
/// every piece is preceded by its kind and length, so that pieces cannot run into each other.
class Fingerprint {
 public:
  Fingerprint& add(std::string_view text);
  Fingerprint& add(double number);  ///< by bits; -0 and 0 differ, all NaNs are one
  Fingerprint& add(std::uint64_t number);
  Fingerprint& add(std::span<const double> numbers);
  Fingerprint& add(const Fingerprint& part);

  std::array<std::uint64_t, 2> digest() const { return state_; }
  std::string hex() const;
  bool operator==(const Fingerprint&) const = default;

 private:
  void mix(unsigned char kind, const void* bytes, std::size_t size);
  std::array<std::uint64_t, 2> state_{0, 0};
};

}  // namespace ansatz::core
