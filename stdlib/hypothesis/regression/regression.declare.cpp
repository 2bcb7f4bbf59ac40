// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/regression/linear_regression.h"
#include "stdlib/hypothesis/regression/ljung_box.h"
#include "stdlib/hypothesis/regression/unit_root.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kColumns = "The values, then what may explain them: arrays of one length.";

void declare_line(core::Registry& registry) {
  auto line = registry.kernel("hypothesis.linear_regression", &linear_regression);
  line.summary("Least squares: how values hang on others along lines, term by term.")
      .details(
          "The constant is the first term. Standard errors may allow for variances that differ (\"hc3\") or for errors "
          "that hang together in time (\"hac\").");
  line.parameter("samples", &LinearRegression::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning(kColumns)
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
      .meaning("How far apart errors may hang together (\"hac\"); −1 takes ⌊4 (n/100)^(2/9)⌋.");
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
      .example("hypothesis.linear_regression([1, 3, 4, 8], [1, 2, 3, 4]).coefficient[2]", 2.2, 1e-10);
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
  auto variance = registry.kernel("hypothesis.breusch_pagan", &breusch_pagan);
  variance.summary("Breusch–Pagan test: does the variance of residuals follow what explains the values?");
  read_dependence(variance, kColumns);
  variance.source(core::cite("breusch1979"))
      .source(core::cite("koenker1981"))
      .example("hypothesis.breusch_pagan([1, 3, 4, 8], [1, 2, 3, 4]).degrees_of_freedom[1]", 1, 0);

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
}

}  // namespace ansatz::hypothesis
