// SPDX-License-Identifier: MIT
#include "interpreter/host/session.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include "interpreter/check/lua_names.h"
#include "interpreter/check/parsing.h"
#include "interpreter/host/builtins.h"
#include "interpreter/host/error_value.h"
#include "interpreter/host/values.h"
#include "interpreter/lower/lua_name.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::host {
namespace {

std::string read_text(const std::filesystem::path& path) {
  std::error_code problem;
  if (std::filesystem::is_directory(path, problem)) throw core::BadData(path.string(), "a script", "it is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw core::BadData(path.string(), "a script", "there is no such file, or it cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

syntax::SourcePtr read_source(const std::filesystem::path& path) {
  return std::make_shared<const syntax::Source>(path.string(), read_text(path));
}

/// A Lua file's lines, each its own.
lower::LineMap lines_of_lua(const syntax::SourcePtr& source) {
  lower::LineMap lines;
  lines.source = source;
  for (std::uint32_t line = 1; line <= source->line_count(); ++line) {
    const std::uint32_t begin = source->line_start(line);
    const auto content = source->line(line);
    const auto first = content.find_first_not_of(" \t");
    const std::uint32_t skip = first == std::string_view::npos ? 0 : static_cast<std::uint32_t>(first);
    lines.spans.emplace_back(syntax::Span{begin + skip, begin + static_cast<std::uint32_t>(content.size())});
  }
  return lines;
}
lower::LineMap lines_of_lua(const std::filesystem::path& path, const std::string& text) {
  return lines_of_lua(std::make_shared<const syntax::Source>(path.string(), text));
}

std::string canonical_path(const std::filesystem::path& path) {
  return std::filesystem::weakly_canonical(path).string();
}

/// What Lua says about a file of its own.
syntax::Diagnostic in_lua(const check::LuaProblem& problem, const syntax::SourcePtr& source) {
  syntax::Diagnostic found;
  const lower::LineMap lines = lines_of_lua(source);
  found.span = lines.find(static_cast<int>(problem.line)).value_or(syntax::Span{});
  found.source = source;
  found.message = "Lua: " + problem.message;
  return found;
}

bool has_errors(const syntax::Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const auto& each) { return each.severity == syntax::Severity::Error; });
}

}  // namespace

core::Value stated(const ExperimentSpec& spec) {
  core::Record record;
  record.type = "experiment";
  record.fields = {{"name", spec.name}, {"title", spec.title}};
  return record;
}

Session::Session(SessionOptions options) : options_(std::move(options)) {
  StateOptions state;
  state.registry = options_.registry;
  state.scale = options_.scale;
  state.stop = options_.stop;
  state.print = options_.print;
  state.on_experiment = [this](ExperimentSpec spec) {
    if (!running_.empty()) spec.file = std::filesystem::weakly_canonical(running_.back());
    spec.answers = answers_;
    spec.answers.set(spec.because);
    return options_.on_experiment ? options_.on_experiment(*this, std::move(spec)) : stated(spec);
  };
  state.on_mark = options_.on_mark;
  state.on_import = [this](const std::string& path, const std::string& importing_file) {
    return import_file(path, importing_file);
  };
  state_ = std::make_unique<State>(std::move(state));
  state_->set_stream(core::Stream(options_.seed));
  environment_ = state_->make_environment("");
}

Session::~Session() = default;

