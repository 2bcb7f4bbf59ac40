// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/error.h"

/// Contents as bytes, little-endian: what the store keeps where a cell of a table cannot hold it.
namespace ansatz::experiment::bytes {

static_assert(std::endian::native == std::endian::little, "contents are written as they lie in memory");

class Writer {
 public:
  void byte(unsigned char value) { bytes_.push_back(static_cast<char>(value)); }
  void number(double value) { raw(&value, sizeof value); }
  void count(std::size_t value) {
    const auto fixed = static_cast<std::uint64_t>(value);
    raw(&fixed, sizeof fixed);
  }
  void text(std::string_view value) {
    count(value.size());
    raw(value.data(), value.size());
  }
  template <class T>
  void elements(std::span<const T> values) {
    raw(values.data(), values.size_bytes());
  }
  std::string take() { return std::move(bytes_); }

 private:
  void raw(const void* data, std::size_t size) {
    if (size > 0) bytes_.append(static_cast<const char*>(data), size);
  }
  std::string bytes_;
};

/// Throws core::BadData where the bytes are cut short.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  unsigned char byte() { return static_cast<unsigned char>(take(1)[0]); }
  double number() {
    double value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::size_t count() {
    std::uint64_t value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return static_cast<std::size_t>(value);
  }
  std::string text() { return std::string(take(count())); }
  template <class T>
  std::vector<T> elements(std::size_t n) {
    if (n > bytes_.size() / sizeof(T)) damaged();
    std::vector<T> values(n);
    const std::string_view piece = take(n * sizeof(T));
    if (n > 0) std::memcpy(values.data(), piece.data(), piece.size());
    return values;
  }
  std::size_t left() const { return bytes_.size(); }

  [[noreturn]] static void damaged() { throw core::BadData("table.sqlite", "a value", "its bytes are damaged"); }

 private:
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) damaged();
    const std::string_view piece = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return piece;
  }
  std::string_view bytes_;
};

}  // namespace ansatz::experiment::bytes
