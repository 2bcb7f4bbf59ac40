// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/likelihood_regression.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/regression/likelihood_fit.h"

namespace ansatz::hypothesis {

namespace {

/// What is asked of either model.
struct Model {
  const char* kernel;
  Family family;
  Samples samples;
  std::vector<double> offset;  ///< ln exposure, or empty
  bool is_robust = false;
  double confidence = 0.95;

  const std::vector<double>& y() const { return samples.values[0]; }
  std::size_t columns() const { return samples.values.size() - 1; }
};

bool read_errors(const char* kernel, const std::string& errors) {
  if (errors != "model" && errors != "robust")
    throw core::BadParameter(kernel, "errors", "\"" + errors + "\"", "\"model\" or \"robust\"");
  return errors == "robust";
}

/// The log-likelihood of a model that tells every value: what deviances are measured from.
double saturated(const Model& model) {
  double sum = 0;
  if (model.family == Family::poisson)
    for (const double v : model.y()) sum += (v > 0 ? v * std::log(v) : 0) - v - log_gamma(v + 1);
  return sum;
}

/// T of β = T γ: columns are what each γ alone gives.
std::vector<std::vector<double>> transformation(const Columns& columns) {
  const std::size_t terms = columns.terms.size();
  std::vector<std::vector<double>> out(terms, std::vector<double>(terms));
  for (std::size_t c = 0; c < terms; ++c) {
    std::vector<double> one(terms, 0.0);
    one[c] = 1;
    const std::vector<double> beta = coefficients_of(columns, one);
    for (std::size_t a = 0; a < terms; ++a) out[a][c] = beta[a];
  }
  return out;
}

double q_of(const Columns& columns, std::size_t term, std::size_t i) {
  return term == 0 ? 1 : columns.basis[term - 1][i];
}

using Matrix = std::vector<std::vector<double>>;

/// Of γ: the inverse information, or the sandwich with Σ u uᵀ, u the slope of each value's log-likelihood.
Matrix covariance(const Model& model, const Columns& columns, const LikelihoodFit& fit) {
  if (!model.is_robust) return fit.inverse;
  const std::size_t terms = columns.terms.size();
  Matrix products(terms, std::vector<double>(terms, 0.0)), half = products, out = products;
  for (std::size_t i = 0; i < model.y().size(); ++i) {
    const double u = fit.weight[i] * fit.working[i];
    for (std::size_t a = 0; a < terms; ++a)
      for (std::size_t b = 0; b < terms; ++b) products[a][b] += u * u * q_of(columns, a, i) * q_of(columns, b, i);
  }
  for (std::size_t a = 0; a < terms; ++a)
    for (std::size_t b = 0; b < terms; ++b)
      for (std::size_t c = 0; c < terms; ++c) half[a][b] += fit.inverse[a][c] * products[c][b];
  for (std::size_t a = 0; a < terms; ++a)
    for (std::size_t b = 0; b < terms; ++b)
      for (std::size_t c = 0; c < terms; ++c) out[a][b] += half[a][c] * fit.inverse[c][b];
  return out;
}

/// Rao's statistic at the constant alone: uᵀ I⁻¹ u of the columns beside the constant.
double score_statistic(const Columns& columns, const LikelihoodFit& null) {
  const std::size_t count = columns.basis.size(), n = null.weight.size();
  const double all = std::accumulate(null.weight.begin(), null.weight.end(), 0.0);
  std::vector<double> slope(count, 0.0), middle(count, 0.0), information(count * count, 0.0);
  for (std::size_t c = 0; c < count; ++c)
    for (std::size_t i = 0; i < n; ++i) middle[c] += null.weight[i] * columns.basis[c][i] / all;
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t i = 0; i < n; ++i) {
      const double off = columns.basis[a][i] - middle[a];
      slope[a] += null.weight[i] * null.working[i] * off;
      for (std::size_t b = 0; b < count; ++b)
        information[a * count + b] += null.weight[i] * off * (columns.basis[b][i] - middle[b]);
    }
  return Cholesky(std::move(information), count).inverse_form(slope);
}

TestResult chi_squared_result(const char* name, double statistic, double df, double n) {
  TestResult out;
  out.test = name;
  out.symbol = "χ²";
  out.n = {n};
  out.statistic = statistic;
  out.degrees_of_freedom = {df};
  out.method = "asymptotic";
  out.p = chi_squared_survival(statistic, df);
  return out;
}

LikelihoodRegressionResult regress(const Model& model, core::Run& run) {
  const Columns columns = orthonormal_columns(model.kernel, model.samples);
  const std::vector<double>& y = model.y();
  const std::size_t size = y.size(), terms = columns.terms.size();
  const double n = static_cast<double>(size), k = static_cast<double>(terms), df = n - k;
  const LikelihoodFit fit = likeliest(model.family, y, columns.basis, model.offset);
  const LikelihoodFit null = likeliest(model.family, y, {}, model.offset);

  LikelihoodRegressionResult out;
  const auto warn = [&](std::string sentence) {
    run.warn(std::string(model.kernel) + ": " + sentence);
    out.warnings.push_back(std::move(sentence));
  };
  const std::vector<double> beta = coefficients_of(columns, fit.gamma);
  const Matrix spread = covariance(model, columns, fit), t = transformation(columns);
  const double quantile = normal_quantile(0.5 + 0.5 * model.confidence);
  std::vector<double> error, z, p, low, high, left_p, ratio, ratio_low, ratio_high;
  for (std::size_t term = 0; term < terms; ++term) {
    double variance = 0;
    for (std::size_t a = 0; a < terms; ++a)
      for (std::size_t b = 0; b < terms; ++b) variance += t[term][a] * spread[a][b] * t[term][b];
    error.push_back(fit.has_limit ? std::nan("") : std::sqrt(std::max(0.0, variance)));
    z.push_back(beta[term] / error.back());
    p.push_back(2 * normal_survival(std::abs(z.back())));
    low.push_back(beta[term] - quantile * error.back()), high.push_back(beta[term] + quantile * error.back());
    ratio.push_back(std::exp(beta[term])), ratio_low.push_back(std::exp(low.back()));
    ratio_high.push_back(std::exp(high.back()));
    left_p.push_back(std::nan(""));
    if (term == 0) continue;
    run.tick();
    Samples others = model.samples;
    others.values.erase(others.values.begin() + static_cast<std::ptrdiff_t>(term));
    others.names.erase(others.names.begin() + static_cast<std::ptrdiff_t>(term));
    const LikelihoodFit without =
        likeliest(model.family, y, orthonormal_columns(model.kernel, others).basis, model.offset);
    left_p.back() = chi_squared_survival(std::max(0.0, without.deviance - fit.deviance), 1);
  }

  out.deviance = fit.deviance, out.null_deviance = null.deviance;
  out.degrees_of_freedom = static_cast<int>(df);
  const double full = saturated(model);
  out.log_likelihood = full - 0.5 * fit.deviance;
  out.aic = 2 * k - 2 * out.log_likelihood, out.bic = k * std::log(n) - 2 * out.log_likelihood;
  double pearson = 0;
  for (std::size_t i = 0; i < size; ++i) pearson += fit.weight[i] * fit.working[i] * fit.working[i];
  out.dispersion = pearson / df;

  out.all = chi_squared_result("likelihood ratio", std::max(0.0, null.deviance - fit.deviance), k - 1, n);
  const double most = -2 * (full - 0.5 * null.deviance);  // −2 ln L₀
  const core::Interval lambda = noncentral_chi_squared_interval(out.all.statistic, k - 1, model.confidence);
  out.all.effect =
      Effect{"McFadden's R²", out.all.statistic / most,
             core::Interval{std::min(1.0, lambda.low / most), std::min(1.0, lambda.high / most)}, model.confidence};
  out.all.read();
  out.score = chi_squared_result("score", score_statistic(columns, null), k - 1, n);
  out.score.read();
  std::vector<double> block, slopes(fit.gamma.begin() + 1, fit.gamma.end());
  for (std::size_t a = 1; a < terms; ++a) block.insert(block.end(), spread[a].begin() + 1, spread[a].end());
  out.wald = chi_squared_result("Wald", Cholesky(std::move(block), terms - 1).inverse_form(slopes), k - 1, n);
  if (fit.has_limit) out.wald.statistic = std::nan(""), out.wald.p = std::nullopt;
  out.wald.read();

  if (fit.has_limit)
    warn(
        model.family == Family::poisson
            ? "counts are 0 wherever a column, or some of them together, are not what they are elsewhere: some "
              "coefficients have no finite estimate"
            : "columns tell 0 from 1 without fault, for all values or a part of them: some coefficients have no finite "
              "estimate");
  out.reading = fmt::format("McFadden's R² = {:.3f}, χ² = {:.4g}, df = {:g}, {}, n = {:g};", out.all.effect->value,
                            out.all.statistic, k - 1, core::p_equation(*out.all.p, core::kDigitsInReading), n);
  for (std::size_t term = 0; term < terms; ++term)
    out.reading += fmt::format("{} {} = {:.4g} ± {:.2g} ({})", term > 0 ? "," : "", columns.terms[term], beta[term],
                               error[term], core::p_equation(p[term], core::kDigitsInReading));
  std::vector<double> residuals;
  for (std::size_t i = 0; i < size; ++i) {
    const double mean = fit.mean[i];
    const double part = model.family == Family::poisson ? (y[i] > 0 ? y[i] * std::log(y[i] / mean) : 0) - (y[i] - mean)
                                                        : -std::log(y[i] > 0 ? mean : 1 - mean);
    residuals.push_back(std::copysign(std::sqrt(2 * std::max(0.0, part)), y[i] - mean));
  }
  const auto of_terms = [&](std::vector<double> values) {
    return core::Array({core::Dimension("term", core::Array::of_texts(columns.terms))}, std::move(values));
  };
  out.coefficient = of_terms(beta), out.error = of_terms(error), out.z = of_terms(z), out.p = of_terms(p);
  out.low = of_terms(low), out.high = of_terms(high), out.likelihood_p = of_terms(left_p);
  if (model.family != Family::probit)
    out.ratio = of_terms(ratio), out.ratio_low = of_terms(ratio_low), out.ratio_high = of_terms(ratio_high);
  out.fitted = core::Array::along("value", fit.mean);
  out.residuals = core::Array::along("value", std::move(residuals));
  return out;
}

}  // namespace

