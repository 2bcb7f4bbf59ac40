// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/names.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "interpreter/faces/lsp/positions.h"

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

/// The path of the import statement whose path stands at a span, and its alias.
const syntax::Import* import_at(const Analysis& analysis, syntax::Span span) {
  for (const auto& statement : analysis.checked.file->statements) {
    const auto* import = syntax::as<syntax::Import>(*statement);
    if (import && span.begin >= import->path_span.begin && span.end <= import->path_span.end) return import;
  }
  return nullptr;
}

}  // namespace

std::optional<BoundElsewhere> bound_elsewhere(Workspace& workspace, const Document& document, const Analysis& analysis,
                                              const check::Symbol& symbol) {
  const auto* import = symbol.is_defined_elsewhere ? import_at(analysis, symbol.definition) : nullptr;
  const auto imported = import ? workspace.imported(document, import->path) : std::nullopt;
  if (!imported) return std::nullopt;
  const Analysis there = workspace.analyse(imported->first, imported->second);
  BoundElsewhere found{std::filesystem::weakly_canonical(imported->first).string(), there.source, {}};
  for (const check::Symbol& each : there.symbols) {
    if (each.name == symbol.name && each.kind == Kind::file_name && !each.is_defined_elsewhere)
      found.span = each.definition;
  }
  return found;
}

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
  if (symbol->is_defined_elsewhere && import_at(analysis, symbol->definition)) {
    const auto there = bound_elsewhere(workspace, document, analysis, *symbol);
    return there ? location(uri_of(there->path), *there->source, there->span) : Json(nullptr);
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

}  // namespace ansatz::faces::lsp
