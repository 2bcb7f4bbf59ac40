// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/tables/agreement.h"
#include "stdlib/hypothesis/tables/binomial_test.h"
#include "stdlib/hypothesis/tables/chi_squared_independence.h"
#include "stdlib/hypothesis/tables/contingency_table.h"
#include "stdlib/hypothesis/tables/fisher_exact.h"
#include "stdlib/hypothesis/tables/goodness_of_fit.h"
#include "stdlib/hypothesis/tables/log_linear.h"
#include "stdlib/hypothesis/tables/mcnemar.h"
#include "stdlib/hypothesis/tables/multinomial_test.h"
#include "stdlib/hypothesis/tables/odds_ratio.h"
#include "stdlib/hypothesis/tables/poisson_dispersion.h"
#include "stdlib/hypothesis/tables/stratified.h"
#include "stdlib/hypothesis/tables/two_proportions.h"
#include "stdlib/hypothesis/tables/unconditional.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kFirstLikelier = "\"greater\": success is likelier in the first row.";

template <class Question, class Out>
auto& four_counts(core::KernelBuilder<Question, Out>& kernel) {
  return kernel.parameter("table", &Question::table)
      .shape("sample", "outcome")
      .required()
      .range(core::at_least(0))
      .meaning("Two samples, a row each, of successes and failures.");
}

template <class Question, class Out>
auto& counts_of_cells(core::KernelBuilder<Question, Out>& kernel) {
  return kernel.parameter("counts", &Question::counts)
      .required()
      .range(core::at_least(0))
      .meaning("Whole numbers, one a cell.")
      .parameter("expected", &Question::expected)
      .range(core::above(0))
      .default_text("[]")
      .meaning("What they should be, of the same sum; equal where there are none.");
}

void declare_cells(core::Registry& registry) {
  auto fit = registry.kernel("hypothesis.goodness_of_fit", &goodness_of_fit);
  fit.summary("χ² goodness of fit and its relatives: do counts have the expected shares?");
  counts_of_cells(fit)
      .parameter("lambda", &GoodnessOfFit::lambda)
      .meaning("1 Pearson's χ², 0 G, −½ Freeman & Tukey, −1 modified G, −2 Neyman, ⅔ Cressie & Read.")
      .parameter("estimated", &GoodnessOfFit::estimated)
      .range(core::at_least(0))
      .meaning("Parameters of the expected counts that were estimated from these counts.");
  read_confidence(fit, &GoodnessOfFit::confidence);
  fit.source(core::cite("pearson1900"))
      .source(core::cite("cressie1984"))
      .example("hypothesis.goodness_of_fit([16, 18, 16, 14, 12, 12]).p", 0.8491450360846096, 1e-10);

  auto exact = registry.kernel("hypothesis.multinomial_test", &multinomial_test);
  exact.summary("Exact multinomial test: do counts have the expected shares, however small they are?");
  counts_of_cells(exact)
      .parameter("order", &MultinomialTest::order)
      .range(core::one_of({"probability", "chi_squared", "g"}))
      .meaning("What makes other counts as extreme: being no likelier, Pearson's χ², or G.")
      .parameter("method", &MultinomialTest::method)
      .range(core::one_of({"auto", "exact", "monte_carlo"}))
      .meaning("How p is found; \"auto\" is exact up to a million outcomes.")
      .parameter("draws", &MultinomialTest::draws)
      .range(core::between(1, 100000000))
      .meaning("Outcomes drawn by \"monte_carlo\".");
  read_confidence(exact, &MultinomialTest::confidence);
  exact.draws_randomness()
      .source(core::cite("cressie1984"))
      .example("hypothesis.multinomial_test([5, 0, 1]).p", 0.0534979423868312473, 1e-10);

  auto clusters = registry.kernel("hypothesis.poisson_dispersion", &poisson_dispersion);
  clusters.summary("Fisher's index of dispersion: are counts spread as those of a Poisson process are?");
  read_comparison(clusters, kOne);
  read_alternative(clusters, &PoissonDispersion::alternative,
                   "\"greater\": spread wider than Poisson counts are, in clusters.");
  read_confidence(clusters, &PoissonDispersion::confidence);
  clusters.source(core::cite("fisher1925"))
      .source(core::cite("cochran1954"))
      .example("hypothesis.poisson_dispersion([2, 3, 1, 6, 0]).statistic", 8.833333333333334, 1e-10);
}

