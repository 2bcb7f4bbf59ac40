// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// The share of each row in I(X; Y | Z) of states, in nats, from relative frequencies: ln[n_z n_xyz/(n_xz n_yz)].
std::vector<double> local_state_information(const Points& x, const Points& y, const Points& given);

/// Their mean, I(X; Y | Z) in nats from relative frequencies, rows being states: Σ (n_xyz/N) ln[n_z n_xyz/(n_xz n_yz)].
/// Z of no columns gives I(X; Y).
double state_information(const Points& x, const Points& y, const Points& given);

/// H(X | Z) in nats from relative frequencies. Z of no columns gives H(X).
double state_entropy(const Points& x, const Points& given);

}  // namespace ansatz::information
