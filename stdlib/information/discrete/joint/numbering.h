// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::information {

/// Numbers keys from 0 in the order they first appear.
class Numbering {
 public:
  explicit Numbering(std::size_t expected = 16) { reset(expected); }

  /// Forgets all keys, and makes room.
  void reset(std::size_t expected) { resize(std::bit_ceil(2 * std::max<std::size_t>(expected, 8))); }

  std::uint32_t of(std::uint64_t key) {
    for (std::size_t at = mixed(key) & mask_;; at = (at + 1) & mask_) {
      Place& place = places_[at];
      if (place.number == kFree) {
        if (2 * (count_ + 1) > places_.size()) {
          grow();
          return of(key);
        }
        place = {key, static_cast<std::uint32_t>(count_)};
        return static_cast<std::uint32_t>(count_++);
      }
      if (place.key == key) return place.number;
    }
  }
  std::size_t count() const { return count_; }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  struct Place {
    std::uint64_t key = 0;
    std::uint32_t number = kFree;
  };

  static std::uint64_t mixed(std::uint64_t key) {
    key = (key ^ (key >> 32)) * 0x9E3779B97F4A7C15U;
    return key ^ (key >> 29);
  }
  void resize(std::size_t places) {
    places_.assign(places, Place{});
    mask_ = places - 1;
    count_ = 0;
  }
  void grow() {
    const auto old = std::move(places_);
    const std::size_t count = count_;
    resize(2 * old.size());
    for (const Place& place : old) {
      if (place.number == kFree) continue;
      std::size_t at = mixed(place.key) & mask_;
      while (places_[at].number != kFree) at = (at + 1) & mask_;
      places_[at] = place;
    }
    count_ = count;
  }

  std::vector<Place> places_;
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
  Numbers numbers() const {
    Numbering numbering(std::min<std::size_t>(keys_.size(), 4096));
    Numbers out;
    out.of_row.reserve(keys_.size());
    for (const std::uint64_t key : keys_) out.of_row.push_back(numbering.of(key));
    out.count = numbering.count();
    return out;
  }

 private:
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
