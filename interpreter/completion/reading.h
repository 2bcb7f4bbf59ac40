// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/completion/completion.h"
#include "interpreter/syntax/pieces.h"

namespace ansatz::completion {

/// A link of a chain such as `sim.phi.at(time = 3)`: a word, and whether it is called or indexed.
struct Link {
  std::string word;
  bool called = false;
};
using Chain = std::vector<Link>;

/// A name that the text binds before the cursor, as far as its text shows what it is.
struct BoundName {
  std::string name;
  Sort sort = Sort::name;
  std::string summary;              ///< the text it is bound to, shortened
  Chain value;                      ///< where it is bound to a chain alone
  std::vector<std::string> fields;  ///< where it is bound to a record written out
  bool is_recorded = false;         ///< a column of the experiment around
};

/// What stands between the braces around the cursor.
enum class Block { file, experiment, run, hypothesis, claim, figure, model, plain };

/// The text up to the cursor, read as far as it goes: which brackets are open there, which names are bound.
class Reading {
 public:
  Reading(std::string_view text, std::size_t cursor);

  enum class Place {
    none,       ///< in a comment, in Lua, where a name is being bound
    text,       ///< inside a text
    field,      ///< after a dot
    statement,  ///< where a statement begins
    value,      ///< anywhere else
  };
  Place place() const { return place_; }
  syntax::Span word() const { return word_; }  ///< the word, or the inside of the text, under way
  std::string typed() const { return std::string(text_.substr(word_.begin, word_.size())); }

  Chain object() const { return object_; }  ///< before the dot
  Block block() const;
  bool is_import() const { return is_import_; }  ///< of a text: it is the path of an import
  std::string_view opening() const;              ///< the first word of the statement under way, if it is written

  /// The call around the cursor, if the innermost open bracket is one.
  struct OpenCall {
    Chain callee;
    std::vector<std::string> named;  ///< parameters given by name so far
    std::size_t position = 0;        ///< of the argument under way, from 0
    std::string argument;            ///< its name, where it has one
    bool at_start = false;           ///< the argument under way is only the word being typed
    Chain first;                     ///< the first argument, where it is a chain
  };
  const std::optional<OpenCall>& call() const { return call_; }
  /// The innermost call of all brackets that are open, in whatever else the cursor is: a list, a number.
  std::optional<OpenCall> call_outside() const;

  /// Names of the file and of the blocks around the cursor, innermost first, each once.
  const std::vector<BoundName>& names() const { return names_; }
  const std::vector<std::string>& modules() const { return modules_; }  ///< brought in by `use`
  const BoundName* find(std::string_view name) const;

 private:
  struct Level {
    char open = 0;
    std::size_t piece = 0;  ///< where it opens
    Block block = Block::plain;
    std::vector<BoundName> names;
    std::vector<BoundName> passing;  ///< parameters of `x => …`, until the argument or statement ends
  };
  using Kind = syntax::Piece::Kind;

  void find_place();
  void scan();
  void statement(std::size_t first);
  void parameters(std::size_t open, std::vector<BoundName>& into) const;
  void arrow(std::size_t at);
  void bind(std::string_view name, Sort sort, std::size_t value);
  std::optional<OpenCall> call_at(std::size_t level) const;
  Chain spelt_out(Chain chain) const;
  Chain chain_before(std::size_t end) const;
  Chain chain_from(std::size_t begin, std::size_t* end) const;
  std::size_t partner(std::size_t close) const;
  std::size_t closing(std::size_t open) const;
  std::string_view at(std::size_t piece) const;
  bool is(std::size_t piece, std::string_view sign) const { return piece < pieces_.size() && at(piece) == sign; }
  bool is_word(std::size_t piece) const { return piece < pieces_.size() && pieces_[piece].kind == Kind::Word; }
  bool is_binding(std::size_t piece) const;  ///< an `=` alone
  Level& level() { return levels_.back(); }

  std::string_view text_;
  std::vector<syntax::Piece> pieces_;  ///< before the word under way
  std::vector<Level> levels_;
  std::vector<BoundName> pending_;  ///< names for the block that opens next
  Block pending_block_ = Block::plain;
  std::size_t statement_start_ = 0;
  Place place_ = Place::value;
  syntax::Span word_;
  Chain object_;
  bool is_import_ = false;
  bool is_code_ = true;  ///< no comment, no Lua
  std::optional<OpenCall> call_;
  std::vector<BoundName> names_;
  std::vector<std::string> modules_;
};

}  // namespace ansatz::completion
