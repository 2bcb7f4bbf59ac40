// SPDX-License-Identifier: MIT
// Every script of scripts/ does what its comments say:
//
//   # expect: 42               what it prints, line by line, in the order of these comments
//   # expect error: text       it is stopped with a message that names this line and holds the text; status 2
//   # expect summary: text     the summary of its experiments holds the text
//   # expect no summary: text  and does not hold this one
//   # expect status: 1         its exit status, where that is not 0 or, with an error, 2

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/faces/run_script.h"

using namespace ansatz;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;

namespace {

struct ScriptExpectations {
  std::string printed;
  std::vector<std::string> summary, not_in_summary;
  std::optional<std::string> error;  ///< as "name.anz:3:" and the text
  std::size_t error_line = 0;
  int status = 0;
};

/// What stands behind a mark on a line, without spaces at either end.
std::optional<std::string> behind(const std::string& line, const std::string& mark) {
  const auto at = line.find(mark);
  if (at == std::string::npos) return std::nullopt;
  std::string text = line.substr(at + mark.size());
  if (!text.empty() && text.front() == ' ') text.erase(0, 1);
  return text;
}

ScriptExpectations expectations_in(const fs::path& script) {
  ScriptExpectations expected;
  std::ifstream file(script);
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (const auto printed = behind(line, "# expect:")) expected.printed += *printed + "\n";
    if (const auto summary = behind(line, "# expect summary:")) expected.summary.push_back(*summary);
    if (const auto summary = behind(line, "# expect no summary:")) expected.not_in_summary.push_back(*summary);
    if (const auto status = behind(line, "# expect status:")) expected.status = std::stoi(*status);
    if (const auto error = behind(line, "# expect error:")) {
      expected.error = *error;
      expected.error_line = number;
      expected.status = 2;
    }
  }
  return expected;
}

std::vector<fs::path> language_scripts() {
  std::vector<fs::path> found;
  const fs::path folder = fs::path("tests") / "language" / "scripts";
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".anz" && entry.path().parent_path().filename() != "shared")
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("scripts: each does what its comments say", "[language]") {
  const fs::path results = fs::temp_directory_path() / ("ansatz-language-" + std::to_string(getpid()));
  const auto all = language_scripts();
  REQUIRE(all.size() >= 60);
  for (const fs::path& script : all) {
    INFO(script.string());
    const ScriptExpectations expected = expectations_in(script);
    faces::RunRequest request;
    request.script = script;
    request.out = results / script.stem();
    request.workers = 1;
    std::ostringstream out, errors;
    const faces::RunOutcome outcome = faces::run_script(request, {out, errors, false});
    INFO(errors.str());
    INFO(out.str());
    CHECK(outcome.status == expected.status);
    if (outcome.experiments.empty()) CHECK(out.str() == expected.printed);
    for (const std::string& text : expected.summary) CHECK_THAT(out.str(), Contains(text));
    for (const std::string& text : expected.not_in_summary) CHECK_THAT(out.str(), !Contains(text));
    if (expected.error) {
      CHECK_THAT(errors.str(), Contains(script.filename().string() + ":" + std::to_string(expected.error_line) + ":"));
      CHECK_THAT(errors.str(), Contains(*expected.error));
    }
  }
  fs::remove_all(results);
}
