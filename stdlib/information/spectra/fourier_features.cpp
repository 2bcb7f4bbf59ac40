// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/fourier_features.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <string>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/fft.h"
#include "stdlib/information/checks.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

/// Σ_i (2i − n − 1) x_(i) / (n Σ x): half the mean absolute difference over the mean.
double gini(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double sum = 0, weighted = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += values[i];
    weighted += (2 * static_cast<double>(i + 1) - n - 1) * values[i];
  }
  return weighted / n / sum;
}

/// ln Σ exp(logits) − logits[label]
double cross_entropy(std::span<const double> logits, std::size_t label) {
  const double largest = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const double z : logits) sum += std::exp(z - largest);
  return largest + std::log(sum) - logits[label];
}

struct Question {
  std::size_t period = 0, classes = 0;
  core::Array logits;
  std::vector<std::size_t> labels;  ///< from 0
  std::vector<std::size_t> frequencies;
};

constexpr const char* kLosses = "fourier_losses";

Question read(const FourierLosses& question) {
  Question out;
  if (question.logits.rank() != 3 || question.logits.size() == 0 ||
      question.logits.dimension(0).size != question.logits.dimension(1).size)
    throw BadParameter(kLosses, "logits", fmt::format("of {} dimensions", question.logits.rank()),
                       "[first, second, class], as many first as second");
  out.logits = finite_numbers(kLosses, "logits", question.logits);
  out.period = out.logits.dimension(0).size;
  out.classes = out.logits.dimension(2).size;
  const core::Array labels = finite_numbers(kLosses, "labels", question.labels);
  if (labels.size() != out.period * out.period)
    throw BadParameter(kLosses, "labels", fmt::format("{} of them", labels.size()),
                       fmt::format("one for each of {0} × {0} pairs", out.period));
  for (const double label : labels.real()) {
    if (!(label >= 1 && label <= static_cast<double>(out.classes)) || label != std::floor(label))
      throw BadParameter(kLosses, "labels", fmt::format("{:g}", label),
                         fmt::format("whole numbers from 1 to {}", out.classes));
    out.labels.push_back(static_cast<std::size_t>(label) - 1);
  }
  for (const double k : question.frequencies) {
    if (!(k >= 1 && k <= static_cast<double>(out.period / 2)) || k != std::floor(k))
      throw BadParameter(kLosses, "frequencies", fmt::format("{:g}", k),
                         fmt::format("whole numbers from 1 to {}", out.period / 2));
    const auto whole = static_cast<std::size_t>(k);
    if (std::find(out.frequencies.begin(), out.frequencies.end(), whole) != out.frequencies.end())
      throw BadParameter(kLosses, "frequencies", fmt::format("{:g} twice", k), "each once");
    out.frequencies.push_back(whole);
  }
  return out;
}

/// What depends on first + second through the frequencies, [sum, class], as a mean over the pairs of each sum.
std::vector<double> key_part(const Question& q, std::vector<double>& means) {
  const std::size_t period = q.period, classes = q.classes;
  std::vector<double> of_sum(period * classes), out(period * classes);
  const auto logits = q.logits.real();
  for (std::size_t a = 0; a < period; ++a)
    for (std::size_t b = 0; b < period; ++b)
      for (std::size_t c = 0; c < classes; ++c)
        of_sum[(a + b) % period * classes + c] += logits[(a * period + b) * classes + c] / static_cast<double>(period);
  means.assign(classes, 0.0);
  for (std::size_t s = 0; s < period; ++s)
    for (std::size_t c = 0; c < classes; ++c) means[c] += of_sum[s * classes + c] / static_cast<double>(period);
  std::vector<double> wave(period);
  for (const std::size_t k : q.frequencies)
    for (const double phase : {0.0, 0.5 * std::numbers::pi}) {
      double norm = 0;
      for (std::size_t s = 0; s < period; ++s) {
        // The angle within one turn, so that it is as exact for large k as for small ones.
        const auto turns = static_cast<double>(k * s % period) / static_cast<double>(period);
        wave[s] = std::cos(2 * std::numbers::pi * turns - phase);
        norm += wave[s] * wave[s];
      }
      if (norm < 1e-9) continue;  // the sine of the highest frequency of an even period
      for (std::size_t c = 0; c < classes; ++c) {
        double along = 0;
        for (std::size_t s = 0; s < period; ++s) along += wave[s] * of_sum[s * classes + c];
        for (std::size_t s = 0; s < period; ++s) out[s * classes + c] += along / norm * wave[s];
      }
    }
  return out;
}

}  // namespace

