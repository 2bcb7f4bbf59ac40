// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/distributions/energy_test.h"
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"

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

  auto energy = registry.kernel("hypothesis.energy_test", &energy_test);
  energy.summary("Energy test: do the samples come from one distribution, whatever the difference?");
  read_comparison(energy, kTwo);
  energy.parameter("draws", &EnergyTest::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("rizzo2013"))
      .example(two_sample_example("energy_test", ".statistic"), 9.097380952380954, 1e-10);

  auto discrepancy = registry.kernel("hypothesis.maximum_mean_discrepancy", &maximum_mean_discrepancy);
  discrepancy.summary("Maximum mean discrepancy with a Gaussian kernel: do the samples come from one distribution?");
  read_comparison(discrepancy, kTwo);
  discrepancy.parameter("width", &MaximumMeanDiscrepancy::width)
      .range(core::at_least(0))
      .meaning("σ of exp(−d²/(2σ²)), in the unit of the data; 0 takes the median distance of pooled values.")
      .parameter("draws", &MaximumMeanDiscrepancy::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("gretton2012"))
      .example("hypothesis.maximum_mean_discrepancy([1, 2, 3], [4, 5, 6], width = 1).statistic", 1.0634645194698211,
               1e-10);
}

}  // namespace ansatz::hypothesis
