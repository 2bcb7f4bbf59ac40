// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/canonical.h"

#include <Eigen/QR>
#include <Eigen/SVD>
#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

// Columns less their means, over their spreads, so that ranks are told by one threshold.
Eigen::MatrixXd centred(Points points) {
  rescale("", "standard", points);
  return Eigen::Map<const Eigen::MatrixXd>(points.values.data(), static_cast<Eigen::Index>(points.count),
                                           static_cast<Eigen::Index>(points.dimension));
}

/// An orthonormal basis of what the columns span.
Eigen::MatrixXd basis(const Eigen::MatrixXd& columns) {
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(columns.rows(), columns.cols());
  qr.setThreshold(1e-10);
  qr.compute(columns);
  return qr.householderQ() * Eigen::MatrixXd::Identity(columns.rows(), qr.rank());
}

}  // namespace

Canonical canonical_correlations(const Points& x, const Points& y, const Points* given) {
  Eigen::MatrixXd left = centred(x), right = centred(y);
  if (given) {
    const Eigen::MatrixXd known = basis(centred(*given));
    // What is left of a column that `given` determines is rounding, and must not count as a direction.
    for (Eigen::MatrixXd* columns : {&left, &right}) {
      *columns -= known * (known.transpose() * *columns).eval();
      const double least = 1e-10 * std::sqrt(static_cast<double>(columns->rows()));
      for (Eigen::Index a = 0; a < columns->cols(); ++a)
        if (columns->col(a).norm() < least) columns->col(a).setZero();
    }
  }
  const Eigen::MatrixXd of_x = basis(left), of_y = basis(right);
  Canonical out;
  out.degrees = static_cast<double>(of_x.cols() * of_y.cols());
  if (out.degrees == 0) return out;
  const Eigen::MatrixXd products = of_x.transpose() * of_y;
  const Eigen::VectorXd values = Eigen::JacobiSVD<Eigen::MatrixXd>(products).singularValues();
  for (const double r : values) {
    out.correlations.push_back(std::min(1.0, r));
    // Within rounding of 1 the relation is exact.
    out.information += 1 - r < 1e-14 ? std::numeric_limits<double>::infinity() : -0.5 * std::log1p(-r * r);
  }
  out.p = std::isinf(out.information)
              ? 0
              : boost::math::gamma_q(0.5 * out.degrees, static_cast<double>(x.count) * out.information);
  return out;
}

}  // namespace ansatz::information
