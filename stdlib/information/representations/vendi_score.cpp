// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/vendi_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/kernel_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kVendiScore = "vendi_score";
constexpr double kAsymmetry = 1e-9;  // of the largest entry
constexpr double kNotPositive = 1e-8;
constexpr double kUnit = 1e-9;

std::vector<double> shares(const std::vector<double>& weights, std::size_t rows) {
  if (weights.empty()) return std::vector<double>(rows, 1 / static_cast<double>(rows));
  if (weights.size() != rows)
    throw BadParameter(kVendiScore, "weights", fmt::format("{} numbers", weights.size()),
                       fmt::format("{}, one a sample", rows));
  double total = 0;
  for (const double w : weights) {
    if (!(w >= 0) || std::isinf(w))
      throw BadParameter(kVendiScore, "weights", fmt::format("{:g} among others", w), "at least 0 and finite");
    total += w;
  }
  if (!(total > 0)) throw BadParameter(kVendiScore, "weights", "zero throughout", "positive somewhere");
  std::vector<double> out;
  for (const double w : weights) out.push_back(w / total);
  return out;
}

// Singular values of the weighted unit rows, squared, are the eigenvalues wanted, by whichever side is shorter.
std::vector<double> spectrum_of_features(const Points& x, const std::vector<double>& p, const core::Run& run) {
  Points rows = x;
  for (std::size_t i = 0; i < x.count; ++i) {
    double greatest = 0, square = 0;
    for (std::size_t a = 0; a < x.dimension; ++a) greatest = std::max(greatest, std::abs(x.at(i, a)));
    if (greatest == 0)
      throw BadParameter(kVendiScore, "x", fmt::format("zero throughout row {}", i + 1), "rows with a direction");
    for (std::size_t a = 0; a < x.dimension; ++a) square += (x.at(i, a) / greatest) * (x.at(i, a) / greatest);
    const double scale = std::sqrt(p[i] / square) / greatest;
    for (std::size_t a = 0; a < x.dimension; ++a) rows.values[a * x.count + i] *= scale;
  }
  auto values = singular_values(rows, false, run);
  for (double& v : values) v *= v;
  return values;
}

std::vector<double> spectrum_of_similarity(const Points& k, const std::vector<double>& p, core::Run& run) {
  if (k.count != k.dimension)
    throw BadParameter(kVendiScore, "x", fmt::format("of size {} × {}", k.count, k.dimension),
                       "a square matrix of similarities");
  double greatest = 0, asymmetry = 0, off_unit = 0;
  for (std::size_t i = 0; i < k.count; ++i) {
    if (!(k.at(i, i) > 0))
      throw BadParameter(kVendiScore, "x", fmt::format("{:g} at place {} of its diagonal", k.at(i, i), i + 1),
                         "positive there");
    off_unit = std::max(off_unit, std::abs(k.at(i, i) - 1));
    for (std::size_t j = 0; j < k.count; ++j) {
      greatest = std::max(greatest, std::abs(k.at(i, j)));
      asymmetry = std::max(asymmetry, std::abs(k.at(i, j) - k.at(j, i)));
    }
  }
  if (asymmetry > kAsymmetry * greatest)
    throw BadParameter(kVendiScore, "x", fmt::format("asymmetric by {:g}", asymmetry), "symmetric");
  if (off_unit > kUnit)
    run.warn(fmt::format("{}: the diagonal of x is off one by {:.3g}, so x is divided by its root on either side",
                         kVendiScore, off_unit));
  std::vector<double> scale;
  for (std::size_t i = 0; i < k.count; ++i) scale.push_back(std::sqrt(p[i]) / std::sqrt(k.at(i, i)));
  const ColumnsOf matrix{k.count,
                         [&](std::size_t j, std::span<double> out) {
                           const auto column = k.column(j);
                           for (std::size_t i = 0; i < k.count; ++i) out[i] = column[i] * (scale[i] * scale[j]);
                         },
                         {}};
  auto values = symmetric_spectrum(kVendiScore, matrix, run);
  if (values.front() < -kNotPositive)
    throw BadParameter(kVendiScore, "x", fmt::format("a matrix whose smallest eigenvalue is {:.3g}", values.front()),
                       "one without negative eigenvalues");
  return values;
}

}  // namespace

double vendi_score(const VendiScore& question, core::Run& run) {
  if (question.given != "features" && question.given != "similarity")
    throw BadParameter(kVendiScore, "given", "\"" + question.given + "\"", "\"features\" or \"similarity\"");
  if (!(question.order >= 0))
    throw BadParameter(kVendiScore, "order", fmt::format("{:g}", question.order), "at least 0");
  const Points x = paired_points(kVendiScore, {{"x", &question.x}}, "never", 1, run)[0];
  const auto p = shares(question.weights, x.count);
  auto values = question.given == "features" ? spectrum_of_features(x, p, run) : spectrum_of_similarity(x, p, run);
  drop_rounding(values);
  double total = 0;
  for (const double v : values) total += v;
  for (double& v : values) v /= total;
  return std::exp(renyi_entropy(values, question.order));
}

}  // namespace ansatz::information
