// SPDX-License-Identifier: MIT
#include "interpreter/format/spacing.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "interpreter/syntax/words.h"

namespace ansatz::format {
namespace {

using Kind = Item::Kind;

/// What an item is to its neighbours.
enum class Role : std::uint8_t { Value, Word, Prefix, Operator, Bind, Other };

/// An item in one row with all others.
struct Seat {
  const Item* item;
  std::size_t line;
  Role role = Role::Other;
  bool begins_statement = false;
  std::size_t partner = 0;  ///< of a bracket
  bool is_spaced = true;    ///< of an Operator
  bool is_value_end = false;
};

bool is_reserved(std::string_view word) {
  static constexpr std::array kWords = {"if",       "then",   "else",  "for",      "in",     "while",
                                        "function", "return", "break", "continue", "and",    "or",
                                        "not",      "where",  "by",    "use",      "import", "lua"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_opening(std::string_view word) { return syntax::opening_word(word).token != syntax::TokenKind::None; }

bool is_following(std::string_view word) { return syntax::following_word(word) != syntax::TokenKind::None; }

/// How tightly the operators bind whose blanks are the author's; 0 for others.
int level_of(const Item& item) {
  if (item.is("..")) return 1;
  if (item.is("+") || item.is("-")) return 2;
  if (item.is("*") || item.is("/") || item.is("%")) return 3;
  return 0;
}

class Spacer {
 public:
  explicit Spacer(const Lines& lines) : lines_(lines) {
    for (std::size_t l = 0; l < lines.size(); ++l) {
      for (const Item& item : lines[l].items) {
        if (item.kind != Kind::Comment) seats_.push_back({&item, l});
      }
    }
    assign_roles();
    settle_chains();
  }

  std::vector<std::vector<std::size_t>> spaces() const {
    std::vector<std::vector<std::size_t>> result;
    result.reserve(lines_.size());
    std::size_t at = 0;
    for (const Line& line : lines_) {
      std::vector<std::size_t> row;
      for (const Item& item : line.items) {
        const bool is_comment = item.kind == Kind::Comment;
        row.push_back(row.empty() ? 0 : is_comment ? 2 : between(at - 1, at));
        if (!is_comment) ++at;
      }
      result.push_back(std::move(row));
    }
    return result;
  }

 private:
  bool is_statement_start(std::size_t i, const std::vector<std::size_t>& open) const {
    if (!open.empty() && !seats_[open.back()].item->opens('{')) return false;
    if (i == 0) return true;
    const Seat& before = seats_[i - 1];
    if (before.item->kind == Kind::Semicolon || before.item->opens('{')) return true;
    return before.line != seats_[i].line && !goes_on_after(*before.item);
  }

  void assign_roles() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < seats_.size(); ++i) {
      Seat& seat = seats_[i];
      seat.begins_statement = is_statement_start(i, open);
      const bool after_value = i > 0 && !seat.begins_statement && seats_[i - 1].is_value_end;
      switch (seat.item->kind) {
        case Kind::Open:
          open.push_back(i);
          break;
        case Kind::Close:
          if (!open.empty()) {
            seat.partner = open.back();
            seats_[open.back()].partner = i;
            open.pop_back();
          }
          seat.is_value_end = !seat.item->closes('}');
          break;
        case Kind::Word:
          seat.role = is_word(i, after_value) ? Role::Word : Role::Value;
          seat.is_value_end = seat.role == Role::Value;
          break;
        case Kind::Number:
        case Kind::Text:
        case Kind::Lua:
          seat.role = Role::Value;
          seat.is_value_end = true;
          break;
        case Kind::Sign:
          seat.role = sign_role(*seat.item, after_value);
          break;
        default:
          break;
      }
    }
  }

  // Reserved, or a word where it stands: `vary` before its axis, `until` after a value.
  bool is_word(std::size_t i, bool after_value) const {
    const std::string_view text = seats_[i].item->text;
    if (is_reserved(text)) return true;
    const bool after_word = i > 0 && seats_[i - 1].role == Role::Word;
    if (is_following(text) && (after_value || (after_word && !seats_[i].begins_statement))) {
      const std::string_view before = seats_[i - 1].item->text;
      if (after_value || text == "because" || before == "paired" || before == "as") return true;
    }
    if (!seats_[i].begins_statement || !is_opening(text) || i + 1 >= seats_.size()) return false;
    const Item& next = *seats_[i + 1].item;
    return seats_[i + 1].line == seats_[i].line &&
           (next.kind == Kind::Word || next.kind == Kind::Text || next.kind == Kind::Number || next.opens('{'));
  }

  static Role sign_role(const Item& sign, bool after_value) {
    if (sign.is("-") && !after_value) return Role::Prefix;
    if (level_of(sign) != 0) return Role::Operator;
    return sign.is("=") || sign.is("=>") ? Role::Bind : Role::Other;
  }

  // Blanks as the author has them on either side; then those that a looser operator needs.
  void settle_chains() {
    std::vector<std::vector<std::size_t>> chains(1);
    for (std::size_t i = 0; i < seats_.size(); ++i) {
      Seat& seat = seats_[i];
      if (seat.begins_statement || ends_chain(seat)) settle(chains.back());
      if (seat.item->kind == Kind::Open) chains.emplace_back();
      if (seat.item->kind == Kind::Close && chains.size() > 1) {
        settle(chains.back());
        chains.pop_back();
      }
      if (seat.role != Role::Operator) continue;
      const bool is_last = i + 1 == seats_.size();
      const bool at_end = is_last || seats_[i + 1].line != seat.line;
      seat.is_spaced = seat.item->blanks > 0 || (!at_end && seats_[i + 1].item->blanks > 0) ||
                       (i > 0 && seats_[i - 1].line != seat.line) || (at_end && !seat.item->is(".."));
      chains.back().push_back(i);
    }
    for (auto& chain : chains) settle(chain);
  }

  static bool ends_chain(const Seat& seat) {
    const Kind kind = seat.item->kind;
    if (kind == Kind::Comma || kind == Kind::Semicolon || seat.role == Role::Word) return true;
    return kind == Kind::Sign && seat.role != Role::Operator && seat.role != Role::Prefix && !seat.item->is("^") &&
           !seat.item->is(".");
  }

  void settle(std::vector<std::size_t>& chain) {
    int spaced = 0;
    for (const std::size_t i : chain) {
      if (seats_[i].is_spaced) spaced = std::max(spaced, level_of(*seats_[i].item));
    }
    for (const std::size_t i : chain) {
      if (level_of(*seats_[i].item) < spaced && !seats_[i].item->is("..")) seats_[i].is_spaced = true;
    }
    chain.clear();
  }

  std::size_t between(std::size_t left, std::size_t right) const {
    const Seat& a = seats_[left];
    const Seat& b = seats_[right];
    const Kind before = a.item->kind;
    const Kind after = b.item->kind;
    if (after == Kind::Comma || after == Kind::Semicolon) return 0;
    if (a.item->opens('{') || b.item->closes('}')) return 1;
    if (before == Kind::Comma || before == Kind::Semicolon) return after == Kind::Close ? 0 : 1;
    if (before == Kind::Open || after == Kind::Close) return 0;
    if (b.item->opens('{')) return 1;
    if (b.item->is(".") || a.item->is(".") || b.item->is("...")) return 0;
    if (a.item->is("^") || b.item->is("^") || a.item->is(":") || b.item->is(":")) return 0;
    if (a.role == Role::Prefix) return b.role == Role::Prefix ? 1 : 0;  // - -3
    if (b.role == Role::Operator) return b.is_spaced ? 1 : 0;
    if (a.role == Role::Operator) return a.is_spaced ? 1 : 0;
    if (after == Kind::Open && a.is_value_end) return b.item->opens('[') ? 0 : before_call(left, right);
    return 1;
  }

  // `f(x)`, but `figure name (options) {`; the author's way in `vary (a, b)` and `panel (options) {`.
  std::size_t before_call(std::size_t name, std::size_t bracket) const {
    const Seat& word = seats_[name];
    if (name > 0 && seats_[name - 1].role == Role::Word) {
      const Item& opening = *seats_[name - 1].item;
      if (seats_[name - 1].begins_statement && (opening.is("figure") || opening.is("animate"))) return 1;
    }
    const std::size_t end = seats_[bracket].partner;
    const bool has_block = end + 1 < seats_.size() && seats_[end + 1].item->opens('{');
    const bool is_authors = has_block || (word.begins_statement && is_opening(word.item->text));
    return is_authors && seats_[bracket].item->blanks > 0 ? 1 : 0;
  }

  const Lines& lines_;
  std::vector<Seat> seats_;
};

}  // namespace

std::vector<std::vector<std::size_t>> spaces_of(const Lines& lines) { return Spacer(lines).spaces(); }

}  // namespace ansatz::format
