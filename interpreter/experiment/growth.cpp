// SPDX-License-Identifier: MIT
#include "interpreter/experiment/growth.h"

#include <algorithm>
#include <cmath>

#include "interpreter/experiment/identity.h"
#include "stdlib/core/error.h"
#include "stdlib/core/print.h"
#include "stdlib/core/unit.h"

namespace ansatz::experiment {

namespace {

// Halving 0.005 to 0.0003125 rounds; a gap that is the tolerance up to rounding needs no further row.
constexpr double kSlack = 1e-9;
constexpr std::size_t kMostNamed = 5;

/// A point of the axis as a number in the unit of its first point.
double number_of(const core::Value& value, const core::Unit& unit) {
  if (const auto* quantity = value.get<core::Quantity>()) {
    return quantity->unit == unit ? quantity->value : quantity->value * core::conversion(quantity->unit, unit);
  }
  return *value.get<double>();
}

core::Unit unit_of(const core::Value& value) {
  const auto* quantity = value.get<core::Quantity>();
  return quantity ? quantity->unit : core::Unit{};
}

core::Value with_unit(double number, const core::Value& like) {
  const auto* quantity = like.get<core::Quantity>();
  return quantity ? core::Value(core::Quantity{number, quantity->unit}) : core::Value(number);
}

bool is_whole(double number) { return number == std::trunc(number); }

}  // namespace

Growth::Growth(const Growing& growing, Plan& plan, std::size_t workers)
    : growing_(growing), plan_(plan), workers_(std::max<std::size_t>(workers, 1)) {
  for (const Refinement& refinement : growing.refinements) check(refinement, plan.design());
  criteria_.resize(growing.refinements.size());
  belongs_.assign(plan.size(), 1);
  if (!growing.replication) return;
  if (growing.replication->most < plan.design().replicates) {
    throw core::Mismatch("replicate: at most " + std::to_string(growing.replication->most) +
                         " replicates, but at least " + std::to_string(plan.design().replicates));
  }
  std::map<std::vector<std::uint32_t>, std::size_t> known;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto [found, is_new] = known.emplace(plan.without(i, plan.design().axes.size()), combinations_.size());
    if (is_new) combinations_.emplace_back();
    combinations_[found->second].rows.push_back(i);
  }
}

void check_change(const std::string& criterion, const core::Value& value) {
  const bool can_change = value.is_nothing() || value.is<bool>() || value.is<double>() || value.is<std::string>() ||
                          value.is<core::Quantity>();
  if (!can_change)
    throw core::Mismatch("what changes must be a number, a truth value or a text in each row, but " + criterion +
                         " is " + value.describe());
}

void check(const Refinement& refinement, const Design& design) {
  const Axis& axis = design.axes.at(refinement.axis);
  const std::string who = "refine " + axis.names[0];
  if (axis.names.size() > 1) throw core::Mismatch(who + ": it walks together with other axes");
  if (axis.is_sequential) throw core::Mismatch(who + ": its rows follow one another");
  if (!axis.labels.empty()) throw core::Mismatch(who + ": its points are named, and new ones would have no name");
  for (const auto& point : axis.points) {
    if (!point[0].is<double>() && !point[0].is<core::Quantity>())
      throw core::Mismatch(who + ": it goes through numbers, but a value of the axis is " + point[0].describe());
    if (!unit_of(point[0]).same_dimension(unit_of(axis.points[0][0])))
      throw core::Mismatch(who + ": its values have units that do not compare");
  }
  const core::Unit unit = unit_of(axis.points[0][0]);
  int direction = 0;
  for (std::size_t i = 1; i < axis.points.size(); ++i) {
    const double before = number_of(axis.points[i - 1][0], unit), here = number_of(axis.points[i][0], unit);
    const int step = here > before ? 1 : here < before ? -1 : 0;
    if (step == 0 || (direction != 0 && step != direction))
      throw core::Mismatch(who + ": its values must go up, or down, throughout");
    direction = step;
  }
  const core::Value& tolerance = refinement.tolerance;
  if (!tolerance.is<double>() && !tolerance.is<core::Quantity>())
    throw core::Mismatch(who + ": the tolerance must be a number, but is " + tolerance.describe());
  if (!unit_of(tolerance).same_dimension(unit))
    throw core::Mismatch(who + ": the tolerance is " + core::text(tolerance) + ", but the axis has values like " +
                         core::text(axis.points[0][0]));
  if (!(number_of(tolerance, unit) > 0) || !std::isfinite(number_of(tolerance, unit)))
    throw core::Mismatch(who + ": the tolerance is " + core::text(tolerance) + ", but must be above 0");
}

