// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/checksum.h"

#include "interpreter/experiment/store/store.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::experiment {

namespace {

std::int64_t short_of(const core::Fingerprint& whole) { return static_cast<std::int64_t>(whole.digest()[0]); }

double as_kept(double number) { return number == 0 ? 0.0 : number; }

}  // namespace

std::int64_t checksum_of_value(std::string_view column, ColumnKind kind, double number, std::string_view text,
                               std::string_view unit, std::string_view content) {
  core::Fingerprint sum;
  sum.add(column).add(static_cast<std::uint64_t>(kind));
  if (kind == ColumnKind::number || kind == ColumnKind::truth)
    sum.add(as_kept(number));
  else
    sum.add(text);
  if (!unit.empty()) sum.add(unit);
  if (!content.empty()) sum.add(content);
  return short_of(sum);
}

std::int64_t checksum_of_outcome(std::string_view identity, std::string_view about, const RowOutcome& outcome) {
  core::Fingerprint sum;
  sum.add(identity).add(about);
  if (outcome.failure) sum.add(outcome.failure->message).add(outcome.failure->place);
  for (const Expectation& each : outcome.expectations) {
    if (!each.held) sum.add(each.text).add(each.why).add(each.place);
  }
  for (const std::string& warning : outcome.warnings) sum.add(warning);
  return short_of(sum);
}

std::int64_t checksum_of_state(std::string_view content) { return short_of(core::Fingerprint().add(content)); }

std::string checksum_of_plan(const Database& database) {
  core::Fingerprint sum;
  const auto number = [&](std::int64_t value) { sum.add(static_cast<std::uint64_t>(value)); };
  Statement rows(database, "SELECT row, replicate, identity, refined FROM plan ORDER BY row");
  while (rows.step()) {
    number(rows.integer(0));
    number(rows.integer(1));
    sum.add(rows.text(2));
    number(rows.integer(3));
  }
  Statement cells(database,
                  "SELECT p.row, c.name, typeof(p.value), p.value, p.unit, p.content FROM parameters p "
                  "JOIN columns c ON c.id = p.\"column\" ORDER BY p.row, p.\"column\"");
  while (cells.step()) {
    number(cells.integer(0));
    sum.add(cells.text(1)).add(cells.text(2));
    if (cells.text(2) == "text")
      sum.add(cells.text(3));
    else
      sum.add(as_kept(cells.real(3)));
    sum.add(cells.text(4)).add(cells.blob(5));
  }
  return sum.hex();
}

bool is_as_stored(const Statement& row, int first, std::string_view column) {
  if (row.is_null(first + 4)) return true;
  const auto kind = static_cast<ColumnKind>(row.integer(first));
  const bool is_number = kind == ColumnKind::number || kind == ColumnKind::truth;
  return row.integer(first + 4) == checksum_of_value(column, kind, is_number ? row.real(first + 1) : 0,
                                                     is_number ? std::string() : row.text(first + 1),
                                                     row.text(first + 2), row.blob(first + 3));
}

void refuse_damaged(const Database& database, const std::string& who, const std::string& what) {
  throw DamagedStore(
      database.file().string() + ": " + who + " holds another " + what +
      " than was stored: the file was damaged, or changed from outside; --retry computes such rows again, "
      "--fresh all of them");
}

}  // namespace ansatz::experiment
