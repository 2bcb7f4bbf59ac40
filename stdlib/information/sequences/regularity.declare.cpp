// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/sequences/dispersion_entropy.h"
#include "stdlib/information/sequences/fuzzy_entropy.h"
#include "stdlib/information/sequences/hjorth.h"
#include "stdlib/information/sequences/sample_entropy.h"
#include "stdlib/information/sequences/singular_value_entropy.h"
#include "stdlib/information/sequences/spectral_entropy.h"

namespace ansatz::information {

namespace {

constexpr const char* kSeries = "A series in even steps.";

// What the kernels of stretches that are alike share.
template <class Question, class Out>
void read_alike(core::KernelBuilder<Question, Out>& kernel, core::Range r = core::at_least(0)) {
  kernel.parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning(kSeries)
      .parameter("m", &Question::m)
      .range(core::at_least(1))
      .meaning("Values of a stretch; some 10^m to 30^m values of x are wanted.")
      .parameter("r", &Question::r)
      .range(std::move(r))
      .meaning("How far apart the values of two stretches that are alike may be.")
      .parameter("r_in", &Question::r_in)
      .range(core::one_of({"deviation", "x"}))
      .meaning("What r counts in: the standard deviation of x, or the unit of x.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(kBase);
}

}  // namespace

void declare_regularity(core::Registry& registry) {
  auto sample = registry.kernel("information.sample_entropy", &sample_entropy);
  sample.summary("How often stretches of a series that are alike stay so for one more value.");
  read_alike(sample);
  sample.returns("−ln of that share; infinite where none does, NaN where no two stretches are alike.")
      .source(core::cite("richman2000"))
      .example("information.sample_entropy([1, 2, 1, 2, 1, 2, 1, 2])", 0, 1e-12)
      .example("information.sample_entropy(uniform(0, 1, 1000))", 2.2, 0.3);

  auto approximate = registry.kernel("information.approximate_entropy", &approximate_entropy);
  approximate.summary("Approximate entropy: the older, biased form of sample entropy.");
  read_alike(approximate);
  approximate.returns("φ_m − φ_{m+1}.")
      .source(core::cite("pincus1991"))
      .example("information.approximate_entropy([1, 1, 1, 1, 1, 1])", 0, 1e-12);

  auto scales = registry.kernel("information.multiscale_entropy", &multiscale_entropy);
  scales.summary("Sample entropy of means over 1, 2, … values.");
  read_alike(scales);
  scales.parameter("scales", &MultiscaleEntropy::scales)
      .range(core::at_least(1))
      .meaning("The largest number of values a mean is taken over.")
      .parameter("average", &MultiscaleEntropy::average)
      .range(core::one_of({"plain", "composite", "refined"}))
      .meaning("Whether series of means with other starts are used too: by their entropies, or by their counts.")
      .returns("Sample entropy at each scale.")
      .source(core::cite("costa2002"))
      .source(core::cite("wu2014", "for composite and refined"))
      .example("information.multiscale_entropy(normal(0, 1, 600), scales = 3)[1]", 2.2, 0.4);

  auto fuzzy = registry.kernel("information.fuzzy_entropy", &fuzzy_entropy);
  fuzzy.summary("Sample entropy where stretches of a series are alike by degrees, so that short series have one.");
  read_alike(fuzzy, core::above(0));
  fuzzy.parameter("power", &FuzzyEntropy::power)
      .range(core::above(0))
      .meaning("How sharply likeness falls off near r: exp(−(d/r)^power).")
      .parameter("centred", &FuzzyEntropy::centred)
      .meaning("Take the mean of each stretch out first, so that shapes are compared and not levels.")
      .returns("ln φ_m − ln φ_{m+1}, φ the mean likeness of two stretches.")
      .source(core::cite("chen2007"))
      .example("information.fuzzy_entropy([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])", 0, 1e-12)
      // ½ ln(1 + 2/r²) of independent normal values.
      .example("information.fuzzy_entropy(normal(0, 1, 1000), m = 1, r = 1)", 0.549, 0.05);

  registry.kernel("information.dispersion_entropy", &dispersion_entropy)
      .version(2)
      .summary("Entropy of patterns of classes, which unlike order patterns know how large steps are.")
      .parameter("x", &DispersionEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kSeries)
      .parameter("m", &DispersionEntropy::m)
      .range(core::at_least(1))
      .meaning("Values a pattern.")
      .parameter("classes", &DispersionEntropy::classes)
      .range(core::at_least(2))
      .meaning("Classes of equal share under a normal distribution of x's mean and deviation.")
      .parameter("lag", &DispersionEntropy::lag)
      .range(core::at_least(1))
      .meaning("Steps between the values of a pattern.")
      .parameter("normalised", &DispersionEntropy::normalised)
      .meaning("Divide by that of all patterns alike.")
      .parameter("base", &DispersionEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ p ln p over the patterns.")
      .source(core::cite("rostaghi2016"))
      .example("information.dispersion_entropy([-1, 1, -1, 1, -1], classes = 2)", 0.6931471805599453, 1e-12);

  registry.kernel("information.singular_value_entropy", &singular_value_entropy)
      .summary("How many directions the states of a series fill: entropy of singular values (SVD entropy).")
      .parameter("x", &SingularValueEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kSeries)
      .parameter("m", &SingularValueEntropy::m)
      .range(core::at_least(2))
      .meaning("Values a state.")
      .parameter("lag", &SingularValueEntropy::lag)
      .range(core::at_least(1))
      .meaning("Steps between the values of a state.")
      .parameter("normalised", &SingularValueEntropy::normalised)
      .meaning("Divide by that of all directions alike.")
      .parameter("base", &SingularValueEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ p ln p of the shares p of the singular values.")
      .source(core::cite("roberts1999"))
      .example("information.singular_value_entropy([4, 7, 9, 10, 6, 11, 3], m = 2, base = \"bit\")", 0.7618909465130066,
               1e-12);

  registry.kernel("information.hjorth", &hjorth)
      .version(2)
      .summary("Hjorth's parameters: how large, how fast and how far from a sine a series is.")
      .parameter("x", &Hjorth::x)
      .required()
      .range(core::any_number())
      .meaning(kSeries)
      .parameter("step", &Hjorth::step)
      .range(core::above(0))
      .meaning("Time between values, for mobility.")
      .result("activity", &HjorthParameters::activity)
      .meaning("Variance.")
      .result("mobility", &HjorthParameters::mobility)
      .meaning("Deviation of the derivative over that of x: the root mean square frequency, in radians a unit of time.")
      .result("complexity", &HjorthParameters::complexity)
      .meaning("Mobility of the derivative over that of x: 1 for a sine.")
      .source(core::cite("hjorth1970"))
      .example("information.hjorth([0, 1, 0, -1, 0, 1, 0, -1, 0]).activity", 4 / 9.0, 1e-15);

  registry.kernel("information.spectral_entropy", &spectral_entropy)
      .summary("Entropy of how a series' variance is shared among frequencies.")
      .parameter("x", &SpectralEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kSeries)
      .parameter("spectrum", &SpectralEntropy::spectrum)
      .range(core::one_of({"periodogram", "welch"}))
      .alternatives({"welch"})
      .meaning("Of the whole series, or a mean over tapered stretches, half of each in the next.")
      .parameter("stretch", &SpectralEntropy::stretch)
      .range(core::at_least(2))
      .meaning("Values of a stretch under \"welch\".")
      .parameter("normalised", &SpectralEntropy::normalised)
      .meaning("Divide by that of all frequencies alike.")
      .parameter("base", &SpectralEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ P ln P of the shares P.")
      .source(core::cite("inouye1991"))
      .source(core::cite("welch1967", "for welch"))
      .example("information.spectral_entropy([1, 0, -1, 0, 1, 0, -1, 0])", 0, 1e-12);
}

}  // namespace ansatz::information
