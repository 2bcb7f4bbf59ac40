// SPDX-License-Identifier: MIT
#include "stdlib/data/files/npy.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/core/utf8.h"

namespace ansatz::data {

namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kAlignment = 64;

struct Header {
  char order = '<', kind = 'f';
  std::size_t width = 8;  // bytes an element
  bool fortran = false;
  std::vector<std::size_t> shape;
};

// The header is a Python dictionary written by NumPy: {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }.
class HeaderText {
 public:
  HeaderText(const std::string& name, std::string_view text) : name_(name), text_(text) {}

  Header read() const {
    Header header;
    const std::string_view type = quoted(after("'descr':"));
    if (type.size() < 3 || std::string_view("<>|=").find(type[0]) == std::string_view::npos) {
      throw core::BadData(name_, "an array of numbers, truth values or texts", "it holds " + shown_type());
    }
    header.order = type[0];
    header.kind = type[1];
    if (!parse(type.substr(2), header.width)) {
      throw core::BadData(name_, "an array of numbers, truth values or texts", "it holds " + shown_type());
    }
    header.fortran = after("'fortran_order':").starts_with("True");
    std::string_view shape = after("'shape':");
    const std::size_t close = shape.find(')');
    if (!shape.starts_with("(") || close == std::string_view::npos) broken();
    shape = shape.substr(1, close - 1);
    while (!shape.empty()) {
      const std::size_t comma = std::min(shape.find(','), shape.size());
      const std::string_view one = trimmed(shape.substr(0, comma));
      std::size_t size = 0;
      if (!one.empty()) {
        if (!parse(one, size)) broken();
        header.shape.push_back(size);
      }
      shape.remove_prefix(std::min(comma + 1, shape.size()));
    }
    return header;
  }

 private:
  static std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == 'L')) text.remove_suffix(1);
    return text;
  }
  static bool parse(std::string_view digits, std::size_t& value) {
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc() && end == digits.data() + digits.size();
  }
  std::string_view after(std::string_view key) const {
    const std::size_t at = text_.find(key);
    if (at == std::string_view::npos) broken();
    return trimmed(text_.substr(at + key.size()));
  }
  static std::string_view quoted(std::string_view text) {
    if (text.empty() || text[0] != '\'') return {};
    return text.substr(1, std::min(text.find('\'', 1), text.size()) - 1);
  }
  std::string shown_type() const {
    const std::string_view type = after("'descr':");
    return type.starts_with("[") ? "records" : "elements of type " + std::string(quoted(type));
  }
  [[noreturn]] void broken() const { throw core::BadData(name_, "the header of a NumPy array", "it is damaged"); }

  const std::string& name_;
  std::string_view text_;
};

template <class T>
T element(const char* at, bool swapped) {
  char bytes[sizeof(T)];
  std::memcpy(bytes, at, sizeof(T));
  if (swapped) std::reverse(bytes, bytes + sizeof(T));
  T value;
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

double half(std::uint16_t bits) {
  const int exponent = bits >> 10 & 31, fraction = bits & 1023;
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  if (exponent == 31) return fraction != 0 ? std::numeric_limits<double>::quiet_NaN() : sign * INFINITY;
  return sign * (exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25));
}

class Elements {
 public:
  Elements(const std::string& name, const Header& header, std::string_view data)
      : name_(name), header_(header), data_(data.data()), swapped_(header.order == '>') {
    count_ = 1;
    for (const std::size_t size : header.shape) count_ *= size;
  }

  core::Array read() const {
    switch (header_.kind) {
      case 'f':
        if (header_.width == 8) return plain<double, double>();
        if (header_.width == 4) return plain<float, double>();
        if (header_.width == 2)
          return mapped<double>([&](const char* at) { return half(element<std::uint16_t>(at, swapped_)); });
        break;
      case 'i':
        if (header_.width == 8) return plain<std::int64_t, std::int64_t>();
        if (header_.width == 4) return plain<std::int32_t, std::int64_t>();
        if (header_.width == 2) return plain<std::int16_t, std::int64_t>();
        if (header_.width == 1) return plain<std::int8_t, std::int64_t>();
        break;
      case 'u':
        if (header_.width == 8) return mapped<std::int64_t>([&](const char* at) { return unsigned_whole(at); });
        if (header_.width == 4) return plain<std::uint32_t, std::int64_t>();
        if (header_.width == 2) return plain<std::uint16_t, std::int64_t>();
        if (header_.width == 1) return plain<std::uint8_t, std::int64_t>();
        break;
      case 'b':
        if (header_.width == 1)
          return mapped<core::Array::Boolean>([](const char* at) -> core::Array::Boolean { return *at != 0 ? 1 : 0; });
        break;
      case 'c':
        if (header_.width == 16) return complex<double>();
        if (header_.width == 8) return complex<float>();
        break;
      case 'U':
        return mapped<std::string>([&](const char* at) { return wide_text(at); });
      case 'S':
        return mapped<std::string>([&](const char* at) { return narrow_text(at); });
      default:
        break;
    }
    throw core::BadData(name_, "an array of numbers, truth values or texts",
                        header_.kind == 'O' ? std::string("it holds Python objects: save it with a numeric dtype")
                                            : fmt::format("it holds elements of type {}{}{}", header_.order,
                                                          header_.kind, header_.width));
  }

