// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::hypothesis {

/// Which way the first sample may differ: "two-sided", "greater" (its values are larger) or "less".
enum class Alternative { two_sided, greater, less };

/// Errors   BadParameter: another text.
Alternative read_alternative(const std::string& kernel, const std::string& text);

/// A level in (0, 1). Errors   BadParameter.
void check_confidence(const std::string& kernel, double confidence);

/// p from the two tail probabilities of a statistic: one of them, or twice the smaller one, at most 1.
double p_of_tails(Alternative alternative, double lower, double upper);

}  // namespace ansatz::hypothesis
