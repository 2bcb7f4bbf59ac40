// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/multiplicity/weighted_p.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Array weighted(Sample p, Sample weights) {
  Run run;
  WeightedP question;
  question.p = Array::of(std::move(p)), question.weights = std::move(weights);
  return weighted_benjamini_hochberg(question, run);
}

Array grouped(Sample p, Sample group) {
  Run run;
  GroupedP question;
  question.p = Array::of(std::move(p)), question.group = Array::of(std::move(group));
  return grouped_benjamini_hochberg(question, run);
}

}  // namespace

TEST_CASE("weighted_benjamini_hochberg: is that of p over weights of mean 1", "[hypothesis][multiplicity]") {
  // p/w = 0.02, 0.04, 0.02: 3/1, 3/2 and 3/3 times them, from the largest down.
  const Array found = weighted({0.01, 0.04, 0.03}, {1, 2, 3});
  CHECK(found.number(0) == near(0.03, 1e-12));
  CHECK(found.number(1) == near(0.04, 1e-12));
  CHECK(found.number(2) == near(0.03, 1e-12));
  Run run;
  const Sample p{0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216};
  const Array plain = benjamini_hochberg({Array::of(p)}, run), equal = weighted(p, Sample(10, 7));
  for (std::size_t i = 0; i < p.size(); ++i) CHECK(equal.number(i) == near(plain.number(i), 1e-12));
  // A weight of 0 is never rejected; a NaN and its weight play no part.
  const Array some = weighted({1e-9, 0.01, NAN}, {0, 1, 50});
  CHECK(some.number(0) == 1);
  CHECK(some.number(1) == near(0.01 / 2 * 2 / 1, 1e-12));
  CHECK(std::isnan(some.number(2)));
}

TEST_CASE("grouped_benjamini_hochberg: weighs groups by what holds in them", "[hypothesis][multiplicity]") {
  // Group 1: (n + 1 − i)/(1 − p) = 3.03, 2.04, 1.03 never rises: 2 of 3 hold. Group 2: 10, 10: both hold. One in five
  // is false, so that p (2/3)/(1/3) · 1/5 = 0.004, 0.008, 0.012 are adjusted as five.
  const Array found = grouped({0.01, 0.02, 0.03, 0.9, 0.8}, {1, 1, 1, 2, 2});
  for (const std::size_t i : {0U, 1U, 2U}) CHECK(found.number(i) == near(0.02, 1e-12));
  CHECK(found.number(3) == 1);
  CHECK(found.number(4) == 1);
  // Nothing found in any group: told, and none rejected.
  CHECK(grouped({0.5, 0.9}, {1, 2}).number(0) == 1);
}

// 150 families of 200 p, in half of the groups 60 of 100 false by three standard deviations. The share of false
// rejections has a standard error of about 0.004 there: 0.05 is held to 0.062, three of them.
TEST_CASE("grouped and weighted Benjamini–Hochberg: keep the share of false rejections and find more",
          "[hypothesis][multiplicity]") {
  double false_share[3] = {}, hits[3] = {};
  const int rounds = 150;
  for (int round = 0; round < rounds; ++round) {
    const Stream stream = Stream(5).at(static_cast<std::uint64_t>(round));
    Sample p, group, weights;
    for (std::size_t i = 0; i < 200; ++i) {
      const bool is_false = i < 60;
      p.push_back(normal_survival(stream.normal(i) + (is_false ? 3 : 0)));
      group.push_back(i < 100 ? 1 : 2);
      weights.push_back(i < 100 ? 3 : 1);
    }
    Run run;
    const Array all[3] = {benjamini_hochberg({Array::of(p)}, run), weighted(p, weights), grouped(p, group)};
    for (int k = 0; k < 3; ++k) {
      double rejected = 0, wrong = 0;
      for (std::size_t i = 0; i < 200; ++i)
        if (all[k].number(i) <= 0.05) rejected += 1, wrong += i >= 60;
      false_share[k] += rejected > 0 ? wrong / rejected / rounds : 0;
      hits[k] += (rejected - wrong) / 60 / rounds;
    }
  }
  for (const double share : false_share) CHECK(share < 0.062);
  CHECK(hits[1] > hits[0] + 0.02);
  CHECK(hits[2] > hits[0] + 0.05);
}

TEST_CASE("weighted corrections: say what is wrong", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(weighted({0.1, 0.2}, {1}),
                    "weighted_benjamini_hochberg: weights is 1 numbers for 2 p, but must be one for each p");
  CHECK_THROWS_WITH(weighted({0.1}, {-1}), Contains("-1 somewhere"));
  CHECK_THROWS_WITH(weighted({0.1}, {NAN}), Contains("at least 0"));
  CHECK_THROWS_WITH(weighted({0.1, 0.3}, {0, 0}), Contains("0 everywhere"));
  CHECK_THROWS_WITH(weighted({1.1}, {1}), Contains("weighted_benjamini_hochberg: p is 1.1"));
  CHECK_THROWS_WITH(grouped({0.1, 0.2}, {1}), Contains("for each of the 2 p"));
  CHECK_THROWS_WITH(grouped({-0.1}, {1}), Contains("grouped_benjamini_hochberg: p is -0.1"));
  CHECK(weighted({}, {}).size() == 0);
}
