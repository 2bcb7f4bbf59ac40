// SPDX-License-Identifier: MIT
#include "stdlib/core/print.h"

#include <vector>

#include "stdlib/core/expression/text.h"

namespace ansatz::core {

namespace {

constexpr std::size_t kWhole = 60;     ///< elements of an array that are all written
constexpr std::size_t kShownEnds = 3;  ///< elements written from each end of a longer one

std::string quoted(const std::string& plain) {
  std::string written = "\"";
  for (const char c : plain) {
    if (c == '"' || c == '\\') written += '\\';
    if (c == '\n') {
      written += "\\n";
    } else {
      written += c;
    }
  }
  return written + "\"";
}

std::string element_written(const Array& array, std::size_t i) {
  return array.type() == ElementType::text ? quoted(array.texts()[i]) : array.element_text(i);
}

/// The elements below dimension d, from `first` on, in nested brackets.
std::string nested(const Array& array, std::size_t d, std::size_t first, bool shorten) {
  if (d == array.rank()) return element_written(array, first);
  const std::size_t size = array.dimension(d).size, step = array.stride(d);
  std::string written = "[";
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) written += ", ";
    if (shorten && size > 2 * kShownEnds && i == kShownEnds) {
      written += "…, ";
      i = size - kShownEnds;
    }
    written += nested(array, d + 1, first + i * step, shorten);
  }
  return written + "]";
}

std::string with_unit(std::string number, const Unit& unit) {
  return unit.symbol.empty() ? number : number + " " + unit.symbol;
}

template <class Items, class Write>
std::string joined(const Items& items, Write write) {
  std::string written;
  for (const auto& item : items) {
    if (!written.empty()) written += ", ";
    written += write(item);
  }
  return written;
}

struct Text {
  std::string operator()(const Nothing&) const { return "nothing"; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(double number) const { return number_text(number); }
  std::string operator()(const std::complex<double>& number) const { return number_text(number); }
  std::string operator()(const std::string& plain) const { return quoted(plain); }
  std::string operator()(const Interval& i) const {
    return with_unit(number_text(i.low), i.unit) + ".." + with_unit(number_text(i.high), i.unit);
  }
  std::string operator()(const Quantity& q) const { return with_unit(number_text(q.value), q.unit); }
  std::string operator()(const Array& array) const {
    return with_unit(nested(array, 0, 0, array.size() > kWhole), array.unit);
  }
  std::string operator()(const std::shared_ptr<const Record>& record) const {
    if (const std::string* line = reading(*record)) return *line;
    return "(" + joined(record->fields, [](const auto& f) { return f.first + " = " + text(f.second); }) + ")";
  }
  std::string operator()(const std::shared_ptr<const List>& list) const {
    return "[" + joined(list->items, [](const Value& item) { return text(item); }) + "]";
  }
  std::string operator()(const std::shared_ptr<const Table>& table) const { return Value(*table).describe(); }
  std::string operator()(const std::shared_ptr<const Groups>& groups) const {
    return "(" + std::to_string(groups->names.size()) +
           " groups: " + joined(groups->names, [](const std::string& name) { return name; }) + ")";
  }
  std::string operator()(const Function& function) const { return function ? function.text() : "no function"; }
  std::string operator()(const Expression& expression) const { return to_text(expression); }
  std::string operator()(const std::shared_ptr<Callable>& callable) const { return callable->text(); }
};

}  // namespace

const std::string* reading(const Record& record) {
  const Value* line = record.type.empty() ? nullptr : record.find("reading");
  return line ? line->get<std::string>() : nullptr;
}

std::string text(const Value& value) { return std::visit(Text{}, value.data()); }

std::string plain_text(const Value& value) {
  if (const auto* plain = value.get<std::string>()) return *plain;
  return text(value);
}

}  // namespace ansatz::core
