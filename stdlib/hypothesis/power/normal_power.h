// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/power/power_question.h"

namespace ansatz::hypothesis {

/// A test of a correlation before its data.
struct CorrelationPower : PowerQuestion {
  std::string alternative = "two-sided";  ///< "greater": looks for effects above 0
};

/// Power of a test that a correlation is 0, by Fisher's z: atanh r is normal with variance 1/(n − 3). The effect is the
/// correlation; n counts pairs. A few percent off below n = 10.
///
/// Errors   BadParameter: see PowerQuestion.
/// Source   Cohen, Statistical Power Analysis (1988), ch. 3.
PowerResult correlation_power(const CorrelationPower& question, core::Run& run);

/// A comparison of two proportions before its data.
struct ProportionsPower : PowerQuestion {
  double ratio = 1;                       ///< of the second sample's size to the first's, above 0
  std::string alternative = "two-sided";  ///< "greater": looks for effects above 0
};

/// Power of a comparison of two proportions by their arcsines, whose variance is 1/n whatever the proportion. The
/// effect is Cohen's h (cohen_h); n counts observations in the first sample.
///
/// Errors   BadParameter: see PowerQuestion; a ratio that is none.
/// Source   Cohen, Statistical Power Analysis (1988), ch. 6.
PowerResult proportions_power(const ProportionsPower& question, core::Run& run);

/// Two proportions.
struct CohenH {
  double first = 0, second = 0;  ///< each in [0, 1]
};

/// Cohen's h = 2 asin √p₁ − 2 asin √p₂: how far two proportions are apart, on a scale where their spread is the same.
///
/// Errors   BadParameter: a proportion outside [0, 1].
/// Source   Cohen, Statistical Power Analysis (1988), ch. 6.
double cohen_h(const CohenH& question, core::Run& run);

}  // namespace ansatz::hypothesis
