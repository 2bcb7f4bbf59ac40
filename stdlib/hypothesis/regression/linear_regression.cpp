// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/linear_regression.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/regression/columns.h"
#include "stdlib/hypothesis/regression/whitening.h"

namespace ansatz::hypothesis {

namespace {

/// What least squares make of values and columns, all of them whitened.
struct Fit {
  std::vector<std::string> terms;
  std::vector<std::vector<double>> weights;  ///< [term][value]: β = Σ weights · y
  std::vector<double> coefficients, residuals, leverage, inflation;
  double squares = 0, explained = 0;  ///< of residuals, of the fit about the constant term
};

/// Solves by an orthonormal basis of the centred, scaled columns: x = q r, so β = r⁻¹ q' y.
Fit fit(const char* kernel, Samples samples, const Whitening& whitening) {
  const std::size_t n = samples.values[0].size();
  // Offsets are put aside first, for whitening would cost them digits.
  std::vector<double> constant, offsets(samples.values.size(), 0.0);
  if (whitening.changes_anything()) {
    constant = whitening(std::vector<double>(n, 1.0));
    for (std::size_t s = 0; s < samples.values.size(); ++s) {
      offsets[s] = take_away_constant(samples.values[s], {}).coefficient;
      samples.values[s] = whitening(std::move(samples.values[s]));
    }
  }
  const Columns columns = orthonormal_columns(kernel, samples, constant);
  const std::size_t count = columns.basis.size();
  std::vector<double> centred = samples.values[0];
  const Constant y = take_away_constant(centred, constant);

  Fit out;
  out.terms = columns.terms;
  // Rows of r⁻¹ q', in the scaled columns; then in the given ones.
  out.weights.assign(count + 1, std::vector<double>(n));
  for (std::size_t c = count; c-- > 0;) {
    auto& row = out.weights[c + 1];
    for (std::size_t i = 0; i < n; ++i) {
      double sum = columns.basis[c][i];
      for (std::size_t k = c + 1; k < count; ++k) sum -= columns.r[c][k] * out.weights[k + 1][i];
      row[i] = sum / columns.r[c][c];
    }
  }
  out.inflation.assign(count + 1, std::nan(""));
  for (std::size_t c = 0; c < count; ++c) {
    double squares = 0;
    for (double& v : out.weights[c + 1]) squares += v * v, v /= columns.scales[c];
    out.inflation[c + 1] = squares;  // columns have length 1: 1/(1 − R²) of the others
  }
  if (constant.empty()) {
    out.weights[0].assign(n, 1 / static_cast<double>(n));
    out.leverage = out.weights[0];
  } else {
    double length = 0;
    for (const double c : constant) length += c * c;
    for (std::size_t i = 0; i < n; ++i) {
      out.weights[0][i] = constant[i] / length;
      out.leverage.push_back(constant[i] * constant[i] / length);
    }
  }
  out.residuals = centred;
  for (const auto& direction : columns.basis) {
    double along = 0;
    for (std::size_t i = 0; i < n; ++i)
      along += direction[i] * out.residuals[i], out.leverage[i] += direction[i] * direction[i];
    for (std::size_t i = 0; i < n; ++i) out.residuals[i] -= along * direction[i];
    out.explained += along * along;
  }
  for (const double e : out.residuals) out.squares += e * e;
  if (out.squares <= 1e-26 * y.squares) out.squares = 0;
  out.coefficients.assign(count + 1, 0.0);
  out.coefficients[0] = offsets[0] + y.coefficient;
  for (std::size_t c = 1; c <= count; ++c) {
    for (std::size_t i = 0; i < n; ++i) {
      out.coefficients[c] += out.weights[c][i] * centred[i];
      out.weights[0][i] -= (offsets[c] + columns.means[c - 1]) * out.weights[c][i];
    }
    out.coefficients[0] -= (offsets[c] + columns.means[c - 1]) * out.coefficients[c];
  }
  return out;
}

/// A Ω A', [term * terms + term].
std::vector<double> covariance(const Fit& fit, const std::string& errors, int lags) {
  const std::size_t n = fit.residuals.size(), terms = fit.weights.size();
  const double size = static_cast<double>(n), df = size - static_cast<double>(terms);
  std::vector<double> omega(n, fit.squares / df);
  if (errors != "classical") {
    for (std::size_t i = 0; i < n; ++i) {
      const double e = fit.residuals[i], rest = 1 - fit.leverage[i];
      omega[i] = e * e * (errors == "hc1" ? size / df : 1);
      // A value that the fit goes through whatever it is has no residual to judge by.
      if (errors == "hc2" || errors == "hc3")
        omega[i] = rest > 1e-12 ? e * e / (errors == "hc2" ? rest : rest * rest) : 0;
    }
  }
  std::vector<double> out(terms * terms, 0.0);
  for (std::size_t a = 0; a < terms; ++a)
    for (std::size_t b = 0; b < terms; ++b)
      for (std::size_t i = 0; i < n; ++i) out[a * terms + b] += fit.weights[a][i] * omega[i] * fit.weights[b][i];
  if (errors != "hac") return out;
  for (std::size_t lag = 1; lag <= static_cast<std::size_t>(lags) && lag < n; ++lag) {
    const double share = 1 - static_cast<double>(lag) / (lags + 1);
    for (std::size_t a = 0; a < terms; ++a)
      for (std::size_t b = 0; b < terms; ++b)
        for (std::size_t i = lag; i < n; ++i)
          out[a * terms + b] +=
              share * fit.residuals[i] * fit.residuals[i - lag] *
              (fit.weights[a][i] * fit.weights[b][i - lag] + fit.weights[a][i - lag] * fit.weights[b][i]);
  }
  return out;
}

core::Array of_terms(const Fit& fit, std::vector<double> values) {
  return core::Array({core::Dimension("term", core::Array::of_texts(fit.terms))}, std::move(values));
}

/// Values less the line, as they are and not whitened; about means, so that offsets cost no digits.
std::vector<double> left_of(const Samples& samples, const Fit& found) {
  std::vector<double> left = samples.values[0];
  double offset = take_away_constant(left, {}).coefficient - found.coefficients[0];
  for (std::size_t c = 1; c < samples.values.size(); ++c) {
    std::vector<double> column = samples.values[c];
    offset -= found.coefficients[c] * take_away_constant(column, {}).coefficient;
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= found.coefficients[c] * column[i];
  }
  for (double& v : left) v += offset;
  return left;
}

/// n R² of squared residuals on the same columns.
double pagan_statistic(const Samples& samples, const Fit& first) {
  std::vector<double> squares;
  for (const double e : first.residuals) squares.push_back(e * e);
  ModelSpace space;
  space.add(std::vector<double>(squares.size(), 1.0));
  const double about_mean = space.residual_squares(squares);
  for (std::size_t c = 1; c < samples.values.size(); ++c) {
    std::vector<double> column = samples.values[c];
    const double mean = moments(column).mean;
    for (double& v : column) v -= mean;
    space.add(std::move(column));
  }
  return about_mean > 0 ? static_cast<double>(squares.size()) * (1 - space.residual_squares(squares) / about_mean) : 0;
}

}  // namespace

LinearRegressionResult linear_regression(const LinearRegression& question, core::Run& run) {
  constexpr const char* kKernel = "linear_regression";
  check_confidence(kKernel, question.confidence);
  const auto& how = question.errors;
  if (how != "classical" && how != "hc0" && how != "hc1" && how != "hc2" && how != "hc3" && how != "hac")
    throw core::BadParameter(kKernel, "errors", "\"" + how + "\"",
                             "\"classical\", \"hc0\", \"hc1\", \"hc2\", \"hc3\" or \"hac\"");
  if (question.lags < -1) throw core::BadParameter(kKernel, "lags", std::to_string(question.lags), "at least -1");
  const Samples samples = read_matched(question, {.kernel = kKernel, .size = 3});
  const Whitening whitening(kKernel, question.covariance, samples.values[0].size());
  const Fit found = fit(kKernel, samples, whitening);
  const std::size_t terms = found.weights.size(), size = found.residuals.size();
  const double n = static_cast<double>(size), k = static_cast<double>(terms), df = n - k;
  const int lags = question.lags >= 0 ? question.lags : static_cast<int>(4 * std::pow(n / 100, 2.0 / 9));
  const std::vector<double> spread = covariance(found, how, lags);

  LinearRegressionResult out;
  const auto warn = [&](std::string sentence) {
    run.warn("linear_regression: " + sentence);
    out.warnings.push_back(std::move(sentence));
  };
  const double quantile = student_t_quantile(0.5 + 0.5 * question.confidence, df);
  std::vector<double> error, t, p, low, high;
  for (std::size_t c = 0; c < terms; ++c) {
    const double b = found.coefficients[c];
    error.push_back(std::sqrt(std::max(0.0, spread[c * terms + c])));
    t.push_back(b / error.back());
    p.push_back(error.back() > 0 ? 2 * student_t_survival(std::abs(t.back()), df) : b == 0 ? std::nan("") : 0);
    low.push_back(b - quantile * error.back()), high.push_back(b + quantile * error.back());
  }
  const double total = found.squares + found.explained;
  out.r_squared = total > 0 ? found.explained / total : std::nan("");
  out.adjusted_r_squared = 1 - (1 - out.r_squared) * (n - 1) / df;
  out.residual_error = std::sqrt(found.squares / df);
  out.degrees_of_freedom = static_cast<int>(df);
  const double log_likelihood =
      -0.5 * n * (std::log(2 * std::acos(-1.0) * found.squares / n) + 1) - 0.5 * whitening.log_determinant();
  out.aic = 2 * (k + 1) - 2 * log_likelihood, out.bic = (k + 1) * std::log(n) - 2 * log_likelihood;
  double neighbours = 0;
  for (std::size_t i = 1; i < size; ++i) {
    const double step = found.residuals[i] - found.residuals[i - 1];
    neighbours += step * step;
  }
  out.durbin_watson = found.squares > 0 ? neighbours / found.squares : std::nan("");
  std::vector<double> cook(size);
  for (std::size_t i = 0; i < size; ++i) {
    const double rest = 1 - found.leverage[i];
    cook[i] = found.residuals[i] * found.residuals[i] * found.leverage[i] / (k * found.squares / df * rest * rest);
  }

  out.all.test = "regression";
  out.all.symbol = "F";
  out.all.n = {n};
  out.all.degrees_of_freedom = {k - 1, df};
  std::vector<double> block, slopes(found.coefficients.begin() + 1, found.coefficients.end());
  for (std::size_t a = 1; a < terms; ++a)
    for (std::size_t b = 1; b < terms; ++b) block.push_back(spread[a * terms + b]);
  const Cholesky factors(std::move(block), terms - 1);
  if (found.squares > 0 && factors.is_definite()) {
    out.all.statistic = factors.inverse_form(slopes) / (k - 1);
    out.all.p = f_survival(out.all.statistic, k - 1, df);
    out.all.effect =
        Effect{"R²", out.r_squared, partial_eta_squared(out.all.statistic, k - 1, df, question.confidence).interval,
               question.confidence};
  } else {
    out.all.statistic = found.squares > 0 ? std::nan("") : std::numeric_limits<double>::infinity();
    if (found.squares == 0) out.all.p = 0;
    out.all.warn(run, found.squares > 0 ? "undefined: the errors of coefficients determine each other"
                                        : "zero variance: the fit leaves nothing of the values");
  }
  out.all.read();

  for (std::size_t c = 1; c < terms; ++c)
    if (found.inflation[c] > 10)
      warn(fmt::format("what explains \"{}\" among the other columns widens its variance {:.3g} times", found.terms[c],
                       found.inflation[c]));
  if (how == "classical" && !whitening.changes_anything() && found.squares > 0) {
    const double doubt = chi_squared_survival(pagan_statistic(samples, found), k - 1);
    if (doubt < 0.05)
      warn(
          fmt::format("the variance of residuals follows the columns (Breusch–Pagan {}); errors = \"hc3\" "
                      "allows for that",
                      core::p_equation(doubt, core::kDigitsInReading)));
  }
  out.reading =
      fmt::format("R² = {:.3f}, F = {:.4g}, df = {:g} and {:g}, {}, n = {:g};", out.r_squared, out.all.statistic, k - 1,
                  df, core::p_equation(out.all.p.value_or(std::nan("")), core::kDigitsInReading), n);
  for (std::size_t c = 0; c < terms; ++c)
    out.reading += fmt::format("{} {} = {:.4g} ± {:.2g} ({})", c > 0 ? "," : "", found.terms[c], found.coefficients[c],
                               error[c], core::p_equation(p[c], core::kDigitsInReading));
  out.coefficient = of_terms(found, found.coefficients);
  out.error = of_terms(found, std::move(error)), out.t = of_terms(found, std::move(t));
  out.p = of_terms(found, std::move(p));
  out.low = of_terms(found, std::move(low)), out.high = of_terms(found, std::move(high));
  out.inflation = of_terms(found, found.inflation);
  out.residuals = core::Array::along("value", whitening.changes_anything() ? left_of(samples, found) : found.residuals);
  out.leverage = core::Array::along("value", found.leverage);
  out.distance = core::Array::along("value", std::move(cook));
  return out;
}

TestResult breusch_pagan(const BreuschPagan& question, core::Run& run) {
  const Samples samples = read_matched(question, {.kernel = "breusch_pagan", .size = 3});
  const Fit found = fit("breusch_pagan", samples, Whitening("breusch_pagan", core::Array::of({}), 0));
  TestResult result = start_matched_result("Breusch–Pagan", "n R²", samples, run);
  result.n = {static_cast<double>(found.residuals.size())};
  result.method = "asymptotic";
  result.degrees_of_freedom = {static_cast<double>(samples.values.size()) - 1};
  if (found.squares > 0) {
    result.statistic = pagan_statistic(samples, found);
    result.p = chi_squared_survival(result.statistic, result.degrees_of_freedom[0]);
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the fit leaves nothing of the values");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
