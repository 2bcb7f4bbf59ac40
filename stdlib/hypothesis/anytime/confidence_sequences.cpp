// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/confidence_sequences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"

namespace ansatz::hypothesis {

namespace {

void check_positive(const char* kernel, const char* name, double value) {
  if (!(value > 0) || std::isinf(value))
    throw core::BadParameter(kernel, name, fmt::format("{:g}", value), "above 0 and finite");
}

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

}  // namespace

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
    const double radius = question.sd * std::sqrt((n + rho) * (std::log((n + rho) / rho) - 2 * std::log(alpha))) / n;
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
