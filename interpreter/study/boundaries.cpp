// SPDX-License-Identifier: MIT
#include "interpreter/study/boundaries.h"

#include <algorithm>
namespace ansatz::study {

/// Of the rows that the mask keeps those decide which stand at the value; where their lines differ, the widest gap.
std::optional<Boundaries::Gap> Boundaries::gap_of(const std::string& axis, bool is_largest, const core::Value& mask,
                                                  double value) {
  const auto [held, is_new] = spacings_.try_emplace(axis);
  if (is_new) held->second = experiment::Spacing::along(axis, store_, *table_);
  const auto* kept = mask.get<core::Array>();
  if (!held->second || !kept || kept->type() != core::ElementType::boolean || kept->size() != held->second->rows())
    return std::nullopt;
  const experiment::Spacing& spacing = *held->second;
  Gap gap{axis, value, value};
  for (std::size_t i = 0; i < spacing.rows(); ++i) {
    if (!kept->booleans()[i] || spacing.at(i) != value) continue;
    if (is_largest)
      gap.high = std::max(gap.high, spacing.above(i));
    else
      gap.low = std::min(gap.low, spacing.below(i));
  }
  return gap;
}

core::Value Boundaries::read(const std::string& axis, bool is_largest, const core::Value& mask,
                             const core::Value& value) {
  const auto* quantity = value.get<core::Quantity>();
  const auto* number = value.get<double>();
  if (!quantity && !number) return value;
  const auto gap = gap_of(axis, is_largest, mask, quantity ? quantity->value : *number);
  if (!gap) return value;
  if (std::find(gaps_.begin(), gaps_.end(), *gap) == gaps_.end()) gaps_.push_back(*gap);
  if (!moved_ || !(moved_->first == *gap)) return value;
  return quantity ? core::Value(core::Quantity{moved_->second, quantity->unit}) : core::Value(moved_->second);
}

}  // namespace ansatz::study
