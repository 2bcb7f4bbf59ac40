// SPDX-License-Identifier: MIT
#include "interpreter/experiment/row_notes.h"

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

namespace {

constexpr std::size_t kRowsNamed = 3;  // of a note; the table has them all

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Of a name; bytes of a code point beyond ASCII are.
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0; }

/// Where a number that begins here ends.
std::size_t number_end(std::string_view text, std::size_t at) {
  const auto digits = [&](std::size_t from) {
    while (from < text.size() && is_digit(text[from])) ++from;
    return from;
  };
  std::size_t end = digits(at);
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) end = digits(end + 1);
  if (end + 1 < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const std::size_t sign = text[end + 1] == '-' || text[end + 1] == '+' ? 1 : 0;
    if (const std::size_t exponent = digits(end + 1 + sign); exponent > end + 1 + sign) end = exponent;
  }
  return end;
}

/// The text with every number replaced by what `replacement` makes of it.
template <class Replacement>
std::string with_numbers(std::string_view text, const Replacement& replacement) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit(text[at]) && (at == 0 || !is_word(text[at - 1]))) {
      const std::size_t end = number_end(text, at);
      out += replacement(text.substr(at, end - at), out);
      at = end;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// "v = 0.6" for 0.6000000000000001: twelve digits tell rows apart, and readers need no more.
std::string readable_row(const std::string& row) {
  constexpr std::size_t kDigits = 12;
  return with_numbers(row, [=](std::string_view number, std::string&) {
    return number.size() <= kDigits || number.find('.') == number.npos
               ? std::string(number)
               : fmt::format("{:.{}g}", std::strtod(std::string(number).c_str(), nullptr), kDigits);
  });
}

/// Notes of one kind in the order they come.
class GatheredNotes {
 public:
  explicit GatheredNotes(bool over_numbers) : over_numbers_(over_numbers) {}

  void add(const StoredRow& row, const std::string& text, const std::string& place, const std::string& why = "") {
    const auto [found, is_new] =
        places_.try_emplace({over_numbers_ ? without_numbers(text) : text, place}, notes.size());
    if (is_new) {
      notes.push_back({text, place, why, 0, {}});
      last_rows_.emplace_back();
    }
    RowNote& note = notes[found->second];
    if (note.text != text) note.numbers_differ = true;
    // Rows are counted: one may say the same of several calls.
    if (last_rows_[found->second] == row.index) return;
    last_rows_[found->second] = row.index;
    ++note.count;
    if (note.rows.size() < kRowsNamed && !row.about.empty()) note.rows.push_back(readable_row(row.about));
  }

  std::vector<RowNote> notes;

 private:
  bool over_numbers_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::vector<std::optional<std::size_t>> last_rows_;  // that said it, of each note
};

}  // namespace

std::string without_numbers(std::string_view text) {
  return with_numbers(text, [](std::string_view, std::string& before) {
    if (!before.empty() && before.back() == '-') before.pop_back();  // a sign, as far as telling alike is concerned
    return "#";
  });
}

RowNotes row_notes(const Store& store) {
  GatheredNotes expectations(false), failures(true), warnings(true);
  store.for_each_row(false, [&](const StoredRow& row) {
    for (const Expectation& broken : row.outcome.expectations)
      expectations.add(row, broken.text, broken.place, broken.why);
    if (row.outcome.failure) failures.add(row, row.outcome.failure->message, row.outcome.failure->place);
    for (const std::string& warning : row.outcome.warnings) warnings.add(row, warning, "");
    return true;
  });
  return {std::move(expectations.notes), std::move(failures.notes), std::move(warnings.notes)};
}

}  // namespace ansatz::experiment
