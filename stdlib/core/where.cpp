// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "stdlib/core/as_array.h"
#include "stdlib/core/broadcast.h"
#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/select.h"

namespace ansatz::core {

namespace {

std::vector<std::size_t> kept_places(const Array& mask) {
  const auto holds = mask.booleans();
  std::vector<std::size_t> places(holds.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < holds.size(); ++i) {
    places[kept] = i;  // without a branch, which a mask of random places mispredicts half the time
    kept += holds[i] ? 1 : 0;
  }
  places.resize(kept);
  return places;
}

/// Gives a named dimension without coordinates its places 1, 2, …, which then tell which were kept.
Array numbered(const Array& x, std::size_t d) {
  const Dimension& dimension = x.dimension(d);
  if (dimension.name.empty() || dimension.coordinates) return x;
  std::vector<std::int64_t> places(dimension.size);
  std::iota(places.begin(), places.end(), std::int64_t{1});
  std::vector<Dimension> dimensions = x.dimensions();
  dimensions[d] = Dimension(dimension.name, Array({Dimension("", dimension.size)}, std::move(places)));
  Array result = x;
  result.set_dimensions(std::move(dimensions));
  return result;
}

/// x and the mask with the mask's dimensions of x made one, at the place of the first.
void flatten(Array& x, Array& mask, const std::vector<std::size_t>& covered) {
  std::vector<Dimension> of_mask;
  for (const std::size_t d : covered) of_mask.push_back(x.dimension(d));
  mask = expand(mask, of_mask, "select");
  std::vector<std::size_t> order;
  std::vector<Dimension> dimensions;
  for (std::size_t d = 0; d < x.rank(); ++d) {
    if (d == covered.front()) {
      order.insert(order.end(), covered.begin(), covered.end());
      dimensions.emplace_back("", mask.size());
    } else if (!std::binary_search(covered.begin(), covered.end(), d)) {
      order.push_back(d);
      dimensions.push_back(x.dimension(d));
    }
  }
  x = permute(x, order);
  x.set_dimensions(std::move(dimensions));
  mask.set_dimensions({Dimension("", mask.size())});
}

Array of_array(Array x, Array mask) {
  if (mask.rank() == 0) {
    if (mask.booleans()[0]) return x;
    if (x.rank() == 0) x.set_dimensions({Dimension("", 1)});
    return take(x, 0, {});
  }
  if (mask.rank() > x.rank()) {
    throw Mismatch("the mask has more dimensions than what it selects from: " + Value(mask).describe() + " for " +
                   Value(x).describe());
  }
  const Broadcast plan(x.dimensions(), mask.dimensions(), "select");
  if (plan.dimensions.size() != x.rank()) {
    throw Mismatch("the mask has the dimension " + plan.dimensions.back().name + ", which " + Value(x).describe() +
                   " lacks");
  }
  std::vector<std::size_t> covered;
  for (std::size_t d = 0; d < x.rank(); ++d) {
    if (plan.shared[d]) covered.push_back(d);
  }
  if (covered.size() == 1) {
    x = numbered(x, covered[0]);
  } else {
    flatten(x, mask, covered);
  }
  return take(x, covered.front(), kept_places(mask));
}

/// A column of vectors as one of texts: "[1, 0]" in each row.
Array vectors_as_names(const Array& vectors) {
  std::vector<std::string> names;
  const std::size_t width = vectors.dimension(1).size;
  for (std::size_t row = 0; row < vectors.dimension(0).size; ++row) {
    std::string name = "[";
    for (std::size_t k = 0; k < width; ++k) name += (k > 0 ? ", " : "") + vectors.element_text(row * width + k);
    names.push_back(name + "]");
  }
  Array result({vectors.dimension(0)}, std::move(names));
  result.label = vectors.label;
  return result;
}

}  // namespace

Array aligned(const Array& x, const Array& g) {
  Array result = g;
  for (std::size_t d = 0; d < x.rank(); ++d) {
    const Dimension& filtered = x.dimension(d);
    const auto place = filtered.name.empty() ? std::nullopt : g.find_dimension(filtered.name);
    if (!place || !filtered.coordinates || filtered.coordinates->type() != ElementType::integer) continue;
    const Dimension& whole = g.dimension(*place);
    if (whole.coordinates && whole.same_coordinates(filtered)) continue;
    if (whole.coordinates && whole.coordinates->type() != ElementType::integer) continue;
    const std::vector<double> all = g.coordinate_values(*place);
    std::unordered_map<double, std::size_t> place_of;
    for (std::size_t i = 0; i < all.size(); ++i) place_of.emplace(all[i], i);
    std::vector<std::size_t> rows;
    for (const std::int64_t row : filtered.coordinates->integers()) {
      const auto found = place_of.find(static_cast<double>(row));
      if (found == place_of.end()) break;
      rows.push_back(found->second);
    }
    if (rows.size() == filtered.size) result = take(numbered(result, *place), *place, rows);
  }
  return result;
}

Value where(const Value& x, const Value& mask) {
  std::optional<Array> selects = mask.is<bool>() || mask.is<Array>() || mask.is<List>() ? as_array(mask) : std::nullopt;
  if (!selects || selects->type() != ElementType::boolean) {
    throw Mismatch("where takes a truth value or a mask, not " + mask.describe());
  }
  if (const auto* list = x.get<List>()) {
    if (selects->rank() != 1 || selects->size() != list->items.size()) {
      throw Mismatch("cannot select from " + x.describe() + " with " + mask.describe() + " of " +
                     std::to_string(selects->size()));
    }
    List kept;
    for (const std::size_t place : kept_places(*selects)) kept.items.push_back(list->items[place]);
    return kept;
  }
  if (const auto* table = x.get<Table>()) {
    Table kept;
    for (const auto& [name, column] : table->columns) kept.columns.emplace_back(name, of_array(column, *selects));
    return kept;
  }
  const std::optional<Array> array = as_array(x);
  if (!array) throw Mismatch("cannot select from " + x.describe());
  return of_array(*array, *selects);
}

bool runs_in_time(std::string_view dimension) {
  return dimension == "time" || dimension == "step" || dimension == "epoch";
}

Groups group_by(const Value& x, const Value& g) {
  const std::optional<Array> values = as_array(x), keys = as_array(g);
  if (!values || values->rank() == 0) throw Mismatch("by takes an array on the left, not " + x.describe());
  if (!keys || keys->rank() == 0) throw Mismatch("by takes an array of names on the right, not " + g.describe());
  const Array one_a_row = keys->rank() == 2 && values->rank() == 1 ? vectors_as_names(*keys) : *keys;
  const Array names = aligned(*values, one_a_row);

  Groups groups;
  groups.by = names.label;
  std::vector<std::int64_t> number(names.size());
  std::unordered_map<std::string, std::int64_t> known;  // looked up alone, so that its order shows nowhere
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (names.type() == ElementType::real && std::isnan(names.real()[i]))
      throw Mismatch("by: element " + std::to_string(i + 1) + " of what is grouped by is NaN, which belongs to no " +
                     "group: leave such elements out with where");
    const std::string name = names.element_text(i);
    const auto [group, is_new] = known.try_emplace(name, static_cast<std::int64_t>(groups.names.size()));
    if (is_new) groups.names.push_back(name);
    number[i] = group->second;
  }
  const Array group = expand(Array(names.dimensions(), std::move(number)), values->dimensions(), "group");
  std::vector<std::vector<std::size_t>> members(groups.names.size());
  const auto of = group.integers();
  for (std::size_t i = 0; i < of.size(); ++i) members[static_cast<std::size_t>(of[i])].push_back(i);

  // Where one value of g stands for several elements, they are no draws of their own, and the groups say so.
  std::string along;
  for (const Dimension& dimension : values->dimensions()) {
    if (runs_in_time(along) || names.find_dimension(dimension.name)) continue;
    const bool is_within = dimension.size > 1 && names.rank() < values->rank();
    if (runs_in_time(dimension.name) || is_within) along = runs_in_time(dimension.name) ? dimension.name : kWithinRow;
  }
  Array flat = *values;
  flat.set_dimensions({Dimension(along, flat.size())});
  for (const auto& places : members) groups.samples.push_back(take(flat, 0, places));
  return groups;
}

}  // namespace ansatz::core
