// SPDX-License-Identifier: MIT
#include "stdlib/data/files/sqlite_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "stdlib/core/error.h"
#include "stdlib/data/sqlite/database.h"

namespace ansatz::data {

namespace {

std::string quoted_name(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

[[noreturn]] void refuse(const std::filesystem::path& file, DatabaseFailure failure, const std::string& what) {
  const bool is_none = failure == DatabaseFailure::damaged || failure == DatabaseFailure::opening;
  const bool is_query = failure == DatabaseFailure::other;
  throw core::BadData(file.string(),
                      is_none    ? "an SQLite database"
                      : is_query ? "a query that this database understands"
                                 : "a database that can be used",
                      what);
}

std::string only_table(const Database& database) {
  Statement names(database,
                  "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                  "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  std::vector<std::string> found;
  while (names.step()) found.push_back(names.text(0));
  if (found.size() == 1) return found.front();
  const std::string path = database.file().string();
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

  void add(const Statement& row, int c) {
    switch (row.held(c)) {
      case Held::whole_number:
        kind_ |= kWhole;
        whole_.push_back(row.integer(c));
        numbers_.push_back(static_cast<double>(whole_.back()));
        break;
      case Held::number:
        kind_ |= kReal;
        numbers_.push_back(row.real(c));
        break;
      case Held::text:
        kind_ |= kText;
        texts_.push_back(row.text(c));
        break;
      case Held::nothing:
        ++missing_;
        numbers_.push_back(std::numeric_limits<double>::quiet_NaN());
        texts_.emplace_back();
        break;
      case Held::bytes:
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
    const auto rounded = std::find_if(whole_.begin(), whole_.end(), [](std::int64_t value) {
      const auto number = static_cast<double>(value);
      return !(number < 0x1p63) || static_cast<std::int64_t>(number) != value;
    });
    if (rounded != whole_.end())
      run.warn(
          fmt::format("read: column {} has {} beside values that are no whole numbers; as a number that is {:.0f}, "
                      "and CAST({} AS TEXT) keeps all digits",
                      name_, *rounded, static_cast<double>(*rounded), name_));
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

void bind(Statement& insert, int place, const core::Array& column, std::size_t row) {
  switch (column.type()) {
    case core::ElementType::integer:
      insert.bind(place, column.integers()[row]);
      break;
    case core::ElementType::boolean:
      insert.bind(place, std::int64_t{column.booleans()[row]});
      break;
    case core::ElementType::text:
      insert.bind(place, std::string_view(column.texts()[row]));
      break;
    default:
      insert.bind(place, column.real()[row]);  // NaN becomes NULL
  }
}

}  // namespace

core::Table read_sqlite(const std::string& path, const std::string& query, core::Run& run) {
  const Database database(path, Database::Access::read, refuse);
  database.ask(run);
  const std::string sql = query.empty() ? "SELECT * FROM " + quoted_name(only_table(database)) : query;
  Statement statement(database, sql);
  if (statement.is_empty() || statement.is_followed()) {
    throw core::BadData(path, "one query", statement.is_empty() ? "there is none" : "there are more");
  }
  if (!statement.only_reads() || statement.columns() == 0) {
    throw core::BadData(path, "a query that reads", "this one changes the database or gives nothing");
  }
  std::vector<Column> columns;
  std::set<std::string> names;
  for (int c = 0; c < statement.columns(); ++c) {
    const std::string name = statement.column_name(c);
    if (!names.insert(name).second) {
      throw core::BadData(path, "a name of its own for every column", "two are called " + name + ": use AS");
    }
    columns.emplace_back(path, name);
  }
  while (statement.step()) {
    for (std::size_t c = 0; c < columns.size(); ++c) columns[c].add(statement, static_cast<int>(c));
  }
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
  const Database database(path, Database::Access::write, refuse);
  Transaction transaction(database);
  database.execute("CREATE TABLE " + quoted_name(name) + " (" + columns + ")");
  Statement insert(database, "INSERT INTO " + quoted_name(name) + " VALUES (" + marks + ")");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      bind(insert, static_cast<int>(c), table.columns[c].second, row);
    insert.run();
  }
  transaction.commit();
}

}  // namespace ansatz::data
