// SPDX-License-Identifier: MIT
#include "interpreter/experiment/design.h"

#include <algorithm>
#include <limits>
#include <map>

#include "interpreter/experiment/identity.h"
#include "stdlib/core/error.h"

namespace ansatz::experiment {

namespace {

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
  for (const Axis& axis : design_.axes) {
    check_axis(axis, names_);
    names_.insert(names_.end(), axis.names.begin(), axis.names.end());
    if (axis.points.size() > std::numeric_limits<std::uint32_t>::max() / combinations / design_.replicates) {
      throw core::Mismatch("vary: the axes make more than four thousand million rows");
    }
    combinations *= axis.points.size();
  }
  size_ = combinations * design_.replicates;

  std::size_t stride = size_;
  std::vector<std::vector<core::Fingerprint>> keys;
  for (const Axis& axis : design_.axes) {
    stride /= axis.points.size();
    strides_.push_back(stride);
    auto& of_axis = keys.emplace_back();
    for (std::size_t i = 0; i < axis.points.size(); ++i) of_axis.push_back(point_key(axis, i));
  }

  // Ordered by digest: an unordered map would do too, as only the count is read.
  std::map<std::array<std::uint64_t, 2>, std::uint64_t> occurrences;
  point_keys_.reserve(combinations);
  for (std::size_t c = 0; c < combinations; ++c) {
    core::Fingerprint key;
    for (std::size_t a = 0; a < keys.size(); ++a) key.add(keys[a][point_of(c * design_.replicates, a)]);
    const std::uint64_t earlier = occurrences[key.digest()]++;
    if (earlier > 0) key.add(earlier);
    point_keys_.push_back(key);
  }
}

std::size_t Plan::point_of(std::size_t index, std::size_t axis) const {
  return index / strides_[axis] % design_.axes[axis].points.size();
}

RowPlan Plan::row(std::size_t index) const {
  RowPlan row;
  row.index = index;
  row.replicate = index % design_.replicates;
  row.parameters_key = point_keys_.at(index / design_.replicates);
  row.parameters.reserve(names_.size());
  for (std::size_t a = 0; a < design_.axes.size(); ++a) {
    const Axis& axis = design_.axes[a];
    const auto& point = axis.points[point_of(index, a)];
    for (std::size_t k = 0; k < point.size(); ++k) row.parameters.emplace_back(axis.names[k], point[k]);
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
    const std::size_t point = point_of(index, a);
    if (parameter == first && !axis.labels.empty()) return axis.labels[point];
    const core::Value& value = axis.points[point][parameter - first];
    const bool plain = value.is<double>() || value.is<bool>() || value.is<std::string>() ||
                       value.is<core::Quantity>() || value.is<std::complex<double>>();
    return plain ? value : core::Value("point " + std::to_string(point + 1));
  }
  throw core::Mismatch("the design has no parameter " + std::to_string(parameter + 1));
}

core::Fingerprint Plan::fingerprint() const {
  core::Fingerprint all;
  all.add(static_cast<std::uint64_t>(design_.replicates));
  for (const std::string& name : names_) all.add(name);
  for (const Axis& axis : design_.axes) {
    for (const std::string& label : axis.labels) all.add(label);
  }
  for (const core::Fingerprint& key : point_keys_) all.add(key);
  return all;
}

}  // namespace ansatz::experiment
