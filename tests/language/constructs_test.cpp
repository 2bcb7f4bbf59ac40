// SPDX-License-Identifier: MIT
// Runs every script of constructs/ and holds it to the comments in it; README.md says how they are written.

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

namespace {

std::filesystem::path folder() {
  const char* source = std::getenv("ANSATZ_SOURCE");
  return std::filesystem::path(source ? source : ".") / "tests/language/constructs";
}

/// What a script promises in its comments.
struct ConstructExpectations {
  std::vector<std::string> output, doubts;  ///< doubts as "3: message"
  std::string error;                        ///< "script.anz:3: message", or empty
  std::string note;                         ///< what stands behind the carets of the error
  std::string marked;                       ///< what the carets mark
};

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \r") + 1);
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

ConstructExpectations expectations_of(const std::filesystem::path& script) {
  ConstructExpectations promised;
  std::ifstream file(script);
  std::string text;
  for (int line = 1; std::getline(file, text); ++line) {
    const auto place = text.find("# expect");
    const auto at = place == std::string::npos ? text.find("-- expect") : place;
    if (at == std::string::npos) continue;
    const std::string comment = text.substr(text.find("expect", at) + 6);
    const auto colon = comment.find(": ");
    const std::string kind = trimmed(comment.substr(0, comment.find(':')));
    const std::string what = colon == std::string::npos ? "" : trimmed(comment.substr(colon + 1));
    if (kind.empty()) {
      promised.output.push_back(what);
    } else if (kind == "error") {
      promised.error = script.filename().string() + ":" + std::to_string(line) + ": " + what;
    } else if (kind.rfind("error at ", 0) == 0) {  // "error at other.lua:3: message"
      promised.error = trimmed(comment.substr(comment.find("at") + 3));
    } else if (kind == "note") {
      promised.note = what;
    } else if (kind == "marked") {
      promised.marked = what;
    } else if (kind == "doubt") {
      promised.doubts.push_back(std::to_string(line) + ": " + what);
    } else {
      FAIL(script.string() << ":" << line << ": no such expectation: " << kind);
    }
  }
  return promised;
}

/// "script.anz:3"
std::string line_of(const syntax::Diagnostic& diagnostic) {
  if (!diagnostic.source) return "nowhere";
  return std::filesystem::path(diagnostic.source->name()).filename().string() + ":" +
         std::to_string(diagnostic.source->position(diagnostic.span.begin).line);
}

struct Outcome {
  std::vector<std::string> output, doubts;
  std::string error, note, marked, rendered;
};

Outcome run(const std::filesystem::path& script) {
  Outcome outcome;
  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  options.mark_refusal = study::mark_refusal;
  options.print = [&](const std::string& printed) {
    std::istringstream lines(printed);
    for (std::string line; std::getline(lines, line);) outcome.output.push_back(trimmed(line));
    if (printed.empty()) outcome.output.emplace_back();
  };
  host::Session session(std::move(options));
  try {
    session.run_file(script);
  } catch (const host::Refused& refused) {
    outcome.error = "refused";
    outcome.rendered = syntax::render(refused.diagnostics);
  } catch (const host::ScriptError& error) {
    outcome.error = line_of(error.diagnostic) + ": " + error.diagnostic.message;
    outcome.note = error.diagnostic.caret_note;
    if (error.diagnostic.source) outcome.marked = error.diagnostic.source->text(error.diagnostic.span);
    outcome.rendered = error.rendered();
  }
  const check::Checked* checked = session.last_checked();
  for (const auto& doubt : checked ? checked->diagnostics : syntax::Diagnostics()) {
    outcome.doubts.push_back(std::to_string(doubt.source->position(doubt.span.begin).line) + ": " + doubt.message);
  }
  return outcome;
}

std::vector<std::filesystem::path> construct_scripts() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder())) {
    // `parts` holds what other scripts import.
    if (entry.path().parent_path().filename() == "parts") continue;
    if (entry.path().extension() == ".anz") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("language: each construct does what its comments say") {
  for (const auto& script : construct_scripts()) {
    DYNAMIC_SECTION(std::filesystem::relative(script, folder()).string()) {
      const ConstructExpectations promised = expectations_of(script);
      const Outcome outcome = run(script);
      INFO(outcome.rendered);
      CHECK(outcome.output == promised.output);
      CHECK(outcome.doubts == promised.doubts);
      CHECK(outcome.error == promised.error);
      if (!promised.note.empty()) CHECK(outcome.note == promised.note);
      if (!promised.marked.empty()) CHECK(outcome.marked == promised.marked);
      CHECK(promised.output.size() + promised.doubts.size() + promised.error.size() > 0);  // it promises something
    }
  }
}
