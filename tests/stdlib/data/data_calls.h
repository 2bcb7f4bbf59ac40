// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/print.h"
#include "stdlib/data/module.h"

// Calls the kernels of `data` as a script does, and files that are gone afterwards.
namespace ansatz::data::test {

inline const core::Registry& registry() {
  static const auto kRegistry = [] {
    auto made = std::make_unique<core::Registry>();
    declare(*made);
    return made;
  }();
  return *kRegistry;
}

struct Answer {
  core::Value value;
  std::vector<std::string> warnings;
};

inline Answer ask(const char* kernel, std::vector<core::Value> positional, std::vector<core::NamedValue> named = {}) {
  core::Run run;
  core::Value value = core::invoke(*registry().find(kernel), positional, named, run, registry());
  return {std::move(value), run.warnings()};
}

inline core::Value call(const char* kernel, std::vector<core::Value> positional,
                        std::vector<core::NamedValue> named = {}) {
  return ask(kernel, std::move(positional), std::move(named)).value;
}

inline core::Table table_of(const core::Value& value) { return *value.get<core::Table>(); }
inline core::Array column(const core::Value& value, const std::string& name) {
  return *value.get<core::Table>()->find(name);
}

inline core::Record record(std::vector<std::pair<std::string, core::Value>> fields) {
  core::Record made;
  made.fields = std::move(fields);
  return made;
}

inline core::Value texts(std::vector<std::string> values) { return core::Array::of_texts(std::move(values)); }
inline core::Value numbers(std::vector<double> values) { return core::Array::of(std::move(values)); }

/// A folder of its own for one test.
class Folder {
 public:
  Folder() {
    path_ = std::filesystem::temp_directory_path() / ("ansatz-data-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string holds(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
    return at(name);
  }
  std::string bytes_of(const std::string& name) const {
    std::ifstream file(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::size_t files() const {
    std::size_t n = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(path_)) ++n;
    return n;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace ansatz::data::test