LikelihoodRegressionResult logistic_regression(const LogisticRegression& question, core::Run& run) {
  constexpr const char* kKernel = "logistic_regression";
  check_confidence(kKernel, question.confidence);
  if (question.link != "logit" && question.link != "probit")
    throw core::BadParameter(kKernel, "link", "\"" + question.link + "\"", "\"logit\" or \"probit\"");
  Model model{kKernel,
              question.link == "logit" ? Family::logit : Family::probit,
              read_matched(question, {.kernel = kKernel, .size = 3}),
              {},
              read_errors(kKernel, question.errors),
              question.confidence};
  double ones = 0;
  for (const double v : model.y()) {
    if (v != 0 && v != 1)
      throw core::BadParameter(kKernel, "samples", fmt::format("{:g} among the values", v),
                               "values that are 0 or 1, and then what may explain them");
    ones += v;
  }
  const double rarer = std::min(ones, static_cast<double>(model.y().size()) - ones);
  if (!(rarer > 0))
    throw core::BadParameter(kKernel, "samples", fmt::format("{:g} everywhere", model.y()[0]), "values of both kinds");
  LikelihoodRegressionResult out = regress(model, run);
  if (rarer < 10 * static_cast<double>(model.columns())) {
    out.warnings.push_back(fmt::format("{:g} values of the rarer kind are few for {} column{}", rarer, model.columns(),
                                       model.columns() == 1 ? "" : "s"));
    run.warn("logistic_regression: " + out.warnings.back());
  }
  return out;
}

