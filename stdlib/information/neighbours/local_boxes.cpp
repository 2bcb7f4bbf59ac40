// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/local_boxes.h"

#include <Eigen/Eigenvalues>

namespace ansatz::information {

LocalBoxes local_boxes(std::span<const double> offsets, std::size_t dimension) {
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Map<const Rows> rows(offsets.data(), static_cast<Eigen::Index>(offsets.size() / dimension),
                                    static_cast<Eigen::Index>(dimension));
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> principal(rows.transpose() * rows);
  const auto log_volume = [](const auto& m) { return m.cwiseAbs().colwise().maxCoeff().array().log().sum(); };
  return {log_volume(rows), log_volume((rows * principal.eigenvectors()).eval())};
}

}  // namespace ansatz::information
