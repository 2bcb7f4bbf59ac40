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

void check_kinds(const core::Table& left, const core::Table& right, const std::vector<std::string>& on) {
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
  for (const auto& [name, column] : right.columns) {
    if (left.find(name) && std::find(on.begin(), on.end(), name) == on.end())
      throw core::Mismatch("merge: both tables have a column " + name + ": rename one, or merge on it too");
  }
}

}  // namespace

core::Table merge(const Merge& question, core::Run& run) {
  const core::Table left = the_table("merge", question.left), right = the_table("merge", question.right);
  if (question.on.empty()) throw core::BadParameter("merge", "on", "empty", "one column or more that both tables have");
  check_kinds(left, right, question.on);
  std::unordered_map<std::string, std::vector<std::size_t>> partners;
  for (std::size_t row = 0; row < right.rows(); ++row)
    partners[key_bytes("merge", right, question.on, row)].push_back(row);
  std::vector<std::size_t> from_left, from_right;
  std::size_t alone = 0;
  for (std::size_t row = 0; row < left.rows(); ++row) {
    if (row % 65536 == 0) run.tick();
    const auto found = partners.find(key_bytes("merge", left, question.on, row));
    if (found == partners.end()) {
      ++alone;
      if (question.keep != "left") continue;
      from_left.push_back(row);
      from_right.push_back(kNoPartner);
      continue;
    }
    for (const std::size_t partner : found->second) {
      from_left.push_back(row);
      from_right.push_back(partner);
    }
  }
  if (question.keep == "left" && alone > 0) {
    run.warn(fmt::format("merge: {} of {} rows have no partner; what they would have from it is NaN or an empty text",
                         alone, left.rows()));
  }
  core::Table joined;
  for (const auto& [name, column] : left.columns) joined.columns.emplace_back(name, core::take(column, 0, from_left));
  for (const auto& [name, column] : right.columns) {
    if (!left.find(name)) joined.columns.emplace_back(name, taken(name, column, from_right));
  }
  return joined;
}

}  // namespace ansatz::data
