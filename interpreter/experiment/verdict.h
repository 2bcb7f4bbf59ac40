// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ansatz::experiment {

/// `holds` is a bare truth value: measured 1 for true.
enum class Relation { less, less_or_equal, greater, greater_or_equal, near, inside, holds };
enum class Verdict {
  reproduced,
  contradicted,
  cannot_tell,        ///< our own error exceeds what the claim asks for
  as_published_only,  ///< the paper's own, flawed definition meets its number; the right one does not
  undefined           ///< a side could not be computed
};

/// "<", "<=", ">", ">=", "≈", "in", "holds".
const char* name(Relation relation);
/// "reproduced", "contradicted", "cannot tell", "as published only", "undefined".
const char* name(Verdict verdict);

/// How many standard errors are counted into a claim's own error.
inline constexpr double kCoverage = 2;
/// A condition that more resamples than this contradict cannot be told.
inline constexpr double kMostDissent = 0.05;

/// An executable statement of a paper, measured on the finished table.
struct Claim {
  std::string text;                ///< the sentence
  std::string condition;           ///< the comparison as written
  std::optional<double> measured;  ///< absent when the measured side could not be computed
  Relation relation = Relation::near;
  double target = 0;     ///< the right-hand side; the lower end for `inside`
  double upper = 0;      ///< the upper end for `inside`
  double tolerance = 0;  ///< absolute, for `near`
  std::string unit;      ///< of measured and target; may be empty

  /// Numerical error of a boundary that was read off a refined axis: how far the measured less the claimed side moves
  /// while the boundary goes through the gap that refinement left; for `holds` 1 where that decides, else 0. Absent:
  /// the claim reads none.
  std::optional<double> gap_error;
  /// From a finer rerun, of `measured` less the claimed side; for `holds` 1 where the finer rerun says otherwise, else
  /// 0. Absent: not assessed.
  std::optional<double> numerical_error;
  /// One standard error of the same; for `holds` the share of resamples that say otherwise. Absent: not known.
  std::optional<double> sampling_error;
  std::string errors_note;          ///< why an error that was looked for is absent; may be empty
  std::optional<double> published;  ///< the same quantity by the paper's own definition (`as published`)
  std::string published_text;       ///< that definition as written; empty where the claim has none

  std::string source;  ///< where the statement stands; may be empty
  std::string why;     ///< why it is undefined
  std::string place;   ///< "kinks.anz:26:3"
  Verdict verdict = Verdict::undefined;
};

/// "0.0078 nm": one of a claim's errors, in the claim's unit.
std::string error_text(const Claim& claim, double error);

/// "7.8e-05 (gap), 2e-06 (finer rerun)"; without brackets where there is one of them and it is the rerun's; "" for
/// none.
std::string numerical_text(const Claim& claim);

/// "holds", "does not hold", "0.26 mm": the measured side as a reader is told it; "" where there is none.
std::string measured_text(const Claim& claim);

/// What a claim knows of its own error: numerical (both kinds), and kCoverage standard errors. 0 where none was
/// assessed.
double own_error(const Claim& claim);

/// Sets the verdict. A measured NaN, or none, or a target or tolerance that is not a number, is undefined.
/// Ends belong to `inside` and `near`: |measured − target| ≤ tolerance.
///
/// With u = own_error:
///   near                u > tolerance: cannot tell, unless |measured − target| > tolerance + u, which is contradicted
///   inequality, inside  a bound within u of the measured value: cannot tell
///   holds               the gap, the finer rerun, or more than kMostDissent of the resamples, say otherwise: cannot
///   tell
/// A contradicted claim whose `published` value meets the number is as published only.
void judge(Claim& claim);

enum class Decision { reject, retain, undefined };

/// "reject", "retain", "undefined".
const char* name(Decision decision);

/// A test read off the table.
struct HypothesisOutcome {
  std::string text;                  ///< the sentence
  std::string test;                  ///< the test's one-line result
  std::optional<double> p;           ///< absent when the test could not be computed
  double adjusted_p = 1;             ///< after the family's correction
  double alpha = 0.05;               ///< compared with adjusted_p
  std::optional<Decision> expected;  ///< from `expect reject | retain`
  std::string effect;                ///< effect size with its interval, as text
  std::size_t n = 0;                 ///< samples the test saw
  std::string why;                   ///< why it is undefined
  std::string place;
  bool post_hoc = false;
  Decision decision = Decision::undefined;
};

/// Turns the raw p-values of a family into adjusted ones, in the same order.
using Correction = std::function<std::vector<double>(std::span<const double>)>;

/// Adjusts and decides: `reject` where adjusted p ≤ alpha. A test that could not be computed counts into the family
/// with p = 1, so that its failure makes no other test easier, and stays undefined.
void decide_family(std::vector<HypothesisOutcome>& family, const Correction& correction);

/// Whether a hypothesis says otherwise than the script expected; an undefined one with an expectation does.
bool surprises(const HypothesisOutcome& hypothesis);

/// What a run's exit status is made of.
struct Verdicts {
  std::size_t failed_rows = 0;
  std::size_t broken_expectations = 0;
  std::span<const Claim> claims;
  std::span<const HypothesisOutcome> hypotheses;
  bool complete = true;    ///< every row of the plan has an outcome
  bool must_tell = false;  ///< a claim that cannot be told fails the run
};

/// 0: all held. 1: a row, an expectation or a claim failed, a hypothesis is undefined or went against its `expect`, or
/// rows are missing. (2, refused before running or stopped by an error outside a row, is the caller's.)
///
/// A claim fails when it is contradicted or undefined; as published only is no failure. What cannot be told fails where
/// the run was asked to tell (`must_tell`); a quick run, whose tables are small on purpose, it passes.
int exit_status(const Verdicts& verdicts);

}  // namespace ansatz::experiment
