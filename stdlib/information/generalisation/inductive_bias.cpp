// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/inductive_bias.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/information/checks.h"
#include "stdlib/information/generalisation/loss_tail.h"
#include "stdlib/information/sample.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kInductiveBias = "inductive_bias";
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostChecked = 1000;  // losses that the law is held against, which is drawn anew so often

std::vector<double> row_of(const char* name, const core::Array& given) {
  const Series read(kInductiveBias, name, given, 0);
  return {read.values().begin(), read.values().end()};
}

/// Losses of the hypotheses that count.
std::vector<double> losses_of(const InductiveBias& question) {
  const std::vector<double> losses = row_of("losses", question.losses);
  if (question.training_losses.has_value() != question.training_target.has_value())
    throw BadParameter(kInductiveBias, question.training_losses ? "training_target" : "training_losses", "nothing",
                       "given with the other, or neither of them");
  std::vector<double> out = losses;
  if (question.training_losses) {
    const std::vector<double> training = row_of("training_losses", *question.training_losses);
    if (training.size() != losses.size())
      throw BadParameter(kInductiveBias, "training_losses", fmt::format("of {} hypotheses", training.size()),
                         fmt::format("of {}, as many as there are losses", losses.size()));
    out.clear();
    for (std::size_t h = 0; h < losses.size(); ++h)
      if (training[h] <= *question.training_target) out.push_back(losses[h]);
  }
  if (out.size() < 10)
    throw BadParameter(
        kInductiveBias, question.training_losses ? "training_target" : "losses",
        fmt::format("such that {} {}", out.size(), out.size() == 1 ? "hypothesis counts" : "hypotheses count"),
        "such that 10 do, or more");
  return out;
}

double kolmogorov_distance(const LossTail& law, std::vector<double> losses) {
  std::sort(losses.begin(), losses.end());
  const auto n = static_cast<double>(losses.size());
  double out = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    const double below = law.cdf(losses[i]);
    out = std::max({out, below - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - below});
  }
  return out;
}

/// The share of samples drawn from the fitted law that are farther from the law fitted to them than these losses are
/// from theirs: tables of Kolmogorov's distance would be for parameters that were not fitted.
double fit_p(const InductiveBias& question, std::span<const double> losses, const core::Run& run) {
  const std::vector<double> checked(
      losses.begin(), losses.begin() + static_cast<std::ptrdiff_t>(std::min(losses.size(), kMostChecked)));
  bool is_central = false;
  const LossTail law = fitted_tail(question.tail, moments_of(checked), is_central);
  const double distance = kolmogorov_distance(law, checked);
  const core::Stream stream = run.stream("fit");
  int farther = 0;
  for (int b = 0; b < question.resamples; ++b) {
    run.tick();
    const core::Stream of_resample = stream.at(static_cast<std::uint64_t>(b));
    std::vector<double> drawn(checked.size());
    for (std::size_t i = 0; i < drawn.size(); ++i) drawn[i] = law.draw(of_resample, i);
    const LossTail refitted = fitted_tail(question.tail, moments_of(drawn), is_central);
    if (kolmogorov_distance(refitted, std::move(drawn)) >= distance) ++farther;
  }
  return (farther + 1.0) / (question.resamples + 1.0);
}

/// Laws fitted to losses drawn with replacement, one a resample.
std::vector<LossTail> bootstrap(const InductiveBias& question, std::span<const double> losses, const core::Run& run) {
  const core::Stream stream = run.stream("bootstrap");
  std::vector<LossTail> out;
  std::vector<double> drawn(losses.size());
  for (int b = 0; b < question.resamples; ++b) {
    run.tick();
    const core::Stream of_resample = stream.at(static_cast<std::uint64_t>(b));
    for (std::size_t i = 0; i < drawn.size(); ++i) drawn[i] = losses[of_resample.below(i, losses.size())];
    const LossMoments moments = moments_of(drawn);
    bool is_central = false;
    if (moments.second > 0) out.push_back(fitted_tail(question.tail, moments, is_central));
  }
  return out;
}

