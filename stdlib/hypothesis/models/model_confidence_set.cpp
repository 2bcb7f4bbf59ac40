// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/model_confidence_set.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/models/mean_draws.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kModelConfidenceSet = "model_confidence_set";

/// Mean losses of all models, and draws of them about these.
struct Losses {
  std::vector<double> means;
  std::vector<std::vector<double>> draws;  ///< [draw][model]
};

/// What becomes of a set: p that its models cost the same, and who leaves.
struct Verdict {
  double p;
  std::size_t worst;
};

/// t and T of differences of means: `of(values, i, j)` is a difference, of means or of a draw.
template <class Difference>
Verdict verdict(const Losses& losses, const std::vector<std::pair<std::size_t, std::size_t>>& pairs, bool both_signs,
                const Difference& difference) {
  const auto draws = static_cast<double>(losses.draws.size());
  std::vector<double> most(losses.draws.size(), 0.0);
  double largest = -1, worst_t = 0;
  std::size_t worst = pairs.front().first;
  std::vector<double> apart(losses.draws.size());
  for (const auto& [i, j] : pairs) {
    double variance = 0;
    for (std::size_t b = 0; b < apart.size(); ++b) {
      apart[b] = difference(losses.draws[b], i, j);
      variance += apart[b] * apart[b] / draws;
    }
    if (!(variance > 0)) continue;  // models of the same losses
    const double error = std::sqrt(variance), t = difference(losses.means, i, j) / error;
    for (std::size_t b = 0; b < apart.size(); ++b)
      most[b] = std::max(most[b], both_signs ? std::abs(apart[b] / error) : apart[b] / error);
    largest = std::max(largest, both_signs ? std::abs(t) : t);
    if (t > worst_t) worst_t = t, worst = i;
    if (both_signs && -t > worst_t) worst_t = -t, worst = j;
  }
  if (largest < 0) return {1, worst};
  int as_large = 0;
  for (const double t : most) as_large += t >= largest;
  return {(as_large + 1) / (draws + 1), worst};
}

Verdict by_range(const Losses& losses, const std::vector<std::size_t>& set) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < set.size(); ++a)
    for (std::size_t b = a + 1; b < set.size(); ++b) pairs.emplace_back(set[a], set[b]);
  return verdict(losses, pairs, true,
                 [](const std::vector<double>& of, std::size_t i, std::size_t j) { return of[i] - of[j]; });
}

Verdict by_max(const Losses& losses, const std::vector<std::size_t>& set) {
  std::vector<std::pair<std::size_t, std::size_t>> each;
  for (const std::size_t i : set) each.emplace_back(i, i);
  return verdict(losses, each, false, [&](const std::vector<double>& of, std::size_t i, std::size_t) {
    double mean = 0;
    for (const std::size_t j : set) mean += (of[i] - of[j]) / static_cast<double>(set.size());
    return mean;
  });
}

void check_differences(const Samples& samples) {
  for (std::size_t a = 0; a < samples.values.size(); ++a) {
    for (std::size_t b = a + 1; b < samples.values.size(); ++b) {
      std::vector<double> apart = samples.values[a];
      for (std::size_t i = 0; i < apart.size(); ++i) apart[i] -= samples.values[b][i];
      const Moments all = moments(apart);
      if (!(all.squares > 0) && all.mean != 0)
        throw core::BadParameter(
            kModelConfidenceSet, "samples",
            fmt::format("\"{}\", {:g} from \"{}\" at every step", samples.names[a], all.mean, samples.names[b]),
            "losses whose differences vary");
    }
  }
}

}  // namespace

ModelConfidenceSetResult model_confidence_set(const ModelConfidenceSet& question, core::Run& run) {
  check_confidence(kModelConfidenceSet, question.confidence);
  const bool range = question.statistic == "range";
  if (!range && question.statistic != "max")
    throw core::BadParameter(kModelConfidenceSet, "statistic", "\"" + question.statistic + "\"",
                             "\"range\" or \"max\"");
  if (question.draws < 1)
    throw core::BadParameter(kModelConfidenceSet, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_matched(question, {.kernel = kModelConfidenceSet, .size = 10});
  const std::size_t size = samples.values[0].size(), models = samples.values.size();
  const double length = mean_length(kModelConfidenceSet, question.block, size);
  check_differences(samples);
  Losses losses;
  for (const auto& values : samples.values) losses.means.push_back(moments(values).mean);
  losses.draws = mean_draws(samples.values, length, question.draws, run);

  std::vector<std::size_t> set(models), in_set;
  for (std::size_t i = 0; i < models; ++i) set[i] = i;
  std::vector<double> p(models, 1.0), place(models, static_cast<double>(models));
  double so_far = 0, all = 1;
  while (set.size() > 1) {
    run.tick();
    const Verdict found = range ? by_range(losses, set) : by_max(losses, set);
    if (set.size() == models) all = found.p;
    so_far = std::max(so_far, found.p);
    p[found.worst] = so_far;
    place[found.worst] = static_cast<double>(models - set.size() + 1);
    set.erase(std::find(set.begin(), set.end(), found.worst));
  }

  ModelConfidenceSetResult out;
  out.p = all;
  const double alpha = 1 - question.confidence;
  for (std::size_t i = 0; i < models; ++i)
    if (p[i] > alpha) in_set.push_back(i);
  std::stable_sort(in_set.begin(), in_set.end(),
                   [&](std::size_t a, std::size_t b) { return losses.means[a] < losses.means[b]; });
  std::vector<std::string> names;
  for (const std::size_t i : in_set) names.push_back(samples.names[i]);
  const core::Dimension along("model", core::Array::of_texts(samples.names));
  out.models = core::Array::of_texts(names);
  out.loss = core::Array({along}, losses.means);
  out.model_p = core::Array({along}, p);
  out.eliminated = core::Array({along}, place);
  out.n = {static_cast<double>(size)};
  out.groups = samples.names;
  out.missing = samples.missing;
  if (1.0 / (question.draws + 1) > alpha) {
    out.warnings.push_back(fmt::format("{} draws cannot give a p as small as {:g}", question.draws, alpha));
    run.warn(std::string(kModelConfidenceSet) + ": " + out.warnings.back());
  }
  out.reading = fmt::format(
      "{} of {} models may be the best with confidence {:g}: {}; {} that all cost the "
      "same ({} draws), n = {}",
      in_set.size(), models, question.confidence, fmt::join(names, ", "), core::p_equation(all, core::kDigitsInReading),
      question.draws, size);
  return out;
}

}  // namespace ansatz::hypothesis
