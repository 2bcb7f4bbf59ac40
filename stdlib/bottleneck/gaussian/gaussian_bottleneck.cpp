// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/gaussian/gaussian_bottleneck.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/betas.h"
#include "stdlib/core/error.h"
#include "stdlib/core/value.h"

namespace ansatz::bottleneck {

namespace {

using core::BadParameter;
using Matrix = Eigen::MatrixXd;

constexpr const char* kGaussianBottleneck = "gaussian_bottleneck";
constexpr double kNoise = 1e-12;  // least share of a direction's variance that Y leaves open
constexpr double kUneven = 1e-10;

Matrix read_matrix(const char* name, const core::Array& array) {
  const std::size_t rank = array.rank();
  if (rank != 0 && (rank != 2 || array.size() == 0))
    throw BadParameter(kGaussianBottleneck, name, core::Value(array).describe(), "a matrix");
  const auto rows = static_cast<Eigen::Index>(rank == 0 ? 1 : array.dimension(0).size);
  const auto columns = static_cast<Eigen::Index>(rank == 0 ? 1 : array.dimension(1).size);
  Matrix out(rows, columns);
  for (Eigen::Index i = 0; i < rows; ++i)
    for (Eigen::Index j = 0; j < columns; ++j) {
      out(i, j) = array.number(static_cast<std::size_t>(i * columns + j));
      if (!std::isfinite(out(i, j))) throw BadParameter(kGaussianBottleneck, name, "not finite", "finite");
    }
  return out;
}

Eigen::LLT<Matrix> read_covariance(const char* name, const Matrix& c) {
  if (c.rows() != c.cols())
    throw BadParameter(kGaussianBottleneck, name, fmt::format("a matrix of {} by {}", c.rows(), c.cols()), "square");
  if ((c - c.transpose()).cwiseAbs().maxCoeff() > kUneven * c.cwiseAbs().maxCoeff())
    throw BadParameter(kGaussianBottleneck, name, "not symmetric", "a covariance matrix");
  Eigen::LLT<Matrix> factor(c);
  if (factor.info() != Eigen::Success)
    throw BadParameter(kGaussianBottleneck, name, "not positive definite", "a covariance matrix");
  return factor;
}

/// λ and the directions v of Σ_{x|y} against Σ_x, vᵀ Σ_x v = 1.
struct Directions {
  Eigen::VectorXd eigenvalues;
  Matrix vectors;  ///< one a column
};

Directions directions_of(const GaussianBottleneck& question) {
  const Matrix x = read_matrix("x", question.x), y = read_matrix("y", question.y),
               xy = read_matrix("cross", question.cross);
  const Eigen::LLT<Matrix> factor_x = read_covariance("x", x), factor_y = read_covariance("y", y);
  if (xy.rows() != x.rows() || xy.cols() != y.rows())
    throw BadParameter(kGaussianBottleneck, "cross", fmt::format("of {} by {}", xy.rows(), xy.cols()),
                       fmt::format("of {} by {}", x.rows(), y.rows()));
  // ρ² are the squared singular values of L_x⁻¹ Σ_xy L_y⁻ᵀ; λ = 1 − ρ² from them is exact where ρ is small.
  const Matrix half = factor_x.matrixL().solve(factor_y.matrixL().solve(xy.transpose()).transpose());
  const Eigen::JacobiSVD<Matrix> svd(half, Eigen::ComputeFullU);
  const Eigen::Index n = x.rows();
  Directions out{Eigen::VectorXd::Ones(n), factor_x.matrixU().solve(svd.matrixU())};
  for (Eigen::Index i = 0; i < svd.singularValues().size() && i < n; ++i) {
    const double rho = svd.singularValues()[i];
    if (rho > 1 + 1e-9)
      throw BadParameter(kGaussianBottleneck, "cross", fmt::format("too large (a correlation of {:g})", rho),
                         "a covariance");
    out.eigenvalues[i] = (1 - rho) * (1 + rho);
    if (!(out.eigenvalues[i] > kNoise))
      throw BadParameter(kGaussianBottleneck, "cross",
                         "of a relation without noise, along which T can tell infinitely much",
                         "of one with some: add the variance of a measurement to y");
  }
  return out;
}

}  // namespace

GaussianBottleneckResult gaussian_bottleneck(const GaussianBottleneck& question, core::Run&) {
  const double scale = information::log_of_base(kGaussianBottleneck, question.base);
  const std::vector<double> betas = read_betas(kGaussianBottleneck, question.beta);
  const Directions found = directions_of(question);
  const auto n = static_cast<std::size_t>(found.eigenvalues.size());
  std::vector<double> lambda(found.eigenvalues.data(), found.eigenvalues.data() + n), critical(n);
  GaussianBottleneckResult out;
  for (std::size_t i = 0; i < n; ++i) {
    critical[i] = lambda[i] < 1 ? 1 / (1 - lambda[i]) : std::numeric_limits<double>::infinity();
    out.information -= 0.5 * std::log(lambda[i]) / scale;
  }
  std::vector<double> rate, relevance, kept;
  for (const double beta : betas) {
    double tx = 0, lost = 0, count = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (!(beta > critical[i])) continue;
      tx += 0.5 * std::log((beta - 1) * (1 - lambda[i]) / lambda[i]);
      lost += 0.5 * std::log(beta * (1 - lambda[i]));
      ++count;
    }
    rate.push_back(tx / scale);
    relevance.push_back(std::max(0.0, tx - lost) / scale);
    kept.push_back(count);
  }
  if (betas.size() == 1) {
    std::vector<double> projection;
    for (std::size_t i = 0; i < n; ++i) {
      const double alpha = betas[0] > critical[i] ? std::sqrt((betas[0] * (1 - lambda[i]) - 1) / lambda[i]) : 0.0;
      for (std::size_t j = 0; j < n; ++j)
        projection.push_back(alpha * found.vectors(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)));
    }
    out.projection = core::Array({core::Dimension("direction", n), core::Dimension("x", n)}, std::move(projection));
  }
  std::vector<std::pair<double, double>> curve{{0, 0}};
  for (std::size_t k = 0; k < betas.size(); ++k)
    if (rate[k] > 0) curve.emplace_back(rate[k], relevance[k]);
  std::sort(curve.begin(), curve.end());
  curve.erase(std::unique(curve.begin(), curve.end()), curve.end());
  std::vector<double> tx, ty;
  for (const auto& [x, y] : curve) {
    tx.push_back(x);
    ty.push_back(y);
  }
  put_curve(std::move(tx), std::move(ty), out.i_tx, out.i_ty);
  out.rate = along_beta(question.beta, std::move(rate), "I(T; X)");
  out.relevance = along_beta(question.beta, std::move(relevance), "I(T; Y)");
  out.kept = along_beta(question.beta, std::move(kept), "directions");
  out.eigenvalues = core::Array::along("direction", std::move(lambda));
  out.critical = core::Array::along("direction", std::move(critical));
  return out;
}

}  // namespace ansatz::bottleneck
