// SPDX-License-Identifier: MIT
#include "stdlib/sampling/distribution.h"

#include <algorithm>
#include <bit>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"

namespace ansatz::sampling {

namespace {

using core::BadParameter;
using core::number_text;

// No promotion to long double: the same bits as everywhere else, and several times faster.
using Policy =
    boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>>;

void must_be_above(const char* who, const char* name, double value, const char* other, double bound) {
  if (value > bound) return;
  throw BadParameter(who, name, number_text(value), std::string("above ") + other + ", which is " + number_text(bound));
}

double normal_quantile(double mean, double sd, double p) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (p <= 0 || p >= 1) return p <= 0 ? -kInfinity : kInfinity;
  return boost::math::quantile(boost::math::normal_distribution<double, Policy>(mean, sd), p);
}

double truncated_normal_quantile(double mean, double sd, double low, double high, double p) {
  if (p <= 0 || p >= 1) return p <= 0 ? low : high;
  // In the upper half both tails are taken from above, where small probabilities keep their digits.
  const boost::math::normal_distribution<double, Policy> whole(mean, sd);
  const bool is_above = low > mean;
  const auto share = [&](double x) {
    return is_above ? boost::math::cdf(boost::math::complement(whole, x)) : boost::math::cdf(whole, x);
  };
  const double from = share(low), to = share(high);
  const double here = from + p * (to - from);
  if (!(here > 0 && here < 1)) return p < 0.5 ? low : high;
  const double x =
      is_above ? boost::math::quantile(boost::math::complement(whole, here)) : boost::math::quantile(whole, here);
  return std::clamp(x, low, high);
}

/// The first number in [0, 1] at which the distribution function reaches p, by halving the numbers there are: Boost's
/// own inverse misses by three digits, or finds nothing, where a is below 1 and p is small.
double beta_quantile(double a, double b, double p) {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1;
  const boost::math::beta_distribution<double, Policy> whole(a, b);
  std::uint64_t low = 0, high = std::bit_cast<std::uint64_t>(1.0);  // numbers from 0 on are in the order of their bits
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (boost::math::cdf(whole, std::bit_cast<double>(middle)) < p)
      low = middle + 1;
    else
      high = middle;
  }
  return std::bit_cast<double>(low);
}

double triangular_quantile(double low, double mode, double high, double p) {
  const double width = high - low, left = mode - low;
  if (p * width < left) return low + std::sqrt(p * width * left);
  return high - std::sqrt((1 - p) * width * (high - mode));
}

}  // namespace

double quantile_of(const Distribution& distribution, double p) {
  if (!(p >= 0 && p <= 1)) throw BadParameter("quantile", "p", number_text(p), "in [0, 1]");
  const auto& of = distribution.parameters;
  const auto is = [&](const char* family, std::size_t parameters) {
    return distribution.family == family && of.size() == parameters;
  };
  if (is("uniform", 2)) return of[0] + p * (of[1] - of[0]);
  if (is("normal", 2)) return normal_quantile(of[0], of[1], p);
  if (is("truncated_normal", 4)) return truncated_normal_quantile(of[0], of[1], of[2], of[3], p);
  if (is("log_uniform", 2)) {
    const double x = of[0] * std::exp(p * std::log(of[1] / of[0]));
    return std::clamp(x, of[0], of[1]);
  }
  if (is("log_normal", 2)) return of[0] * std::exp(normal_quantile(0, of[1], p));
  if (is("exponential", 1)) return -of[0] * std::log1p(-p);
  if (is("gamma", 2)) {
    if (p >= 1) return std::numeric_limits<double>::infinity();
    return boost::math::quantile(boost::math::gamma_distribution<double, Policy>(of[0], of[1]), p);
  }
  if (is("beta", 4)) return of[2] + beta_quantile(of[0], of[1], p) * (of[3] - of[2]);
  if (is("triangular", 3)) return triangular_quantile(of[0], of[1], of[2], p);
  if (is("integers", 2)) return std::min(of[0] + std::floor(p * (of[1] - of[0] + 1)), of[1]);
  throw BadParameter("quantile", "distribution",
                     distribution.family + " with " + std::to_string(of.size()) + " parameters",
                     "made by one of the distributions, uniform(0, 1) for instance");
}

Distribution uniform(const Uniform& question, core::Run&) {
  must_be_above("uniform", "high", question.high, "low", question.low);
  return {"uniform", {question.low, question.high}};
}

Distribution normal(const Normal& question, core::Run&) { return {"normal", {question.mean, question.sd}}; }

Distribution truncated_normal(const TruncatedNormal& question, core::Run&) {
  must_be_above("truncated_normal", "high", question.high, "low", question.low);
  return {"truncated_normal", {question.mean, question.sd, question.low, question.high}};
}

Distribution log_uniform(const LogUniform& question, core::Run&) {
  must_be_above("log_uniform", "high", question.high, "low", question.low);
  return {"log_uniform", {question.low, question.high}};
}

Distribution log_normal(const LogNormal& question, core::Run&) {
  return {"log_normal", {question.median, question.sigma}};
}

Distribution exponential(const Exponential& question, core::Run&) { return {"exponential", {question.mean}}; }

Distribution gamma(const Gamma& question, core::Run&) { return {"gamma", {question.shape, question.scale}}; }

Distribution beta(const Beta& question, core::Run&) {
  must_be_above("beta", "high", question.high, "low", question.low);
  return {"beta", {question.a, question.b, question.low, question.high}};
}

Distribution triangular(const Triangular& question, core::Run&) {
  must_be_above("triangular", "high", question.high, "low", question.low);
  if (question.mode < question.low || question.mode > question.high)
    throw BadParameter("triangular", "mode", number_text(question.mode),
                       "in [" + number_text(question.low) + ", " + number_text(question.high) + "]");
  return {"triangular", {question.low, question.mode, question.high}};
}

Distribution integers(const Integers& question, core::Run&) {
  const auto low = static_cast<double>(question.low), high = static_cast<double>(question.high);
  if (high < low)
    throw BadParameter("integers", "high", number_text(high), "at least low, which is " + number_text(low));
  return {"integers", {low, high}};
}

core::Value quantile(const Quantile& question, core::Run&) {
  if (const auto* p = question.p.get<double>()) return quantile_of(question.distribution, *p);
  const auto* given = question.p.get<core::Array>();
  if (!given) throw core::Mismatch("quantile: p must be a number or an array, but is " + question.p.describe());
  const core::Array probabilities = given->as_real();
  std::vector<double> values;
  values.reserve(probabilities.size());
  for (const double p : probabilities.real()) values.push_back(quantile_of(question.distribution, p));
  return core::Array(probabilities.dimensions(), std::move(values));
}

}  // namespace ansatz::sampling
