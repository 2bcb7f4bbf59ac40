// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/checksum.h"
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

/// Stores of version 1 knew neither refined rows nor parameters that are arrays.
bool is_of_version_1(const Database& database) { return database.integer("PRAGMA user_version") < 2; }
/// Before version 3 there were no checksums.
bool has_checksums(const Database& database) { return database.integer("PRAGMA user_version") >= 3; }

std::string quoted_name(const std::string& column) { return "'" + column + "'"; }

/// "row 3 (v = 0.2)".
std::string row_text(std::int64_t row, const std::string& about) {
  return "row " + std::to_string(row) + (about.empty() ? "" : " (" + about + ")");
}

/// What is stored with one outcome.
class OutcomeReader {
 public:
  OutcomeReader(const Database& database, bool with_arrays)
      : database_(database),
        values_(database, "SELECT c.name, v.kind, v.value, v.unit, a.content, " +
                              std::string(has_checksums(database) ? "v.checksum" : "NULL") +
                              " FROM \"values\" v JOIN columns c ON c.id = v.\"column\" "
                              "LEFT JOIN arrays a ON a.outcome = v.outcome AND a.\"column\" = v.\"column\" "
                              "WHERE v.outcome = ? " +
                              (with_arrays ? "" : "AND v.kind <> 4 ") + "ORDER BY v.position"),
        broken_(database, "SELECT text, why, place FROM expectations WHERE outcome = ? ORDER BY position"),
        warnings_(database, "SELECT text FROM warnings WHERE outcome = ? ORDER BY position"),
        checksum_(database, "SELECT " + std::string(has_checksums(database) ? "checksum" : "NULL") +
                                " FROM outcomes WHERE id = ?") {}

  /// `row` has its identity, its text and its failure; `who` says whose it is where the store was damaged.
  template <class Who>
  void read(std::int64_t id, StoredRow& row, Who who) {
    RowOutcome& outcome = row.outcome;
    for (Statement* each : {&values_, &broken_, &warnings_, &checksum_}) each->reset();  // a damaged row broke off
    values_.bind(0, id);
    while (values_.step()) {
      const std::string name = values_.text(0);
      if (!is_as_stored(values_, 1, name)) refuse_damaged(database_, who(), quoted_name(name));
      outcome.records.emplace_back(name, value_at(values_, 1));
    }
    broken_.bind(0, id);
    while (broken_.step()) outcome.expectations.push_back({broken_.text(0), false, broken_.text(1), broken_.text(2)});
    warnings_.bind(0, id);
    while (warnings_.step()) outcome.warnings.push_back(warnings_.text(0));
    checksum_.bind(0, id);
    const bool is_known = checksum_.step() && !checksum_.is_null(0);
    if (is_known && checksum_.integer(0) != checksum_of_outcome(row.identity, row.about, outcome))
      refuse_damaged(database_, who(), "outcome");
    checksum_.reset();
  }

 private:
  const Database& database_;
  Statement values_, broken_, warnings_, checksum_;
};

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
  OutcomeReader(*database, with_arrays).read(found.integer(0), row, [&] { return "the row " + row.about; });
  return row;
}

