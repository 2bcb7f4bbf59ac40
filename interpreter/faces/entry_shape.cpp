// SPDX-License-Identifier: MIT
#include "interpreter/faces/entry_shape.h"

#include <algorithm>
#include <vector>

#include "interpreter/syntax/pieces.h"

namespace ansatz::faces {

using Kind = syntax::Piece::Kind;

std::string next_indentation(std::string_view text) {
  const auto pieces = syntax::cut(text);
  if (!pieces.empty() && pieces.back().kind == Kind::UnclosedLua) return "";
  // Each open bracket asks for two blanks more than the line it stands on; several on one line count once.
  struct Open {
    std::size_t line = 0, indentation = 0;
  };
  std::vector<Open> open;
  std::size_t line = 0, at = 0;
  const auto indentation_at = [&](std::size_t offset) {
    const auto begin = text.rfind('\n', offset);
    const std::size_t first = begin == std::string_view::npos ? 0 : begin + 1;
    return text.find_first_not_of(' ', first) - first;
  };
  for (const auto& piece : pieces) {
    line += static_cast<std::size_t>(
        std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + piece.span.begin, '\n'));
    at = piece.span.begin;
    if (piece.kind == Kind::Open) open.push_back({line, indentation_at(piece.span.begin)});
    if (piece.kind == Kind::Close && !open.empty()) open.pop_back();
  }
  return open.empty() ? "" : std::string(open.back().indentation + 2, ' ');
}

std::optional<std::size_t> opener_of_last(std::string_view text) {
  std::vector<std::size_t> open;
  const auto pieces = syntax::cut(text);
  for (const auto& piece : pieces) {
    if (piece.kind == Kind::Open) open.push_back(piece.span.begin);
    if (piece.kind != Kind::Close) continue;
    if (open.empty()) return std::nullopt;
    if (piece.span.end == text.size()) return open.back();
    open.pop_back();
  }
  return std::nullopt;
}

}  // namespace ansatz::faces
