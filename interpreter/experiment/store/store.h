// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/experiment/doubt.h"
#include "interpreter/experiment/identity_part.h"
#include "interpreter/experiment/ledger.h"
#include "interpreter/experiment/row.h"
#include "interpreter/experiment/scheduler.h"
#include "interpreter/experiment/table.h"
#include "interpreter/experiment/verdict.h"

namespace ansatz::experiment {

/// A store that cannot be opened, read or written: the sentence names the folder and the way out.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A row that is not what was stored.
class DamagedStore : public StoreError {
 public:
  using StoreError::StoreError;
};

/// Whose store this is. Another script under the same experiment name is refused; the same script, edited or moved,
/// is not, nor is a renamed one whose experiment is as it was.
struct StoreOwner {
  std::string experiment;
  std::string script_path;      ///< of the file that states it, absolute; empty at the prompt
  core::Fingerprint closure{};  ///< of what the rows run: tells a renamed script from another one
};

/// What is written down about a run, before its first row.
struct Provenance {
  std::string title, source;
  std::string script_text;
  std::string command_line;
  std::string scale;
  std::uint64_t seed = 0;
  std::size_t workers = 0;
  core::Fingerprint closure;
  std::vector<std::pair<std::string, std::string>> versions;  ///< of Ansatz and of the kernels' modules
  std::vector<IdentityPart> parts;                            ///< what the identity of rows depends on, by name
  std::vector<std::pair<std::string, std::string>> settings;  ///< overrides (`--set`) and what else shaped the run
};

/// What the store knows of a row of the plan.
enum class RowState { pending, done, failed };

/// A row as it reads back.
struct StoredRow {
  std::size_t index = 0;
  RowState state = RowState::pending;
  std::string identity;  ///< as text
  std::string about;     ///< "v = 0.21, replicate 3"; empty while pending
  RowOutcome outcome;
};

/// A column of which some rows recorded NaN or an infinity.
struct NonFinite {
  std::string column;
  std::size_t rows = 0, numbers = 0;  ///< how many rows, and numbers of all of them
  std::size_t first_row = 0;          ///< of the plan, from 0
  std::string about;                  ///< of that row: "v = 0.21, replicate 3"
  bool is_array = false;
};

/// One experiment's results: a folder with `table.sqlite`, `fields.nc` and what figures and reports add.
///
/// `table.sqlite` is the truth: rows, arrays included, are durable once committed, whatever kills the process.
/// `fields.nc` is written from it at the end of a run, to a temporary name that is then renamed, so that it is whole or
/// the former one. One process writes a store at a time; readers need no lock.
///
///   sqlite3 table.sqlite 'select * from rows'      the tidy table, in row order
///   ncdump -h fields.nc                            the arrays, [row, dims …]
///
/// Outcomes are kept by identity: rows that left the plan stay as a cache, so that going back computes nothing.
class Store : public RowSink {
 public:
  enum class Open {
    resume,  ///< take what is there
    fresh,   ///< forget all outcomes, keep the ledger; a store that is not readable is moved aside
  };

  /// Opens for writing, making folder and tables where absent. Throws StoreError: newer schema, another owner, another
  /// process at work, not a store of ours, damaged, not writable.
  static std::unique_ptr<Store> open(const std::filesystem::path& folder, const StoreOwner& owner,
                                     Open mode = Open::resume);
  /// Opens for reading; takes no lock and changes nothing.
  static std::unique_ptr<Store> read(const std::filesystem::path& folder);
  ~Store() override;

  const std::filesystem::path& folder() const;
  const StoreOwner& owner() const;
  /// The script whose results these were before this opening, where that one is gone and this one has another name;
  /// else empty.
  const std::string& taken_over_from() const;

  /// Lays out the plan: which identity stands in which row. Rows whose outcome is there are done at once.
  void lay_out(const Plan& plan, const std::vector<core::Fingerprint>& identities);
  /// Writes down which rows draw the same numbers. A hypothesis is post hoc when a row with these draws was there
  /// before it, by whatever code: editing `run` makes no data new.
  void note_streams(const std::vector<core::Fingerprint>& identities, const std::vector<core::Stream>& streams);
  /// State of every row of the laid-out plan.
  std::vector<RowState> states() const;
  /// For each row of the laid-out plan, whether it was added between planned ones.
  std::vector<char> refined() const;

  /// What is known under an identity, whether or not the laid-out plan has it.
  RowState state_of(const core::Fingerprint& identity) const;
  std::optional<StoredRow> outcome_of(const core::Fingerprint& identity, bool with_arrays) const;
  /// What the row left for the next one on its sequential axis; nothing where it left none.
  core::Value kept_state(const core::Fingerprint& identity) const;

  /// Writes the ledger's entry and the run's provenance; before the first row.
  LedgerReport begin_run(const Provenance& provenance, const core::Fingerprint& plan,
                         const std::vector<RegisteredHypothesis>& hypotheses);
  void commit(std::span<const FinishedRow> batch) override;
  /// Closes the run: column order, counts and times; rewrites fields.nc when its rows changed (unless the caller is in
  /// a hurry: the next run does it then). Returns what could not be done (fields.nc not written, say) as sentences;
  /// nothing in the table depends on it.
  std::vector<std::string> finish_run(const Progress& progress, bool in_a_hurry = false);

  /// What was concluded from the table replaces what was concluded before.
  void write_verdicts(const std::vector<Claim>& claims, const std::vector<HypothesisOutcome>& hypotheses,
                      const std::vector<Doubt>& doubts);
  /// Counts a look at data that a hypothesis which is not decided yet will use.
  void record_look(const std::string& what);
  LedgerCounts ledger_counts() const;

  /// Record columns with numbers that are not finite, in table order.
  std::vector<NonFinite> non_finite() const;
  /// How many different sets of coordinates, units and labels the arrays of a record column have.
  std::size_t kinds_of_labels(const std::string& column) const;
  /// Forgets every outcome that is not what was stored, by its checksum, so that it is computed again; returns which
  /// rows they were ("v = 0.21"). Reads the whole store.
  std::vector<std::string> forget_damaged();

  /// Rows of the plan in order; `visit` returns false to stop. Records include arrays where `with_arrays`.
  void for_each_row(bool with_arrays, const std::function<bool(const StoredRow&)>& visit) const;
  /// One record of every done row in plan order; absent where a row recorded none.
  void for_each_value(const std::string& column,
                      const std::function<void(std::size_t row, const std::optional<core::Value>&)>& visit) const;
  /// Columns in table order.
  std::vector<ColumnInfo> columns() const;

  /// What a SELECT finds, as text: the column names, then the rows. The tables are those of schema.cpp.
  std::vector<std::vector<std::string>> query(const std::string& sql) const;

 private:
  class Implementation;
  explicit Store(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ansatz::experiment
