// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/multinomial_test.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/binomial_test.h"
#include "stdlib/hypothesis/tables/goodness_of_fit.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult exact(Sample counts, Sample expected = {}, const char* order = "probability", const char* method = "auto") {
  Run run(Stream(3));
  MultinomialTest question;
  question.counts = Array::of(std::move(counts)), question.expected = Array::of(std::move(expected));
  question.order = order, question.method = method;
  return multinomial_test(question, run);
}

}  // namespace

// All outcomes with dmultinom of R.
TEST_CASE("multinomial_test: meets enumeration", "[hypothesis][multinomial]") {
  CHECK(*exact({5, 0, 1}).p == near(0.0534979423868312473, 1e-12));
  CHECK(exact({5, 0, 1}).statistic == near(7, 1e-12));
  CHECK(exact({5, 0, 1}).smallest_p == near(3 * 0.0013717421124828531, 1e-10));  // all in one of three cells
  const Sample counts{7, 2, 1, 0}, expected{4, 3, 2, 1};
  CHECK(*exact(counts, expected).p == near(0.39853849600000169, 1e-12));
  CHECK(*exact(counts, expected, "chi_squared").p == near(0.27730432000000121, 1e-12));
  CHECK(*exact(counts, expected, "g").p == near(0.25252595200000111, 1e-12));
  CHECK(exact(counts, expected, "g").statistic == near(4.8264662375433689, 1e-12));
  // The least likely outcome, all ten in the rarest cell, wherever that cell is.
  CHECK(exact(counts, expected).smallest_p == near(1e-10, 1e-9));
  CHECK(exact({0, 1, 2, 7}, {1, 2, 3, 4}).smallest_p == near(1e-10, 1e-9));
  // What is expected is nothing to wonder at.
  CHECK(*exact({4, 3, 2, 1}, {4, 3, 2, 1}, "chi_squared").p == near(1, 1e-12));
}

TEST_CASE("multinomial_test: two cells are the binomial test", "[hypothesis][multinomial]") {
  Run run;
  BinomialTest question;
  question.successes = 7, question.trials = 20, question.probability = 0.3;
  CHECK(*exact({7, 13}, {6, 14}).p == near(*binomial_test(question, run).p, 1e-10));
  question.successes = 12;
  CHECK(*exact({12, 8}, {6, 14}).p == near(*binomial_test(question, run).p, 1e-10));
}

TEST_CASE("multinomial_test: draws what it cannot enumerate", "[hypothesis][multinomial]") {
  // 9999 draws of p = 0.277: a standard error of 0.0045, four of which are allowed.
  const TestResult drawn = exact({7, 2, 1, 0}, {4, 3, 2, 1}, "chi_squared", "monte_carlo");
  CHECK(drawn.method == "Monte Carlo");
  CHECK(*drawn.p == Approx(0.27730432).epsilon(0).margin(0.018));
  CHECK(*drawn.p == *exact({7, 2, 1, 0}, {4, 3, 2, 1}, "chi_squared", "monte_carlo").p);
  // No draw comes near 40 in one of three cells, 3⁻³⁹: what was found is the only one so extreme.
  CHECK(*exact({40, 0, 0}, {}, "g", "monte_carlo").p == near(1e-4, 1e-12));
  // Where counts are large all orders agree with χ², at p = 0.1.
  Run run;
  GoodnessOfFit large;
  large.counts = Array::of({1062, 1000, 938, 1000});
  const double p = *goodness_of_fit(large, run).p;
  CHECK(*exact({1062, 1000, 938, 1000}).p == Approx(p).epsilon(0).margin(0.012));
  CHECK(exact({1062, 1000, 938, 1000}).method == "Monte Carlo");
}

TEST_CASE("multinomial_test: holds its level where χ² does not", "[hypothesis][multinomial]") {
  // 12 draws of five cells of shares 0.6 to 0.05: an exact p at most 0.05 comes up in 5 % of 2000 rounds at most, to
  // four standard errors (0.02).
  const Sample shares{0.6, 0.2, 0.1, 0.05, 0.05};
  int found = 0;
  for (std::uint64_t round = 0; round < 2000; ++round) {
    Sample counts(5, 0.0), expected;
    for (std::size_t i = 0; i < 12; ++i) {
      double u = Stream(8).at(round).uniform(i);
      std::size_t cell = 0;
      while (cell < 4 && u >= shares[cell]) u -= shares[cell++];
      counts[cell] += 1;
    }
    for (const double share : shares) expected.push_back(12 * share);
    found += *exact(counts, expected).p <= 0.05;
  }
  CHECK(found / 2000.0 < 0.07);
  CHECK(found / 2000.0 > 0.02);
}

TEST_CASE("multinomial_test: says what is wrong with bad counts", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(exact({3}), Contains("multinomial_test: counts is an array of 1 numbers"));
  CHECK_THROWS_WITH(exact({0, 0}), Contains("0 everywhere"));
  CHECK_THROWS_WITH(exact({1, 2.5}), Contains("2.5 somewhere"));
  CHECK_THROWS_WITH(exact({1, NAN}), Contains("whole numbers"));
  CHECK_THROWS_WITH(exact({1, 2}, {1, 1}), Contains("expected is 2 in all"));
  CHECK_THROWS_WITH(exact({1, 2}, {3, 0}), Contains("above 0"));
  CHECK_THROWS_WITH(exact({1, 2}, {}, "size"), Contains("order is \"size\""));
  CHECK_THROWS_WITH(exact({900, 900, 900, 900}, {}, "g", "exact"), Contains("\"exact\" for"));
  CHECK_THROWS_WITH(exact({1e7, 1e7}), Contains("at most 1e6 in all"));
}
