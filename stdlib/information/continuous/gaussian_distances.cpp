// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/gaussian_distances.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/covariance.h"

namespace ansatz::information {

namespace {

using Matrix = Eigen::MatrixXd;

struct Normals {
  Matrix p, q;
  Eigen::VectorXd step;
};

template <class Question>
Normals read(const char* kernel, const Question& question) {
  Normals out;
  out.p = read_covariance(kernel, "p_covariance", question.p_covariance);
  out.q = read_covariance(kernel, "q_covariance", question.q_covariance);
  if (out.q.rows() != out.p.rows())
    throw core::BadParameter(kernel, "q_covariance", fmt::format("{} × {}", out.q.rows(), out.q.rows()),
                             fmt::format("{} × {}, as p_covariance", out.p.rows(), out.p.rows()));
  out.step = read_mean(kernel, "q_mean", question.q_mean, out.p.rows()) -
             read_mean(kernel, "p_mean", question.p_mean, out.p.rows());
  return out;
}

double bhattacharyya_of(const Normals& normals) {
  const Matrix middle = 0.5 * (normals.p + normals.q);
  const double nats = 0.125 * normals.step.dot(Eigen::LLT<Matrix>(middle).solve(normals.step)) +
                      0.5 * (log_determinant(middle) - 0.5 * (log_determinant(normals.p) + log_determinant(normals.q)));
  return std::max(0.0, nats);
}

}  // namespace

double gaussian_renyi_divergence(const GaussianRenyiDivergence& question, core::Run& run) {
  constexpr const char* kKernel = "gaussian_renyi_divergence";
  const double a = question.order;
  if (!(a > 0) || std::isinf(a))
    throw core::BadParameter(kKernel, "order", fmt::format("{:g}", a), "above 0 and finite");
  const double scale = log_of_base(kKernel, question.base);
  const Normals normals = read(kKernel, question);
  if (std::abs(a - 1) < 1e-9) return gaussian_divergence(question, run);
  const Matrix mixed = a * normals.q + (1 - a) * normals.p;
  const Eigen::LLT<Matrix> factor(mixed);
  if (factor.info() != Eigen::Success) {
    run.warn(fmt::format("{}: infinite, since p is too wide for q at order {:g}", kKernel, a));
    return HUGE_VAL;
  }
  const double logs = log_determinant(mixed) + (a - 1) * log_determinant(normals.p) - a * log_determinant(normals.q);
  return std::max(0.0, 0.5 * a * normals.step.dot(factor.solve(normals.step)) - 0.5 * logs / (a - 1)) / scale;
}

double gaussian_bhattacharyya(const GaussianDivergence& question, core::Run&) {
  constexpr const char* kKernel = "gaussian_bhattacharyya";
  return bhattacharyya_of(read(kKernel, question)) / log_of_base(kKernel, question.base);
}

double gaussian_hellinger(const GaussianPair& question, core::Run&) {
  return std::sqrt(-std::expm1(-bhattacharyya_of(read("gaussian_hellinger", question))));
}

double gaussian_wasserstein(const GaussianPair& question, core::Run&) {
  const Normals normals = read("gaussian_wasserstein", question);
  const Matrix root = Eigen::SelfAdjointEigenSolver<Matrix>(normals.p).operatorSqrt();
  const Matrix inner = root * normals.q * root;
  const Eigen::VectorXd squares =
      Eigen::SelfAdjointEigenSolver<Matrix>(0.5 * (inner + inner.transpose()), Eigen::EigenvaluesOnly).eigenvalues();
  const double cross = squares.cwiseMax(0.0).cwiseSqrt().sum();
  return std::sqrt(std::max(0.0, normals.step.squaredNorm() + normals.p.trace() + normals.q.trace() - 2 * cross));
}

}  // namespace ansatz::information
