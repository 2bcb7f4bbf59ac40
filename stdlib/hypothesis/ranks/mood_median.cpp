// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/mood_median.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

double grand_median(const Samples& samples) {
  std::vector<double> all;
  for (const auto& sample : samples.values) all.insert(all.end(), sample.begin(), sample.end());
  core::sort_numbers(all);
  const double low = all[(all.size() - 1) / 2], high = all[all.size() / 2];
  return low == high ? low : 0.5 * low + 0.5 * high;
}

}  // namespace

TestResult mood_median(const MoodMedian& question, core::Run& run) {
  if (question.ties != "below" && question.ties != "above" && question.ties != "ignore")
    throw core::BadParameter("mood_median", "ties", "\"" + question.ties + "\"", "\"below\", \"above\" or \"ignore\"");
  const Samples samples = read_samples(question, {.kernel = "mood_median", .finite = false});
  const double median = grand_median(samples);
  std::vector<double> above, below;
  double all_above = 0, all_below = 0;
  for (const auto& sample : samples.values) {
    above.push_back(0), below.push_back(0);
    for (const double v : sample) {
      if (v > median || (v == median && question.ties == "above")) above.back() += 1;
      if (v < median || (v == median && question.ties == "below")) below.back() += 1;
    }
    all_above += above.back(), all_below += below.back();
  }

  TestResult result = start_result("Mood's median", "χ²", samples, run);
  result.estimate = median;
  result.estimate_of = "grand median";
  result.method = "asymptotic";
  result.degrees_of_freedom = {static_cast<double>(above.size()) - 1};
  if (all_above == 0 || all_below == 0) {
    result.p = result.smallest_p = 1;
    result.warn(run, fmt::format("no value is {} the grand median", all_above == 0 ? "above" : "below"));
    result.read();
    return result;
  }
  const double counted = all_above + all_below;
  double least = counted;
  for (std::size_t g = 0; g < above.size(); ++g) {
    const double size = above[g] + below[g];
    if (size == 0)
      throw core::BadParameter("mood_median", "samples",
                               fmt::format("all at the grand median in \"{}\"", samples.names[g]),
                               "samples that have values off it, or ties = \"below\"");
    const double expected_above = size * all_above / counted, expected_below = size * all_below / counted;
    double off = std::abs(above[g] - expected_above);
    if (above.size() == 2) off -= std::min(0.5, off);
    result.statistic += off * off * (1 / expected_above + 1 / expected_below);
    least = std::min({least, expected_above, expected_below});
  }
  result.p = chi_squared_survival(result.statistic, result.degrees_of_freedom[0]);
  if (least < 5)
    result.warn(run, fmt::format("an expected count is {:.3g}; the χ² approximation wants at least 5", least));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
