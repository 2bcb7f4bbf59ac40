// SPDX-License-Identifier: MIT
#include "stdlib/networks/products.h"

#include <Eigen/Core>

namespace ansatz::networks {

namespace {

using Const = Eigen::Map<const Eigen::MatrixXd>;
using Mutable = Eigen::Map<Eigen::MatrixXd>;
using Row = Eigen::Map<const Eigen::RowVectorXd>;

Eigen::Index size(std::size_t n) { return static_cast<Eigen::Index>(n); }
Const matrix(const double* from, std::size_t rows, std::size_t columns) { return {from, size(rows), size(columns)}; }
Mutable matrix(double* from, std::size_t rows, std::size_t columns) { return {from, size(rows), size(columns)}; }

}  // namespace

void dense(const double* in, std::size_t rows, std::size_t inputs, const double* weights, const double* biases,
           std::size_t outputs, double* out) {
  Mutable result = matrix(out, rows, outputs);
  result.rowwise() = Row(biases, size(outputs));  // instead of the zeros that a product starts from
  result.noalias() += matrix(in, rows, inputs) * matrix(weights, inputs, outputs);
}

void add_slopes(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
                double* to, double* biases) {
  const Const slopes = matrix(d, rows, outputs);
  matrix(to, inputs, outputs).noalias() += matrix(in, rows, inputs).transpose() * slopes;
  for (std::size_t j = 0; j < outputs; ++j) biases[j] += slopes.col(size(j)).sum();
}

void carry_back(const double* d, std::size_t rows, std::size_t outputs, const double* weights, std::size_t inputs,
                double* out) {
  matrix(out, rows, inputs).noalias() = matrix(d, rows, outputs) * matrix(weights, inputs, outputs).transpose();
}

void cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs, double* out) {
  matrix(out, inputs, outputs).noalias() = matrix(in, rows, inputs).transpose() * matrix(d, rows, outputs);
}

void multiply(const double* in, std::size_t rows, std::size_t inputs, const double* weights, std::size_t outputs,
              double* out) {
  matrix(out, rows, outputs).noalias() = matrix(in, rows, inputs) * matrix(weights, inputs, outputs);
}

}  // namespace ansatz::networks
