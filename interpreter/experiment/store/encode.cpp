// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/encode.h"

#include "interpreter/experiment/identity.h"
#include "interpreter/experiment/store/bytes.h"
#include "stdlib/core/error.h"
#include "stdlib/core/fingerprint.h"
#include "stdlib/core/unit_table.h"

namespace ansatz::experiment {

namespace {

constexpr unsigned char kFormat = 1;
constexpr std::size_t kDeepest = 8;  // coordinates are one-dimensional; theirs are bare

using bytes::Reader;
using bytes::Writer;

void write_labels(Writer& out, const core::Array& array) {
  out.number(array.unit.scale);
  for (const signed char exponent : array.unit.exponents)
    out.byte(static_cast<unsigned char>(core::exponent_code(exponent)));
  out.text(array.unit.symbol);
  out.text(array.label);
  out.count(array.density_over.size());
  for (const std::string& name : array.density_over) out.text(name);
  out.byte(array.is_mass ? 1 : 0);
}

void read_labels(Reader& in, core::Array& array) {
  array.unit.scale = in.number();
  for (signed char& exponent : array.unit.exponents)
    exponent = static_cast<signed char>(core::exponent_of_code(static_cast<signed char>(in.byte())));
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

std::string dimension_names(const core::Array& array) {
  std::string text;
  for (const core::Dimension& dimension : array.dimensions())
    text += (text.empty() ? "" : " ") + (dimension.name.empty() ? "-" : dimension.name);
  return text;
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
