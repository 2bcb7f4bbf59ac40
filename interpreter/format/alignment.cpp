// SPDX-License-Identifier: MIT
#include "interpreter/format/alignment.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace ansatz::format {
namespace {

using Kind = Item::Kind;

constexpr std::size_t kDrift = 3;  // columns that a renaming moves an `=` before it is taken for another matter

/// Which lines are neighbours: for each the one above it, of the same brackets.
std::vector<std::optional<std::size_t>> neighbours(const Lines& lines) {
  std::vector<std::optional<std::size_t>> above(lines.size());
  std::vector<std::optional<std::size_t>> latest(1);  // by depth: the last line that began there
  Nest nest;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const Line& line = lines[l];
    std::size_t leading = 0;
    while (leading < line.items.size() && line.items[leading].kind == Kind::Close) ++leading;
    const std::size_t depth = nest.size() - std::min(nest.size(), leading);
    latest.resize(depth + 1);
    if (line.is_after_empty || line.is_wrapped) latest.back().reset();
    if (!line.is_comment()) {
      above[l] = latest.back();
      latest.back() = l;
    }
    for (std::size_t i = 0; i < line.items.size(); ++i) {
      pass(nest, line.items[i], {l, i});
      if (line.items[i].kind == Kind::Close) latest.resize(nest.size() + 1);
      if (line.items[i].kind != Kind::Open) continue;
      latest.resize(nest.size());
      latest.push_back(i + 1 < line.code_size() ? std::optional(l) : std::nullopt);
    }
  }
  return above;
}

/// The item whose place a neighbour's `=` is held against: the first `=` of the line outside its own brackets, where
/// the line holds that binding or argument alone.
std::optional<std::size_t> binding_sign(const Line& line) {
  std::optional<std::size_t> sign;
  int depth = 0;
  for (std::size_t i = 0; i < line.code_size(); ++i) {
    const Item& item = line.items[i];
    if (item.kind == Kind::Open) ++depth;
    if (item.kind == Kind::Close) --depth;
    if (item.is("=") && depth <= 0 && !sign) sign = i;
    if (item.kind == Kind::Comma && depth <= 0 && i + 1 < line.code_size()) return std::nullopt;
  }
  return sign;
}

bool is_padded(const Item& item) { return item.blanks >= 2; }

bool are_alike(const Item& a, const Item& b) {
  if (a.kind == Kind::Sign || b.kind == Kind::Sign) return a.text == b.text;
  for (const Kind kind : {Kind::Comment, Kind::Open, Kind::Comma, Kind::Semicolon}) {
    if (a.kind == kind || b.kind == kind) return a.kind == b.kind;
  }
  return true;
}

/// What an item comes after: the one before it, or the one before its minus, which a column leaves room for.
std::size_t before(const Line& line, std::size_t i) {
  const bool is_signed =
      i >= 2 && line.items[i - 1].is("-") && line.items[i - 1].blanks > 0 && line.items[i].blanks == 0;
  return i - (is_signed ? 2 : 1);
}

/// The statement of its line that an item is in, from 0.
std::size_t statement_of(const Line& line, std::size_t i) {
  return static_cast<std::size_t>(std::count_if(line.items.begin(), line.items.begin() + static_cast<std::ptrdiff_t>(i),
                                                [](const Item& item) { return item.kind == Kind::Semicolon; }));
}

/// Whether items of two lines stand at the same place of what they say. A column that two others share is chance.
bool can_align(const Line& a, std::size_t i, const Line& b, std::size_t k) {
  if (!are_alike(a.items[i], b.items[k])) return false;
  if (a.items[i].kind == Kind::Comment) return true;
  return are_alike(a.items[before(a, i)], b.items[before(b, k)]) && statement_of(a, i) == statement_of(b, k);
}

class Grouper {
 public:
  explicit Grouper(const Lines& lines) : lines_(lines) {
    first_.reserve(lines.size() + 1);
    std::size_t count = 0;
    for (const Line& line : lines) {
      first_.push_back(count);
      count += line.items.size();
    }
    root_.resize(count);
    std::iota(root_.begin(), root_.end(), std::size_t{0});
  }

  std::vector<Group> groups() {
    const auto above = neighbours(lines_);
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      if (above[l]) link(*above[l], l);
    }
    std::map<std::size_t, Group> found;
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      for (std::size_t i = 0; i < lines_[l].items.size(); ++i) found[root(first_[l] + i)].push_back({l, i});
    }
    std::vector<Group> groups;
    for (auto& [id, group] : found) {
      if (group.size() > 1) groups.push_back(std::move(group));
    }
    return groups;
  }

 private:
  std::size_t root(std::size_t id) {
    while (root_[id] != id) id = root_[id] = root_[root_[id]];
    return id;
  }

  void join(Place a, Place b) { root_[root(first_[a.line] + a.item)] = root(first_[b.line] + b.item); }

  void link(std::size_t upper, std::size_t lower) {
    const Line& a = lines_[upper];
    const Line& b = lines_[lower];
    std::size_t i = 1;
    for (std::size_t k = 1; k < b.items.size(); ++k) {
      while (i < a.items.size() && a.items[i].column < b.items[k].column) ++i;
      if (i == a.items.size()) break;
      const bool is_same = a.items[i].column == b.items[k].column && can_align(a, i, b, k);
      if (is_same && (is_padded(a.items[i]) || is_padded(b.items[k]))) join({upper, i}, {lower, k});
    }
    const auto left = binding_sign(a);
    const auto right = binding_sign(b);
    if (!left || !right || *left == 0 || *right == 0) return;
    const Item& s = a.items[*left];
    const Item& t = b.items[*right];
    const std::size_t drift = s.column > t.column ? s.column - t.column : t.column - s.column;
    if (drift <= kDrift && *left == *right && (is_padded(s) || is_padded(t))) join({upper, *left}, {lower, *right});
  }

  const Lines& lines_;
  std::vector<std::size_t> first_;  // number of each line's first item
  std::vector<std::size_t> root_;
};

}  // namespace

std::vector<Group> aligned_groups(const Lines& lines) { return Grouper(lines).groups(); }

}  // namespace ansatz::format
