// SPDX-License-Identifier: MIT
#include "interpreter/experiment/verdict.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace ansatz::experiment;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Verdict verdict(std::optional<double> measured, Relation relation, double target, double upper_or_tolerance = 0) {
  Claim claim;
  claim.measured = measured;
  claim.relation = relation;
  claim.target = target;
  claim.upper = claim.tolerance = upper_or_tolerance;
  judge(claim);
  return claim.verdict;
}

HypothesisOutcome with_p(std::optional<double> p, double alpha = 0.05) {
  HypothesisOutcome hypothesis;
  hypothesis.p = p;
  hypothesis.alpha = alpha;
  return hypothesis;
}

}  // namespace

TEST_CASE("claims: hold at the ends of near and inside, and not of less and greater", "[experiment][verdict]") {
  CHECK(verdict(0.5, Relation::near, 0.25, 0.25) == Verdict::reproduced);
  CHECK(verdict(0.75, Relation::near, 0.25, 0.25) == Verdict::contradicted);
  CHECK(verdict(1, Relation::inside, 1, 2) == Verdict::reproduced);
  CHECK(verdict(2.5, Relation::inside, 1, 2) == Verdict::contradicted);
  CHECK(verdict(1, Relation::less, 1) == Verdict::contradicted);
  CHECK(verdict(1, Relation::less_or_equal, 1) == Verdict::reproduced);
  CHECK(verdict(1, Relation::greater, 1) == Verdict::contradicted);
  CHECK(verdict(1, Relation::greater_or_equal, 1) == Verdict::reproduced);
  CHECK(verdict(std::numeric_limits<double>::infinity(), Relation::greater, 1) ==
        Verdict::undefined);  // an overflow is above every bound
}

TEST_CASE("claims: are undefined where a side is not a number", "[experiment][verdict]") {
  for (const Relation relation : {Relation::less, Relation::near, Relation::inside, Relation::greater_or_equal}) {
    CHECK(verdict(kNan, relation, 1, 2) == Verdict::undefined);
    CHECK(verdict(std::nullopt, relation, 1, 2) == Verdict::undefined);
    CHECK(verdict(1, relation, kNan, 2) == Verdict::undefined);
  }
  CHECK(verdict(1, Relation::near, 1, kNan) == Verdict::undefined);
}

TEST_CASE("hypotheses: are decided by the adjusted p of the whole family", "[experiment][verdict]") {
  std::vector<HypothesisOutcome> family = {with_p(0.01), with_p(0.04), with_p(std::nullopt), with_p(kNan)};
  std::size_t size = 0;
  decide_family(family, [&](std::span<const double> raw) {
    size = raw.size();
    std::vector<double> adjusted;
    for (const double p : raw) adjusted.push_back(std::min(1.0, p * 4));  // Bonferroni
    return adjusted;
  });
  CHECK(size == 4);  // those that could not be computed count
  CHECK(family[0].decision == Decision::reject);
  CHECK(family[1].decision == Decision::retain);
  CHECK(family[1].adjusted_p == 0.16);
  CHECK(family[2].decision == Decision::undefined);
  CHECK(family[3].decision == Decision::undefined);
  CHECK_FALSE(family[3].why.empty());
}

TEST_CASE("exit status: is 0 only when everything held", "[experiment][verdict]") {
  std::vector<Claim> claims(1);
  claims[0].verdict = Verdict::reproduced;
  std::vector<HypothesisOutcome> hypotheses = {with_p(0.01)};
  hypotheses[0].decision = Decision::reject;
  CHECK(exit_status({0, 0, claims, hypotheses, true}) == 0);
  CHECK(exit_status({1, 0, claims, hypotheses, true}) == 1);
  CHECK(exit_status({0, 1, claims, hypotheses, true}) == 1);
  CHECK(exit_status({0, 0, claims, hypotheses, false}) == 1);
  hypotheses[0].expected = Decision::retain;
  CHECK(exit_status({0, 0, claims, hypotheses, true}) == 1);
  hypotheses[0].expected = Decision::reject;
  CHECK(exit_status({0, 0, claims, hypotheses, true}) == 0);
  claims[0].verdict = Verdict::undefined;
  CHECK(exit_status({0, 0, claims, hypotheses, true}) == 1);
  claims[0].verdict = Verdict::reproduced;
  hypotheses[0].expected.reset();
  CHECK(exit_status({0, 0, claims, hypotheses, true}) == 0);
  hypotheses[0].decision = Decision::undefined;  // nobody learnt what was asked
  CHECK(exit_status({0, 0, claims, hypotheses, true}) == 1);
}

