// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/store.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <ctime>
#include <system_error>

#include "interpreter/experiment/store/checksum.h"
#include "interpreter/experiment/store/implementation.h"
#include "interpreter/experiment/store/schema.h"
#include "interpreter/experiment/store/verdict_tables.h"

namespace ansatz::experiment {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kThoroughCheck = 64u << 20;  // bytes up to which every page is looked at when opening

void make_folder(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) {
    throw StoreError(folder.string() + " cannot be made (" + problem.message() +
                     "): give another folder with --out DIR");
  }
}

/// Whether the file's length is what its header says; a copy that was cut short opens without complaint otherwise.
void check_pages(const Database& database) {
  const auto size = fs::file_size(database.file());
  const auto wanted =
      static_cast<std::uintmax_t>(database.integer("PRAGMA page_count") * database.integer("PRAGMA page_size"));
  const bool has_log = fs::exists(database.file().string() + "-wal");
  std::string found = "ok";
  if (!has_log && size < wanted) {
    found = "the file is cut short";
  } else if (size <= kThoroughCheck) {
    found = database.text("PRAGMA quick_check(1)");
  }
  if (found != "ok") {
    throw StoreError(database.file().string() + " is damaged (" + found +
                     "): --fresh moves it aside and starts over, --out DIR leaves it alone");
  }
}

/// Refuses a plan that cannot be read: rows count 1, 2, …, replicates from 1, identities are texts. Only a change from
/// outside makes another; the outcomes, which are found by identity, do not hang on it.
void check_plan(const Database& database) {
  Statement wrong(
      database,
      "SELECT row, 'row', row FROM plan WHERE row < 1 OR row > (SELECT count(*) FROM plan) UNION ALL "
      "SELECT row, 'replicate', replicate FROM plan WHERE typeof(replicate) <> 'integer' OR replicate < 1 "
      "UNION ALL SELECT row, 'identity', quote(identity) FROM plan WHERE typeof(identity) <> 'text' LIMIT 1");
  if (!wrong.step()) return;
  const std::int64_t rows = database.integer("SELECT count(*) FROM plan");
  const std::string column = wrong.text(1), allowed = column == "row"         ? "in 1.." + std::to_string(rows)
                                                      : column == "replicate" ? "a whole number, at least 1"
                                                                              : "a text";
  throw StoreError(database.file().string() + ": in the plan, " +
                   (column == "row" ? "a row" : column + " of row " + wrong.text(0)) + " is " + wrong.text(2) +
                   ", but must be " + allowed +
                   ": run the script again, which writes the plan anew and keeps every row that was computed");
}

/// Refuses a plan or parameters that are not what was laid out, where that is known.
void check_plan_sum(const Database& database) {
  const std::string stored = database.text("SELECT value FROM facts WHERE name = 'plan'");
  if (stored.empty() || stored == checksum_of_plan(database)) return;
  throw StoreError(
      database.file().string() +
      ": the plan or a parameter is not what was stored: the file was damaged, or changed from outside: run "
      "the script again, which writes the plan anew and keeps every row that was computed");
}

/// Refuses what is no store, or one from the future. An empty database is new.
bool check_kind(const Database& database) {
  const std::int64_t application = database.integer("PRAGMA application_id");
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (application == 0 && database.integer("SELECT count(*) FROM sqlite_master") == 0) return true;
  const std::string file = database.file().string();
  if (application != kApplicationId) {
    throw StoreError(file + " is an SQLite file, but not a table of Ansatz: give another folder with --out DIR, or " +
                     "move it aside with --fresh");
  }
  if (version > kSchemaVersion) {
    throw StoreError(file + " was written by a newer Ansatz (store version " + std::to_string(version) +
                     ", this one knows " + std::to_string(kSchemaVersion) +
                     "): update Ansatz, give another folder with --out DIR, or move it aside with --fresh");
  }
  return false;
}

/// The same script may be edited, and it may be moved: then the old file is gone, or is this one under another name.
bool is_same_script(const std::string& before, const std::string& now) {
  if (before == now) return true;
  if (before.empty() != now.empty()) return false;
  std::error_code problem;
  if (!fs::exists(before, problem)) return fs::path(before).filename() == fs::path(now).filename();
  return fs::equivalent(before, now, problem);
}

/// Whether the script of a store was renamed to `now`: it is gone, and this one's rows are what the last run's were.
bool is_renamed(const Database& database, const std::string& before, const StoreOwner& now) {
  std::error_code problem;
  if (before.empty() || now.script_path.empty() || fs::exists(before, problem)) return false;
  Statement last(database, "SELECT closure FROM runs ORDER BY id DESC LIMIT 1");
  return last.step() && last.text(0) == now.closure.hex();
}

fs::path aside_name(const fs::path& file) {
  for (int i = 1;; ++i) {
    const fs::path name = file.string() + ".aside-" + std::to_string(i);
    if (!fs::exists(name)) return name;
  }
}

