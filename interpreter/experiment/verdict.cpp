// SPDX-License-Identifier: MIT
#include "interpreter/experiment/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ansatz::experiment {

const char* name(Relation relation) {
  switch (relation) {
    case Relation::less:
      return "<";
    case Relation::less_or_equal:
      return "<=";
    case Relation::greater:
      return ">";
    case Relation::greater_or_equal:
      return ">=";
    case Relation::near:
      return "≈";
    case Relation::inside:
      return "in";
    case Relation::holds:
      break;
  }
  return "holds";
}

const char* name(Verdict verdict) {
  switch (verdict) {
    case Verdict::reproduced:
      return "reproduced";
    case Verdict::contradicted:
      return "contradicted";
    case Verdict::cannot_tell:
      return "cannot tell";
    case Verdict::as_published_only:
      return "as published only";
    case Verdict::undefined:
      break;
  }
  return "undefined";
}

const char* name(Decision decision) {
  return decision == Decision::reject ? "reject" : decision == Decision::retain ? "retain" : "undefined";
}

namespace {

bool holds(const Claim& claim, double measured) {
  switch (claim.relation) {
    case Relation::less:
      return measured < claim.target;
    case Relation::less_or_equal:
      return measured <= claim.target;
    case Relation::greater:
      return measured > claim.target;
    case Relation::greater_or_equal:
      return measured >= claim.target;
    case Relation::near:
      return std::abs(measured - claim.target) <= claim.tolerance;
    case Relation::holds:
      return measured != 0;
    case Relation::inside:
      break;
  }
  return claim.target <= measured && measured <= claim.upper;
}

bool is_too_uncertain(const Claim& claim) {
  const double error = own_error(claim);
  if (claim.relation == Relation::holds)
    return claim.gap_error.value_or(0) > 0 || claim.numerical_error.value_or(0) > 0 ||
           claim.sampling_error.value_or(0) > kMostDissent;
  const auto reaches = [&](double bound) { return std::abs(*claim.measured - bound) < error; };
  if (claim.relation == Relation::near)
    return error > claim.tolerance && !(std::abs(*claim.measured - claim.target) > claim.tolerance + error);
  return reaches(claim.target) || (claim.relation == Relation::inside && reaches(claim.upper));
}

}  // namespace

std::string measured_text(const Claim& claim) {
  if (!claim.measured) return "";
  if (claim.relation == Relation::holds) return *claim.measured != 0 ? "holds" : "does not hold";
  return fmt::format("{:.6g}{}", *claim.measured, claim.unit.empty() ? "" : " " + claim.unit);
}

std::string error_text(const Claim& claim, double error) {
  return fmt::format("{:.2g}{}", error, claim.unit.empty() ? "" : " " + claim.unit);
}

std::string numerical_text(const Claim& claim) {
  const std::string rerun = claim.numerical_error ? error_text(claim, *claim.numerical_error) : "";
  if (!claim.gap_error) return rerun;
  const std::string gap = error_text(claim, *claim.gap_error) + " (gap)";
  return rerun.empty() ? gap : gap + ", " + rerun + " (finer rerun)";
}

double own_error(const Claim& claim) {
  return claim.gap_error.value_or(0) + claim.numerical_error.value_or(0) + kCoverage * claim.sampling_error.value_or(0);
}

void judge(Claim& claim) {
  claim.verdict = Verdict::undefined;
  const bool has_bounds = !std::isnan(claim.target) &&
                          (claim.relation != Relation::inside || !std::isnan(claim.upper)) &&
                          (claim.relation != Relation::near || !std::isnan(claim.tolerance));
  if (!claim.measured) {
    if (claim.why.empty()) claim.why = "nothing was measured";
  } else if (!std::isfinite(*claim.measured)) {
    // An overflow exceeds every bound: nothing was measured that could reproduce one.
    claim.why = std::isnan(*claim.measured) ? "the measured side is not a number" : "the measured side is not finite";
  } else if (!has_bounds) {
    claim.why = "the claimed side is not a number";
  } else if (is_too_uncertain(claim)) {
    claim.verdict = Verdict::cannot_tell;
  } else if (holds(claim, *claim.measured)) {
    claim.verdict = Verdict::reproduced;
  } else {
    claim.verdict =
        claim.published && holds(claim, *claim.published) ? Verdict::as_published_only : Verdict::contradicted;
  }
}

void decide_family(std::vector<HypothesisOutcome>& family, const Correction& correction) {
  std::vector<double> raw;
  for (HypothesisOutcome& hypothesis : family) {
    if (hypothesis.p && std::isnan(*hypothesis.p)) {
      hypothesis.p.reset();
      if (hypothesis.why.empty()) hypothesis.why = "the test's p is not a number";
    }
    raw.push_back(hypothesis.p.value_or(1.0));
  }
  const std::vector<double> adjusted = correction ? correction(raw) : raw;
  for (std::size_t i = 0; i < family.size(); ++i) {
    HypothesisOutcome& hypothesis = family[i];
    hypothesis.adjusted_p = adjusted.at(i);
    hypothesis.decision = !hypothesis.p                               ? Decision::undefined
                          : hypothesis.adjusted_p <= hypothesis.alpha ? Decision::reject
                                                                      : Decision::retain;
  }
}

bool surprises(const HypothesisOutcome& hypothesis) {
  return hypothesis.expected && *hypothesis.expected != hypothesis.decision;
}

int exit_status(const Verdicts& verdicts) {
  const bool claims_hold = std::none_of(verdicts.claims.begin(), verdicts.claims.end(), [&](const Claim& claim) {
    return claim.verdict == Verdict::contradicted || claim.verdict == Verdict::undefined ||
           (claim.verdict == Verdict::cannot_tell && verdicts.must_tell);
  });
  const bool as_expected =
      std::none_of(verdicts.hypotheses.begin(), verdicts.hypotheses.end(), [](const HypothesisOutcome& hypothesis) {
        return surprises(hypothesis) || hypothesis.decision == Decision::undefined;
      });
  const bool rows_held = verdicts.failed_rows == 0 && verdicts.broken_expectations == 0 && verdicts.complete;
  return claims_hold && as_expected && rows_held ? 0 : 1;
}

}  // namespace ansatz::experiment
