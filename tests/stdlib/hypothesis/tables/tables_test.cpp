// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/binomial_test.h"
#include "stdlib/hypothesis/tables/chi_squared_independence.h"
#include "stdlib/hypothesis/tables/fisher_exact.h"
#include "stdlib/hypothesis/tables/mcnemar.h"
#include "support/rows.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::matrix;

namespace {

TestResult fisher(Sample counts, const std::string& alternative = "two-sided") {
  Run run;
  FisherExact question;
  question.table = matrix(2, std::move(counts));
  question.alternative = alternative;
  return fisher_exact(question, run);
}

TestResult binomial(double successes, double trials, double probability, const std::string& interval = "wilson") {
  Run run;
  BinomialTest question;
  question.successes = successes, question.trials = trials, question.probability = probability;
  question.interval = interval;
  return binomial_test(question, run);
}

TestResult paired(Sample counts, const std::string& method = "auto") {
  Run run;
  Mcnemar question;
  question.table = matrix(2, std::move(counts));
  question.method = method;
  return mcnemar(question, run);
}

}  // namespace

TEST_CASE("chi_squared_independence: meets the reference values", "[hypothesis][tables]") {
  Run run;
  ChiSquaredIndependence question;
  question.table = matrix(2, {10, 20, 30, 6, 9, 17});
  CHECK(chi_squared_independence(question, run).statistic == near(0.27157465150403504));
  CHECK(*chi_squared_independence(question, run).p == near(0.873028283380073));
  question.statistic = "g";
  CHECK(chi_squared_independence(question, run).statistic == near(0.2740265420246606));
  question.table = matrix(2, {12, 5, 3, 14});
  CHECK(chi_squared_independence(question, run).statistic == near(7.971994151265558));
  question.statistic = "pearson";
  CHECK(chi_squared_independence(question, run).statistic == near(7.635087719298245));
  CHECK(*chi_squared_independence(question, run).p == near(0.005724360155979683));
  question.continuity = false;
  CHECK(chi_squared_independence(question, run).statistic == near(9.663157894736843));
  CHECK(*chi_squared_independence(question, run).p == near(0.0018800017694650532));
}

TEST_CASE("fisher_exact: meets the reference values", "[hypothesis][tables]") {
  CHECK(*fisher({12, 5, 3, 14}).p == near(0.0048957925729217495));
  CHECK(fisher({12, 5, 3, 14}).effect->value == near(11.2));
  CHECK(*fisher({12, 5, 3, 14}, "greater").p == near(0.002447896286460875));
  CHECK(*fisher({8, 2, 1, 5}).p == near(0.034965034965034975));
  CHECK(fisher({8, 2, 1, 5}).effect->value == near(20));
  CHECK(*fisher({8, 2, 1, 5}, "less").p == near(0.9991258741258742));
  // A lady tasting tea.
  CHECK(*fisher({4, 0, 0, 4}, "greater").p == near(1.0 / 70));
  CHECK(fisher({4, 0, 0, 4}).smallest_p == near(2.0 / 70));
  CHECK(fisher({4, 0, 0, 4}).effect->value == INFINITY);
  CHECK(fisher({4, 0, 0, 4}).effect->interval->low > 1);
  CHECK(*fisher({0, 0, 3, 4}).p == 1);
}

TEST_CASE("mcnemar: meets the reference values", "[hypothesis][tables]") {
  CHECK(*paired({10, 12, 4, 8}).p == near(0.076812744140625));
  CHECK(paired({10, 12, 4, 8}).method == "exact");
  CHECK(*paired({30, 10, 25, 15}).p == near(0.017960477526078766));  // by R
  CHECK(paired({30, 10, 25, 15}).statistic == near(14.0 * 14 / 35));
  CHECK(*paired({3, 0, 0, 4}).p == 1);
  CHECK_THROWS_WITH(paired({10, 12, 4, 8}, "mid"), Contains("method is \"mid\""));
}

TEST_CASE("binomial_test: meets the reference values", "[hypothesis][tables]") {
  CHECK(*binomial(7, 20, 0.5).p == near(0.26317596435546875));
  CHECK(*binomial(7, 20, 0.3).p == near(0.6294979666766769));
  CHECK(*binomial(3, 100, 0.1).p == near(0.017843766383309492));
  CHECK(*binomial(17, 100, 0.1).p == near(0.02843529726648458));
  CHECK(*binomial(5, 10, 0.5).p == 1);
  CHECK(*binomial(0, 10, 0).p == 1);
  CHECK(*binomial(1, 10, 0).p == 0);
  const auto check = [](const char* interval, double low, double high) {
    const TestResult result = binomial(7, 20, 0.5, interval);
    CHECK(result.interval->low == near(low));
    CHECK(result.interval->high == near(high));
  };
  check("clopper_pearson", 0.1539092047845412, 0.5921885345328283);
  check("wilson", 0.1811918241010821, 0.5671457233147637);
  check("agresti_coull", 0.17992636143822804, 0.56841118597761775);
  check("jeffreys", 0.17227621363191206, 0.56776609384149612);
  CHECK(binomial(0, 20, 0.5, "clopper_pearson").interval->low == 0);
  CHECK(binomial(20, 20, 0.5, "jeffreys").interval->high == 1);
}

TEST_CASE("tests of counts: say what is wrong with bad counts", "[hypothesis][bad_input]") {
  Run run;
  ChiSquaredIndependence question;
  question.table = matrix(2, {1, 0, 3, 0});
  CHECK_THROWS_WITH(chi_squared_independence(question, run), Contains("0 all along column 2"));
  question.table = matrix(2, {1, 2.5, 3, 4});
  CHECK_THROWS_WITH(chi_squared_independence(question, run), Contains("2.5 in row 1, column 2"));
  question.table = matrix(1, {1, 2});
  CHECK_THROWS_WITH(chi_squared_independence(question, run), Contains("of 1 rows and 2 columns"));
  question.table = Array::of({1, 2});
  CHECK_THROWS_WITH(chi_squared_independence(question, run), Contains("at least 2 rows and 2 columns"));
  CHECK_THROWS_WITH(fisher({1, NAN, 2, 3}), Contains("nan in row 1, column 2"));
  CHECK_THROWS_WITH(fisher({1, -1, 2, 3}), Contains("-1 in row"));
  CHECK_THROWS_WITH(fisher({0, 0, 0, 0}), Contains("0 everywhere"));
  CHECK_THROWS_WITH(binomial(3, 2, 0.5), Contains("successes is 3"));
  CHECK_THROWS_WITH(binomial(1.5, 2, 0.5), Contains("successes is 1.5"));
  CHECK_THROWS_WITH(binomial(1, 0, 0.5), Contains("trials is 0"));
  CHECK_THROWS_WITH(binomial(1, 2, 1.5), Contains("probability is 1.5"));
  CHECK_THROWS_WITH(binomial(1, 2, 0.5, "wald"), Contains("interval is \"wald\""));
}
