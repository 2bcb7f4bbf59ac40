// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/extrapolation.h"

#include <Eigen/LU>
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace ansatz::information {

namespace {

constexpr std::size_t kFewest = 3;          // divisions that a line is laid through
constexpr double kBend = 0.1;               // what the parabola's last term may be of the value
constexpr double kSmallInformation = 0.05;  // nats; below, shares of it mean nothing

double t_quantile(double p, std::size_t degrees) {
  return boost::math::quantile(boost::math::students_t(static_cast<double>(degrees)), p);
}

/// Weighted polynomial in g = 1 … used; the weight of a division into g is 1/g, and variances are in units of s²/N.
struct Fit {
  Eigen::VectorXd coefficients, variances;
};

Fit fit(const std::vector<double>& means, std::size_t used, Eigen::Index terms) {
  Eigen::MatrixXd normal = Eigen::MatrixXd::Zero(terms, terms);
  Eigen::VectorXd right = Eigen::VectorXd::Zero(terms), powers(terms);
  for (std::size_t g = 1; g <= used; ++g) {
    const auto x = static_cast<double>(g);
    for (Eigen::Index i = 0; i < terms; ++i) powers[i] = std::pow(x, static_cast<double>(i));
    normal += powers * powers.transpose() / x;
    right += powers * means[g - 1] / x;
  }
  const Eigen::MatrixXd inverse = normal.inverse();
  return {inverse * right, inverse.diagonal()};
}

bool is_bent(const std::vector<double>& means, std::size_t used, double unit) {
  if (used < kFewest + 1) return false;  // a parabola goes through three
  const Fit parabola = fit(means, used, 3), line = fit(means, used, 2);
  const auto last = static_cast<double>(used);
  const double at_end = line.coefficients[0] + line.coefficients[1] * last;
  const double term = parabola.coefficients[2] * last * last;
  const double error = std::sqrt(parabola.variances[2] * unit);
  const bool is_large = std::abs(term) > kBend * std::max(std::abs(at_end), kSmallInformation);
  return is_large && std::abs(parabola.coefficients[2]) > t_quantile(0.975, used - 3) * error;
}

}  // namespace

Extrapolation extrapolate(std::size_t rows, std::size_t divisions, const core::Stream& stream,
                          const Estimate& estimate) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  stream.shuffle(order);
  Extrapolation out;
  double scatter = 0, degrees = 0;  // of parts about their mean, as from one row
  for (std::size_t g = 1; g <= divisions; ++g) {
    std::vector<double> found;
    for (std::size_t part = 0; part < g; ++part) {
      const std::size_t first = part * rows / g, last = (part + 1) * rows / g;
      found.push_back(estimate(std::span(order).subspan(first, last - first)));
    }
    const double mean = std::accumulate(found.begin(), found.end(), 0.0) / static_cast<double>(g);
    out.means.push_back(mean);
    for (const double value : found) scatter += (value - mean) * (value - mean) * static_cast<double>(rows / g);
    degrees += static_cast<double>(g) - 1;
  }
  const double unit = scatter / degrees / static_cast<double>(rows);
  out.used = divisions;
  while (out.used > kFewest && is_bent(out.means, out.used, unit)) --out.used;
  out.is_straight = out.used >= std::min<std::size_t>(divisions, kFewest + 1);
  const Fit line = fit(out.means, out.used, 2);
  out.value = line.coefficients[0];
  out.amplification = std::max(1.0, line.variances[0]);
  return out;
}

double variance_by_halves(std::size_t rows, std::size_t halvings, const core::Stream& stream,
                          const Estimate& estimate) {
  std::vector<std::size_t> order(rows);
  double sum = 0;
  for (std::size_t b = 0; b < halvings; ++b) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    stream.at(b).shuffle(order);
    const double difference = estimate(Rows(order).first(rows / 2)) - estimate(Rows(order).subspan(rows / 2));
    sum += difference * difference / 4;
  }
  return sum / static_cast<double>(halvings);
}

core::Interval interval_of(const Extrapolation& line, double variance, std::size_t halvings, double confidence) {
  const double chance = t_quantile(0.5 * (1 + confidence), halvings) * std::sqrt(variance * line.amplification);
  const double reach = std::hypot(chance, line.value - line.means[0]);
  return {line.value - reach, line.value + reach};
}

}  // namespace ansatz::information
