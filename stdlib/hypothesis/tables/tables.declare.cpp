// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/tables/binomial_test.h"
#include "stdlib/hypothesis/tables/chi_squared_independence.h"
#include "stdlib/hypothesis/tables/fisher_exact.h"
#include "stdlib/hypothesis/tables/goodness_of_fit.h"
#include "stdlib/hypothesis/tables/mcnemar.h"

namespace ansatz::hypothesis {

void declare_table_tests(core::Registry& registry) {
  registry.kernel("hypothesis.chi_squared_independence", &chi_squared_independence)
      .summary("χ² test of independence: do the columns of a table of counts have the same shares in every row?")
      .parameter("table", &ChiSquaredIndependence::table)
      .shape("row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Counts, whole numbers.")
      .parameter("statistic", &ChiSquaredIndependence::statistic)
      .range(core::one_of({"pearson", "g"}))
      .meaning("Pearson's χ², or G, the likelihood ratio.")
      .parameter("continuity", &ChiSquaredIndependence::continuity)
      .meaning("Yates' correction, of tables of two rows and two columns only.")
      .source(core::cite("pearson1900"))
      .example("hypothesis.chi_squared_independence([[12, 5], [3, 14]]).p", 0.005724360155979683, 1e-10);

  auto exact = registry.kernel("hypothesis.fisher_exact", &fisher_exact);
  exact.summary("Fisher's exact test: are the odds of two rows of counts the same?")
      .parameter("table", &FisherExact::table)
      .shape("row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Four counts, two rows of two.");
  read_alternative(exact, &FisherExact::alternative, "\"greater\": the odds of the first row are larger.");
  read_confidence(exact, &FisherExact::confidence);
  exact.source(core::cite("fisher1935"))
      .example("hypothesis.fisher_exact([[12, 5], [3, 14]]).p", 0.0048957925729217495, 1e-10);

  registry.kernel("hypothesis.mcnemar", &mcnemar)
      .summary("McNemar's test: do pairs change their outcome one way as often as the other?")
      .parameter("table", &Mcnemar::table)
      .shape("first", "second")
      .required()
      .range(core::at_least(0))
      .meaning("Pairs counted by their first and second outcome, two rows of two.")
      .parameter("method", &Mcnemar::method)
      .range(core::one_of({"auto", "exact", "asymptotic"}))
      .meaning("How p is found; \"auto\" is exact below 25 pairs that changed.")
      .parameter("continuity", &Mcnemar::continuity)
      .meaning("The 1 in the χ².")
      .source(core::cite("mcnemar1947"))
      .example("hypothesis.mcnemar([[10, 12], [4, 8]]).p", 0.076812744140625, 1e-12);

  auto binomial = registry.kernel("hypothesis.binomial_test", &binomial_test);
  binomial.summary("Exact binomial test: is success as likely as it is said to be?")
      .parameter("successes", &BinomialTest::successes)
      .required()
      .range(core::at_least(0))
      .meaning("A whole number.")
      .parameter("trials", &BinomialTest::trials)
      .required()
      .range(core::at_least(1))
      .meaning("A whole number.")
      .parameter("probability", &BinomialTest::probability)
      .range(core::between(0, 1))
      .meaning("What the probability of success is held against.");
  read_alternative(binomial, &BinomialTest::alternative, "\"greater\": success is likelier.");
  binomial.parameter("interval", &BinomialTest::interval)
      .range(core::one_of({"clopper_pearson", "wilson", "agresti_coull", "jeffreys"}))
      .meaning("Which interval of the share of successes.");
  read_confidence(binomial, &BinomialTest::confidence);
  binomial.source(core::cite("clopper1934"))
      .source(core::cite("brown2001"))
      .example("hypothesis.binomial_test(7, 20).p", 0.26317596435546875, 1e-12);

  registry.kernel("hypothesis.goodness_of_fit", &goodness_of_fit)
      .summary("χ² goodness of fit and its relatives: do counts have the expected shares?")
      .parameter("counts", &GoodnessOfFit::counts)
      .required()
      .range(core::at_least(0))
      .meaning("Whole numbers, one a cell.")
      .parameter("expected", &GoodnessOfFit::expected)
      .range(core::above(0))
      .default_text("[]")
      .meaning("What they should be, of the same sum; equal where there are none.")
      .parameter("lambda", &GoodnessOfFit::lambda)
      .meaning("1 Pearson's χ², 0 G, −½ Freeman & Tukey, −1 modified G, −2 Neyman, ⅔ Cressie & Read.")
      .parameter("estimated", &GoodnessOfFit::estimated)
      .range(core::at_least(0))
      .meaning("Parameters of the expected counts that were estimated from these counts.")
      .source(core::cite("pearson1900"))
      .source(core::cite("cressie1984"))
      .example("hypothesis.goodness_of_fit([16, 18, 16, 14, 12, 12]).p", 0.8491450360846096, 1e-10);
}

}  // namespace ansatz::hypothesis
