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
  /// Room for so many rows in all, where that is known.
  void expect(std::size_t rows) { keys_.reserve(rows); }
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
  Numbers numbers() const {
    const bool is_short = bits_ <= kShort && (std::size_t{1} << bits_) <= 16 * keys_.size();
    return is_short ? numbers_by_key() : numbers_by_row();
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  /// Bits of keys that have a table of their own numbers: 256 kB.
  static constexpr int kShort = 16;

  // Neither asks whether a key is new: which is as good as random, and a wrong guess costs more than the rest.

  Numbers numbers_by_key() const {
    Numbers out;
    out.of_row.resize(keys_.size());
    std::vector<std::uint32_t> numbers(std::size_t{1} << bits_, kFree);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      std::uint32_t& place = numbers[keys_[i]];
      const bool is_new = place == kFree;
      const std::uint32_t number = is_new ? count : place;
      place = number;
      out.of_row[i] = number;
      count += is_new ? 1 : 0;
    }
    out.count = count;
    return out;
  }

  /// The table holds rows, whose keys are here already: a third of what it takes to hold keys and their numbers.
  Numbers numbers_by_row() const {
    Numbers out;
    out.of_row.resize(keys_.size());
    std::vector<std::uint32_t> first_rows;
    std::size_t i = 0, room = std::clamp<std::size_t>(std::bit_ceil(keys_.size()), 16, 4096) / 2;
    while (i < keys_.size()) {
      room *= 2;
      first_rows.assign(4 * room, kFree);
      for (std::size_t row = 0; row < i; ++row) {
        std::uint32_t& place = place_of(row, first_rows);
        if (place == kFree) place = static_cast<std::uint32_t>(row);
      }
      const std::size_t mask = first_rows.size() - 1;
      auto count = static_cast<std::uint32_t>(out.count);
      for (; i < keys_.size() && count < room; ++i) {
        const auto row = static_cast<std::uint32_t>(i);
        std::uint32_t* place = &first_rows[mixed(keys_[i]) & mask];
        std::uint32_t first = *place == kFree ? row : *place;
        if (keys_[first] != keys_[i]) {  // another key's place
          place = &place_of(i, first_rows);
          first = *place == kFree ? row : *place;
        }
        *place = first;
        const std::uint32_t number = first == row ? count : out.of_row[first];
        out.of_row[i] = number;
        count += first == row ? 1 : 0;
      }
      out.count = count;
    }
    return out;
  }

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
