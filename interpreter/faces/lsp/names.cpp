// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/names.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "interpreter/faces/lsp/positions.h"
#include "interpreter/syntax/parse.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;
using Kind = check::Resolution::Kind;

/// The analysis of the text as it stands, or of the latest that could be read when the place is the same there.
const Analysis& readable(Workspace& workspace, Document& document) {
  const Analysis& now = workspace.analyse(document);
  if (now.is_read() || !document.last_readable) return now;
  return *document.last_readable;
}

/// The symbol at a place of the present text.
const check::Symbol* symbol_of(const Analysis& analysis, const Document& document, std::uint32_t offset) {
  const check::Symbol* symbol = check::symbol_at(analysis.symbols, offset);
  if (!symbol || analysis.source->text() == document.text) return symbol;
  // An older analysis: its places hold as far as the text before them is the same.
  for (const syntax::Span place : symbol->places) {
    const bool is_here = offset >= place.begin && offset <= place.end;
    if (is_here && document.text.compare(0, place.end, analysis.source->text(), 0, place.end) == 0) return symbol;
  }
  return nullptr;
}

Json location(const std::string& uri, const syntax::Source& source, syntax::Span span) {
  return {{"uri", uri}, {"range", range_of(source, span)}};
}

/// Where a file that is imported binds a name.
Json definition_in_import(Workspace& workspace, const Document& document, const std::string& path,
                          const std::string& name) {
  const auto imported = workspace.imported(document, path);
  if (!imported) return nullptr;
  const std::string full = std::filesystem::weakly_canonical(imported->first).string();
  const Analysis there = workspace.analyse(imported->first, imported->second);
  syntax::Span span{};
  for (const check::Symbol& symbol : there.symbols) {
    if (symbol.name == name && symbol.kind == Kind::file_name && !symbol.is_defined_elsewhere) span = symbol.definition;
  }
  return location(uri_of(full), *there.source, span);
}

/// The path of the import statement whose path stands at a span, and its alias.
const syntax::Import* import_at(const Analysis& analysis, syntax::Span span) {
  for (const auto& statement : analysis.checked.file->statements) {
    const auto* import = syntax::as<syntax::Import>(*statement);
    if (import && span.begin >= import->path_span.begin && span.end <= import->path_span.end) return import;
  }
  return nullptr;
}

bool is_word(const std::string& name) {
  const auto source = std::make_shared<const syntax::Source>("name", name + " = 1");
  const syntax::ParseResult read = syntax::parse(source);
  if (!read.is_sound() || read.file.statements.size() != 1) return false;
  const auto* binding = syntax::as<syntax::Binding>(*read.file.statements[0]);
  return binding && binding->name.span == syntax::Span{0, static_cast<std::uint32_t>(name.size())};
}

std::string renamed(const Analysis& analysis, const check::Symbol& symbol, const std::string& name) {
  std::string text = analysis.source->text();
  for (auto place = symbol.places.rbegin(); place != symbol.places.rend(); ++place)
    text.replace(place->begin, place->size(), name);
  return text;
}

/// Which places of the text hold the same name, in their order: equal before and after a renaming that means the same.
std::vector<std::size_t> shape_of(const std::vector<check::Symbol>& symbols) {
  std::map<std::uint32_t, std::size_t> names;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    for (const syntax::Span place : symbols[i].places) names[place.begin] = i;
  }
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> shape;
  for (const auto& [begin, symbol] : names) shape.push_back(numbers.emplace(symbol, numbers.size()).first->second);
  return shape;
}

