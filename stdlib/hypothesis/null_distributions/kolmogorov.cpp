// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/kolmogorov.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

using Matrix = std::vector<double>;

Matrix product(const Matrix& a, const Matrix& b, std::size_t size) {
  Matrix c(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t k = 0; k < size; ++k)
      for (std::size_t j = 0; j < size; ++j) c[i * size + j] += a[i * size + k] * b[k * size + j];
  return c;
}

// H of Marsaglia, Tsang & Wang, every entry divided by e (n!/n^n ≈ √(2πn) e^{-n} keeps the power in range).
Matrix step_matrix(std::size_t k, double h) {
  const std::size_t size = 2 * k - 1;
  Matrix out(size * size, 0.0);
  const auto at = [&](std::size_t i, std::size_t j) -> double& { return out[i * size + j]; };
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < std::min(size, i + 2); ++j) at(i, j) = 1;
  for (std::size_t i = 0; i < size; ++i) {
    at(i, 0) -= std::pow(h, static_cast<double>(i + 1));
    at(size - 1, i) -= std::pow(h, static_cast<double>(size - i));
  }
  if (2 * h > 1) at(size - 1, 0) += std::pow(2 * h - 1, static_cast<double>(size));
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j <= std::min(i, size - 1); ++j) at(i, j) /= std::tgamma(static_cast<double>(i - j + 2));
  return out;
}

double cdf_by_matrix(double d, std::size_t n) {
  const double nd = static_cast<double>(n) * d;
  const auto k = static_cast<std::size_t>(nd) + 1;
  const std::size_t size = 2 * k - 1;
  Matrix base = step_matrix(k, static_cast<double>(k) - nd);
  // n!/n^n spread over the n factors, so that nothing overflows.
  const double scale =
      std::exp((log_gamma(static_cast<double>(n) + 1)) / static_cast<double>(n)) / static_cast<double>(n);
  for (double& v : base) v *= scale;
  Matrix power(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i) power[i * size + i] = 1;
  for (std::size_t left = n; left > 0; left /= 2) {
    if (left % 2 == 1) power = product(power, base, size);
    if (left > 1) base = product(base, base, size);
  }
  return power[(k - 1) * size + k - 1];
}

double limit_survival(double x) {
  constexpr double pi = std::numbers::pi;
  if (x <= 0) return 1;
  double sum = 0;
  if (x < 1) {
    for (int k = 1; k <= 7; k += 2) sum += std::exp(-k * k * pi * pi / (8 * x * x));
    return 1 - std::sqrt(2 * pi) / x * sum;
  }
  for (int k = 1; k <= 6; ++k) sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * x * x);
  return sum;
}

}  // namespace

double smirnov_survival(double d, std::size_t n) {
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  const auto size = static_cast<double>(n);
  if (n > kMostExactSmirnov) return std::exp(-2 * size * std::pow(d + 1 / (6 * size), 2));
  double sum = 0;
  for (double j = 0; j <= std::floor(size * (1 - d)); ++j) {
    const double up = d + j / size, down = 1 - d - j / size;
    double term = log_choose(size, j) + (j - 1) * std::log(up);
    if (size - j > 0) term += (size - j) * std::log(std::max(down, 0.0));
    sum += std::exp(term);
  }
  return std::min(1.0, d * sum);
}

double kolmogorov_survival(double d, std::size_t n) {
  const auto size = static_cast<double>(n);
  if (d <= 0.5 / size) return 1;
  if (d >= 1) return 0;
  if (d >= 0.5 || size * d * d > 4) return std::min(1.0, 2 * smirnov_survival(d, n));
  // With n d² ≤ 4 the matrix has at most 283 rows: some tenths of a second.
  if (n <= kMostExactKolmogorov) return std::clamp(1 - cdf_by_matrix(d, n), 0.0, 1.0);
  const double x = std::sqrt(size) * d;
  return std::clamp(limit_survival(x + 1 / (6 * std::sqrt(size)) + (x - 1) / (4 * size)), 0.0, 1.0);
}

double two_sample_survival(std::size_t n, std::size_t m, std::int64_t gap, int side,
                           const std::vector<std::size_t>& blocks) {
  std::vector<char> is_end(n + m + 1, 0);  // i + j at which a run of equal values is complete
  std::size_t seen = 0;
  for (const std::size_t block : blocks) is_end[seen += block] = 1;
  std::vector<double> reciprocal(n + m + 1, 0.0);
  for (std::size_t s = 1; s <= n + m; ++s) reciprocal[s] = 1 / static_cast<double>(s);
  const auto in = static_cast<std::int64_t>(n), im = static_cast<std::int64_t>(m);
  const auto outside = [&](std::int64_t i, std::int64_t j) {
    if (!is_end[static_cast<std::size_t>(i + j)]) return false;
    const std::int64_t apart = i * im - j * in;
    return side == 0 ? std::abs(apart) >= gap : side * apart >= gap;
  };
  // left[j]: of the ways to come to (i, j), the share that has been outside. The last step came along the first sample
  // with probability i / (i + j).
  std::vector<double> left(m + 1, 0.0);
  for (std::int64_t i = 0; i <= in; ++i) {
    for (std::int64_t j = 0; j <= im; ++j) {
      if (i + j == 0) continue;
      auto& here = left[static_cast<std::size_t>(j)];
      if (outside(i, j)) {
        here = 1;
        continue;
      }
      const double before = j > 0 ? left[static_cast<std::size_t>(j - 1)] : 0.0;
      here = (static_cast<double>(i) * here + static_cast<double>(j) * before) *
             reciprocal[static_cast<std::size_t>(i + j)];
    }
  }
  return left[m];
}

}  // namespace ansatz::hypothesis
