// SPDX-License-Identifier: MIT
// Every script of wrong/ is refused before anything runs, with exactly the messages that stand at its end in lines that
// begin with `#! `. With ANSATZ_APPROVE set, the messages found are written there instead; look before committing.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/host/session.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/syntax/render.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = "#! ";

struct Expected {
  std::string script;    ///< what the author wrote
  std::string messages;  ///< what stands behind the marks
};

Expected expected_in(const fs::path& path) {
  std::ifstream file(path);
  Expected expected;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(kMark))
      expected.messages += line.substr(kMark.size()) + "\n";
    else
      expected.script += line + "\n";
  }
  return expected;
}

/// Messages name a script as its author would: without the folder of the tests.
std::string without_folder(std::string text, const std::string& folder) {
  for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;) text.erase(at, folder.size());
  return text;
}

void approve(const fs::path& path, const Expected& expected, const std::string& messages) {
  std::ofstream file(path);
  file << expected.script;
  std::istringstream lines(messages);
  for (std::string line; std::getline(lines, line);) file << kMark << line << "\n";
}

}  // namespace

TEST_CASE("wrong scripts: each is refused with the messages at its end", "[language]") {
  const fs::path folder = fs::path("tests") / "language" / "wrong";
  std::vector<fs::path> scripts;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".anz") scripts.push_back(entry.path());
  }
  std::sort(scripts.begin(), scripts.end());
  REQUIRE(scripts.size() >= 60);

  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  options.mark_refusal = study::mark_refusal;
  host::Session session(std::move(options));
  const bool approves = std::getenv("ANSATZ_APPROVE") != nullptr;
  for (const fs::path& path : scripts) {
    INFO(path.string());
    const Expected expected = expected_in(path);
    const check::Checked checked = session.check_file(path);
    const std::string messages = without_folder(syntax::render(checked.diagnostics), folder.string() + "/");
    CHECK_FALSE(checked.ok());
    if (approves)
      approve(path, expected, messages);
    else
      CHECK(messages == expected.messages);
  }
}
