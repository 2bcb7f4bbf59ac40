// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/principal_axes.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

using Matrix = Eigen::MatrixXd;

Eigen::Map<const Matrix> as_matrix(const Points& points) {
  return {points.values.data(), static_cast<Eigen::Index>(points.count), static_cast<Eigen::Index>(points.dimension)};
}

Points as_points(const Matrix& rows) {
  return {static_cast<std::size_t>(rows.rows()), static_cast<std::size_t>(rows.cols()),
          std::vector<double>(rows.data(), rows.data() + rows.size())};
}

Points normal_points(std::size_t rows, std::size_t dimension, const core::Stream& stream) {
  Points out{rows, dimension, std::vector<double>(rows * dimension)};
  stream.fill_normal(out.values);
  return out;
}

}  // namespace

struct PrincipalAxes::Spectrum {
  Matrix rows, axes;  // an axis a column
  Eigen::VectorXd deviations;
};

PrincipalAxes::PrincipalAxes(const Points& points, bool is_standardised) {
  Points scaled = points;
  if (is_standardised) rescale("", "standard", scaled);
  Spectrum found;
  found.rows = as_matrix(scaled);
  if (!is_standardised) found.rows.rowwise() -= found.rows.colwise().mean().eval();
  const Matrix& rows = found.rows;
  const bool is_wide = rows.cols() > rows.rows();
  const Matrix products = is_wide ? Matrix(rows * rows.transpose()) : Matrix(rows.transpose() * rows);
  const Eigen::SelfAdjointEigenSolver<Matrix> solved(products);
  found.axes = solved.eigenvectors().rowwise().reverse();
  found.deviations = (solved.eigenvalues().reverse().cwiseMax(0.0) / static_cast<double>(rows.rows())).cwiseSqrt();
  if (is_wide) found.axes = (rows.transpose() * found.axes).colwise().normalized().eval();
  for (Eigen::Index k = 0; k < found.axes.cols(); ++k) {
    Eigen::Index largest = 0;
    found.axes.col(k).cwiseAbs().maxCoeff(&largest);
    if (found.axes(largest, k) < 0) found.axes.col(k) = -found.axes.col(k);
  }
  spectrum_ = std::make_unique<const Spectrum>(std::move(found));
}

PrincipalAxes::~PrincipalAxes() = default;
PrincipalAxes::PrincipalAxes(PrincipalAxes&&) noexcept = default;

std::size_t PrincipalAxes::size() const { return static_cast<std::size_t>(spectrum_->axes.cols()); }

Points PrincipalAxes::components(std::size_t count) const {
  return as_points(spectrum_->rows * spectrum_->axes.leftCols(static_cast<Eigen::Index>(std::min(count, size()))));
}

double PrincipalAxes::count() const {
  const Eigen::ArrayXd variances = spectrum_->deviations.array().square();
  const double squares = variances.square().sum();
  return squares > 0 ? variances.sum() * variances.sum() / squares : 1;
}

double PrincipalAxes::share(std::size_t count) const {
  const Eigen::ArrayXd variances = spectrum_->deviations.array().square();
  const double all = variances.sum();
  return all > 0 ? variances.head(static_cast<Eigen::Index>(std::min(count, size()))).sum() / all : 1;
}

double PrincipalAxes::variance() const { return spectrum_->deviations.array().square().sum(); }

Points PrincipalAxes::place(const Points& coordinates) const {
  return as_points(as_matrix(coordinates) * spectrum_->deviations.asDiagonal() * spectrum_->axes.transpose());
}

Planted plant(const PrincipalAxes& x, const PrincipalAxes& y, std::size_t rows, double information,
              const core::Stream& stream) {
  const Points of_x = normal_points(rows, x.size(), stream.at("x"));
  Points of_y = normal_points(rows, y.size(), stream.at("y"));
  const auto carrying = static_cast<std::size_t>(std::lround(std::min(x.count(), y.count())));
  const std::size_t pairs = std::clamp<std::size_t>(carrying, 1, std::min(x.size(), y.size()));
  const double left = std::exp(-2 * std::max(0.0, information) / static_cast<double>(pairs)), r = std::sqrt(1 - left);
  for (std::size_t a = 0; a < pairs; ++a)
    for (std::size_t i = 0; i < rows; ++i) of_y.column(a)[i] = r * of_x.at(i, a) + std::sqrt(left) * of_y.at(i, a);
  return {x.place(of_x), y.place(of_y)};
}

}  // namespace ansatz::information
