// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/fingerprint.h"
#include "stdlib/core/value.h"

namespace ansatz::experiment {

/// One `vary` statement: the points it visits, in order. Several names walk together (`vary (a, b) in zip(xs, ys)`).
struct Axis {
  std::vector<std::string> names;
  std::vector<std::vector<core::Value>> points;  ///< points[i][k] is the value of names[k] at point i
  std::vector<std::string> labels;  ///< from `named`, one a point, or empty; the column of names[0] shows them
  std::vector<core::Fingerprint>
      keys;  ///< what tells points apart where values cannot (functions); one a point, or empty
};

/// The rows of an experiment: all axes multiplied, each row repeated. Without axes there is one row a replicate.
struct Design {
  std::vector<Axis> axes;
  std::size_t replicates = 1;
};

/// One row before it runs.
struct RowPlan {
  std::size_t index = 0;                                        ///< from 0, in axis order
  std::vector<std::pair<std::string, core::Value>> parameters;  ///< what `run` sees, in axis order
  std::size_t replicate = 0;                                    ///< from 0
  core::Fingerprint parameters_key;  ///< the values by position, names aside, and which occurrence of them this is
};

/// A design laid out as rows: last axis fastest, replicates innermost.
///
/// A row's key depends on its values only, never on its place: adding points to an axis moves rows and changes none.
/// Where a design visits the same values twice, the second visit counts its occurrence into the key, so that both have
/// randomness of their own.
///
/// Errors   core::Mismatch: an axis without points, a point of the wrong length, two axes of one name, a value that has
///          no fingerprint and no key.
class Plan {
 public:
  explicit Plan(Design design);

  std::size_t size() const { return size_; }
  RowPlan row(std::size_t index) const;
  const Design& design() const { return design_; }
  /// Names of all parameters in axis order.
  const std::vector<std::string>& names() const { return names_; }
  /// What the table shows for a parameter of a row: the label where the axis is `named`, else the value; a value that
  /// is no number, truth value or text shows as "point 3".
  core::Value shown(std::size_t index, std::size_t parameter) const;
  /// Of the whole plan: equal plans have the same rows in the same order.
  core::Fingerprint fingerprint() const;

 private:
  std::size_t point_of(std::size_t index, std::size_t axis) const;

  Design design_;
  std::size_t size_ = 0;
  std::vector<std::string> names_;
  std::vector<std::size_t> strides_;           // rows between neighbouring points of an axis
  std::vector<core::Fingerprint> point_keys_;  // one a combination of points, replicates aside
};

}  // namespace ansatz::experiment
