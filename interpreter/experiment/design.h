// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/fingerprint.h"
#include "stdlib/core/value.h"

namespace ansatz::experiment {

/// One axis: the points it visits, in order. Several names walk together (`vary (a, b) in zip(xs, ys)`, `sample a from
/// …, b from …`).
struct Axis {
  std::vector<std::string> names;
  std::vector<std::vector<core::Value>> points;  ///< points[i][k] is the value of names[k] at point i
  std::vector<std::string> labels;  ///< from `named`, one a point, or empty; the column of names[0] shows them
  std::vector<core::Fingerprint>
      keys;  ///< what tells points apart where values cannot (functions); one a point, or empty
  /// `along`: each row waits for the one at the point before, and starts from the state which that one left.
  bool is_sequential = false;
  /// `sample`: other points could as well have been drawn.
  bool is_sampled = false;
};

/// The rows of an experiment: all axes multiplied, each row repeated. Without axes there is one row a replicate.
struct Design {
  std::vector<Axis> axes;
  std::size_t replicates = 1;
  /// Axes, by position, across which rows share their randomness (`replicate n paired over a`).
  std::vector<std::size_t> paired_over = {};
};

/// One row before it runs.
struct RowPlan {
  std::size_t index = 0;                                        ///< from 0, in axis order
  std::vector<std::pair<std::string, core::Value>> parameters;  ///< what `run` sees, in axis order
  std::size_t replicate = 0;                                    ///< from 0
  core::Fingerprint parameters_key;  ///< the values by position, names aside, and which occurrence of them this is
  core::Fingerprint stream_key;      ///< the same without the axes over which rows are paired
  core::Value state;                 ///< on a sequential axis what the row before left; nothing in the first
};

/// Rows beyond this are taken for a slip: a table of them would fill memory before the first one runs.
inline constexpr std::size_t kMostPlannedRows = 100'000'000;

/// A design laid out as rows: last axis fastest, replicates innermost. Rows may be added while it runs: points between
/// those of an axis, further replicates.
///
/// A row's key depends on its values only, never on its place: adding points to an axis moves rows and changes none.
/// Where an axis visits the same value twice, the second visit counts its occurrence into the key, so that both have
/// randomness of their own.
///
/// Errors   core::Mismatch: an axis without points, a point of the wrong length, two axes of one name, two sequential
///          axes, a value that has no fingerprint and no key.
class Plan {
 public:
  explicit Plan(Design design);

  std::size_t size() const { return is_added_.size(); }
  RowPlan row(std::size_t index) const;
  /// The design, with the points that were added.
  const Design& design() const { return design_; }
  /// Names of all parameters in axis order.
  const std::vector<std::string>& names() const { return names_; }
  /// What the table shows for a parameter of a row: the label where the axis is `named`, else the value; a short list
  /// as it is written; what else is no number, truth value, text or array as "point 3".
  core::Value shown(std::size_t index, std::size_t parameter) const;
  /// "v = 0.21, replicate 3"; numbers to fifteen digits.
  std::string about(std::size_t index, bool with_replicate = true) const;
  /// Of the design as it was planned: equal designs have the same rows in the same order.
  const core::Fingerprint& fingerprint() const { return fingerprint_; }

  std::size_t point(std::size_t index, std::size_t axis) const { return at(index, axis); }
  std::size_t replicate(std::size_t index) const { return at(index, design_.axes.size()); }
  /// Where the points of an axis stand along it, from 0: those that were added, between their neighbours.
  std::vector<std::size_t> order(std::size_t axis) const;
  /// Whether the row was added between planned ones.
  bool is_refined(std::size_t index) const { return is_added_[index] != 0; }
  /// What all rows share that differ in this axis only; for `design().axes.size()`, in the replicate only.
  std::vector<std::uint32_t> without(std::size_t index, std::size_t axis) const;
  /// The position of the sequential axis, if there is one.
  std::optional<std::size_t> sequential_axis() const;

  /// A further point of a single-name axis of numbers, at its place by value; equal points are one.
  std::size_t add_point(std::size_t axis, const core::Value& value);
  /// A row like `like` but at another point of an axis, marked as refined; returns its index. Rows added stand last
  /// until arranged().
  std::size_t add_row_at(std::size_t like, std::size_t axis, std::size_t point);
  /// A row like `like` but of another replicate.
  std::size_t add_replicate(std::size_t like, std::size_t replicate);
  /// The rows for which `keep` is not false, in axis order; `from` receives for each its index here.
  Plan arranged(const std::vector<char>& keep, std::vector<std::size_t>& from) const;

 private:
  std::uint32_t at(std::size_t index, std::size_t place) const {
    return coordinates_[index * (design_.axes.size() + 1) + place];
  }
  std::size_t add_like(std::size_t like, std::size_t place, std::size_t value, bool is_refined);

  Design design_;
  std::vector<std::string> names_;
  core::Fingerprint fingerprint_;
  bool shows_replicates_ = false;
  // Of each axis, for each point: its key, how many equal points stand before it, and its rank along the axis.
  std::vector<std::vector<core::Fingerprint>> keys_;
  std::vector<std::vector<std::uint64_t>> occurrences_;
  std::vector<std::vector<double>> ranks_;
  // Of each row: its point on each axis, then its replicate.
  std::vector<std::uint32_t> coordinates_;
  std::vector<char> is_added_;
};

}  // namespace ansatz::experiment