 private:
  template <class T, class Read>
  core::Array mapped(Read read) const {
    std::vector<T> values(count_);
    const std::size_t width = header_.kind == 'U' ? 4 * header_.width : header_.width;
    if (!header_.fortran || header_.shape.size() < 2) {
      for (std::size_t i = 0; i < count_; ++i) values[i] = read(data_ + i * width);
    } else {
      std::vector<std::size_t> at(header_.shape.size(), 0);
      for (std::size_t i = 0; i < count_; ++i) {  // i counts row-major, `from` column-major
        std::size_t from = 0;
        for (std::size_t d = header_.shape.size(); d-- > 0;) from = from * header_.shape[d] + at[d];
        values[i] = read(data_ + from * width);
        for (std::size_t d = header_.shape.size(); d-- > 0;) {
          if (++at[d] < header_.shape[d]) break;
          at[d] = 0;
        }
      }
    }
    std::vector<core::Dimension> dimensions;
    for (const std::size_t size : header_.shape) dimensions.emplace_back("", size);
    return core::Array(std::move(dimensions), std::move(values));
  }
  template <class Stored, class T>
  core::Array plain() const {
    return mapped<T>([&](const char* at) { return static_cast<T>(element<Stored>(at, swapped_)); });
  }
  template <class Part>
  core::Array complex() const {
    return mapped<core::Array::Complex>([&](const char* at) {
      return core::Array::Complex(element<Part>(at, swapped_), element<Part>(at + sizeof(Part), swapped_));
    });
  }
  std::int64_t unsigned_whole(const char* at) const {
    const auto value = element<std::uint64_t>(at, swapped_);
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      throw core::BadData(name_, "whole numbers below 2^63", fmt::format("it holds {}: save it as float64", value));
    }
    return static_cast<std::int64_t>(value);
  }
  std::string wide_text(const char* at) const {
    std::string text;
    for (std::size_t i = 0; i < header_.width; ++i) {
      const auto point = static_cast<char32_t>(element<std::uint32_t>(at + 4 * i, swapped_));
      if (point == 0) break;
      if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        throw core::BadData(name_, "texts of Unicode", fmt::format("it holds code point {:#x}", std::uint32_t{point}));
      core::append_utf8(text, point);
    }
    return text;
  }
  std::string narrow_text(const char* at) const {
    std::string text(at, header_.width);
    text.resize(std::min(text.find('\0'), text.size()));
    if (core::first_invalid_utf8(text)) throw core::BadData(name_, "texts in UTF-8", "it holds others");
    return text;
  }

  const std::string& name_;
  const Header& header_;
  const char* data_;
  bool swapped_;
  std::size_t count_ = 0;
};

std::size_t little(std::string_view bytes) {
  std::size_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

std::u32string points_of(const std::string& text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const core::CodePoint point = core::code_point_at(text, i);
    points += point.value;
    i += point.size;
  }
  return points;
}

std::string header_bytes(const std::string& type, const core::Array& array) {
  std::string shape;
  for (const core::Dimension& dimension : array.dimensions()) shape += fmt::format("{}, ", dimension.size);
  if (array.rank() > 1) shape.resize(shape.size() - 2);
  if (array.rank() == 1) shape.pop_back();
  std::string text = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': ({}), }}", type, shape);
  const std::size_t before = kMagic.size() + 4;
  text.append(kAlignment - (before + text.size() + 1) % kAlignment, ' ');
  text += '\n';
  std::string bytes(kMagic);
  bytes += '\x01';
  bytes += '\0';
  bytes += static_cast<char>(text.size() & 255U);
  bytes += static_cast<char>(text.size() >> 8U);
  return bytes + text;
}

}  // namespace

core::Array read_npy(const std::string& name, std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) throw core::BadData(name, "a NumPy array", "it begins otherwise");
  const auto cut = [&]() -> core::BadData { return {name, "a whole NumPy array", "the file ends early"}; };
  if (bytes.size() < 10) throw cut();
  const auto major = static_cast<unsigned char>(bytes[6]);
  if (major < 1 || major > 3) {
    throw core::BadData(name, "NumPy's array format 1 to 3", fmt::format("it has format {}", major));
  }
  const std::size_t at = major == 1 ? 10 : 12;
  if (bytes.size() < at) throw cut();
  const std::size_t length = little(bytes.substr(8, at - 8));
  if (bytes.size() - at < length) throw cut();
  const Header header = HeaderText(name, bytes.substr(at, length)).read();

  const std::string_view data = bytes.substr(at + length);
  std::size_t wanted = header.kind == 'U' ? 4 * header.width : header.width;
  for (const std::size_t size : header.shape) {
    if (__builtin_mul_overflow(wanted, size, &wanted))
      throw core::BadData(name, "an array that fits", "its shape does not");
  }
  if (header.kind != 'O' && data.size() < wanted) throw cut();
  if (header.kind != 'O' && data.size() > wanted) {
    throw core::BadData(name, fmt::format("{} bytes of elements", wanted), fmt::format("there are {}", data.size()));
  }
  return Elements(name, header, data).read();
}

std::string npy_bytes(const core::Array& array) {
  const auto raw = [](const std::string& type, const core::Array& of, auto elements) {
    std::string bytes = header_bytes(type, of);
    const auto data = std::as_bytes(elements);
    bytes.append(reinterpret_cast<const char*>(data.data()), data.size());
    return bytes;
  };
  switch (array.type()) {
    case core::ElementType::real:
      return raw("<f8", array, array.real());
    case core::ElementType::complex:
      return raw("<c16", array, array.complex());
    case core::ElementType::integer:
      return raw("<i8", array, array.integers());
    case core::ElementType::boolean:
      return raw("|b1", array, array.booleans());
    case core::ElementType::text:
      break;
  }
  std::size_t longest = 1;
  for (const std::string& text : array.texts()) longest = std::max(longest, points_of(text).size());
  std::string bytes = header_bytes(fmt::format("<U{}", longest), array);
  for (const std::string& text : array.texts()) {
    std::u32string points = points_of(text);
    points.resize(longest, U'\0');
    bytes.append(reinterpret_cast<const char*>(points.data()), 4 * longest);
  }
  return bytes;
}

}  // namespace ansatz::data
