// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/typing.h"

#include <nlohmann/json.hpp>

#include "interpreter/completion/completion.h"
#include "interpreter/faces/builtin_pages.h"
#include "interpreter/faces/lsp/hover.h"
#include "interpreter/faces/lsp/positions.h"
#include "interpreter/figure/declarations.h"
#include "interpreter/host/builtins.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;
using completion::Sort;

/// CompletionItemKind of the protocol.
int kind_of(Sort sort) {
  switch (sort) {
    case Sort::parameter:
      return 6;  // Variable
    case Sort::field:
      return 5;  // Field
    case Sort::dimension:
      return 10;  // Property
    case Sort::choice:
      return 20;  // EnumMember
    case Sort::name:
      return 6;
    case Sort::axis:
      return 6;
    case Sort::function:
      return 3;  // Function
    case Sort::mark:
      return 3;
    case Sort::module:
      return 9;  // Module
    case Sort::word:
      return 14;  // Keyword
    case Sort::file:
      return 17;  // File
  }
  return 1;
}

}  // namespace

completion::Surroundings surroundings_of(const Workspace& workspace, const Document& document) {
  completion::Surroundings around(*workspace.options().registry);
  around.builtins = host::builtin_signatures();
  around.marks = workspace.options().marks;
  around.summary_of = [](const std::string& name) -> std::string {
    if (const figure::MarkDeclaration* mark = figure::find_declaration(name)) return mark->summary;
    const BuiltinPage* page = find_builtin_page(name);
    return page ? page->summary : "";
  };
  around.folder = document.path.parent_path();
  if (around.folder.empty()) around.folder = ".";
  return around;
}

Json completion(const Workspace& workspace, const Document& document, std::uint32_t offset) {
  const syntax::Source source(document.path.string(), document.text);
  const completion::Completion found =
      completion::complete(document.text, offset, surroundings_of(workspace, document));
  Json items = Json::array();
  std::size_t place = 0;
  for (const completion::Candidate& candidate : found.candidates) {
    std::string number = std::to_string(place++);
    number.insert(0, 5 - std::min<std::size_t>(number.size(), 5), '0');
    // A parameter brings its sign, unless that is there; brackets and quotes are the editor's own affair.
    const bool has_sign = document.text.find_first_not_of(' ', found.replaced.end) != std::string::npos &&
                          document.text[document.text.find_first_not_of(' ', found.replaced.end)] == '=';
    const bool is_parameter = candidate.sort == Sort::parameter && !has_sign;
    Json item = {{"label", candidate.text},
                 {"kind", kind_of(candidate.sort)},
                 {"sortText", number},
                 {"filterText", candidate.text},
                 {"textEdit",
                  {{"range", range_of(source, found.replaced)},
                   {"newText", candidate.text + (is_parameter ? candidate.tail : "")}}},
                 {"data", std::string(completion::describe(candidate.sort))}};
    if (!candidate.summary.empty()) item["detail"] = candidate.summary;
    items.push_back(std::move(item));
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

Json with_documentation(const Workspace& workspace, Json item) {
  const std::string sort = item.value("data", "");
  if (sort == "function" || sort == "mark" || sort == "module") {
    const std::string page = help_markdown(item.value("label", ""), *workspace.options().registry);
    if (!page.empty()) item["documentation"] = {{"kind", "markdown"}, {"value", page}};
  }
  return item;
}

Json signature_help(const Workspace& workspace, const Document& document, std::uint32_t offset) {
  const auto call = completion::call_around(document.text, offset, surroundings_of(workspace, document));
  if (!call || call->signature.empty()) return nullptr;
  Json signature = {{"label", call->signature}};
  if (!call->summary.empty()) signature["documentation"] = call->summary;
  Json help = {{"signatures", Json::array()}, {"activeSignature", 0}};
  // The parameter under way, where its name stands in the signature as a word.
  if (call->argument) {
    for (std::size_t at = call->signature.find(*call->argument); at != std::string::npos;
         at = call->signature.find(*call->argument, at + 1)) {
      const char before = at > 0 ? call->signature[at - 1] : ' ';
      const std::size_t end = at + call->argument->size();
      const char after = end < call->signature.size() ? call->signature[end] : ' ';
      if ((before == '(' || before == ' ') && (after == ' ' || after == ',' || after == ')')) {
        signature["parameters"] = Json::array({{{"label", *call->argument}}});
        help["activeParameter"] = 0;
        break;
      }
    }
  }
  help["signatures"].push_back(std::move(signature));
  return help;
}

}  // namespace ansatz::faces::lsp
