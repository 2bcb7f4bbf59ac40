// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/similarity_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kSimilarityEntropy = "similarity_entropy";

std::vector<double> read_weights(const std::optional<core::Array>& given, std::size_t n) {
  if (!given) return std::vector<double>(n, 1.0 / static_cast<double>(n));
  const Series series(kSimilarityEntropy, "weights", *given, 0);
  if (series.size() != n)
    throw BadParameter(kSimilarityEntropy, "weights",
                       fmt::format("{} value{}", series.size(), series.size() == 1 ? "" : "s"),
                       fmt::format("one for each of {} answers", n));
  std::vector<double> weights(series.values().begin(), series.values().end());
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (weights[i] < 0)
      throw BadParameter(kSimilarityEntropy, "weights", fmt::format("{:g} at element {}", weights[i], i + 1),
                         "at least 0");
    total += weights[i];
  }
  if (!(total > 0)) throw BadParameter(kSimilarityEntropy, "weights", "0 throughout", "above 0 somewhere");
  for (double& w : weights) w /= total;
  return weights;
}

}  // namespace

double similarity_entropy(const SimilarityEntropy& question, core::Run&) {
  const double base = log_of_base(kSimilarityEntropy, question.base);
  if (!(question.temperature > 0) || std::isinf(question.temperature))
    throw BadParameter(kSimilarityEntropy, "temperature", fmt::format("{:g}", question.temperature),
                       "above 0 and finite");
  const core::Array similarity = question.similarity.as_real();
  const std::size_t n = similarity.rank() == 2 ? similarity.dimension(0).size : 0;
  if (n == 0 || similarity.dimension(1).size != n)
    throw BadParameter(kSimilarityEntropy, "similarity",
                       similarity.rank() == 2 ? fmt::format("{} × {}", n, similarity.dimension(1).size)
                                              : fmt::format("an array of {} dimension{}", similarity.rank(),
                                                            similarity.rank() == 1 ? "" : "s"),
                       "a square, a row and a column for each answer");
  const auto weights = read_weights(question.weights, n);
  const auto values = similarity.real();
  CompensatedSum sum;
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = values.subspan(i * n, n);
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < n; ++j) {
      if (std::isnan(row[j]) || row[j] == std::numeric_limits<double>::infinity())
        throw BadParameter(kSimilarityEntropy, "similarity", fmt::format("{:g} at [{}, {}]", row[j], i + 1, j + 1),
                           "a number below infinity");
      most = std::max(most, row[j]);
    }
    if (std::isinf(most))
      throw BadParameter(kSimilarityEntropy, "similarity", fmt::format("-inf throughout row {}", i + 1),
                         "finite somewhere, as an answer is like itself");
    double exponentials = 0;
    for (const double s : row) exponentials += std::exp((s - most) / question.temperature);
    sum.add(-weights[i] * (most / question.temperature + std::log(exponentials)));
  }
  return sum.value() / base;
}

}  // namespace ansatz::information
