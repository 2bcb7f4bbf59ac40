// SPDX-License-Identifier: MIT
#include "interpreter/check/results.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace ansatz::check {

Gives result_of(const core::Kernel& kernel) {
  static const std::unordered_map<std::string_view, Gives> kKnown = {
      {"linspace", Gives::sequence},    {"geometric", Gives::sequence},
      {"sqrt", Gives::elementwise},     {"exp", Gives::elementwise},
      {"log", Gives::elementwise},      {"abs", Gives::elementwise},
      {"sin", Gives::elementwise},      {"cos", Gives::elementwise},
      {"tan", Gives::elementwise},      {"tanh", Gives::elementwise},
      {"floor", Gives::elementwise},    {"ceil", Gives::elementwise},
      {"round", Gives::elementwise},    {"mean", Gives::one_of_them},
      {"sum", Gives::one_of_them},      {"min", Gives::one_of_them},
      {"max", Gives::one_of_them},      {"standard_deviation", Gives::one_of_them},
      {"median", Gives::one_of_them},   {"standard_error", Gives::one_of_them},
      {"quantile", Gives::one_of_them}, {"series_error", Gives::one_of_them},
      {"variance", Gives::one_number},  {"count", Gives::one_number},
      {"any", Gives::one_truth},        {"all", Gives::one_truth},
  };
  if (kernel.module != "basic") return Gives::anything;
  const auto found = kKnown.find(kernel.name);
  return found == kKnown.end() ? Gives::anything : found->second;
}

std::size_t most_samples(const core::Kernel& kernel) {
  static const std::unordered_set<std::string_view> kOfTwo = {
      "welch_t",
      "student_t",
      "paired_t",
      "mann_whitney",
      "brunner_munzel",
      "yuen_t",
      "equivalence_t",
      "cohen_d",
      "hedges_g",
      "cliff_delta",
      "hodges_lehmann",
      "roc_auc",
      "ansari_bradley",
      "mood_scale",
      "kuiper",
      "energy_test",
      "kolmogorov_smirnov",
      "cramer_von_mises",
      "epps_singleton",
      "variance_ratio",
      "pearson",
      "spearman",
      "kendall",
      "chatterjee_xi",
      "distance_correlation",
  };
  return kernel.module == "hypothesis" && kOfTwo.contains(kernel.name) ? 2 : 0;
}

}  // namespace ansatz::check
