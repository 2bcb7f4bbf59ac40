// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/semantic_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/sequences/series.h"
#include "stdlib/information/sequences/symbols.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kSemanticEntropy = "semantic_entropy";

Symbols read_entailments(const core::Array& given, const std::string& joined) {
  const core::Array entails = given.as_real();
  const std::size_t n = entails.dimension(0).size;
  if (entails.rank() != 2 || entails.dimension(1).size != n || n == 0)
    throw BadParameter(kSemanticEntropy, "answers",
                       entails.rank() == 2 ? fmt::format("{} × {}", n, entails.dimension(1).size)
                                           : fmt::format("an array of {} dimensions", entails.rank()),
                       "a label for each answer, or a square that says which entails which");
  const auto values = entails.real();
  for (std::size_t k = 0; k < values.size(); ++k)
    if (!(values[k] >= 0 && values[k] <= 1))
      throw BadParameter(kSemanticEntropy, "answers", fmt::format("{:g} at [{}, {}]", values[k], k / n + 1, k % n + 1),
                         "in [0, 1] where it says which entails which");
  const auto same = [&](std::size_t i, std::size_t j) { return values[i * n + j] > 0.5 && values[j * n + i] > 0.5; };
  Symbols meaning(n);
  if (joined == "first") {
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t c = 0;
      while (c < firsts.size() && !same(firsts[c], i)) ++c;
      if (c == firsts.size()) firsts.push_back(i);
      meaning[i] = static_cast<std::uint32_t>(c);
    }
    return meaning;
  }
  constexpr std::uint32_t kNone = 0xffffffff;
  std::fill(meaning.begin(), meaning.end(), kNone);
  std::uint32_t found = 0;
  for (std::size_t start = 0; start < n; ++start) {
    if (meaning[start] != kNone) continue;
    std::vector<std::size_t> open{start};
    meaning[start] = found;
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      for (std::size_t j = 0; j < n; ++j) {
        if (meaning[j] != kNone || !same(i, j)) continue;
        meaning[j] = found;
        open.push_back(j);
      }
    }
    ++found;
  }
  return meaning;
}

Series read_beside(const char* name, const core::Array& given, std::size_t answers) {
  Series out(kSemanticEntropy, name, given, 0);
  if (out.size() != answers)
    throw BadParameter(kSemanticEntropy, name, fmt::format("{} value{}", out.size(), out.size() == 1 ? "" : "s"),
                       fmt::format("one for each of {} answers", answers));
  return out;
}

// Of each answer, relative to the likeliest.
std::vector<double> weights_of(const SemanticEntropy& question, std::size_t answers) {
  if (!question.log_likelihoods) {
    if (question.lengths) throw BadParameter(kSemanticEntropy, "lengths", "given alone", "beside log_likelihoods");
    return std::vector<double>(answers, 1.0);
  }
  const Series logs = read_beside("log_likelihoods", *question.log_likelihoods, answers);
  std::vector<double> weights(logs.values().begin(), logs.values().end());
  if (question.lengths) {
    const Series lengths = read_beside("lengths", *question.lengths, answers);
    for (std::size_t i = 0; i < answers; ++i) {
      if (!(lengths[i] > 0))
        throw BadParameter(kSemanticEntropy, "lengths", fmt::format("{:g} at element {}", lengths[i], i + 1),
                           "above 0");
      weights[i] /= lengths[i];
    }
  }
  const double likeliest = *std::max_element(weights.begin(), weights.end());
  for (double& w : weights) w = std::exp(w - likeliest);
  return weights;
}

}  // namespace

SemanticEntropyEstimate semantic_entropy(const SemanticEntropy& question, core::Run&) {
  const double base = log_of_base(kSemanticEntropy, question.base);
  if (question.joined != "first" && question.joined != "components")
    throw BadParameter(kSemanticEntropy, "joined", "\"" + question.joined + "\"", "\"first\" or \"components\"");
  const core::Array answers = as_array(question.answers);
  const Symbols meaning = answers.rank() < 2 ? read_symbols(kSemanticEntropy, answers, "values", "answers")
                                             : read_entailments(answers, question.joined);
  const auto weights = weights_of(question, meaning.size());
  std::vector<double> shares(*std::max_element(meaning.begin(), meaning.end()) + std::size_t{1}), numbers;
  double total = 0;
  for (std::size_t i = 0; i < meaning.size(); ++i) {
    shares[meaning[i]] += weights[i];
    total += weights[i];
    numbers.push_back(meaning[i] + 1.0);
  }
  for (double& p : shares) p /= total;
  SemanticEntropyEstimate out;
  out.entropy = shannon_entropy(shares) / base;
  out.meanings = core::Array::along("answer", std::move(numbers));
  out.shares = core::Array::along("meaning", std::move(shares));
  return out;
}

}  // namespace ansatz::information
