// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/encode.h"
#include "interpreter/experiment/store/encode_value.h"
#include "interpreter/experiment/store/implementation.h"
#include "stdlib/core/error.h"
#include "stdlib/core/unit.h"

namespace ansatz::experiment {

namespace {

RowState status_as_state(const std::string& status) {
  return status == "done" ? RowState::done : status == "failed" ? RowState::failed : RowState::pending;
}

/// From the columns kind, value, unit, content of a statement, counted from `first`.
core::Value value_at(const Statement& row, int first) {
  const auto kind = static_cast<ColumnKind>(row.integer(first));
  if (!row.is_null(first + 3)) {
    core::Array array = decode(row.blob(first + 3));
    if (kind == ColumnKind::array) return array;
    if (array.size() == 0) throw core::BadData("table.sqlite", "a value", "an array is empty that should hold it");
    if (kind == ColumnKind::complex) return array.complex()[0];
    return core::Quantity{array.real()[0], array.unit};
  }
  switch (kind) {
    case ColumnKind::truth:
      return row.integer(first + 1) != 0;
    case ColumnKind::text:
      return row.text(first + 1);
    default:
      break;
  }
  const double number = row.real(first + 1);
  return row.is_null(first + 2) ? core::Value(number)
                                : core::Value(core::Quantity{number, core::parse_unit(row.text(first + 2))});
}

/// What is stored with one outcome.
class OutcomeReader {
 public:
  OutcomeReader(const Database& database, bool with_arrays)
      : values_(database, std::string("SELECT c.name, v.kind, v.value, v.unit, a.content FROM \"values\" v "
                                      "JOIN columns c ON c.id = v.\"column\" "
                                      "LEFT JOIN arrays a ON a.outcome = v.outcome AND a.\"column\" = v.\"column\" "
                                      "WHERE v.outcome = ? ") +
                              (with_arrays ? "" : "AND v.kind <> 4 ") + "ORDER BY v.position"),
        broken_(database, "SELECT text, why, place FROM expectations WHERE outcome = ? ORDER BY position"),
        warnings_(database, "SELECT text FROM warnings WHERE outcome = ? ORDER BY position") {}

  void read(std::int64_t id, RowOutcome& outcome) {
    values_.bind(0, id);
    while (values_.step()) outcome.records.emplace_back(values_.text(0), value_at(values_, 1));
    broken_.bind(0, id);
    while (broken_.step()) outcome.expectations.push_back({broken_.text(0), false, broken_.text(1), broken_.text(2)});
    warnings_.bind(0, id);
    while (warnings_.step()) outcome.warnings.push_back(warnings_.text(0));
  }

