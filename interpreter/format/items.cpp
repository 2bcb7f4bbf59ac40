// SPDX-License-Identifier: MIT
#include "interpreter/format/items.h"

#include <algorithm>
#include <array>

#include "interpreter/syntax/antlr_parser.h"
#include "stdlib/core/utf8.h"

namespace ansatz::format {
namespace {

using Kind = Item::Kind;

Kind kind_of(std::string_view text) {
  const char first = text.front();
  const bool is_letter = first == '_' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  if (first == '"') return Kind::Text;
  if (text.size() > 3 && text.substr(0, 3) == "lua" && text.back() == ']') return Kind::Lua;
  if (is_letter) return Kind::Word;
  if (first >= '0' && first <= '9') return Kind::Number;
  if (first == '(' || first == '[' || first == '{') return Kind::Open;
  if (first == ')' || first == ']' || first == '}') return Kind::Close;
  if (first == ',') return Kind::Comma;
  if (first == ';') return Kind::Semicolon;
  const bool is_ascii = static_cast<unsigned char>(first) < 0x80;
  return is_ascii || text == "≈" || text == "±" ? Kind::Sign : Kind::Word;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t\r\f\v");
  return end == std::string_view::npos ? std::string_view{} : text.substr(0, end + 1);
}

class Reader {
 public:
  explicit Reader(const syntax::Source& source) : source_(source) {}

  Lines read() {
    std::uint32_t last = 0;
    for (const auto& token : syntax::tokenize(source_)) {
      comment(last, token.span.begin);
      last = token.span.end;
      const std::string_view text = source_.text(token.span);
      if (text.empty()) continue;
      if (text == "\n" || text == "\r\n") {
        end_line();
      } else {
        add(kind_of(text), text, token.span.begin);
      }
    }
    comment(last, static_cast<std::uint32_t>(source_.text().size()));
    end_line();
    return std::move(lines_);
  }

 private:
  // The lexer leaves comments out; they stand in the gaps between tokens.
  void comment(std::uint32_t begin, std::uint32_t end) {
    const std::string_view gap = source_.text({begin, end});
    const std::size_t sign = gap.find('#');
    if (sign == std::string_view::npos) return;
    add(Kind::Comment, trimmed(gap.substr(sign)), begin + static_cast<std::uint32_t>(sign));
  }

  void add(Kind kind, std::string_view text, std::uint32_t at) {
    Item item{kind, text, source_.position(at).column - 1, 0};
    if (text == "i" && !line_.items.empty() && line_.items.back().kind == Kind::Number && item.column == end_column_) {
      // 2i is one number, however the lexer cuts it
      line_.items.back().text = source_.text({at - static_cast<std::uint32_t>(line_.items.back().text.size()), at + 1});
      ++end_column_;
      return;
    }
    if (!line_.items.empty()) item.blanks = item.column - std::min(item.column, end_column_);
    end_column_ = text.find('\n') == std::string_view::npos ? item.column + width_of(text) : width_of(text);
    line_.items.push_back(item);
  }

  void end_line() {
    if (line_.items.empty()) {
      line_.is_after_empty = !lines_.empty();
      return;
    }
    lines_.push_back(std::move(line_));
    line_ = {};
  }

  const syntax::Source& source_;
  Lines lines_;
  Line line_;
  std::size_t end_column_ = 0;
};

// A `;` that begins or ends a line or a block, or follows another, ends no statement.
void drop_idle_semicolons(Lines& lines) {
  std::vector<char> open;
  for (Line& line : lines) {
    std::vector<Item> kept;
    for (std::size_t i = 0; i < line.items.size(); ++i) {
      const Item& item = line.items[i];
      const bool is_idle = item.kind == Kind::Semicolon && (open.empty() || open.back() == '{') &&
                           (kept.empty() || kept.back().opens('{') || kept.back().kind == Kind::Semicolon ||
                            i + 1 == line.code_size() || line.items[i + 1].closes('}'));
      if (is_idle) continue;
      if (item.kind == Kind::Open) open.push_back(item.text.front());
      if (item.kind == Kind::Close && !open.empty()) open.pop_back();
      kept.push_back(item);
    }
    line.items = std::move(kept);
  }
  for (std::size_t l = 0; l < lines.size(); ++l) {
    if (lines[l].items.empty() && lines[l].is_after_empty && l + 1 < lines.size()) lines[l + 1].is_after_empty = true;
  }
  std::erase_if(lines, [](const Line& line) { return line.items.empty(); });
}

}  // namespace

std::size_t Line::code_size() const {
  return items.size() - (!items.empty() && items.back().kind == Kind::Comment ? 1 : 0);
}

Lines read_lines(const syntax::Source& source) {
  Lines lines = Reader(source).read();
  drop_idle_semicolons(lines);
  return lines;
}

std::size_t width_of(std::string_view text) {
  const std::size_t line = text.rfind('\n');
  if (line != std::string_view::npos) text.remove_prefix(line + 1);
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); i += core::code_point_at(text, i).size) ++width;
  return width;
}

void pass(Nest& nest, const Item& item, Place place) {
  if (item.kind == Kind::Open) nest.push_back(place);
  if (item.kind == Kind::Close && !nest.empty()) nest.pop_back();
}

bool in_statements(const Nest& nest, const Lines& lines) {
  return nest.empty() || lines[nest.back().line].items[nest.back().item].opens('{');
}

bool goes_on_after(const Item& item) {
  static constexpr std::array kWords = {"by", "where", "or", "and", "not", "in", "within", "then", "else"};
  if (item.kind == Kind::Comma) return true;
  if (item.kind == Kind::Word) return std::find(kWords.begin(), kWords.end(), item.text) != kWords.end();
  return item.kind == Kind::Sign && !item.is(".") && !item.is("...") && !item.is(":");
}

}  // namespace ansatz::format
