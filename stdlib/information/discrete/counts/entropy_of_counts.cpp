// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/counts/entropy_of_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/counts/estimators.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kEntropyOfCounts = "entropy_of_counts";

Multiplicities read_counts(const core::Array& counts) {
  if (counts.size() == 0) throw BadParameter(kEntropyOfCounts, "counts", "empty", "at least one count");
  const core::Array numbers = counts.as_real();
  const auto values = numbers.real();
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!(values[i] >= 0) || values[i] != std::trunc(values[i]) || std::isinf(values[i]))
      throw BadParameter(kEntropyOfCounts, "counts", fmt::format("{:g} at element {}", values[i], i + 1),
                         "whole numbers of at least 0");
  Multiplicities out(values);
  if (out.samples == 0) throw BadParameter(kEntropyOfCounts, "counts", "0 everywhere", "counts of at least one row");
  return out;
}

bool needs_alphabet(const std::string& estimator) {
  return estimator == "james_stein" || estimator == "nsb" || estimator == "dirichlet";
}

double read_alphabet(const EntropyOfCounts& question, const Multiplicities& counts, core::Run& run) {
  if (!question.alphabet) {
    const auto given = static_cast<double>(question.counts.size());
    if (needs_alphabet(question.estimator) && given == counts.observed)
      run.warn(fmt::format("{}: {} needs the size of the alphabet; the {} values seen are taken for all there are",
                           kEntropyOfCounts, question.estimator, given));
    return given;
  }
  const double alphabet = *question.alphabet;
  const std::string found = fmt::format("{:g}", alphabet);
  if (!(alphabet >= counts.observed))
    throw BadParameter(kEntropyOfCounts, "alphabet", found,
                       fmt::format("at least {:g}, the values seen", counts.observed));
  if (std::isinf(alphabet) && question.estimator != "nsb")
    throw BadParameter(kEntropyOfCounts, "alphabet", found, "finite, except for \"nsb\"");
  if (std::isinf(alphabet) && counts.observed == counts.samples)
    throw BadParameter(kEntropyOfCounts, "alphabet", found, "finite where no value was seen twice");
  return alphabet;
}

}  // namespace

EntropyEstimate entropy_of_counts(const EntropyOfCounts& question, core::Run& run) {
  const double scale = log_of_base(kEntropyOfCounts, question.base);
  const std::string& estimator = question.estimator;
  const Multiplicities counts = read_counts(question.counts);
  const double alphabet = read_alphabet(question, counts, run);
  EntropyEstimate out;
  out.samples = counts.samples;
  out.observed = counts.observed;
  out.coverage = coverage_of(counts);
  if (estimator == "nsb" || estimator == "dirichlet") {
    if (estimator == "dirichlet" && !(question.concentration > 0))
      throw BadParameter(kEntropyOfCounts, "concentration", fmt::format("{:g}", question.concentration), "above 0");
    if (estimator == "nsb" && counts.observed == counts.samples)
      run.warn(fmt::format("{}: no value was seen twice, so that nsb tells of its prior only", kEntropyOfCounts));
    const auto posterior = estimator == "nsb" ? nsb_entropy(counts, alphabet)
                                              : dirichlet_entropy(counts, alphabet, question.concentration);
    out.entropy = posterior.mean / scale;
    out.standard_error = posterior.deviation / scale;
    return out;
  }
  const auto& known = entropy_estimators();
  if (std::find(known.begin(), known.end(), estimator) == known.end())
    throw BadParameter(kEntropyOfCounts, "estimator", "\"" + estimator + "\"", "one that entropy_of_counts knows");
  if (counts.samples == 1) {
    run.warn(fmt::format("{}: one row tells nothing of an entropy; 0 is returned", kEntropyOfCounts));
    return out;
  }
  double nats = entropy_by(estimator, counts, alphabet);
  if (question.alphabet && estimator == "miller_madow") nats = miller_madow_entropy(counts, alphabet);
  if (question.alphabet && estimator == "bonachela") nats = bonachela_entropy(counts, alphabet);
  if (estimator == "james_stein") out.shrinkage = james_stein_shrinkage(counts, alphabet);
  out.entropy = nats / scale;
  out.standard_error = plugin_standard_error(counts) / scale;
  return out;
}

}  // namespace ansatz::information
