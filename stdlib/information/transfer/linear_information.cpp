// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/linear_information.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>

#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

using Matrix = Eigen::MatrixXd;

Matrix columns_of(Points points) {
  rescale("", "standard", points);
  return Eigen::Map<const Matrix>(points.values.data(), static_cast<Eigen::Index>(points.count),
                                  static_cast<Eigen::Index>(points.dimension));
}

double spread(std::span<const double> column) {
  const double mean = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
  double squares = 0;
  for (const double v : column) squares += (v - mean) * (v - mean);
  return std::sqrt(squares / static_cast<double>(column.size() - 1));
}

struct Residuals {
  Matrix rows;
  Eigen::LLT<Matrix> covariance;

  Residuals(const Matrix& y, const Matrix& known) : rows(y) {
    if (known.cols() > 0) {
      Eigen::ColPivHouseholderQR<Matrix> qr(known.rows(), known.cols());
      qr.setThreshold(1e-10);
      qr.compute(known);
      rows -= known * qr.solve(y);
    }
    covariance.compute(rows.transpose() * rows / static_cast<double>(rows.rows()));
  }

  bool is_regular() const {
    return covariance.info() == Eigen::Success && covariance.matrixLLT().diagonal().minCoeff() > 1e-10;
  }
  double log_determinant() const { return 2 * covariance.matrixLLT().diagonal().array().log().sum(); }
  Eigen::VectorXd lengths() const {
    return covariance.matrixL().solve(rows.transpose()).colwise().squaredNorm().transpose();
  }
};

}  // namespace

std::vector<double> linear_information(const Points& y, const Points& x, const Points& given) {
  const Matrix of_y = columns_of(y), of_x = columns_of(x), of_z = columns_of(given);
  Matrix all(of_y.rows(), of_z.cols() + of_x.cols());
  all << of_z, of_x;
  const Residuals without(of_y, of_z), with(of_y, all);
  if (!without.is_regular() || !with.is_regular()) return {};
  const double mean = 0.5 * (without.log_determinant() - with.log_determinant());
  const Eigen::VectorXd local = 0.5 * (without.lengths() - with.lengths());
  std::vector<double> out;
  for (const double deviation : local) out.push_back(mean + deviation);
  return out;
}

double linear_rate(const Points& y, const Points& given) {
  const Residuals residuals(columns_of(y), columns_of(given));
  if (!residuals.is_regular()) return -std::numeric_limits<double>::infinity();
  double log_spreads = 0;  // by which the columns were divided
  for (std::size_t a = 0; a < y.dimension; ++a) log_spreads += std::log(spread(y.column(a)));
  return 0.5 * (static_cast<double>(y.dimension) * std::log(2 * std::numbers::pi * std::numbers::e) +
                residuals.log_determinant()) +
         log_spreads;
}

}  // namespace ansatz::information
