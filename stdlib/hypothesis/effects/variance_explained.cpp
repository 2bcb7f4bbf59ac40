// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/variance_explained.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"

namespace ansatz::hypothesis {

namespace {

Effect share(const std::string& name, double numerator, double denominator, const SumsOfSquares& squares,
             double confidence) {
  Effect effect{name, numerator / denominator, std::nullopt, confidence};
  const core::Interval lambda = noncentral_f_interval(squares.f(), squares.df_between, squares.df_within, confidence);
  const double total = squares.df_between + squares.df_within + 1;
  effect.interval = core::Interval{lambda.low / (lambda.low + total), lambda.high / (lambda.high + total)};
  return effect;
}

SumsOfSquares read_squares(const std::string& kernel, const VarianceExplained& question) {
  check_confidence(kernel, question.confidence);
  const Samples samples = read_samples(question, {.kernel = kernel});
  check_enough(kernel, samples);
  const SumsOfSquares squares = sums_of_squares(samples);
  if (squares.within == 0)
    throw core::BadParameter(kernel, "samples", "without spread inside each sample", "samples that vary");
  return squares;
}

}  // namespace

SumsOfSquares sums_of_squares(const Samples& samples) {
  SumsOfSquares out;
  std::vector<double> pooled;
  for (const auto& sample : samples.values) pooled.insert(pooled.end(), sample.begin(), sample.end());
  const Moments all = moments(pooled);
  for (const auto& sample : samples.values) {
    const Moments one = moments(sample);
    out.between += one.n * (one.mean - all.mean) * (one.mean - all.mean);
    out.within += one.squares;
  }
  out.df_between = static_cast<double>(samples.values.size()) - 1;
  out.df_within = all.n - static_cast<double>(samples.values.size());
  return out;
}

void check_enough(const std::string& kernel, const Samples& samples) {
  if (samples.total() <= samples.values.size())
    throw core::BadParameter(kernel, "samples",
                             fmt::format("{} values in {} samples", samples.total(), samples.values.size()),
                             fmt::format("at least {} values", samples.values.size() + 1));
}

Effect omega_squared_of(const SumsOfSquares& s, double confidence) {
  const double mean_within = s.within / s.df_within;
  return share("ω²", s.between - s.df_between * mean_within, s.between + s.within + mean_within, s, confidence);
}

Effect omega_squared_from_f(double f, double df1, double df2, double n, double confidence) {
  const double excess = df1 * (f - 1);
  Effect effect{"ω²", excess / (excess + n), std::nullopt, confidence};
  const core::Interval lambda = noncentral_f_interval(f, df1, df2, confidence);
  effect.interval = core::Interval{lambda.low / (lambda.low + n), lambda.high / (lambda.high + n)};
  return effect;
}

Effect partial_eta_squared(double f, double df1, double df2, double confidence) {
  Effect effect{"partial η²", df1 * f / (df1 * f + df2), std::nullopt, confidence};
  const core::Interval lambda = noncentral_f_interval(f, df1, df2, confidence);
  const double beside = df1 + df2 + 1;
  effect.interval = core::Interval{lambda.low / (lambda.low + beside), lambda.high / (lambda.high + beside)};
  return effect;
}

Effect eta_squared(const VarianceExplained& question, core::Run&) {
  const SumsOfSquares s = read_squares("eta_squared", question);
  return share("η²", s.between, s.between + s.within, s, question.confidence);
}

Effect epsilon_squared(const VarianceExplained& question, core::Run&) {
  const SumsOfSquares s = read_squares("epsilon_squared", question);
  return share("ε²", s.between - s.df_between * s.within / s.df_within, s.between + s.within, s, question.confidence);
}

Effect omega_squared(const VarianceExplained& question, core::Run&) {
  return omega_squared_of(read_squares("omega_squared", question), question.confidence);
}

}  // namespace ansatz::hypothesis