void move_aside(const fs::path& table) {
  const fs::path aside = aside_name(table);
  for (const char* part : {"", "-wal", "-shm"}) {
    std::error_code missing;
    fs::rename(table.string() + part, aside.string() + part, missing);
  }
  if (fs::exists(table))
    throw StoreError(table.string() + " cannot be moved aside: give another folder with --out DIR");
}

}  // namespace

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text, size);
}

std::string Store::Implementation::fact(const std::string& name) const {
  Statement statement(*database, "SELECT value FROM facts WHERE name = ?");
  statement.bind(0, name);
  return statement.step() ? statement.text(0) : std::string();
}

void Store::Implementation::set_fact(const std::string& name, const std::string& value) const {
  Statement statement(*database, "INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)");
  statement.bind(0, name).bind(1, value).run();
}

namespace {

std::unique_ptr<Database> open_for_writing(const fs::path& table, bool& is_new) {
  if (fs::is_directory(table))
    throw StoreError(table.string() + " is a folder, where the table should be: give another folder with --out DIR");
  // A file without a byte is what a process leaves that died while making it. Beside fields it is a loss.
  if (fs::exists(table) && fs::file_size(table) == 0 && fs::exists(table.parent_path() / "fields.nc")) {
    throw StoreError(table.string() + " is empty, but fields.nc is not: restore it, start over with --fresh, or give " +
                     "another folder with --out DIR");
  }
  auto database = std::make_unique<Database>(table, Database::Access::write);
  is_new = check_kind(*database);
  if (!is_new) check_pages(*database);
  // A new file holds nothing that a loss of power could take; waiting for the disk begins with the first row. Its pages
  // are large enough for several rows with an array of some hundred numbers; of SQLite's own 4 kB each would fill one.
  if (is_new) database->execute("PRAGMA synchronous = OFF; PRAGMA page_size = 16384");
  database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000");
  return database;
}

}  // namespace

std::unique_ptr<Store> Store::open(const fs::path& folder, const StoreOwner& owner, Open mode) {
  make_folder(folder);
  auto store = std::make_unique<Implementation>();
  store->folder = folder;
  store->owner = owner;
  store->lock = std::make_unique<StoreLock>(folder);
  const fs::path table = folder / "table.sqlite";
  bool is_new = false;
  const auto open_checked = [&] {
    store->database = open_for_writing(table, is_new);
    if (is_new) {
      Transaction transaction(*store->database);
      store->database->execute(kSchema);
      store->database->execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                               "; PRAGMA user_version = " + std::to_string(kSchemaVersion));
      store->set_fact("experiment", owner.experiment);
      store->set_fact("script", owner.script_path);
      store->set_fact("created", utc_now());
      make_verdict_tables(*store->database);
      transaction.commit();
      return;
    }
    if (store->database->integer("PRAGMA user_version") < kSchemaVersion) {
      Transaction transaction(*store->database);
      if (store->database->integer("PRAGMA user_version") < 2) store->database->execute(kUpgradeFrom1);
      store->database->execute(kUpgradeFrom2);
      store->add_checksums();
      store->database->execute("PRAGMA user_version = " + std::to_string(kSchemaVersion));
      store->set_fact("layout", "");  // the plan is written anew
      transaction.commit();
    }
    const std::string experiment = store->fact("experiment"), script = store->fact("script");
    const bool is_same = is_same_script(script, owner.script_path);
    if (experiment != owner.experiment || (!is_same && !is_renamed(*store->database, script, owner))) {
      throw StoreError(folder.string() + " holds the results of experiment " + experiment + " of " +
                       (script.empty() ? "the prompt" : script) +
                       (owner.script_path.empty()
                            ? ": give the experiment another name, or start the prompt in another folder"
                            : ": give another folder with --out DIR, or move them aside with --fresh"));
    }
    if (!is_same) store->taken_over_from = script;
    if (script != owner.script_path) store->set_fact("script", owner.script_path);
    make_verdict_tables(*store->database);
  };
  try {
    open_checked();
  } catch (const StoreError&) {
    if (mode != Open::fresh || !fs::exists(table)) throw;
    store->database.reset();
    move_aside(table);
    std::error_code missing;
    fs::remove(folder / "fields.nc", missing);
    open_checked();
  }
  if (mode == Open::fresh) {
    Transaction transaction(*store->database);
    store->database->execute(
        "INSERT OR IGNORE INTO forgotten SELECT identity, run FROM outcomes WHERE status = 'done'");
    for (const char* name : {"plan", "parameters", "outcomes", "\"values\"", "arrays", "states", "expectations",
                             "warnings", "columns", "claims", "hypotheses", "doubts"}) {
      store->database->execute(std::string("DELETE FROM ") + name);
    }
    store->set_fact("layout", "");
    transaction.commit();
  }
  store->load_columns();
  return std::unique_ptr<Store>(new Store(std::move(store)));
}

