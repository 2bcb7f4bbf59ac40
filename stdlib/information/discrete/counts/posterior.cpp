// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/information/discrete/counts/estimators.h"

namespace ansatz::information {

namespace {

/// The sum over cells of one moment, cells of a = n + β weighing alike; the empty ones have a = β and weight
/// (K − K₀)β together, so that β may vanish while Kβ stays.
PosteriorEntropy given_concentration(const Multiplicities& counts, double beta, double empty_weight) {
  double all = counts.samples + empty_weight;
  for (const auto& group : counts.groups) all += group.cells * beta;
  const double psi_two = boost::math::digamma(all + 2), psi1_two = boost::math::trigamma(all + 2);
  double mean = 0, cross = 0, cross_squares = 0, squares = 0, own = 0;
  const auto add = [&](double a, double weight) {  // weight = cells · a
    const double low = boost::math::digamma(a + 1), high = low + 1 / (a + 1);
    mean += weight * low;
    cross += weight * (low - psi_two);
    cross_squares += weight * a * (low - psi_two) * (low - psi_two);
    squares += weight * a;
    own += weight * (a + 1) * ((high - psi_two) * (high - psi_two) + boost::math::trigamma(a + 2) - psi1_two);
  };
  for (const auto& group : counts.groups) add(group.count + beta, group.cells * (group.count + beta));
  if (empty_weight > 0) add(beta, empty_weight);
  PosteriorEntropy out;
  out.mean = boost::math::digamma(all + 1) - mean / all;
  const double second = (cross * cross - cross_squares - psi1_two * (all * all - squares) + own) / (all * (all + 1));
  out.deviation = std::sqrt(std::max(0.0, second - out.mean * out.mean));
  return out;
}

double stirling_rest(double x) { return (1.0 / 12 - (1.0 / 360 - 1 / (1260 * x * x)) / (x * x)) / x; }

/// ln Γ, by Stirling's series from 20 on, where it leaves 5e-13.
double log_gamma(double x) {
  if (x < 20) return boost::math::lgamma(x);
  return (x - 0.5) * std::log(x) - x + 0.5 * std::log(2 * std::numbers::pi) + stirling_rest(x);
}

/// ln Γ(z + n) − ln Γ(z), without the cancellation of large z.
double log_rising(double z, double n) {
  if (n <= 16 && z < 1e60) {
    double sum = 0, product = 1;  // of four at a time
    for (double i = 0; i < n; ++i) {
      product *= z + i;
      if (static_cast<int>(i) % 4 == 3) {
        sum += std::log(product);
        product = 1;
      }
    }
    return sum + std::log(product);
  }
  if (z < 50) return log_gamma(z + n) - log_gamma(z);
  return (z - 0.5) * std::log1p(n / z) + n * std::log(z + n) - n + stirling_rest(z + n) - stirling_rest(z);
}

/// 1 − x ψ₁(x + 1), which falls like 1/2x.
double prior_part(double x) {
  if (x < 40) return 1 - x * boost::math::trigamma(x + 1);
  const double r = 1 / (x * x);
  return 0.5 / x - r * (1.0 / 6 - r * (1.0 / 30 - r / 42));
}

class NsbPosterior {
 public:
  NsbPosterior(const Multiplicities& counts, double alphabet) : counts_(counts), alphabet_(alphabet) {}

  double log_weight(double s) const {
    const double kappa = std::exp(s), beta = kappa / alphabet_;
    double sum = std::log(prior_part(beta) - prior_part(kappa)) + counts_.observed * s;
    for (const auto& group : counts_.groups) sum += group.cells * log_rising(1 + beta, group.count - 1);
    return sum - log_rising(kappa, counts_.samples);
  }
  PosteriorEntropy at(double s) const {
    const double kappa = std::exp(s), beta = kappa / alphabet_;
    return given_concentration(counts_, beta, std::max(0.0, kappa - counts_.observed * beta));
  }

  /// Where the weight is largest: the best of a coarse walk, then refined.
  double mode() const {
    const double low = -40,
                 high = std::isinf(alphabet_) ? std::log(counts_.samples) * 2 + 40 : std::log(alphabet_) + 35;
    double best = low, most = -INFINITY;
    for (double s = low; s <= high; s += kStride) {
      const double here = log_weight(s);
      if (here > most) {
        most = here;
        best = s;
      }
    }
    const auto cost = [this](double s) { return -log_weight(s); };
    return boost::math::tools::brent_find_minima(cost, best - kStride, best + kStride, 24).first;
  }
  /// The spread of the peak, from its curvature.
  double width(double mode) const {
    const double step = 1e-3;
    const double bend = log_weight(mode + step) - 2 * log_weight(mode) + log_weight(mode - step);
    return std::clamp(step / std::sqrt(std::max(-bend, 1e-12)), 1e-6, 4.0);
  }
  /// How far from the mode, to one side, the weight has fallen by e^−36.
  double edge(double mode, double direction) const {
    const double floor = log_weight(mode) - kFall;
    double inside = 0, step = 1e-3;
    while (step < 1000 && log_weight(mode + direction * step) > floor) {
      inside = step;
      step *= 2;
    }
    for (int turn = 0; turn < 8; ++turn) {
      const double middle = 0.5 * (inside + step);
      (log_weight(mode + direction * middle) > floor ? inside : step) = middle;
    }
    return mode + direction * step;
  }

 private:
  static constexpr double kStride = 3, kFall = 36;
  const Multiplicities& counts_;
  double alphabet_;
};

}  // namespace

PosteriorEntropy dirichlet_entropy(const Multiplicities& counts, double alphabet, double concentration) {
  if (alphabet == 1) return {};
  return given_concentration(counts, concentration, (alphabet - counts.observed) * concentration);
}

PosteriorEntropy nsb_entropy(const Multiplicities& counts, double alphabet) {
  if (alphabet == 1) return {};
  const NsbPosterior posterior(counts, alphabet);
  const double mode = posterior.mode(), most = posterior.log_weight(mode), width = posterior.width(mode);
  // s = mode + width sinh(u): fine about the mode, coarse in a long tail; even steps in u.
  const double low = std::asinh((posterior.edge(mode, -1) - mode) / width);
  const double high = std::asinh((posterior.edge(mode, 1) - mode) / width);
  constexpr int kNodes = 120;
  double weight = 0, mean = 0, second = 0;
  for (int i = 0; i <= kNodes; ++i) {
    const double u = low + (high - low) * i / kNodes, s = mode + width * std::sinh(u);
    const double w = std::cosh(u) * std::exp(posterior.log_weight(s) - most);
    if (!(w > 1e-15)) continue;
    const PosteriorEntropy here = posterior.at(s);
    weight += w;
    mean += w * here.mean;
    second += w * (here.mean * here.mean + here.deviation * here.deviation);
  }
  mean /= weight;
  return {mean, std::sqrt(std::max(0.0, second / weight - mean * mean))};
}

}  // namespace ansatz::information
