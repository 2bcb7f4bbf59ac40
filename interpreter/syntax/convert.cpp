// SPDX-License-Identifier: MIT
#include "interpreter/syntax/convert.h"

#include <algorithm>

#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/parse.h"

namespace ansatz::syntax {

void Converter::add(P::FileContext* context) {
  for (StatementPtr& statement : statements(context->statements())) statements_.push_back(std::move(statement));
}

File Converter::take() { return {source_, std::move(statements_), next_id_}; }

Word Converter::word(Node* node) const { return {read_name(text(node)), span(node)}; }

std::vector<Word> Converter::words(const std::vector<Node*>& nodes) const {
  std::vector<Word> words;
  words.reserve(nodes.size());
  for (Node* node : nodes) words.push_back(word(node));
  return words;
}

std::string Converter::text_value(Node* node) {
  std::string_view inside = text(node);
  if (!inside.starts_with('"')) return {};  // in foreign quotes, which are reported
  inside = inside.substr(1, inside.size() - 2);
  std::optional<LiteralError> error;
  std::string value = read_text(inside, error);
  if (error) {
    const std::uint32_t begin = span(node).begin + 1;
    report({begin + error->span.begin, begin + error->span.end}, error->message, R"(escapes are \n \t \" \\ \u{3c6})");
  }
  return value;
}

void Converter::report(Span span, std::string message, std::string note) {
  diagnostics_.push_back({Severity::Error, source_, span, std::move(message), std::move(note), {}});
}

// Later stages walk the tree by recursion, so its depth is bounded here, where it grows.
ExpressionPtr Converter::finish(Span span, ExpressionNode node, std::size_t depth) {
  if (depth > static_cast<std::size_t>(kNestingLimit)) throw TooDeep{span};
  depths_.resize(next_id_ + 1);
  depths_[next_id_] = static_cast<std::uint16_t>(depth);
  return std::make_unique<Expression>(Expression{next_id_++, span, std::move(node)});
}

ExpressionPtr Converter::make(Span span, ExpressionNode node, std::initializer_list<const Expression*> parts) {
  std::size_t deepest = 0;
  for (const Expression* part : parts) deepest = std::max(deepest, depth(part));
  return finish(span, std::move(node), deepest + 1);
}

}  // namespace ansatz::syntax
