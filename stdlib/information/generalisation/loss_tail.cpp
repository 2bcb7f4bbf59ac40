// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/loss_tail.h"

#include <algorithm>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace ansatz::information {

namespace {

/// ln P(a, x) of the regularised incomplete gamma function, by its power series where that is small.
double log_gamma_cdf(double a, double x) {
  if (x >= a + 1) return std::log(boost::math::gamma_p(a, x));
  double sum = 1, term = 1;
  for (double k = 1; term > 1e-17 * sum; ++k) sum += term *= x / (a + k);
  return a * std::log(x) - x - std::lgamma(a + 1) + std::log(sum);
}

/// By rejection (Marsaglia & Tsang, 2000); below 1 from the shape above.
double gamma_draw(double a, const core::Stream& stream) {
  if (a < 1) return gamma_draw(a + 1, stream) * std::pow(stream.at("power").uniform(0), 1 / a);
  const double d = a - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (std::uint64_t attempt = 0;; ++attempt) {
    const double x = stream.normal(4 * attempt), v = std::pow(1 + c * x, 3);
    if (v > 0 && std::log(stream.uniform(4 * attempt + 2)) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

}  // namespace

double LossTail::log_cdf(double loss) const {
  if (!(loss > 0)) return -std::numeric_limits<double>::infinity();
  const double a = 0.5 * degrees, x = 0.5 * loss / scale;
  if (noncentrality == 0) return log_gamma_cdf(a, x);
  // A mixture over Poisson's j: terms rise to one peak and fall.
  const double mean = 0.5 * noncentrality;
  std::vector<double> terms;
  double largest = -std::numeric_limits<double>::infinity();
  for (double j = 0;; ++j) {
    const double term = j * std::log(mean) - mean - std::lgamma(j + 1) + log_gamma_cdf(a + j, x);
    terms.push_back(term);
    if (term < largest - 45) break;
    largest = std::max(largest, term);
  }
  double sum = 0;
  for (const double term : terms) sum += std::exp(term - largest);
  return largest + std::log(sum);
}

double LossTail::cdf(double loss) const {
  if (!(loss > 0)) return 0;
  if (noncentrality == 0) return boost::math::gamma_p(0.5 * degrees, 0.5 * loss / scale);
  return boost::math::cdf(boost::math::non_central_chi_squared_distribution<double>(degrees, noncentrality),
                          loss / scale);
}

double LossTail::draw(const core::Stream& stream, std::uint64_t i) const {
  const core::Stream own = stream.at(i);
  double a = 0.5 * degrees;
  if (noncentrality > 0) {
    // χ² with λ is a χ² whose degrees grow by two for each of a Poisson number, found by going up its masses, or where
    // the first of them is no number by the normal law that Poisson's is by then.
    const double mean = 0.5 * noncentrality;
    double left = own.uniform(2), mass = std::exp(-mean), j = 0;
    if (mass > 0)
      for (; left > mass && j < mean + 1000; mass *= mean / ++j) left -= mass;
    else
      j = std::max(0.0, std::round(mean + std::sqrt(mean) * own.normal(0)));
    a += j;
  }
  return 2 * scale * gamma_draw(a, own.at("gamma"));
}

LossMoments moments_of(std::span<const double> losses) {
  LossMoments out;
  const auto n = static_cast<double>(losses.size());
  for (const double loss : losses) out.mean += loss / n;
  for (const double loss : losses) {
    const double d = loss - out.mean;
    out.second += d * d / n;
    out.third += d * d * d / n;
  }
  return out;
}

// With scale s, mean = s (k + λ), second = 2 s² (k + 2λ), third = 8 s³ (k + 3λ); eliminating k and λ leaves
// mean s² − second s + third/8 = 0, whose smaller root is s and whose discriminant is (2 s² λ)².
LossTail fitted_tail(const std::string& law, const LossMoments& moments, bool& is_central) {
  is_central = law == "gamma";
  if (!is_central) {
    const double square = moments.second * moments.second - 0.5 * moments.mean * moments.third;
    if (square > 0) {
      LossTail out;
      out.scale = (moments.second - std::sqrt(square)) / (2 * moments.mean);
      out.noncentrality = std::sqrt(square) / (2 * out.scale * out.scale);
      out.degrees = moments.mean / out.scale - out.noncentrality;
      if (out.scale > 0 && out.degrees > 0 && std::isfinite(out.noncentrality)) return out;
    }
    is_central = true;
  }
  LossTail out;
  out.scale = moments.second / (2 * moments.mean);
  out.degrees = moments.mean / out.scale;
  return out;
}

}  // namespace ansatz::information
