// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"

namespace ansatz::hypothesis {

void declare_distribution_tests(core::Registry& registry) {
  auto kolmogorov = registry.kernel("hypothesis.kolmogorov_smirnov", &kolmogorov_smirnov);
  kolmogorov.summary("Two-sample Kolmogorov–Smirnov test: do the samples come from one distribution?");
  read_comparison(kolmogorov, kTwo);
  read_alternative(kolmogorov, &KolmogorovSmirnov::alternative, "\"greater\": the first sample is larger somewhere.");
  read_method(kolmogorov, &KolmogorovSmirnov::method,
              "How p is found; \"auto\" is exact up to 10⁴ values in each sample.");
  read_confidence(kolmogorov, &KolmogorovSmirnov::confidence);
  kolmogorov.source(core::cite("hodges1958"))
      .source(core::cite("schroer1995"))
      .example(two_sample_example("kolmogorov_smirnov", ".p"), 0.055944055944055944, 1e-10);
}

}  // namespace ansatz::hypothesis
