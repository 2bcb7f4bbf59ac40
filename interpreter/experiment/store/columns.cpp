// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <set>

#include "interpreter/experiment/store/encode.h"
#include "interpreter/experiment/store/implementation.h"

namespace ansatz::experiment {

namespace {

constexpr std::size_t kMostViewColumns = 1900;  // SQLite allows 2000 in a result

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

// SQL does not tell P from p; only the letters of ASCII are folded.
std::string folded(std::string name) {
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return name;
}

ColumnKind kind_of(std::int64_t lowest, std::int64_t highest) {
  return lowest == highest ? static_cast<ColumnKind>(lowest) : ColumnKind::mixed;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(word == "-" ? "" : std::exchange(word, ""));
      word.clear();
    }
  }
  return words;
}

}  // namespace

const char* name(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::number:
      return "number";
    case ColumnKind::truth:
      return "truth value";
    case ColumnKind::text:
      return "text";
    case ColumnKind::complex:
      return "complex number";
    case ColumnKind::array:
      return "array";
    case ColumnKind::mixed:
      break;
  }
  return "mixed";
}

void Store::Implementation::load_columns() {
  parameters_.clear();
  records_.clear();
  record_order_.clear();
  Statement rows(
      *database,
      "SELECT id, name, role, sql_name, position, kind FROM columns ORDER BY position IS NULL, position, id");
  while (rows.step()) {
    StoredColumn column{rows.integer(0), rows.text(1), rows.text(3), !rows.is_null(4)};
    if (rows.text(2) == "parameter") {
      if (column.is_listed) parameters_.push_back(column);
      continue;
    }
    if (column.is_listed && rows.text(5) != name(ColumnKind::array)) record_order_.push_back(column.id);
    records_[column.name] = column;
  }
}

std::string Store::Implementation::free_sql_name(const std::string& wanted) const {
  std::set<std::string> taken = {"row", "replicate", "status", "broken", "refined", "error", "identity"};
  Statement rows(*database, "SELECT sql_name FROM columns");
  while (rows.step()) taken.insert(folded(rows.text(0)));
  std::string free = wanted;
  for (int i = 2; taken.contains(folded(free)); ++i) free = wanted + "_" + std::to_string(i);
  return free;
}

std::int64_t Store::Implementation::column_of(const std::string& name) {
  auto found = records_.find(name);
  if (found == records_.end()) {
    StoredColumn column{0, name, free_sql_name(name), false};
    Statement insert(*database, "INSERT INTO columns (name, role, sql_name) VALUES (?, 'record', ?)");
    insert.bind(0, column.name).bind(1, column.sql_name).run();
    column.id = database->last_row();
    found = records_.emplace(name, column).first;
  }
  return found->second.id;
}

void Store::Implementation::list_record(const std::string& name) {
  StoredColumn& column = records_.at(name);
  if (column.is_listed) return;
  column.is_listed = true;
  record_order_.push_back(column.id);
  view_is_old_ = true;
}

void Store::Implementation::settle_columns() {
  database->execute("UPDATE columns SET position = NULL WHERE role = 'record'");
  std::int64_t position = static_cast<std::int64_t>(parameters_.size());
  Statement used(*database,
                 "SELECT v.\"column\", min(v.kind), max(v.kind), min(p.row), min(p.row * 65536 + v.position) AS first "
                 "FROM plan p JOIN outcomes o ON o.identity = p.identity JOIN \"values\" v ON v.outcome = o.id "
                 "WHERE o.status = 'done' GROUP BY v.\"column\" ORDER BY first");
  Statement first(*database,
                  "SELECT v.unit, a.content FROM plan p JOIN outcomes o ON o.identity = p.identity "
                  "JOIN \"values\" v ON v.outcome = o.id "
                  "LEFT JOIN arrays a ON a.outcome = o.id AND a.\"column\" = v.\"column\" "
                  "WHERE p.row = ? AND v.\"column\" = ?");
  Statement update(*database, "UPDATE columns SET position = ?, kind = ?, unit = ?, label = ?, dims = ? WHERE id = ?");
  while (used.step()) {
    const std::int64_t column = used.integer(0);
    const ColumnKind kind = kind_of(used.integer(1), used.integer(2));
    first.bind(0, used.integer(3)).bind(1, column);
    std::string unit, label, dims;
    if (first.step()) {
      unit = first.text(0);
      if (!first.is_null(1)) {
        const core::Array array = decode(first.blob(1));
        label = array.label;
        unit = array.unit.symbol;
        dims = dimension_names(array);
      }
    }
    first.reset();
    update.bind(0, ++position).bind(1, name(kind));
    update.bind_text_or_null(2, unit).bind_text_or_null(3, label).bind_text_or_null(4, dims).bind(5, column);
    update.run();
  }
  load_columns();
}

void Store::Implementation::make_view() {
  std::string sql = "CREATE VIEW rows AS SELECT p.row AS \"row\"";
  std::size_t columns = 6;
  for (const StoredColumn& column : parameters_) {
    if (++columns > kMostViewColumns) break;
    sql += ", (SELECT value FROM parameters WHERE row = p.row AND \"column\" = " + std::to_string(column.id) + ") AS " +
           quoted(column.sql_name);
  }
  sql += ", p.replicate AS replicate";
  std::map<std::int64_t, const StoredColumn*> by_id;
  for (const auto& [name, column] : records_) by_id[column.id] = &column;
  for (const std::int64_t id : record_order_) {
    if (++columns > kMostViewColumns) break;
    sql += ", (SELECT value FROM \"values\" WHERE outcome = o.id AND \"column\" = " + std::to_string(id) + ") AS " +
           quoted(by_id.at(id)->sql_name);
  }
  sql +=
      ", coalesce(o.status, 'pending') AS status"
      ", (SELECT count(*) FROM expectations WHERE outcome = o.id) AS broken";
  if (database->integer("SELECT EXISTS (SELECT 1 FROM plan WHERE refined <> 0)") != 0)
    sql += ", CASE p.refined WHEN 1 THEN 'refined' END AS refined";
  sql +=
      ", o.error AS error, p.identity AS identity "
      "FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity ORDER BY p.row";
  database->execute("DROP VIEW IF EXISTS rows");
  database->execute(sql);
  view_is_old_ = false;
}

std::vector<ColumnInfo> Store::Implementation::columns() const {
  std::vector<ColumnInfo> infos;
  Statement rows(
      *database,
      "SELECT name, role, kind, unit, label, dims FROM columns WHERE position IS NOT NULL ORDER BY position");
  while (rows.step()) {
    ColumnInfo info;
    info.name = rows.text(0);
    info.is_parameter = rows.text(1) == "parameter";
    const std::string kind = rows.text(2);
    info.kind = ColumnKind::mixed;
    for (const ColumnKind known :
         {ColumnKind::number, ColumnKind::truth, ColumnKind::text, ColumnKind::complex, ColumnKind::array}) {
      if (kind == name(known)) info.kind = known;
    }
    info.unit = rows.text(3);
    info.label = rows.text(4);
    info.dimensions = split(rows.text(5));
    infos.push_back(std::move(info));
  }
  return infos;
}

}  // namespace ansatz::experiment