core::Value Store::Implementation::kept_state(const core::Fingerprint& identity) const {
  Statement found(*database,
                  "SELECT s.content, s.checksum, o.about FROM outcomes o JOIN states s ON s.outcome = o.id "
                  "WHERE o.identity = ?");
  found.bind(0, identity.hex());
  if (!found.step()) return {};
  if (!found.is_null(1) && found.integer(1) != checksum_of_state(found.blob(0)))
    refuse_damaged(*database, "the row " + found.text(2), "state");
  return decode_value(found.blob(0));
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
      outcomes.read(id, row, [&] { return row_text(rows.integer(0), row.about); });
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
    Statement cells(*database,
                    "SELECT p.row, CASE WHEN " + content +
                        " IS NOT NULL THEN 4 WHEN typeof(c.value) = 'integer' "
                        "THEN 1 WHEN typeof(c.value) = 'text' THEN 2 ELSE 0 END, c.value, c.unit, " +
                        content +
                        ", NULL FROM plan p JOIN outcomes o ON o.identity = p.identity JOIN parameters c ON c.row "
                        "= p.row AND c.\"column\" = ? WHERE o.status = 'done' ORDER BY p.row");
    cells.bind(0, id);
    while (cells.step()) visit(static_cast<std::size_t>(cells.integer(0) - 1), value_at(cells, 1));
    return;
  }
  Statement cells(*database, "SELECT p.row, v.kind, v.value, v.unit, a.content, " +
                                 std::string(has_checksums(*database) ? "v.checksum" : "NULL") +
                                 ", o.about FROM plan p "
                                 "JOIN outcomes o ON o.identity = p.identity "
                                 "LEFT JOIN \"values\" v ON v.outcome = o.id AND v.\"column\" = ?1 "
                                 "LEFT JOIN arrays a ON a.outcome = o.id AND a.\"column\" = ?1 "
                                 "WHERE o.status = 'done' ORDER BY p.row");
  cells.bind(0, id);
  while (cells.step()) {
    const auto row = static_cast<std::size_t>(cells.integer(0) - 1);
    if (!cells.is_null(1) && !is_as_stored(cells, 1, column))
      refuse_damaged(*database, row_text(cells.integer(0), cells.text(6)), quoted_name(column));
    visit(row, cells.is_null(1) ? std::nullopt : std::optional<core::Value>(value_at(cells, 1)));
  }
}

std::vector<NonFinite> Store::Implementation::non_finite() const {
  std::vector<NonFinite> found;
  if (!has_checksums(*database)) return found;
  Statement cells(*database,
                  "SELECT c.name, p.row, v.nonfinite, o.about, v.kind FROM columns c "
                  "JOIN \"values\" v ON v.\"column\" = c.id AND v.nonfinite IS NOT NULL "
                  "JOIN outcomes o ON o.id = v.outcome AND o.status = 'done' JOIN plan p ON p.identity = o.identity "
                  "ORDER BY c.position, p.row");
  while (cells.step()) {
    const std::string column = cells.text(0);
    if (found.empty() || found.back().column != column) {
      found.push_back({column, 0, 0, static_cast<std::size_t>(cells.integer(1) - 1), cells.text(3),
                       static_cast<ColumnKind>(cells.integer(4)) == ColumnKind::array});
    }
    ++found.back().rows;
    found.back().numbers += static_cast<std::size_t>(cells.integer(2));
  }
  return found;
}

std::size_t Store::Implementation::kinds_of_labels(const std::string& column) const {
  Statement kinds(*database,
                  "SELECT count(DISTINCT a.labels) FROM plan p JOIN outcomes o ON o.identity = p.identity "
                  "JOIN arrays a ON a.outcome = o.id JOIN columns c ON c.id = a.\"column\" "
                  "WHERE o.status = 'done' AND c.role = 'record' AND c.name = ?");
  kinds.bind(0, column);
  return kinds.step() ? static_cast<std::size_t>(kinds.integer(0)) : 0;
}

std::vector<std::string> Store::Implementation::forget_damaged() {
  std::vector<std::string> forgotten;
  std::vector<std::string> identities;
  {
    Statement rows(*database, "SELECT id, identity, about, status, error, place FROM outcomes ORDER BY id");
    OutcomeReader reader(*database, true);
    while (rows.step()) {
      StoredRow row;
      row.identity = rows.text(1);
      row.about = rows.text(2);
      if (rows.text(3) == "failed") row.outcome.failure = Failure{rows.text(4), rows.text(5)};
      try {
        reader.read(rows.integer(0), row, [] { return std::string(); });
        const bool is_known = rows.text(3) == "failed" || rows.text(3) == "done";
        if (is_known) continue;
      } catch (const StoreError&) {
      } catch (const core::Error&) {  // bytes that no value can be read from, of a version without checksums
      }
      identities.push_back(row.identity);
      forgotten.push_back(row.about);
    }
  }
  if (identities.empty()) return forgotten;
  if (!statements_) statements_ = std::make_unique<CommitStatements>(*database);
  Transaction transaction(*database);
  for (const std::string& identity : identities) forget_outcome(identity);
  set_fact("settled", "no");
  transaction.commit();
  return forgotten;
}

}  // namespace ansatz::experiment
