// SPDX-License-Identifier: MIT
#include "stdlib/networks/observations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

using core::Array;
using core::Mismatch;

std::string shape_text(const Array& array) { return core::Value(array).describe(); }

}  // namespace

std::vector<std::size_t> epochs_looked_at(const std::string& kernel, const std::vector<double>& at,
                                          std::size_t epochs) {
  std::vector<std::size_t> out;
  for (const double epoch : at) {
    const double rounded = std::round(epoch);
    if (!(rounded >= 0 && rounded <= static_cast<double>(epochs)))
      throw core::BadParameter(kernel, "at", fmt::format("{:g}", epoch),
                               fmt::format("in [0, {}], the epochs of the training", epochs));
    out.push_back(static_cast<std::size_t>(rounded));
  }
  if (out.empty()) out.push_back(epochs);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Observations::add(double epoch, const core::Value& value) {
  epochs_.push_back(epoch);
  if (value.is_nothing() && columns_.empty()) return;
  const auto* record = value.get<core::Record>();
  const std::size_t count = record ? record->fields.size() : 1;
  if (epochs_.size() > 1 && count != columns_.size())
    throw Mismatch(fmt::format("{}: observe returned {} values at epoch {:g}, and {} before", kernel_, count, epoch,
                               columns_.size()));
  if (!record) return add(0, "observed", value);
  for (std::size_t k = 0; k < count; ++k) add(k, record->fields[k].first, record->fields[k].second);
}

void Observations::add(std::size_t place, const std::string& name, const core::Value& value) {
  const auto* number = value.get<double>();
  const auto* truth = value.get<bool>();
  const auto* array = value.get<Array>();
  if (std::find(taken_.begin(), taken_.end(), name) != taken_.end())
    throw Mismatch(kernel_ + ": observe returned a field " + name +
                   ", which the result has already; another name is needed");
  if (!number && !truth &&
      (!array || array->type() == core::ElementType::text || array->type() == core::ElementType::complex))
    throw Mismatch(kernel_ + ": observe returned " + value.describe() + (name == "observed" ? "" : " as " + name) +
                   "; it must be a number, an array of numbers, or a record of these");
  Array found = array ? array->as_real() : Array({}, std::vector<double>{number ? *number : *truth ? 1.0 : 0.0});
  if (epochs_.size() == 1) {
    columns_.push_back({name, found, {}});
  } else {
    const Column& before = columns_[place];
    bool same = before.name == name && before.first.rank() == found.rank();
    for (std::size_t k = 0; same && k < found.rank(); ++k)
      same = before.first.dimension(k).size == found.dimension(k).size;
    if (!same)
      throw Mismatch(kernel_ + ": observe returned " + name + ", " + shape_text(found) + ", and before " + before.name +
                     ", " + shape_text(before.first));
  }
  const auto values = found.real();
  columns_[place].values.insert(columns_[place].values.end(), values.begin(), values.end());
}

std::vector<std::pair<std::string, core::Value>> Observations::stacked() const {
  std::vector<std::pair<std::string, core::Value>> out;
  for (const Column& column : columns_) {
    std::vector<core::Dimension> dimensions{core::Dimension("epoch", Array::of(epochs_))};
    const auto& inner = column.first.dimensions();
    dimensions.insert(dimensions.end(), inner.begin(), inner.end());
    Array stacked(std::move(dimensions), column.values);
    stacked.copy_labels_from(column.first);
    out.emplace_back(column.name, std::move(stacked));
  }
  return out;
}

}  // namespace ansatz::networks
