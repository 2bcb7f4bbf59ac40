// SPDX-License-Identifier: MIT
#include "stdlib/data/files/text_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "stdlib/core/error.h"

namespace ansatz::data {

namespace {

/// A column is taken for numbers with a slip in them, rather than for texts, from this share of numbers on.
constexpr double kMostlyNumbers = 0.5;

bool is_missing(std::string_view field, const ColumnRules& rules) {
  return std::find(rules.missing.begin(), rules.missing.end(), field) != rules.missing.end();
}

std::string_view without_plus(std::string_view field) {
  if (field.size() > 1 && field[0] == '+' && field[1] != '-' && field[1] != '+') field.remove_prefix(1);
  return field;
}

std::optional<std::int64_t> whole_number(std::string_view field) {
  field = without_plus(field);
  const std::string_view digits = field.substr(!field.empty() && field[0] == '-' ? 1 : 0);
  if (digits.empty() || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (problem != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return value;
}

bool has_leading_zeros(std::string_view field) {
  field = without_plus(field);
  if (!field.empty() && field[0] == '-') field.remove_prefix(1);
  return field.size() > 1 && field[0] == '0' && field[1] >= '0' && field[1] <= '9';
}

struct Reader {
  const std::string& name;
  const TextColumn& fields;
  const ColumnRules& rules;

  std::optional<double> number(std::size_t i) const {
    std::string_view field = without_plus(fields[i]);
    if (field.empty() || has_leading_zeros(field)) return std::nullopt;
    std::string swapped;
    if (rules.decimal != '.') {
      if (field.find('.') != std::string_view::npos) return std::nullopt;
      swapped = field;
      std::replace(swapped.begin(), swapped.end(), rules.decimal, '.');
      field = swapped;
    }
    double value = 0;
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (end != field.data() + field.size()) return std::nullopt;
    if (problem == std::errc::result_out_of_range) {
      throw core::BadData(rules.file, "numbers between 5e-324 and 1.8e308 in size (or texts = [\"" + name + "\"])",
                          fmt::format("line {}, column {} has {}", fields.line(i), name, fields[i]));
    }
    if (problem != std::errc()) return std::nullopt;
    return value;
  }
};

std::optional<bool> truth(std::string_view field) {
  for (const std::string_view yes : {"true", "True", "TRUE"})
    if (field == yes) return true;
  for (const std::string_view no : {"false", "False", "FALSE"})
    if (field == no) return false;
  return std::nullopt;
}

/// Whole numbers that no double holds, as long identifiers are, in a column that is one of numbers.
void doubt_rounded(const Reader& reader, const std::vector<double>& numbers, core::Run& run) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!(std::abs(numbers[i]) >= 0x1p53) || is_missing(reader.fields[i], reader.rules)) continue;
    const std::string_view field = without_plus(reader.fields[i]);
    if (field.find_first_not_of("-0123456789") != std::string_view::npos) continue;
    if (fmt::format("{:.0f}", numbers[i]) == field) continue;
    run.warn(
        fmt::format("read: column {} has {} in line {}, which as a number is {:.0f}; texts = [\"{}\"] keeps all digits",
                    reader.name, field, reader.fields.line(i), numbers[i], reader.name));
    return;
  }
}

core::Array along_rows(auto values) {
  const std::size_t n = values.size();
  return core::Array({core::Dimension("row", n)}, std::move(values));
}

core::Array texts(const Reader& reader, core::Run& run) {
  std::vector<std::string> values(reader.fields.size());
  std::size_t missing = 0, numbers = 0;
  std::optional<std::size_t> first_other;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(reader.fields[i], reader.rules)) {
      ++missing;
      continue;
    }
    values[i] = reader.fields[i];
    if (reader.rules.as_text) continue;
    if (reader.number(i)) {
      ++numbers;
    } else if (!first_other) {
      first_other = i;
    }
  }
  const std::size_t present = values.size() - missing;
  if (first_other && static_cast<double>(numbers) > kMostlyNumbers * static_cast<double>(present)) {
    run.warn(fmt::format("read: column {} is of texts, for line {} has \"{}\"; {} of its {} fields are numbers",
                         reader.name, reader.fields.line(*first_other), reader.fields[*first_other], numbers, present));
  }
  if (missing > 0) {
    run.warn(
        fmt::format("read: column {} lacks {} of its {} texts; they are empty", reader.name, missing, values.size()));
  }
  return along_rows(std::move(values));
}

}  // namespace

core::Array typed_column(const std::string& name, const TextColumn& fields, const ColumnRules& rules, core::Run& run) {
  const Reader reader{name, fields, rules};
  const std::size_t n = fields.size();
  if (rules.as_text) return texts(reader, run);

  std::vector<std::int64_t> whole;
  std::vector<core::Array::Boolean> truths;
  std::vector<double> numbers;
  bool all_whole = true, all_truths = true, all_numbers = true;
  std::size_t missing = 0;
  for (std::size_t i = 0; i < n && (all_whole || all_truths || all_numbers); ++i) {
    const std::string_view field = fields[i];
    if (is_missing(field, rules)) {
      ++missing;
      all_whole = all_truths = false;  // neither has a value for nothing
      if (all_numbers) numbers.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    if (all_whole) {
      if (const auto value = whole_number(field)) {
        whole.push_back(*value);
      } else {
        all_whole = false;
      }
    }
    if (all_truths) {
      if (const auto value = truth(field)) {
        truths.push_back(*value ? 1 : 0);
      } else {
        all_truths = false;
      }
    }
    if (all_numbers) {
      if (const auto value = reader.number(i)) {
        numbers.push_back(*value);
      } else {
        all_numbers = false;
      }
    }
  }
  if (n > missing || n == 0) {
    if (all_whole && n > 0) return along_rows(std::move(whole));
    if (all_truths && n > 0) return along_rows(std::move(truths));
  }
  if (all_numbers) {
    doubt_rounded(reader, numbers, run);
    return along_rows(std::move(numbers));
  }
  return texts(reader, run);
}

}  // namespace ansatz::data
