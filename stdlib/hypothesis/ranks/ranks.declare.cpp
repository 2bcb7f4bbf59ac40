// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/ranks/kruskal_wallis.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"

namespace ansatz::hypothesis {

void declare_rank_tests(core::Registry& registry) {
  auto mann_whitney_kernel = registry.kernel("hypothesis.mann_whitney", &mann_whitney);
  mann_whitney_kernel.summary("Mann–Whitney U test: does one sample tend to be larger than the other?");
  read_comparison(mann_whitney_kernel, kTwo);
  read_alternative(mann_whitney_kernel, &MannWhitney::alternative, "\"greater\": the first sample is larger.");
  read_method(mann_whitney_kernel, &MannWhitney::method,
              "How p is found; \"auto\" is exact where a sample has at most 8 values and there are no ties.");
  mann_whitney_kernel.parameter("continuity", &MannWhitney::continuity)
      .meaning("The half in the normal approximation.");
  read_confidence(mann_whitney_kernel, &MannWhitney::confidence);
  mann_whitney_kernel.source(core::cite("mann1947"))
      .source(core::cite("lehmann1975"))
      .example(two_sample_example("mann_whitney", ".p"), 0.009324009324009324, 1e-10);

  auto kruskal = registry.kernel("hypothesis.kruskal_wallis", &kruskal_wallis);
  kruskal.summary("Kruskal–Wallis rank test: do all samples come from one distribution?");
  read_comparison(kruskal, kSeveral);
  read_confidence(kruskal, &KruskalWallis::confidence);
  kruskal.source(core::cite("kruskal1952"))
      .example("hypothesis.kruskal_wallis([1, 3, 5, 7, 9], [2, 4, 6, 8, 10], [11, 12, 13, 14, 15]).statistic", 9.5,
               1e-10);
}

}  // namespace ansatz::hypothesis