LikelihoodRegressionResult poisson_regression(const PoissonRegression& question, core::Run& run) {
  constexpr const char* kKernel = "poisson_regression";
  check_confidence(kKernel, question.confidence);
  const bool has_exposure = question.exposure.size() > 0;
  if (has_exposure && question.missing == "drop")
    throw core::BadParameter(kKernel, "missing", "\"drop\" beside exposure",
                             "\"error\": leave the places out of all of them before");
  Model model{kKernel,
              Family::poisson,
              read_matched(question, {.kernel = kKernel, .size = 3}),
              {},
              read_errors(kKernel, question.errors),
              question.confidence};
  double total = 0;
  for (const double v : model.y()) {
    if (!(v >= 0) || v != std::floor(v))
      throw core::BadParameter(kKernel, "samples", fmt::format("{:g} among the values", v),
                               "counts, and then what may explain them");
    total += v;
  }
  if (!(total > 0)) throw core::BadParameter(kKernel, "samples", "0 everywhere", "counts of something");
  if (has_exposure) {
    const core::Array numbers = question.exposure.as_real();
    if (numbers.size() != model.y().size())
      throw core::BadParameter(kKernel, "exposure",
                               fmt::format("{} beside {} counts", numbers.size(), model.y().size()),
                               "one for each count");
    for (const double v : numbers.real()) {
      if (!(v > 0) || std::isinf(v))
        throw core::BadParameter(kKernel, "exposure", fmt::format("{:g} somewhere", v), "above 0 and finite");
      model.offset.push_back(std::log(v));
    }
  }
  LikelihoodRegressionResult out = regress(model, run);
  const double df = out.degrees_of_freedom, wide = chi_squared_survival(out.dispersion * df, df);
  if (!model.is_robust && out.dispersion > 1 && wide < 0.05) {
    out.warnings.push_back(
        fmt::format("counts are spread {:.2g} times as wide as Poisson's ({}); errors = \"robust\" allows for that",
                    out.dispersion, core::p_equation(wide, core::kDigitsInReading)));
    run.warn("poisson_regression: " + out.warnings.back());
  }
  return out;
}

}  // namespace ansatz::hypothesis
