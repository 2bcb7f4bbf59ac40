// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/anytime/confidence_sequences.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

ConfidenceSequence by_t(Sample x, double tuned_to = 1, double confidence = 0.95) {
  Run run;
  return t_confidence_sequence(
      {.observations = Array::of(std::move(x)), .tuned_to = tuned_to, .confidence = confidence}, run);
}

ConfidenceSequence by_limit(Sample x, double tuned_to = 1, int first_look = 20, double confidence = 0.95) {
  Run run;
  return asymptotic_confidence_sequence({.observations = Array::of(std::move(x)),
                                         .tuned_to = tuned_to,
                                         .first_look = first_look,
                                         .confidence = confidence},
                                        run);
}

/// ln of the mixture of normal likelihoods over that of the mean, the spread integrated out of both (header).
double log_evidence(const Sample& x, double mean, double rho) {
  double sum = 0, squares = 0;
  for (const double v : x) sum += v - mean, squares += (v - mean) * (v - mean);
  const auto n = static_cast<double>(x.size());
  return 0.5 * std::log(rho / (n + rho)) - 0.5 * n * std::log1p(-sum * sum / ((n + rho) * squares));
}

}  // namespace

// The values by the formula in 25 digits; and the ends are where e is 1/α, as they are made.
TEST_CASE("t_confidence_sequence: ends where the evidence reaches 1/α", "[hypothesis][anytime]") {
  Sample ten;
  for (int i = 1; i <= 10; ++i) ten.push_back(i);
  const ConfidenceSequence found = by_t(ten);
  CHECK(found.interval.low == near(1.79496127448988577, 1e-12));
  CHECK(found.interval.high == near(9.20503872551011423, 1e-12));
  for (const double rho : {0.5, 1.0, 7.0}) {
    const ConfidenceSequence other = by_t(ten, rho, 0.9);
    CHECK(log_evidence(ten, other.interval.low, rho) == near(std::log(10), 1e-9));
    CHECK(log_evidence(ten, other.interval.high, rho) == near(std::log(10), 1e-9));
    CHECK(log_evidence(ten, 5, rho) < 0);
  }
  // Of two values nothing can be said, of a hundred much the same as by a known spread.
  CHECK(std::isinf(found.low.number(0)));
  CHECK(std::isinf(found.high.number(1)));
  CHECK(found.mean.number(9) == near(5.5, 1e-14));
  // Unit and offset go with the values.
  Sample moved;
  for (const double x : ten) moved.push_back(1000 - 3 * x);
  CHECK(by_t(moved).interval.low == near(1000 - 3 * found.interval.high, 1e-12));
}

// e is a martingale: of 20000 runs of 5 values of the mean that is held against it has the mean 1, to four standard
// deviations of some 0.02 (its own deviation is about 2; at ρ = 1 it is below √(n + 1)).
TEST_CASE("t_confidence_sequence: rests on a martingale", "[hypothesis][anytime]") {
  double sum = 0;
  for (std::uint64_t round = 0; round < 20000; ++round) {
    Sample x(5);
    Stream(151).at(round).fill_normal(x);
    for (double& v : x) v = 3 + 7 * v;
    sum += std::exp(log_evidence(x, 3, 4)) / 20000;
  }
  CHECK(sum == Approx(1).epsilon(0).margin(0.06));
}

// 400 series of 300 values, looked at after every one: the mean leaves the interval of 90 % in 40 of them at most, four
// standard deviations 24. Exponential values, whose spread the first looks misjudge, do so seldom too where the first
// look is at 50; an interval for one look, ± 1.645 s/√n, leaves it in most.
TEST_CASE("confidence sequences of unknown spread: may be looked at whenever one likes", "[hypothesis][null]") {
  int by_ts = 0, by_limits = 0, by_one_look = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample normal(300), waits;
    Stream(152).at(round).fill_normal(normal);
    for (double& v : normal) v = 20 + 4 * v;
    for (std::uint64_t i = 0; i < 300; ++i) waits.push_back(-std::log(Stream(153).at(round).uniform(i)));
    const ConfidenceSequence t = by_t(normal, 10, 0.9), limit = by_limit(waits, 50, 50, 0.9);
    bool out_t = false, out_limit = false, out_once = false;
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < 300; ++i) {
      out_t = out_t || t.low.number(i) > 20 || t.high.number(i) < 20;
      out_limit = out_limit || limit.low.number(i) > 1 || limit.high.number(i) < 1;
      sum += waits[i], squares += waits[i] * waits[i];
      const auto n = static_cast<double>(i) + 1;
      if (i >= 49)
        out_once = out_once || std::abs(sum / n - 1) > 1.645 * std::sqrt((squares / n - sum * sum / n / n) / n);
    }
    by_ts += out_t, by_limits += out_limit, by_one_look += out_once;
  }
  CHECK(by_ts <= 64);
  CHECK(by_ts >= 2);
  CHECK(by_limits <= 64);
  CHECK(by_one_look > 100);
}

TEST_CASE("asymptotic_confidence_sequence: is Robbins' mixture of the spread so far", "[hypothesis][anytime]") {
  const ConfidenceSequence found = by_limit({1, 0, 1, 0}, 1, 4);
  CHECK(found.interval.high == near(1.27059749847227325689, 1e-12));
  CHECK(std::isinf(found.high.number(2)));
  Run run;
  Sample many(500);
  Stream(9).fill_normal(many);
  double squares = 0, mean = 0;
  for (const double v : many) mean += v / 500;
  for (const double v : many) squares += (v - mean) * (v - mean) / 500;
  const ConfidenceSequence known =
      normal_confidence_sequence({.observations = Array::of(many), .sd = std::sqrt(squares), .tuned_to = 100}, run);
  CHECK(by_limit(many, 100).interval.low == near(known.interval.low, 1e-9));
}

TEST_CASE("confidence sequences of unknown spread: say what is wrong with bad input", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(by_t({1}), Contains("t_confidence_sequence: observations is 1 number, but must be at least 2"));
  CHECK_THROWS_WITH(by_t({}), Contains("empty"));
  CHECK_THROWS_WITH(by_t({1, NAN}), Contains("nan somewhere"));
  CHECK_THROWS_WITH(by_t({1, INFINITY}), Contains("inf somewhere"));
  CHECK_THROWS_WITH(by_t({1, 2}, 0), Contains("tuned_to is 0"));
  CHECK_THROWS_WITH(by_t({1, 2}, 1, 1), Contains("confidence is 1"));
  CHECK_THROWS_WITH(by_limit({1, 2}), Contains("observations is 2 numbers, but must be at least 20"));
  CHECK_THROWS_WITH(by_limit({1, 2}, 1, 1), Contains("first_look is 1, but must be at least 2"));
  CHECK_THROWS_WITH(by_limit({1, 2}, -1, 2), Contains("tuned_to is -1"));
  // Constant values leave no room, but as long as the interval is unbounded.
  const ConfidenceSequence flat = by_t(Sample(50, 3.0));
  CHECK(flat.interval.low == 3);
  CHECK(flat.interval.high == 3);
}
