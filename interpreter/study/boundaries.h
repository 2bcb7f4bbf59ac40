// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/experiment/spacing.h"
#include "interpreter/experiment/table.h"
#include "stdlib/core/value.h"

namespace ansatz::study {

/// Boundaries that a script reads off an axis, `max(v where bounces > 1)`. Such a boundary is known no better than the
/// gap between the row it is read at and the next one: it may lie anywhere in it.
class Boundaries {
 public:
  Boundaries(const experiment::Store& store, std::shared_ptr<const experiment::ExperimentTable> table)
      : store_(store), table_(std::move(table)) {}

  /// A boundary may lie between `low` and `high`, in the unit of the axis; ∓∞ where the axis ends.
  struct Gap {
    std::string axis;
    double low = 0, high = 0;

    bool operator==(const Gap& other) const { return axis == other.axis && low == other.low && high == other.high; }
  };

  /// A script read `value` off an axis, the largest or the least where `mask` holds. Gives it back, or, where it was
  /// asked for another place of its gap (put_at), that place.
  core::Value read(const std::string& axis, bool is_largest, const core::Value& mask, const core::Value& value);

  /// What has been read so far, each gap once, in the order of reading.
  const std::vector<Gap>& gaps() const { return gaps_; }
  /// From here on boundaries in this gap are read at `place`; nothing: where they are.
  void put_at(const Gap& gap, double place) { moved_ = {gap, place}; }
  void put_back() { moved_.reset(); }

 private:
  std::optional<Gap> gap_of(const std::string& axis, bool is_largest, const core::Value& mask, double value);

  const experiment::Store& store_;
  std::shared_ptr<const experiment::ExperimentTable> table_;
  std::map<std::string, std::optional<experiment::Spacing>> spacings_;
  std::vector<Gap> gaps_;
  std::optional<std::pair<Gap, double>> moved_;
};

}  // namespace ansatz::study
