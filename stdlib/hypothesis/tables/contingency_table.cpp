// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/contingency_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kContingencyTable = "contingency_table";
constexpr std::size_t kMostValues = 10000;
constexpr std::int64_t kOther = -1, kMissing = -2;

/// A column as places among its values.
struct Coded {
  std::vector<std::int64_t> code;  ///< kOther for a value that is not counted, kMissing for what stands for nothing
  core::Array values;
};

bool is_missing(double value) { return std::isnan(value); }
bool is_missing(const std::string& value) { return value.empty(); }

template <class T>
core::Array array_of(std::vector<T> values) {
  const std::size_t size = values.size();
  return core::Array({core::Dimension("", size)}, std::move(values));
}

template <class T>
Coded code_of(std::span<const T> column, std::span<const T> wanted, const char* name) {
  std::map<T, std::int64_t> place;
  std::vector<T> values;
  if (wanted.empty()) {
    for (const T& value : column)
      if (!is_missing(value)) place.emplace(value, 0);
    for (auto& [value, code] : place) {
      code = static_cast<std::int64_t>(values.size());
      values.push_back(value);
    }
  } else {
    for (const T& value : wanted) {
      if (is_missing(value))
        throw core::BadParameter(kContingencyTable, name, "NaN or an empty text somewhere", "values to count");
      if (!place.emplace(value, static_cast<std::int64_t>(values.size())).second)
        throw core::BadParameter(kContingencyTable, name, fmt::format("{} twice", value), "different values");
      values.push_back(value);
    }
  }
  Coded out;
  for (const T& value : column) {
    const auto found = is_missing(value) ? place.end() : place.find(value);
    out.code.push_back(is_missing(value) ? kMissing : found == place.end() ? kOther : found->second);
  }
  out.values = array_of(std::move(values));
  return out;
}

/// What a list or an array holds; an empty list holds nothing, of whatever kind.
core::Array read_array(const core::Value& value, const char* name) {
  const auto* list = value.get<core::List>();
  if (list && list->items.empty()) return core::Array::of({});
  const auto array = core::as_array(value);
  if (!array || array->rank() == 0)
    throw core::BadParameter(kContingencyTable, name, value.describe(), "an array of texts, truth values or numbers");
  return *array;
}

Coded read_column(const core::Array& column, const core::Array& wanted, const char* name, const char* wanted_name) {
  if (column.rank() != 1 || column.size() == 0)
    throw core::BadParameter(kContingencyTable, name,
                             column.rank() == 1 ? "empty" : fmt::format("an array of {} dimensions", column.rank()),
                             "an array of one dimension with a value for each thing counted");
  if (column.type() == core::ElementType::complex)
    throw core::BadParameter(kContingencyTable, name, "complex numbers", "texts, truth values or real numbers");
  if (wanted.rank() != 1)
    throw core::BadParameter(kContingencyTable, wanted_name, fmt::format("an array of {} dimensions", wanted.rank()),
                             "values in a row");
  const bool texts = column.type() == core::ElementType::text;
  if (wanted.size() > 0 && texts != (wanted.type() == core::ElementType::text))
    throw core::BadParameter(kContingencyTable, wanted_name, "an array of " + core::describe(wanted.type()),
                             "values of the kind of " + std::string(name));
  Coded out;
  if (texts) {
    out = code_of<std::string>(column.texts(), wanted.size() > 0 ? wanted.texts() : std::span<const std::string>(),
                               wanted_name);
  } else {
    const core::Array numbers = column.as_real(), some = wanted.size() > 0 ? wanted.as_real() : core::Array::of({});
    out = code_of<double>(numbers.real(), some.real(), wanted_name);
    const auto found = out.values.real();
    if (column.type() != core::ElementType::real)
      out.values = array_of(std::vector<std::int64_t>(found.begin(), found.end()));
  }
  if (out.values.size() < 2 || out.values.size() > kMostValues)
    throw core::BadParameter(kContingencyTable, name,
                             fmt::format("of {} value{}", out.values.size(), out.values.size() == 1 ? "" : "s"),
                             fmt::format("of 2 to {} values", kMostValues));
  return out;
}

}  // namespace

core::Array contingency_table(const ContingencyTable& question, core::Run& run) {
  if (question.missing != "error" && question.missing != "drop")
    throw core::BadParameter(kContingencyTable, "missing", "\"" + question.missing + "\"", "\"error\" or \"drop\"");
  const core::Array first = read_array(question.first, "first"), second = read_array(question.second, "second");
  if (first.rank() == 1 && second.rank() == 1 && first.size() != second.size())
    throw core::BadParameter(kContingencyTable, "second",
                             fmt::format("{} values beside {} of first", second.size(), first.size()),
                             "of one length with first: they belong together value by value");
  const Coded row = read_column(first, read_array(question.rows, "rows"), "first", "rows");
  const Coded column = read_column(second, read_array(question.columns, "columns"), "second", "columns");
  const std::size_t rows = row.values.size(), columns = column.values.size();
  std::vector<std::int64_t> counts(rows * columns, 0);
  std::size_t missing = 0, others = 0;
  for (std::size_t i = 0; i < row.code.size(); ++i) {
    const std::int64_t r = row.code[i], c = column.code[i];
    if (r == kMissing || c == kMissing) {
      ++missing;
    } else if (r == kOther || c == kOther) {
      ++others;
    } else {
      ++counts[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)];
    }
  }
  if (missing > 0 && question.missing == "error")
    throw core::BadParameter(kContingencyTable, "first and second",
                             fmt::format("NaN or an empty text in {} place{}", missing, missing == 1 ? "" : "s"),
                             "free of them, or missing = \"drop\" to leave those places out");
  if (others > 0)
    run.warn(fmt::format("contingency_table: {} of {} places have other values than the named ones and are left out",
                         others, row.code.size()));
  const auto name = [](const core::Array& array, const char* otherwise) {
    return array.label.empty() ? std::string(otherwise) : array.label;
  };
  core::Array out(
      {core::Dimension(name(first, "row"), row.values), core::Dimension(name(second, "column"), column.values)},
      std::move(counts));
  out.label = "count";
  return out;
}

}  // namespace ansatz::hypothesis
