// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::information {

/// Numbers keys from 0 in the order they first appear.
class Numbering {
 public:
  explicit Numbering(std::size_t expected = 16) { resize(std::bit_ceil(2 * expected + 16)); }

  std::uint32_t of(std::uint64_t key) {
    for (std::size_t at = mixed(key) & mask_;; at = (at + 1) & mask_) {
      if (numbers_[at] == kFree) {
        if (2 * (count_ + 1) > numbers_.size()) {
          grow();
          return of(key);
        }
        keys_[at] = key;
        numbers_[at] = static_cast<std::uint32_t>(count_);
        return static_cast<std::uint32_t>(count_++);
      }
      if (keys_[at] == key) return numbers_[at];
    }
  }
  std::size_t count() const { return count_; }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  static std::uint64_t mixed(std::uint64_t key) {
    key = (key ^ (key >> 32)) * 0x9E3779B97F4A7C15U;
    return key ^ (key >> 29);
  }
  void resize(std::size_t places) {
    keys_.assign(places, 0);
    numbers_.assign(places, kFree);
    mask_ = places - 1;
  }
  void grow() {
    const auto old_keys = std::move(keys_);
    const auto old_numbers = std::move(numbers_);
    resize(2 * old_numbers.size());
    for (std::size_t i = 0; i < old_numbers.size(); ++i) {
      if (old_numbers[i] == kFree) continue;
      std::size_t at = mixed(old_keys[i]) & mask_;
      while (numbers_[at] != kFree) at = (at + 1) & mask_;
      keys_[at] = old_keys[i];
      numbers_[at] = old_numbers[i];
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> numbers_;
  std::size_t mask_ = 0, count_ = 0;
};

/// Numbers rows by what stands in several columns of codes.
class RowKeys {
 public:
  explicit RowKeys(std::size_t rows) : keys_(rows, 0) {}

  /// One more column: code_of(row) is in [0, size).
  template <class CodeOf>
  void append(std::uint64_t size, const CodeOf& code_of) {
    if (span_ > kWide / size) make_small();
    for (std::size_t i = 0; i < keys_.size(); ++i) keys_[i] = keys_[i] * size + static_cast<std::uint64_t>(code_of(i));
    span_ *= size;
  }

  struct Numbers {
    std::vector<std::uint32_t> of_row;  ///< [row] in the order they first appear
    std::size_t count = 0;
  };
  Numbers numbers() const {
    Numbering numbering;
    Numbers out;
    out.of_row.reserve(keys_.size());
    for (const std::uint64_t key : keys_) out.of_row.push_back(numbering.of(key));
    out.count = numbering.count();
    return out;
  }

 private:
  static constexpr std::uint64_t kWide = std::uint64_t{1} << 62;

  void make_small() {
    Numbering numbering(keys_.size());
    for (auto& key : keys_) key = numbering.of(key);
    span_ = numbering.count();
  }

  std::vector<std::uint64_t> keys_;
  std::uint64_t span_ = 1;
};

}  // namespace ansatz::information