struct Answer {
  double information = 0, low = 0, high = 0, error = 0;
};

/// In nats.
Answer counted(std::size_t reached, std::size_t all, double confidence) {
  using boost::math::binomial_distribution;
  const auto n = static_cast<double>(all), k = static_cast<double>(reached);
  const double each = 0.5 * (1 - confidence);
  Answer out;
  out.information = -std::log(k / n);
  out.low = -std::log(binomial_distribution<>::find_upper_bound_on_p(n, k, each));
  out.high = -std::log(binomial_distribution<>::find_lower_bound_on_p(n, k, each));
  out.error = reached > 0 ? std::sqrt((n - k) / (n * k)) : kNotANumber;
  return out;
}

Answer extrapolated(const LossTail& law, const std::vector<LossTail>& resampled, double target, double confidence) {
  Answer out;
  out.information = -law.log_cdf(target);
  std::vector<double> values;
  for (const LossTail& other : resampled) values.push_back(-other.log_cdf(target));
  std::sort(values.begin(), values.end());
  out.low = sorted_quantile(values, 0.5 * (1 - confidence));
  out.high = sorted_quantile(values, 0.5 * (1 + confidence));
  out.error = standard_deviation(values);
  return out;
}

void check(const InductiveBias& question) {
  const auto refuse = [](const char* name, const std::string& found, const char* wanted) {
    throw BadParameter(kInductiveBias, name, found, wanted);
  };
  if (question.method != "automatic" && question.method != "empirical" && question.method != "tail")
    refuse("method", "\"" + question.method + "\"", "\"automatic\", \"empirical\" or \"tail\"");
  if (question.tail != "gamma" && question.tail != "noncentral_chi_squared")
    refuse("tail", "\"" + question.tail + "\"", "\"gamma\" or \"noncentral_chi_squared\"");
  if (question.fewest < 1) refuse("fewest", std::to_string(question.fewest), "at least 1");
  if (question.resamples < 20) refuse("resamples", std::to_string(question.resamples), "at least 20");
  if (!(question.confidence > 0 && question.confidence < 1))
    refuse("confidence", fmt::format("{:g}", question.confidence), "between 0 and 1");
  if (question.training_target && std::isnan(*question.training_target)) refuse("training_target", "nan", "a number");
}

/// The law of all losses, with what speaks for it.
struct FittedTail {
  LossTail law;
  std::vector<LossTail> resampled;
};

FittedTail fit_tail(const InductiveBias& question, const std::vector<double>& losses, std::size_t fewest,
                    InductiveBiasEstimate& out, core::Run& run) {
  for (const double loss : losses)
    if (loss < 0)
      throw BadParameter(kInductiveBias, "losses", fmt::format("{:g}", loss), "at least 0 where their tail has a law");
  const LossMoments moments = moments_of(losses);
  if (!(moments.second > 1e-24 * moments.mean * moments.mean))
    throw BadParameter(kInductiveBias, "losses", fmt::format("all {:g}", losses.front()), "such that they differ");
  bool is_central = false;
  FittedTail fitted{fitted_tail(question.tail, moments, is_central), bootstrap(question, losses, run)};
  if (is_central && question.tail != "gamma")
    run.warn(
        fmt::format("{}: losses are more skew than any noncentral χ²; their law was taken as gamma", kInductiveBias));
  out.degrees = fitted.law.degrees;
  out.noncentrality = fitted.law.noncentrality;
  out.scale = fitted.law.scale;
  out.fit_p = fit_p(question, losses, run);
  std::vector<double> least = losses;
  std::nth_element(least.begin(), least.begin() + static_cast<std::ptrdiff_t>(fewest - 1), least.end());
  const double there = least[fewest - 1];
  const auto reached = std::count_if(losses.begin(), losses.end(), [&](double loss) { return loss <= there; });
  out.misfit = there > 0 ? -fitted.law.log_cdf(there) +
                               std::log(static_cast<double>(reached) / static_cast<double>(losses.size()))
                         : std::numeric_limits<double>::infinity();
  if (out.fit_p < 0.01)
    run.warn(
        fmt::format("{}: the law of the tail is refuted by the losses ({}); what it says of smaller ones is "
                    "not to be trusted",
                    kInductiveBias, core::p_equation(out.fit_p, core::kDigitsInReading)));
  else if (std::abs(out.misfit) > 3 / std::sqrt(static_cast<double>(reached)))
    run.warn(
        fmt::format("{}: where {} losses reach, the law of the tail is off by {:.2g} nat; what it says of smaller "
                    "ones is not to be trusted",
                    kInductiveBias, reached, out.misfit));
  return fitted;
}

}  // namespace

