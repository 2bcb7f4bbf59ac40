// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/matrix_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/kernel_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr double kNoticeable = 1e-6;  // of Σ λ^α
constexpr std::size_t kMatrixRows = 16;

struct Kernel {
  const Points* sample;
  double width;
};

// The kernels of samples, multiplied entry by entry; each has ones on its diagonal, so that the trace is N.
class Gram {
 public:
  Gram(const char* kernel, std::vector<Kernel> parts)
      : kernel_(kernel), parts_(std::move(parts)), rows_(parts_[0].sample->count) {}

  // In nats.
  double entropy(double order, core::Run& run) const {
    if (order == 2) return std::max(0.0, -std::log(square_sum(run)));
    const ColumnsOf matrix{rows_, [this](std::size_t j, std::span<double> out) { column(j, out); },
                           std::vector<double>(rows_, 1 / static_cast<double>(rows_))};
    auto eigenvalues = order >= 1 ? positive_spectrum(kernel_, matrix, run) : symmetric_spectrum(kernel_, matrix, run);
    drop_rounding(eigenvalues);
    double total = 0;
    for (const double v : eigenvalues) total += v;
    for (double& v : eigenvalues) v /= total;
    if (order < 1) warn_of_rounding(eigenvalues, order, run);
    return std::max(0.0, renyi_entropy(eigenvalues, order));
  }

 private:
  // From row `first` on.
  void column(std::size_t j, std::span<double> out, std::size_t first = 0) const {
    gaussian_column(*parts_[0].sample, j, parts_[0].width, out, first);
    std::vector<double> factor(parts_.size() > 1 ? out.size() : 0);
    for (std::size_t k = 1; k < parts_.size(); ++k) {
      gaussian_column(*parts_[k].sample, j, parts_[k].width, factor, first);
      for (std::size_t i = 0; i < out.size(); ++i) out[i] *= factor[i];
    }
    for (double& v : out) v /= static_cast<double>(rows_);
  }

  // Below the diagonal twice, and the diagonal.
  double square_sum(core::Run& run) const {
    std::vector<double> sums(rows_);
    core::each_stretch(rows_, kMatrixRows, true, run, [&](std::size_t first, std::size_t last) {
      std::vector<double> values(rows_);
      for (std::size_t j = first; j < last; ++j) {
        const std::span<double> below(values.data(), rows_ - j - 1);
        column(j, below, j + 1);
        for (const double v : below) sums[j] += v * v;
      }
    });
    double sum = 0;
    for (const double v : sums) sum += v;
    return 2 * sum + 1 / static_cast<double>(rows_);
  }

  // What the eigenvalues that were set to zero could add to Σ λ^α at most.
  void warn_of_rounding(const std::vector<double>& eigenvalues, double order, core::Run& run) const {
    const auto n = static_cast<double>(eigenvalues.size());
    double sum = 0, zeros = 0;
    for (const double v : eigenvalues) {
      sum += v > 0 ? std::pow(v, order) : 0;
      zeros += v > 0 ? 0 : 1;
    }
    const double share = zeros * std::pow(n * std::numeric_limits<double>::epsilon(), order) / sum;
    if (share > kNoticeable)
      run.warn(fmt::format("{}: order {:g} rests on eigenvalues below what doubles hold, up to {:.2g} of its sum",
                           kernel_, order, share));
  }

  const char* kernel_;
  std::vector<Kernel> parts_;
  std::size_t rows_;
};

double checked_order(const char* kernel, double order) {
  if (!(order > 0)) throw BadParameter(kernel, "order", fmt::format("{:g}", order), "above 0");
  return order;
}

// Several samples, each with its kernel.
class Samples {
 public:
  Samples(const char* kernel, const MatrixTotalCorrelation& question, core::Run& run)
      : kernel_(kernel), order_(checked_order(kernel, question.order)) {
    if (question.samples.size() < 2)
      throw BadParameter(kernel, "samples", std::to_string(question.samples.size()), "two or more");
    std::vector<NamedSample> named;
    for (const core::Array& sample : question.samples) named.push_back({"samples", &sample});
    points_ = paired_points(kernel, named, "never", 1, run);
    for (const Points& sample : points_)
      parts_.push_back({&sample, kernel_width(kernel, "width", question.width, sample, run)});
  }

  double joint(core::Run& run) const { return Gram(kernel_, parts_).entropy(order_, run); }
  double one(std::size_t k, core::Run& run) const { return Gram(kernel_, {parts_[k]}).entropy(order_, run); }
  double all_but(std::size_t k, core::Run& run) const {
    auto others = parts_;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
    return Gram(kernel_, others).entropy(order_, run);
  }
  std::size_t size() const { return parts_.size(); }

 private:
  const char* kernel_;
  double order_;
  std::vector<Points> points_;
  std::vector<Kernel> parts_;
};

}  // namespace

double matrix_entropy(const MatrixEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "matrix_entropy";
  const double base = log_of_base(kKernel, question.base), order = checked_order(kKernel, question.order);
  const Points x = paired_points(kKernel, {{"x", &question.x}}, "never", 1, run)[0];
  return Gram(kKernel, {{&x, kernel_width(kKernel, "width", question.width, x, run)}}).entropy(order, run) / base;
}

MatrixInformationEstimate matrix_mutual_information(const MatrixMutualInformation& question, core::Run& run) {
  constexpr const char* kKernel = "matrix_mutual_information";
  const double base = log_of_base(kKernel, question.base), order = checked_order(kKernel, question.order);
  const auto samples = paired_points(kKernel, {{"x", &question.x}, {"y", &question.y}}, "never", 1, run);
  const Kernel x{&samples[0], kernel_width(kKernel, "x_width", question.x_width, samples[0], run)};
  const Kernel y{&samples[1], kernel_width(kKernel, "y_width", question.y_width, samples[1], run)};
  MatrixInformationEstimate out;
  out.x_entropy = Gram(kKernel, {x}).entropy(order, run) / base;
  out.y_entropy = Gram(kKernel, {y}).entropy(order, run) / base;
  out.joint_entropy = Gram(kKernel, {x, y}).entropy(order, run) / base;
  out.information = out.x_entropy + out.y_entropy - out.joint_entropy;
  return out;
}

double matrix_total_correlation(const MatrixTotalCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "matrix_total_correlation";
  const double base = log_of_base(kKernel, question.base);
  const Samples samples(kKernel, question, run);
  double sum = 0;
  for (std::size_t k = 0; k < samples.size(); ++k) sum += samples.one(k, run);
  return (sum - samples.joint(run)) / base;
}

double matrix_dual_total_correlation(const MatrixDualTotalCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "matrix_dual_total_correlation";
  const double base = log_of_base(kKernel, question.base);
  const Samples samples(kKernel, question, run);
  double sum = 0;
  for (std::size_t k = 0; k < samples.size(); ++k) sum += samples.all_but(k, run);
  return (sum - static_cast<double>(samples.size() - 1) * samples.joint(run)) / base;
}

}  // namespace ansatz::information
