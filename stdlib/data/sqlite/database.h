// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "stdlib/core/run.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ansatz::data {

class Database;

/// What went wrong, as far as it tells what to do about it.
enum class DatabaseFailure { damaged, full, disk, opening, busy, other };

/// Makes an exception of a failure and throws it: whoever opens a database knows what its users can do. `what` is
/// SQLite's sentence.
using ThrowFailure = void (*)(const std::filesystem::path& file, DatabaseFailure failure, const std::string& what);

/// What a column holds in the row that is being read.
enum class Held { nothing, whole_number, number, text, bytes };

/// A prepared statement. Bind, then step through the rows; `run` for those without any. Parameters and columns count
/// from 0. Texts and blobs that are read stay valid until the next step.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int parameter, double number);  ///< NaN becomes NULL
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind(int parameter, std::size_t number) { return bind(parameter, static_cast<std::int64_t>(number)); }
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_null(int parameter);
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind_text_or_null(int parameter, std::string_view text);

  /// Whether there is a (further) row. After the last the statement is ready to be bound again.
  bool step();
  /// Steps through to the end.
  void run();
  void reset();

  bool is_empty() const { return statement_ == nullptr; }  ///< there was no statement: a comment, or nothing
  bool is_followed() const { return is_followed_; }        ///< there is more behind the first statement
  bool only_reads() const;

  Held held(int column) const;
  bool is_null(int column) const { return held(column) == Held::nothing; }
  double real(int column) const;  ///< NULL reads as NaN
  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::string_view blob(int column) const;
  int columns() const;
  std::string column_name(int column) const;

 private:
  void check(int code);

  const Database& database_;
  sqlite3_stmt* statement_ = nullptr;
  bool is_followed_ = false;
};

/// A connection to one SQLite file, used by one thread at a time.
class Database {
 public:
  enum class Access { write, read };
  Database(const std::filesystem::path& file, Access access, ThrowFailure refuse);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql) const;
  /// The first column of the first row.
  std::int64_t integer(std::string_view sql) const;
  std::string text(std::string_view sql) const;

  /// From here on statements ask it whether to stop, and throw Interrupted. It must outlive the connection.
  void ask(const core::Run& run) const;

  std::int64_t last_row() const;  ///< rowid of the latest insert
  std::int64_t changes() const;   ///< rows that the latest INSERT, UPDATE or DELETE touched
  const std::filesystem::path& file() const { return file_; }
  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;
  std::filesystem::path file_;
  ThrowFailure refuse_;
  sqlite3* connection_ = nullptr;
};

/// All or nothing: what was done since is undone unless commit() is reached.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  ~Transaction();
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace ansatz::data
