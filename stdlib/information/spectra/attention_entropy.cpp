// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/attention_entropy.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kAttentionEntropy = "attention_entropy";
constexpr double kSum = 1e-6;  // by which a row may miss one: weights are often of single precision

void check(const AttentionEntropy& question) {
  const core::Array& weights = question.weights;
  if (weights.rank() < 2 || weights.size() == 0)
    throw BadParameter(kAttentionEntropy, "weights",
                       fmt::format("of {} dimensions, {} elements", weights.rank(), weights.size()),
                       "[query, key], after dimensions of heads if there are any, not empty");
  const std::size_t queries = weights.dimension(weights.rank() - 2).size;
  const std::size_t keys = weights.dimension(weights.rank() - 1).size;
  if (question.causal && queries != keys)
    throw BadParameter(kAttentionEntropy, "weights", fmt::format("of {} queries, {} keys", queries, keys),
                       "of as many queries as keys where attention is causal");
  for (const auto& [name, value] : {std::pair{"collapse", question.collapse}, {"overload", question.overload}})
    if (!(value >= 0 && value <= 1))
      throw BadParameter(kAttentionEntropy, name, fmt::format("{:g}", value), "in [0, 1]");
  if (question.overload < question.collapse)
    throw BadParameter(kAttentionEntropy, "overload", fmt::format("{:g}", question.overload), "not below collapse");
}

/// −Σ p ln p of the keys that are seen.
double row_entropy(std::span<const double> row, std::size_t seen, std::size_t number) {
  double sum = 0, entropy = 0;
  for (std::size_t j = 0; j < row.size(); ++j) {
    const double p = row[j];
    if (!(p >= 0) || !std::isfinite(p))
      throw BadParameter(kAttentionEntropy, "weights", fmt::format("{:g} in row {}", p, number + 1),
                         "at least 0, and finite");
    if (j >= seen && p > 0)
      throw BadParameter(kAttentionEntropy, "weights",
                         fmt::format("{:g} from query {} on key {}", p, number + 1, j + 1),
                         "0 on later keys where attention is causal");
    sum += p;
    if (p > 0) entropy -= p * std::log(p);
  }
  if (std::abs(sum - 1) > kSum)
    throw BadParameter(kAttentionEntropy, "weights", fmt::format("row {} of sum {:.8g}", number + 1, sum),
                       "rows of sum 1");
  return entropy;
}

}  // namespace

AttentionEntropyEstimate attention_entropy(const AttentionEntropy& question, core::Run& run) {
  check(question);
  const core::Array numbers = question.weights.as_real();
  const std::size_t rank = numbers.rank(), keys = numbers.dimension(rank - 1).size,
                    queries = numbers.dimension(rank - 2).size, heads = numbers.size() / keys / queries;
  std::vector<double> entropy(heads * queries), mean(heads), relative(heads), collapsed(heads), overloaded(heads);
  for (std::size_t head = 0; head < heads; ++head) {
    run.tick();
    double counted = 0;
    for (std::size_t query = 0; query < queries; ++query) {
      const std::size_t row = head * queries + query, seen = question.causal ? query + 1 : keys;
      entropy[row] = row_entropy(numbers.real().subspan(row * keys, keys), seen, query);
      mean[head] += entropy[row] / static_cast<double>(queries);
      if (seen < 2) continue;
      const double share = entropy[row] / std::log(static_cast<double>(seen));
      ++counted;
      relative[head] += share;
      collapsed[head] += share < question.collapse;
      overloaded[head] += share > question.overload;
    }
    for (auto* of_head : {&relative, &collapsed, &overloaded})
      (*of_head)[head] = counted > 0 ? (*of_head)[head] / counted : std::numeric_limits<double>::quiet_NaN();
  }
  const auto& all = numbers.dimensions();
  const std::vector<core::Dimension> rows(all.begin(), all.end() - 1), of_heads(all.begin(), all.end() - 2);
  return {core::Array(rows, std::move(entropy)), core::Array(of_heads, std::move(mean)),
          core::Array(of_heads, std::move(relative)), core::Array(of_heads, std::move(collapsed)),
          core::Array(of_heads, std::move(overloaded))};
}

double least_attention_entropy(const LeastAttentionEntropy& question, core::Run&) {
  constexpr const char* kLeast = "least_attention_entropy";
  if (!(question.norm >= 0) || !std::isfinite(question.norm))
    throw BadParameter(kLeast, "norm", fmt::format("{:g}", question.norm), "at least 0, and finite");
  if (question.keys < 1) throw BadParameter(kLeast, "keys", std::to_string(question.keys), "at least 1");
  if (question.keys == 1) return 0;
  const double others = question.keys - 1.0, lead = question.norm * std::sqrt(question.keys / others);
  const double rest = others * std::exp(-lead);
  return std::log1p(rest) + lead * rest / (1 + rest);
}

}  // namespace ansatz::information
