// SPDX-License-Identifier: MIT
#include <chrono>
#include <cmath>

#include "interpreter/experiment/store/checksum.h"
#include "interpreter/experiment/store/encode.h"
#include "interpreter/experiment/store/encode_value.h"
#include "interpreter/experiment/store/implementation.h"
#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"
#include "stdlib/core/unit.h"

namespace ansatz::experiment {

namespace {

/// A value as a cell of a table: its kind, what SQL shows, its unit, and the array where a cell cannot hold it.
struct Cell {
  ColumnKind kind = ColumnKind::number;
  double number = 0;
  std::string text;
  std::string unit;
  std::optional<core::Array> array;
};

// A unit is kept by its symbol when that reads back as the same unit, else with the value, as an array's.
bool is_written_by_symbol(const core::Unit& unit) {
  try {
    return core::parse_unit(unit.symbol) == unit;
  } catch (const core::Error&) {
    return false;
  }
}

Cell cell_of(const core::Value& value) {
  Cell cell;
  if (const auto* number = value.get<double>()) {
    cell.number = *number;
  } else if (const auto* truth = value.get<bool>()) {
    cell.kind = ColumnKind::truth;
    cell.number = *truth ? 1 : 0;
  } else if (const auto* text = value.get<std::string>()) {
    cell.kind = ColumnKind::text;
    cell.text = *text;
  } else if (const auto* z = value.get<std::complex<double>>()) {
    cell.kind = ColumnKind::complex;
    cell.text = core::number_text(*z);
    cell.array = core::Array({}, std::vector<core::Array::Complex>{*z});
  } else if (const auto* quantity = value.get<core::Quantity>()) {
    cell.number = quantity->value;
    cell.unit = quantity->unit.symbol;
    if (!is_written_by_symbol(quantity->unit)) {
      cell.array = core::Array({}, std::vector<double>{quantity->value});
      cell.array->unit = quantity->unit;
    }
  } else if (const auto* array = value.get<core::Array>()) {
    cell.kind = ColumnKind::array;
    cell.text = shape_text(*array);
    cell.unit = array->unit.symbol;
    cell.array = *array;
  }
  return cell;
}

/// One element without dimensions is a plain value.
core::Value unwrapped(const core::Value& value) {
  const auto* array = value.get<core::Array>();
  if (!array || array->rank() > 0) return value;
  switch (array->type()) {
    case core::ElementType::real:
    case core::ElementType::integer:
      return array->unit.symbol.empty() ? core::Value(array->number(0))
                                        : core::Value(core::Quantity{array->number(0), array->unit});
    case core::ElementType::boolean:
      return array->booleans()[0] != 0;
    case core::ElementType::complex:
      return array->complex()[0];
    case core::ElementType::text:
      return array->texts()[0];
  }
  return value;
}

void bind_cell(Statement& statement, int parameter, const Cell& cell) {
  switch (cell.kind) {
    case ColumnKind::number:
      statement.bind(parameter, cell.number);
      break;
    case ColumnKind::truth:
      statement.bind(parameter, static_cast<std::int64_t>(cell.number));
      break;
    default:
      statement.bind(parameter, cell.text);
  }
}

/// How many numbers of a value are NaN or infinite.
std::int64_t count_non_finite(const Cell& cell) {
  if (cell.kind == ColumnKind::number) return std::isfinite(cell.number) ? 0 : 1;
  std::int64_t count = 0;
  if (!cell.array) return count;
  if (cell.array->type() == core::ElementType::real) {
    for (const double x : cell.array->real()) count += std::isfinite(x) ? 0 : 1;
  } else if (cell.array->type() == core::ElementType::complex) {
    for (const auto& z : cell.array->complex()) count += std::isfinite(z.real()) && std::isfinite(z.imag()) ? 0 : 1;
  }
  return count;
}

double seconds_since_1970() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

CommitStatements::CommitStatements(const Database& database)
    : find(database, "SELECT id FROM outcomes WHERE identity = ?"),
      forget_outcome(database, "DELETE FROM outcomes WHERE id = ?"),
      forget_values(database, "DELETE FROM \"values\" WHERE outcome = ?"),
      forget_arrays(database, "DELETE FROM arrays WHERE outcome = ?"),
      forget_expectations(database, "DELETE FROM expectations WHERE outcome = ?"),
      forget_warnings(database, "DELETE FROM warnings WHERE outcome = ?"),
      forget_state(database, "DELETE FROM states WHERE outcome = ?"),
      outcome(database,
              "INSERT INTO outcomes (identity, status, error, place, seconds, finished, run, about, checksum) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (identity) DO NOTHING"),
      value(database,
            "INSERT INTO \"values\" (outcome, \"column\", position, kind, value, unit, nonfinite, checksum) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      array(database, "INSERT INTO arrays (outcome, \"column\", shape, labels, content) VALUES (?, ?, ?, ?, ?)"),
      expectation(database, "INSERT INTO expectations (outcome, position, text, why, place) VALUES (?, ?, ?, ?, ?)"),
      warning(database, "INSERT INTO warnings (outcome, position, text) VALUES (?, ?, ?)"),
      state(database, "INSERT INTO states (outcome, content, checksum) VALUES (?, ?, ?)") {}

namespace {

/// Whether the plan is there as it was laid out: a change from outside is put right by laying it out again.
bool holds(const Database& database, const Plan& plan, const std::vector<core::Fingerprint>& identities) {
  Statement rows(database, "SELECT row, replicate, identity, refined FROM plan ORDER BY row");
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const bool is_same = rows.step() && rows.integer(0) == static_cast<std::int64_t>(i + 1) &&
                         rows.integer(1) == static_cast<std::int64_t>(plan.replicate(i) + 1) &&
                         rows.text(2) == identities[i].hex() && rows.integer(3) == (plan.is_refined(i) ? 1 : 0);
    if (!is_same) return false;
  }
  return !rows.step();
}

}  // namespace

void Store::Implementation::lay_out(const Plan& plan, const std::vector<core::Fingerprint>& identities) {
  core::Fingerprint layout = plan.fingerprint();
  for (std::size_t i = 0; i < plan.size(); ++i)
    layout.add(identities[i]).add(static_cast<std::uint64_t>(plan.is_refined(i) ? 1 : 0));
  Transaction transaction(*database);
  if (fact("layout") == layout.hex() && fact("plan") == checksum_of_plan(*database) &&
      holds(*database, plan, identities)) {
    if (fact("settled") != "yes") {  // the last run was killed before it could
      settle_columns();
      make_view();
    }
    transaction.commit();
    return;
  }
  database->execute(
      "DELETE FROM plan; DELETE FROM parameters; UPDATE columns SET position = NULL WHERE role = 'parameter'");
  std::vector<std::int64_t> ids;
  for (const std::string& parameter : plan.names()) {
    Statement find(*database, "SELECT id FROM columns WHERE name = ? AND role = 'parameter'");
    find.bind(0, parameter);
    std::int64_t id = find.step() ? find.integer(0) : 0;
    find.reset();
    if (id == 0) {
      Statement insert(*database, "INSERT INTO columns (name, role, sql_name) VALUES (?, 'parameter', ?)");
      insert.bind(0, parameter).bind(1, free_sql_name(parameter)).run();
      id = database->last_row();
    }
    ids.push_back(id);
  }
  Statement row(*database, "INSERT INTO plan (row, replicate, identity, refined) VALUES (?, ?, ?, ?)");
  Statement cells(*database, "INSERT INTO parameters (row, \"column\", value, unit, content) VALUES (?, ?, ?, ?, ?)");
  std::vector<std::pair<ColumnKind, std::string>> kinds(ids.size());
  std::vector<std::string> dims(ids.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    row.bind(0, i + 1).bind(1, plan.replicate(i) + 1).bind(2, identities[i].hex());
    row.bind(3, static_cast<std::int64_t>(plan.is_refined(i) ? 1 : 0)).run();
    for (std::size_t k = 0; k < ids.size(); ++k) {
      const core::Value shown = plan.shown(i, k);
      Cell cell = cell_of(shown);
      if (cell.kind == ColumnKind::array) cell.text = core::text(shown);  // a vector reads better than its shape
      const std::string content = cell.kind == ColumnKind::array ? encode(*cell.array) : std::string();
      cells.bind(0, i + 1).bind(1, ids[k]);
      bind_cell(cells, 2, cell);
      cells.bind_text_or_null(3, cell.unit);
      if (content.empty())
        cells.bind_null(4);
      else
        cells.bind_blob(4, content);
      cells.run();
      if (i == 0) kinds[k] = {cell.kind, cell.unit};
      if (i == 0 && cell.kind == ColumnKind::array) dims[k] = dimension_names(*cell.array);
      if (cell.kind != kinds[k].first) kinds[k].first = ColumnKind::mixed;
    }
  }
  Statement place(*database, "UPDATE columns SET position = ?, kind = ?, unit = ?, dims = ? WHERE id = ?");
  for (std::size_t k = 0; k < ids.size(); ++k) {
    place.bind(0, k + 1).bind(1, name(kinds[k].first)).bind_text_or_null(2, kinds[k].second);
    place.bind_text_or_null(3, dims[k]).bind(4, ids[k]).run();
  }
  load_columns();
  settle_columns();
  make_view();
  set_fact("layout", layout.hex());
  set_fact("plan", checksum_of_plan(*database));
  transaction.commit();
}

void Store::Implementation::commit(std::span<const FinishedRow> batch) {
  if (!statements_) statements_ = std::make_unique<CommitStatements>(*database);
  try {
    Transaction transaction(*database);
    for (const FinishedRow& row : batch) insert_outcome(row);
    if (view_is_old_) make_view();
    transaction.commit();
  } catch (...) {
    statements_.reset();  // columns that the transaction made are gone with it
    load_columns();
    throw;
  }
}

void Store::Implementation::add_checksums() {
  Statement cells(*database,
                  "SELECT v.outcome, v.\"column\", c.name, v.kind, v.value, v.unit, a.content FROM \"values\" v "
                  "JOIN columns c ON c.id = v.\"column\" "
                  "LEFT JOIN arrays a ON a.outcome = v.outcome AND a.\"column\" = v.\"column\" "
                  "ORDER BY v.outcome, v.\"column\"");
  Statement update(*database, "UPDATE \"values\" SET nonfinite = ?, checksum = ? WHERE outcome = ? AND \"column\" = ?");
  while (cells.step()) {
    Cell cell;
    cell.kind = static_cast<ColumnKind>(cells.integer(3));
    if (cell.kind == ColumnKind::number || cell.kind == ColumnKind::truth)
      cell.number = cells.real(4);
    else
      cell.text = cells.text(4);
    if (!cells.is_null(6)) cell.array = decode(cells.blob(6));
    if (const std::int64_t count = count_non_finite(cell); count > 0)
      update.bind(0, count);
    else
      update.bind_null(0);
    update.bind(1, checksum_of_value(cells.text(2), cell.kind, cell.number, cell.text, cells.text(5), cells.blob(6)));
    update.bind(2, cells.integer(0)).bind(3, cells.integer(1)).run();
  }
}

void Store::Implementation::end_statements() { statements_.reset(); }

void Store::Implementation::forget_outcome(const std::string& identity) {
  CommitStatements& s = *statements_;
  s.find.bind(0, identity);
  if (!s.find.step()) return;
  const std::int64_t old = s.find.integer(0);
  s.find.reset();
  for (Statement* forget : {&s.forget_outcome, &s.forget_values, &s.forget_arrays, &s.forget_expectations,
                            &s.forget_warnings, &s.forget_state}) {
    forget->bind(0, old).run();
  }
}

void Store::Implementation::insert_outcome(const FinishedRow& row) {
  CommitStatements& s = *statements_;
  const RowOutcome& outcome = row.outcome;
  const std::string identity = row.identity.hex();
  s.outcome.bind(0, identity).bind(1, outcome.failure ? "failed" : "done");
  s.outcome.bind_text_or_null(2, outcome.failure ? outcome.failure->message : "");
  s.outcome.bind_text_or_null(3, outcome.failure ? outcome.failure->place : "");
  s.outcome.bind(4, outcome.seconds).bind(5, seconds_since_1970()).bind(6, run).bind(7, row.about);
  s.outcome.bind(8, checksum_of_outcome(identity, row.about, outcome)).run();
  if (database->changes() == 0) {  // one is there, as when a failed row was tried again
    forget_outcome(identity);
    s.outcome.run();
  }
  const std::int64_t id = database->last_row();

  std::size_t position = 0;
  for (const auto& [name, record] : outcome.records) {
    const std::int64_t column = column_of(name);
    const Cell cell = cell_of(unwrapped(record));
    if (cell.kind != ColumnKind::array) list_record(name);
    s.value.bind(0, id).bind(1, column).bind(2, position++).bind(3, static_cast<std::int64_t>(cell.kind));
    bind_cell(s.value, 4, cell);
    s.value.bind_text_or_null(5, cell.unit);
    if (const std::int64_t count = count_non_finite(cell); count > 0)
      s.value.bind(6, count);
    else
      s.value.bind_null(6);
    const std::string content = cell.array ? encode(*cell.array) : std::string();
    s.value.bind(7, checksum_of_value(name, cell.kind, cell.number, cell.text, cell.unit, content)).run();
    if (!cell.array) continue;
    s.array.bind(0, id).bind(1, column).bind(2, shape_text(*cell.array)).bind(3, labels_key(*cell.array));
    s.array.bind_blob(4, content).run();
  }
  position = 0;
  for (const Expectation& expectation : outcome.expectations) {
    if (expectation.held) continue;
    s.expectation.bind(0, id).bind(1, position++).bind(2, expectation.text);
    s.expectation.bind_text_or_null(3, expectation.why).bind_text_or_null(4, expectation.place).run();
  }
  position = 0;
  for (const std::string& warning : outcome.warnings) s.warning.bind(0, id).bind(1, position++).bind(2, warning).run();
  if (outcome.state.is_nothing()) return;
  const std::string state = encode_value(outcome.state);
  s.state.bind(0, id).bind_blob(1, state).bind(2, checksum_of_state(state)).run();
}

}  // namespace ansatz::experiment