InductiveBiasEstimate inductive_bias(const InductiveBias& question, core::Run& run) {
  const double log_base = log_of_base(kInductiveBias, question.base);
  check(question);
  const std::vector<double> losses = losses_of(question);
  const core::Array targets = finite_numbers(kInductiveBias, "targets", question.targets);
  if (targets.rank() > 1 || targets.size() == 0)
    throw BadParameter(kInductiveBias, "targets",
                       targets.size() == 0 ? "empty" : fmt::format("an array of {} dimensions", targets.rank()),
                       "a number, or several in a row");
  const std::size_t fewest = std::min(static_cast<std::size_t>(question.fewest), losses.size());

  InductiveBiasEstimate out;
  out.hypotheses = static_cast<int>(losses.size());
  out.degrees = out.noncentrality = out.scale = out.fit_p = out.misfit = kNotANumber;
  std::vector<double> information, low, high, error;
  std::vector<std::int64_t> reached;
  std::vector<core::Array::Boolean> is_extrapolated;
  FittedTail fitted;
  for (const double target : targets.real()) {
    const auto count = static_cast<std::size_t>(
        std::count_if(losses.begin(), losses.end(), [&](double loss) { return loss <= target; }));
    const bool by_tail = question.method == "tail" || (question.method == "automatic" && count < fewest);
    if (by_tail && !(target > 0))
      throw BadParameter(kInductiveBias, "targets", fmt::format("{:g}", target), "above 0 where the tail has to tell");
    if (by_tail && fitted.resampled.empty()) fitted = fit_tail(question, losses, fewest, out, run);
    const Answer answer = by_tail ? extrapolated(fitted.law, fitted.resampled, target, question.confidence)
                                  : counted(count, losses.size(), question.confidence);
    if (!by_tail && count == 0)
      run.warn(fmt::format(
          "{}: none of {} losses reaches {:g}: there is no saying but that the information is above {:.3g} nat",
          kInductiveBias, losses.size(), target, answer.low));
    information.push_back(answer.information / log_base);
    low.push_back(answer.low / log_base);
    high.push_back(answer.high / log_base);
    error.push_back(answer.error / log_base);
    reached.push_back(static_cast<std::int64_t>(count));
    is_extrapolated.push_back(by_tail && count < fewest ? 1 : 0);
  }
  if (const auto some = std::count(is_extrapolated.begin(), is_extrapolated.end(), 1); some > 0)
    run.warn(
        fmt::format("{}: {} of {} targets are reached by fewer than {} losses, and extrapolated by the law of the tail",
                    kInductiveBias, some, is_extrapolated.size(), fewest));
  out.misfit /= log_base;
  const auto shaped = [&](auto values) {
    return targets.rank() == 0
               ? core::Array({}, std::move(values))
               : core::Array(
                     {core::Dimension("target", core::Array::of({targets.real().begin(), targets.real().end()}))},
                     std::move(values));
  };
  out.information = shaped(std::move(information));
  out.low = shaped(std::move(low));
  out.high = shaped(std::move(high));
  out.error = shaped(std::move(error));
  out.reached = shaped(std::move(reached));
  out.extrapolated = shaped(std::move(is_extrapolated));
  out.information.label = "inductive bias (" + base_name(question.base) + ")";
  return out;
}

}  // namespace ansatz::information
