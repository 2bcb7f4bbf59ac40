// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/effective_rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/line_fit.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/kernel_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr double kLifted = 1e-7;       // of RankMe
constexpr double kNegligible = 1e-12;  // of the first eigenvalue
constexpr std::size_t kFewest = 5;     // eigenvalues of a fit
constexpr int kLeastRank = 12;         // whose half leaves so many from the second on
constexpr int kWideRank = 60;

Points rows_of(const char* kernel, const core::Array& x, core::Run& run) {
  return paired_points(kernel, {{"x", &x}}, "never", 1, run)[0];
}

double no_rank(const char* kernel, core::Run& run) {
  run.warn(fmt::format("{}: x is zero throughout, so it has no spectrum to speak of", kernel));
  return std::numeric_limits<double>::quiet_NaN();
}

// Relative to the first; empty where there is no variance.
std::vector<double> covariance_spectrum(const char* kernel, const core::Array& x, core::Run& run) {
  auto values = singular_values(rows_of(kernel, x, run), true, run);
  const double first = values[0];
  if (!(first > 0)) return {};
  for (double& v : values) v = v / first * (v / first);
  return values;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum;
}

}  // namespace

double effective_rank(const EffectiveRank& question, core::Run& run) {
  auto values = singular_values(rows_of("effective_rank", question.x, run), false, run);
  const double total = sum_of(values);
  if (!(total > 0)) return no_rank("effective_rank", run);
  for (double& v : values) v /= total;
  return std::exp(shannon_entropy(values));
}

double rank_me(const RankMe& question, core::Run& run) {
  const auto values = singular_values(rows_of("rank_me", question.x, run), false, run);
  const double total = sum_of(values);
  if (!(total > 0)) return no_rank("rank_me", run);
  double entropy = 0;
  for (const double v : values) {
    const double p = v / total + kLifted;
    entropy -= p * std::log(p);
  }
  return std::exp(entropy);
}

double participation_ratio(const ParticipationRatio& question, core::Run& run) {
  const auto values = covariance_spectrum("participation_ratio", question.x, run);
  if (values.empty()) {
    run.warn("participation_ratio: all rows of x are the same, so there is no variance to share");
    return std::numeric_limits<double>::quiet_NaN();
  }
  double squares = 0;
  for (const double v : values) squares += v * v;
  const double total = sum_of(values);
  return total * total / squares;
}

double stable_rank(const StableRank& question, core::Run& run) {
  const auto values = singular_values(rows_of("stable_rank", question.x, run), false, run);
  if (!(values[0] > 0)) return no_rank("stable_rank", run);
  double squares = 0;
  for (const double v : values) squares += v / values[0] * (v / values[0]);
  return squares;
}

SpectrumDecay spectrum_decay(const std::vector<double>& eigenvalues, int first, int last) {
  std::vector<double> x, y;
  for (int i = first; i <= last && static_cast<std::size_t>(i) <= eigenvalues.size(); ++i) {
    const double value = eigenvalues[static_cast<std::size_t>(i) - 1];
    if (!(value > kNegligible * eigenvalues[0])) break;
    x.push_back(std::log(static_cast<double>(i)));
    y.push_back(std::log(value));
  }
  if (x.size() < kFewest)
    throw BadParameter("alpha_req", "x", fmt::format("of {} eigenvalues from {} to {}", x.size(), first, last),
                       fmt::format("of at least {}, for a slope", kFewest));
  const LineFit fit = fit_line(x, y);
  return {-fit.slope, fit.determination};
}

SpectrumDecay alpha_req(const AlphaReq& question, core::Run& run) {
  constexpr const char* kKernel = "alpha_req";
  if (question.first < 0) throw BadParameter(kKernel, "first", std::to_string(question.first), "at least 1, or 0");
  if (question.last < 0) throw BadParameter(kKernel, "last", std::to_string(question.last), "at least 1, or 0");
  const auto values = covariance_spectrum(kKernel, question.x, run);
  const auto rank =
      static_cast<int>(std::count_if(values.begin(), values.end(), [](double v) { return v > kNegligible; }));
  if (question.first == 0 && question.last == 0 && rank < kLeastRank)
    throw BadParameter(kKernel, "x", fmt::format("of rank {}", rank),
                       fmt::format("of rank {} or more, or fitted between a first and a last of your own", kLeastRank));
  const bool is_wide = rank >= kWideRank;
  const int first = question.first > 0 ? question.first : is_wide ? 11 : 2;
  const int last = question.last > 0 ? question.last : is_wide ? 50 : rank / 2;
  return spectrum_decay(values, first, last);
}

}  // namespace ansatz::information
