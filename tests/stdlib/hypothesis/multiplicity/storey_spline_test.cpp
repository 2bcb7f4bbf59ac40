// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"
#include "stdlib/hypothesis/multiplicity/smoothing_spline.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Array q_of(const Sample& p, const std::string& share, Run& run, double lambda = 0.5) {
  StoreyQ question;
  question.p = Array::of(p), question.null_share = share, question.lambda = lambda;
  return storey_q(question, run);
}

}  // namespace

// The minimiser by (1 + α K)⁻¹ in 30 digits of another language, α = 125.760327068425 found by halving.
TEST_CASE("smoothing_spline: is the smoother of three degrees of freedom", "[hypothesis][multiplicity]") {
  Sample y, line;
  for (int i = 0; i < 19; ++i) {
    y.push_back(1 - i / 40.0 + (i % 2 ? 0.02 : -0.02) + i * i / 2000.0);
    line.push_back(3 - 0.25 * i);
  }
  const Sample smooth = smoothing_spline(y, 3);
  CHECK(smooth[0] == near(0.986593487323229924, 1e-9));
  CHECK(smooth[9] == near(0.820190537163183432, 1e-9));
  CHECK(smooth[18] == near(0.698593487323229924, 1e-9));
  // A line is as smooth as can be, at any number of degrees of freedom; with nearly as many as values nothing is
  // smoothed.
  for (std::size_t i = 0; i < 19; ++i) {
    CHECK(smoothing_spline(line, 3)[i] == Approx(line[i]).epsilon(0).margin(1e-12));
    CHECK(smoothing_spline(y, 18.999)[i] == Approx(y[i]).epsilon(0).margin(1e-3));
  }
  // The trace of the smoother: the sum of what each value has to say of itself.
  double trace = 0;
  for (std::size_t i = 0; i < 19; ++i) {
    Sample one(19, 0.0);
    one[i] = 1;
    trace += smoothing_spline(one, 3)[i];
  }
  CHECK(trace == near(3, 1e-9));
}

// Of 4000 p, seven tenths uniform and the others of z about 3: the share of true hypotheses is found to 0.06 (four
// standard deviations of the share above 0.95, √(0.05·0.95/2800)/0.05 = 0.08 of it, halved by the smoothing), so that q
// is some seven tenths of Benjamini and Hochberg's.
TEST_CASE("storey_q: by a spline finds the share of true hypotheses", "[hypothesis][multiplicity]") {
  Sample p;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    const double z = Stream(141).normal(i) + (i % 10 < 3 ? 3 : 0);
    p.push_back(2 * normal_survival(std::abs(z)));
  }
  Run run;
  const Array q = q_of(p, "spline", run), bh = benjamini_hochberg({Array::of(p)}, run);
  const double share = q.number(0) / bh.number(0);
  CHECK(share == Approx(0.7).epsilon(0).margin(0.11));
  for (std::size_t i = 0; i < p.size(); i += 97) CHECK(q.number(i) == near(share * bh.number(i), 1e-12));
  // Shares that rise like a line in λ are smoothed to themselves: of p = 0.05, 0.15, … 0.95 the share above λ is 1 − λ
  // rounded to tenths, over 1 − λ.
  Sample even;
  for (int i = 0; i < 1000; ++i) even.push_back((i + 0.5) / 1000);
  CHECK(q_of(even, "spline", run).number(0) == near(benjamini_hochberg({Array::of(even)}, run).number(0), 1e-9));
}

TEST_CASE("storey_q: by a spline says what is wrong", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(q_of({0.1, 0.2}, "bootstrap", run), Contains("null_share is \"bootstrap\""));
  CHECK_THROWS_WITH(q_of({0.1, 1.2}, "spline", run), Contains("storey_q: p"));
  CHECK(q_of({}, "spline", run).size() == 0);
  // None above 0.6: the spline ends at or below 0, and the share above 0.5 is taken.
  Run told;
  Sample low;
  for (int i = 0; i < 60; ++i) low.push_back(0.01 * i);
  CHECK(q_of(low, "spline", told).number(10) == near(q_of(low, "lambda", run).number(10), 1e-12));
  CHECK_THAT(told.warnings().at(0), Contains("the spline ends at"));
}
