// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>

#include "interpreter/experiment/experiment.h"

namespace ansatz::experiment::fake {

/// An empty folder of its own, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "ansatz-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// What a command prints, its errors included.
inline std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> piece;
  for (std::size_t n; (n = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;) text.append(piece.data(), n);
  ::pclose(pipe);
  return text;
}

inline std::string sql(const std::filesystem::path& folder, const std::string& query) {
  return output_of("sqlite3 '" + (folder / "table.sqlite").string() + "' \"" + query + "\"");
}

/// The table as anyone sees it; times are not part of it.
inline std::string table_text(const std::filesystem::path& folder) {
  return sql(folder, "select * from rows") + sql(folder,
                                                 "select position, name, kind, unit, label, dims from columns where "
                                                 "position is not null order by position");
}

using Body = std::function<RowOutcome(const RowPlan&, core::Stream, const std::atomic<bool>&)>;

/// Rows that a function of the test computes.
inline RunnerFactory runs(Body body) {
  class Runner : public RowRunner {
   public:
    explicit Runner(Body body) : body_(std::move(body)) {}
    RowOutcome run(const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) override {
      return body_(row, stream, stop);
    }

   private:
    Body body_;
  };
  return [body = std::move(body)] { return std::make_unique<Runner>(body); };
}

inline Axis axis(const std::string& name, const std::vector<core::Value>& values) {
  Axis axis;
  axis.names = {name};
  for (const core::Value& value : values) axis.points.push_back({value});
  return axis;
}

inline Axis numbers(const std::string& name, std::size_t count) {
  std::vector<core::Value> values;
  for (std::size_t i = 0; i < count; ++i) values.emplace_back(static_cast<double>(i) / 4);
  return axis(name, values);
}

inline core::Fingerprint code(const std::string& text) {
  core::Fingerprint closure;
  closure.add(text);
  return closure;
}

/// v in 0, 0.25, … with `rows` values.
inline Experiment sweep(std::size_t rows, std::size_t replicates = 1) {
  Experiment experiment;
  experiment.owner = {"kinks", ""};
  experiment.design = {{numbers("v", rows)}, replicates};
  experiment.closure = code("v ^ 2");
  experiment.provenance.seed = 7;
  experiment.provenance.scale = "quick";
  return experiment;
}

inline double parameter(const RowPlan& row, std::size_t k = 0) { return *row.parameters.at(k).second.get<double>(); }

/// Records of every kind, a function of the row and its stream only; rows with v = 1.25 fail.
inline RowOutcome varied(const RowPlan& row, core::Stream stream, const std::atomic<bool>&) {
  const double v = parameter(row);
  RowOutcome outcome;
  if (v == 1.25) {
    outcome.failure = Failure{"the field left the finite numbers at t = 3", "kinks.anz:9:9"};
    return outcome;
  }
  outcome.records.emplace_back("energy", v * v + stream.uniform(0));
  outcome.records.emplace_back("escapes", v > 1);
  outcome.records.emplace_back("name", v > 1 ? "it's \"fast\"" : "langsam µ");
  core::Array phi = core::Array::along("time", {v, 2 * v, stream.normal(1)});
  phi.label = "φ(0, t)";
  outcome.records.emplace_back("phi", phi);
  outcome.expectations.push_back({"energy < 2", v * v < 2, "", "kinks.anz:12:5"});
  if (v > 2) outcome.warnings.push_back("a step near its limit");
  return outcome;
}

inline RunReport run(const Experiment& experiment, const std::filesystem::path& folder, const Body& body = varied,
                     RunOptions options = {}) {
  Interrupt interrupt;
  options.folder = folder;
  if (options.workers == 0) options.workers = 2;
  return run_experiment(experiment, options, runs(body), interrupt);
}

}  // namespace ansatz::experiment::fake