void declare_two_proportions(core::Registry& registry) {
  auto normal = registry.kernel("hypothesis.two_proportions", &two_proportions);
  normal.summary("z test of two proportions: is success as likely in both samples?")
      .details("The estimate is the difference of the shares, the effect Cohen's h.");
  four_counts(normal);
  read_alternative(normal, &TwoProportions::alternative, kFirstLikelier);
  normal.parameter("interval", &TwoProportions::interval)
      .range(core::one_of({"miettinen_nurminen", "mee", "newcombe", "wald"}))
      .meaning("Which interval of the difference.");
  read_confidence(normal, &TwoProportions::confidence);
  normal.source(core::cite("miettinen1985"))
      .source(core::cite("newcombe1998"))
      .example("hypothesis.two_proportions([[56, 14], [48, 32]]).interval.low", 0.0528, 5e-5);

  const auto exact = [&](const char* name, TestResult (*kernel)(const Unconditional&, core::Run&), const char* summary,
                         const char* source, double value) {
    auto declared = registry.kernel(std::string("hypothesis.") + name, kernel);
    declared.summary(summary).details(
        "Only the sizes of the two samples are taken as fixed: p is that of the worst probability of success.");
    four_counts(declared);
    read_alternative(declared, &Unconditional::alternative, kFirstLikelier);
    read_confidence(declared, &Unconditional::confidence);
    declared.source(core::cite(source))
        .example(std::string("hypothesis.") + name + "([[12, 3], [5, 14]]).p", value, 1e-9);
  };
  exact("barnard", &barnard, "Barnard's exact test: is success as likely in both samples?", "barnard1947",
        0.001902248477563262);
  exact("boschloo", &boschloo,
        "Boschloo's exact test: is success as likely in both samples? It finds more than Fisher's.", "boschloo1970",
        0.0021212310260437226);

  auto odds = registry.kernel("hypothesis.odds_ratio", &odds_ratio);
  odds.summary("Odds ratio of two samples of successes and failures, with Woolf's interval.");
  odds.version(2);  // an interval without its ratio, where that is 0 or infinite
  four_counts(odds);
  read_confidence(odds, &OddsRatio::confidence);
  odds.source(core::cite("woolf1955")).example("hypothesis.odds_ratio([[12, 5], [3, 14]]).value", 11.2, 1e-12);
  auto risks = registry.kernel("hypothesis.risk_ratio", &risk_ratio);
  risks.summary("Ratio of the shares of successes in two samples, with Katz' interval.");
  risks.version(2);  // as odds_ratio; [1, 1] where there are no failures
  four_counts(risks);
  read_confidence(risks, &OddsRatio::confidence);
  risks.source(core::cite("katz1978")).example("hypothesis.risk_ratio([[12, 5], [3, 14]]).value", 4, 1e-12);
}

