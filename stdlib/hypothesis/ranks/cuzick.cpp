// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/cuzick.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/ranks/linear_scores.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

std::vector<double> scores_of(const Cuzick& question, std::size_t samples) {
  std::vector<double> scores = question.scores;
  if (scores.empty())
    for (std::size_t g = 0; g < samples; ++g) scores.push_back(static_cast<double>(g + 1));
  if (scores.size() != samples)
    throw core::BadParameter("cuzick", "scores", fmt::format("{} numbers for {} samples", scores.size(), samples),
                             "one for each sample");
  for (const double score : scores)
    if (!(std::abs(score) < 1e152)) throw core::BadParameter("cuzick", "scores", fmt::format("{:g}", score), "finite");
  if (std::count(scores.begin(), scores.end(), scores[0]) == static_cast<std::ptrdiff_t>(samples))
    throw core::BadParameter("cuzick", "scores", fmt::format("{:g} everywhere", scores[0]), "scores that differ");
  return scores;
}

}  // namespace

TestResult cuzick(const Cuzick& question, core::Run& run) {
  const Alternative alternative = read_alternative("cuzick", question.alternative);
  check_confidence("cuzick", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "cuzick", .finite = false});
  const std::vector<double> scores = scores_of(question, samples.values.size());
  const std::vector<double> pooled = pooled_values(samples);
  std::vector<double> weights;
  for (std::size_t g = 0; g < scores.size(); ++g) weights.insert(weights.end(), samples.values[g].size(), scores[g]);

  TestResult result = start_result("Cuzick", "z", samples, run);
  result.alternative = question.alternative;
  result.ties = pooled_ranks(samples.values).ties;
  read_linear_scores(result, weights, midranks(pooled), alternative, question.confidence, "rank correlation", run);
  if (pooled.size() < 10)
    result.warn(run, fmt::format("{} values are few for the normal approximation", pooled.size()));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
