// SPDX-License-Identifier: MIT
#include "interpreter/syntax/ended_lua.h"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "interpreter/syntax/bracket_matcher.h"

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;

// How many '=' stand in the brackets of the Lua block that a piece is; nothing for another piece.
std::optional<std::size_t> level_of_lua(std::string_view text) {
  if (!text.starts_with("lua") || !text.ends_with(']')) return {};
  const std::size_t open = text.find('[');
  const std::size_t second = text.find('[', open + 1);
  if (second == text.npos) return {};
  return second - open - 1;
}

// A bracket that is open, or the whole script, and the last Lua block directly within it.
struct OpenBracket {
  char closer = 0;
  std::optional<std::size_t> block;
};

}  // namespace

std::vector<Span> mend_ended_lua(const SourcePtr& source, std::vector<Piece>& pieces, Diagnostics& diagnostics) {
  const std::string_view text = source->text();
  std::vector<Span> mended;
  std::vector<Piece> kept;
  std::vector<OpenBracket> open(1);
  std::uint32_t swallowed = 0;  // pieces that begin before this are part of a block
  for (const Piece& piece : pieces) {
    if (piece.span.begin < swallowed) continue;
    kept.push_back(piece);
    const std::string_view words = text.substr(piece.span.begin, piece.span.size());
    if (piece.kind == Kind::Literal && level_of_lua(words)) open.back().block = kept.size() - 1;
    if (piece.kind == Kind::Open) open.push_back({closer_of(words[0]), {}});
    if (piece.kind != Kind::Close) continue;
    if (words[0] == open.back().closer) {
      open.pop_back();
      continue;
    }
    // Brackets that what was meant to be Lua leaves open are not the script's.
    std::size_t within = open.size() - 1;
    while (within > 0 && !open[within].block) --within;
    if (words[0] != ']' || !open[within].block) continue;
    const std::size_t at = *open[within].block;
    const Span block = kept[at].span;
    const std::string signs(*level_of_lua(text.substr(block.begin, block.size())), '=');
    const std::string closer = "]" + signs + "]";
    // A block that ends with its line is in order, unless a line further down begins with another end.
    const bool ends_line = kept[at + 1].kind == Kind::Line;
    if (!text.substr(piece.span.begin).starts_with(closer) || (ends_line && !is_first_of_line(*source, piece.span)))
      continue;
    const auto size = static_cast<std::uint32_t>(closer.size());
    Diagnostic ended{Severity::Error, source, {block.end - size, block.end}, {}, {}, {}};
    ended.message = fmt::format("this ends the lua block of line {}", source->line_at(block.begin));
    ended.lines = {{"help", fmt::format("write lua [={0}[ … ]={0}] around Lua in which {1} stands", signs, closer)}};
    diagnostics.push_back(std::move(ended));
    swallowed = piece.span.begin + size;
    open.resize(within + 1);
    kept.resize(at + 1);
    kept[at].span.end = swallowed;
    mended.push_back(kept[at].span);
  }
  pieces = std::move(kept);
  return mended;
}

}  // namespace ansatz::syntax
