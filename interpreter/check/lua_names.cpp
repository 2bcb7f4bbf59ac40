// SPDX-License-Identifier: MIT
#include "interpreter/check/lua_names.h"

#include <algorithm>
#include <set>

namespace ansatz::check {
namespace {

struct Token {
  std::string_view text;
  bool is_name = false;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_keyword(std::string_view word) {
  static const std::set<std::string_view> words = {
      "and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
      "in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while"};
  return words.contains(word);
}

/// Length of the long bracket that opens at `at` (`[[`, `[==[`) up to its end, or 0 where none opens.
std::size_t long_bracket(std::string_view text, std::size_t at) {
  std::size_t level = 0;
  std::size_t i = at + 1;
  while (i < text.size() && text[i] == '=') ++i, ++level;
  if (text[at] != '[' || i >= text.size() || text[i] != '[') return 0;
  const std::string close = "]" + std::string(level, '=') + "]";
  const std::size_t end = text.find(close, i + 1);
  return (end == std::string_view::npos ? text.size() : end + close.size()) - at;
}

std::size_t short_text(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  while (i < text.size() && text[i] != text[at] && text[i] != '\n') i += text[i] == '\\' ? 2 : 1;
  return std::min(i + 1, text.size()) - at;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    const char c = text[i];
    if (c == '-' && text.substr(i, 2) == "--") {
      length = i + 2 < text.size() && text[i + 2] == '[' ? long_bracket(text, i + 2) : 0;
      length = length ? length + 2 : std::min(text.find('\n', i), text.size()) - i;
    } else if (c == '"' || c == '\'') {
      length = short_text(text, i);
      tokens.push_back({text.substr(i, 1)});
    } else if (c == '[' && long_bracket(text, i)) {
      length = long_bracket(text, i);
      tokens.push_back({"\""});
    } else if (is_letter(c)) {
      while (i + length < text.size() && (is_letter(text[i + length]) || is_digit(text[i + length]))) ++length;
      const std::string_view word = text.substr(i, length);
      tokens.push_back({word, !is_keyword(word)});
    } else if (is_digit(c)) {
      while (i + length < text.size() && (is_letter(text[i + length]) || is_digit(text[i + length]))) ++length;
      tokens.push_back({"0"});
    } else if (c == '=' || c == '~' || c == '<' || c == '>' || c == ':') {
      if (i + 1 < text.size() && (text[i + 1] == '=' || (c == ':' && text[i + 1] == ':'))) length = 2;
      tokens.push_back({text.substr(i, length)});
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      tokens.push_back({text.substr(i, 1)});
    }
    i += length;
  }
  return tokens;
}

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

/// Goes through the tokens once with a stack of what is open, each with the locals declared in it.
class LuaReader {
 public:
  explicit LuaReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) { open_.push_back({}); }

  LuaNames read(std::string_view whole) {
    whole_ = whole;
    for (at_ = 0; at_ < tokens_.size(); ++at_) step();
    return std::move(names_);
  }

 private:
  struct Frame {
    std::set<std::string_view> locals;
    bool is_table = false;
  };

  std::string_view text(std::size_t at) const { return at < tokens_.size() ? tokens_[at].text : std::string_view(); }
  bool is_name(std::size_t at) const { return at < tokens_.size() && tokens_[at].is_name; }
  bool is_local(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Frame& frame) { return frame.locals.contains(name); });
  }
  void assigns(std::string_view name) {
    add_once(names_.assigned, name);
    if (names_.places.size() < names_.assigned.size())
      names_.places.push_back(static_cast<std::size_t>(name.data() - whole_.data()));
  }
  void close() {
    if (open_.size() > 1) open_.pop_back();
  }

  void step() {
    const std::string_view word = text(at_);
    if (tokens_[at_].is_name) {
      add_once(names_.mentioned, word);
    } else if (word == "do" || word == "then" || word == "else" || word == "repeat") {
      if (word == "else") close();
      open_.push_back({std::move(loop_names_)});
      loop_names_.clear();
    } else if (word == "elseif" || word == "end" || word == "until" || word == "}") {
      close();
    } else if (word == "{") {
      open_.push_back({{}, true});
    } else if (word == "function") {
      function();
    } else if (word == "local") {
      local();
    } else if (word == "for") {
      for (std::size_t i = at_ + 1; is_name(i) || text(i) == ","; ++i) {
        if (is_name(i)) loop_names_.insert(text(i));
      }
    } else if (word == "=" && !open_.back().is_table) {
      assignment();
    }
  }

  void function() {
    std::size_t i = at_ + 1;
    if (is_name(i)) {
      const bool is_member = text(i + 1) == "." || text(i + 1) == ":";
      const bool is_new_local = at_ > 0 && text(at_ - 1) == "local";
      if (is_new_local)
        open_.back().locals.insert(text(i));
      else if (!is_member && !is_local(text(i)))
        assigns(text(i));
    }
    while (i < tokens_.size() && text(i) != "(") ++i;
    Frame body;
    for (; i < tokens_.size() && text(i) != ")"; ++i) {
      if (is_name(i)) body.locals.insert(text(i));
    }
    open_.push_back(std::move(body));
  }

  /// The names count as local from here on, which is early by the length of the right-hand side.
  void local() {
    for (std::size_t i = at_ + 1; i < tokens_.size(); ++i) {
      if (text(i) == "<") {
        i += 2;  // an attribute: <const>
      } else if (is_name(i)) {
        open_.back().locals.insert(text(i));
        if (text(i + 1) != "," && text(i + 1) != "<") return;
      } else if (text(i) != ",") {
        return;
      }
    }
  }

  void assignment() {
    for (std::size_t i = at_; i > 0; i -= 2) {
      if (!is_name(i - 1)) return;
      const std::string_view before = i > 1 ? text(i - 2) : std::string_view();
      if (before == "." || before == ":" || before == "local" || before == "for" || before == "<") return;
      if (!is_local(text(i - 1)) && !loop_names_.contains(text(i - 1))) assigns(text(i - 1));
      if (before != ",") return;
    }
  }

  std::string_view whole_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Frame> open_;
  std::set<std::string_view> loop_names_;
  LuaNames names_;
};

}  // namespace

LuaNames read_lua_names(std::string_view text) { return LuaReader(tokens_of(text)).read(text); }

}  // namespace ansatz::check
