// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/encode_value.h"

#include "interpreter/experiment/store/bytes.h"
#include "interpreter/experiment/store/encode.h"
#include "stdlib/core/error.h"

namespace ansatz::experiment {

namespace {

using bytes::Reader;
using bytes::Writer;

constexpr unsigned char kValueFormat = 1;
constexpr std::size_t kDeepestValue = 200;

/// Part of the format: numbers are never reused.
enum class Kind : unsigned char {
  nothing,
  truth,
  number,
  complex,
  text,
  interval,
  quantity,
  array,
  record,
  list,
  table,
  groups
};

void write_kind(Writer& out, Kind kind) { out.byte(static_cast<unsigned char>(kind)); }
void write_array(Writer& out, const core::Array& array) { out.text(encode(array)); }
core::Array read_array(Reader& in) { return decode(in.text()); }

/// `where` is the way to a part: "sim.phi".
void write(Writer& out, const core::Value& value, const std::string& where, std::size_t depth) {
  if (depth > kDeepestValue) throw core::Mismatch("state nests too deep to be kept");
  if (value.is_nothing()) {
    write_kind(out, Kind::nothing);
  } else if (const auto* truth = value.get<bool>()) {
    write_kind(out, Kind::truth);
    out.byte(*truth ? 1 : 0);
  } else if (const auto* number = value.get<double>()) {
    write_kind(out, Kind::number);
    out.number(*number);
  } else if (const auto* z = value.get<std::complex<double>>()) {
    write_kind(out, Kind::complex);
    out.number(z->real());
    out.number(z->imag());
  } else if (const auto* text = value.get<std::string>()) {
    write_kind(out, Kind::text);
    out.text(*text);
  } else if (const auto* interval = value.get<core::Interval>()) {
    write_kind(out, Kind::interval);
    core::Array ends({core::Dimension("", 2)}, std::vector<double>{interval->low, interval->high});
    ends.unit = interval->unit;
    write_array(out, ends);
  } else if (const auto* quantity = value.get<core::Quantity>()) {
    write_kind(out, Kind::quantity);
    core::Array array({}, std::vector<double>{quantity->value});
    array.unit = quantity->unit;
    write_array(out, array);
  } else if (const auto* array = value.get<core::Array>()) {
    write_kind(out, Kind::array);
    write_array(out, *array);
  } else if (const auto* record = value.get<core::Record>()) {
    write_kind(out, Kind::record);
    out.text(record->type);
    out.count(record->fields.size());
    for (const auto& [name, field] : record->fields) {
      out.text(name);
      write(out, field, where + "." + name, depth + 1);
    }
  } else if (const auto* list = value.get<core::List>()) {
    write_kind(out, Kind::list);
    out.count(list->items.size());
    for (std::size_t i = 0; i < list->items.size(); ++i)
      write(out, list->items[i], where + "[" + std::to_string(i + 1) + "]", depth + 1);
  } else if (const auto* table = value.get<core::Table>()) {
    write_kind(out, Kind::table);
    out.count(table->columns.size());
    for (const auto& [name, column] : table->columns) {
      out.text(name);
      write_array(out, column);
    }
  } else if (const auto* groups = value.get<core::Groups>()) {
    write_kind(out, Kind::groups);
    out.text(groups->by);
    out.count(groups->samples.size());
    for (std::size_t i = 0; i < groups->samples.size(); ++i) {
      out.text(groups->names[i]);
      write_array(out, groups->samples[i]);
    }
  } else {
    throw core::Mismatch(where + " is " + value.describe() + ", which cannot be kept for the next row");
  }
}

std::size_t count_of(Reader& in) {
  const std::size_t count = in.count();
  if (count > in.left()) Reader::damaged();  // each part takes a byte at least
  return count;
}

core::Value read_value(Reader& in, std::size_t depth) {
  if (depth > kDeepestValue) Reader::damaged();
  switch (static_cast<Kind>(in.byte())) {
    case Kind::nothing:
      return {};
    case Kind::truth:
      return in.byte() != 0;
    case Kind::number:
      return in.number();
    case Kind::complex: {
      const double real = in.number();
      return std::complex<double>(real, in.number());
    }
    case Kind::text:
      return in.text();
    case Kind::interval: {
      const core::Array ends = read_array(in);
      if (ends.size() != 2 || ends.type() != core::ElementType::real) Reader::damaged();
      return core::Interval{ends.real()[0], ends.real()[1], ends.unit};
    }
    case Kind::quantity: {
      const core::Array array = read_array(in);
      if (array.size() != 1 || array.type() != core::ElementType::real) Reader::damaged();
      return core::Quantity{array.real()[0], array.unit};
    }
    case Kind::array:
      return read_array(in);
    case Kind::record: {
      core::Record record;
      record.type = in.text();
      const std::size_t fields = count_of(in);
      for (std::size_t i = 0; i < fields; ++i) {
        std::string name = in.text();
        record.fields.emplace_back(std::move(name), read_value(in, depth + 1));
      }
      return record;
    }
    case Kind::list: {
      core::List list;
      const std::size_t items = count_of(in);
      for (std::size_t i = 0; i < items; ++i) list.items.push_back(read_value(in, depth + 1));
      return list;
    }
    case Kind::table: {
      core::Table table;
      const std::size_t columns = count_of(in);
      for (std::size_t i = 0; i < columns; ++i) {
        std::string name = in.text();
        table.columns.emplace_back(std::move(name), read_array(in));
      }
      return table;
    }
    case Kind::groups: {
      core::Groups groups;
      groups.by = in.text();
      const std::size_t count = count_of(in);
      for (std::size_t i = 0; i < count; ++i) {
        groups.names.push_back(in.text());
        groups.samples.push_back(read_array(in));
      }
      return groups;
    }
  }
  Reader::damaged();
}

}  // namespace

std::string encode_value(const core::Value& value) {
  Writer out;
  out.byte(kValueFormat);
  write(out, value, "state", 0);
  return out.take();
}

core::Value decode_value(std::string_view bytes) {
  Reader in(bytes);
  if (in.byte() != kValueFormat) Reader::damaged();
  core::Value value = read_value(in, 0);
  if (in.left() > 0) Reader::damaged();
  return value;
}

}  // namespace ansatz::experiment
