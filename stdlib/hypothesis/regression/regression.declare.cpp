// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/regression/bds_test.h"
#include "stdlib/hypothesis/regression/granger.h"
#include "stdlib/hypothesis/regression/likelihood_regression.h"
#include "stdlib/hypothesis/regression/linear_regression.h"
#include "stdlib/hypothesis/regression/ljung_box.h"
#include "stdlib/hypothesis/regression/reset_test.h"
#include "stdlib/hypothesis/regression/theil_sen.h"
#include "stdlib/hypothesis/regression/unit_root.h"
#include "stdlib/hypothesis/regression/white_test.h"

namespace ansatz::hypothesis {

namespace {

constexpr Takes kColumns{"The values, then what may explain them: arrays of one length."};

void declare_line(core::Registry& registry) {
  auto line = registry.kernel("hypothesis.linear_regression", &linear_regression);
  line.summary("Least squares, ordinary, weighted or generalised: how values hang on others along lines, term by term.")
      .details(
          "The constant is the first term. Standard errors may allow for variances that differ (\"hc3\") or for errors "
          "that hang together in time (\"hac\").");
  line.parameter("samples", &LinearRegression::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning(kColumns.meaning)
      .parameter("groups", &LinearRegression::groups)
      .meaning("Names of the arrays to take, the values first; all where none are named.")
      .parameter("missing", &LinearRegression::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What a NaN gets: an error with their number, or \"drop\" to leave its place out of all.")
      .parameter("errors", &LinearRegression::errors)
      .range(core::one_of({"classical", "hc0", "hc1", "hc2", "hc3", "hac"}))
      .meaning("What standard errors allow for.")
      .parameter("lags", &LinearRegression::lags)
      .range(core::at_least(-1))
      .meaning("How far apart errors may hang together (\"hac\"); −1 takes ⌊4 (n/100)^(2/9)⌋.")
      .parameter("covariance", &LinearRegression::covariance)
      .range(core::any_number())
      .default_text("[]")
      .meaning(
          "Variances of the errors, or the matrix of their covariances, but for a common factor: weighted or "
          "generalised least squares.");
  read_confidence(line, &LinearRegression::confidence);
  line.result("reading", &LinearRegressionResult::reading).meaning("The result as one line.");
  const auto term = [&](const char* name, core::Array LinearRegressionResult::*member, const char* meaning) {
    line.result(name, member).shape("term").meaning(meaning);
  };
  term("coefficient", &LinearRegressionResult::coefficient, "β of each term, the constant first.");
  term("error", &LinearRegressionResult::error, "Their standard errors.");
  term("t", &LinearRegressionResult::t, "Coefficients in standard errors.");
  term("p", &LinearRegressionResult::p, "Two-sided, that each is 0.");
  term("low", &LinearRegressionResult::low, "Lower ends of intervals.");
  term("high", &LinearRegressionResult::high, "Upper ends.");
  term("inflation", &LinearRegressionResult::inflation, "How much the other terms widen the variance of each.");
  line.result("r_squared", &LinearRegressionResult::r_squared)
      .meaning("Share of the variance that the line explains.")
      .result("adjusted_r_squared", &LinearRegressionResult::adjusted_r_squared)
      .meaning("The same, with variances in place of squares.")
      .result("residual_error", &LinearRegressionResult::residual_error)
      .meaning("Standard deviation of what is left.")
      .result("all", &LinearRegressionResult::all)
      .meaning("The test that all coefficients but the constant are 0.")
      .result("degrees_of_freedom", &LinearRegressionResult::degrees_of_freedom)
      .meaning("Values less terms.")
      .result("residuals", &LinearRegressionResult::residuals)
      .shape("value")
      .meaning("What is left of each value.")
      .result("leverage", &LinearRegressionResult::leverage)
      .shape("value")
      .meaning("How much of the line at a value that value makes.")
      .result("distance", &LinearRegressionResult::distance)
      .shape("value")
      .meaning("Cook's distance: how far the coefficients move without it.")
      .result("aic", &LinearRegressionResult::aic)
      .meaning("Akaike's criterion.")
      .result("bic", &LinearRegressionResult::bic)
      .meaning("Schwarz' criterion.")
      .result("durbin_watson", &LinearRegressionResult::durbin_watson)
      .meaning("2 where neighbouring residuals are uncorrelated, less where they are alike.")
      .result("warnings", &LinearRegressionResult::warnings)
      .meaning("Doubts about the result.")
      .source(core::cite("mackinnon1985", "for \"hc1\" to \"hc3\""))
      .source(core::cite("newey1987", "for \"hac\""))
      .source(core::cite("aitken1936", "for a covariance"))
      .example("hypothesis.linear_regression([1, 3, 4, 8], [1, 2, 3, 4]).coefficient[2]", 2.2, 1e-10);
}

template <class Question>
void read_columns(core::KernelBuilder<Question, LikelihoodRegressionResult>& kernel, const char* samples) {
  kernel.parameter("samples", &Question::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning(samples)
      .parameter("groups", &Question::groups)
      .meaning("Names of the arrays to take, the values first; all where none are named.")
      .parameter("missing", &Question::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What a NaN gets: an error with their number, or \"drop\" to leave its place out of all.");
}

void declare_likelihood_result(core::Registry& registry) {
  using Result = LikelihoodRegressionResult;
  registry.structure<Result>("likelihood_regression_result")
      .field("reading", &Result::reading)
      .meaning("The result as one line.")
      .field("coefficient", &Result::coefficient)
      .shape("term")
      .meaning("β of each term, the constant first.")
      .field("error", &Result::error)
      .shape("term")
      .meaning("Their standard errors.")
      .field("z", &Result::z)
      .shape("term")
      .meaning("Coefficients in standard errors.")
      .field("p", &Result::p)
      .shape("term")
      .meaning("Two-sided, that each is 0, by Wald's test.")
      .field("low", &Result::low)
      .shape("term")
      .meaning("Lower ends of intervals.")
      .field("high", &Result::high)
      .shape("term")
      .meaning("Upper ends.")
      .field("likelihood_p", &Result::likelihood_p)
      .shape("term")
      .meaning("That each is 0, by the likelihood without it; NaN for the constant.")
      .field("ratio", &Result::ratio)
      .shape("term")
      .meaning("e^β: by what odds, or rates, are multiplied; nothing for \"probit\".")
      .field("ratio_low", &Result::ratio_low)
      .shape("term")
      .meaning("Lower ends of intervals of the ratios.")
      .field("ratio_high", &Result::ratio_high)
      .shape("term")
      .meaning("Upper ends.")
      .field("all", &Result::all)
      .meaning("The likelihood-ratio test that all coefficients but the constant are 0.")
      .field("score", &Result::score)
      .meaning("The same by Rao's score test.")
      .field("wald", &Result::wald)
      .meaning("The same by Wald's test.")
      .field("fitted", &Result::fitted)
      .shape("value")
      .meaning("Probability, or mean, of each value.")
      .field("residuals", &Result::residuals)
      .shape("value")
      .meaning("What each value adds to the deviance, as a signed root.")
      .field("deviance", &Result::deviance)
      .meaning("Twice what the log-likelihood lacks to that of a model that tells every value.")
      .field("null_deviance", &Result::null_deviance)
      .meaning("The same of the constant alone.")
      .field("log_likelihood", &Result::log_likelihood)
      .meaning("ln L.")
      .field("aic", &Result::aic)
      .meaning("Akaike's criterion.")
      .field("bic", &Result::bic)
      .meaning("Schwarz' criterion.")
      .field("dispersion", &Result::dispersion)
      .meaning("Pearson's χ² over its degrees of freedom: about 1 for counts of Poisson's.")
      .field("degrees_of_freedom", &Result::degrees_of_freedom)
      .meaning("Values less terms.")
      .field("warnings", &Result::warnings)
      .meaning("Doubts about the result.");
}

void declare_likelihood(core::Registry& registry) {
  declare_likelihood_result(registry);
  auto odds = registry.kernel("hypothesis.logistic_regression", &logistic_regression);
  odds.summary("Logistic or probit regression: how the probability of a 1 hangs on columns, term by term.");
  read_columns(odds, "The values, each 0 or 1, then what may explain them: arrays of one length.");
  odds.parameter("link", &LogisticRegression::link)
      .range(core::one_of({"logit", "probit"}))
      .meaning("What of the probability is a line.")
      .parameter("errors", &LogisticRegression::errors)
      .range(core::one_of({"model", "robust"}))
      .meaning("Standard errors of the model, or of one that is not quite right.");
  read_confidence(odds, &LogisticRegression::confidence);
  odds.source(core::cite("mccullagh1989"))
      .source(core::cite("mcfadden1974", "for R²"))
      .source(core::cite("albert1984", "for values that columns tell apart"))
      .example("hypothesis.logistic_regression([0, 0, 1, 0, 1, 1], [1, 2, 3, 4, 5, 6]).all.statistic",
               3.3617924966201178, 1e-9);

  auto rates = registry.kernel("hypothesis.poisson_regression", &poisson_regression);
  rates.summary("Poisson regression: how the mean of counts hangs on columns, term by term.");
  read_columns(rates, "The counts, then what may explain them: arrays of one length.");
  rates.parameter("exposure", &PoissonRegression::exposure)
      .range(core::above(0))
      .default_text("[]")
      .meaning("Time, or people, that each count is of; one each where there is none.")
      .parameter("errors", &PoissonRegression::errors)
      .range(core::one_of({"model", "robust"}))
      .meaning("Standard errors of Poisson counts, or of counts spread wider.");
  read_confidence(rates, &PoissonRegression::confidence);
  rates.source(core::cite("mccullagh1989"))
      .example("hypothesis.poisson_regression([2, 3, 6, 7, 12], [1, 2, 3, 4, 5]).coefficient[2]", 0.43131526591904584,
               1e-9);
}

template <class Question, class Out>
auto& one_series(core::KernelBuilder<Question, Out>& kernel) {
  return kernel.parameter("samples", &Comparison::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("One series: an array, in the order of time.")
      .parameter("groups", &Comparison::groups)
      .meaning("Name of the series, where several are handed over.")
      .parameter("missing", &Comparison::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What a NaN gets: an error with their number, or \"drop\" to leave it out.");
}

void declare_unit_roots(core::Registry& registry) {
  const char* series = "([1, 3, 2, 5, 4, 2, 3, 1, 2, 4, 3, 2, 5, 3], lags = 0).statistic";
  auto walk = registry.kernel("hypothesis.dickey_fuller", &dickey_fuller);
  walk.summary("Augmented Dickey–Fuller test: is a series a random walk, or does it come back?");
  one_series(walk)
      .parameter("trend", &DickeyFuller::trend)
      .range(core::one_of({"none", "constant", "line"}))
      .meaning("What it comes back to: 0, a constant, or a line in time.")
      .parameter("lags", &DickeyFuller::lags)
      .range(core::at_least(-1))
      .meaning("Steps before that are allowed for; −1 chooses by Akaike's criterion.")
      .source(core::cite("said1984"))
      .source(core::cite("mackinnon1994", "for p"))
      .example(std::string("hypothesis.dickey_fuller") + series, -3.9971511167912399, 1e-9);

  auto stay = registry.kernel("hypothesis.kpss", &kpss);
  stay.summary("KPSS test: is a series stationary about a constant or a line?");
  one_series(stay)
      .parameter("trend", &Kpss::trend)
      .range(core::one_of({"constant", "line"}))
      .meaning("What it is stationary about.")
      .parameter("lags", &Kpss::lags)
      .range(core::at_least(-1))
      .meaning("How far apart values may hang together; −1 takes ⌊4 (n/100)^¼⌋.")
      .source(core::cite("kwiatkowski1992"))
      .example(std::string("hypothesis.kpss") + series, 0.11278195488721808, 1e-9);
}

}  // namespace

void declare_regression(core::Registry& registry) {
  declare_line(registry);
  declare_likelihood(registry);
  auto robust = registry.kernel("hypothesis.theil_sen", &theil_sen);
  robust.summary("Theil and Sen's line: how do values change with another quantity, whatever a few far ones say?")
      .details(
          "The estimate is the slope, the median of the slopes of all pairs; the line goes through median(y - slope "
          "x). The "
          "test is Kendall's.");
  read_dependence(robust, {"The values, then what may explain them: two arrays of one length.", 2});
  robust.parameter("method", &TheilSen::method)
      .range(core::one_of({"pairs", "repeated"}))
      .meaning("The median over all pairs, or Siegel's: over values, of the median over the others.");
  read_alternative(robust, &TheilSen::alternative, "\"greater\": the values rise.");
  read_confidence(robust, &TheilSen::confidence);
  robust.source(core::cite("sen1968"))
      .source(core::cite("siegel1982", "for repeated medians"))
      .example("hypothesis.theil_sen([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).estimate",
               1.0 / 3, 1e-12);

  auto variance = registry.kernel("hypothesis.breusch_pagan", &breusch_pagan);
  variance.summary("Breusch–Pagan test: does the variance of residuals follow what explains the values?");
  read_dependence(variance, kColumns);
  variance.source(core::cite("breusch1979"))
      .source(core::cite("koenker1981"))
      .example("hypothesis.breusch_pagan([1, 3, 4, 8], [1, 2, 3, 4]).degrees_of_freedom[1]", 1, 0);

  auto any = registry.kernel("hypothesis.white_test", &white_test);
  any.summary("White's test: does the variance of residuals depend on what explains the values, in whatever way?");
  read_dependence(any, kColumns);
  any.parameter("products", &WhiteTest::products)
      .meaning("Whether products of every two columns count, or squares alone.");
  read_confidence(any, &WhiteTest::confidence);
  any.source(core::cite("white1980"))
      .example("hypothesis.white_test([1, 3, 4, 8, 5], [1, 2, 3, 4, 5]).degrees_of_freedom[1]", 2, 0);

  auto bent = registry.kernel("hypothesis.reset_test", &reset_test);
  bent.summary("Ramsey's RESET: do values hang on the columns along lines alone?");
  read_dependence(bent, kColumns);
  bent.parameter("power", &ResetTest::power)
      .range(core::between(2, 10))
      .meaning("Up to which power of the fitted values is added.");
  read_confidence(bent, &ResetTest::confidence);
  bent.source(core::cite("ramsey1969"))
      .example("hypothesis.reset_test([1, 4, 9, 16, 26, 35], [1, 2, 3, 4, 5, 6], power = 2).degrees_of_freedom[2]", 3,
               0);

  auto series = registry.kernel("hypothesis.ljung_box", &ljung_box);
  series.summary("Ljung–Box test: do the values of a series know of those before them?");
  one_series(series)
      .parameter("lags", &LjungBox::lags)
      .range(core::at_least(1))
      .meaning("How far back to look.")
      .parameter("estimated", &LjungBox::estimated)
      .range(core::at_least(0))
      .meaning("Parameters of the model that left these residuals.")
      .parameter("statistic", &LjungBox::statistic)
      .range(core::one_of({"ljung_box", "box_pierce"}))
      .meaning("Ljung and Box's, or Box and Pierce's.")
      .source(core::cite("ljung1978"))
      .example("hypothesis.ljung_box([1, 2, 3, 4, 5, 6], lags = 1).statistic", 2.4, 1e-10);
  declare_unit_roots(registry);

  auto draws = registry.kernel("hypothesis.bds_test", &bds_test);
  draws.summary("Brock–Dechert–Scheinkman test: are the values of a series independent draws of one distribution?");
  one_series(draws)
      .parameter("dimension", &BdsTest::dimension)
      .range(core::at_least(2))
      .meaning("Steps of the stretches that are compared.")
      .parameter("distance", &BdsTest::distance)
      .range(core::above(0))
      .meaning("What counts as near, in standard deviations.");
  read_confidence(draws, &BdsTest::confidence);
  draws.source(core::cite("brock1996"))
      .example("hypothesis.bds_test([1, 2, 3, 4, 5, 6, 7, 8], distance = 1).statistic", 13.154017817722258, 1e-9);

  auto drive = registry.kernel("hypothesis.granger", &granger);
  drive.summary(
      "Granger's test: does the past of one series tell of the next step of another beyond that one's own past?");
  drive.parameter("samples", &Granger::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("The source, the target, then series whose past is known beforehand: arrays of one length.")
      .parameter("groups", &Granger::groups)
      .meaning("Names of the series to take, in this order; all where none are named.")
      .parameter("lags", &Granger::lags)
      .range(core::at_least(-1))
      .meaning("Steps of every past; −1 chooses by Schwarz' criterion.");
  read_confidence(drive, &Granger::confidence);
  drive.source(core::cite("granger1969"))
      .source(core::cite("geweke1982"))
      .source(core::cite("barnett2009", "for the estimate"))
      .example("hypothesis.granger([1, 3, 2, 5, 4, 2, 3, 1, 2, 4], [2, 1, 3, 3, 5, 4, 3, 2, 1, 3], lags = 1).statistic",
               15.471428571428573, 1e-9);
}

}  // namespace ansatz::hypothesis
