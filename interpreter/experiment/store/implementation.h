// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "interpreter/experiment/store/database.h"
#include "interpreter/experiment/store/lock.h"
#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

/// A record column as the store numbers it.
struct StoredColumn {
  std::int64_t id = 0;
  std::string name;
  std::string sql_name;
  bool is_listed = false;  ///< a row of the plan has it
};

/// The statements of a commit, prepared once.
struct CommitStatements {
  explicit CommitStatements(const Database& database);
  Statement find, forget_outcome, forget_values, forget_arrays, forget_expectations, forget_warnings;
  Statement forget_state;
  Statement outcome, value, array, expectation, warning, state;
};

class Store::Implementation {
 public:
  std::filesystem::path folder;
  StoreOwner owner;
  std::string taken_over_from;
  std::unique_ptr<StoreLock> lock;  ///< null when reading
  std::unique_ptr<Database> database;
  std::int64_t run = 0;  ///< id of the run under way

  // rows.cpp
  void lay_out(const Plan& plan, const std::vector<core::Fingerprint>& identities);
  void commit(std::span<const FinishedRow> batch);
  void end_statements();
  void add_checksums();  ///< to values of a store of an older version
  // columns.cpp
  void load_columns();
  std::int64_t column_of(const std::string& name);  ///< of a record, made on first sight
  void list_record(const std::string& name);        ///< shows it in the view from now on
  std::string free_sql_name(const std::string& name) const;
  void settle_columns();  ///< kinds, units and order, from the rows of the plan
  void make_view();
  std::vector<ColumnInfo> columns() const;
  // read.cpp
  std::vector<RowState> states() const;
  std::vector<char> refined() const;
  RowState state_of(const core::Fingerprint& identity) const;
  std::optional<StoredRow> outcome_of(const core::Fingerprint& identity, bool with_arrays) const;
  core::Value kept_state(const core::Fingerprint& identity) const;
  std::vector<NonFinite> non_finite() const;
  std::size_t kinds_of_labels(const std::string& column) const;
  std::vector<std::string> forget_damaged();
  void for_each_row(bool with_arrays, const std::function<bool(const StoredRow&)>& visit) const;
  void for_each_value(const std::string& column,
                      const std::function<void(std::size_t, const std::optional<core::Value>&)>& visit) const;
  // ledger.cpp
  LedgerReport begin_run(const Provenance& provenance, const core::Fingerprint& plan,
                         const std::vector<RegisteredHypothesis>& hypotheses);
  void end_run(const Progress& progress);
  void write_verdicts(const std::vector<Claim>& claims, const std::vector<HypothesisOutcome>& hypotheses,
                      const std::vector<Doubt>& doubts);
  void record_look(const std::string& what);
  LedgerCounts ledger_counts() const;
  void note_streams(const std::vector<core::Fingerprint>& identities, const std::vector<core::Stream>& streams);
  // fields.cpp
  void write_fields();

  std::string fact(const std::string& name) const;
  void set_fact(const std::string& name, const std::string& value) const;

 private:
  void forget_outcome(const std::string& identity);
  void insert_outcome(const FinishedRow& row);

  std::vector<StoredColumn> parameters_;
  std::map<std::string, StoredColumn> records_;  // by name
  std::vector<std::int64_t> record_order_;       // of those listed
  bool view_is_old_ = false;
  std::unique_ptr<CommitStatements> statements_;
};

/// "2026-05-01T12:30:00Z".
std::string utc_now();

}  // namespace ansatz::experiment
