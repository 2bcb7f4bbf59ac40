// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/pieces.h"

namespace ansatz::syntax {

/// Matches the brackets among pieces, in the order they come.
class BracketMatcher {
 public:
  explicit BracketMatcher(SourcePtr source) : source_(std::move(source)) {}

  void take(const Piece& piece);
  /// After the last piece.
  void finish();

  bool is_sound() const { return diagnostics_.empty(); }
  bool is_too_deep() const { return is_too_deep_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  struct Leaning {
    Span open;
    std::size_t closer_indentation;
  };

  char at(Span span) const { return source_->text()[span.begin]; }
  std::string place(Span span) const;
  void close(Span span);
  void lean(Span open, Span close);
  Span unclosed(Span open) const;
  void report(Span span, std::string message, std::string note = {});

  SourcePtr source_;
  std::vector<Span> open_;
  std::vector<Leaning> leaning_;  ///< Closed by a brace that begins a line indented less.
  std::optional<Span> early_;     ///< The first that closes a block from a line indented deeper: one too many, perhaps.
  Diagnostics diagnostics_;
  bool is_too_deep_ = false;
};

/// The bracket that closes another.
char closer_of(char open);

/// Does nothing but blanks stand before it on its line?
bool is_first_of_line(const Source& source, Span span);

/// The line that a closing bracket belongs to if it begins a line and those before it are indented deeper, else 0.
std::uint32_t header_of(const Source& source, Span close);

}  // namespace ansatz::syntax