/// While it lives, the statements of a file run: what they state belongs to it.
class Session::Running {
 public:
  Running(Session& session, const std::filesystem::path& file) : session_(session) {
    session_.running_.push_back(file);
  }
  ~Running() { session_.running_.pop_back(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  Session& session_;
};

std::optional<check::LuaProblem> Session::lua_problem(const std::string& text) {
  lua_State* lua = state_->lua();
  const int status = luaL_loadbufferx(lua, text.data(), text.size(), "=lua", "t");
  std::optional<check::LuaProblem> problem;
  if (status != LUA_OK) {
    std::string message = lua_tostring(lua, -1);
    check::LuaProblem found;
    if (message.compare(0, 4, "lua:") == 0) {
      const auto colon = message.find(": ", 4);
      found.line = static_cast<std::uint32_t>(std::max(1, std::atoi(message.c_str() + 4)));
      if (colon != std::string::npos) message = message.substr(colon + 2);
    }
    found.message = message;
    problem = found;
  }
  lua_pop(lua, 1);
  return problem;
}

check::Options Session::check_options(const std::filesystem::path& folder, bool is_prompt) {
  check::Options options(*options_.registry);
  options.builtins = builtin_signatures();
  options.marks = options_.marks;
  options.mark_refusal = options_.mark_refusal;
  options.is_prompt = is_prompt;
  if (is_prompt) {
    options.bound_names = names_;
    options.used_modules = modules_;
  }
  options.check_lua = [this](const std::string& text) { return lua_problem(text); };
  options.load = [this, folder](const std::string& path) { return load_import(path, folder / path); };
  return options;
}

/// What a file would bring, for the check of the one that imports it.
check::Imported Session::load_import(const std::string& path, const std::filesystem::path& full) {
  check::Imported imported;
  const std::string key = canonical_path(full);
  if (std::find(importing_.begin(), importing_.end(), key) != importing_.end()) {
    imported.problem = "'" + path + "' imports this file again";
    return imported;
  }
  try {
    const auto unsaved = options_.unsaved ? options_.unsaved(full) : std::nullopt;
    const auto source = unsaved ? std::make_shared<const syntax::Source>(full.string(), *unsaved) : read_source(full);
    if (full.extension() == ".lua") {
      if (const auto problem = lua_problem(source->text())) imported.diagnostics.push_back(in_lua(*problem, source));
    } else {
      importing_.push_back(key);
      const check::Checked checked = check_source(source, full.parent_path(), false);
      importing_.pop_back();
      imported.names = checked.names;
      for (const std::string& name : imported.names) {
        const auto home = checked.homes.find(name);
        imported.homes.push_back(home == checked.homes.end() ? key : home->second);
      }
      std::copy_if(checked.diagnostics.begin(), checked.diagnostics.end(), std::back_inserter(imported.diagnostics),
                   [](const auto& each) { return each.severity == syntax::Severity::Error; });
    }
  } catch (const core::BadData& bad) {
    imported.problem = bad.what();
  }
  if (!imported.diagnostics.empty()) imported.problem = "'" + path + "' has errors";
  return imported;
}

check::Checked Session::check_source(syntax::SourcePtr source, const std::filesystem::path& folder, bool is_prompt) {
  return check::check(syntax::parse(std::move(source), check::parse_options()), check_options(folder, is_prompt));
}

check::Checked Session::check_text(syntax::SourcePtr source, const std::filesystem::path& folder) {
  return check_source(std::move(source), folder, false);
}

std::optional<syntax::Diagnostic> Session::check_lua_file(const std::filesystem::path& path) {
  const syntax::SourcePtr source = read_source(path);
  // A first line `#!…` is for the shell; Lua's own loader of files leaves it out.
  std::string text = source->text();
  if (text.starts_with("#")) text.insert(0, "--");
  const auto problem = lua_problem(text);
  if (!problem) return std::nullopt;
  const std::uint32_t line = std::min(problem->line, source->line_count());
  const std::uint32_t begin = source->line_start(line) + static_cast<std::uint32_t>(std::min(
                                                             source->indentation(line), source->line(line).size()));
  const std::uint32_t end = source->line_start(line) + static_cast<std::uint32_t>(source->line(line).size());
  return syntax::Diagnostic{syntax::Severity::Error, source, {begin, end}, "Lua: " + problem->message, {}, {}};
}

check::Checked Session::check_file(const std::filesystem::path& path) {
  return check_source(read_source(path), path.parent_path(), false);
}

lower::Lowered Session::lower_file(const std::filesystem::path& path) {
  const check::Checked checked = check_file(path);
  if (has_errors(checked.diagnostics)) throw Refused(checked.diagnostics);
  return lower::lower(checked);
}

void Session::install_overrides(const check::Checked& checked, int environment) {
  // A name that is overridden takes the override's value when the file binds it: the first assignment of an absent
  // global passes through __newindex.
  std::map<std::string, core::Value> values;
  for (const auto& [name, text] : options_.overrides) {
    if (std::find(checked.names.begin(), checked.names.end(), name) == checked.names.end()) continue;
    overrides_used_[name] = true;
    if (checked.homes.contains(name)) continue;  // the file that binds it takes the override
    values[lower::lua_name(name)] = override_value(name);
  }
  if (!values.empty()) state_->override_globals(environment, values);
}

core::Value Session::override_value(const std::string& name) {
  core::Value value = evaluate(options_.overrides.at(name), "--set " + name);
  if (value.is_nothing()) throw core::Mismatch("--set " + name + ": the override is nothing, but must be a value");
  return value;
}

syntax::Diagnostics Session::take_doubts() {
  syntax::Diagnostics standing = std::exchange(doubts_, {});
  std::set<std::string> told;
  for (syntax::Diagnostic& each : state_->take_doubts()) {
    const std::string place = each.source ? each.source->place(each.span.begin) : std::string();
    const bool is_answered = !place.empty() && !answers_.at(place).empty();
    if (!is_answered && told.insert(place + " " + each.message).second) standing.push_back(std::move(each));
  }
  return standing;
}

std::vector<std::string> Session::unused_overrides() const {
  std::vector<std::string> unused;
  for (const auto& [name, text] : options_.overrides) {
    if (!overrides_used_.count(name)) unused.push_back(name);
  }
  return unused;
}

core::Value Session::run_checked(const check::Checked& checked, int environment) {
  lower::Lowered lowered = lower::lower(checked);
  const std::string chunk = checked.file->source->name();
  state_->options().chunks->add(chunk, std::move(lowered.lines));
  answers_.add(checked);
  return state_->run(lowered.chunk, chunk, environment);
}

void Session::run_file(const std::filesystem::path& path) {
  doubts_.clear();
  last_checked_.reset();
  const check::Checked checked = check_file(path);
  if (has_errors(checked.diagnostics)) throw Refused(checked.diagnostics);
  doubts_ = checked.diagnostics;
  last_checked_ = checked;
  const int environment = state_->make_environment(path.string());
  for (const auto& [name, home] : checked.homes) brings_names_.insert(home);
  install_overrides(checked, environment);
  names_ = checked.names;
  modules_ = checked.modules;
  environment_ = environment;
  const Running running(*this, path);
  run_checked(checked, environment);
}

void Session::run_lua_file(const std::filesystem::path& path) {
  doubts_.clear();
  last_checked_.reset();
  const std::string text = read_text(path);
  state_->options().chunks->add(path.string(), lines_of_lua(path, text));
  environment_ = state_->make_environment(path.string());
  const Running running(*this, path);
  state_->run(text, path.string(), environment_);
}

core::Value Session::evaluate(const std::string& text, const std::string& source_name) {
  last_checked_.reset();
  const std::string name = source_name == "prompt" ? "prompt:" + std::to_string(++entries_) : source_name;
  const check::Checked checked =
      check_source(std::make_shared<const syntax::Source>(name, text), std::filesystem::current_path(), true);
  if (has_errors(checked.diagnostics)) throw Refused(checked.diagnostics);
  doubts_ = checked.diagnostics;
  make_room(checked.names);
  last_checked_ = checked;
  core::Value value = run_checked(checked, environment_);
  for (const std::string& each : checked.names) {
    if (std::find(names_.begin(), names_.end(), each) == names_.end()) names_.push_back(each);
  }
  for (const std::string& each : checked.modules) {
    if (std::find(modules_.begin(), modules_.end(), each) == modules_.end()) modules_.push_back(each);
  }
  return value;
}

/// What was built from the old binding of a name keeps it: a new binding goes into a layer of its own.
void Session::make_room(const std::vector<std::string>& bound) {
  if (std::any_of(bound.begin(), bound.end(), [&](const std::string& name) {
        return std::find(names_.begin(), names_.end(), name) != names_.end();
      })) {
    environment_ = state_->make_layer(environment_);
  }
}

core::Value Session::evaluate_lua(const std::string& text) {
  doubts_.clear();
  last_checked_.reset();
  const std::string chunk = "lua:" + std::to_string(++entries_);
  const std::string as_value = "return " + text;
  const bool is_value = !lua_problem(as_value);
  const std::vector<std::string> assigned = check::read_lua_names(text).assigned;
  make_room(assigned);
  state_->options().chunks->add(chunk, lines_of_lua(chunk, text));
  core::Value value = state_->run(is_value ? as_value : text, chunk, environment_);
  for (const std::string& each : assigned) {
    if (std::find(names_.begin(), names_.end(), each) == names_.end()) names_.push_back(each);
  }
  return value;
}

bool Session::is_incomplete_lua(const std::string& text) {
  const auto lacks_end = [&](const std::string& chunk) {
    const auto problem = lua_problem(chunk);
    return problem && problem->message.ends_with("near <eof>");
  };
  return lua_problem("return " + text) && lacks_end(text);
}

std::optional<core::Value> Session::value_of(const std::string& name) {
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) return std::nullopt;
  try {
    return state_->global(environment_, lower::lua_name(name));
  } catch (const core::Mismatch&) {
    return std::nullopt;
  }
}

void Session::keep(const std::string& name, const core::Value& value) {
  state_->set_global(environment_, lower::lua_name(name), value);
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
}

int Session::import_file(const std::string& path, const std::string& importing_file) {
  const auto full = std::filesystem::path(importing_file).parent_path() / path;
  const std::string key = canonical_path(full);
  if (const auto found = imported_.find(key); found != imported_.end()) return found->second;
  const Running running(*this, full);
  if (full.extension() == ".lua") {
    const std::string text = read_text(full);
    const int environment = state_->make_environment(full.string());
    state_->options().chunks->add(full.string(), lines_of_lua(full, text));
    imported_[key] = state_->run_module(text, full.string(), environment);
    return imported_[key];
  }
  const check::Checked checked = check_file(full);
  if (has_errors(checked.diagnostics))
    throw core::BadData(path, "an Ansatz file without errors", "it has some; ansatz check shows them");
  const int environment = state_->make_environment(full.string());
  if (brings_names_.contains(key)) install_overrides(checked, environment);
  run_checked(checked, environment);
  imported_[key] = environment;
  return environment;
}

}  // namespace ansatz::host