void declare_log_linear(core::Registry& registry) {
  registry.kernel("hypothesis.log_linear", &log_linear)
      .summary("Log-linear model of counts by several variables: which of them hang together, given the others?")
      .details(
          "A margin names variables that may interact as they like; what no margin holds together does not interact "
          "but through the others. G² of a model less that of a larger one tests what the larger one has more. Of "
          "masses, information.maximum_entropy finds the same fit.")
      .parameter("table", &LogLinear::table)
      .required()
      .range(core::at_least(0))
      .meaning("Counts, whole numbers, a dimension a variable; of columns, information.joint(…, counts = true).")
      .parameter("margins", &LogLinear::margins)
      .required()
      .meaning(
          "Names of dimensions that interact, a list for each margin: [[\"a\", \"b\"], \"c\"]; dimensions without a "
          "name are \"1\", \"2\", and so on.")
      .parameter("possible", &LogLinear::possible)
      .default_text("[]")
      .meaning("0 in cells that cannot have counts, 1 in others; as the table.")
      .parameter("tolerance", &LogLinear::tolerance)
      .range(core::above(0))
      .meaning("How far a fitted margin may be off, as a share of all counts.")
      .parameter("sweeps", &LogLinear::sweeps)
      .range(core::at_least(1))
      .meaning("Over all margins, at most.")
      .result("reading", &LogLinearResult::reading)
      .meaning("The test by likelihood as one line.")
      .result("likelihood", &LogLinearResult::likelihood)
      .meaning("G² against the model that fits any table; effect: the share of counts that would have to move.")
      .result("pearson", &LogLinearResult::pearson)
      .meaning("The same by Pearson's χ².")
      .result("fitted", &LogLinearResult::fitted)
      .meaning("Expected counts, as the table.")
      .result("residuals", &LogLinearResult::residuals)
      .meaning("(O − E)/√E, as the table.")
      .result("parameters", &LogLinearResult::parameters)
      .meaning("The constant among them; nothing where empty cells make them too many to count.")
      .result("log_likelihood", &LogLinearResult::log_likelihood)
      .meaning("Of the cells' shares.")
      .result("aic", &LogLinearResult::aic)
      .meaning("Akaike's criterion.")
      .result("bic", &LogLinearResult::bic)
      .meaning("Schwarz' criterion.")
      .result("sweeps", &LogLinearResult::sweeps)
      .meaning("That the fit took.")
      .result("warnings", &LogLinearResult::warnings)
      .meaning("Doubts about the result.")
      .source(core::cite("birch1963"))
      .source(core::cite("deming1940", "for the fit"))
      .source(core::cite("bishop1975"))
      .example("hypothesis.log_linear([[12, 5], [3, 14]], [\"1\", \"2\"]).pearson.statistic", 9.663157894736843, 1e-10);
}

void declare_strata(core::Registry& registry) {
  const char* two = "([[[10, 5], [6, 9]], [[8, 2], [4, 6]]])";
  auto common = registry.kernel("hypothesis.cochran_mantel_haenszel", &cochran_mantel_haenszel);
  common.summary("Cochran–Mantel–Haenszel test: are the odds of two rows the same within strata?")
      .details("The effect is the common odds ratio, with the interval of Robins, Breslow & Greenland.")
      .parameter("tables", &CochranMantelHaenszel::tables)
      .shape("stratum", "row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Counts, two rows of two in each stratum.");
  read_alternative(common, &CochranMantelHaenszel::alternative, "\"greater\": the odds of the first row are larger.");
  common.parameter("continuity", &CochranMantelHaenszel::continuity).meaning("The ½ in the statistic.");
  read_confidence(common, &CochranMantelHaenszel::confidence);
  common.source(core::cite("cochran1954"))
      .source(core::cite("mantel1959"))
      .source(core::cite("robins1986", "for the interval"))
      .example(std::string("hypothesis.cochran_mantel_haenszel") + two + ".effect.value", 27.0 / 7, 1e-10);

  auto same = registry.kernel("hypothesis.breslow_day", &breslow_day);
  same.summary("Breslow–Day test: is the odds ratio the same in all strata?")
      .parameter("tables", &BreslowDay::tables)
      .shape("stratum", "row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Counts, two rows of two in each stratum.")
      .parameter("correction", &BreslowDay::correction)
      .meaning("Tarone's, for the odds ratio being Mantel & Haenszel's.")
      .source(core::cite("breslow1980", "§4.4"))
      .source(core::cite("tarone1985"))
      .example("hypothesis.breslow_day([[[10, 5], [6, 9]], [[10, 5], [6, 9]]]).statistic", 0, 1e-10);
}

void declare_agreement(core::Registry& registry) {
  auto two = registry.kernel("hypothesis.cohen_kappa", &cohen_kappa);
  two.summary("Cohen's κ: do two raters agree more often than by chance?")
      .parameter("table", &CohenKappa::table)
      .shape("first", "second")
      .required()
      .range(core::at_least(0))
      .meaning("Things counted by what the first rater and what the second made of them.")
      .parameter("weights", &CohenKappa::weights)
      .range(core::one_of({"none", "linear", "quadratic"}))
      .meaning("How disagreements count: all alike, or by how many categories they are apart.");
  read_confidence(two, &CohenKappa::confidence);
  two.source(core::cite("cohen1960"))
      .source(core::cite("fleiss1969", "for the standard errors"))
      .example("hypothesis.cohen_kappa([[20, 5], [10, 15]]).estimate", 0.4, 1e-12);

  auto many = registry.kernel("hypothesis.fleiss_kappa", &fleiss_kappa);
  many.summary("Fleiss' κ: do any number of raters agree more often than by chance?")
      .parameter("table", &FleissKappa::table)
      .shape("thing", "category")
      .required()
      .range(core::at_least(0))
      .meaning("How many raters put each thing into each category, as many in every row.");
  read_confidence(many, &FleissKappa::confidence);
  many.source(core::cite("fleiss1971"))
      .example("hypothesis.fleiss_kappa([[2, 0], [1, 1], [0, 2]]).estimate", 1.0 / 3, 1e-12);
}

