// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"
#include "stdlib/core/short_labels.h"

namespace ansatz::core {

namespace {

constexpr std::size_t kLine = 90;   ///< columns a line may take before it is broken
constexpr std::size_t kRows = 20;   ///< rows of a table that are all shown
constexpr std::size_t kEnds = 4;    ///< rows or columns shown from each end of a larger one
constexpr std::size_t kCells = 10;  ///< rows or columns of a matrix that are all shown

/// Six digits, what a reader compares, and all before the point, so that an identifier is not another one. `text` has
/// them all.
std::string brief(double number) {
  const double size = std::abs(number);
  const int whole = size >= 1e6 && size < 1e16 ? static_cast<int>(std::log10(size)) + 1 : 0;
  return rounded_text(number, std::max(6, whole));
}

double rounded(double number) { return std::strtod(brief(number).c_str(), nullptr); }

Array rounded(Array array) {
  if (array.type() == ElementType::real) {
    for (double& number : array.mutable_real()) number = rounded(number);
  }
  return array;
}

std::string brief(std::complex<double> z) {
  return number_text(std::complex<double>(rounded(z.real()), rounded(z.imag())));
}

std::string brief(const Array& array, std::size_t i) {
  if (array.type() == ElementType::real) return brief(array.real()[i]);
  if (array.type() == ElementType::complex) return brief(array.complex()[i]);
  return array.element_text(i);
}

/// How many places a text takes in the terminal; combining marks and wide letters are not counted apart.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

using Cells = std::vector<std::vector<std::string>>;

/// Rows of cells in aligned columns, two spaces apart; numbers to the right, where `to_right` says so.
std::string in_columns(const Cells& rows, const std::vector<bool>& to_right) {
  std::vector<std::size_t> widths(to_right.size(), 0);
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string padding(widths[c] - width(row[c]), ' ');
      if (c > 0) line += "  ";
      line += to_right[c] ? padding + row[c] : row[c] + padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

/// The places shown of n: all, or both ends; `gap` is where some are left out, or n.
std::vector<std::size_t> shown(std::size_t n, std::size_t all, std::size_t& gap) {
  std::vector<std::size_t> places;
  gap = n > all ? kEnds : n;
  for (std::size_t i = 0; i < n; ++i) {
    if (n > all && i == kEnds) i = n - kEnds;
    places.push_back(i);
  }
  return places;
}

/// "time: 401 from 0 to 20 fs".
std::string dimension_line(const Dimension& d) {
  std::string line = (d.name.empty() ? "" : d.name + ": ") + std::to_string(d.size);
  if (!d.coordinates || d.size == 0) return line;
  line += " from " + brief(*d.coordinates, 0) + " to " + brief(*d.coordinates, d.size - 1);
  return d.coordinates->unit.symbol.empty() ? line : line + " " + d.coordinates->unit.symbol;
}

std::string header(const Array& array) {
  std::string line = array.label.empty() ? "" : array.label + " ";
  line += "[";
  for (std::size_t d = 0; d < array.rank(); ++d) line += (d > 0 ? ", " : "") + dimension_line(array.dimension(d));
  line += "]";
  if (!array.unit.symbol.empty()) line += " in " + array.unit.symbol;
  for (std::size_t i = 0; i < array.density_over.size(); ++i)
    line += (i == 0 ? ", a density over " : ", ") + array.density_over[i];
  return line + (array.is_mass ? ", a mass per cell" : "");
}

std::string one_row(const Array& array) {
  std::size_t gap = 0;
  std::string line;
  for (const std::size_t i : shown(array.size(), 2 * kCells, gap)) {
    if (i == 0) {
      line += brief(array, i);
    } else {
      line += "  " + brief(array, i);
    }
    if (gap < array.size() && i + 1 == gap) line += "  …";
  }
  return line;
}

std::string matrix(const Array& array) {
  std::size_t row_gap = 0, column_gap = 0;
  const std::size_t columns = array.dimension(1).size;
  const auto rows_shown = shown(array.dimension(0).size, kCells, row_gap);
  const auto columns_shown = shown(columns, kCells, column_gap);
  Cells cells;
  for (const std::size_t r : rows_shown) {
    std::vector<std::string> row;
    for (const std::size_t c : columns_shown) {
      row.push_back(brief(array, r * columns + c));
      if (column_gap < columns && c + 1 == column_gap) row.emplace_back("…");
    }
    cells.push_back(std::move(row));
    if (row_gap < array.dimension(0).size && r + 1 == row_gap) cells.push_back({"…"});
  }
  const std::size_t width = cells.empty() ? 0 : cells.front().size();
  return in_columns(cells, std::vector<bool>(width, array.type() != ElementType::text));
}

/// "from -1.2 to 3.4": what can be said of many numbers on one line.
std::string range_told(const Array& array) {
  if (array.type() == ElementType::complex || array.type() == ElementType::text || array.size() == 0) return "";
  double low = array.number(0), high = low;
  for (std::size_t i = 1; i < array.size(); ++i) {
    low = std::fmin(low, array.number(i));
    high = std::fmax(high, array.number(i));
  }
  return "from " + brief(low) + " to " + brief(high);
}

/// "from -1.2 to 3.4, mean 0.05, 3 of them nan": of more numbers than are shown.
std::string statistics(const Array& array) {
  if (array.type() == ElementType::complex || array.type() == ElementType::text) return "";
  if (array.type() == ElementType::boolean) {
    std::size_t held = 0;
    for (const auto truth : array.booleans()) held += truth;
    return std::to_string(held) + " of " + std::to_string(array.size()) + " true";
  }
  double low = std::numeric_limits<double>::infinity(), high = -low, sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < array.size(); ++i) {
    const double number = array.number(i);
    if (std::isnan(number)) continue;
    low = std::fmin(low, number);
    high = std::fmax(high, number);
    sum += number;
    ++count;
  }
  const std::size_t missing = array.size() - count;
  if (count == 0) return "all nan";
  std::string line = "from " + brief(low) + " to " + brief(high) + ", mean " + brief(sum / static_cast<double>(count));
  return missing == 0 ? line : line + ", " + std::to_string(missing) + " of them nan";
}

std::string display_array(const Array& array) {
  const bool bare = array.rank() == 1 && array.dimension(0).name.empty() && !array.dimension(0).coordinates;
  if (array.rank() == 0) return text(array);
  if (bare && array.label.empty()) {
    const std::string whole = text(array);
    if (width(whole) <= kLine) return whole;
  }
  if (array.size() == 0) return header(array) + ", empty";
  const bool is_whole = array.rank() == 1 ? array.size() <= 2 * kCells
                                          : array.dimension(0).size <= kCells && array.dimension(1).size <= kCells;
  const std::string told = array.rank() <= 2 && is_whole ? "" : statistics(array);
  const std::string head = header(array) + (told.empty() ? "" : "\n" + told);
  return head + "\n" + (array.rank() == 2 ? matrix(array) : one_row(array));
}

/// What stands for an array inside a cell or a field.
std::string summary(const Array& array) {
  if (array.rank() == 0) return text(array);
  if (array.rank() == 1 && array.size() <= 8) {
    const std::string whole = text(rounded(array));
    if (width(whole) <= kLine / 2) return whole;
  }
  const std::string range = range_told(array);
  return range.empty() ? header(array) : header(array) + ", " + range;
}

/// A cell of a table: the element, or the shape of what is there.
std::string cell(const Array& column, std::size_t row) {
  if (column.rank() == 1) return brief(column, row);
  std::string shape;
  for (std::size_t d = 1; d < column.rank(); ++d)
    shape += (d > 1 ? ", " : "") + std::to_string(column.dimension(d).size);
  return "[" + shape + "]";
}

std::string display_table(const Table& table) {
  std::size_t gap = 0;
  const std::size_t n = table.rows();
  std::vector<bool> to_right;
  Cells cells(1);
  for (const auto& [name, column] : table.columns) {
    cells[0].push_back(column.unit.symbol.empty() ? name : name + " [" + column.unit.symbol + "]");
    to_right.push_back(column.type() != ElementType::text && column.type() != ElementType::boolean);
  }
  for (const std::size_t row : shown(n, kRows, gap)) {
    std::vector<std::string> line;
    for (const auto& [name, column] : table.columns) line.push_back(cell(column, row));
    cells.push_back(std::move(line));
    if (gap < n && row + 1 == gap) cells.push_back(std::vector<std::string>(to_right.size(), "…"));
  }
  const std::string rows = std::to_string(n) + (n == 1 ? " row" : " rows");
  return table.columns.empty() ? rows : in_columns(cells, to_right) + "\n" + rows;
}

std::string field_line(const Value& value) {
  if (const auto* array = value.get<Array>()) return summary(*array);
  if (const auto* number = value.get<double>()) return brief(*number);
  if (const auto* z = value.get<std::complex<double>>()) return brief(*z);
  if (const auto* interval = value.get<Interval>())
    return text(Value(Interval{rounded(interval->low), rounded(interval->high), interval->unit}));
  if (const auto* quantity = value.get<Quantity>())
    return quantity->unit.symbol.empty() ? text(value) : brief(quantity->value) + " " + quantity->unit.symbol;
  if (value.is<Record>() || value.is<List>()) {
    const std::string whole = text(value);
    return width(whole) <= kLine ? whole : value.describe();
  }
  return text(value);
}

std::string display_record(const Record& record) {
  std::string lines = record.type;
  std::size_t widest = 0;
  for (const auto& [name, value] : record.fields) widest = std::max(widest, width(name));
  for (const auto& [name, value] : record.fields) {
    if (!lines.empty()) lines += "\n";
    lines += "  " + name + std::string(widest - width(name), ' ') + " = " + field_line(value);
  }
  return lines.empty() ? "()" : lines;
}

std::string display_groups(const Groups& groups) {
  Cells cells;
  const std::vector<std::string> labels = short_labels(groups.names);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    cells.push_back({labels[i], "n = " + std::to_string(groups.samples[i].size()), range_told(groups.samples[i])});
  }
  const std::string head = std::to_string(cells.size()) + (cells.size() == 1 ? " group" : " groups");
  return head + (groups.by.empty() ? "" : " by " + groups.by) + (cells.empty() ? "" : "\n") +
         in_columns(cells, {false, true, false});
}

}  // namespace

std::string display(const Value& value) {
  if (const auto* array = value.get<Array>()) return display_array(*array);
  if (const auto* table = value.get<Table>()) return display_table(*table);
  if (const auto* groups = value.get<Groups>()) return display_groups(*groups);
  const std::string line = text(value);
  if (const auto* record = value.get<Record>(); record && !reading(*record)) {
    return record->type.empty() && width(line) <= kLine ? line : display_record(*record);
  }
  if (const auto* list = value.get<List>(); list && width(line) > kLine) {
    std::string lines = "[";
    for (const Value& item : list->items) lines += "\n  " + field_line(item) + ",";
    return lines + "\n]";
  }
  return line;
}

}  // namespace ansatz::core
