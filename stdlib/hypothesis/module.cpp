// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/module.h"

namespace ansatz::hypothesis {

// In the order of the reference page; each beside its kernels.
void declare_results(core::Registry& registry);
void declare_rank_tests(core::Registry& registry);
void declare_distribution_tests(core::Registry& registry);
void declare_mean_tests(core::Registry& registry);
void declare_variance_tests(core::Registry& registry);
void declare_normality_tests(core::Registry& registry);
void declare_dependence_tests(core::Registry& registry);
void declare_circular_tests(core::Registry& registry);
void declare_table_tests(core::Registry& registry);
void declare_regression(core::Registry& registry);
void declare_model_comparisons(core::Registry& registry);
void declare_bayes_factors(core::Registry& registry);
void declare_resampling(core::Registry& registry);
void declare_post_hoc(core::Registry& registry);
void declare_effects(core::Registry& registry);
void declare_corrections(core::Registry& registry);
void declare_power(core::Registry& registry);
void declare_anytime_inference(core::Registry& registry);
void declare_adaptive_analysis(core::Registry& registry);

void declare(core::Registry& registry) {
  registry.module("hypothesis", "Hypothesis tests, effect sizes and corrections.");
  declare_results(registry);
  declare_rank_tests(registry);
  declare_distribution_tests(registry);
  declare_mean_tests(registry);
  declare_variance_tests(registry);
  declare_normality_tests(registry);
  declare_dependence_tests(registry);
  declare_circular_tests(registry);
  declare_table_tests(registry);
  declare_regression(registry);
  declare_model_comparisons(registry);
  declare_bayes_factors(registry);
  declare_resampling(registry);
  declare_post_hoc(registry);
  declare_effects(registry);
  declare_corrections(registry);
  declare_power(registry);
  declare_anytime_inference(registry);
  declare_adaptive_analysis(registry);
}

}  // namespace ansatz::hypothesis
