// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// I(X; Y | Z) in nats from relative frequencies, rows being states: Σ (n_xyz/N) ln[n_z n_xyz/(n_xz n_yz)]. Z of no
/// columns gives I(X; Y).
double state_information(const Points& x, const Points& y, const Points& given);

}  // namespace ansatz::information
