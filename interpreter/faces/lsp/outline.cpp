// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/outline.h"

#include <nlohmann/json.hpp>

#include "interpreter/faces/lsp/positions.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;
using namespace syntax;

/// SymbolKind of the protocol.
enum class SymbolKind { Module = 2, Class = 5, Field = 8, Function = 12, Variable = 13, Boolean = 17, Event = 24 };

class Outline {
 public:
  explicit Outline(const Source& source) : source_(source) {}

  Json of(const std::vector<StatementPtr>& statements) {
    Json symbols = Json::array();
    for (const auto& statement : statements) add(symbols, *statement);
    return symbols;
  }

 private:
  Json symbol(const std::string& name, SymbolKind kind, Span whole, Span word, const char* detail = "") {
    Json found = {{"name", name.empty() ? "…" : name},
                  {"kind", static_cast<int>(kind)},
                  {"range", range_of(source_, join(whole, word))},
                  {"selectionRange", range_of(source_, word)}};
    if (*detail) found["detail"] = detail;
    return found;
  }

  void add(Json& symbols, const Statement& whole) {
    const auto visit = [&]<class Node>(const Node& node) {
      if constexpr (std::is_same_v<Node, Binding>) {
        const bool is_function = as<FunctionLiteral>(*node.value) != nullptr;
        symbols.push_back(symbol(node.name.text, is_function ? SymbolKind::Function : SymbolKind::Variable, whole.span,
                                 node.name.span));
      } else if constexpr (std::is_same_v<Node, FunctionDefinition>) {
        symbols.push_back(symbol(node.name.text, SymbolKind::Function, whole.span, node.name.span));
      } else if constexpr (std::is_same_v<Node, Model>) {
        symbols.push_back(symbol(node.name.text, SymbolKind::Class, whole.span, node.name.span, "model"));
      } else if constexpr (std::is_same_v<Node, Experiment>) {
        Json experiment = symbol(node.name.text, SymbolKind::Module, whole.span, node.name.span, "experiment");
        experiment["children"] = of(node.body.statements);
        symbols.push_back(std::move(experiment));
      } else if constexpr (std::is_same_v<Node, Vary>) {
        for (const Word& axis : node.axes)
          symbols.push_back(symbol(axis.text, SymbolKind::Variable, whole.span, axis.span, "axis"));
      } else if constexpr (std::is_same_v<Node, Sample>) {
        for (const auto& axis : node.axes)
          symbols.push_back(symbol(axis.name.text, SymbolKind::Variable, whole.span, axis.name.span, "axis"));
      } else if constexpr (std::is_same_v<Node, Along>) {
        symbols.push_back(symbol(node.axis.text, SymbolKind::Variable, whole.span, node.axis.span, "axis"));
      } else if constexpr (std::is_same_v<Node, Run>) {
        Json run = symbol("run", SymbolKind::Function, whole.span, {whole.span.begin, whole.span.begin + 3});
        run["children"] = of(node.body.statements);
        symbols.push_back(std::move(run));
      } else if constexpr (std::is_same_v<Node, Record>) {
        symbols.push_back(symbol(node.column.text, SymbolKind::Field, whole.span, node.column.span, "column"));
      } else if constexpr (std::is_same_v<Node, Hypothesis>) {
        symbols.push_back(symbol(node.title, SymbolKind::Boolean, whole.span, node.title_span, "hypothesis"));
      } else if constexpr (std::is_same_v<Node, Claim>) {
        symbols.push_back(symbol(node.title, SymbolKind::Boolean, whole.span, node.title_span, "claim"));
      } else if constexpr (std::is_same_v<Node, Figure>) {
        symbols.push_back(symbol(node.name.text, SymbolKind::Event, whole.span, node.name.span, "figure"));
      }
    };
    std::visit(visit, whole.node);
  }

  const Source& source_;
};

}  // namespace

Json outline(const Analysis& analysis) {
  if (!analysis.is_read()) return Json::array();
  return Outline(*analysis.source).of(analysis.checked.file->statements);
}

}  // namespace ansatz::faces::lsp
