// SPDX-License-Identifier: MIT
#include "stdlib/networks/natural_gradient.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/products.h"
#include "stdlib/networks/rules/layer_alone.h"

namespace ansatz::networks {

namespace {

// A row of C^½ for every pattern: √2 e_j, or √q_j (e_j − q); within its place and over the root of their number, where
// there are several.
Batch root_of_output(Loss loss, const Batch& outputs, std::size_t j, std::size_t places) {
  Batch out(outputs.rows, outputs.columns);
  if (loss == Loss::squared) {
    for (double& v : out.column(j)) v = std::sqrt(2.0);
    return out;
  }
  Batch q = outputs;
  softmax(q.values.data(), q.rows, q.columns, places);
  const std::size_t classes = q.columns / places, first = j - j % classes;
  const auto parts = static_cast<double>(places);
  for (std::size_t k = first; k < first + classes; ++k)
    for (std::size_t i = 0; i < q.rows; ++i)
      out.at(i, k) = std::sqrt(q.at(i, j) / parts) * ((k == j ? 1 : 0) - q.at(i, k));
  return out;
}

}  // namespace

NaturalGradient::NaturalGradient(const std::string& kernel, const Network& network, Loss loss, double damping)
    : network_(network), loss_(loss), damping_(damping) {
  if (loss == Loss::quantiles)
    throw core::BadParameter(kernel, "optimizer", "\"natural\" for quantiles",
                             "another: their loss has no curvature to go by");
  if (network.parameters() > kMostParameters)
    throw core::BadParameter(kernel, "optimizer", fmt::format("\"natural\" for {} parameters", network.parameters()),
                             fmt::format("another for more than {}, since it solves for all of them "
                                         "in every step",
                                         kMostParameters));
  if (!(damping > 0) || std::isinf(damping))
    throw core::BadParameter(kernel, "damping", fmt::format("{:g}", damping), "above 0 and finite");
}

void NaturalGradient::turn(std::span<const double> parameters, const Batch& inputs, std::span<const std::size_t> rows,
                           std::span<double> gradient) {
  const std::size_t n = rows.size(), count = network_.parameters();
  const auto& layers = network_.layers();
  std::vector<Batch> in{rows_of(inputs, rows)};
  std::vector<LayerValues> values;
  for (const Layer& layer : layers) {
    values.push_back(values_of(layer, parameters, in.back()));
    in.push_back(values.back().outputs);
  }
  fisher_.assign(count * count, 0.0);
  part_.resize(count * count);
  for (std::size_t j = 0; j < network_.outputs(); ++j) {
    jacobian_.assign(n * count, 0.0);
    Batch slopes = root_of_output(loss_, in.back(), j, network_.places());
    for (std::size_t l = layers.size(); l-- > 0;) {
      slopes_of_patterns(layers[l], parameters, in[l], values[l], slopes, jacobian_);
      if (l > 0) slopes = to_inputs(layers[l], parameters, in[l], values[l], slopes);
    }
    cross(jacobian_.data(), n, count, jacobian_.data(), count, part_.data());
    for (std::size_t p = 0; p < fisher_.size(); ++p) fisher_[p] += part_[p];
  }
  const auto size = static_cast<Eigen::Index>(count);
  Eigen::MatrixXd matrix = Eigen::Map<Eigen::MatrixXd>(fisher_.data(), size, size) / static_cast<double>(n);
  matrix.diagonal().array() += damping_;
  const Eigen::VectorXd wanted = Eigen::Map<Eigen::VectorXd>(gradient.data(), size);
  const Eigen::VectorXd found = matrix.llt().solve(wanted);
  std::copy(found.data(), found.data() + size, gradient.begin());
}

}  // namespace ansatz::networks
