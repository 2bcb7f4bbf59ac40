// SPDX-License-Identifier: MIT
#include "interpreter/syntax/suggest.h"

#include <algorithm>
#include <vector>

#include "stdlib/core/utf8.h"

namespace ansatz::syntax {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const core::CodePoint point = core::code_point_at(text, i);
    points += point.value;
    i += point.size;
  }
  return points;
}

// Optimal string alignment: Damerau–Levenshtein where no stretch is edited twice.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

/// The candidate that goes on where the name stops ("kruskal"), or stops where it goes on ("absolute"): the closest in
/// length, the first of equals. A few letters begin too many names to mean one.
const std::string* shortened(std::string_view name, std::span<const std::string> candidates) {
  constexpr std::size_t kLetters = 3;
  const std::string* found = nullptr;
  std::size_t closest = 0;
  for (const std::string& candidate : candidates) {
    const std::size_t shared = std::min(candidate.size(), name.size());
    if (shared < kLetters || candidate == name || !std::string_view(candidate).starts_with(name.substr(0, shared)))
      continue;
    const std::size_t apart = std::max(candidate.size(), name.size()) - shared;
    if (found == nullptr || apart < closest) {
      found = &candidate;
      closest = apart;
    }
  }
  return found;
}

/// "y_error" and "x_error" differ in a part of one letter alone, which tells them apart: that is no likeness.
bool differs_in_a_letter_of_its_own(std::string_view name, std::string_view candidate) {
  if (name.size() != candidate.size()) return false;
  const auto ends_part = [&](std::size_t at) { return at == name.size() || name[at] == '_'; };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != candidate[i]) return name[i] != '_' && (i == 0 || name[i - 1] == '_') && ends_part(i + 1);
  }
  return false;
}

/// Of two names as far away, does the first share more of its beginning? sinn is rather sin than sign.
bool begins_alike(std::string_view name, std::string_view candidate, std::string_view other) {
  const auto shared = [&](std::string_view word) {
    const auto ends = std::mismatch(name.begin(), name.end(), word.begin(), word.end());
    return ends.first - name.begin();
  };
  return shared(candidate) > shared(other);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(code_points(a), code_points(b)); }

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates) {
  const std::u32string wanted = code_points(name);
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate == name || differs_in_a_letter_of_its_own(name, candidate)) continue;
    const std::u32string points = code_points(candidate);
    const std::size_t longer = std::max(points.size(), wanted.size());
    const std::size_t shorter = std::min(points.size(), wanted.size());
    if (longer - shorter > best) continue;
    const std::size_t edits = distance(wanted, points);
    // One edit turns any one-letter name into any other: that is no likeness.
    const bool is_better = edits < best || (found != nullptr && edits == best && begins_alike(name, candidate, *found));
    if (is_better && edits < longer) {
      best = edits;
      found = &candidate;
    }
  }
  if (found == nullptr) found = shortened(name, candidates);
  if (found == nullptr) return std::nullopt;
  return *found;
}

}  // namespace ansatz::syntax