bool Growth::next(const Reader& read) {
  bool has_more = false;
  for (std::size_t i = 0; i < growing_.refinements.size(); ++i) has_more |= refine(i, read);
  if (growing_.replication) has_more |= replicate(read);
  return has_more;
}

bool Growth::refine(std::size_t which, const Reader& read) {
  const Refinement& refinement = growing_.refinements[which];
  const std::size_t axis = refinement.axis;
  const core::Value first = plan_.design().axes[axis].points[0][0];
  const core::Unit unit = unit_of(first);
  const double tolerance = number_of(refinement.tolerance, unit);
  const auto place = [&](std::size_t row) {
    return number_of(plan_.design().axes[axis].points[plan_.point(row, axis)][0], unit);
  };
  const auto& points = plan_.design().axes[axis].points;
  const bool in_whole_numbers =
      is_whole(tolerance) &&
      std::all_of(points.begin(), points.end(), [&](const auto& point) { return is_whole(number_of(point[0], unit)); });

  std::map<std::vector<std::uint32_t>, std::vector<std::size_t>> lines;
  for (std::size_t i = 0; i < plan_.size(); ++i) lines[plan_.without(i, axis)].push_back(i);
  const auto looked_at = [&](std::size_t row) -> const std::optional<core::Value>& {
    const auto known = criteria_[which].find(row);
    if (known != criteria_[which].end()) return known->second;
    std::optional<core::Value> value;
    if (const auto seen = read(row)) {
      value = refinement.criterion(*seen);
      check_change(refinement.text, *value);
    }
    return criteria_[which][row] = std::move(value);
  };
  bool has_more = false;
  for (auto& [others, rows] : lines) {
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      const double low = place(rows[i]), high = place(rows[i + 1]);
      if (high - low <= tolerance * (1 + kSlack)) continue;
      const std::optional<core::Value> below = looked_at(rows[i]), above = looked_at(rows[i + 1]);
      if (!below || !above || fingerprint(*below) == fingerprint(*above)) continue;
      const double middle = in_whole_numbers ? std::floor(low + (high - low) / 2) : low + (high - low) / 2;
      if (!(middle > low && middle < high)) continue;  // the numbers themselves are no finer
      plan_.add_row_at(rows[i], axis, plan_.add_point(axis, with_unit(middle, first)));
      belongs_.push_back(1);
      has_more = true;
    }
  }
  return has_more;
}

/// Decides in the order of replicates: the first n that is enough, whatever finished first.
void Growth::settle(Combination& combination, const Reader& read) {
  const std::size_t least = plan_.design().replicates;
  while (combination.read < combination.rows.size() && !combination.is_settled) {
    if (auto seen = read(combination.rows[combination.read])) combination.seen.push_back(std::move(*seen));
    const std::size_t n = ++combination.read;
    if (n < least) continue;
    combination.holds = growing_.replication->is_enough(combination.seen);
    combination.is_settled = combination.holds || n == growing_.replication->most;
  }
  if (!combination.is_settled) return;
  for (std::size_t i = combination.read; i < combination.rows.size(); ++i) belongs_[combination.rows[i]] = 0;
}

bool Growth::replicate(const Reader& read) {
  std::size_t unsettled = 0;
  for (Combination& combination : combinations_) {
    if (!combination.is_settled) settle(combination, read);
    unsettled += combination.is_settled ? 0 : 1;
  }
  if (unsettled == 0) return false;
  const std::size_t at_once = (workers_ + unsettled - 1) / unsettled;
  for (Combination& combination : combinations_) {
    if (combination.is_settled) continue;
    for (std::size_t k = 0; k < at_once && combination.rows.size() < growing_.replication->most; ++k) {
      combination.rows.push_back(plan_.add_replicate(combination.rows[0], combination.rows.size()));
      belongs_.push_back(1);
    }
  }
  return true;
}

std::vector<std::string> Growth::doubts() const {
  if (!growing_.replication) return {};
  std::string named;
  std::size_t count = 0;
  for (const Combination& combination : combinations_) {
    if (!combination.is_settled || combination.holds) continue;
    if (count++ >= kMostNamed) continue;
    const std::string about = plan_.about(combination.rows[0], false);
    if (!about.empty()) named += (named.empty() ? "" : "; ") + about;
  }
  if (count == 0) return {};
  if (count > kMostNamed) named += "; …";
  std::string sentence = "after " + std::to_string(growing_.replication->most) + " replicates " +
                         growing_.replication->text + " does not hold";
  if (combinations_.size() > 1)
    sentence += " in " + std::to_string(count) + " of " + std::to_string(combinations_.size()) + " combinations";
  return {sentence + (named.empty() ? "" : ": " + named)};
}

}  // namespace ansatz::experiment
