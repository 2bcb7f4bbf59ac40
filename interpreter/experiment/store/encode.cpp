// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/encode.h"

#include <bit>
#include <cstring>

#include "interpreter/experiment/identity.h"
#include "stdlib/core/error.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::experiment {

namespace {

static_assert(std::endian::native == std::endian::little, "array contents are written as they lie in memory");

constexpr unsigned char kFormat = 1;
constexpr std::size_t kDeepest = 8;  // coordinates are one-dimensional; theirs are bare

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

  [[noreturn]] static void damaged() { throw core::BadData("table.sqlite", "an array", "its bytes are damaged"); }

 private:
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) damaged();
    const std::string_view piece = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return piece;
  }
  std::string_view bytes_;
};

void write_labels(Writer& out, const core::Array& array) {
  out.number(array.unit.scale);
  for (const signed char exponent : array.unit.exponents) out.byte(static_cast<unsigned char>(exponent));
  out.text(array.unit.symbol);
  out.text(array.label);
  out.count(array.density_over.size());
  for (const std::string& name : array.density_over) out.text(name);
  out.byte(array.is_mass ? 1 : 0);
}

void read_labels(Reader& in, core::Array& array) {
  array.unit.scale = in.number();
  for (signed char& exponent : array.unit.exponents) exponent = static_cast<signed char>(in.byte());
  array.unit.symbol = in.text();
  array.label = in.text();
  const std::size_t densities = in.count();
  if (densities > in.left()) Reader::damaged();
  for (std::size_t i = 0; i < densities; ++i) array.density_over.push_back(in.text());
  array.is_mass = in.byte() != 0;
}

void write(Writer& out, const core::Array& array) {
  out.byte(static_cast<unsigned char>(array.type()));
  out.count(array.rank());
  for (const core::Dimension& dimension : array.dimensions()) {
    out.text(dimension.name);
    out.count(dimension.size);
    out.byte(dimension.coordinates ? 1 : 0);
    if (dimension.coordinates) write(out, *dimension.coordinates);
  }
  write_labels(out, array);
  switch (array.type()) {
    case core::ElementType::real:
      return out.elements(array.real());
    case core::ElementType::complex:
      return out.elements(array.complex());
    case core::ElementType::integer:
      return out.elements(array.integers());
    case core::ElementType::boolean:
      return out.elements(array.booleans());
    case core::ElementType::text:
      for (const std::string& text : array.texts()) out.text(text);
  }
}

core::Array read(Reader& in, std::size_t depth) {
  const unsigned char type = in.byte();
  const std::size_t rank = in.count();
  if (depth > kDeepest || rank > in.left()) Reader::damaged();
  std::vector<core::Dimension> dimensions;
  std::size_t size = 1;
  for (std::size_t i = 0; i < rank; ++i) {
    core::Dimension dimension(in.text(), 0);
    dimension.size = in.count();
    if (in.byte() != 0) dimension.coordinates = std::make_shared<const core::Array>(read(in, depth + 1));
    if (dimension.coordinates && dimension.coordinates->size() != dimension.size) Reader::damaged();
    if (dimension.size > 0 && size > SIZE_MAX / dimension.size) Reader::damaged();
    size *= dimension.size;
    dimensions.push_back(std::move(dimension));
  }
  core::Array labels;
  read_labels(in, labels);
  const auto finish = [&](auto values) {
    core::Array array(std::move(dimensions), std::move(values));
    array.copy_labels_from(labels);
    return array;
  };
  switch (static_cast<core::ElementType>(type)) {
    case core::ElementType::real:
      return finish(in.elements<double>(size));
    case core::ElementType::complex:
      return finish(in.elements<core::Array::Complex>(size));
    case core::ElementType::integer:
      return finish(in.elements<std::int64_t>(size));
    case core::ElementType::boolean:
      return finish(in.elements<core::Array::Boolean>(size));
    case core::ElementType::text: {
      if (size > in.left()) Reader::damaged();
      std::vector<std::string> texts;
      for (std::size_t i = 0; i < size; ++i) texts.push_back(in.text());
      return finish(std::move(texts));
    }
  }
  Reader::damaged();
}

}  // namespace

std::string encode(const core::Array& array) {
  Writer out;
  out.byte(kFormat);
  write(out, array);
  return out.take();
}

core::Array decode(std::string_view bytes) {
  Reader in(bytes);
  if (in.byte() != kFormat) Reader::damaged();
  core::Array array = read(in, 0);
  if (in.left() > 0) Reader::damaged();
  return array;
}

std::string shape_text(const core::Array& array) {
  std::string text = core::describe(array.type()) + " [";
  for (std::size_t i = 0; i < array.rank(); ++i) {
    const core::Dimension& dimension = array.dimension(i);
    text += (i > 0 ? ", " : "") + dimension.name + (dimension.name.empty() ? "" : " ") + std::to_string(dimension.size);
  }
  return text + "]";
}

std::string labels_key(const core::Array& array) {
  Writer out;
  write_labels(out, array);
  core::Fingerprint key;
  key.add(out.take());
  for (const core::Dimension& dimension : array.dimensions()) {
    key.add(static_cast<std::uint64_t>(dimension.coordinates ? 1 : 0));
    if (!dimension.coordinates) continue;
    const core::Array& along = *dimension.coordinates;
    key.add(fingerprint(along)).add(along.label).add(along.unit.symbol);
  }
  return key.hex();
}

}  // namespace ansatz::experiment