FourierConcentrationEstimate fourier_concentration(const FourierConcentration& question, core::Run& run) {
  constexpr const char* kKernel = "fourier_concentration";
  if (question.x.rank() != 2 || question.x.size() == 0 || question.x.dimension(0).size < 2)
    throw BadParameter(kKernel, "x", fmt::format("of {} dimensions, {} elements", question.x.rank(), question.x.size()),
                       "[token, component], two tokens or more");
  const core::Array x = finite_numbers(kKernel, "x", question.x);
  const std::size_t tokens = x.dimension(0).size, components = x.dimension(1).size, count = tokens / 2;
  const core::FftPlan forward(core::Transform::real_forward, tokens);
  core::AlignedBuffer in(tokens), out(2 * (tokens / 2 + 1));
  std::vector<double> power(count);
  double scale = 0, total = 0;
  for (const double v : x.real()) scale = std::max(scale, std::abs(v));
  for (std::size_t c = 0; c < components && scale > 0; ++c) {
    run.tick();
    double mean = 0;
    for (std::size_t t = 0; t < tokens; ++t) mean += x.real()[t * components + c] / scale / static_cast<double>(tokens);
    for (std::size_t t = 0; t < tokens; ++t) in[t] = x.real()[t * components + c] / scale - mean;
    forward.execute(in.data(), out.data());
    for (std::size_t k = 1; k <= count; ++k) {
      // Each stands for k and −k, but for the highest of an even number.
      const double both = 2 * k == tokens ? 1 : 2;
      power[k - 1] += both * (out[2 * k] * out[2 * k] + out[2 * k + 1] * out[2 * k + 1]);
    }
  }
  for (const double p : power) total += p;
  FourierConcentrationEstimate estimate;
  // What rounding leaves of a constant is no variance.
  const double rounding = 1e-28 * static_cast<double>(tokens * tokens * components);
  if (!(total > rounding)) {
    run.warn("fourier_concentration: components are the same for all tokens");
    std::fill(power.begin(), power.end(), std::numeric_limits<double>::quiet_NaN());
    estimate.gini = std::numeric_limits<double>::quiet_NaN();
  } else {
    for (double& p : power) p /= total;
    estimate.gini = gini(power);
  }
  std::vector<double> frequencies(count);
  for (std::size_t k = 0; k < count; ++k) frequencies[k] = static_cast<double>(k + 1);
  estimate.power = core::Array({core::Dimension("frequency", core::Array::of(frequencies))}, std::move(power));
  return estimate;
}

FourierLossesEstimate fourier_losses(const FourierLosses& question, core::Run& run) {
  const Question q = read(question);
  run.tick();
  std::vector<double> means;
  const std::vector<double> key = key_part(q, means);
  FourierLossesEstimate out;
  std::vector<double> kept(q.classes), rest(q.classes);
  const auto pairs = static_cast<double>(q.labels.size());
  for (std::size_t pair = 0; pair < q.labels.size(); ++pair) {
    const std::size_t sum = (pair / q.period + pair % q.period) % q.period;
    const auto logits = q.logits.real().subspan(pair * q.classes, q.classes);
    for (std::size_t c = 0; c < q.classes; ++c) {
      kept[c] = means[c] + key[sum * q.classes + c];
      rest[c] = logits[c] - key[sum * q.classes + c];
    }
    out.loss += cross_entropy(logits, q.labels[pair]) / pairs;
    out.restricted += cross_entropy(kept, q.labels[pair]) / pairs;
    out.excluded += cross_entropy(rest, q.labels[pair]) / pairs;
  }
  return out;
}

}  // namespace ansatz::information
