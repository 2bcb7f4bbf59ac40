// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "stdlib/core/random.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Takes the histories of a source out of step with a target, rows being times.
///   "rotate"   by a random number of steps, at least a twentieth of all, so that a slow source is out of step
///   "permute"  in random order
///   "block"    in stretches of `block` rows, which are put into random order
void disconnect(const std::string& how, std::size_t block, const core::Stream& stream, Points& histories);

/// A series with the same values and, nearly, the same power spectrum, otherwise random: each component by itself.
/// Amplitudes and ranks are imposed in turn until the ranks stay, at most 200 times. Ranks come last: a series of 1000
/// steps correlated by 0.85 from one to the next has 0.81 to 0.83 afterwards.
/// Source   Schreiber & Schmitz (1996).
Points with_the_same_spectrum(const Points& series, const core::Stream& stream);

}  // namespace ansatz::information
