// SPDX-License-Identifier: MIT
#include "stdlib/core/broadcast.h"

#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::core {

namespace {

constexpr std::size_t kUnmatched = static_cast<std::size_t>(-1);

std::vector<std::size_t> strides(const std::vector<Dimension>& dimensions) {
  std::vector<std::size_t> steps(dimensions.size(), 1);
  for (std::size_t i = dimensions.size(); i-- > 1;) steps[i - 1] = steps[i] * dimensions[i].size;
  return steps;
}

/// For each dimension of a, the dimension of b that it meets.
std::vector<std::size_t> meet(const std::vector<Dimension>& a, const std::vector<Dimension>& b) {
  std::vector<std::size_t> partner(a.size(), kUnmatched);
  std::vector<bool> taken(b.size(), false);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].name.empty()) continue;
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (b[j].name != a[i].name) continue;
      partner[i] = j;
      taken[j] = true;
      break;
    }
  }
  std::size_t i = a.size(), j = b.size();
  while (true) {
    while (i > 0 && partner[i - 1] != kUnmatched) --i;
    while (j > 0 && taken[j - 1]) --j;
    if (i == 0 || j == 0) return partner;
    --i, --j;
    if (a[i].name.empty() || b[j].name.empty()) {
      partner[i] = j;
      taken[j] = true;
    }
  }
}

std::string range_of(const Array& coordinates) {
  if (coordinates.size() == 0) return "none";
  return coordinates.element_text(0) + " to " + coordinates.element_text(coordinates.size() - 1);
}

std::string elements(std::size_t count) { return std::to_string(count) + (count == 1 ? " element" : " elements"); }

void demand_equal(const Dimension& a, const Dimension& b, std::string_view verb) {
  const std::string cannot = "cannot " + std::string(verb) + ": ";
  const std::string& name = a.name.empty() ? b.name : a.name;
  if (a.size != b.size) {
    if (name.empty()) {
      throw Mismatch(cannot + (a.size == 1 ? "there is " : "there are ") + elements(a.size) + " on the left and " +
                     std::to_string(b.size) + " on the right");
    }
    throw Mismatch(cannot + name + " has " + elements(a.size) + " on the left and " + std::to_string(b.size) +
                   " on the right");
  }
  if (a.coordinates && b.coordinates && !a.same_coordinates(b)) {
    throw Mismatch(
        cannot + "the coordinates of " + (name.empty() ? "the arrays" : name) + " differ (" + range_of(*a.coordinates) +
        " on the left, " + range_of(*b.coordinates) + " on the right)" +
        (name == "row" ? ": these are other rows, which are compared by their means, or by a test of pairs" : ""));
  }
}

/// What two dimensions that meet become: one name, and the coordinates of whichever has some.
Dimension joined(const Dimension& a, const Dimension& b) {
  Dimension result = a;
  if (result.name.empty()) result.name = b.name;
  if (!result.coordinates) result.coordinates = b.coordinates;
  return result;
}

}  // namespace

Broadcast::Broadcast(const std::vector<Dimension>& a, const std::vector<Dimension>& b, std::string_view verb) {
  const bool right_leads = b.size() > a.size();
  const std::vector<Dimension>& first = right_leads ? b : a;
  const std::vector<Dimension>& second = right_leads ? a : b;
  const std::vector<std::size_t> partner = meet(first, second);
  const std::vector<std::size_t> first_steps = strides(first), second_steps = strides(second);
  std::vector<std::size_t>& lead = right_leads ? right : left;
  std::vector<std::size_t>& follow = right_leads ? left : right;

  std::vector<bool> used(second.size(), false);
  for (std::size_t i = 0; i < first.size(); ++i) {
    lead.push_back(first_steps[i]);
    if (partner[i] == kUnmatched) {
      dimensions.push_back(first[i]);
      shared.push_back(false);
      follow.push_back(0);
      continue;
    }
    const Dimension& other = second[partner[i]];
    demand_equal(right_leads ? other : first[i], right_leads ? first[i] : other, verb);
    used[partner[i]] = true;
    dimensions.push_back(joined(first[i], other));
    shared.push_back(true);
    follow.push_back(second_steps[partner[i]]);
  }
  for (std::size_t j = 0; j < second.size(); ++j) {
    if (used[j]) continue;
    dimensions.push_back(second[j]);
    shared.push_back(false);
    lead.push_back(0);
    follow.push_back(second_steps[j]);
  }
  for (const Dimension& d : dimensions) size *= d.size;

  outer = dimensions.size();
  while (outer > 0) {
    const std::size_t d = outer - 1;
    const bool whole = outer == dimensions.size() || (left[d] == left.back() * run && right[d] == right.back() * run);
    if (!whole) break;
    run *= dimensions[d].size;
    --outer;
  }
}

Array expand(const Array& x, const std::vector<Dimension>& dimensions, std::string_view verb) {
  const Broadcast plan(dimensions, x.dimensions(), verb);
  if (plan.dimensions.size() != dimensions.size()) {
    throw Mismatch("cannot " + std::string(verb) + ": there is no place for the dimension " +
                   plan.dimensions.back().name);
  }
  const auto fill = [&]<class T>(std::span<const T> from) {
    std::vector<T> values(plan.size);
    const std::size_t step = dimensions.empty() ? 0 : plan.right.back();
    for_each_run(plan, [&](std::size_t out, std::size_t, std::size_t at) {
      for (std::size_t i = 0; i < plan.run; ++i) values[out + i] = from[at + i * step];
    });
    Array result(plan.dimensions, std::move(values));
    result.copy_labels_from(x);
    return result;
  };
  return x.visit(fill);
}

}  // namespace ansatz::core
