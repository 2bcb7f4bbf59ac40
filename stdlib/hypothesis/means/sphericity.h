// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace ansatz::hypothesis {

/// Errors   BadParameter: none of "greenhouse_geisser", "huynh_feldt" and "none".
void check_correction(const char* kernel, const std::string& correction);

/// ε̂ = (tr C)²/((k − 1) Σ C²) of the covariance of k measures with rows and columns centred, or of k − 1 orthonormal
/// contrasts of them: from 1/(k − 1) to 1.
double greenhouse_geisser(const std::vector<double>& covariance, std::size_t k);

/// What degrees of freedom are multiplied by, given ε̂ of q + 1 measures and the ν degrees of freedom of subjects behind
/// it (n − 1, or n less the groups): 1 for "none", and ((ν + 1) q ε̂ − 2)/(q (ν − q ε̂)) for "huynh_feldt", at most 1.
double sphericity_factor(const std::string& correction, double epsilon, double q, double nu);

}  // namespace ansatz::hypothesis