void declare_contingency(core::Registry& registry) {
  registry.kernel("hypothesis.contingency_table", &contingency_table)
      .summary("Counts of how often each value of one column comes with each of another, for the tests of tables.")
      .details(
          "Values stand in increasing order, texts by their letters; rows and columns name the ones that count, in the "
          "order in which they are wanted.")
      .parameter("first", &ContingencyTable::first)
      .required()
      .meaning("A value for each thing: texts, whole numbers, truth values or numbers.")
      .parameter("second", &ContingencyTable::second)
      .required()
      .meaning("Another value for each, matched with the first.")
      .parameter("rows", &ContingencyTable::rows)
      .default_text("[]")
      .meaning("Which values of the first, in this order; all where none are named.")
      .parameter("columns", &ContingencyTable::columns)
      .default_text("[]")
      .meaning("Which values of the second.")
      .parameter("missing", &ContingencyTable::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What NaN and empty texts get: an error with their number, or \"drop\" to leave the place out.")
      .returns("Counts [row, column] with the values as coordinates.")
      .source(core::cite("pearson1900"))
      .example(
          "hypothesis.chi_squared_independence(hypothesis.contingency_table([\"a\", \"a\", \"b\", \"b\"], [1, 1, 0, "
          "0]), continuity = false).statistic",
          4, 1e-12);
}

}  // namespace

void declare_table_tests(core::Registry& registry) {
  declare_contingency(registry);
  registry.kernel("hypothesis.chi_squared_independence", &chi_squared_independence)
      .summary("χ² test of independence: do the columns of a table of counts have the same shares in every row?")
      .parameter("table", &ChiSquaredIndependence::table)
      .shape("row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Counts, whole numbers; of two columns, contingency_table(x, y).")
      .parameter("statistic", &ChiSquaredIndependence::statistic)
      .range(core::one_of({"pearson", "g"}))
      .meaning("Pearson's χ², or G, the likelihood ratio.")
      .parameter("continuity", &ChiSquaredIndependence::continuity)
      .meaning("Yates' correction, of tables of two rows and two columns only.")
      .source(core::cite("pearson1900"))
      .example("hypothesis.chi_squared_independence([[12, 5], [3, 14]]).p", 0.005724360155979683, 1e-10);

  auto exact = registry.kernel("hypothesis.fisher_exact", &fisher_exact);
  exact
      .version(2)  // the interval of its odds ratio, as odds_ratio
      .summary(
          "Fisher's exact test: are the odds of two rows of counts, or the shares of any number of them, the same?")
      .details(
          "Larger tables are enumerated by a network where that takes no more than 3·10⁶ steps; beyond, random tables "
          "with the same margins are drawn.")
      .parameter("table", &FisherExact::table)
      .shape("row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Counts, whole numbers; of two columns, contingency_table(x, y).");
  read_alternative(exact, &FisherExact::alternative,
                   "\"greater\": the odds of the first row are larger; of two rows of two only.");
  read_confidence(exact, &FisherExact::confidence);
  exact.parameter("draws", &FisherExact::draws)
      .range(core::between(1, 100000000))
      .meaning("Random tables B, where there are too many to enumerate.")
      .draws_randomness()
      .source(core::cite("fisher1935"))
      .source(core::cite("freeman1951", "for larger tables"))
      .source(core::cite("mehta1983"))
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

  declare_cells(registry);
  declare_two_proportions(registry);
  declare_log_linear(registry);
  declare_strata(registry);
  declare_agreement(registry);
}

}  // namespace ansatz::hypothesis