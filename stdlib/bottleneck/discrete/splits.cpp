// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/splits.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ansatz::bottleneck {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;
using MatrixView = Eigen::Map<const Matrix>;
using VectorView = Eigen::Map<const Vector>;

/// Of each codeword the second eigenvalue of C(t) and the direction in p(y) that belongs to it.
struct Weakness {
  double eigenvalue = 0;
  Vector direction;
};

std::vector<Weakness> weaknesses(const Source& source, const Code& code, double beta) {
  const auto symbols = static_cast<Eigen::Index>(source.symbols), codewords = static_cast<Eigen::Index>(code.size());
  const MatrixView p(source.conditional.data(), symbols, static_cast<Eigen::Index>(source.outcomes));
  const VectorView mass(source.mass.data(), symbols);
  const std::vector<double> rows = encoder_of(source, code, beta);
  const MatrixView encoder(rows.data(), symbols, codewords);
  std::vector<Weakness> out;
  for (std::size_t t = 0; t < code.size(); ++t) {
    const Vector share =
        encoder.col(static_cast<Eigen::Index>(t)).array() * mass.array() / std::max(code.mass[t], kLeastMass);
    const VectorView q(code.conditional.data() + t * source.outcomes, static_cast<Eigen::Index>(source.outcomes));
    // Symmetric: D^-1/2 (Σ q(x|t) p p^T − q q^T) D^-1/2, without the eigenvalue 1 of q itself.
    const Vector root = q.array().max(kLeastMass).sqrt();
    Matrix spread = (p.array().colwise() * share.array().max(0.0).sqrt()).matrix();
    spread.array().rowwise() /= root.transpose().array();
    Matrix c = spread.transpose() * spread;
    c.noalias() -= root * root.transpose();
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(c);
    const Eigen::Index last = c.rows() - 1;
    out.push_back({solver.eigenvalues()[last], solver.eigenvectors().col(last).array() * root.array()});
  }
  return out;
}

}  // namespace

double next_split(const Source& source, const Code& code, double beta) {
  double largest = 0;
  for (const Weakness& each : weaknesses(source, code, beta)) largest = std::max(largest, each.eigenvalue);
  return largest > 1e-14 ? 1 / largest : std::numeric_limits<double>::infinity();
}

Code with_codewords_split(const Source& source, const Code& code, double beta) {
  const std::vector<Weakness> weak = weaknesses(source, code, beta);
  Code out;
  for (std::size_t t = 0; t < code.size(); ++t) {
    const VectorView q(code.conditional.data() + t * source.outcomes, static_cast<Eigen::Index>(source.outcomes));
    const Vector& along = weak[t].direction;
    // As far as a hundredth of the way to where a probability would be 0.
    double reach = std::numeric_limits<double>::infinity();
    for (Eigen::Index y = 0; y < q.size(); ++y)
      if (along[y] != 0) reach = std::min(reach, q[y] / std::abs(along[y]));
    const Vector step = std::isfinite(reach) ? Vector(0.01 * reach * along) : Vector::Zero(q.size());
    for (const double sign : {1.0, -1.0}) {
      out.mass.push_back(0.5 * code.mass[t]);
      const Vector moved = q + sign * step;
      out.conditional.insert(out.conditional.end(), moved.data(), moved.data() + moved.size());
    }
  }
  return out;
}

}  // namespace ansatz::bottleneck
