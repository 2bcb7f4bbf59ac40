// SPDX-License-Identifier: MIT
#include "interpreter/syntax/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "interpreter/syntax/antlr_parser.h"
#include "interpreter/syntax/brackets.h"
#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/layout.h"
#include "interpreter/syntax/utf8.h"

namespace ansatz::syntax {
namespace {

bool is_earlier(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
}

ParseResult refused(const SourcePtr& source, Span span, std::string message) {
  return {{source, {}, 0}, {{Severity::Error, source, span, std::move(message), {}, {}}}};
}

}  // namespace

ParseResult parse(SourcePtr source, const ParseOptions& options) {
  const std::string& text = source->text();
  if (text.size() > kSizeLimit) {
    return refused(source, {},
                   fmt::format("the script has {} bytes, but may have at most {}", text.size(), kSizeLimit));
  }
  if (const auto bad = first_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[*bad]));
    return refused(source, {at, at + 1}, fmt::format("this is not UTF-8 text: byte 0x{:02X} cannot stand here", byte));
  }
  BracketReport brackets = match_brackets(source);
  if (brackets.is_too_deep) return {{source, {}, 0}, std::move(brackets.diagnostics)};

  ParseResult result;
  Diagnostics& diagnostics = result.diagnostics;
  diagnostics = std::move(brackets.diagnostics);
  Arranged arranged = arrange(tokenize(*source), source, brackets.damaged, options, diagnostics);
  Converter converter(source, diagnostics);
  if (!arranged.is_too_deep) {
    AntlrParser parser(std::move(arranged.tokens), source, diagnostics);
    while (const Part* statements = parser.next()) converter.add(*statements);
  }
  result.file = converter.take();
  std::stable_sort(diagnostics.begin(), diagnostics.end(), is_earlier);
  if (diagnostics.size() > kMessageLimit) diagnostics.resize(kMessageLimit);
  return result;
}

}  // namespace ansatz::syntax