 private:
  Statement values_, broken_, warnings_;
};

/// Stores of version 1 knew neither refined rows nor parameters that are arrays.
bool is_of_version_1(const Database& database) { return database.integer("PRAGMA user_version") < 2; }

}  // namespace

std::vector<char> Store::Implementation::refined() const {
  std::vector<char> refined;
  Statement rows(*database,
                 is_of_version_1(*database) ? "SELECT 0 FROM plan" : "SELECT refined FROM plan ORDER BY row");
  while (rows.step()) refined.push_back(rows.integer(0) != 0 ? 1 : 0);
  return refined;
}

RowState Store::Implementation::state_of(const core::Fingerprint& identity) const {
  Statement row(*database, "SELECT status FROM outcomes WHERE identity = ?");
  row.bind(0, identity.hex());
  return row.step() ? status_as_state(row.text(0)) : RowState::pending;
}

std::optional<StoredRow> Store::Implementation::outcome_of(const core::Fingerprint& identity, bool with_arrays) const {
  Statement found(*database, "SELECT id, status, error, place, seconds, about FROM outcomes WHERE identity = ?");
  found.bind(0, identity.hex());
  if (!found.step()) return std::nullopt;
  StoredRow row;
  row.identity = identity.hex();
  row.state = status_as_state(found.text(1));
  if (row.state == RowState::failed) row.outcome.failure = Failure{found.text(2), found.text(3)};
  row.outcome.seconds = found.real(4);
  row.about = found.text(5);
  OutcomeReader(*database, with_arrays).read(found.integer(0), row.outcome);
  return row;
}

core::Value Store::Implementation::kept_state(const core::Fingerprint& identity) const {
  Statement found(*database, "SELECT s.content FROM outcomes o JOIN states s ON s.outcome = o.id WHERE o.identity = ?");
  found.bind(0, identity.hex());
  return found.step() ? decode_value(found.blob(0)) : core::Value();
}

std::vector<RowState> Store::Implementation::states() const {
  std::vector<RowState> states;
  Statement rows(*database,
                 "SELECT o.status FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity ORDER BY p.row");
  while (rows.step()) states.push_back(status_as_state(rows.text(0)));
  return states;
}

void Store::Implementation::for_each_row(bool with_arrays, const std::function<bool(const StoredRow&)>& visit) const {
  Statement rows(*database,
                 "SELECT p.row, p.identity, o.status, o.id, o.error, o.place, o.seconds, o.about "
                 "FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity ORDER BY p.row");
  OutcomeReader outcomes(*database, with_arrays);
  while (rows.step()) {
    StoredRow row;
    row.index = static_cast<std::size_t>(rows.integer(0) - 1);
    row.identity = rows.text(1);
    row.state = status_as_state(rows.text(2));
    if (row.state != RowState::pending) {
      const std::int64_t id = rows.integer(3);
      if (row.state == RowState::failed) row.outcome.failure = Failure{rows.text(4), rows.text(5)};
      row.outcome.seconds = rows.real(6);
      row.about = rows.text(7);
      outcomes.read(id, row.outcome);
    }
    if (!visit(row)) return;
  }
}

void Store::Implementation::for_each_value(
    const std::string& column, const std::function<void(std::size_t, const std::optional<core::Value>&)>& visit) const {
  bool is_parameter = false;
  std::int64_t id = 0;
  for (const StoredColumn& parameter : parameters_) {
    if (parameter.name != column) continue;
    is_parameter = true;
    id = parameter.id;
  }
  if (!is_parameter) {
    const auto record = records_.find(column);
    if (record != records_.end()) id = record->second.id;
  }
  if (is_parameter) {
    const std::string content = is_of_version_1(*database) ? "NULL" : "c.content";
    Statement cells(*database, "SELECT p.row, CASE WHEN " + content +
                                   " IS NOT NULL THEN 4 WHEN typeof(c.value) = 'integer' "
                                   "THEN 1 WHEN typeof(c.value) = 'text' THEN 2 ELSE 0 END, c.value, c.unit, " +
                                   content +
                                   " FROM plan p JOIN outcomes o ON o.identity = p.identity JOIN parameters c ON c.row "
                                   "= p.row AND c.\"column\" = ? WHERE o.status = 'done' ORDER BY p.row");
    cells.bind(0, id);
    while (cells.step()) visit(static_cast<std::size_t>(cells.integer(0) - 1), value_at(cells, 1));
    return;
  }
  Statement cells(*database,
                  "SELECT p.row, v.kind, v.value, v.unit, a.content FROM plan p "
                  "JOIN outcomes o ON o.identity = p.identity "
                  "LEFT JOIN \"values\" v ON v.outcome = o.id AND v.\"column\" = ?1 "
                  "LEFT JOIN arrays a ON a.outcome = o.id AND a.\"column\" = ?1 "
                  "WHERE o.status = 'done' ORDER BY p.row");
  cells.bind(0, id);
  while (cells.step()) {
    const auto row = static_cast<std::size_t>(cells.integer(0) - 1);
    visit(row, cells.is_null(1) ? std::nullopt : std::optional<core::Value>(value_at(cells, 1)));
  }
}

}  // namespace ansatz::experiment
