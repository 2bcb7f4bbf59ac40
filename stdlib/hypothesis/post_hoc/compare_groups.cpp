// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/compare_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/welch_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/normality/standardised_moments.h"
#include "stdlib/hypothesis/post_hoc/dunn.h"
#include "stdlib/hypothesis/post_hoc/games_howell.h"
#include "stdlib/hypothesis/ranks/kruskal_wallis.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/resampling/bootstrap.h"
#include "stdlib/hypothesis/resampling/permutation_test.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kFew = 10;
constexpr double kSkewed = 2;

/// The same samples asked something else.
template <class Question>
Question about(const CompareGroups& question) {
  Question out;
  static_cast<Comparison&>(out) = question;
  if constexpr (requires { out.confidence; }) out.confidence = question.confidence;
  return out;
}

/// Why the t test is not to be trusted; empty where it is.
std::string doubt(const Samples& samples) {
  for (std::size_t g = 0; g < samples.values.size(); ++g) {
    const auto& values = samples.values[g];
    if (values.size() < kFew)
      return fmt::format("\"{}\" has {} values, fewer than {}", samples.names[g], values.size(), kFew);
    const StandardisedMoments shape = standardised_moments(values);
    if (!shape.is_constant && std::abs(shape.skewness) > kSkewed)
      return fmt::format("\"{}\" has a skewness of {:.2g}, beyond ±{:g}", samples.names[g], shape.skewness, kSkewed);
  }
  return "";
}

void compare_two(CompareGroupsResult& out, const CompareGroups& question, const Samples& samples, core::Run& run) {
  const std::string reason = doubt(samples);
  if (reason.empty()) {
    out.primary = welch_t(about<WelchT>(question), run);
    out.why = "Welch's t test: two samples of 10 values or more, none very skewed";
  } else {
    auto permuted = about<PermutationTest>(question);
    permuted.draws = question.draws;
    out.primary = permutation_test(permuted, run);
    out.why = "permutation of the difference of means: " + reason;
    out.primary.estimate = out.primary.statistic;
    out.primary.estimate_of = "difference of means";
    if (samples.values[0].size() > 1 && samples.values[1].size() > 1) {
      auto drawn = about<Bootstrap>(question);
      drawn.statistic = std::string("mean_difference");
      drawn.draws = question.draws;
      out.primary.interval = bootstrap(drawn, run).interval;
    }
  }
  out.second = mann_whitney(about<MannWhitney>(question), run);
}

void compare_more(CompareGroupsResult& out, const CompareGroups& question, const Samples& samples, core::Run& run) {
  const bool vary = std::all_of(samples.values.begin(), samples.values.end(), [](const auto& values) {
    return values.size() > 1 && std::any_of(values.begin(), values.end(), [&](double v) { return v != values[0]; });
  });
  out.second = kruskal_wallis(about<KruskalWallis>(question), run);
  const double first = samples.values[0][0];
  bool equal = true;
  for (const auto& sample : samples.values)
    for (const double v : sample) equal = equal && v == first;
  if (!equal) out.rank_pairs = dunn(about<Dunn>(question), run);
  if (vary) {
    out.primary = welch_anova(about<WelchAnova>(question), run);
    out.pairs = games_howell(about<GamesHowell>(question), run);
    out.why = fmt::format("Welch's analysis of variance: {} samples, whatever their variances", samples.values.size());
  } else {
    out.primary = out.second;
    out.why = "Kruskal & Wallis' test: a sample is constant or has one value, so that means have no common scale";
  }
}

std::string interval_text(const std::optional<core::Interval>& interval) {
  return interval ? fmt::format(" [{:.4g}, {:.4g}]", interval->low, interval->high) : "";
}

}  // namespace

CompareGroupsResult compare_groups(const CompareGroups& question, core::Run& run) {
  check_confidence("compare_groups", question.confidence);
  if (question.draws < 1)
    throw core::BadParameter("compare_groups", "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_samples(question, {.kernel = "compare_groups"});
  CompareGroupsResult out;
  samples.values.size() == 2 ? compare_two(out, question, samples, run) : compare_more(out, question, samples, run);
  const TestResult& test = out.primary;
  if (test.estimate)
    out.reading = fmt::format("{} = {:.4g}{}; ", test.estimate_of, *test.estimate, interval_text(test.interval));
  if (test.effect)
    out.reading +=
        fmt::format("{} = {:.2f}{}; ", test.effect->name, test.effect->value, interval_text(test.effect->interval));
  const auto p_of = [](const TestResult& each) {
    return core::p_equation(each.p.value_or(std::nan("")), core::kDigitsInReading);
  };
  out.reading += fmt::format("{} {}", test.test, p_of(test));
  if (out.second.test != test.test) out.reading += fmt::format(", {} {}", out.second.test, p_of(out.second));
  out.reading += " (" + out.why + ")";
  return out;
}

}  // namespace ansatz::hypothesis
