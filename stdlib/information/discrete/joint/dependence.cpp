// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/dependence.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/joint/choice.h"

namespace ansatz::information {

namespace {

double mean_of(const std::string& norm, double hx, double hy, double hxy) {
  if (norm == "geometric") return std::sqrt(hx * hy);
  if (norm == "smaller") return std::min(hx, hy);
  if (norm == "larger") return std::max(hx, hy);
  if (norm == "joint") return hxy;
  if (norm == "x") return hx;
  if (norm == "y") return hy;
  return 0.5 * (hx + hy);
}

void check_norm(const std::string& kernel, const std::string& norm, std::initializer_list<const char*> allowed) {
  if (std::find(allowed.begin(), allowed.end(), norm) != allowed.end()) return;
  std::string names;
  for (const char* each : allowed) names += fmt::format("{}\"{}\"", names.empty() ? "one of " : ", ", each);
  throw core::BadParameter(kernel, "norm", "\"" + norm + "\"", names);
}

double log_choose(double n, double k) {
  return boost::math::lgamma(n + 1) - boost::math::lgamma(k + 1) - boost::math::lgamma(n - k + 1);
}

/// Σ_n (n/N) ln(nN/(ab)) P(n): from the mode to both sides until terms no longer count.
double expected_term(double a, double b, double all) {
  const double low = std::max(0.0, a + b - all), high = std::min(a, b);
  const double mode = std::clamp(std::floor((a + 1) * (b + 1) / (all + 2)), low, high);
  const double at_mode = std::exp(log_choose(a, mode) + log_choose(all - a, b - mode) - log_choose(all, b));
  const auto term = [=](double n) { return n > 0 ? n / all * std::log(n * all / (a * b)) : 0; };
  CompensatedSum sum;
  sum.add(at_mode * term(mode));
  double p = at_mode;
  for (double n = mode; n < high && p > 1e-18 * at_mode; ++n) {
    p *= (a - n) * (b - n) / ((n + 1) * (all - a - b + n + 1));
    sum.add(p * term(n + 1));
  }
  p = at_mode;
  for (double n = mode; n > low && p > 1e-18 * at_mode; --n) {
    p *= n * (all - a - b + n) / ((a - n + 1) * (b - n + 1));
    sum.add(p * term(n - 1));
  }
  return sum.value();
}

struct Within {
  double values = 0;        ///< of the variable that occur
  double least = INFINITY;  ///< rows of the rarest
};

/// What occurs of a variable together with each value of z.
std::vector<Within> values_within(const Joint& joint, const Marginal& variable, const Marginal& z) {
  const Marginal pair = both(joint, variable, z);
  std::vector<bool> seen(pair.size(), false);
  std::vector<Within> out(z.size());
  for (std::size_t cell = 0; cell < joint.cells(); ++cell) {
    const auto value = pair.of_cell[cell];
    if (seen[value]) continue;
    seen[value] = true;
    Within& at = out[z.of_cell[cell]];
    at.values += 1;
    at.least = std::min(at.least, pair.weights[value]);
  }
  return out;
}

/// Equal sizes of labels give equal terms, so that each pair of sizes is summed once.
std::vector<std::pair<double, double>> sizes_of(std::vector<double> sizes) {
  std::sort(sizes.begin(), sizes.end());
  std::vector<std::pair<double, double>> out;
  for (const double size : sizes) {
    if (out.empty() || out.back().first != size) out.emplace_back(size, 0.0);
    out.back().second += 1;
  }
  return out;
}

}  // namespace

double normalised_mutual(const NormalisedMutual& question, core::Run& run) {
  constexpr const char* kKernel = "normalised_mutual";
  check_norm(kKernel, question.norm, {"arithmetic", "geometric", "smaller", "larger", "joint", "x", "y"});
  const auto [joint, x, y, none] = choose(kKernel, question.p, question.x, question.y, {}, run);
  const Marginal of_x = marginal(joint, x), of_y = marginal(joint, y);
  const double total = joint.total();
  const double divisor =
      mean_of(question.norm, entropy_of_weights(of_x.weights, total), entropy_of_weights(of_y.weights, total),
              entropy_of_weights(both(joint, of_x, of_y).weights, total));
  if (divisor == 0) {
    run.warn(fmt::format("{}: the entropy divided by is 0; {:g} is returned", kKernel, question.constant));
    return question.constant;
  }
  return std::min(1.0, conditional_information(joint, of_x, of_y, marginal(joint, none)) / divisor);
}

double adjusted_mutual(const AdjustedMutual& question, core::Run& run) {
  constexpr const char* kKernel = "adjusted_mutual";
  check_norm(kKernel, question.norm, {"arithmetic", "geometric", "smaller", "larger"});
  const auto [joint, x, y, none] = choose_counts(kKernel, question.counts, question.x, question.y, {}, run);
  const Marginal of_x = marginal(joint, x), of_y = marginal(joint, y);
  const double all = joint.total();
  const auto rows = static_cast<std::size_t>(all);
  const bool both_constant = of_x.size() == 1 && of_y.size() == 1;
  if (both_constant || (of_x.size() == rows && of_y.size() == rows)) return 1;
  CompensatedSum expected;
  for (const auto& [a, times_a] : sizes_of(of_x.weights)) {
    for (const auto& [b, times_b] : sizes_of(of_y.weights)) {
      run.tick();
      expected.add(times_a * times_b * expected_term(a, b, all));
    }
  }
  const double norm =
      mean_of(question.norm, entropy_of_weights(of_x.weights, all), entropy_of_weights(of_y.weights, all), 0);
  const double information = conditional_information(joint, of_x, of_y, marginal(joint, none));
  const double room = norm - expected.value();
  if (std::abs(room) < 1e-14) return 0;  // chance alone reaches the norm
  return (information - expected.value()) / room;
}

MutualTestResult mutual_test(const MutualTest& question, core::Run& run) {
  constexpr const char* kKernel = "mutual_test";
  const double scale = log_of_base(kKernel, question.base);
  const Choice chosen = choose_counts(kKernel, question.counts, question.x, question.y, question.given, run);
  const Joint& joint = chosen.joint;
  if (!joint.is_sample()) throw core::BadParameter(kKernel, "counts", "masses", "a sample, or whole counts");
  const Marginal x = marginal(joint, chosen.x), y = marginal(joint, chosen.y), z = marginal(joint, chosen.given);
  MutualTestResult out;
  const auto terms = pointwise_information(joint, x, y, z);
  CompensatedSum mean, spread;
  for (std::size_t i = 0; i < terms.size(); ++i) mean.add(joint.weights[i] / joint.rows * terms[i]);
  const double nats = std::max(0.0, mean.value());
  for (std::size_t i = 0; i < terms.size(); ++i)
    spread.add(joint.weights[i] / joint.rows * (terms[i] - nats) * (terms[i] - nats));
  out.information = nats / scale;
  out.standard_error = std::sqrt(spread.value() / joint.rows) / scale;
  out.g = 2 * joint.rows * nats;
  const auto by_x = values_within(joint, x, z), by_y = values_within(joint, y, z);
  double expected = 1;
  for (std::size_t k = 0; k < z.size(); ++k) {
    out.df += (by_x[k].values - 1) * (by_y[k].values - 1);
    if (by_x[k].values > 1 && by_y[k].values > 1)
      expected = std::min(expected, by_x[k].least * by_y[k].least / z.weights[k]);
  }
  if (out.df > 0) out.p = boost::math::gamma_q(out.df / 2, out.g / 2);
  if (expected < 1)
    run.warn(fmt::format("{}: a cell expects {:.2g} rows; below 1 the test's p is rough", kKernel, expected));
  return out;
}

}  // namespace ansatz::information
