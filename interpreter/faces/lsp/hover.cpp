// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/hover.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "interpreter/check/walk.h"
#include "interpreter/faces/help.h"
#include "interpreter/faces/lsp/names.h"
#include "interpreter/faces/lsp/positions.h"
#include "interpreter/faces/lsp/typing.h"
#include "interpreter/figure/declarations.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;
using syntax::Span;
using Kind = check::Resolution::Kind;

constexpr std::size_t kHelpWidth = 80;

bool holds(Span span, std::uint32_t offset) { return offset >= span.begin && offset <= span.end; }

std::string code(const std::string& text) { return "```ansatz\n" + text + "\n```"; }

/// What is known of a place: Markdown, and the stretch it is about.
struct Found {
  Span span;
  std::string text;
};

class Finder {
 public:
  Finder(Workspace& workspace, const Document& document, const Analysis& analysis, std::uint32_t offset)
      : workspace_(workspace),
        document_(document),
        analysis_(analysis),
        registry_(*workspace.options().registry),
        offset_(offset) {}

  Found find() {
    for (const auto& statement : analysis_.checked.file->statements) {
      check::each_expression(*statement, [&](const syntax::Expression& each) { look_at(each); });
      if (const auto* use = syntax::as<syntax::Use>(*statement)) {
        for (const syntax::Word& module : use->modules) {
          if (holds(module.span, offset_)) take(module.span, help_markdown(module.text, registry_));
        }
      }
    }
    if (found_.text.empty()) look_at_symbols();
    return std::move(found_);
  }

 private:
  void take(Span span, std::string text) {
    if (!text.empty()) found_ = {span, std::move(text)};
  }

  void look_at(const syntax::Expression& whole) {
    if (!holds(whole.span, offset_)) return;
    if (const auto* call = syntax::as<syntax::Call>(whole)) {
      for (const syntax::Argument& argument : call->arguments) {
        if (argument.kind == syntax::Argument::Kind::Named && holds(argument.name.span, offset_))
          look_at_parameter(*call, argument.name);
      }
    }
    const check::Resolution& resolution = analysis_.checked.resolution(whole);
    const auto* name = syntax::as<syntax::Name>(whole);
    const auto* field = syntax::as<syntax::Field>(whole);
    if (!name && !(field && holds(field->name.span, offset_))) return;
    if (resolution.kind == Kind::kernel) {
      take(name ? whole.span : field->name.span, help_markdown(resolution.kernel->dotted_name(), registry_));
    } else if (name &&
               (resolution.kind == Kind::builtin || resolution.kind == Kind::mark || resolution.kind == Kind::module)) {
      take(whole.span, help_markdown(name->name, registry_));
    } else if (field) {
      take(field->name.span, completion::about_field(document_.text, field->name.span.begin, field->name.text,
                                                     surroundings_of(workspace_, document_)));
    }
  }

  void look_at_parameter(const syntax::Call& call, const syntax::Word& name) {
    const check::Resolution& callee = analysis_.checked.resolution(*call.callee);
    if (callee.kind == Kind::kernel) {
      const core::Item* item = callee.kernel->find(name.text);
      if (item) take(name.span, item->declaration(&callee.kernel->default_of(*item)));
    } else if (callee.kind == Kind::mark) {
      const auto* written = syntax::as<syntax::Name>(*call.callee);
      const figure::MarkDeclaration* mark = written ? figure::find_declaration(written->name) : nullptr;
      if (!mark) return;
      for (const figure::MarkParameter& parameter : mark->parameters) {
        if (parameter.name == name.text)
          take(name.span, name.text + ": " + parameter.meaning +
                              (parameter.fallback.empty() ? "" : " Default: " + parameter.fallback + "."));
      }
    }
  }

  void look_at_symbols() {
    const check::Symbol* symbol = check::symbol_at(analysis_.symbols, offset_);
    if (!symbol) return;
    const auto here =
        std::find_if(symbol->places.begin(), symbol->places.end(), [&](Span place) { return holds(place, offset_); });
    const auto elsewhere = bound_elsewhere(workspace_, document_, analysis_, *symbol);
    const bool is_there = elsewhere && !elsewhere->source->text().empty() && elsewhere->span.size() > 0;
    const syntax::Source& source = is_there ? *elsewhere->source : *analysis_.source;
    const syntax::Position at = source.position(is_there ? elsewhere->span.begin : symbol->definition.begin);
    std::string line(source.line(at.line));
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    take(here == symbol->places.end() ? symbol->definition : *here,
         code(line) + "\n" + kind_text(*symbol) +
             (is_there ? " from " + std::filesystem::path(elsewhere->path).filename().string() : "") + ", line " +
             std::to_string(at.line));
  }

  static std::string kind_text(const check::Symbol& symbol) {
    if (symbol.is_defined_elsewhere) return symbol.kind == Kind::of_lua ? "assigned by Lua" : "imported";
    switch (symbol.kind) {
      case Kind::axis:
        return "an axis of the experiment";
      case Kind::column:
        return "a column of the table";
      case Kind::experiment_binding:
        return "bound in the experiment";
      case Kind::file_name:
        return "bound in this file";
      case Kind::of_lua:
        return "an import";
      default:
        return "a local name";
    }
  }

  Workspace& workspace_;
  const Document& document_;
  const Analysis& analysis_;
  const core::Registry& registry_;
  std::uint32_t offset_;
  Found found_;
};

}  // namespace

std::string help_markdown(const std::string& name, const core::Registry& registry) {
  const auto page = help_page(name, registry, kHelpWidth);
  return page ? "```text\n" + *page + "```" : "";
}

namespace {

/// The word at a place of a text that need not be a script.
Span word_at(const std::string& text, std::uint32_t offset) {
  const auto is_word = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return std::isalnum(c) || c == '_' || c >= 0x80;
  };
  std::size_t begin = offset;
  std::size_t end = offset;
  while (begin > 0 && is_word(begin - 1)) --begin;
  while (end < text.size() && is_word(end)) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Json hover(Workspace& workspace, Document& document, std::uint32_t offset) {
  const Analysis& analysis = workspace.analyse(document);
  const core::Registry& registry = *workspace.options().registry;
  Found found;
  if (analysis.is_read()) {
    found = Finder(workspace, document, analysis, offset).find();
  } else {
    // Under way: a word that has a help page means that, most likely.
    found.span = word_at(analysis.source->text(), offset);
    found.text = help_markdown(std::string(analysis.source->text(found.span)), registry);
  }
  if (found.text.empty()) return nullptr;
  return {{"contents", {{"kind", "markdown"}, {"value", found.text}}},
          {"range", range_of(*analysis.source, found.span)}};
}

}  // namespace ansatz::faces::lsp
