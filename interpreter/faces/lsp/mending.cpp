// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/mending.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "interpreter/check/parsing.h"
#include "interpreter/faces/json_diagnostics.h"
#include "interpreter/faces/lsp/positions.h"
#include "interpreter/format/format.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;

int severity_of(syntax::Severity severity) {
  switch (severity) {
    case syntax::Severity::Error:
      return 1;
    case syntax::Severity::Doubt:
      return 2;
    case syntax::Severity::Note:
      return 3;
  }
  return 1;
}

std::string message_of(const syntax::Diagnostic& diagnostic) {
  std::string message = diagnostic.message;
  if (!diagnostic.caret_note.empty()) message += "; " + diagnostic.caret_note;
  for (const auto& line : diagnostic.lines) message += "\n" + line.label + ": " + line.text;
  return message;
}

Json diagnostic_json(const syntax::Diagnostic& diagnostic) {
  return {{"range", range_of(*diagnostic.source, diagnostic.span)},
          {"severity", severity_of(diagnostic.severity)},
          {"source", "ansatz"},
          {"message", message_of(diagnostic)}};
}

}  // namespace

Json diagnostics(const Analysis& analysis) {
  Json all = Json::array();
  for (const auto& each : analysis.checked.diagnostics) {
    if (each.source->name() == analysis.source->name()) all.push_back(diagnostic_json(each));  // else of an import
  }
  return all;
}

Json formatting(const Document& document) {
  const auto source = std::make_shared<const syntax::Source>(document.path.string(), document.text);
  const format::Formatted formatted = format::format(source, check::parse_options());
  if (!formatted.text) return nullptr;
  const std::string& before = source->text();
  const std::string& after = *formatted.text;
  if (before == after) return Json::array();
  // Whole lines at either end that stay are left out, so that the editor keeps its cursor and its marks.
  std::size_t head = 0;
  while (head < std::min(before.size(), after.size()) && before[head] == after[head]) ++head;
  while (head > 0 && before[head - 1] != '\n') --head;
  std::size_t tail = 0;
  const std::size_t most = std::min(before.size(), after.size()) - head;
  while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  while (tail > 0 && before[before.size() - tail - 1] != '\n') --tail;
  const syntax::Span replaced{static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(before.size() - tail)};
  return Json::array(
      {{{"range", range_of(*source, replaced)}, {"newText", after.substr(head, after.size() - tail - head)}}});
}

Json quick_fixes(const Document& document, const Analysis& analysis, const Json& range) {
  const std::uint32_t begin = offset_of(*analysis.source, range.at("start"));
  const std::uint32_t end = offset_of(*analysis.source, range.at("end"));
  Json actions = Json::array();
  for (const auto& each : analysis.checked.diagnostics) {
    const std::string word = suggested_word(each);
    if (word.empty() || each.span.begin > end || each.span.end < begin || each.source != analysis.source) continue;
    const Json edit = {{"range", range_of(*analysis.source, each.span)}, {"newText", word}};
    actions.push_back({{"title", "Write '" + word + "'"},
                       {"kind", "quickfix"},
                       {"isPreferred", true},
                       {"diagnostics", Json::array({diagnostic_json(each)})},
                       {"edit", {{"changes", {{document.uri, Json::array({edit})}}}}}});
  }
  return actions;
}

}  // namespace ansatz::faces::lsp
