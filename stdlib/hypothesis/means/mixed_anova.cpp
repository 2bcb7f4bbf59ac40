// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/mixed_anova.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/factor.h"
#include "stdlib/hypothesis/means/point_moments.h"
#include "stdlib/hypothesis/means/sphericity.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kMixedAnova = "mixed_anova";

/// Contrasts of the subjects' measures, group by group.
struct Contrasted {
  std::vector<std::vector<double>> groups;  ///< [group][subject * width + contrast]
  std::size_t width = 0;
};

double squares_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v * v;
  return sum;
}

/// What groups and their common mean make of points: sums of squares, and products inside the groups.
struct PartedPoints {
  double common = 0, common_unweighted = 0, between = 0, inside = 0;
  std::vector<double> products;
};

PartedPoints part(const Contrasted& points) {
  const std::size_t width = points.width;
  PartedPoints out;
  out.products.assign(width * width, 0.0);
  std::vector<std::vector<double>> means;
  std::vector<double> weighted(width, 0.0), plain(width, 0.0);
  double all = 0, inverse = 0;
  const auto groups = static_cast<double>(points.groups.size());
  for (const auto& group : points.groups) {
    const auto n = static_cast<double>(group.size() / width);
    means.push_back(mean_of_points(group, width));
    add_products(out.products, group, means.back());
    for (std::size_t c = 0; c < width; ++c) weighted[c] += n * means.back()[c], plain[c] += means.back()[c] / groups;
    all += n, inverse += 1 / (n * groups * groups);
  }
  for (double& v : weighted) v /= all;
  out.common = all * squares_of(weighted), out.common_unweighted = squares_of(plain) / inverse;
  for (std::size_t g = 0; g < means.size(); ++g) {
    for (std::size_t c = 0; c < width; ++c) means[g][c] -= weighted[c];
    out.between += static_cast<double>(points.groups[g].size() / width) * squares_of(means[g]);
  }
  for (std::size_t c = 0; c < width; ++c) out.inside += out.products[c * width + c];
  return out;
}

/// Sums of squares of an effect and of what it is held against.
struct Ratio {
  double gained = 0, df1 = 0, left = 0, df2 = 0, factor = 1, nothing = 0;
};

void fill(TestResult& result, const Ratio& ratio, double confidence, core::Run& run) {
  result.symbol = "F";
  result.degrees_of_freedom = {ratio.factor * ratio.df1, ratio.factor * ratio.df2};
  if (ratio.left > ratio.nothing) {
    result.statistic = ratio.gained / ratio.df1 / (ratio.left / ratio.df2);
    result.p = f_survival(result.statistic, result.degrees_of_freedom[0], result.degrees_of_freedom[1]);
    result.effect = partial_eta_squared(result.statistic, ratio.df1, ratio.df2, confidence);
  } else if (ratio.gained > ratio.nothing) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: nothing is left inside the groups");
  } else {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: nothing to explain, and nothing left inside the groups");
  }
  result.read();
}

}  // namespace

MixedAnovaResult mixed_anova(const MixedAnova& question, core::Run& run) {
  check_confidence(kMixedAnova, question.confidence);
  check_correction(kMixedAnova, question.correction);
  if (question.squares != "II" && question.squares != "III")
    throw core::BadParameter(kMixedAnova, "squares", "\"" + question.squares + "\"", "\"II\" or \"III\"");
  const Samples samples = read_matched(question, {.kernel = kMixedAnova});
  const std::size_t subjects = samples.values[0].size(), measures = samples.values.size();
  const Factor group = read_factor(kMixedAnova, "group", question.group, subjects, "subject");
  if (subjects <= group.levels())
    throw core::BadParameter(kMixedAnova, "group", fmt::format("{} groups of {} subjects", group.levels(), subjects),
                             "more subjects than groups");
  // About the first value: a large common offset costs no digits.
  const double offset = samples.values[0][0], k = static_cast<double>(measures);
  const auto contrasts = helmert_contrasts(measures);
  Contrasted means{std::vector<std::vector<double>>(group.levels()), 1};
  Contrasted differences{std::vector<std::vector<double>>(group.levels()), measures - 1};
  double size = 0;
  for (std::size_t i = 0; i < subjects; ++i) {
    double sum = 0;
    for (const auto& sample : samples.values) sum += sample[i] - offset, size += std::pow(sample[i] - offset, 2);
    means.groups[group.level[i]].push_back(sum / std::sqrt(k));
    for (const auto& contrast : contrasts) {
      double z = 0;
      for (std::size_t j = 0; j < measures; ++j) z += contrast[j] * (samples.values[j][i] - offset);
      differences.groups[group.level[i]].push_back(z);
    }
  }
  const PartedPoints of_means = part(means), of_differences = part(differences);
  const double q = k - 1, n = static_cast<double>(subjects), levels = static_cast<double>(group.levels());
  const double nothing = 1e-28 * size;

  MixedAnovaResult out;
  const bool has_spread = of_differences.inside > nothing;
  out.epsilon = has_spread ? greenhouse_geisser(of_differences.products, measures) : 1;
  const double factor = has_spread ? sphericity_factor(question.correction, out.epsilon, q, n - levels) : 1;
  std::vector<double> sizes;
  for (const auto& one : means.groups) sizes.push_back(static_cast<double>(one.size()));
  for (TestResult* each : {&out.between, &out.within, &out.interaction}) each->n = sizes, each->groups = group.names;
  out.between.test = "groups", out.within.test = "measures", out.interaction.test = "measures by groups";
  fill(out.between, {of_means.between, levels - 1, of_means.inside, n - levels, 1, nothing}, question.confidence, run);
  const double common = question.squares == "II" ? of_differences.common : of_differences.common_unweighted;
  if (const CovarianceDoubt doubt = box_m_of(differences.groups, measures - 1); doubt.p < 0.001)
    out.interaction.warn(run, fmt::format("the groups' covariances differ (Box's M, {})",
                                          core::p_equation(doubt.p, core::kDigitsInReading)));
  fill(out.within, {common, q, of_differences.inside, q * (n - levels), factor, nothing}, question.confidence, run);
  fill(out.interaction,
       {of_differences.between, q * (levels - 1), of_differences.inside, q * (n - levels), factor, nothing},
       question.confidence, run);
  out.reading = out.between.reading + "; " + out.within.reading + "; " + out.interaction.reading;
  return out;
}

}  // namespace ansatz::hypothesis
