// SPDX-License-Identifier: MIT
#include "interpreter/syntax/damage.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "interpreter/syntax/bracket_matcher.h"

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;
using Pieces = std::vector<Piece>;

// Does a statement of the file begin with this piece? It stands in the first column and is a word, but not `else`.
bool begins_statement(const Source& source, const Pieces& pieces, std::size_t i) {
  if (i > 0 && pieces[i - 1].kind != Kind::Line) return false;
  if (pieces[i].span.begin > 0 && source.text()[pieces[i].span.begin - 1] != '\n') return false;
  if (pieces[i].kind == Kind::Literal || pieces[i].kind == Kind::UnclosedLua)
    return source.text()[pieces[i].span.begin] == 'l';
  const char first = source.text()[pieces[i].span.begin];
  return pieces[i].kind == Kind::Word && (first < '0' || first > '9') && source.text(pieces[i].span) != "else";
}

// A line of a script as its pieces [begin, end).
struct Line {
  std::size_t begin;
  std::size_t end;
  std::size_t indentation;
};

std::vector<Line> lines_of(const Source& source, const Pieces& pieces, std::size_t begin, std::size_t end) {
  std::vector<Line> lines;
  for (std::size_t i = begin; i < end; ++i) {
    if (pieces[i].kind == Kind::Line) continue;
    std::size_t last = i;
    while (last < end && pieces[last].kind != Kind::Line) ++last;
    lines.push_back({i, last, source.indentation(source.line_at(pieces[i].span.begin))});
    i = last;
  }
  return lines;
}

// The lines of one statement of the file whose brackets do not match.
class Damage {
 public:
  Damage(const SourcePtr& source, const Pieces& pieces, std::vector<Line> lines)
      : source_(source), pieces_(pieces), lines_(std::move(lines)), is_out_(lines_.size(), false) {}

  // People indent what hangs on a line deeper than it. If the brackets match without the lines at fault and what hangs
  // on them, nothing else is damaged; else all is.
  std::vector<Span> find() {
    const BracketMatcher all = match();
    if (all.is_sound()) return {};
    for (const Diagnostic& fault : all.diagnostics()) take_out(fault.span, false);
    if (!match().is_sound()) {
      for (const Diagnostic& fault : all.diagnostics()) take_out(fault.span, true);
    }
    if (is_out_.front() || !match().is_sound()) is_out_.assign(lines_.size(), true);
    return spans();
  }

 private:
  BracketMatcher match() const {
    BracketMatcher matcher(source_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = lines_[i].begin; k < lines_[i].end && !is_out_[i]; ++k) matcher.take(pieces_[k]);
    }
    matcher.finish();
    return matcher;
  }

  void take_out(Span fault, bool with_closing_line) {
    std::size_t i = 0;
    while (i + 1 < lines_.size() && pieces_[lines_[i + 1].begin].span.begin <= fault.begin) ++i;
    if (const std::uint32_t header = header_of(*source_, fault);
        header != 0 && pieces_[lines_[i].begin].span == fault) {
      const std::size_t last = i;
      while (i > 0 && pieces_[lines_[i].begin].span.begin >= source_->line_start(header + 1)) --i;
      std::fill(is_out_.begin() + static_cast<std::ptrdiff_t>(i),
                is_out_.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
      return;
    }
    const std::size_t indentation = lines_[i].indentation;
    do is_out_[i++] = true;
    while (i < lines_.size() && lines_[i].indentation > indentation);
    const bool closes = i < lines_.size() && pieces_[lines_[i].begin].kind == Kind::Close;
    if (with_closing_line && closes && lines_[i].indentation == indentation) is_out_[i] = true;
  }

  std::vector<Span> spans() const {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_out_[i]) continue;
      const Span line = join(pieces_[lines_[i].begin].span, pieces_[lines_[i].end - 1].span);
      if (i > 0 && is_out_[i - 1]) {
        spans.back() = join(spans.back(), line);
      } else {
        spans.push_back(line);
      }
    }
    return spans;
  }

  const SourcePtr& source_;
  const Pieces& pieces_;
  std::vector<Line> lines_;
  std::vector<bool> is_out_;
};

}  // namespace

std::vector<Span> damage(const SourcePtr& source, const Pieces& pieces) {
  std::vector<Span> damaged;
  std::size_t begin = 0;
  while (begin < pieces.size()) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && !begins_statement(*source, pieces, end)) ++end;
    std::vector<Line> lines = lines_of(*source, pieces, begin, end);
    if (!lines.empty()) {
      for (const Span span : Damage(source, pieces, std::move(lines)).find()) damaged.push_back(span);
    }
    begin = end;
  }
  return damaged;
}

}  // namespace ansatz::syntax
