// SPDX-License-Identifier: MIT
#include "interpreter/syntax/broken.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "interpreter/syntax/literals.h"
#include "interpreter/syntax/pieces.h"

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;

// Words before the names that they bind, those of other languages among them.
constexpr std::array<std::string_view, 20> kIntroduce = {
    "function", "experiment", "flow", "map",   "pde",   "vary", "sample", "along", "record", "as",
    "for",      "let",        "var",  "local", "const", "auto", "def",    "fn",    "func",   "fun"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Names in texts and Lua blocks count too: a text may name a dimension, Lua may assign a global.
void add_words(std::string_view text, std::set<std::string, std::less<>>& words) {
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), is_word);
    at = std::find_if_not(begin, text.end(), is_word);
    if (begin != at && !is_digit(*begin)) words.insert(read_name({begin, at}));
  }
}

class Reader {
 public:
  Reader(std::string_view text, Broken& broken) : text_(text), pieces_(cut(text)), broken_(broken) {}

  void read() {
    bool is_introduced = false;
    bool at_start = true;  // of a line, outside ( ) and [ ]
    int depth = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Kind kind = pieces_[i].kind;
      const std::string_view word = text_.substr(pieces_[i].span.begin, pieces_[i].span.size());
      if (word == "(" || word == "[") ++depth;
      if (word == ")" || word == "]") --depth;
      if (kind == Kind::Word && !is_digit(word.front())) {
        if (is_introduced || (at_start && depth <= 0) || (depth <= 0 && is_bound(i + 1)))
          broken_.names.insert(read_name(word));
        if (at_start && (word == "use" || word == "import")) broken_.brings_names = true;
        const bool introduces = std::find(kIntroduce.begin(), kIntroduce.end(), word) != kIntroduce.end();
        if (introduces && at_start && !is_name_after(i)) broken_.brings_names = true;
        is_introduced = word != "in" && word != "from" && (is_introduced || introduces);
      } else {
        is_introduced = is_introduced && (word == "," || word == "(");
      }
      at_start = kind == Kind::Line || word == ";" || word == "{" || word == "}";
    }
  }

 private:
  bool is_name_after(std::size_t i) const {
    const bool opens = i + 1 < pieces_.size() && pieces_[i + 1].kind == Kind::Open;
    return i + 1 < pieces_.size() && (opens || pieces_[i + 1].kind == Kind::Word);
  }

  // Does `=` stand here, and not a longer sign that begins so?
  bool is_bound(std::size_t i) const {
    if (i >= pieces_.size() || text_[pieces_[i].span.begin] != '=') return false;
    const std::size_t next = pieces_[i].span.begin + 1;
    return next >= text_.size() || (text_[next] != '=' && text_[next] != '>');
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
  Broken& broken_;
};

}  // namespace

Broken read_broken(const Source& source, Span span, std::vector<Block> blocks) {
  Broken broken;
  const auto read = [&](std::uint32_t begin, std::uint32_t end) {
    const std::string_view text = source.text({begin, end});
    add_words(text, broken.words);
    Reader(text, broken).read();
  };
  std::uint32_t begin = span.begin;
  for (const Block& block : blocks) {
    read(begin, block.span.begin);
    begin = block.span.end;
  }
  read(begin, span.end);
  broken.blocks = std::move(blocks);
  return broken;
}

}  // namespace ansatz::syntax
