// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/coding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/bottleneck/deep/cauchy_schwarz.h"
#include "stdlib/bottleneck/deep/hsic.h"
#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/bottleneck/deep/matrix_renyi.h"
#include "stdlib/bottleneck/deep/noisy_code.h"
#include "stdlib/bottleneck/rows_as_points.h"
#include "stdlib/core/error.h"
#include "stdlib/information/representations/von_neumann_entropy.h"

namespace ansatz::bottleneck {

namespace {

using core::BadParameter;
using core::Run;
using networks::Batch;

void add(const Batch& from, Batch& to) {
  for (std::size_t i = 0; i < to.values.size(); ++i) to.values[i] += from.values[i];
}

/// t = f(x), without cost.
class Plain : public Coding {
 public:
  void send(const Batch& encoded, const core::Stream&, Batch& code) override { code.values = encoded.values; }
  double cost(const Batch&, const Batch&, Batch& slopes, Run&) override {
    std::fill(slopes.values.begin(), slopes.values.end(), 0.0);
    return 0;
  }
  void carry_back(const Batch&, const Batch& by_code, Batch& slopes) const override { add(by_code, slopes); }
};

/// t = f(x), and what it tells of the inputs by kernels of both.
class ByKernels : public Plain {
 public:
  ByKernels(std::string kernel, const CodingChoice& choice, const Batch& all_inputs, Run& run)
      : kernel_(std::move(kernel)),
        kind_(choice.kind),
        order_(choice.order),
        x_width_(information::kernel_width(kernel_, "x_width", choice.x_width, as_points(all_inputs), run)),
        code_width_(choice.code_width) {}

  double cost(const Batch& x, const Batch& encoded, Batch& slopes, Run& run) override {
    const double width = information::kernel_width(kernel_, "code_width", code_width_, as_points(encoded), run);
    Batch of_x = gaussian_matrix(x, x, x_width_);
    if (kind_ == "cauchy_schwarz") return code_dependence(of_x, encoded, width, slopes);
    if (kind_ == "renyi") return matrix_dependence(of_x, encoded, width, order_, slopes);
    return normalised_dependence(encoded, width, kHsicEpsilon, normalised_kernel(std::move(of_x), kHsicEpsilon),
                                 slopes);
  }

 private:
  std::string kernel_, kind_;
  double order_;
  double x_width_;
  information::KernelWidth code_width_;
};

/// t = f(x), and the directions that codes of a batch take, or those that they do not.
class Directions : public Plain {
 public:
  Directions(std::string kernel, bool is_gap) : kernel_(std::move(kernel)), is_gap_(is_gap) {}

  double cost(const Batch&, const Batch& encoded, Batch& slopes, Run& run) override {
    const auto found = information::direction_entropy(encoded.values, encoded.rows, encoded.columns, slopes.values);
    if (found.left_out > 0 && !has_told_)
      run.warn(fmt::format("{}: {} of {} codes of a batch have no length and were left out of its entropy", kernel_,
                           found.left_out, encoded.rows));
    has_told_ = has_told_ || found.left_out > 0;
    if (!is_gap_) return found.entropy;
    for (double& slope : slopes.values) slope = -slope;
    return std::log(static_cast<double>(encoded.columns)) - found.entropy;
  }

 private:
  std::string kernel_;
  bool is_gap_, has_told_ = false;
};

/// t = f(x) + σ z.
class Noisy : public Plain {
 public:
  explicit Noisy(double noise) : noise_(noise) {}
  void send(const Batch& encoded, const core::Stream& draws, Batch& code) override {
    draws.fill_normal(code.values);
    for (std::size_t i = 0; i < code.values.size(); ++i) code.values[i] = encoded.values[i] + noise_ * code.values[i];
  }
  double cost(const Batch&, const Batch& encoded, Batch& slopes, Run&) override {
    return mixture_bound(encoded, noise_, slopes);
  }

 private:
  double noise_;
};

/// t = μ + σ z, with μ and what σ is made of side by side.
class Variational : public Coding {
 public:
  std::size_t numbers(std::size_t outputs) const override { return outputs / 2; }
  void send(const Batch& encoded, const core::Stream& draws, Batch& code) override {
    normals_.resize(code.values.size());
    draws.fill_normal(normals_);
    for (std::size_t i = 0; i < normals_.size(); ++i)
      code.values[i] = encoded.values[i] + spread(encoded.values[i + normals_.size()]) * normals_[i];
  }
  double cost(const Batch&, const Batch& encoded, Batch& slopes, Run&) override {
    return normal_bound(encoded, slopes);
  }
  void carry_back(const Batch& encoded, const Batch& by_code, Batch& slopes) const override {
    const std::size_t count = by_code.values.size();
    for (std::size_t i = 0; i < count; ++i) {
      slopes.values[i] += by_code.values[i];
      slopes.values[i + count] += by_code.values[i] * normals_[i] * spread_slope(encoded.values[i + count]);
    }
  }

 private:
  std::vector<double> normals_;  // of the last send
};

}  // namespace

std::unique_ptr<Coding> make_coding(const std::string& kernel, const CodingChoice& choice, std::size_t outputs,
                                    const Batch& all_inputs, Run& run) {
  if (choice.kind == "none") return std::make_unique<Plain>();
  if (choice.kind == "renyi" && (!(choice.order > 1) || std::isinf(choice.order)))
    throw BadParameter(kernel, "order", fmt::format("{:g}", choice.order), "above 1 and finite");
  if (choice.kind == "cauchy_schwarz" || choice.kind == "renyi" || choice.kind == "hsic")
    return std::make_unique<ByKernels>(kernel, choice, all_inputs, run);
  if (choice.kind == "von_neumann" || choice.kind == "von_neumann_gap")
    return std::make_unique<Directions>(kernel, choice.kind == "von_neumann_gap");
  if (choice.kind == "nonlinear") {
    if (!(choice.noise > 0) || std::isinf(choice.noise))
      throw BadParameter(kernel, "noise", fmt::format("{:g}", choice.noise), "above 0 and finite");
    return std::make_unique<Noisy>(choice.noise);
  }
  if (choice.kind != "variational")
    throw BadParameter(kernel, "objective", "\"" + choice.kind + "\"",
                       "\"cauchy_schwarz\", \"renyi\", \"hsic\", \"von_neumann\", \"von_neumann_gap\", \"nonlinear\", "
                       "\"variational\" or \"none\"");
  if (outputs % 2 != 0)
    throw BadParameter(kernel, "encoder", fmt::format("of {} output{}", outputs, outputs == 1 ? "" : "s"),
                       "of an even number: a mean and a spread for each number of the code");
  return std::make_unique<Variational>();
}

}  // namespace ansatz::bottleneck
