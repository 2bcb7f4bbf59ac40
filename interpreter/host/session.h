// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "interpreter/check/check.h"
#include "interpreter/host/experiment_spec.h"
#include "interpreter/host/state.h"
#include "interpreter/lower/lower.h"

namespace ansatz::host {

class Session;

struct SessionOptions {
  const core::Registry* registry = nullptr;
  std::vector<check::Signature> marks;  ///< words of figure blocks
  std::function<std::optional<std::string>(const std::string& mark, const std::string& parameter, const core::Value&)>
      mark_refusal;
  std::string scale = "quick";
  std::uint64_t seed = 0;
  const std::atomic<bool>* stop = nullptr;
  std::function<void(const std::string&)> print;
  /// A mark on its own, `line(x, y)`: at a prompt it is drawn there. Without it, marks stand in figures only.
  std::function<void(const std::string& mark, std::vector<core::Value> values, std::vector<core::NamedValue> named)>
      on_mark;
  /// An experiment is stated: what its name holds from there on, and what it is from Lua. Where absent, as where no row
  /// is stored yet, a record of its name and title (`stated`).
  std::function<core::Value(Session& session, ExperimentSpec spec)> on_experiment;
  /// The text of a file that an editor holds unsaved, by its path; others are read from the disk. May be empty.
  std::function<std::optional<std::string>(const std::filesystem::path& path)> unsaved;
  /// What `--set name=value` says of names of the file: the value's text, an Ansatz expression.
  std::map<std::string, std::string> overrides;
};

/// What an experiment's name holds while no row of it is stored.
core::Value stated(const ExperimentSpec& spec);

/// A conversation with the language: files that are run, entries at a prompt, one set of names. Any face holds one; it
/// knows no terminal.
class Session {
 public:
  explicit Session(SessionOptions options);
  ~Session();

  /// Checks a text that need not be saved; what it imports is sought in `folder`. Nothing runs.
  check::Checked check_text(syntax::SourcePtr source, const std::filesystem::path& folder);
  /// Reads and checks a file of Lua as Lua; nothing runs. What is wrong with it, or nothing.
  std::optional<syntax::Diagnostic> check_lua_file(const std::filesystem::path& path);
  /// Reads and checks a file; nothing runs. Diagnostics hold errors and doubts.
  check::Checked check_file(const std::filesystem::path& path);
  /// The file as Lua. Throws Refused.
  lower::Lowered lower_file(const std::filesystem::path& path);

  /// Checks a file whole and runs its statements in their order, experiments among them (`on_experiment`). Throws
  /// Refused before anything ran, ScriptError.
  void run_file(const std::filesystem::path& path);
  /// A plain Lua script with `require "ansatz"`.
  void run_lua_file(const std::filesystem::path& path);

  /// One entry at the prompt, or the argument of -e: its value, or nothing. Names stay for the next entry.
  core::Value evaluate(const std::string& text, const std::string& source_name = "prompt");

  /// One entry of plain Lua over the same names; globals that it assigns are names from then on.
  core::Value evaluate_lua(const std::string& text);
  /// Whether a stretch of Lua only lacks its end.
  bool is_incomplete_lua(const std::string& text);
  /// The last file or entry that was run, to its end or not; null before the first, after one that was refused, and
  /// after one of plain Lua.
  const check::Checked* last_checked() const { return last_checked_ ? &*last_checked_ : nullptr; }

  /// Gives a name a value, as an entry that binds it would.
  void keep(const std::string& name, const core::Value& value);
  /// The value of a name; nothing where none is bound, or where only Lua can hold it.
  std::optional<core::Value> value_of(const std::string& name);

  /// What was doubted since the last take: of the last file or entry before it ran, then by its kernels, each once a
  /// place, without what the script answers there.
  syntax::Diagnostics take_doubts();
  /// Names of overrides that no binding of the file has taken.
  std::vector<std::string> unused_overrides() const;
  /// The value of an override, as an expression of its own.
  core::Value override_value(const std::string& name);

  State& state() { return *state_; }
  const SessionOptions& options() const { return options_; }
  /// Names bound at the prompt or by the file so far.
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<std::string>& used_modules() const { return modules_; }

 private:
  struct File;
  class Running;
  check::Options check_options(const std::filesystem::path& folder, bool is_prompt);
  check::Checked check_source(syntax::SourcePtr source, const std::filesystem::path& folder, bool is_prompt);
  core::Value run_checked(const check::Checked& checked, int environment);
  check::Imported load_import(const std::string& path, const std::filesystem::path& full);
  int import_file(const std::string& path, const std::string& importing_file);
  std::optional<check::LuaProblem> lua_problem(const std::string& text);
  void make_room(const std::vector<std::string>& bound);
  void install_overrides(const check::Checked& checked, int environment);

  SessionOptions options_;
  std::unique_ptr<State> state_;
  int environment_ = 0;
  std::vector<std::string> names_, modules_;
  syntax::Diagnostics doubts_;
  std::optional<check::Checked> last_checked_;
  DoubtAnswers answers_;
  std::map<std::string, bool> overrides_used_;
  std::map<std::string, int> imported_;         ///< by canonical path
  std::vector<std::string> importing_;          ///< files under way, for circles
  std::vector<std::filesystem::path> running_;  ///< files whose statements run, the innermost last; none at the prompt
  std::set<std::string> brings_names_;          ///< files whose names the script has as its own: overrides reach them
  std::size_t entries_ = 0;
};

}  // namespace ansatz::host
