// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/distributions/anderson_darling_samples.h"
#include "stdlib/hypothesis/distributions/cramer_von_mises.h"
#include "stdlib/hypothesis/distributions/energy_test.h"
#include "stdlib/hypothesis/distributions/epps_singleton.h"
#include "stdlib/hypothesis/distributions/fits.h"
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"
#include "stdlib/hypothesis/distributions/kuiper.h"
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"

namespace ansatz::hypothesis {

namespace {

const char* kCdf = "The distribution function, as x => 0.5 * (1 + erf(x / sqrt(2))); known beforehand, not fitted.";

void declare_fits(core::Registry& registry) {
  auto kolmogorov = registry.kernel("hypothesis.kolmogorov_smirnov_fit", &kolmogorov_smirnov_fit);
  kolmogorov.summary("One-sample Kolmogorov–Smirnov test: does the sample come from a known distribution?");
  read_comparison(kolmogorov, kOne);
  kolmogorov.parameter("cdf", &KolmogorovSmirnovFit::cdf).required().arity(1).meaning(kCdf);
  read_alternative(kolmogorov, &KolmogorovSmirnovFit::alternative, "\"greater\": the sample is larger somewhere.");
  read_confidence(kolmogorov, &KolmogorovSmirnovFit::confidence);
  kolmogorov.source(core::cite("marsaglia2003"))
      .example("hypothesis.kolmogorov_smirnov_fit([0.8], cdf = x => x).p", 0.4, 1e-10);

  auto cramer = registry.kernel("hypothesis.cramer_von_mises_fit", &cramer_von_mises_fit);
  cramer.summary("One-sample Cramér–von Mises test: does the sample come from a known distribution?");
  read_comparison(cramer, kOne);
  cramer.parameter("cdf", &CramerVonMisesFit::cdf).required().arity(1).meaning(kCdf);
  cramer.source(core::cite("csorgo1996"))
      .example("hypothesis.cramer_von_mises_fit([0.25, 0.75], cdf = x => x).statistic", 1.0 / 24, 1e-12);
}

void declare_whole_curves(core::Registry& registry) {
  auto cramer = registry.kernel("hypothesis.cramer_von_mises", &cramer_von_mises);
  cramer.summary("Two-sample Cramér–von Mises test: do the samples come from one distribution?");
  read_comparison(cramer, kTwo);
  cramer.parameter("method", &CramerVonMises::method)
      .range(core::one_of({"auto", "exact", "asymptotic", "permutation"}))
      .meaning(
          "How p is found; \"auto\" is exact up to 20 values in each sample, asymptotic beyond, and from divisions "
          "of the pooled values where some are tied.")
      .parameter("draws", &CramerVonMises::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .version(2)
      .draws_randomness()
      .source(core::cite("anderson1962"))
      .example(two_sample_example("cramer_von_mises", ".p"), 0.011188811188811189, 1e-10);

  auto anderson = registry.kernel("hypothesis.anderson_darling_samples", &anderson_darling_samples);
  anderson.summary("Anderson–Darling test of several samples: do they come from one distribution?")
      .details("p is read off a table of critical values and lies in [0.001, 0.25]; beyond, a warning says so.");
  read_comparison(anderson, kSeveral);
  anderson.version(2);  // far-away samples had p = 0.25
  anderson.parameter("ties", &AndersonDarlingSamples::ties)
      .range(core::one_of({"midrank", "right"}))
      .meaning("How a tied value counts: half below, or as the step functions have it.")
      .source(core::cite("scholz1987"))
      .example(two_sample_example("anderson_darling_samples", ".p"), 0.0089, 0.001);
}

void declare_circles_and_waves(core::Registry& registry) {
  auto circle = registry.kernel("hypothesis.kuiper", &kuiper);
  circle.summary("Kuiper's test: do the samples come from one distribution, on a line or on a circle?");
  read_comparison(circle, kTwo);
  circle.parameter("method", &Kuiper::method)
      .range(core::one_of({"auto", "asymptotic", "permutation"}))
      .meaning(
          "How p is found; \"auto\" from divisions of the pooled values, and asymptotic where there are more than "
          "10⁴ and none tied.")
      .parameter("draws", &Kuiper::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .version(2)
      .draws_randomness()
      .source(core::cite("kuiper1960"))
      .source(core::cite("stephens1965", "for the asymptotic p"))
      .example("hypothesis.kuiper([1, 2, 3], [4, 5, 6]).statistic", 1, 1e-12);

  auto waves = registry.kernel("hypothesis.epps_singleton", &epps_singleton);
  waves.summary("Epps–Singleton test by characteristic functions: do the samples come from one distribution?");
  read_comparison(waves, kTwo);
  waves.parameter("points", &EppsSingleton::points)
      .range(core::above(0))
      .meaning("Where the characteristic functions are looked at, over half the interquartile range.")
      .source(core::cite("epps1986"))
      .example(
          "hypothesis.epps_singleton([12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8], [15.5, 16.2, 14.9, 17.3, 15.8, "
          "16.9, 18.1, 15.2, 16.4]).p",
          0.031966956843232724, 1e-9);
}

}  // namespace

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
  energy.summary("Energy test: do the samples come from one distribution, whatever the difference?")
      .details(
          "Two arrays of two dimensions are samples of points, a row a point, with Euclidean distances. Baringhaus and "
          "Franz's Cramér test has half the statistic and the same p.");
  read_comparison(energy, kTwoOfPoints);
  energy.parameter("draws", &EnergyTest::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("rizzo2013"))
      .source(core::cite("baringhaus2004", "as the Cramér test"))
      .example(two_sample_example("energy_test", ".statistic"), 9.097380952380954, 1e-10);

  auto discrepancy = registry.kernel("hypothesis.maximum_mean_discrepancy", &maximum_mean_discrepancy);
  discrepancy.summary("Maximum mean discrepancy with a Gaussian kernel: do the samples come from one distribution?")
      .details("Two arrays of two dimensions are samples of points, a row a point, with Euclidean distances.");
  read_comparison(discrepancy, kTwoOfPoints);
  discrepancy.parameter("width", &MaximumMeanDiscrepancy::width)
      .range(core::at_least(0))
      .meaning("σ of exp(−d²/(2σ²)), in the unit of the data; 0 takes the median distance of pooled values.")
      .parameter("method", &MaximumMeanDiscrepancy::method)
      .range(core::one_of({"permutation", "linear"}))
      .meaning("How p is found; \"linear\" looks at neighbouring draws only, for more than 5000 of them.")
      .parameter("draws", &MaximumMeanDiscrepancy::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("gretton2012"))
      .example("hypothesis.maximum_mean_discrepancy([1, 2, 3], [4, 5, 6], width = 1).statistic", 1.0634645194698211,
               1e-10);

  declare_whole_curves(registry);
  declare_circles_and_waves(registry);
  declare_fits(registry);
}

}  // namespace ansatz::hypothesis
