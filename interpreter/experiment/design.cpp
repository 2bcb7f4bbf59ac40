// SPDX-License-Identifier: MIT
#include "interpreter/experiment/design.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "interpreter/experiment/identity.h"
#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"

namespace ansatz::experiment {

namespace {

constexpr std::size_t kLongestShown = 60;  // bytes of a list in a column

void check_axis(const Axis& axis, const std::vector<std::string>& earlier) {
  if (axis.names.empty()) throw core::Mismatch("vary: an axis has no name");
  for (std::size_t k = 0; k < axis.names.size(); ++k) {
    const std::string& name = axis.names[k];
    const auto here = axis.names.begin() + static_cast<std::ptrdiff_t>(k);
    if (std::find(earlier.begin(), earlier.end(), name) != earlier.end() ||
        std::find(axis.names.begin(), here, name) != here) {
      throw core::Mismatch("vary: two axes are called " + name);
    }
  }
  if (axis.points.empty()) throw core::Mismatch("vary: " + axis.names[0] + " has no values");
  for (const auto& point : axis.points) {
    if (point.size() != axis.names.size()) {
      throw core::Mismatch("vary: a point of " + axis.names[0] + " has " + std::to_string(point.size()) +
                           " values for " + std::to_string(axis.names.size()) + " names");
    }
  }
  const auto fits = [&](std::size_t size) { return size == 0 || size == axis.points.size(); };
  if (!fits(axis.labels.size()) || !fits(axis.keys.size())) {
    throw core::Mismatch("vary: " + axis.names[0] + " has " + std::to_string(axis.points.size()) + " values, but " +
                         std::to_string(std::max(axis.labels.size(), axis.keys.size())) + " names for them");
  }
}

core::Fingerprint point_key(const Axis& axis, std::size_t point) {
  if (!axis.keys.empty()) return axis.keys[point];
  core::Fingerprint key;
  for (const core::Value& value : axis.points[point]) key.add(fingerprint(value));
  return key;
}

}  // namespace

Plan::Plan(Design design) : design_(std::move(design)) {
  if (design_.replicates == 0) throw core::Mismatch("replicate: a row must run at least once");
  std::size_t combinations = 1;
  fingerprint_.add(static_cast<std::uint64_t>(design_.replicates));
  for (const Axis& axis : design_.axes) {
    check_axis(axis, names_);
    names_.insert(names_.end(), axis.names.begin(), axis.names.end());
    if (axis.points.size() > kMostPlannedRows / combinations / design_.replicates) {
      throw core::Mismatch("vary: the axes make more than a hundred million rows; record arrays instead of more rows");
    }
    combinations *= axis.points.size();
  }
  for (const std::size_t paired : design_.paired_over) {
    if (paired >= design_.axes.size()) throw core::Mismatch("replicate: it is paired over an axis that is not there");
    fingerprint_.add("paired").add(static_cast<std::uint64_t>(paired));
  }
  const auto sequential =
      std::count_if(design_.axes.begin(), design_.axes.end(), [](const Axis& axis) { return axis.is_sequential; });
  if (sequential > 1) throw core::Mismatch("along: an experiment follows one axis only");
  for (const std::string& name : names_) fingerprint_.add(name);
  for (const Axis& axis : design_.axes) {
    std::map<std::array<std::uint64_t, 2>, std::uint64_t> seen;
    auto& keys = keys_.emplace_back();
    auto& occurrences = occurrences_.emplace_back();
    auto& ranks = ranks_.emplace_back();
    fingerprint_.add(axis.is_sequential ? "along" : "vary").add(static_cast<std::uint64_t>(axis.points.size()));
    for (std::size_t i = 0; i < axis.points.size(); ++i) {
      keys.push_back(point_key(axis, i));
      occurrences.push_back(seen[keys.back().digest()]++);
      ranks.push_back(static_cast<double>(i));
      fingerprint_.add(keys.back());
    }
    for (const std::string& label : axis.labels) fingerprint_.add(label);
  }
  shows_replicates_ = design_.replicates > 1;

  const std::size_t axes = design_.axes.size();
  coordinates_.reserve(combinations * design_.replicates * (axes + 1));
  std::vector<std::uint32_t> place(axes + 1, 0);
  for (std::size_t row = 0; row < combinations * design_.replicates; ++row) {
    coordinates_.insert(coordinates_.end(), place.begin(), place.end());
    for (std::size_t k = axes + 1; k-- > 0;) {
      const std::size_t count = k == axes ? design_.replicates : design_.axes[k].points.size();
      if (++place[k] < count) break;
      place[k] = 0;
    }
  }
  is_added_.assign(combinations * design_.replicates, 0);
}

RowPlan Plan::row(std::size_t index) const {
  RowPlan row;
  row.index = index;
  row.replicate = replicate(index);
  row.parameters.reserve(names_.size());
  bool repeats = false, stream_repeats = false;
  const auto is_paired = [&](std::size_t axis) {
    return std::find(design_.paired_over.begin(), design_.paired_over.end(), axis) != design_.paired_over.end();
  };
  for (std::size_t a = 0; a < design_.axes.size(); ++a) {
    const Axis& axis = design_.axes[a];
    const std::size_t here = point(index, a);
    for (std::size_t k = 0; k < axis.names.size(); ++k)
      row.parameters.emplace_back(axis.names[k], axis.points[here][k]);
    row.parameters_key.add(keys_[a][here]);
    repeats |= occurrences_[a][here] > 0;
    if (is_paired(a)) continue;
    row.stream_key.add(keys_[a][here]);
    stream_repeats |= occurrences_[a][here] > 0;
  }
  for (std::size_t a = 0; a < design_.axes.size(); ++a) {
    const std::uint64_t occurrence = occurrences_[a][point(index, a)];
    if (repeats) row.parameters_key.add(occurrence);
    if (stream_repeats && !is_paired(a)) row.stream_key.add(occurrence);
  }
  return row;
}

core::Value Plan::shown(std::size_t index, std::size_t parameter) const {
  std::size_t first = 0;
  for (std::size_t a = 0; a < design_.axes.size(); ++a) {
    const Axis& axis = design_.axes[a];
    if (parameter >= first + axis.names.size()) {
      first += axis.names.size();
      continue;
    }
    const std::size_t here = point(index, a);
    if (parameter == first && !axis.labels.empty()) return axis.labels[here];
    const core::Value& value = axis.points[here][parameter - first];
    const bool plain = value.is<double>() || value.is<bool>() || value.is<std::string>() ||
                       value.is<core::Quantity>() || value.is<std::complex<double>>() || value.is<core::Array>();
    if (plain) return value;
    std::string written = value.is<core::List>() ? core::text(value) : std::string();
    const bool is_short = !written.empty() && written.size() <= kLongestShown;
    return is_short ? std::move(written) : "point " + std::to_string(here + 1);
  }
  throw core::Mismatch("the design has no parameter " + std::to_string(parameter + 1));
}

std::string Plan::about(std::size_t index, bool with_replicate) const {
  std::string text;
  for (std::size_t k = 0; k < names_.size(); ++k) {
    const core::Value value = shown(index, k);
    const auto* words = value.get<std::string>();
    const auto* number = value.get<double>();
    text += (k > 0 ? ", " : "") + names_[k] + " = " +
            (words    ? *words
             : number ? core::rounded_text(*number, 15)
                      : core::text(value));
  }
  if (with_replicate && shows_replicates_) {
    text += (text.empty() ? "replicate " : ", replicate ") + std::to_string(replicate(index) + 1);
  }
  return text;
}

std::vector<std::size_t> Plan::order(std::size_t axis) const {
  const std::vector<double>& ranks = ranks_[axis];
  std::vector<std::size_t> along(ranks.size()), places(ranks.size());
  std::iota(along.begin(), along.end(), std::size_t{0});
  std::sort(along.begin(), along.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  for (std::size_t i = 0; i < along.size(); ++i) places[along[i]] = i;
  return places;
}

std::vector<std::uint32_t> Plan::without(std::size_t index, std::size_t axis) const {
  std::vector<std::uint32_t> rest;
  for (std::size_t a = 0; a <= design_.axes.size(); ++a) {
    if (a != axis) rest.push_back(at(index, a));
  }
  return rest;
}

std::optional<std::size_t> Plan::sequential_axis() const {
  for (std::size_t a = 0; a < design_.axes.size(); ++a) {
    if (design_.axes[a].is_sequential) return a;
  }
  return std::nullopt;
}

std::size_t Plan::add_point(std::size_t axis, const core::Value& value) {
  Axis& held = design_.axes[axis];
  core::Fingerprint key;
  key.add(experiment::fingerprint(value));
  const auto known = std::find(keys_[axis].begin(), keys_[axis].end(), key);
  if (known != keys_[axis].end()) return static_cast<std::size_t>(known - keys_[axis].begin());
  const auto number = [](const core::Value& each) {
    if (const auto* quantity = each.get<core::Quantity>()) return quantity->value;
    return *each.get<double>();
  };
  // Between the nearest on both sides: ranks keep the axis's own direction, up or down.
  std::optional<std::size_t> below, above;
  for (std::size_t i = 0; i < held.points.size(); ++i) {
    const double here = number(held.points[i][0]);
    if (here < number(value) && (!below || here > number(held.points[*below][0]))) below = i;
    if (here > number(value) && (!above || here < number(held.points[*above][0]))) above = i;
  }
  if (!below || !above) throw core::Mismatch("refine: a row beyond the ends of " + held.names[0]);
  held.points.push_back({value});
  if (!held.keys.empty()) held.keys.push_back(key);
  keys_[axis].push_back(key);
  occurrences_[axis].push_back(0);
  ranks_[axis].push_back((ranks_[axis][*below] + ranks_[axis][*above]) / 2);
  return held.points.size() - 1;
}

std::size_t Plan::add_like(std::size_t like, std::size_t place, std::size_t value, bool is_refined) {
  const std::size_t width = design_.axes.size() + 1;
  const std::vector<std::uint32_t> row(coordinates_.begin() + static_cast<std::ptrdiff_t>(like * width),
                                       coordinates_.begin() + static_cast<std::ptrdiff_t>((like + 1) * width));
  coordinates_.insert(coordinates_.end(), row.begin(), row.end());
  coordinates_[coordinates_.size() - width + place] = static_cast<std::uint32_t>(value);
  is_added_.push_back(is_refined ? 1 : 0);
  return size() - 1;
}

std::size_t Plan::add_row_at(std::size_t like, std::size_t axis, std::size_t point) {
  return add_like(like, axis, point, true);
}

std::size_t Plan::add_replicate(std::size_t like, std::size_t replicate) {
  shows_replicates_ = true;
  return add_like(like, design_.axes.size(), replicate, is_added_[like] != 0);
}

Plan Plan::arranged(const std::vector<char>& keep, std::vector<std::size_t>& from) const {
  from.clear();
  for (std::size_t i = 0; i < size(); ++i) {
    if (keep.empty() || keep[i]) from.push_back(i);
  }
  const auto earlier = [&](std::size_t left, std::size_t right) {
    for (std::size_t a = 0; a < design_.axes.size(); ++a) {
      const double here = ranks_[a][point(left, a)], there = ranks_[a][point(right, a)];
      if (here != there) return here < there;
    }
    return replicate(left) < replicate(right);
  };
  if (!std::is_sorted(from.begin(), from.end(), earlier)) std::sort(from.begin(), from.end(), earlier);
  Plan plan = *this;
  plan.coordinates_.clear();
  plan.is_added_.clear();
  for (const std::size_t i : from) {
    for (std::size_t a = 0; a <= design_.axes.size(); ++a) plan.coordinates_.push_back(at(i, a));
    plan.is_added_.push_back(is_added_[i]);
  }
  return plan;
}

}  // namespace ansatz::experiment
