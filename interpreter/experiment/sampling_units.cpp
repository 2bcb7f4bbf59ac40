// SPDX-License-Identifier: MIT
#include "interpreter/experiment/sampling_units.h"

#include <algorithm>
#include <map>

namespace ansatz::experiment {

namespace {

/// Axes and, one beyond them, the replicate: what tells rows of a plan apart.
class Coordinates {
 public:
  explicit Coordinates(const Plan& plan) : plan_(plan), replicate_(plan.design().axes.size()) {
    std::size_t replicates = 1;
    for (std::size_t row = 0; row < plan.size(); ++row) replicates = std::max(replicates, plan.replicate(row) + 1);
    std::uint64_t stride = replicates;
    strides_.assign(replicate_ + 1, 1);
    for (std::size_t a = replicate_; a-- > 0;) {
      order_.insert(order_.begin(), plan.order(a));
      strides_[a] = stride;
      stride *= std::max<std::size_t>(plan.design().axes[a].points.size(), 1);
    }
  }

  std::size_t replicate() const { return replicate_; }
  std::size_t at(std::size_t row, std::size_t which) const {
    return which == replicate_ ? plan_.replicate(row) : plan_.point(row, which);
  }
  /// How far a row stands from the first one on one of them, in rows of a table in axis order.
  std::uint64_t offset(std::size_t row, std::size_t which) const {
    return strides_[which] * (which == replicate_ ? at(row, which) : order_[which][at(row, which)]);
  }
  std::uint64_t place(std::size_t row) const {
    std::uint64_t sum = 0;
    for (std::size_t which = 0; which <= replicate_; ++which) sum += offset(row, which);
    return sum;
  }

 private:
  const Plan& plan_;
  std::size_t replicate_;
  std::vector<std::vector<std::size_t>> order_;  // of each axis, of its points
  std::vector<std::uint64_t> strides_;
};

/// Units are the values of one coordinate, strata those of others. In the order in which rows first make them.
SamplingUnits::Draw drawn(const Coordinates& coordinates, const std::vector<std::size_t>& rows, std::size_t unit_by,
                          const std::vector<std::size_t>& strata_by) {
  SamplingUnits::Draw draw;
  std::map<std::vector<std::size_t>, std::size_t> stratum_of;
  std::vector<std::map<std::size_t, std::size_t>> unit_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<std::size_t> key;
    for (const std::size_t which : strata_by) key.push_back(coordinates.at(rows[i], which));
    const std::size_t s = stratum_of.try_emplace(std::move(key), draw.size()).first->second;
    if (s == draw.size()) {
      draw.emplace_back();
      unit_of.emplace_back();
    }
    const auto [unit, is_new] = unit_of[s].try_emplace(coordinates.at(rows[i], unit_by), draw[s].size());
    if (is_new) draw[s].push_back({{}, coordinates.offset(rows[i], unit_by)});
    draw[s][unit->second].rows.push_back(i);
  }
  return draw;
}

/// A row of the table and the place where it stands.
struct Standing {
  std::size_t row;
  std::uint64_t place;
};

/// The units that take the places of a stratum's, in order.
std::vector<std::size_t> taken(std::size_t n, const core::Stream& stream, std::uint64_t& draw) {
  if (n == 1) return {0};
  std::vector<std::size_t> units;
  for (std::size_t i = 0; i + 1 < n; ++i) units.push_back(stream.below(draw++, n));
  const bool repeats = stream.below(draw++, 2 * (n - 1)) < n;
  units.push_back(repeats ? units[stream.below(draw++, n - 1)] : stream.below(draw++, n));
  return units;
}

}  // namespace

bool SamplingUnits::can_vary() const {
  return std::any_of(draws.begin(), draws.end(), [](const Draw& draw) {
    return std::any_of(draw.begin(), draw.end(), [](const Stratum& units) { return units.size() > 1; });
  });
}

SamplingUnits sampling_units(const Plan& plan, const ExperimentTable& table) {
  const Coordinates coordinates(plan);
  const std::vector<std::size_t>& rows = table.row_indices();
  const std::vector<std::size_t>& paired = plan.design().paired_over;
  SamplingUnits units;
  for (const std::size_t row : rows) units.places.push_back(coordinates.place(row));
  bool is_nested = false;  // replicates, in the points of a sampled axis
  std::vector<std::size_t> plain;
  for (std::size_t a = 0; a < coordinates.replicate(); ++a) {
    const bool is_paired = std::find(paired.begin(), paired.end(), a) != paired.end();
    const Axis& axis = plan.design().axes[a];
    if (axis.is_sampled) {
      units.draws.push_back(drawn(coordinates, rows, a, {}));
      is_nested = is_nested || !is_paired;
    } else if (!is_paired && !axis.is_sequential) {
      plain.push_back(a);
    }
  }
  if (!is_nested) units.draws.push_back(drawn(coordinates, rows, coordinates.replicate(), plain));
  return units;
}

std::vector<std::vector<std::size_t>> replicates_by_point(const Plan& plan, const ExperimentTable& table) {
  const Coordinates coordinates(plan);
  std::vector<std::size_t> axes;
  for (std::size_t a = 0; a < coordinates.replicate(); ++a) axes.push_back(a);
  std::vector<std::vector<std::size_t>> points;
  for (const auto& stratum : drawn(coordinates, table.row_indices(), coordinates.replicate(), axes)) {
    auto& rows = points.emplace_back();
    for (const SamplingUnit& unit : stratum) rows.insert(rows.end(), unit.rows.begin(), unit.rows.end());
  }
  return points;
}

std::vector<std::size_t> resampled_rows(const SamplingUnits& units, const core::Stream& stream) {
  const std::size_t n = units.places.size();
  std::vector<Standing> standing;
  for (std::size_t i = 0; i < n; ++i) standing.push_back({i, units.places[i]});
  std::uint64_t counter = 0;
  for (const SamplingUnits::Draw& draw : units.draws) {
    std::stable_sort(standing.begin(), standing.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
    std::vector<std::size_t> first(n + 1, 0);
    for (const Standing& each : standing) ++first[each.row + 1];
    for (std::size_t i = 0; i < n; ++i) first[i + 1] += first[i];
    std::vector<Standing> next;
    for (const SamplingUnits::Stratum& stratum : draw) {
      const std::vector<std::size_t> order = taken(stratum.size(), stream, counter);
      for (std::size_t i = 0; i < order.size(); ++i) {
        const SamplingUnit& unit = stratum[order[i]];
        for (const std::size_t row : unit.rows) {
          for (std::size_t k = first[row]; k < first[row + 1]; ++k)
            next.push_back({row, standing[k].place - unit.place + stratum[i].place});
        }
      }
    }
    standing = std::move(next);
  }
  std::stable_sort(standing.begin(), standing.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
  std::vector<std::size_t> rows;
  for (const Standing& each : standing) rows.push_back(each.row);
  return rows;
}

}  // namespace ansatz::experiment
