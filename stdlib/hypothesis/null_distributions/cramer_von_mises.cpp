// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/cramer_von_mises.h"

#include <algorithm>
#include <boost/math/special_functions/bessel.hpp>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kLeast = 1e-17;  ///< of a term beside a probability
constexpr int kMostTerms = 200;

// e^{−z} K_ν(z), 0 where it is below the least number.
double bessel(double order, double z) {
  if (z > 300) return 0;
  return std::exp(-z) * boost::math::cyl_bessel_k(order, z);
}

double limit_cdf(double x) {
  double sum = 0;
  for (int k = 0; k < kMostTerms; ++k) {
    const double odd = 4 * k + 1, y = odd * odd / (16 * x);
    const double term = std::exp(log_gamma(k + 0.5) - log_gamma(k + 1)) * std::sqrt(odd) * bessel(0.25, y);
    sum += term;
    if (term < kLeast * sum || term == 0) break;
  }
  return sum / (std::pow(kPi, 1.5) * std::sqrt(x));
}

// The parabolic cylinder functions of the correction, e^{−y²/4} D(y) of two orders, through Bessel functions.
double lower_order(double y) {
  const double z = 0.25 * y * y;
  return std::pow(0.5 * y, 1.5) * (bessel(0.25, z) + bessel(0.75, z)) / std::sqrt(kPi);
}
double upper_order(double y) {
  const double z = 0.25 * y * y;
  return std::pow(0.5 * y, 2.5) * (2 * bessel(0.25, z) + 3 * bessel(0.75, z) - bessel(1.25, z)) / std::sqrt(kPi);
}

// The coefficient of 1/n, beside V/12.
double correction(double x) {
  const double root = 2 * std::sqrt(x), low = std::pow(x, 0.75), high = std::pow(x, 1.25);
  double sum = 0;
  for (int k = 0; k < kMostTerms; ++k) {
    const double m = 2 * k + 1, gamma = std::exp(log_gamma(k + 0.5) - log_gamma(k + 1));
    const double one = (4 * k + 1) / root, three = (4 * k + 3) / root, five = (4 * k + 5) / root;
    const double term = gamma * (m * lower_order(three) / (9 * low) + upper_order(one) / (72 * high) +
                                 2 * (m + 2) * (k + 0.5) * upper_order(five) / (12 * high) +
                                 7 * m * (lower_order(one) + lower_order(five)) / (144 * low));
    sum += term;
    if (std::abs(term) <= kLeast * std::abs(sum)) break;
  }
  return -sum / kPi;
}

}  // namespace

double cramer_von_mises_limit_survival(double x) { return x <= 0 ? 1 : std::clamp(1 - limit_cdf(x), 0.0, 1.0); }

double cramer_von_mises_survival(double x, double n) {
  if (x <= 1 / (12 * n)) return 1;
  if (x >= n / 3) return 0;
  return std::clamp(1 - (limit_cdf(x) * (1 + 1 / (12 * n)) + correction(x) / n), 0.0, 1.0);
}

namespace {

/// Shares of labellings by the sum so far, at one place of the lattice; sums from `least` on.
struct SumShares {
  std::int64_t least = 0;
  std::vector<double> shares;

  std::int64_t end() const { return least + static_cast<std::int64_t>(shares.size()); }
};

}  // namespace

double two_sample_cramer_von_mises_survival(std::size_t n, std::size_t m, std::int64_t s) {
  // What n and m have in common is in every term twice.
  const auto common = std::gcd(n, m);
  const auto step_up = static_cast<std::int64_t>(m / common), step_down = static_cast<std::int64_t>(n / common);
  const auto twice = static_cast<std::int64_t>(common * common);
  if (s <= 0) return 1;
  s = (s + twice - 1) / twice;
  const auto term = [&](std::size_t i, std::size_t j) {
    const auto off = static_cast<std::int64_t>(i) * step_up - static_cast<std::int64_t>(j) * step_down;
    return off * off;
  };
  // The most that can still come behind each place.
  std::vector<std::int64_t> most((n + 1) * (m + 1), 0);
  const auto place = [&](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
  for (std::size_t i = n + 1; i-- > 0;)
    for (std::size_t j = m + 1; j-- > 0;) {
      if (i < n) most[place(i, j)] = most[place(i + 1, j)] + term(i + 1, j);
      if (j < m) most[place(i, j)] = std::max(most[place(i, j)], most[place(i, j + 1)] + term(i, j + 1));
    }
  // Row by row of the first sample's count. A sum of s is enough whatever comes; one that cannot reach s is left out.
  std::vector<SumShares> row(m + 1);
  double enough = 0;
  for (std::size_t i = 0; i <= n; ++i)
    for (std::size_t j = 0; j <= m; ++j) {
      if (i + j == 0) {
        row[0] = {0, {1.0}};
        continue;
      }
      const std::int64_t added = term(i, j), floor = std::max<std::int64_t>(s - most[place(i, j)], 0);
      // The share that the place before it sends here: of the values left there, those of the sample that steps.
      struct Source {
        const SumShares* from;
        double weight;
      };
      std::vector<Source> sources;
      const auto left = static_cast<double>(n + m - i - j + 1);
      if (i > 0) sources.push_back({&row[j], static_cast<double>(n - i + 1) / left});
      if (j > 0) sources.push_back({&row[j - 1], static_cast<double>(m - j + 1) / left});
      std::int64_t low = s, high = 0;
      for (const Source& source : sources) {
        if (source.from->shares.empty()) continue;
        low = std::min(low, source.from->least + added);
        high = std::max(high, source.from->end() + added);
      }
      low = std::max(low, floor);
      SumShares here{low,
                     std::vector<double>(static_cast<std::size_t>(std::max<std::int64_t>(std::min(high, s) - low, 0)))};
      for (const Source& source : sources) {
        std::int64_t sum = source.from->least + added;
        for (const double share : source.from->shares) {
          if (sum >= s)
            enough += share * source.weight;
          else if (sum >= low)
            here.shares[static_cast<std::size_t>(sum - low)] += share * source.weight;
          ++sum;
        }
      }
      row[j] = std::move(here);
    }
  return std::min(enough, 1.0);
}

}  // namespace ansatz::hypothesis
