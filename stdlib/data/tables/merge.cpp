// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/data/tables/keys.h"
#include "stdlib/data/tables/the_table.h"

namespace ansatz::data {

namespace {

constexpr std::size_t kNoPartner = std::numeric_limits<std::size_t>::max();

// The elements at these places, with nothing where there is no partner.
core::Array taken(const std::string& name, const core::Array& column, const std::vector<std::size_t>& places) {
  if (std::find(places.begin(), places.end(), kNoPartner) == places.end()) return core::take(column, 0, places);
  if (column.rank() != 1 || column.type() == core::ElementType::complex)
    throw core::Mismatch("merge: column " + name + " is " + core::Value(column).describe() +
                         ", which has no value for rows without a partner: use keep = \"both\"");
  const auto filled = [&]<class T>(std::span<const T> elements, const T& nothing) {
    std::vector<T> values;
    for (const std::size_t place : places) values.push_back(place == kNoPartner ? nothing : elements[place]);
    core::Array out({core::Dimension("row", places.size())}, std::move(values));
    out.copy_labels_from(column);
    return out;
  };
  if (column.type() == core::ElementType::text) return filled(column.texts(), std::string());
  const core::Array numbers = column.as_real();
  return filled(numbers.real(), std::numeric_limits<double>::quiet_NaN());
}

void check_keys(const core::Table& left, const core::Table& right, const std::vector<std::string>& on) {
  for (const std::string& name : on) {
    const core::Array &x = column_of("merge", left, name), &y = column_of("merge", right, name);
    if ((x.type() == core::ElementType::text) != (y.type() == core::ElementType::text)) {
      throw core::Mismatch("merge: " + name + " is of " + core::describe(x.type()) + " on the left and of " +
                           core::describe(y.type()) + " on the right");
    }
    if (!(x.unit == y.unit)) {
      throw core::Mismatch("merge: " + name + " is in another unit on the right: bring both to one");
    }
  }
}

void check_others(const core::Table& left, const core::Table& right, const std::vector<std::string>& on) {
  for (const auto& [name, column] : right.columns) {
    if (left.find(name) && std::find(on.begin(), on.end(), name) == on.end())
      throw core::Mismatch("merge: both tables have a column " + name + ": rename one, or merge on it too");
  }
}

/// Of the columns that tell which rows belong together. What stands for nothing belongs to nothing.
std::string key_of(const core::Table& table, const std::vector<std::string>& on, std::size_t row) {
  for (const std::string& name : on) {
    const core::Array& column = *table.find(name);
    if (column.type() == core::ElementType::text && column.rank() == 1 && column.texts()[row].empty())
      throw core::Mismatch(
          fmt::format("merge: row {} of column {} is an empty text, which stands for nothing: leave such rows out with "
                      "where not is_missing(t.{})",
                      row + 1, name, name));
  }
  return key_bytes("merge", table, on, row);
}

/// Rows of the result by their places in both tables, and those without a partner.
struct Pairs {
  std::vector<std::size_t> left, right;
  std::vector<std::size_t> left_alone, right_alone;
};

Pairs pairs_of(const core::Table& left, const core::Table& right, const Merge& question, core::Run& run) {
  std::unordered_map<std::string, std::vector<std::size_t>> partners;
  for (std::size_t row = 0; row < right.rows(); ++row) partners[key_of(right, question.on, row)].push_back(row);
  Pairs pairs;
  const bool keeps_left = question.keep == "left" || question.keep == "all";
  std::vector<bool> has_partner(right.rows());
  for (std::size_t row = 0; row < left.rows(); ++row) {
    if (row % 65536 == 0) run.tick();
    const auto found = partners.find(key_of(left, question.on, row));
    if (found == partners.end()) {
      pairs.left_alone.push_back(row);
      if (!keeps_left) continue;
      pairs.left.push_back(row);
      pairs.right.push_back(kNoPartner);
      continue;
    }
    for (const std::size_t partner : found->second) {
      has_partner[partner] = true;
      pairs.left.push_back(row);
      pairs.right.push_back(partner);
    }
  }
  for (std::size_t row = 0; row < right.rows(); ++row) {
    if (has_partner[row]) continue;
    pairs.right_alone.push_back(row);
    if (question.keep != "all") continue;
    pairs.left.push_back(kNoPartner);
    pairs.right.push_back(row);
  }
  return pairs;
}

void warn_of_holes(bool of_both, const Pairs& pairs, std::size_t left_rows, std::size_t right_rows, core::Run& run) {
  constexpr const char* kHoles = "what they would have from it is NaN or an empty text";
  if (!pairs.left_alone.empty())
    run.warn(fmt::format("merge: {} of {} rows{} have no partner; {}", pairs.left_alone.size(), left_rows,
                         of_both ? " of the left table" : "", kHoles));
  if (of_both && !pairs.right_alone.empty())
    run.warn(fmt::format("merge: {} of {} rows of the right table have no partner; {}", pairs.right_alone.size(),
                         right_rows, kHoles));
}

/// A column of `on`: of the left table, and of the right one where a row has none there.
core::Array key_column(const core::Array& left, const core::Array& right, const Pairs& pairs) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < pairs.left.size(); ++i)
    places.push_back(pairs.left[i] == kNoPartner ? left.size() + pairs.right[i] : pairs.left[i]);
  if (std::ranges::find(pairs.left, kNoPartner) == pairs.left.end()) return core::take(left, 0, places);
  std::vector<core::Array> both{left, right};
  for (core::Array& column : both) column.set_dimensions({core::Dimension("row", column.size())});
  return core::take(core::concatenate(both), 0, places);
}

}  // namespace

core::Table merge(const Merge& question, core::Run& run) {
  const core::Table left = the_table("merge", question.left), right = the_table("merge", question.right);
  if (question.on.empty()) throw core::BadParameter("merge", "on", "empty", "one column or more that both tables have");
  check_keys(left, right, question.on);
  if (question.keep != "unmatched") check_others(left, right, question.on);
  const Pairs pairs = pairs_of(left, right, question, run);
  if (question.keep == "unmatched") return rows_at(left, pairs.left_alone);
  if (question.keep != "both") warn_of_holes(question.keep == "all", pairs, left.rows(), right.rows(), run);
  core::Table joined;
  for (const auto& [name, column] : left.columns) {
    const bool is_key = std::ranges::find(question.on, name) != question.on.end();
    joined.columns.emplace_back(
        name, is_key ? key_column(column, *right.find(name), pairs) : taken(name, column, pairs.left));
  }
  for (const auto& [name, column] : right.columns) {
    if (!left.find(name)) joined.columns.emplace_back(name, taken(name, column, pairs.right));
  }
  return joined;
}

}  // namespace ansatz::data
