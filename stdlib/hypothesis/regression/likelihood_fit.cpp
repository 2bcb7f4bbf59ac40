// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/likelihood_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr int kMostRounds = 60, kMostHalvings = 30;
constexpr double kLeastPivot = 1e-10;

/// ln(1 + e^x) without overflow.
double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

/// ln Φ(x); beyond −37 by the first term of its expansion.
double log_normal_cdf(double x) {
  return x > -37 ? std::log(normal_survival(-x)) : -0.5 * x * x - std::log(-x) - 0.5 * std::log(2 * std::acos(-1.0));
}

double normal_density(double x) { return std::exp(-0.5 * x * x) / std::sqrt(2 * std::acos(-1.0)); }

double deviance_of(Family family, double y, double eta) {
  switch (family) {
    case Family::logit:
      return 2 * (y > 0 ? softplus(-eta) : softplus(eta));
    case Family::probit:
      return -2 * log_normal_cdf(y > 0 ? eta : -eta);
    default:
      return 2 * ((y > 0 ? y * (std::log(y) - eta) : 0) - (y - std::exp(eta)));
  }
}

/// μ, the weight and the working residual of each value at its η.
void look(Family family, const std::vector<double>& y, LikelihoodFit& fit) {
  fit.deviance = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double eta = fit.eta[i];
    fit.deviance += deviance_of(family, y[i], eta);
    double slope = 0, variance = 0;
    if (family == Family::poisson) {
      fit.mean[i] = slope = variance = std::exp(eta);
    } else if (family == Family::logit) {
      fit.mean[i] = eta > 0 ? 1 / (1 + std::exp(-eta)) : std::exp(eta) / (1 + std::exp(eta));
      slope = variance = std::exp(-softplus(eta) - softplus(-eta));
    } else {
      fit.mean[i] = normal_survival(-eta);
      slope = normal_density(eta), variance = fit.mean[i] * normal_survival(eta);
    }
    // Where a mean is told to the last digit the value weighs nothing.
    const bool is_told = !(slope > 1e-150 && variance > 1e-290);
    fit.weight[i] = is_told ? 0 : slope / variance * slope;
    fit.working[i] = is_told ? 0 : (y[i] - fit.mean[i]) / slope;
  }
}

}  // namespace

LikelihoodFit likeliest(Family family, const std::vector<double>& y, const std::vector<std::vector<double>>& basis,
                        const std::vector<double>& offset) {
  const std::size_t n = y.size(), terms = basis.size() + 1;
  const auto size = static_cast<Eigen::Index>(n), width = static_cast<Eigen::Index>(terms);
  Eigen::MatrixXd q(size, width);
  q.col(0).setOnes();
  for (std::size_t c = 0; c < basis.size(); ++c)
    q.col(static_cast<Eigen::Index>(c) + 1) = Eigen::Map<const Eigen::VectorXd>(basis[c].data(), size);
  const Eigen::VectorXd shift = offset.empty() ? Eigen::VectorXd(Eigen::VectorXd::Zero(size))
                                               : Eigen::Map<const Eigen::VectorXd>(offset.data(), size);

  LikelihoodFit out;
  out.eta.assign(n, 0), out.mean.assign(n, 0), out.weight.assign(n, 0), out.working.assign(n, 0);
  Eigen::Map<Eigen::VectorXd> eta(out.eta.data(), size), weight(out.weight.data(), size),
      working(out.working.data(), size);
  // The likeliest constant alone (of offsets too, for counts) is where the search begins.
  const double total = std::accumulate(y.begin(), y.end(), 0.0), share = total / static_cast<double>(n);
  Eigen::VectorXd gamma = Eigen::VectorXd::Zero(width);
  gamma(0) = family == Family::logit    ? std::log(share / (1 - share))
             : family == Family::probit ? normal_quantile(share)
                                        : std::log(total / shift.array().exp().sum());
  eta = q * gamma + shift;
  look(family, y, out);
  Eigen::MatrixXd information;
  out.has_limit = true;
  while (out.rounds < kMostRounds) {
    ++out.rounds;
    information = q.transpose() * weight.asDiagonal() * q;
    const Eigen::VectorXd step = information.ldlt().solve(q.transpose() * (weight.array() * working.array()).matrix());
    const Eigen::VectorXd before = eta, from = gamma;
    const double deviance = out.deviance;
    double part = 1;
    for (int halving = 0; halving < kMostHalvings; ++halving, part /= 2) {
      gamma = from + part * step;
      eta = q * gamma + shift;
      look(family, y, out);
      if (out.deviance <= deviance + 1e-12 * (std::abs(deviance) + 1)) break;
    }
    const double moved = ((eta - before).array().abs() / (1 + eta.array().abs())).maxCoeff();
    if (moved <= 1e-9) {
      out.has_limit = false;
      break;
    }
    if (!(out.deviance > 1e-12 * static_cast<double>(n))) break;  // told apart to the last digit
  }
  information = q.transpose() * weight.asDiagonal() * q;
  const Eigen::LDLT<Eigen::MatrixXd> factors(information);
  // Where the likelihood grows without end the values on the way there come to weigh nothing, and the search stands
  // still.
  const Eigen::VectorXd pivots = factors.vectorD().cwiseAbs();
  if (pivots.minCoeff() < kLeastPivot * pivots.maxCoeff()) out.has_limit = true;
  const Eigen::MatrixXd inverse = factors.solve(Eigen::MatrixXd::Identity(width, width));
  out.gamma.assign(gamma.data(), gamma.data() + width);
  out.inverse.assign(terms, std::vector<double>(terms));
  for (std::size_t a = 0; a < terms; ++a)
    for (std::size_t b = 0; b < terms; ++b)
      out.inverse[a][b] = inverse(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
  return out;
}

}  // namespace ansatz::hypothesis
