// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/encode.h"
#include "interpreter/experiment/store/implementation.h"
#include "stdlib/core/error.h"
#include "stdlib/core/unit.h"

namespace ansatz::experiment {

namespace {

RowState state_of(const std::string& status) {
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

}  // namespace

std::vector<RowState> Store::Implementation::states() const {
  std::vector<RowState> states;
  Statement rows(*database,
                 "SELECT o.status FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity ORDER BY p.row");
  while (rows.step()) states.push_back(state_of(rows.text(0)));
  return states;
}

void Store::Implementation::for_each_row(bool with_arrays, const std::function<bool(const StoredRow&)>& visit) const {
  Statement rows(*database,
                 "SELECT p.row, p.identity, o.status, o.id, o.error, o.place, o.seconds, o.about "
                 "FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity ORDER BY p.row");
  Statement values(*database, std::string("SELECT c.name, v.kind, v.value, v.unit, a.content FROM \"values\" v "
                                          "JOIN columns c ON c.id = v.\"column\" "
                                          "LEFT JOIN arrays a ON a.outcome = v.outcome AND a.\"column\" = v.\"column\" "
                                          "WHERE v.outcome = ? ") +
                                  (with_arrays ? "" : "AND v.kind <> 4 ") + "ORDER BY v.position");
  Statement broken(*database, "SELECT text, why, place FROM expectations WHERE outcome = ? ORDER BY position");
  Statement warnings(*database, "SELECT text FROM warnings WHERE outcome = ? ORDER BY position");
  while (rows.step()) {
    StoredRow row;
    row.index = static_cast<std::size_t>(rows.integer(0) - 1);
    row.identity = rows.text(1);
    row.state = state_of(rows.text(2));
    if (row.state != RowState::pending) {
      const std::int64_t id = rows.integer(3);
      if (row.state == RowState::failed) row.outcome.failure = Failure{rows.text(4), rows.text(5)};
      row.outcome.seconds = rows.real(6);
      row.about = rows.text(7);
      values.bind(0, id);
      while (values.step()) row.outcome.records.emplace_back(values.text(0), value_at(values, 1));
      broken.bind(0, id);
      while (broken.step()) row.outcome.expectations.push_back({broken.text(0), false, broken.text(1), broken.text(2)});
      warnings.bind(0, id);
      while (warnings.step()) row.outcome.warnings.push_back(warnings.text(0));
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
    Statement cells(*database,
                    "SELECT p.row, CASE typeof(c.value) WHEN 'integer' THEN 1 WHEN 'text' THEN 2 ELSE 0 END, "
                    "c.value, c.unit, NULL FROM plan p JOIN outcomes o ON o.identity = p.identity "
                    "JOIN parameters c ON c.row = p.row AND c.\"column\" = ? WHERE o.status = 'done' ORDER BY p.row");
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