TEST_CASE("claims: cannot be told where our own error exceeds what is claimed", "[experiment][verdict]") {
  const auto judged = [](double measured, Relation relation, double target, double width, double numerical,
                         double sampling) {
    Claim claim;
    claim.measured = measured;
    claim.relation = relation;
    claim.target = target;
    claim.upper = claim.tolerance = width;
    claim.numerical_error = numerical;
    claim.sampling_error = sampling;
    judge(claim);
    return claim.verdict;
  };
  // Near: two standard errors and the numerical one together against the tolerance.
  CHECK(judged(1, Relation::near, 1, 0.1, 0.05, 0.02) == Verdict::reproduced);
  CHECK(judged(1, Relation::near, 1, 0.1, 0.05, 0.03) == Verdict::cannot_tell);
  CHECK(judged(1.2, Relation::near, 1, 0.1, 0.05, 0.02) == Verdict::contradicted);
  CHECK(judged(1.2, Relation::near, 1, 0.1, 0.2, 0) == Verdict::cannot_tell);
  CHECK(judged(1.31, Relation::near, 1, 0.1, 0.2, 0) == Verdict::contradicted);  // off by more than both together
  // Inequalities: a bound that lies within the error.
  CHECK(judged(0.8, Relation::less, 1, 0, 0.1, 0.04) == Verdict::reproduced);
  CHECK(judged(0.8, Relation::less, 1, 0, 0.1, 0.06) == Verdict::cannot_tell);
  CHECK(judged(1.2, Relation::less, 1, 0, 0.1, 0.06) == Verdict::cannot_tell);
  CHECK(judged(1.3, Relation::less, 1, 0, 0.1, 0.06) == Verdict::contradicted);
  CHECK(judged(1, Relation::less_or_equal, 1, 0, 0, 0) == Verdict::reproduced);
  CHECK(judged(1.9, Relation::inside, 1, 2, 0.2, 0) == Verdict::cannot_tell);
  CHECK(judged(1.5, Relation::inside, 1, 2, 0.2, 0) == Verdict::reproduced);
  // Conditions: the finer rerun, or one resample in twenty.
  CHECK(judged(1, Relation::holds, 1, 0, 1, 0) == Verdict::cannot_tell);
  CHECK(judged(1, Relation::holds, 1, 0, 0, 0.06) == Verdict::cannot_tell);
  CHECK(judged(1, Relation::holds, 1, 0, 0, 0.05) == Verdict::reproduced);
}

TEST_CASE("claims: stand as published only where the right value misses and the paper's own meets", "[verdict]") {
  Claim claim;
  claim.measured = 3;
  claim.target = 1;
  claim.tolerance = 0.5;
  claim.published = 1.2;
  judge(claim);
  CHECK(claim.verdict == Verdict::as_published_only);
  claim.published = 2;
  judge(claim);
  CHECK(claim.verdict == Verdict::contradicted);
  claim.published = kNan;
  judge(claim);
  CHECK(claim.verdict == Verdict::contradicted);
  claim.measured = 1.1;
  claim.published = 1;
  judge(claim);
  CHECK(claim.verdict == Verdict::reproduced);
}

TEST_CASE("exit status: what cannot be told fails only a run that was asked to tell", "[experiment][verdict]") {
  std::vector<Claim> claims(1);
  claims[0].verdict = Verdict::cannot_tell;
  CHECK(exit_status({0, 0, claims, {}, true, false}) == 0);
  CHECK(exit_status({0, 0, claims, {}, true, true}) == 1);
  claims[0].verdict = Verdict::as_published_only;
  CHECK(exit_status({0, 0, claims, {}, true, true}) == 0);
  claims[0].verdict = Verdict::contradicted;
  CHECK(exit_status({0, 0, claims, {}, true, false}) == 1);
}
