// SPDX-License-Identifier: MIT
#include "stdlib/data/sqlite/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cmath>
#include <exception>
#include <limits>

#include "stdlib/core/error.h"

namespace ansatz::data {

namespace {

/// SQLite counts every byte it allocates, under a lock; nobody asks for the sum. Counts for nothing once it is in use.
void leave_memory_uncounted() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

}  // namespace

Database::Database(const std::filesystem::path& file, Access access, ThrowFailure refuse)
    : file_(file), refuse_(refuse) {
  leave_memory_uncounted();
  const int mode = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int flags = mode | SQLITE_OPEN_FULLMUTEX;
  int code = SQLITE_OK;
  // A write-ahead log needs a writable folder even to be read; where there is none, nobody writes, and the file may be
  // taken as it lies.
  if (access == Access::read && ::access(file.parent_path().c_str(), W_OK) != 0) {
    std::string uri = "file:";
    for (const char c : file.string()) {
      uri += c == '?' ? "%3f" : c == '#' ? "%23" : c == '%' ? "%25" : std::string(1, c);
    }
    code = sqlite3_open_v2((uri + "?immutable=1").c_str(), &connection_, flags | SQLITE_OPEN_URI, nullptr);
  } else {
    code = sqlite3_open_v2(file.c_str(), &connection_, flags, nullptr);
  }
  try {
    if (code != SQLITE_OK) fail(code);
    sqlite3_extended_result_codes(connection_, 1);
    sqlite3_busy_timeout(connection_, 5000);
  } catch (...) {
    sqlite3_close(connection_);
    throw;
  }
}

Database::~Database() { sqlite3_close(connection_); }

void Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::integer(std::string_view sql) const {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : std::string();
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_); }

std::int64_t Database::changes() const { return sqlite3_changes(connection_); }

void Database::ask(const core::Run& run) const {
  constexpr int kOperations = 10000;  // of SQLite's machine between two questions: well below a millisecond
  const auto stops = [](void* asked) -> int {
    try {
      static_cast<const core::Run*>(asked)->tick();
      return 0;
    } catch (const core::Interrupted&) {
      return 1;
    }
  };
  sqlite3_progress_handler(connection_, kOperations, stops, const_cast<core::Run*>(&run));
}

void Database::fail(int code) const {
  const std::string what = connection_ ? sqlite3_errmsg(connection_) : sqlite3_errstr(code);
  const auto failure = [&] {
    switch (code & 0xff) {
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
        return DatabaseFailure::damaged;
      case SQLITE_FULL:
        return DatabaseFailure::full;
      case SQLITE_IOERR:
        return DatabaseFailure::disk;
      case SQLITE_READONLY:
      case SQLITE_PERM:
      case SQLITE_CANTOPEN:
        return DatabaseFailure::opening;
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return DatabaseFailure::busy;
      default:
        return DatabaseFailure::other;
    }
  }();
  if ((code & 0xff) == SQLITE_INTERRUPT) throw core::Interrupted();
  refuse_(file_, failure, what);
  throw core::Error(file_.string() + ": " + what);  // whoever refuses has thrown
}

Statement::Statement(const Database& database, std::string_view sql) : database_(database) {
  const char* rest = nullptr;
  check(sqlite3_prepare_v2(database.connection_, sql.data(), static_cast<int>(sql.size()), &statement_, &rest));
  is_followed_ = sql.substr(static_cast<std::size_t>(rest - sql.data())).find_first_not_of(" \t\r\n;") != sql.npos;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int code) {
  if (code != SQLITE_OK) database_.fail(code);
}

Statement& Statement::bind(int parameter, double number) {
  // SQLite has no NaN; NULL is what other programs read as one.
  if (std::isnan(number)) return bind_null(parameter);
  check(sqlite3_bind_double(statement_, parameter + 1, number));
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  check(sqlite3_bind_int64(statement_, parameter + 1, number));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* bytes = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(statement_, parameter + 1, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_, parameter + 1));
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_, parameter + 1, bytes.data(), bytes.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind_text_or_null(int parameter, std::string_view text) {
  return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  sqlite3_reset(statement_);
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() { sqlite3_reset(statement_); }

bool Statement::only_reads() const { return sqlite3_stmt_readonly(statement_) != 0; }

Held Statement::held(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return Held::whole_number;
    case SQLITE_FLOAT:
      return Held::number;
    case SQLITE_TEXT:
      return Held::text;
    case SQLITE_BLOB:
      return Held::bytes;
    default:
      return Held::nothing;
  }
}

double Statement::real(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(statement_, column);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view();
}

int Statement::columns() const { return sqlite3_column_count(statement_); }

std::string Statement::column_name(int column) const { return sqlite3_column_name(statement_, column); }

Transaction::Transaction(const Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const std::exception&) {  // SQLite has rolled back by itself, as it does when the disk is full
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace ansatz::data
