// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/multiplicity/ordered_p.h"
#include "stdlib/hypothesis/multiplicity/smoothing_spline.h"

namespace ansatz::hypothesis {

core::Array bonferroni(const AdjustedP& question, core::Run&) {
  return stepped_down(checked_p("bonferroni", question.p), [](double, double m, double p) { return m * p; });
}

core::Array sidak(const AdjustedP& question, core::Run&) {
  return stepped_down(checked_p("sidak", question.p),
                      [](double, double m, double p) { return -std::expm1(m * std::log1p(-p)); });
}

core::Array holm_sidak(const AdjustedP& question, core::Run&) {
  return stepped_down(checked_p("holm_sidak", question.p),
                      [](double i, double m, double p) { return -std::expm1((m - i + 1) * std::log1p(-p)); });
}

core::Array hochberg(const AdjustedP& question, core::Run&) {
  return stepped_up(checked_p("hochberg", question.p), [](double i, double m, double p) { return (m - i + 1) * p; });
}

core::Array benjamini_yekutieli(const AdjustedP& question, core::Run&) {
  return stepped_up(checked_p("benjamini_yekutieli", question.p), [sum = 0.0](double i, double m, double p) mutable {
    if (sum == 0)
      for (double k = m; k >= 1; --k) sum += 1 / k;
    return sum * m / i * p;
  });
}

core::Array benjamini_krieger_yekutieli(const TwoStage& question, core::Run& run) {
  if (!(question.level > 0 && question.level < 1))
    throw core::BadParameter("benjamini_krieger_yekutieli", "level", fmt::format("{:g}", question.level), "in (0, 1)");
  core::Array out = benjamini_hochberg({checked_p("benjamini_krieger_yekutieli", question.p)}, run);
  double counted = 0, rejected = 0;
  for (const double p : out.real()) {
    counted += std::isnan(p) ? 0 : 1;
    rejected += p <= question.level / (1 + question.level);
  }
  // None rejected: the procedure ends there. All: the second stage rejects them too.
  const double true_share = rejected == 0 ? 1 : std::max(1.0, counted - rejected) / counted;
  for (double& p : out.mutable_real())
    if (!std::isnan(p)) p = std::min(1.0, p * (1 + question.level) * true_share);
  return out;
}

namespace {

/// #{p > λ}/(m (1 − λ)).
double share_above(const core::Array& p, double lambda) {
  double counted = 0, large = 0;
  for (const double each : p.real()) {
    counted += std::isnan(each) ? 0 : 1;
    large += each > lambda;
  }
  return large / (counted * (1 - lambda));
}

double share_by_spline(const core::Array& p) {
  std::vector<double> shares;
  for (int step = 1; step <= 19; ++step) shares.push_back(share_above(p, step / 20.0));
  return smoothing_spline(shares, 3).back();
}

}  // namespace

core::Array storey_q(const StoreyQ& question, core::Run& run) {
  if (!(question.lambda >= 0 && question.lambda < 1))
    throw core::BadParameter("storey_q", "lambda", fmt::format("{:g}", question.lambda), "in [0, 1)");
  if (question.null_share != "lambda" && question.null_share != "spline")
    throw core::BadParameter("storey_q", "null_share", "\"" + question.null_share + "\"", "\"lambda\" or \"spline\"");
  core::Array out = checked_p("storey_q", question.p);
  double share = question.null_share == "spline" ? share_by_spline(out) : share_above(out, question.lambda);
  if (question.null_share == "spline" && !(share > 0)) {
    run.warn(fmt::format("storey_q: the spline ends at {:.2g}; the share above lambda = {:g} is taken", share,
                         question.lambda));
    share = share_above(out, question.lambda);
  }
  if (share == 0) {
    const auto counted = std::count_if(out.real().begin(), out.real().end(), [](double p) { return !std::isnan(p); });
    share = 1 / (static_cast<double>(counted) * (1 - question.lambda));
    run.warn(fmt::format("storey_q: no p is above lambda = {:g}; the share of true hypotheses is taken as if one were",
                         question.lambda));
  }
  out = benjamini_hochberg({out}, run);
  for (double& p : out.mutable_real()) p *= std::min(1.0, share);
  return out;
}

namespace {

using Correction = core::Array (*)(const AdjustedP&, core::Run&);

const std::vector<std::pair<std::string, Correction>>& corrections() {
  static const std::vector<std::pair<std::string, Correction>> kAll{
      {"holm", &holm},
      {"benjamini_hochberg", &benjamini_hochberg},
      {"bonferroni", &bonferroni},
      {"sidak", &sidak},
      {"holm_sidak", &holm_sidak},
      {"hochberg", &hochberg},
      {"hommel", &hommel},
      {"benjamini_yekutieli", &benjamini_yekutieli},
  };
  return kAll;
}

}  // namespace

const std::vector<std::string>& correction_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const auto& [name, correction] : corrections()) names.push_back(name);
    names.emplace_back("none");
    return names;
  }();
  return kNames;
}

core::Array corrected(const std::string& method, const core::Array& p, core::Run& run) {
  if (method == "none") return p;
  for (const auto& [name, correction] : corrections())
    if (name == method) return correction({p}, run);
  throw core::UnknownName("there is no correction '" + method + "'", method, correction_names());
}

}  // namespace ansatz::hypothesis
