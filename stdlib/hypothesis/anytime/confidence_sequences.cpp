// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/confidence_sequences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/anytime/check_positive.h"

namespace ansatz::hypothesis {

namespace {

std::vector<double> checked(const char* kernel, const core::Array& observations, double low, double high) {
  const core::Array numbers = observations.as_real();
  const auto values = numbers.real();
  if (values.empty()) throw core::BadParameter(kernel, "observations", "empty", "at least one number");
  for (const double x : values) {
    if (!(x >= low && x <= high) || std::isinf(x))
      throw core::BadParameter(kernel, "observations", fmt::format("{:g} somewhere", x),
                               std::isinf(high) ? "finite" : fmt::format("in [{:g}, {:g}]", low, high));
  }
  return {values.begin(), values.end()};
}

struct Bands {
  std::vector<double> low, high, mean;
};

ConfidenceSequence finished(Bands bands, double confidence) {
  ConfidenceSequence out;
  out.interval = {bands.low.back(), bands.high.back()};
  out.confidence = confidence;
  out.reading = fmt::format("mean = {:.4g} [{:.4g}, {:.4g}] after {} observations, whenever one stopped",
                            bands.mean.back(), out.interval.low, out.interval.high, bands.mean.size());
  if (out.interval.low > out.interval.high)
    out.reading = fmt::format("no mean fits all {} observations: it moved, or the bounds missed it", bands.mean.size());
  out.low = core::Array::along("observation", std::move(bands.low));
  out.high = core::Array::along("observation", std::move(bands.high));
  out.mean = core::Array::along("observation", std::move(bands.mean));
  return out;
}

/// Robbins' mixture in units of σ.
double robbins_radius(double n, double rho, double alpha) {
  return std::sqrt((n + rho) * (std::log((n + rho) / rho) - 2 * std::log(alpha))) / n;
}

/// Mean and spread of what came so far (Welford).
class SoFar {
 public:
  void add(double x) {
    n_ += 1;
    const double off = x - mean_;
    mean_ += off / n_;
    squares_ += off * (x - mean_);
  }
  double n() const { return n_; }
  double mean() const { return mean_; }
  double deviation() const { return std::sqrt(squares_ / n_); }  ///< divisor n

 private:
  double n_ = 0, mean_ = 0, squares_ = 0;
};

/// x̄ ± s times `radius(n)`, infinitely wide where that is.
template <class Radius>
ConfidenceSequence studentised(const std::vector<double>& values, double confidence, const Radius& radius,
                               core::Run& run) {
  Bands bands;
  SoFar all;
  for (const double x : values) {
    run.tick();
    all.add(x);
    const double factor = radius(all.n()), reach = std::isinf(factor) ? factor : factor * all.deviation();
    bands.mean.push_back(all.mean());
    bands.low.push_back(all.mean() - reach);
    bands.high.push_back(all.mean() + reach);
  }
  return finished(std::move(bands), confidence);
}

void check_enough_observations(const char* kernel, std::size_t given, std::size_t least) {
  if (given < least)
    throw core::BadParameter(kernel, "observations", std::to_string(given) + (given == 1 ? " number" : " numbers"),
                             fmt::format("at least {}", least));
}

}  // namespace

ConfidenceSequence t_confidence_sequence(const TConfidenceSequence& question, core::Run& run) {
  const char* kernel = "t_confidence_sequence";
  check_confidence(kernel, question.confidence);
  check_positive(kernel, "tuned_to", question.tuned_to);
  const std::vector<double> values = checked(kernel, question.observations, -INFINITY, INFINITY);
  check_enough_observations(kernel, values.size(), 2);
  const double alpha = 1 - question.confidence, rho = question.tuned_to;
  return studentised(
      values, question.confidence,
      [&](double n) {
        // η and 1 − η from its logarithm, for it comes close to 1.
        const double log_eta = (2 * std::log(alpha) - std::log1p(n / rho)) / n;
        const double rest = -std::expm1(log_eta) * (n + rho), room = n - rest;  // η (n + ρ) − ρ
        return room > 0 ? std::sqrt(rest / room) : INFINITY;
      },
      run);
}

ConfidenceSequence asymptotic_confidence_sequence(const AsymptoticConfidenceSequence& question, core::Run& run) {
  const char* kernel = "asymptotic_confidence_sequence";
  check_confidence(kernel, question.confidence);
  check_positive(kernel, "tuned_to", question.tuned_to);
  if (question.first_look < 2)
    throw core::BadParameter(kernel, "first_look", std::to_string(question.first_look), "at least 2");
  const std::vector<double> values = checked(kernel, question.observations, -INFINITY, INFINITY);
  check_enough_observations(kernel, values.size(), static_cast<std::size_t>(question.first_look));
  const double alpha = 1 - question.confidence;
  return studentised(
      values, question.confidence,
      [&](double n) { return n < question.first_look ? INFINITY : robbins_radius(n, question.tuned_to, alpha); }, run);
}

ConfidenceSequence normal_confidence_sequence(const NormalConfidenceSequence& question, core::Run& run) {
  const char* kernel = "normal_confidence_sequence";
  check_confidence(kernel, question.confidence);
  check_positive(kernel, "sd", question.sd);
  check_positive(kernel, "tuned_to", question.tuned_to);
  const std::vector<double> values = checked(kernel, question.observations, -INFINITY, INFINITY);
  const double alpha = 1 - question.confidence, rho = question.tuned_to;
  Bands bands;
  double sum = 0, n = 0;
  for (const double x : values) {
    run.tick();
    sum += x;
    n += 1;
    const double radius = question.sd * robbins_radius(n, rho, alpha);
    bands.mean.push_back(sum / n);
    bands.low.push_back(sum / n - radius);
    bands.high.push_back(sum / n + radius);
  }
  return finished(std::move(bands), question.confidence);
}

ConfidenceSequence bounded_confidence_sequence(const BoundedConfidenceSequence& question, core::Run& run) {
  const char* kernel = "bounded_confidence_sequence";
  check_confidence(kernel, question.confidence);
  const double width = question.high - question.low;
  if (!(width > 0) || std::isinf(width))
    throw core::BadParameter(kernel, "high", fmt::format("{:g}", question.high),
                             fmt::format("finite and above low, {:g}", question.low));
  const std::vector<double> values = checked(kernel, question.observations, question.low, question.high);
  const double price = std::log(2 / (1 - question.confidence));
  Bands bands;
  double i = 0, total = 0, squares = 0;             // of the plain mean and variance
  double weights = 0, weighted = 0, cost = price;   // of the bound
  double low = question.low, high = question.high;  // what is left
  for (const double x : values) {
    run.tick();
    i += 1;
    const double scaled = (x - question.low) / width;
    const double mean_before = (0.5 + total) / i, variance_before = (0.25 + squares) / i;
    const double bet = std::min(0.5, std::sqrt(2 * price / (variance_before * i * std::log1p(i))));
    weights += bet;
    weighted += bet * scaled;
    cost += (scaled - mean_before) * (scaled - mean_before) * (-std::log1p(-bet) - bet);
    total += scaled;
    const double mean_now = (0.5 + total) / (i + 1);
    squares += (scaled - mean_now) * (scaled - mean_now);
    low = std::max(low, question.low + width * (weighted - cost) / weights);
    high = std::min(high, question.low + width * (weighted + cost) / weights);
    bands.mean.push_back(question.low + width * weighted / weights);
    bands.low.push_back(low);
    bands.high.push_back(high);
  }
  return finished(std::move(bands), question.confidence);
}

}  // namespace ansatz::hypothesis
