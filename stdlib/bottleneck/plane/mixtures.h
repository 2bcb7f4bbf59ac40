// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/bottleneck/plane/estimators.h"
#include "stdlib/bottleneck/plane/snapshot.h"

namespace ansatz::bottleneck {

// A layer whose units have normal noise: T is a mixture of as many normal distributions as there are patterns.

/// With noise of variance σ² on exact units h, and distances d² between patterns,
///
///   upper   I(X; T) ≤ −Σ_i p_i ln Σ_j p_j exp(−d²_ij/2σ²)
///   lower   the same with 8σ² in place of 2σ²
///
/// and I(T; Y) from the difference of such entropies of all patterns and of each class.
/// Source   Kolchinsky & Tracey (2017), eqs. 10 and 11; Saxe et al. (2018); Chelombiev, Houghton & O'Donnell (2019) for
///          noise that follows the activity.
std::vector<PlanePoint> points_of(const std::string& kernel, const Smoothed& estimator, const Snapshot& snapshot,
                                  core::Run& run);

/// With noise on every layer of the way. h(T) is that of a mixture centred on one noisy path a pattern, h(T|X) that of
/// mixtures centred on `paths` of them a pattern; both by their densities at drawn points, relative to what one normal
/// distribution has there.
/// Accuracy h(T|X) of layers beyond the first is too small where the noise of earlier layers spreads over more than
///          `paths` places, and I(X; T) too large then, by at most what ln `paths` leaves.
/// Random   run.stream("rows"), run.stream("noise"), run.stream("points").
/// Source   Goldfeld et al. (2019), §IV.
std::vector<PlanePoint> points_of(const std::string& kernel, const Noised& estimator, const Snapshot& snapshot,
                                  core::Run& run);

}  // namespace ansatz::bottleneck
