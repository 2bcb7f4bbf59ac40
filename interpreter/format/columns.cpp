// SPDX-License-Identifier: MIT
#include "interpreter/format/columns.h"

#include <algorithm>
#include <optional>

#include "interpreter/format/alignment.h"
#include "interpreter/format/spacing.h"

namespace ansatz::format {
namespace {

using Kind = Item::Kind;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kHang = 4;  // of a line that goes on, where the author shows no other wish
constexpr std::size_t kDeepestHang = 60;
constexpr int kRounds = 60;  // columns settle in two or three; what does not is laid out without alignment

class Setter {
 public:
  Setter(const Lines& lines, bool with_groups) : lines_(lines), spaces_(spaces_of(lines)) {
    columns_.resize(lines.size());
    floor_.resize(lines.size());
    for (std::size_t l = 0; l < lines.size(); ++l) {
      columns_[l].assign(lines[l].items.size(), 0);
      floor_[l].assign(lines[l].items.size(), 0);
      const Line& line = lines[l];
      if (line.code_size() < line.items.size() && line.code_size() > 0) floor_[l].back() = line.items.back().column;
    }
    if (with_groups) groups_ = aligned_groups(lines);
  }

  /// Lays out until nothing moves. Items only move to the right, so this ends, unless what is aligned pushes itself.
  bool settle() {
    for (int round = 0; round < kRounds; ++round) {
      const Columns before = columns_;
      place_lines();
      bool moved = columns_ != before;
      for (const Group& group : groups_) moved = raise(group) || moved;
      if (!moved) return true;
    }
    return false;
  }

  Columns take() { return std::move(columns_); }

 private:
  // All of a group stand where the rightmost must.
  bool raise(const Group& group) {
    std::size_t column = 0;
    for (const Place place : group) column = std::max(column, columns_[place.line][place.item]);
    bool moved = false;
    for (const Place place : group) {
      std::size_t& floor = floor_[place.line][place.item];
      moved = moved || floor < column;
      floor = std::max(floor, column);
    }
    return moved;
  }

  void place_lines() {
    Nest nest;
    heads_.clear();
    const Item* last = nullptr;  // of the code above
    std::size_t statement = 0;   // the line in which the statement under way began
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      const Line& line = lines_[l];
      const bool goes_on = last != nullptr && goes_on_after(*last);
      const bool is_else = line.items.front().is("else") && last != nullptr && !last->closes('}');
      const bool in_block = in_statements(nest, lines_);
      const bool is_hanging = in_block && (goes_on || is_else) && !line.items.front().opens('{');
      columns_[l][0] = is_hanging ? hanging(l, statement) : indentation(nest, line);
      if (in_block && !is_hanging) statement = l;
      for (std::size_t i = 1; i < line.items.size(); ++i) {
        columns_[l][i] = std::max(end_of(l, i - 1) + spaces_[l][i], floor_[l][i]);
      }
      pass_line(nest, l);
      if (line.code_size() > 0) last = &line.items[line.code_size() - 1];
    }
  }

  // What follows a bracket belongs to the line in which that bracket's own head began.
  void pass_line(Nest& nest, std::size_t l) {
    std::size_t head = l;
    for (std::size_t i = 0; i < lines_[l].items.size(); ++i) {
      pass(nest, lines_[l].items[i], {l, i});
      if (nest.size() > heads_.size()) heads_.push_back(head);
      if (nest.size() == heads_.size()) continue;
      head = heads_.back();
      heads_.pop_back();
    }
  }

  std::size_t end_of(std::size_t line, std::size_t item) const {
    const std::string_view text = lines_[line].items[item].text;
    const bool is_one_line = text.find('\n') == std::string_view::npos;
    return (is_one_line ? columns_[line][item] : 0) + width_of(text);
  }

  std::size_t indentation(const Nest& nest, const Line& line) const {
    std::size_t closing = 0;
    while (closing < line.items.size() && line.items[closing].kind == Kind::Close) ++closing;
    if (closing > 0 && closing <= nest.size()) {
      const Place opening = nest[nest.size() - closing];
      return is_open_ended(opening) || line.items.front().closes('}') ? columns_[heads_[nest.size() - closing]][0]
                                                                      : columns_[opening.line][opening.item];
    }
    if (nest.empty()) return 0;
    if (is_open_ended(nest.back())) return columns_[heads_.back()][0] + kIndent;
    return columns_[nest.back().line][nest.back().item + 1];
  }

  bool is_open_ended(Place bracket) const {
    return bracket.item + 1 >= lines_[bracket.line].code_size() || bracket_of(bracket).opens('{');
  }

  const Item& bracket_of(Place place) const { return lines_[place.line].items[place.item]; }

  // Below what the author put it under, else as far in from its statement's beginning.
  std::size_t hanging(std::size_t l, std::size_t statement) const {
    const std::size_t column = lines_[l].items.front().column;
    const std::size_t start = columns_[statement][0];
    if (lines_[l].is_wrapped) return start + kHang;
    for (std::size_t above = l; above-- > statement;) {
      const Line& line = lines_[above];
      for (std::size_t i = above == statement ? 1 : 0; i < line.code_size(); ++i) {
        if (line.items[i].column == column && !line.is_wrapped) return columns_[above][i];
      }
    }
    const std::size_t from = lines_[statement].items.front().column;
    if (column <= from) return start + kHang;
    return start + std::clamp(column - from, kIndent, kDeepestHang);
  }

  const Lines& lines_;
  std::vector<std::vector<std::size_t>> spaces_;
  std::vector<Group> groups_;
  std::vector<std::size_t> heads_;  // of each open bracket: the line in which what it belongs to began
  Columns columns_;
  Columns floor_;  // where alignment wants each item at least
};

}  // namespace

Columns columns_of(const Lines& lines) {
  Setter setter(lines, true);
  if (setter.settle()) return setter.take();
  Setter plain(lines, false);
  plain.settle();
  return plain.take();
}

std::string written(const Lines& lines, const Columns& columns) {
  std::string text;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    if (lines[l].is_after_empty) text += '\n';
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines[l].items.size(); ++i) {
      const std::string_view item = lines[l].items[i].text;
      text.append(columns[l][i] - std::min(at, columns[l][i]), ' ');
      text += item;
      at = (item.find('\n') == std::string_view::npos ? columns[l][i] : 0) + width_of(item);
    }
    text += '\n';
  }
  return text;
}

}  // namespace ansatz::format
