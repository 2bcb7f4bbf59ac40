// SPDX-License-Identifier: MIT
#include "interpreter/syntax/convert.h"

#include <algorithm>

#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/parse.h"

namespace ansatz::syntax {

Converter::Converter(const SourcePtr& source, Diagnostics& diagnostics, const std::vector<std::uint32_t>& mended)
    : source_(source), diagnostics_(diagnostics) {
  for (const Diagnostic& known : diagnostics) {
    if (!std::binary_search(mended.begin(), mended.end(), known.span.begin)) faults_.push_back(known.span.begin);
  }
  std::sort(faults_.begin(), faults_.end());
}

File Converter::take() { return {source_, std::move(statements_), next_id_}; }

Word Converter::word(const Part& name) const { return {read_name(text(name)), name.span}; }

std::vector<Word> Converter::words(const Part& part) const {
  std::vector<Word> words;
  for (const Part& each : part) {
    if (each.is(TokenKind::Name)) words.push_back(word(each));
  }
  return words;
}

std::string Converter::text_value(const Part& token) {
  std::string_view inside = text(token);
  if (!inside.starts_with('"')) return {};  // in foreign quotes, which are reported
  inside = inside.substr(1, inside.size() - 2);
  std::optional<LiteralError> error;
  std::string value = read_text(inside, error);
  if (error) {
    const std::uint32_t begin = token.span.begin + 1;
    report({begin + error->span.begin, begin + error->span.end}, error->message, R"(escapes are \n \t \" \\ \u{3c6})");
  }
  return value;
}

void Converter::report(Span span, std::string message, std::string note) {
  ++reported_;
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
