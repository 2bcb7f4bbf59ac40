// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::information {

/// A key's bits among each other, so that its low ones tell keys apart.
inline std::uint64_t mixed(std::uint64_t key) {
  key = (key ^ (key >> 32)) * 0x9E3779B97F4A7C15U;
  return key ^ (key >> 29);
}

/// Numbers keys from 0 in the order they first appear.
class Numbering {
 public:
  explicit Numbering(std::size_t expected = 16) { resize(std::bit_ceil(2 * std::max<std::size_t>(expected, 8))); }

  std::uint32_t of(std::uint64_t key) {
    const std::size_t at = place_of(key, keys_.data(), numbers_.data());
    if (numbers_[at] != kFree) return numbers_[at];
    if (2 * (count_ + 1) > numbers_.size()) {
      grow();
      return of(key);
    }
    keys_[at] = key;
    numbers_[at] = static_cast<std::uint32_t>(count_);
    return static_cast<std::uint32_t>(count_++);
  }
  std::size_t count() const { return count_; }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  /// Where a key is, or would be.
  std::size_t place_of(std::uint64_t key, const std::uint64_t* keys, const std::uint32_t* numbers) const {
    std::size_t at = mixed(key) & mask_;
    while (numbers[at] != kFree && keys[at] != key) at = (at + 1) & mask_;
    return at;
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
      const std::size_t at = place_of(old_keys[i], keys_.data(), numbers_.data());
      keys_[at] = old_keys[i];
      numbers_[at] = old_numbers[i];
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> numbers_;
  std::size_t mask_ = 0, count_ = 0;
};

/// Numbers rows by what stands in several columns of codes. Rows may come a stretch at a time, each stretch with the
/// same columns.
class RowKeys {
 public:
  /// Of so many further rows.
  void begin(std::size_t rows) {
    first_ = keys_.size();
    keys_.resize(first_ + rows, 0);
    bits_ = 0;
    link_ = 0;
  }
  /// One more column: code_of(row of the stretch) is in [0, size).
  template <class CodeOf>
  void append(std::uint64_t size, const CodeOf& code_of) {
    const int bits = static_cast<int>(std::bit_width(size - 1));
    if (bits_ + bits > 64) make_small();
    std::uint64_t* key = keys_.data() + first_;
    const std::size_t rows = keys_.size() - first_;
    for (std::size_t i = 0; i < rows; ++i) key[i] = key[i] << bits | static_cast<std::uint64_t>(code_of(i));
    bits_ += bits;
  }

  struct Numbers {
    std::vector<std::uint32_t> of_row;  ///< [row] in the order they first appear
    std::size_t count = 0;
  };
  /// The table holds rows, whose keys are here already: a third of what it takes to hold keys and their numbers.
  Numbers numbers() const {
    Numbers out;
    out.of_row.resize(keys_.size());
    std::vector<std::uint32_t> first_rows;
    std::size_t i = 0, room = std::clamp<std::size_t>(std::bit_ceil(keys_.size()), 16, 4096) / 2;
    while (i < keys_.size()) {
      room *= 2;
      first_rows.assign(2 * room, kFree);
      for (std::size_t row = 0; row < i; ++row) {
        std::uint32_t& place = place_of(row, first_rows);
        if (place == kFree) place = static_cast<std::uint32_t>(row);
      }
      for (; i < keys_.size() && out.count < room; ++i) {
        std::uint32_t& place = place_of(i, first_rows);
        if (place == kFree) {
          place = static_cast<std::uint32_t>(i);
          out.of_row[i] = static_cast<std::uint32_t>(out.count++);
        } else {
          out.of_row[i] = out.of_row[place];
        }
      }
    }
    return out;
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  /// Where the first row of a row's key stands, or would.
  std::uint32_t& place_of(std::size_t row, std::vector<std::uint32_t>& first_rows) const {
    const std::uint64_t key = keys_[row];
    const std::size_t mask = first_rows.size() - 1;
    std::size_t at = mixed(key) & mask;
    while (first_rows[at] != kFree && keys_[first_rows[at]] != key) at = (at + 1) & mask;
    return first_rows[at];
  }
  /// A number in place of the columns so far, the same for the same codes in every stretch.
  void make_small() {
    if (link_ == links_.size()) links_.emplace_back();
    for (std::size_t i = first_; i < keys_.size(); ++i) keys_[i] = links_[link_].of(keys_[i]);
    ++link_;
    bits_ = 32;
  }

  std::vector<std::uint64_t> keys_;
  std::vector<Numbering> links_;
  std::size_t first_ = 0, link_ = 0;
  int bits_ = 0;
};

}  // namespace ansatz::information
