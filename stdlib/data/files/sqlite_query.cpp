// SPDX-License-Identifier: MIT
#include "stdlib/data/files/sqlite_query.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <memory>
#include <set>

#include "stdlib/core/error.h"

namespace ansatz::data {

namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

std::string quoted_name(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

Database open(const std::string& path, int flags) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  Database database(opened);
  if (code != SQLITE_OK) throw core::BadData(path, "an SQLite database", sqlite3_errstr(code));
  return database;
}

Statement prepare(const std::string& path, sqlite3* database, const std::string& sql) {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &prepared, &rest) != SQLITE_OK) {
    throw core::BadData(path, "an SQLite database and a query of it", sqlite3_errmsg(database));
  }
  Statement statement(prepared);
  if (!statement || std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    throw core::BadData(path, "one query", statement ? "there are more" : "there is none");
  }
  return statement;
}

std::string only_table(const std::string& path, sqlite3* database) {
  const Statement names = prepare(path, database,
                                  "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                                  "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  std::vector<std::string> found;
  int code = 0;
  while ((code = sqlite3_step(names.get())) == SQLITE_ROW)
    found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(names.get(), 0)));
  if (code != SQLITE_DONE) throw core::BadData(path, "an SQLite database", sqlite3_errmsg(database));
  if (found.size() == 1) return found.front();
  if (found.empty()) throw core::BadData(path, "a table", "the database has none");
  std::string list;
  for (const std::string& name : found) list += (list.empty() ? "" : ", ") + name;
  throw core::BadData(path, "a query, as query = \"SELECT …\"", "the database has several tables: " + list);
}

// One column of what a query gives, of the widest type met so far.
class Column {
 public:
  Column(const std::string& path, std::string name) : path_(path), name_(std::move(name)) {}
  const std::string& name() const { return name_; }

  void add(sqlite3_stmt* row, int c) {
    switch (sqlite3_column_type(row, c)) {
      case SQLITE_INTEGER:
        kind_ |= kWhole;
        whole_.push_back(sqlite3_column_int64(row, c));
        numbers_.push_back(static_cast<double>(whole_.back()));
        break;
      case SQLITE_FLOAT:
        kind_ |= kReal;
        numbers_.push_back(sqlite3_column_double(row, c));
        break;
      case SQLITE_TEXT:
        kind_ |= kText;
        texts_.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, c)),
                            static_cast<std::size_t>(sqlite3_column_bytes(row, c)));
        break;
      case SQLITE_NULL:
        ++missing_;
        numbers_.push_back(std::numeric_limits<double>::quiet_NaN());
        texts_.emplace_back();
        break;
      default:
        throw core::BadData(path_, "numbers and texts", "column " + name_ + " has a blob");
    }
    if ((kind_ & kText) != 0 && (kind_ & (kWhole | kReal)) != 0) {
      throw core::BadData(path_, "numbers or texts in a column",
                          "column " + name_ + " has both: use CAST(" + name_ + " AS REAL) or AS TEXT");
    }
  }

  core::Array array(core::Run& run) {
    if ((kind_ & kText) != 0) {
      if (missing_ > 0) {
        run.warn(
            fmt::format("read: column {} lacks {} of its {} texts; they are empty", name_, missing_, texts_.size()));
      }
      return of(std::move(texts_));
    }
    if (kind_ == kWhole && missing_ == 0) return of(std::move(whole_));
    return of(std::move(numbers_));
  }

 private:
  static constexpr int kWhole = 1, kReal = 2, kText = 4;
  template <class T>
  static core::Array of(std::vector<T> values) {
    const std::size_t n = values.size();
    return core::Array({core::Dimension("row", n)}, std::move(values));
  }

  const std::string& path_;
  std::string name_;
  int kind_ = 0;
  std::size_t missing_ = 0;
  std::vector<std::int64_t> whole_;
  std::vector<double> numbers_;
  std::vector<std::string> texts_;
};

