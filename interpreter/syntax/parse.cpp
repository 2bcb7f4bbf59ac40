// SPDX-License-Identifier: MIT
#include "interpreter/syntax/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "interpreter/syntax/antlr_parser.h"
#include "interpreter/syntax/brackets.h"
#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/layout.h"
#include "stdlib/core/utf8.h"

namespace ansatz::syntax {
namespace {

bool is_earlier(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
}

ParseResult refused(const SourcePtr& source, Span span, std::string message, std::vector<Diagnostic::Line> lines = {}) {
  return {{source, {}, 0}, {{Severity::Error, source, span, std::move(message), {}, std::move(lines)}}};
}

/// A carriage return that no newline follows: where others see the end of a line, or nothing at all.
std::optional<std::size_t> lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at)) {
    const std::size_t begin = at;
    while (at < text.size() && text[at] == '\r') ++at;
    if (at == text.size() || text[at] != '\n') return begin;
  }
  return std::nullopt;
}

}  // namespace

ParseResult parse(SourcePtr source, const ParseOptions& options) {
  const std::string& text = source->text();
  if (text.size() > kSizeLimit) {
    return refused(source, {},
                   fmt::format("the script has {} bytes, but may have at most {}", text.size(), kSizeLimit));
  }
  if (const auto bad = core::first_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(text[*bad]));
    return refused(source, {at, at + 1}, fmt::format("this is not UTF-8 text: byte 0x{:02X} cannot stand here", byte));
  }
  if (const auto at = lone_return(text)) {
    const auto begin = static_cast<std::uint32_t>(*at);
    return refused(source, {begin, begin + 1}, "a carriage return stands here without a newline",
                   {{"help", "end lines with a newline: tr '\\r' '\\n' < file.anz > new.anz"}});
  }
  BracketReport brackets = match_brackets(source);
  if (brackets.is_too_deep) return {{source, {}, 0}, std::move(brackets.diagnostics)};

  ParseResult result;
  Diagnostics& diagnostics = result.diagnostics;
  diagnostics = std::move(brackets.diagnostics);
  Arranged arranged = arrange(tokenize(*source), source, brackets.damaged, options, diagnostics);
  Converter converter(source, diagnostics, arranged.mended);
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