std::unique_ptr<Store> Store::read(const fs::path& folder) {
  const fs::path table = folder / "table.sqlite";
  if (!fs::exists(table)) throw StoreError(folder.string() + " holds no results: there is no table.sqlite in it");
  auto store = std::make_unique<Implementation>();
  store->folder = folder;
  store->database = std::make_unique<Database>(table, Database::Access::read);
  if (check_kind(*store->database)) throw StoreError(table.string() + " is empty");
  check_plan(*store->database);
  check_plan_sum(*store->database);
  store->owner = {store->fact("experiment"), store->fact("script"), {}};
  store->load_columns();
  return std::unique_ptr<Store>(new Store(std::move(store)));
}

Store::Store(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}

Store::~Store() {
  if (!implementation_->lock) return;
  // One file, without a log beside it, can be read from a folder that nobody may write. Once the log is taken in and on
  // the disk, only two bytes that say so are left to write: no need to wait for them.
  try {
    implementation_->end_statements();
    implementation_->database->execute(
        "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = OFF; PRAGMA journal_mode = DELETE");
  } catch (const StoreError&) {  // a reader is at it, or the disk is full: the log stays, and nothing is lost
  }
}

const fs::path& Store::folder() const { return implementation_->folder; }
const StoreOwner& Store::owner() const { return implementation_->owner; }
const std::string& Store::taken_over_from() const { return implementation_->taken_over_from; }

void Store::lay_out(const Plan& plan, const std::vector<core::Fingerprint>& identities) {
  implementation_->lay_out(plan, identities);
}
void Store::note_streams(const std::vector<core::Fingerprint>& identities, const std::vector<core::Stream>& streams) {
  implementation_->note_streams(identities, streams);
}
std::vector<RowState> Store::states() const { return implementation_->states(); }
RowState Store::state_of(const core::Fingerprint& identity) const { return implementation_->state_of(identity); }
std::optional<StoredRow> Store::outcome_of(const core::Fingerprint& identity, bool with_arrays) const {
  return implementation_->outcome_of(identity, with_arrays);
}
core::Value Store::kept_state(const core::Fingerprint& identity) const { return implementation_->kept_state(identity); }
std::vector<char> Store::refined() const { return implementation_->refined(); }
LedgerReport Store::begin_run(const Provenance& provenance, const core::Fingerprint& plan,
                              const std::vector<RegisteredHypothesis>& hypotheses) {
  return implementation_->begin_run(provenance, plan, hypotheses);
}
void Store::commit(std::span<const FinishedRow> batch) { implementation_->commit(batch); }
void Store::write_verdicts(const std::vector<Claim>& claims, const std::vector<HypothesisOutcome>& hypotheses,
                           const std::vector<Doubt>& doubts) {
  implementation_->write_verdicts(claims, hypotheses, doubts);
}
void Store::record_look(const std::string& what) { implementation_->record_look(what); }
LedgerCounts Store::ledger_counts() const { return implementation_->ledger_counts(); }
void Store::for_each_row(bool with_arrays, const std::function<bool(const StoredRow&)>& visit) const {
  implementation_->for_each_row(with_arrays, visit);
}
void Store::for_each_value(const std::string& column,
                           const std::function<void(std::size_t, const std::optional<core::Value>&)>& visit) const {
  implementation_->for_each_value(column, visit);
}
std::vector<NonFinite> Store::non_finite() const { return implementation_->non_finite(); }
std::size_t Store::kinds_of_labels(const std::string& column) const { return implementation_->kinds_of_labels(column); }
std::vector<std::string> Store::forget_damaged() { return implementation_->forget_damaged(); }
std::vector<ColumnInfo> Store::columns() const { return implementation_->columns(); }

std::vector<std::string> Store::finish_run(const Progress& progress, bool in_a_hurry) {
  std::vector<std::string> problems;
  implementation_->end_run(progress);
  if (in_a_hurry) return problems;
  try {
    implementation_->write_fields();
  } catch (const DamagedStore&) {
    throw;
  } catch (const std::exception& error) {
    problems.push_back(std::string("fields.nc was not written: ") + error.what() +
                       "; the arrays are safe in table.sqlite");
  }
  return problems;
}

std::vector<std::vector<std::string>> Store::query(const std::string& sql) const {
  std::vector<std::vector<std::string>> lines;
  Statement statement(*implementation_->database, sql);
  auto& names = lines.emplace_back();
  for (int i = 0; i < statement.columns(); ++i) names.push_back(statement.column_name(i));
  while (statement.step()) {
    auto& line = lines.emplace_back();
    for (int i = 0; i < statement.columns(); ++i) line.push_back(statement.text(i));
  }
  return lines;
}

}  // namespace ansatz::experiment