void run_sql(const std::string& path, sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw core::BadData(path, "a database that takes the table", sqlite3_errmsg(database));
}

const char* type_name(core::ElementType type) {
  switch (type) {
    case core::ElementType::integer:
    case core::ElementType::boolean:
      return "INTEGER";
    case core::ElementType::text:
      return "TEXT";
    default:
      return "REAL";
  }
}

void bind(sqlite3_stmt* insert, int place, const core::Array& column, std::size_t row) {
  switch (column.type()) {
    case core::ElementType::integer:
      sqlite3_bind_int64(insert, place, column.integers()[row]);
      break;
    case core::ElementType::boolean:
      sqlite3_bind_int64(insert, place, column.booleans()[row]);
      break;
    case core::ElementType::text: {
      const std::string& text = column.texts()[row];
      sqlite3_bind_text64(insert, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
      break;
    }
    default:
      sqlite3_bind_double(insert, place, column.real()[row]);  // NaN becomes NULL
  }
}

}  // namespace

core::Table read_sqlite(const std::string& path, const std::string& query, core::Run& run) {
  const Database database = open(path, SQLITE_OPEN_READONLY);
  const auto stops = [](void* context) -> int {
    try {
      static_cast<core::Run*>(context)->tick();
      return 0;
    } catch (const core::Interrupted&) {
      return 1;
    }
  };
  sqlite3_progress_handler(database.get(), 10000, stops, &run);
  const std::string sql = query.empty() ? "SELECT * FROM " + quoted_name(only_table(path, database.get())) : query;
  const Statement statement = prepare(path, database.get(), sql);
  if (!sqlite3_stmt_readonly(statement.get()) || sqlite3_column_count(statement.get()) == 0) {
    throw core::BadData(path, "a query that reads", "this one changes the database or gives nothing");
  }
  std::vector<Column> columns;
  std::set<std::string> names;
  for (int c = 0; c < sqlite3_column_count(statement.get()); ++c) {
    const std::string name = sqlite3_column_name(statement.get(), c);
    if (!names.insert(name).second) {
      throw core::BadData(path, "a name of its own for every column", "two are called " + name + ": use AS");
    }
    columns.emplace_back(path, name);
  }
  int code = 0;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    for (std::size_t c = 0; c < columns.size(); ++c) columns[c].add(statement.get(), static_cast<int>(c));
  }
  run.tick();
  if (code != SQLITE_DONE) throw core::BadData(path, "rows that can be read", sqlite3_errmsg(database.get()));
  core::Table table;
  for (Column& column : columns) table.columns.emplace_back(column.name(), column.array(run));
  return table;
}

void write_sqlite(const std::string& path, const std::string& name, const core::Table& table) {
  std::string columns, marks;
  for (const auto& [column, values] : table.columns) {
    if (values.rank() != 1 || values.type() == core::ElementType::complex) {
      throw core::Mismatch("write: column " + column + " is " + core::Value(values).describe() +
                           "; a database takes one number or text a row");
    }
    columns += (columns.empty() ? "" : ", ") + quoted_name(column) + " " + type_name(values.type());
    marks += marks.empty() ? "?" : ", ?";
  }
  const Database database = open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run_sql(path, database.get(), "CREATE TABLE " + quoted_name(name) + " (" + columns + "); BEGIN");
  {
    const Statement insert =
        prepare(path, database.get(), "INSERT INTO " + quoted_name(name) + " VALUES (" + marks + ")");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      for (std::size_t c = 0; c < table.columns.size(); ++c)
        bind(insert.get(), static_cast<int>(c) + 1, table.columns[c].second, row);
      if (sqlite3_step(insert.get()) != SQLITE_DONE)
        throw core::BadData(path, "room for the table", sqlite3_errmsg(database.get()));
      sqlite3_reset(insert.get());
    }
  }
  run_sql(path, database.get(), "COMMIT");
}

}  // namespace ansatz::data
