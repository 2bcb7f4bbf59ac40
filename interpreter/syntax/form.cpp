// SPDX-License-Identifier: MIT
#include "interpreter/syntax/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace ansatz::syntax {
namespace {

constexpr std::size_t kLongest = 60;  // of a text in a sentence

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

/// Does a word of a pattern fit more than one text?
bool is_open(std::string_view word) {
  return word == "NAME" || word == "NUMBER" || word == "TEXT" || (word.size() > 1 && word.find('|') != word.npos);
}

/// "v = {v:.2f}" between quotes as the arguments of text(): "v = ", v.
std::string parts_of_text(std::string_view inside) {
  std::string parts;
  const auto add = [&](const std::string& part) { parts += (parts.empty() ? "" : ", ") + part; };
  while (!inside.empty()) {
    const std::size_t open = std::min(inside.find('{'), inside.size());
    if (open > 0) add(fmt::format("\"{}\"", inside.substr(0, open)));
    const std::size_t close = std::min(inside.find('}', open), inside.size());
    if (open < close) {
      const std::string_view value = inside.substr(open + 1, close - open - 1);
      add(std::string(value.substr(0, value.find(':'))));
    }
    inside.remove_prefix(std::min(close + 1, inside.size()));
  }
  return parts;
}

}  // namespace

Stuck::Stuck(const Tokens& statement, std::size_t stop, const Source& source)
    : tokens_(statement), stop_(std::min(stop, statement.size())), source_(source) {
  find_item();
}

// From the innermost bracket that is open there; the last separator before the place begins the item.
void Stuck::find_item() {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < stop_; ++at) {
    const int step = bracket_step(tokens_[at].kind);
    if (step > 0) open.push_back(at);
    if (step < 0 && !open.empty()) open.pop_back();
  }
  std::size_t begin = 0;
  if (!open.empty()) {
    opener_ = tokens_[open.back()].kind;
    begin = open.back() + 1;
    find_owner(open.back());
  }
  const bool is_listed = opener_ == TokenKind::OpenParen || opener_ == TokenKind::OpenBracket;
  const auto parts = [&](TokenKind kind) {
    return kind == TokenKind::Bind || kind == TokenKind::Return || kind == TokenKind::End ||
           (is_listed && kind == TokenKind::Comma);
  };
  int depth = 0;
  for (std::size_t at = begin; at < stop_; ++at) {
    depth += bracket_step(tokens_[at].kind);
    if (depth == 0 && parts(tokens_[at].kind)) begin = at + 1;
  }
  std::size_t end = begin;
  for (depth = 0; end < tokens_.size(); ++end) {
    const TokenKind kind = tokens_[end].kind;
    depth += bracket_step(kind);
    const bool is_over = kind == TokenKind::End || (is_listed && kind == TokenKind::Comma);
    if (depth < 0 || (depth == 0 && is_over)) break;
  }
  item_ = {begin, end};
}

// a name, or the end of a chain like sim.phi
void Stuck::find_owner(std::size_t opener) {
  if (opener == 0) return;
  const TokenKind before = tokens_[opener - 1].kind;
  is_owned_ = before == TokenKind::Name || before == TokenKind::CloseParen || before == TokenKind::CloseBracket;
  if (before != TokenKind::Name) return;
  owner_ = {opener - 1, opener};
  while (owner_.begin >= 2 && tokens_[owner_.begin - 1].kind == TokenKind::Dot &&
         tokens_[owner_.begin - 2].kind == TokenKind::Name) {
    owner_.begin -= 2;
  }
}

std::optional<Advice> Stuck::fit(const Form& form) const {
  const bool is_call = is_owned_ && opener_ == TokenKind::OpenParen;
  const bool is_subscript = is_owned_ && opener_ == TokenKind::OpenBracket;
  if ((form.place == Form::Call && !is_call) || (form.place == Form::Subscript && !is_subscript)) return std::nullopt;
  Match match;
  const Stretch whole = form.place == Form::Statement ? Stretch{0, tokens_.size()} : item_;
  if (!matches(form.pattern, whole, match)) return std::nullopt;
  const std::size_t caret = match.caret.value_or(stop_);
  const Span span =
      caret < tokens_.size() ? tokens_[caret].span : Span{tokens_.back().span.end, tokens_.back().span.end};
  return Advice{filled(form.message, match), filled(form.note, match), span};
}

