// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/study/scripted_figure.h"
#include "interpreter/study/study.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/print.h"
#include "stdlib/modules/standard_library.h"

namespace ansatz::study::testing {

/// The text with what stands first as `from` put another way.
inline std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto place = text.find(from);
  if (place == std::string::npos) throw std::runtime_error("nothing to edit: " + from);
  return text.replace(place, from.size(), to);
}

/// An empty folder of its own, removed at the end.
class Folder {
 public:
  explicit Folder(const std::filesystem::path& within = std::filesystem::temp_directory_path()) {
    std::string name = (within / "ansatz-study-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& part) const { return path_ / part; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

struct Settings {
  std::size_t workers = 1;
  std::uint64_t seed = 0;
  std::string scale = "quick";
  bool fresh = false, retry = false;
  bool verify = false, verify_choices = false;
  const core::Registry* registry = &standard_library();
  experiment::Observer* observer = nullptr;
  experiment::Interrupt* interrupt = nullptr;
  std::string file = "script.anz";
  std::string out = "results";
};

/// A session whose file has run, with what it printed; alive as long as its studies.
class Script {
 public:
  Script(const Folder& folder, const std::string& text, const Settings& settings)
      : folder_(folder), settings_(settings), path_(folder.write(settings.file, text)), text_(text) {
    host::SessionOptions options;
    options.registry = settings.registry;
    options.marks = mark_signatures();
    options.scale = settings.scale;
    options.seed = settings.seed;
    options.print = [this](const std::string& line) { printed.push_back(line); };
    options.stop = &interrupt().abandon;
    options.on_experiment = [this](host::Session&, host::ExperimentSpec spec) {
      specs_.push_back(spec);
      return host::stated(spec);
    };
    session_ = std::make_unique<host::Session>(std::move(options));
    try {
      if (path_.extension() == ".lua")
        session_->run_lua_file(path_);
      else
        session_->run_file(path_);
    } catch (const host::Refused& refused) {
      throw std::runtime_error(syntax::render(refused.diagnostics));
    }
  }

  std::vector<std::string> printed;

  std::size_t experiments() const { return specs_.size(); }
  Study run(std::size_t which = 0) {
    StudyOptions options;
    options.run.folder = folder_.path() / settings_.out / specs_.at(which).name;
    options.run.workers = settings_.workers;
    options.run.fresh = settings_.fresh;
    options.run.retry = settings_.retry;
    options.script_text = text_;
    options.verify = settings_.verify;
    options.verify_choices = settings_.verify_choices;
    options.seed = settings_.seed;
    return run_study(specs_.at(which), *session_, options, interrupt(), settings_.observer);
  }
  host::Session& session() { return *session_; }

 private:
  experiment::Interrupt& interrupt() { return settings_.interrupt ? *settings_.interrupt : own_interrupt_; }

  const Folder& folder_;
  Settings settings_;
  std::filesystem::path path_;
  std::string text_;
  experiment::Interrupt own_interrupt_;
  std::unique_ptr<host::Session> session_;
  std::vector<host::ExperimentSpec> specs_;
};

/// The study together with the session that its functions live in.
struct Ran {
  std::unique_ptr<Script> script;
  Study study;

  const experiment::Progress& progress() const { return study.report.progress; }
  std::string column(const std::string& name) const { return core::text(study.table->column(name)); }
};

inline Ran run(const Folder& folder, const std::string& text, const Settings& settings = {}) {
  auto script = std::make_unique<Script>(folder, text, settings);
  Study study = script->run();
  return {std::move(script), std::move(study)};
}

/// Every row as it reads back, arrays included, values by their fingerprints; times are not part of it.
inline std::string table_text(const experiment::Store& store) {
  std::string text;
  store.for_each_row(true, [&](const experiment::StoredRow& row) {
    text += std::to_string(row.index) + " [" + row.about + "]";
    for (const auto& [name, value] : row.outcome.records) {
      text += " " + name + "=" + core::fingerprint(value).hex().substr(0, 12);
    }
    for (const auto& each : row.outcome.expectations) text += each.held ? " held" : " broken:" + each.text;
    if (row.outcome.failure) text += " failed: " + row.outcome.failure->message + " at " + row.outcome.failure->place;
    text += "\n";
    return true;
  });
  return text;
}
inline std::string table_text(const Ran& ran) { return table_text(*ran.study.report.store); }

/// The message with which a script is refused, or its study stopped.
inline std::string refusal(const Folder& folder, const std::string& text, const Settings& settings = {}) {
  try {
    run(folder, text, settings);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace ansatz::study::testing
