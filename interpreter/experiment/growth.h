// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/experiment/design.h"

namespace ansatz::experiment {

/// A row that has run: its parameters as the table shows them, then what it recorded.
struct SeenRow {
  std::vector<std::pair<std::string, core::Value>> columns;
};

/// `refine a to tolerance where criterion changes`.
struct Refinement {
  std::size_t axis = 0;   ///< by position; one name, numbers or quantities of one dimension, up or down throughout
  core::Value tolerance;  ///< a number above 0, or a quantity that converts to the axis's unit
  std::string text;       ///< the criterion as written
  /// What is looked at in one row: a number, a truth value, a text, nothing.
  std::function<core::Value(const SeenRow&)> criterion;
};

/// `replicate a..b until condition`, with a in the design.
struct Replication {
  std::size_t most = 1;  ///< b
  std::string text;      ///< the condition as written
  /// Whether these replicates of one combination, in their order, are enough.
  std::function<bool(std::span<const SeenRow>)> is_enough;
};

/// What an experiment adds to its plan once it has seen rows.
struct Growing {
  std::vector<Refinement> refinements;
  std::optional<Replication> replication;
  core::Fingerprint fingerprint;  ///< of all of it: another one is another plan

  bool empty() const { return refinements.empty() && !replication; }
};

/// Throws core::Mismatch where the axis cannot be refined so: it does not go through numbers in order, or the tolerance
/// is not above 0 or of another unit.
void check(const Refinement& refinement, const Design& design);

/// Throws core::Mismatch where what was looked at in a row is no single value: neighbours cannot differ in it.
void check_change(const std::string& criterion, const core::Value& value);

/// Adds rows to a plan, round by round. What is added depends on the outcomes of rows alone, never on the order in
/// which they came or on how often the run was interrupted, so the plan ends the same whatever happened on the way.
///
/// Refinement   Within each combination of the other axes and replicate, rows stand in order along the axis. Between
///              two neighbours whose criterion differs and whose distance is above the tolerance, a row is added in the
///              middle: bisection, so a boundary in a gap g costs ⌈log₂(g / tolerance)⌉ rows. Where all values of the
///              axis and the tolerance are whole numbers, so are the new ones. A failed row says nothing: the gaps on
///              both sides of it stay.
/// Replication  After the design's replicates of a combination, one more at a time until the condition holds for the
///              first n of them, or there are `most`. Several may be tried at once so that no worker idles; those
///              beyond the first n that is enough are no part of the plan. Replicates that failed are left out of the
///              sample.
///
/// Errors   core::Mismatch: an axis that cannot be refined, a tolerance that is not above 0 or of another unit, a
///          criterion that is an array or a record; what criterion and condition throw.
class Growth {
 public:
  /// What a row left: nothing where it failed.
  using Reader = std::function<std::optional<SeenRow>(std::size_t row)>;

  Growth(const Growing& growing, Plan& plan, std::size_t workers);

  /// Every row of the plan has an outcome: adds what they ask for. Returns whether there is more to run.
  bool next(const Reader& read);
  /// For each row, whether it belongs to the plan; those tried beyond the last replicate needed do not.
  const std::vector<char>& belongs() const { return belongs_; }
  /// Where the most replicates were not enough, a sentence for each rule.
  std::vector<std::string> doubts() const;

 private:
  struct Combination {
    std::vector<std::size_t> rows;  ///< by replicate
    std::vector<SeenRow> seen;      ///< of the first `read` that did not fail
    std::size_t read = 0;
    bool is_settled = false, holds = false;
  };

  bool refine(std::size_t which, const Reader& read);
  bool replicate(const Reader& read);
  void settle(Combination& combination, const Reader& read);

  const Growing& growing_;
  Plan& plan_;
  std::size_t workers_;
  std::vector<std::map<std::size_t, std::optional<core::Value>>> criteria_;  ///< of each refinement, by row
  std::vector<Combination> combinations_;
  std::vector<char> belongs_;
};

}  // namespace ansatz::experiment
