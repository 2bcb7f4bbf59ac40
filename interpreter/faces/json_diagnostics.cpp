// SPDX-License-Identifier: MIT
#include "interpreter/faces/json_diagnostics.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "interpreter/faces/inspect_script.h"
#include "interpreter/faces/new_session.h"

namespace ansatz::faces {
namespace {

using Json = nlohmann::ordered_json;

const char* severity_of(const syntax::Diagnostic& diagnostic) {
  switch (diagnostic.severity) {
    case syntax::Severity::Error:
      return "error";
    case syntax::Severity::Doubt:
      return "doubt";
    case syntax::Severity::Note:
      return "note";
  }
  return "error";
}

}  // namespace

std::string suggested_word(const syntax::Diagnostic& diagnostic) {
  static constexpr std::string_view kBefore = "did you mean '";
  static constexpr std::string_view kAfter = "'?";
  const std::string_view note = diagnostic.caret_note;
  if (!note.starts_with(kBefore) || !note.ends_with(kAfter)) return {};
  return std::string(note.substr(kBefore.size(), note.size() - kBefore.size() - kAfter.size()));
}

std::string json_of(const syntax::Diagnostic& diagnostic) {
  const syntax::Position begin = diagnostic.source->position(diagnostic.span.begin);
  const syntax::Position end = diagnostic.source->position(diagnostic.span.end);
  Json object = {{"file", diagnostic.source->name()},
                 {"line", begin.line},
                 {"column", begin.column},
                 {"end", {{"line", end.line}, {"column", end.column}}},
                 {"severity", severity_of(diagnostic)},
                 {"message", diagnostic.message}};
  const std::string suggestion = suggested_word(diagnostic);
  if (!suggestion.empty()) {
    object["suggestion"] = suggestion;
  } else if (!diagnostic.caret_note.empty()) {
    object["note"] = diagnostic.caret_note;
  }
  for (const auto& line : diagnostic.lines) {
    const bool is_new = !object.contains(line.label);
    object[line.label] = is_new ? line.text : object[line.label].get<std::string>() + "\n" + line.text;
  }
  // Names of files, and the lines of a script that is not UTF-8, may hold any bytes.
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int check_files_as_json(const std::vector<std::filesystem::path>& files, const Output& output) {
  int status = 0;
  for (const auto& file : files) {
    host::Session session(session_options(output.out));
    try {
      for (const auto& diagnostic : diagnostics_of(file, session)) {
        output.out << json_of(diagnostic) << "\n";
        if (diagnostic.severity == syntax::Severity::Error) status = 2;
      }
    } catch (const core::Error& error) {
      const auto nowhere = std::make_shared<const syntax::Source>(file.string(), "");
      output.out << json_of({syntax::Severity::Error, nowhere, {}, error.what(), {}, {}}) << "\n";
      status = 2;
    }
  }
  return status;
}

}  // namespace ansatz::faces