bool Stuck::matches(std::string_view pattern, Stretch tokens, Match& match) const {
  if (pattern.empty()) return tokens.begin == tokens.end;
  std::string_view word = pattern.substr(0, pattern.find(' '));
  const std::string_view rest = word.size() == pattern.size() ? std::string_view() : pattern.substr(word.size() + 1);
  const Match before = match;
  const bool is_marked = word.size() > 1 && word.front() == '@';
  if (is_marked) {
    word.remove_prefix(1);
    match.caret = tokens.begin;
  }
  if (word == "REST") {
    match.captures.push_back(tokens);
    return true;
  }
  if (word == "ITEM") {
    int depth = 0;
    for (std::size_t end = tokens.begin; end < tokens.end; ++end) {
      depth += bracket_step(tokens_[end].kind);
      if (depth < 0) break;
      if (depth > 0) continue;
      Match tried = match;
      tried.captures.push_back({tokens.begin, end + 1});
      if (!matches(rest, {end + 1, tokens.end}, tried)) continue;
      match = std::move(tried);
      return true;
    }
  } else if (tokens.begin < tokens.end && matches_one(word, tokens_[tokens.begin])) {
    if (is_open(word)) match.captures.push_back({tokens.begin, tokens.begin + 1});
    if (matches(rest, {tokens.begin + 1, tokens.end}, match)) return true;
  }
  match = before;
  return false;
}

bool Stuck::matches_one(std::string_view word, const Token& token) const {
  const std::string_view written = source_.text(token.span);
  if (word == "NAME") return token.kind == TokenKind::Name;
  if (word == "NUMBER") return token.kind == TokenKind::Number;
  if (word == "TEXT") return token.kind == TokenKind::Text && written.starts_with('"');
  while (word.size() > 1) {
    const std::size_t end = std::min(word.find('|'), word.size());
    if (word.substr(0, end) == written) return true;
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return word == written;
}

std::string_view Stuck::text(Stretch tokens) const {
  if (tokens.begin >= tokens.end) return {};
  return source_.text(join(tokens_[tokens.begin].span, tokens_[tokens.end - 1].span));
}

std::string Stuck::filled(std::string_view sentence, const Match& match) const {
  std::string made;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const bool is_place = sentence[at] == '{' && at + 1 < sentence.size() && is_decimal_digit(sentence[at + 1]);
    if (!is_place) {
      made += sentence[at];
      continue;
    }
    const std::size_t close = sentence.find('}', at);
    made += replaced(sentence.substr(at + 1, close - at - 1), match);
    at = close;
  }
  return made;
}

/// "2", "1:2>3", "1:text"
std::string Stuck::replaced(std::string_view operation, const Match& match) const {
  const auto capture = [&](char digit) { return match.captures.at(static_cast<std::size_t>(digit - '1')); };
  std::string made;
  if (operation == "0") {
    made = owner_.begin == owner_.end ? "a" : text(owner_);
  } else if (operation.ends_with(":text")) {
    const std::string_view whole = text(capture(operation[0]));
    made = fmt::format("text({})", parts_of_text(whole.substr(1, whole.size() - 2)));
  } else if (operation.size() > 1) {
    made = with(capture(operation[0]), text(capture(operation[2])), text(capture(operation[4])));
  } else {
    made = text(capture(operation[0]));
  }
  const bool is_short = made.size() <= kLongest && made.find('\n') == std::string::npos;
  return is_short ? made : "…";
}

/// The text of `whole` where `value` stands for `name`.
std::string Stuck::with(Stretch whole, std::string_view name, std::string_view value) const {
  std::string made;
  for (std::size_t at = whole.begin; at < whole.end; ++at) {
    const Span span = tokens_[at].span;
    if (at > whole.begin) made += source_.text({tokens_[at - 1].span.end, span.begin});
    made += source_.text(span) == name ? value : source_.text(span);
  }
  return made;
}

}  // namespace ansatz::syntax
