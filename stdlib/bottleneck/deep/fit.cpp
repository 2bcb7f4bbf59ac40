// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/fit.h"

#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/bottleneck/rows_as_points.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

using networks::Batch;

namespace {

std::optional<PairWeights> pairs_named(const std::string& name) {
  if (name == "cauchy_schwarz") return PairWeights::published;
  if (name == "balanced_cauchy_schwarz") return PairWeights::balanced;
  return std::nullopt;
}

}  // namespace

networks::Loss like(const std::string& kernel, const std::string& name) {
  if (name == "squared" || pairs_named(name)) return networks::Loss::squared;
  if (name == "cross_entropy") return networks::Loss::cross_entropy;
  throw core::BadParameter(kernel, "loss", "\"" + name + "\"",
                           "\"squared\", \"cross_entropy\", \"cauchy_schwarz\" or \"balanced_cauchy_schwarz\"");
}

Fit::Fit(const std::string& kernel, const std::string& name, const information::KernelWidth& x_width,
         const information::KernelWidth& y_width, const networks::Examples& all, core::Run& run)
    : pairs_(pairs_named(name)), loss_(like(kernel, name)) {
  if (!pairs_) return;
  x_width_ = information::kernel_width(kernel, "x_width", x_width, as_points(all.inputs), run);
  y_width_ = information::kernel_width(kernel, "y_width", y_width, as_points(all.targets), run);
}

double Fit::value(const Batch& x, const Batch& outputs, const Batch& targets, Batch& slopes) const {
  if (pairs_)
    return conditional_divergence(*pairs_, gaussian_matrix(x, x, x_width_), outputs, targets, y_width_, slopes);
  const double share = 1 / static_cast<double>(outputs.rows);
  return share * networks::loss_and_slopes(loss_, outputs.values.data(), targets.values.data(), outputs.rows,
                                           outputs.columns, share, slopes.values.data());
}

}  // namespace ansatz::bottleneck