const check::Symbol& renamable_symbol(const Analysis& analysis, std::uint32_t offset) {
  if (!analysis.is_read()) throw CannotDo("the script has errors of syntax; mend them first");
  const check::Symbol* symbol = check::symbol_at(analysis.symbols, offset);
  if (!symbol) throw CannotDo("there is no name here that this script binds");
  if (symbol->is_defined_elsewhere)
    throw CannotDo("'" + symbol->name + "' is bound elsewhere, by an import or by Lua, and can only be renamed there");
  const std::string& text = analysis.source->text();
  for (const syntax::Span place : symbol->places) {
    std::size_t before = place.begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\n')) --before;
    if (before > 0 && text[before - 1] == '.' && (before < 2 || text[before - 2] != '.'))
      throw CannotDo("'" + symbol->name + "' is a column named after a field; record " + symbol->name +
                     " = … gives it a name of its own");
  }
  return *symbol;
}

}  // namespace

Json definition(Workspace& workspace, Document& document, std::uint32_t offset) {
  const Analysis& analysis = readable(workspace, document);
  if (!analysis.is_read()) return nullptr;
  if (const auto* import = import_at(analysis, {offset, offset})) {
    const auto imported = workspace.imported(document, import->path);
    if (!imported) return nullptr;
    const std::string full = std::filesystem::weakly_canonical(imported->first).string();
    return location(uri_of(full), syntax::Source(full, ""), {});
  }
  const check::Symbol* symbol = symbol_of(analysis, document, offset);
  if (!symbol) return nullptr;
  if (symbol->is_defined_elsewhere) {
    const auto* import = import_at(analysis, symbol->definition);
    if (import) return definition_in_import(workspace, document, import->path, symbol->name);
  }
  return location(document.uri, *analysis.source, symbol->definition);
}

Json references(Workspace& workspace, Document& document, std::uint32_t offset, bool with_definition) {
  const Analysis& analysis = readable(workspace, document);
  Json places = Json::array();
  const check::Symbol* symbol = symbol_of(analysis, document, offset);
  if (!symbol) return places;
  for (const syntax::Span place : symbol->places) {
    if (with_definition || place != symbol->definition)
      places.push_back(location(document.uri, *analysis.source, place));
  }
  return places;
}

Json highlights(Workspace& workspace, Document& document, std::uint32_t offset) {
  const Analysis& analysis = readable(workspace, document);
  Json places = Json::array();
  const check::Symbol* symbol = symbol_of(analysis, document, offset);
  if (!symbol) return places;
  for (const syntax::Span place : symbol->places) places.push_back({{"range", range_of(*analysis.source, place)}});
  return places;
}

Json renamable(Workspace& workspace, Document& document, std::uint32_t offset) {
  const Analysis& analysis = workspace.analyse(document);
  const check::Symbol& symbol = renamable_symbol(analysis, offset);
  const auto here = std::find_if(symbol.places.begin(), symbol.places.end(),
                                 [&](syntax::Span place) { return offset >= place.begin && offset <= place.end; });
  return {{"range", range_of(*analysis.source, *here)}, {"placeholder", symbol.name}};
}

Json rename(Workspace& workspace, Document& document, std::uint32_t offset, const std::string& name) {
  const Analysis& analysis = workspace.analyse(document);
  const check::Symbol& symbol = renamable_symbol(analysis, offset);
  if (!is_word(name)) throw CannotDo("'" + name + "' cannot be a name");
  // Renamed, the script must say the same: every name keeps its places, and nothing is wrong that was not before.
  const Analysis after = workspace.analyse(document.path, renamed(analysis, symbol, name));
  const auto& found = after.checked.diagnostics;
  if (found.size() > analysis.checked.diagnostics.size()) {
    const auto fresh = std::find_if(found.begin(), found.end(), [&](const syntax::Diagnostic& each) {
      return each.message.find("'" + name + "'") != std::string::npos;
    });
    throw CannotDo(fresh == found.end() ? "with the name '" + name + "' the script would have errors" : fresh->message);
  }
  if (shape_of(after.symbols) != shape_of(analysis.symbols))
    throw CannotDo("'" + name + "' would be taken for another name that is there already");
  Json edits = Json::array();
  for (const syntax::Span place : symbol.places)
    edits.push_back({{"range", range_of(*analysis.source, place)}, {"newText", name}});
  return {{"changes", {{document.uri, edits}}}};
}

}  // namespace ansatz::faces::lsp
