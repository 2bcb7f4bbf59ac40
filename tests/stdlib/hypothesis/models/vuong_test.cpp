// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/vuong.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstLikelihoods{-1.2, -0.7, -2.1, -1.5, -0.9, -1.1},
    kSecondLikelihoods{-1.4, -0.6, -2.9, -1.6, -1.3, -1.2};

TestResult vuong_of(const std::vector<Sample>& likelihoods, const std::string& correction = "none",
                    Sample parameters = {}) {
  Run run;
  auto question = about<Vuong>(likelihoods);
  question.correction = correction, question.parameters = std::move(parameters);
  return vuong(question, run);
}

}  // namespace

// By Vuong's formulas, in 30 digits of another language.
TEST_CASE("vuong: meets its definition", "[hypothesis][models]") {
  const TestResult plain = vuong_of({kFirstLikelihoods, kSecondLikelihoods});
  CHECK(plain.statistic == near(2.13200716355610434, 1e-12));
  CHECK(*plain.p == near(0.0330062576612325278, 1e-11));
  CHECK(*plain.estimate == near(0.25, 1e-12));
  CHECK(plain.interval->low == near(0.0201738509556751244, 1e-10));
  CHECK(plain.interval->high == near(0.479826149044324876, 1e-11));
  CHECK(plain.degrees_of_freedom.empty());
  CHECK(vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "aic", {1, 3}).statistic == near(4.97468338163091013, 1e-12));
  CHECK(vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "bic", {1, 3}).statistic == near(4.67870317939856872, 1e-12));
  CHECK(*vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "bic", {1, 3}).p == near(2.88695006071962730e-6, 1e-9));
  CHECK(vuong_of({kSecondLikelihoods, kFirstLikelihoods}, "aic", {3, 1}).statistic ==
        near(-4.97468338163091013, 1e-12));
  CHECK_THAT(plain.reading,
             Contains("Vuong z = 2.132, p = 0.033 (asymptotic), closer by nats a value = 0.25 [0.02, 0.48]"));
}

// Values of Laplace's distribution about 0 under normal models about ±1: neither is closer. Of 1000 rounds of 80 values
// a gap of 0.062 to the uniform has probability 1e-3. A normal model of the right mean and one of Cauchy's curve at its
// side tell which of them Laplace's values come closer to.
TEST_CASE("vuong: has uniform p of models equally far", "[hypothesis][null]") {
  Sample p;
  int closer = 0;
  for (std::uint64_t round = 0; round < 1000; ++round) {
    Sample one, other, wide;
    for (std::uint64_t i = 0; i < 80; ++i) {
      const double u = Stream(91).at(round).uniform(i) - 0.5;
      const double x = std::copysign(std::log1p(-2 * std::abs(u)), u);
      one.push_back(-0.5 * (x - 1) * (x - 1)), other.push_back(-0.5 * (x + 1) * (x + 1));
      wide.push_back(-0.5 * (x - 3) * (x - 3));
    }
    p.push_back(*vuong_of({one, other}).p);
    const TestResult result = vuong_of({one, wide});
    closer += result.statistic > 0 && *result.p < 0.01;
  }
  CHECK(gap_to_uniform(p) < 0.062);
  CHECK(closer > 990);
}

TEST_CASE("vuong: says what is wrong with bad input", "[hypothesis][bad_input]") {
  check_bad_samples<Vuong, vuong>("vuong", {kFirstLikelihoods, kSecondLikelihoods}, Infinities::refused);
  CHECK_THROWS_WITH(vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "hqc"), Contains("correction is \"hqc\""));
  CHECK_THROWS_WITH(vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "aic"),
                    Contains("parameters is 0 numbers, but must be two"));
  CHECK_THROWS_WITH(vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "bic", {1, 2.5}), Contains("parameters is 2.5"));
  CHECK_THROWS_WITH(vuong_of({kFirstLikelihoods, kSecondLikelihoods}, "none", {-1}), Contains("parameters is -1"));
  CHECK_THROWS_WITH(vuong_of({{1, 2}, {1, 2, 3}}), Contains("of one length"));
  CHECK_THROWS_WITH(vuong_of({{1}, {2}}), Contains("at least 2"));
  CHECK_FALSE(vuong_of({kFirstLikelihoods, kFirstLikelihoods}).p);
  CHECK(*vuong_of({{1, 2, 3}, {0, 1, 2}}).p == 0);
  // The same densities but for rounding in the twelfth digit.
  Sample nearly = kFirstLikelihoods;
  for (std::size_t i = 0; i < nearly.size(); ++i) nearly[i] += 1e-12 * static_cast<double>(i * i);
  CHECK_THAT(vuong_of({kFirstLikelihoods, nearly}).warnings.at(0), Contains("hardly differ anywhere"));
}
