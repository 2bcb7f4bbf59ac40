// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace ansatz::experiment {

class Database;

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

  bool is_null(int column) const;
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
};

/// A connection to one SQLite file, used by one thread at a time. Every failure is a StoreError whose sentence names
/// the file and, where there is one, the way out.
class Database {
 public:
  enum class Access { write, read };
  Database(const std::filesystem::path& file, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql) const;
  /// The first column of the first row.
  std::int64_t integer(std::string_view sql) const;
  std::string text(std::string_view sql) const;

  std::int64_t last_row() const;  ///< rowid of the latest insert
  std::int64_t changes() const;   ///< rows that the latest INSERT, UPDATE or DELETE touched
  const std::filesystem::path& file() const { return file_; }
  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;
  std::filesystem::path file_;
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

}  // namespace ansatz::experiment
