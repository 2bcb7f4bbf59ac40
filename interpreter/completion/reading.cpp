// SPDX-License-Identifier: MIT
#include "interpreter/completion/reading.h"

#include <algorithm>
#include <array>

namespace ansatz::completion {
namespace {

using syntax::Piece;
using syntax::Span;

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kSummary = 60;  ///< bytes of a binding's text that its summary shows

bool starts_number(std::string_view word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

/// Words that an opening bracket may follow without being called.
bool is_connective(std::string_view word) {
  static constexpr std::array kWords = {"if",  "then",  "else", "for",  "in",     "while",  "return", "and",  "or",
                                        "not", "where", "by",   "vary", "expect", "record", "to",     "from", "until"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// A name is being bound after these.
bool announces_name(std::string_view word) {
  static constexpr std::array kWords = {"for",   "function",   "vary",   "sample",
                                        "along", "experiment", "figure", "animate"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

Block block_of(std::string_view word) {
  if (word == "experiment") return Block::experiment;
  if (word == "run") return Block::run;
  if (word == "hypothesis") return Block::hypothesis;
  if (word == "claim") return Block::claim;
  if (word == "figure" || word == "animate" || word == "panels" || word == "panel") return Block::figure;
  if (word == "flow" || word == "map" || word == "pde") return Block::model;
  return Block::plain;
}

/// The relations ≈ and ± touch words without parting them.
std::size_t after_relation(std::string_view word) {
  std::size_t begin = 0;
  for (const std::string_view sign : {"≈", "±", "≤", "≥"}) {
    const auto found = word.rfind(sign);
    if (found != std::string_view::npos) begin = std::max(begin, found + sign.size());
  }
  return begin;
}

}  // namespace

Reading::Reading(std::string_view text, std::size_t cursor) : text_(text.substr(0, std::min(cursor, text.size()))) {
  pieces_ = syntax::cut(text_);
  find_place();
  scan();
  if (place_ == Place::none) return;
  call_ = call_at(levels_.size() - 1);
  if (place_ == Place::text) {
    is_import_ = is_word(pieces_.size() - 1) && is(pieces_.size() - 1, "import");
    return;
  }
  const std::size_t n = pieces_.size();
  if (place_ == Place::field) {
    object_ = chain_before(n - 1);
  } else if (n > 0 && is_word(n - 1) && statement_start_ == n - 1 && announces_name(at(n - 1))) {
    place_ = Place::none;
  } else if (statement_start_ == n && (levels_.size() == 1 || level().open == '{')) {
    place_ = Place::statement;
  }
}

std::string_view Reading::at(std::size_t piece) const {
  return text_.substr(pieces_[piece].span.begin, pieces_[piece].span.size());
}

/// Takes the word under way off the pieces and says where it stands, as far as its neighbours tell.
void Reading::find_place() {
  const auto end = static_cast<std::uint32_t>(text_.size());
  word_ = {end, end};
  const std::size_t read = pieces_.empty() ? 0 : pieces_.back().span.end;
  if (text_.find('#', read) != std::string_view::npos) {
    place_ = Place::none;
    is_code_ = false;
    return;
  }
  if (pieces_.empty()) return;
  const Piece last = pieces_.back();
  if (last.kind == Kind::UnclosedLua || last.kind == Kind::UnreadableLua) {
    place_ = Place::none;
    is_code_ = false;
  } else if (last.kind == Kind::UnclosedText) {
    word_ = {last.span.begin + 1, end};
    place_ = Place::text;
    pieces_.pop_back();
  } else if (last.kind == Kind::Word && last.span.end == end) {
    word_ = {last.span.begin + static_cast<std::uint32_t>(after_relation(text_.substr(last.span.begin))), end};
    pieces_.pop_back();
    if (starts_number(text_.substr(word_.begin))) place_ = Place::none;
  }
  if (place_ != Place::value || pieces_.empty()) return;
  const std::size_t before = pieces_.size() - 1;
  if (is(before, ".") && pieces_[before].span.end == word_.begin) {
    const bool is_interval = before > 0 && is(before - 1, ".");
    const bool is_number = before > 0 && is_word(before - 1) && starts_number(at(before - 1));
    if (is_number && !is_interval) place_ = Place::none;
    if (!is_number && !is_interval) place_ = Place::field;
  } else if (word_.size() > 0 && is_word(before) && starts_number(at(before))) {
    place_ = Place::none;  // a unit
  }
}

bool Reading::is_binding(std::size_t piece) const {
  if (!is(piece, "=")) return false;
  const std::uint32_t begin = pieces_[piece].span.begin, end = pieces_[piece].span.end;
  const auto touches = [&](std::size_t other, std::string_view signs, bool before) {
    return other < pieces_.size() && pieces_[other].kind == Kind::Symbol &&
           (before ? pieces_[other].span.end == begin : pieces_[other].span.begin == end) &&
           signs.find(at(other)) != std::string_view::npos;
  };
  return !touches(piece + 1, "=>", false) && (piece == 0 || !touches(piece - 1, "=!<>", true));
}

/// The piece that opens what a closing bracket closes.
std::size_t Reading::partner(std::size_t close) const {
  int depth = 0;
  for (std::size_t i = close + 1; i-- > 0;) {
    if (pieces_[i].kind == Kind::Close) ++depth;
    if (pieces_[i].kind == Kind::Open && --depth == 0) return i;
  }
  return kNowhere;
}

std::size_t Reading::closing(std::size_t open) const {
  int depth = 0;
  for (std::size_t i = open; i < pieces_.size(); ++i) {
    if (pieces_[i].kind == Kind::Open) ++depth;
    if (pieces_[i].kind == Kind::Close && --depth == 0) return i;
  }
  return kNowhere;
}

Chain Reading::chain_before(std::size_t end) const {
  Chain chain;
  for (std::size_t i = end; i-- > 0;) {
    Link link;
    while (pieces_[i].kind == Kind::Close && !is(i, "}")) {
      link.called = link.called || is(i, ")");
      const std::size_t open = partner(i);
      if (open == kNowhere || open == 0) return {};
      i = open - 1;
    }
    if (!is_word(i) || starts_number(at(i)) || is_connective(at(i))) return {};
    link.word = std::string(at(i));
    chain.insert(chain.begin(), std::move(link));
    if (i < 2 || !is(i - 1, ".") || is(i - 2, ".")) return chain;
    --i;
  }
  return {};
}

Chain Reading::chain_from(std::size_t begin, std::size_t* end) const {
  Chain chain;
  std::size_t i = begin;
  while (is_word(i) && !starts_number(at(i))) {
    chain.push_back({std::string(at(i)), false});
    ++i;
    while (i < pieces_.size() && (is(i, "(") || is(i, "["))) {
      chain.back().called = chain.back().called || is(i, "(");
      const std::size_t close = closing(i);
      if (close == kNowhere) return {};
      i = close + 1;
    }
    if (!is(i, ".") || is(i + 1, ".")) break;
    ++i;
  }
  *end = i;
  return chain;
}

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

void Reading::scan() {
  levels_.emplace_back();
  levels_.back().block = Block::file;
  bool starts = true;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const bool in_block = levels_.size() == 1 || level().open == '{';
    switch (pieces_[i].kind) {
      case Kind::Line:
        if (in_block) {
          starts = true;
          level().passing.clear();
        }
        continue;
      case Kind::Open: {
        if (starts) statement_start_ = i;
        starts = is(i, "{");
        Level opened{at(i)[0], i, Block::plain, {}, {}};
        if (opened.open == '{') {
          opened.block = pending_block_ == Block::plain && block() == Block::figure ? Block::figure : pending_block_;
          opened.names = std::move(pending_);
          pending_.clear();
          pending_block_ = Block::plain;
        }
        levels_.push_back(std::move(opened));
        continue;
      }
      case Kind::Close:
        if (levels_.size() > 1) levels_.pop_back();
        starts = false;
        continue;
      case Kind::Symbol:
        if (in_block && is(i, ";")) {
          starts = true;
          level().passing.clear();
          continue;
        }
        if (is(i, ",")) level().passing.clear();
        if (is(i, "=") && is(i + 1, ">")) arrow(i);
        break;
      case Kind::Word:
        if (starts && in_block) {
          statement_start_ = i;
          statement(i);
        }
        break;
      default:
        break;
    }
    if (starts) statement_start_ = std::min(statement_start_, i);
    starts = false;
  }
  if (starts) statement_start_ = pieces_.size();
  for (std::size_t l = levels_.size(); l-- > 0;) {
    for (const auto* list : {&levels_[l].passing, &levels_[l].names}) {
      for (std::size_t n = list->size(); n-- > 0;) {
        if (!find((*list)[n].name)) names_.push_back((*list)[n]);
      }
    }
  }
}

/// What the statement that begins here binds, and which block it may open.
void Reading::statement(std::size_t first) {
  const std::string_view word = at(first);
  const auto bind_list = [&](std::size_t from, std::vector<BoundName>& into, Sort sort) {
    for (std::size_t i = from; i < pieces_.size() && !is(i, "in") && !is(i, "from"); ++i) {
      if (pieces_[i].kind == Kind::Line) return;
      if (is_word(i)) into.push_back({std::string(at(i)), sort, "", {}, {}, false});
    }
  };
  if (block_of(word) != Block::plain) pending_block_ = block_of(word);
  if (word == "for") {
    bind_list(first + 1, pending_, Sort::name);
  } else if (word == "vary" || word == "sample" || word == "along") {
    bind_list(first + 1, level().names, Sort::axis);
  } else if (word == "function" && is_word(first + 1)) {
    bind(at(first + 1), Sort::function, kNowhere);
    if (is(first + 2, "(")) parameters(first + 2, pending_);
  } else if (word == "use") {
    for (std::size_t i = first + 1; is_word(i) || is(i, ","); ++i) {
      if (is_word(i)) modules_.emplace_back(at(i));
    }
  } else if (word == "experiment" && is_word(first + 1)) {
    bind(at(first + 1), Sort::name, kNowhere);
  } else if (word == "import") {
    if (is(first + 2, "as") && is_word(first + 3)) bind(at(first + 3), Sort::name, kNowhere);
  } else if (word == "record" && is_word(first + 1)) {
    std::size_t last = first + 1;
    while (is(last + 1, ".") && is_word(last + 2)) last += 2;
    const std::size_t value = is_binding(last + 1) ? last + 2 : kNowhere;
    std::size_t end = first + 1;
    Chain recorded = value == kNowhere ? spelt_out(chain_from(first + 1, &end)) : Chain{};
    bind(at(last), Sort::name, value);
    if (!recorded.empty()) level().names.back().value = std::move(recorded);
    for (Level& each : levels_) {
      if (each.block != Block::experiment) continue;
      BoundName column = level().names.back();
      column.summary = "recorded";
      column.is_recorded = true;
      column.value = spelt_out(std::move(column.value));
      each.names.push_back(std::move(column));
    }
  } else if (is_binding(first + 1)) {
    bind(word, Sort::name, first + 2);
  } else if (is(first + 1, "(")) {
    const std::size_t close = closing(first + 1);
    if (close == kNowhere || !is_binding(close + 1)) return;
    bind(word, Sort::function, kNowhere);
    parameters(first + 1, level().passing);
  }
}

/// A chain from a name of the block to what that is bound to: what it means once the block has ended.
Chain Reading::spelt_out(Chain chain) const {
  constexpr int kFarEnough = 24;
  for (int i = 0; i < kFarEnough && !chain.empty(); ++i) {
    const BoundName* bound = nullptr;
    for (std::size_t l = levels_.size(); l-- > 0 && !bound;) {
      for (const BoundName& each : levels_[l].names) {
        if (each.name == chain.front().word) bound = &each;
      }
    }
    if (!bound || bound->value.empty() || chain.front().called || bound->value.front().word == bound->name) break;
    chain.erase(chain.begin());
    chain.insert(chain.begin(), bound->value.begin(), bound->value.end());
  }
  return chain;
}

/// The names between brackets: those that follow the bracket or a comma.
void Reading::parameters(std::size_t open, std::vector<BoundName>& into) const {
  int depth = 0;
  for (std::size_t i = open; i < pieces_.size(); ++i) {
    if (pieces_[i].kind == Kind::Open) ++depth;
    if (pieces_[i].kind == Kind::Close && --depth == 0) return;
    const bool is_name = depth == 1 && is_word(i) && (is(i - 1, "(") || is(i - 1, ",") || is(i - 1, ";"));
    if (is_name) into.push_back({std::string(at(i)), Sort::name, "a parameter", {}, {}, false});
  }
}

/// `x =>` or `(x, y) =>`.
void Reading::arrow(std::size_t sign) {
  if (sign == 0) return;
  std::vector<BoundName> found;
  if (is_word(sign - 1)) {
    found.push_back({std::string(at(sign - 1)), Sort::name, "a parameter", {}, {}, false});
  } else if (is(sign - 1, ")")) {
    const std::size_t open = partner(sign - 1);
    if (open != kNowhere) parameters(open, found);
  }
  level().passing.insert(level().passing.end(), found.begin(), found.end());
}

void Reading::bind(std::string_view name, Sort sort, std::size_t value) {
  BoundName bound{std::string(name), sort, "", {}, {}, false};
  if (value != kNowhere && value < pieces_.size()) {
    const std::string_view rest = text_.substr(pieces_[value].span.begin);
    std::string_view line = rest.substr(0, rest.find('\n'));
    if (line.size() > kSummary) {
      std::size_t cut = kSummary;
      while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
      bound.summary = std::string(line.substr(0, cut)) + "…";
    } else {
      bound.summary = std::string(line);
    }
    std::size_t end = value;
    Chain chain = chain_from(value, &end);
    const bool is_alone = end >= pieces_.size() || pieces_[end].kind == Kind::Line || is(end, ";") || is(end, "}");
    if (!chain.empty() && is_alone) bound.value = std::move(chain);
    if (is(value, "(")) {
      const std::size_t close = closing(value);
      for (std::size_t i = value + 1; close != kNowhere && i < close; ++i) {
        if (pieces_[i].kind == Kind::Open) i = closing(i);
        if (is_word(i) && is_binding(i + 1) && (is(i - 1, "(") || is(i - 1, ",") || pieces_[i - 1].kind == Kind::Line))
          bound.fields.emplace_back(at(i));
      }
    }
  }
  level().names.push_back(std::move(bound));
}

const BoundName* Reading::find(std::string_view name) const {
  const auto found =
      std::find_if(names_.begin(), names_.end(), [&](const BoundName& each) { return each.name == name; });
  return found == names_.end() ? nullptr : &*found;
}

std::string_view Reading::opening() const {
  return is_word(statement_start_) ? at(statement_start_) : std::string_view();
}

Block Reading::block() const {
  for (std::size_t l = levels_.size(); l-- > 0;) {
    if (levels_[l].block != Block::plain) return levels_[l].block;
  }
  return Block::file;
}

// ── The call around the cursor ──────────────────────────────────────────────────────────────────────────────────────

std::optional<Reading::OpenCall> Reading::call_outside() const {
  for (std::size_t l = levels_.size(); is_code_ && l-- > 1 && levels_[l].open != '{';) {
    if (auto call = call_at(l)) return call;
  }
  return std::nullopt;
}

std::optional<Reading::OpenCall> Reading::call_at(std::size_t level) const {
  if (level == 0 || levels_[level].open != '(' || levels_[level].piece == 0) return std::nullopt;
  OpenCall call;
  const std::size_t open = levels_[level].piece;
  call.callee = chain_before(open);
  if (call.callee.empty()) return std::nullopt;
  for (const char* word : {"figure", "animate"}) {
    if (open >= 2 && is(open - 2, word)) call.callee = {{word, false}};
  }
  std::size_t begin = open + 1;
  for (std::size_t i = begin;; ++i) {
    const std::size_t beyond = i < pieces_.size() && pieces_[i].kind == Kind::Open ? closing(i) : i;
    // A bracket inside that is open as well holds the cursor.
    const bool is_over = i >= pieces_.size() || beyond == kNowhere;
    if (!is_over && beyond != i) {
      i = beyond;
      continue;
    }
    if (!is_over && !is(i, ",")) continue;
    while (begin < i && pieces_[begin].kind == Kind::Line) ++begin;
    const bool is_named = is_word(begin) && is_binding(begin + 1) && begin + 1 < i;
    if (is_over) {
      call.at_start = begin == i && i >= pieces_.size();
      if (is_named) call.argument = std::string(at(begin));
      break;
    }
    if (is_named) {
      call.named.emplace_back(at(begin));
    } else {
      std::size_t end = begin;
      if (call.position == 0) call.first = chain_from(begin, &end);
      if (end != i) call.first = call.position == 0 ? Chain{} : call.first;
      ++call.position;
    }
    begin = i + 1;
  }
  return call;
}

}  // namespace ansatz::completion
