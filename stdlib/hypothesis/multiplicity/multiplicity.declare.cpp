// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/multiplicity/adjusted_p.h"

namespace ansatz::hypothesis {

void declare_corrections(core::Registry& registry) {
  constexpr const char* kFamily = "The p-values of one family; a NaN stays and is not counted.";
  registry.kernel("hypothesis.holm", &holm)
      .summary("Holm's adjusted p-values: no false rejection with the given chance.")
      .parameter("p", &AdjustedP::p)
      .required()
      .range(core::any_number())
      .meaning(kFamily)
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("holm1979"))
      .example("hypothesis.holm([0.01, 0.04, 0.03])[2]", 0.06, 1e-12);
  registry.kernel("hypothesis.benjamini_hochberg", &benjamini_hochberg)
      .summary("Benjamini–Hochberg adjusted p-values: the share of false rejections at most the given one.")
      .parameter("p", &AdjustedP::p)
      .required()
      .range(core::any_number())
      .meaning(kFamily)
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("benjamini1995"))
      .example("hypothesis.benjamini_hochberg([0.01, 0.04, 0.03])[3]", 0.04, 1e-12);
}

}  // namespace ansatz::hypothesis
