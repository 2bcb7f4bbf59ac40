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
enum class Verdict { reproduced, contradicted, undefined };

/// "<", "<=", ">", ">=", "≈", "in", "holds".
const char* name(Relation relation);
/// "reproduced", "contradicted", "undefined".
const char* name(Verdict verdict);

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
  std::string source;    ///< where the statement stands; may be empty
  std::string why;       ///< why it is undefined
  std::string place;     ///< "kinks.anz:26:3"
  Verdict verdict = Verdict::undefined;
};

/// "holds", "does not hold", "0.26 mm": the measured side as a reader is told it; "" where there is none.
std::string measured_text(const Claim& claim);

/// Sets the verdict. A measured NaN, or none, or a target or tolerance that is not a number, is undefined.
/// Ends belong to `inside` and `near`: |measured − target| ≤ tolerance.
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
  bool complete = true;  ///< every row of the plan has an outcome
};

/// 0: all held. 1: a row, an expectation or a claim failed, a hypothesis went against its `expect`, or rows are
/// missing. (2, refused before running or stopped by an error outside a row, is the caller's.)
int exit_status(const Verdicts& verdicts);

}  // namespace ansatz::experiment
